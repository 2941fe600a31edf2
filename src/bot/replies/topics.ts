import type { CitedTopic } from '../../answer/citation.ts';
import type { Topic } from '../../questionnaire/schema.ts';
import { numbersOf, questionLabel } from '../../questionnaire/structure.ts';
import { escapeText, small } from '../components/markdown.ts';
import type { MenuEntry } from '../components/reply.ts';
import type { Context } from '../context.ts';
import { sectionTitle } from './sections.ts';

/** Shows a topic's label as a heading, and below it in small text "Q38–39 · Section C: Legal Framework". */
export function topicTitle(topic: Topic, { messages }: Context): string {
  const place = `${questionLabel(numbersOf(topic))} · ${escapeText(sectionTitle(topic.section, messages))}`;
  return `### ${escapeText(topic.label)}\n${small(place)}`;
}

/** Shows the heading of a topic in a list of topics: "**Q38–39 · Data privacy and protection law**". */
export function topicHeading({ topic, numbers }: Pick<CitedTopic, 'topic' | 'numbers'>): string {
  return `**${questionLabel(numbers)} · ${escapeText(topic.label)}**`;
}

/** Makes a menu entry that opens a topic: its numbers and label, and below them its section. */
export function topicEntry(topic: Topic, { messages }: Context): MenuEntry {
  return {
    label: `${questionLabel(numbersOf(topic))} ${topic.label}`,
    description: sectionTitle(topic.section, messages),
    to: { command: 'ask', options: { query: `Q${topic.questions[0].number}` } },
  };
}
