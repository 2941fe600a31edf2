import type { KeywordMatch, KeywordResult } from '../../answer/keywords.ts';
import { pieces } from '../../answer/sentences.ts';
import { joinSentences, listOf } from '../../i18n/format.ts';
import type { Section } from '../../questionnaire/schema.ts';
import { topicOf } from '../../questionnaire/structure.ts';
import type { Span } from '../../search/keywords.ts';
import { echo, escapeText, namedLink, small } from '../components/markdown.ts';
import { type Reply, reply } from '../components/reply.ts';
import type { Context } from '../context.ts';
import { emailNote, footer, pageRoom, replyButtons, sourceLine } from './frame.ts';
import { pageButtons, pageLine, paginate } from './pages.ts';
import { answerQuote, questionEntry, questionLink } from './questions.ts';
import { letteredTitle, sectionMenu } from './sections.ts';

/** Questions on a page: about two screens of a phone. */
const MATCHES_ON_PAGE = 8;

/**
 * Lists the questions that contain the keywords, each with a sentence that contains them.
 * @param typed The keywords as typed.
 * @param section The section to which the search was limited; undefined: all sections.
 * @param page From 1.
 */
export function keywordsReply(
  typed: string,
  { matches, replaced, hasWord }: KeywordResult,
  section: Section | undefined,
  page: number,
  context: Context,
): Reply {
  const { messages } = context;
  const where = section ? messages.inSection(escapeText(letteredTitle(section, messages))) : '';
  const options = { ...(section ? { section: section.id } : {}), keywords: typed };
  if (matches.length === 0) {
    return reply({
      texts: [
        ...(hasWord
          ? [
              joinSentences([`**${messages.foundNothing(echo(typed))}**`, where], messages),
              small(messages.searchTips),
            ]
          : [`**${messages.nothingToSearch(echo(typed))}**`, small(messages.wordNeeded)]),
        sourceLine(context),
      ],
      menus: [sectionMenu(context)],
      rows: [replyButtons(undefined, context)],
    });
  }
  const read = replaced.map(({ typed: word, used }) =>
    messages.searchedFor(echo(word), listOf(used.map(escapeText), messages)),
  );
  const head = [
    joinSentences([`**${messages.found(matches.length, echo(typed))}**`, where], messages),
    ...(read.length > 0 ? [small(read.join(' · '))] : []),
  ].join('\n');
  const masked = emailNote(
    matches.map(({ question }) => question.answer),
    context,
  );
  const foot = footer(context, masked);
  const shown = paginate(
    matches.map((match) => ({ match, text: matchText(match, context) })),
    ({ text }) => text.length,
    pageRoom(head, foot),
    page,
    MATCHES_ON_PAGE,
  );
  return reply({
    texts: [head, ...shown.items.map(({ text }) => text), pageLine(shown, context), foot],
    menus: [
      {
        placeholder: messages.openQuestion,
        entries: shown.items.map(({ match: { question } }) => questionEntry(question, context)),
      },
    ],
    rows: [
      [
        ...pageButtons(shown, (at) => ({ command: 'search', options: { page: at, ...options } }), context),
        ...replyButtons({ command: 'search', options: { page: shown.page, ...options } }, context, masked),
      ],
    ],
  });
}

/** In UTF-16 units, markup included: a sentence of most of a page is read in its question. */
const LONGEST_MATCH = 2_000;

function matchText({ question, where, sentence, marks }: KeywordMatch, context: Context): string {
  const marked = `> ${emphasized(sentence, marks).replaceAll('\n', ' ')}`;
  // Hundreds of matches in a sentence: cut safely instead of marked.
  const shown = marked.length > LONGEST_MATCH ? answerQuote(sentence, LONGEST_MATCH) : marked;
  const label = topicOf(context.answers.response, question.number)?.label ?? '';
  const asked = where === 'question' ? `\n${small(context.messages.inTheQuestion)}` : '';
  return `**${questionLink(question, context)} · ${escapeText(label)}**${asked}\n${shown}`;
}

/** Shows a sentence with the matched words in bold and clickable links. A link with a match in it is bold as a whole. */
function emphasized(sentence: string, marks: readonly Span[]): string {
  let at = 0;
  return pieces(sentence)
    .map((piece) => {
      const from = at;
      at = piece.kind === 'link' ? piece.link.end : at + piece.text.length;
      const inside = marks.filter(({ start, end }) => start < at && end > from);
      if (piece.kind === 'link')
        return inside.length > 0 ? `**${namedLink(piece.link)}**` : namedLink(piece.link);
      let shown = '';
      let done = from;
      for (const { start, end } of inside) {
        shown += `${escapeText(sentence.slice(done, start))}**${escapeText(sentence.slice(start, end))}**`;
        done = end;
      }
      return shown + escapeText(sentence.slice(done, at));
    })
    .join('');
}
