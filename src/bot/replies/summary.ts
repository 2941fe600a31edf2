import { CUT_MARK } from '../../answer/sentences.ts';
import { countStates, QUESTION_STATES, type QuestionState } from '../../answer/states.ts';
import { type Figures, figuresOf, type SummaryLine, summarize, summarizeAll } from '../../answer/summary.ts';
import type { Question, Section } from '../../questionnaire/schema.ts';
import { numberRanges, questionsOf } from '../../questionnaire/structure.ts';
import { escapeText, hostLink, small } from '../components/markdown.ts';
import { type Reply, reply } from '../components/reply.ts';
import type { Context } from '../context.ts';
import { emailNote, footer, pageRoom, replyButtons, sourceLine } from './frame.ts';
import { pageButtons, pageLine, paginate } from './pages.ts';
import { letteredTitle } from './sections.ts';
import { topicEntry, topicHeading } from './topics.ts';

/** Topics on a page: about three screens of a phone. */
const TOPICS_ON_PAGE = 12;

/**
 * Sums up a section, topic by topic.
 * @param page From 1; the last page if there is no such page.
 */
export function summaryReply(section: Section, page: number, context: Context): Reply {
  const { messages, answers } = context;
  const summary = summarize(answers.response, section);
  const head = `## ${escapeText(letteredTitle(section, messages))}\n${small(figuresLine(summary.figures, context))}`;
  const masked = emailNote(
    summary.lines.flatMap(({ telling, development }) => [...telling, ...development]),
    context,
  );
  const foot = footer(context, masked);
  const room = pageRoom(head, foot);
  const shown = paginate(
    summary.lines.map((line) => ({ line, text: lineText(line, context) })),
    ({ text }) => text.length,
    room,
    page,
    TOPICS_ON_PAGE,
  );
  const options = { section: section.id };
  return reply({
    texts: [head, ...shown.items.map(({ text }) => text), pageLine(shown, context), foot],
    menus: [
      {
        placeholder: messages.openTopic,
        entries: shown.items.map(({ line }) => topicEntry(line.topic, context)),
      },
    ],
    rows: [
      [
        ...pageButtons(shown, (at) => ({ command: 'summary', options: { page: at, ...options } }), context),
        { label: messages.allSections, action: 'open', to: { command: 'summary', options: {} } },
        ...replyButtons({ command: 'summary', options: { ...options, page: shown.page } }, context, masked),
      ],
    ],
  });
}

/** Shows the figures in one line, which can break only between two figures. */
function figuresLine(figures: Figures, { messages }: Context): string {
  return messages.figures(figures).replace(/(?<!·) (?!·)/g, '\u00a0');
}

/** Shows a topic: its heading, its state in small text, the telling words as a quote, and its links. */
function lineText(line: SummaryLine, context: Context): string {
  const { messages } = context;
  const { sameAs, sameWords } = line;
  const repeats = sameAs === undefined ? '' : messages.sameAnswerAs(`Q${sameAs}`);
  const same = sameWords.length > 1 ? messages.sameAnswer(`Q${numberRanges(sameWords)}`) : '';
  const runs = sameAs === undefined ? [...line.telling, ...line.development] : [];
  const links =
    sameAs === undefined
      ? line.links.filter(({ host }, index) => line.links.findIndex((other) => other.host === host) === index)
      : [];
  const silent = repeats === '' && runs.length === 0 && links.length === 0 ? noWords(line, context) : '';
  const state = [line.inDevelopment ? messages.inDevelopment : '', repeats || same, silent].filter(Boolean);
  const isCut = line.saysMore && runs.length > 0 && !runs.some((run) => run.endsWith(CUT_MARK.trim()));
  const told = runs.map((run) => escapeText(run)).join(' · ') + (isCut ? escapeText(CUT_MARK) : '');
  return [
    topicHeading(line),
    state.length > 0 ? small(state.join(' · ')) : '',
    told === '' ? '' : `> ${told}`,
    links.map(hostLink).join(' · '),
  ]
    .filter(Boolean)
    .join('\n');
}

function noWords(line: SummaryLine, { messages }: Context): string {
  return line.details === 'no_field' ? messages.selectionNotRecorded : messages.noDetails;
}

/** Marks of a bar, told apart by their darkness. */
const MARKS: Readonly<Record<QuestionState, string>> = {
  details: '█',
  development: '▓',
  not_recorded: '▒',
  blank: '░',
};
/** Longest bar in characters: it fits in a line on a phone. */
const BAR_LENGTH = 32;

/** Draws what is known of a section's questions: a mark per question, or each for several where there are many. */
function bar(questions: readonly Question[]): string {
  const counts = countStates(questions);
  const scale = Math.min(BAR_LENGTH / questions.length, 1);
  let before = 0;
  return QUESTION_STATES.map((state) => {
    const from = Math.round(before * scale);
    before += counts[state];
    return MARKS[state].repeat(Math.round(before * scale) - from);
  }).join('');
}

/** What the marks of bars mean. */
function barKey({ messages }: Context): string {
  return small(QUESTION_STATES.map((state) => `\`${MARKS[state]}\` ${messages.states[state]}`).join(' · '));
}

/** Sums up the whole response, with a bar and a line per section. */
export function overviewReply(context: Context): Reply {
  const { messages, answers } = context;
  const lines = summarizeAll(answers.response).map(({ section, figures }) =>
    [
      `**${escapeText(letteredTitle(section, messages))}**`,
      `\`${bar(questionsOf(answers.response, section))}\``,
      small(figuresLine(figures, context)),
    ].join('\n'),
  );
  const total = figuresLine(figuresOf(answers.response.topics), context);
  return reply({
    texts: [
      `## ${messages.wholeResponse(escapeText(answers.response.country.name(messages.locale)))}\n${small(total)}`,
      barKey(context),
      ...lines,
      sourceLine(context),
    ],
    menus: [
      {
        placeholder: messages.openSection,
        entries: answers.response.sections.map((section) => ({
          label: letteredTitle(section, messages),
          to: { command: 'summary', options: { section: section.id } },
        })),
      },
    ],
    rows: [replyButtons({ command: 'summary', options: {} }, context)],
  });
}
