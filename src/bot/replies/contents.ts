import type { Section } from '../../questionnaire/schema.ts';
import { numbersOf, questionLabel, topicsOf } from '../../questionnaire/structure.ts';
import { escapeText } from '../components/markdown.ts';
import { type Reply, reply } from '../components/reply.ts';
import type { Context } from '../context.ts';
import { pageRoom, replyButtons, sourceLine } from './frame.ts';
import { pageButtons, pageLine, paginate } from './pages.ts';
import { letteredTitle, sectionMenu } from './sections.ts';
import { topicEntry } from './topics.ts';

/** Lists the sections of the questionnaire, with a menu that opens them. */
export function contentsReply(context: Context): Reply {
  const { messages, answers } = context;
  const lines = answers.response.sections.map((section) => {
    const numbers = topicsOf(answers.response, section).flatMap(numbersOf);
    return `- **${questionLabel(numbers)}** ${escapeText(letteredTitle(section, messages))}`;
  });
  return reply({
    texts: [`## ${messages.contents}`, lines.join('\n'), sourceLine(context)],
    menus: [sectionMenu(context)],
    rows: [replyButtons({ command: 'contents', options: {} }, context)],
  });
}

/**
 * Lists the topics of a section, with a menu that opens them.
 * @param page From 1; the last page if there is no such page.
 */
export function sectionContentsReply(section: Section, page: number, context: Context): Reply {
  const { messages, answers } = context;
  const options = { section: section.id };
  const head = `## ${escapeText(letteredTitle(section, messages))}`;
  const foot = sourceLine(context);
  const shown = paginate(
    topicsOf(answers.response, section),
    ({ label }) => label.length + 20,
    pageRoom(head, foot),
    page,
  );
  const lines = shown.items.map(
    (topic) => `- **${questionLabel(numbersOf(topic))}** ${escapeText(topic.label)}`,
  );
  return reply({
    texts: [head, lines.join('\n'), pageLine(shown, context), foot],
    menus: [
      { placeholder: messages.openTopic, entries: shown.items.map((topic) => topicEntry(topic, context)) },
    ],
    rows: [
      pageButtons(shown, (at) => ({ command: 'contents', options: { page: at, ...options } }), context),
      [
        {
          label: messages.toSummary,
          action: 'open' as const,
          to: { command: 'summary', options },
        },
        { label: messages.allSections, action: 'open' as const, to: { command: 'contents', options: {} } },
        ...replyButtons({ command: 'contents', options }, context),
      ],
    ],
  });
}
