import type { CitedTopic } from '../../answer/citation.ts';
import { CUT_MARK, excerpt } from '../../answer/sentences.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { Question, Section, Topic } from '../../questionnaire/schema.ts';
import { numbersOf, questionLabel, sectionName, topicOf } from '../../questionnaire/structure.ts';
import { LIMITS } from '../components/limits.ts';
import {
  escapeText,
  holdsEmail,
  maskEmails,
  maskedLink,
  quote,
  small,
  verbatim,
} from '../components/markdown.ts';
import type { Button, MenuEntry } from '../components/reply.ts';
import type { Context } from '../context.ts';
import type { Target } from '../invocation.ts';

/** Room for the line that may stand above a reply. */
const NOTE_ROOM = 200;
/** Characters that the texts of a reply may take together. */
export const TEXT_BUDGET = LIMITS.textTotal - NOTE_ROOM;

/** "Q39", linked to its lines in the published file where its address is known. */
export function questionLink(question: Question, { site }: Context): string {
  const label = `Q${question.number}`;
  if (site.sourceUrl === undefined) return label;
  const { from, to } = question.lines;
  return maskedLink(label, `${site.sourceUrl}#L${from}-L${to}`);
}

/** Text of the response as this reply's readers may see it. */
export function visible(text: string, { audience }: Context): string {
  return audience === 'asker' ? text : maskEmails(text);
}

/** A question's own words, for example "**Q38** Is there any legislation…?". */
export function askedLine(question: Question, context: Context): string {
  return `**${questionLink(question, context)}** ${escapeText(question.text)}`;
}

/** What is known of a choice question's tick, in small text; empty for other questions. */
export function selectionLine({ selection }: Question, { messages }: Context): string {
  if (selection.kind === 'no_options') return '';
  const options = messages.optionsPrinted(selection.options.map(escapeText).join(' / '));
  const known =
    selection.kind === 'recorded'
      ? messages.selected(selection.selected.map(escapeText).join(' / '))
      : messages.selectionLost;
  return small(`${options} ${known}`);
}

/** An answer's words in a block quote, at most `max` characters, cut safely. */
export function answerQuote(answer: string, max: number, context: Context): string {
  const text = visible(answer, context);
  let room = Math.min(text.length, max);
  let shown = quote(verbatim(text));
  while (shown.length > max && room > CUT_MARK.length) {
    room = Math.floor(Math.min(room * 0.9, room - (shown.length - max) / 4));
    shown = quote(verbatim(excerpt(text, Math.max(room, CUT_MARK.length))));
  }
  return shown;
}

/** A question in a menu: its number and its topic, with its own words in small. */
export function questionEntry({ number, text }: Question, { answers }: Context): MenuEntry {
  return {
    label: `Q${number} ${topicOf(answers.response, number)?.label ?? text}`,
    description: text,
    to: { command: 'question', options: { number: `Q${number}` } },
  };
}

/** "Section C: Legal Framework"; a section without a letter goes by its title alone. Not escaped. */
export function sectionTitle(section: Section, messages: Messages): string {
  const name = sectionName(section);
  return name === section.title ? name : messages.section(name);
}

/** A topic's label as a heading, with "Q38–39 · Section C: Legal Framework" in small below. */
export function topicTitle(topic: Topic, { messages }: Context): string {
  const place = `${questionLabel(numbersOf(topic))} · ${escapeText(sectionTitle(topic.section, messages))}`;
  return `### ${escapeText(topic.label)}\n${small(place)}`;
}

/** The footer of every reply that quotes: whose words they are and where they stand. */
export function footer(context: Context, ...notes: readonly string[]): string {
  const source = `${sourceName(context)}. ${context.messages.asPublished}`;
  return small([source, ...notes.filter(Boolean)].join('\n'));
}

/** The footer of a reply that quotes no answer: what it is about. */
export function sourceLine(context: Context): string {
  return small(sourceName(context));
}

function sourceName({ answers, messages }: Context): string {
  const { survey, country } = answers.response;
  return messages.source(escapeText(country), `${escapeText(survey.name)} ${survey.year}`);
}

/** The note that addresses were masked, where some were. */
export function emailNote(texts: readonly string[], { audience, messages }: Context): string {
  return audience === 'channel' && texts.some(holdsEmail) ? messages.emailsHidden : '';
}

/** Opens a question's citation, for the presser alone. */
export function citeButton({ number }: Question, { messages }: Context): Button {
  return {
    label: `${messages.cite} Q${number}`,
    action: 'open',
    to: { command: 'question', options: { number: `Q${number}`, view: 'citation' } },
  };
}

/**
 * The buttons that show a private reply to the channel and remove a reply.
 * @param share What makes the reply again; undefined for a reply that is not worth showing.
 */
export function replyButtons(share: Target | undefined, { canShare, messages }: Context): Button[] {
  const remove: Button = { label: messages.remove, action: 'remove' };
  if (!canShare || share === undefined) return [remove];
  return [{ label: messages.share, action: 'share', to: share }, remove];
}

/** The sections of the questionnaire, each leading to its contents. */
export function sectionMenu({ answers, messages }: Context): { placeholder: string; entries: MenuEntry[] } {
  return {
    placeholder: messages.browse,
    entries: answers.response.sections.map((section) => ({
      label: sectionName(section),
      to: { command: 'contents', options: { section: section.id } },
    })),
  };
}

/** "**Q38–39 · Data privacy and protection law**", above what the topic says. */
export function topicHeading({ topic, numbers }: Pick<CitedTopic, 'topic' | 'numbers'>): string {
  return `**${questionLabel(numbers)} · ${escapeText(topic.label)}**`;
}

/** A topic in a menu: its numbers and label, opened as a question. */
export function topicEntry(topic: Topic, { messages }: Context): MenuEntry {
  return {
    label: `${questionLabel(numbersOf(topic))} ${topic.label}`,
    description: sectionTitle(topic.section, messages),
    to: { command: 'ask', options: { query: `Q${topic.questions[0].number}` } },
  };
}
