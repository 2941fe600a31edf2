import { CUT_MARK, excerpt } from '../../answer/sentences.ts';
import { joinSentences } from '../../i18n/format.ts';
import type { Question } from '../../questionnaire/schema.ts';
import { topicOf } from '../../questionnaire/structure.ts';
import { escapeText, maskedLink, quote, small, verbatim } from '../components/markdown.ts';
import type { Button, MenuEntry } from '../components/reply.ts';
import type { Context } from '../context.ts';

/** Shows "Q39", as a link to where it can be read on the web if that is known. */
export function questionLink(question: Question, { installation }: Context): string {
  const label = `Q${question.number}`;
  const url = installation.urlOf(question);
  return url === undefined ? label : maskedLink(label, url);
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

/** A button that shows the citation of a question to whoever presses it, in private. */
export function citeButton({ number }: Question, { messages }: Context): Button {
  return {
    label: `${messages.cite} Q${number}`,
    action: 'open',
    to: { command: 'question', options: { number: `Q${number}`, view: 'citation' } },
  };
}
