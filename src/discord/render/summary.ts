import { type SummaryLine, summarize, summarizeAll } from '../../answer/summary.ts';
import type { Section } from '../../questionnaire/schema.ts';
import { numberRanges, questionLabel, sectionName } from '../../questionnaire/structure.ts';
import type { Context } from '../command.ts';
import { escapeText, hostLink, small } from '../markdown.ts';
import { type Reply, reply } from '../reply.ts';
import { sectionMenu, topicEntry } from './answer.ts';
import { emailNote, footer, replyButtons, TEXT_BUDGET, visible } from './common.ts';
import { pageButtons, paginate } from './pages.ts';

/**
 * A section at a glance, topic by topic.
 * @param page From 1; a page that does not exist shows the last one.
 */
export function summaryReply(section: Section, page: number, context: Context): Reply {
  const { words, answers } = context;
  const summary = summarize(answers.response, section);
  const head = `## ${escapeText(sectionName(section))}\n${small(words.figures(summary.figures))}`;
  const foot = footer(
    context,
    emailNote(
      summary.lines.flatMap(({ telling }) => telling),
      context,
    ),
  );
  const room = TEXT_BUDGET - head.length - foot.length - 60;
  const shown = paginate(
    summary.lines.map((line) => ({ line, text: lineText(line, context) })),
    ({ text }) => text.length + 1,
    room,
    page,
  );
  const options = { section: section.id };
  return reply({
    texts: [
      head,
      shown.items.map(({ text }) => text).join('\n'),
      shown.pages > 1 ? small(words.page(shown.page, shown.pages)) : '',
      foot,
    ],
    menus: [
      { placeholder: words.openTopic, entries: shown.items.map(({ line }) => topicEntry(line, context)) },
      sectionMenu(context),
    ],
    rows: [
      pageButtons('summary', options, shown, context),
      replyButtons({ command: 'summary', options: { ...options, page: shown.page } }, context),
    ],
  });
}

function lineText(line: SummaryLine, context: Context): string {
  const { words } = context;
  const label = `**${questionLabel(line.numbers)}** ${escapeText(line.topic.label)}`;
  const mark = line.inDevelopment ? ` · *${words.inDevelopment}*` : '';
  if (line.sameAs !== undefined) return `${label}${mark}\n${small(words.sameAnswerAs(`Q${line.sameAs}`))}`;

  const runs = [...line.telling, ...line.development];
  const links = line.links.map(hostLink);
  const told = runs.map((run) => escapeText(visible(run, context))).join(' · ');
  const same = line.sameWords.length > 1 ? small(words.sameAnswer(`Q${numberRanges(line.sameWords)}`)) : '';
  const quoted = [told, ...links].filter(Boolean).join(' · ');
  const body = quoted === '' ? small(noWords(line, context)) : `> ${quoted}`;
  return [`${label}${mark}`, body, same].filter(Boolean).join('\n');
}

function noWords(line: SummaryLine, { words }: Context): string {
  return line.details === 'no_field' ? words.selectionLost : words.noDetails;
}

/** The whole response: a line per section. */
export function overviewReply(context: Context): Reply {
  const { words, answers } = context;
  const lines = summarizeAll(answers.response).map(
    ({ section, figures }) => `**${escapeText(sectionName(section))}**\n${small(words.figures(figures))}`,
  );
  return reply({
    texts: [
      `## ${words.wholeResponse(escapeText(answers.response.country))}`,
      lines.join('\n'),
      footer(context),
    ],
    menus: [
      {
        placeholder: words.openSection,
        entries: answers.response.sections.map((section) => ({
          label: sectionName(section),
          to: { command: 'summary', options: { section: section.id } },
        })),
      },
    ],
    rows: [replyButtons({ command: 'summary', options: {} }, context)],
  });
}
