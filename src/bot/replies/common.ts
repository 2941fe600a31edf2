import type { CitedTopic } from '../../answer/citation.ts';
import { CUT_MARK, excerpt } from '../../answer/sentences.ts';
import { joinSentences } from '../../i18n/format.ts';
import type { Messages } from '../../i18n/messages.ts';
import { MASK } from '../../questionnaire/privacy.ts';
import type { Question, Section, Topic } from '../../questionnaire/schema.ts';
import { numbersOf, questionLabel, topicOf } from '../../questionnaire/structure.ts';
import { LIMITS } from '../components/limits.ts';
import { escapeText, maskedLink, quote, small, verbatim } from '../components/markdown.ts';
import type { Button, MenuEntry } from '../components/reply.ts';
import type { Context } from '../context.ts';
import type { Target } from '../invocation.ts';

/** Room for a line above the reply. */
const NOTE_ROOM = 200;
/** Longest texts of a reply, added up, in characters. */
export const TEXT_BUDGET = LIMITS.textTotal - NOTE_ROOM;

/** Shows "Q39", as a link to where it can be read on the web if that is known. */
export function questionLink(question: Question, { site }: Context): string {
  const label = `Q${question.number}`;
  const address = site.addressOf(question);
  return address === undefined ? label : maskedLink(label, address);
}

/**
 * Shows what a question asks: "**Q38** Is there any legislation…?", and below it in small text what that means in the
 * language of the reply, if that is another one.
 * @param note Stands behind the question. Default: none.
 */
export function askedLine(question: Question, context: Context, note = ''): string {
  const asked = `**${questionLink(question, context)}** ${escapeText(question.text)}${note}`;
  const { translation } = question;
  return translation === undefined
    ? asked
    : `${asked}\n${small(context.messages.unofficially(escapeText(translation)))}`;
}

/** Shows the options of a choice question and what is known of the ticked one, in small text; empty for other questions. */
export function selectionLine({ selection }: Question, { messages }: Context): string {
  if (selection.kind === 'no_options') return '';
  const options = messages.optionsPrinted(selection.options.map(escapeText).join(' / '));
  const known =
    selection.kind === 'recorded'
      ? messages.selected(selection.selected.map(escapeText).join(' / '))
      : messages.selectionNotRecorded;
  return small(joinSentences([options, known], messages));
}

/** Quotes an answer in at most `max` characters. A cut never changes the meaning. */
export function answerQuote(text: string, max: number): string {
  let room = Math.min(text.length, max);
  let shown = quote(verbatim(text));
  while (shown.length > max && room > CUT_MARK.length) {
    room = Math.floor(Math.min(room * 0.9, room - (shown.length - max) / 4));
    shown = quote(verbatim(excerpt(text, Math.max(room, CUT_MARK.length))));
  }
  return shown;
}

/** Makes a menu entry that opens a question: its number and topic, and below them what it asks. */
export function questionEntry({ number, text, translation }: Question, { answers }: Context): MenuEntry {
  return {
    label: `Q${number} ${topicOf(answers.response, number)?.label ?? text}`,
    description: translation ?? text,
    to: { command: 'question', options: { number: `Q${number}` } },
  };
}

/** Makes the menu entries that open some questions. */
export function questionEntries(numbers: readonly number[], context: Context): MenuEntry[] {
  const { questions } = context.answers.response;
  return numbers.flatMap((number) => {
    const question = questions.get(number);
    return question ? [questionEntry(question, context)] : [];
  });
}

/** Whether a section has a letter. Those without are about the form itself: who filled it in, consent to publish. */
export const hasLetter = ({ id }: Section): boolean => id.length === 1;

/** Names a section: "C: Legal Framework", or its title alone if it has no letter. Not escaped. */
export function letteredTitle(section: Section, messages: Messages): string {
  return hasLetter(section) ? messages.lettered(section.id, section.title) : section.title;
}

/** Names a section: "Section C: Legal Framework", or its title alone if it has no letter. Not escaped. */
function sectionTitle(section: Section, messages: Messages): string {
  const name = letteredTitle(section, messages);
  return hasLetter(section) ? messages.section(name) : name;
}

/** Names a section shortly: "Section C", or its title if it has no letter. Not escaped. */
export function sectionLabel(section: Section, messages: Messages): string {
  return hasLetter(section) ? messages.section(section.id) : section.title;
}

/** Shows a topic's label as a heading, and below it in small text "Q38–39 · Section C: Legal Framework". */
export function topicTitle(topic: Topic, { messages }: Context): string {
  const place = `${questionLabel(numbersOf(topic))} · ${escapeText(sectionTitle(topic.section, messages))}`;
  return `### ${escapeText(topic.label)}\n${small(place)}`;
}

/** The footer of a reply that quotes answers: whose words they are, from which survey, and any notes. */
export function footer(context: Context, ...notes: readonly string[]): string {
  const { messages } = context;
  const source = `${sourceName(context)}${messages.fullStop}`;
  return small(
    [joinSentences([source, messages.asPublished], messages), ...notes.filter(Boolean)].join('\n'),
  );
}

/** The footer of a reply that quotes no answer: country and survey. */
export function sourceLine(context: Context): string {
  return small(sourceName(context));
}

function sourceName({ answers, messages }: Context): string {
  const { survey, country } = answers.response;
  return messages.source(
    escapeText(country.name(messages.locale)),
    `${escapeText(survey.name)} ${survey.year}`,
  );
}

/** The note that private replies show the e-mail addresses that are masked here; empty if none is. */
export function emailNote(texts: readonly string[], { audience, messages, site }: Context): string {
  return audience === 'channel' && site.hasAddresses && texts.some((text) => text.includes(MASK))
    ? messages.emailsHidden
    : '';
}

/** A button that shows the citation of a question to whoever presses it, in private. */
export function citeButton({ number }: Question, { messages }: Context): Button {
  return {
    label: `${messages.cite} Q${number}`,
    action: 'open',
    to: { command: 'question', options: { number: `Q${number}`, view: 'citation' } },
  };
}

/**
 * The buttons below a reply: one that shows a private reply to the channel, one that shows masked e-mail addresses to
 * whoever presses it, and one that removes the reply.
 * @param same The invocation that makes the same reply; undefined for a reply that is not worth showing.
 * @param note What {@link emailNote} says of the reply. Default: nothing is masked.
 */
export function replyButtons(same: Target | undefined, context: Context, note = ''): Button[] {
  const { canShare, messages } = context;
  const buttons: Button[] = [];
  if (canShare && same) buttons.push({ label: messages.share, action: 'share', to: same });
  if (same && note !== '') buttons.push({ label: messages.showEmails, action: 'privately', to: same });
  return [...buttons, { label: messages.remove, action: 'remove' }];
}

/** A menu of the sections of the questionnaire; each entry opens the contents of its section. */
export function sectionMenu({ answers, messages }: Context): { placeholder: string; entries: MenuEntry[] } {
  return {
    placeholder: messages.browse,
    entries: answers.response.sections.map((section) => ({
      label: letteredTitle(section, messages),
      to: { command: 'contents', options: { section: section.id } },
    })),
  };
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
