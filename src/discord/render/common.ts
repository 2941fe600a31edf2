import type { CitedTopic } from '../../answer/citation.ts';
import { CUT_MARK, excerpt } from '../../answer/sentences.ts';
import type { Question, Section, SurveyResponse } from '../../questionnaire/schema.ts';
import { questionLabel, sectionName, topicOf } from '../../questionnaire/structure.ts';
import { rememberOf } from '../../remember.ts';
import type { Context } from '../command.ts';
import { LIMITS } from '../limits.ts';
import { escapeText, holdsEmail, maskEmails, maskedLink, quote, small, verbatim } from '../markdown.ts';
import type { Button, MenuEntry } from '../reply.ts';
import type { Words } from '../words/words.ts';

/** Room for the line that the dispatcher may put above a reply. */
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
export function selectionLine({ selection }: Question, { words }: Context): string {
  if (selection.kind === 'no_options') return '';
  const options = words.optionsPrinted(selection.options.map(escapeText).join(' / '));
  const known =
    selection.kind === 'recorded'
      ? words.selected(selection.selected.map(escapeText).join(' / '))
      : words.selectionLost;
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
export function questionEntry(question: Question, { answers }: Context): MenuEntry {
  return questionEntries(answers.response)(question);
}

const questionEntries = rememberOf((response: SurveyResponse) =>
  rememberOf(
    (question: Question): MenuEntry => ({
      label: `Q${question.number} ${topicOf(response, question.number)?.label ?? question.text}`,
      description: question.text,
      to: { command: 'question', options: { number: `Q${question.number}` } },
    }),
  ),
);

/** "Section C: Legal Framework"; a section without a letter goes by its title alone. Not escaped. */
export function sectionTitle(section: Section, words: Words): string {
  const name = sectionName(section);
  return name === section.title ? name : words.section(name);
}

/** "Q38–39 · Section C: Legal Framework". */
export function placeLine({ numbers, topic }: CitedTopic, context: Context): string {
  return `${questionLabel(numbers)} · ${escapeText(sectionTitle(topic.section, context.words))}`;
}

/** The footer of every reply that quotes: whose words they are and where they stand. */
export function footer(context: Context, ...notes: readonly string[]): string {
  const source = `${sourceName(context)}. ${context.words.asPublished}`;
  return small([source, ...notes.filter(Boolean)].join('\n'));
}

/** The footer of a reply that quotes no answer: what it is about. */
export function sourceLine(context: Context): string {
  return small(sourceName(context));
}

function sourceName({ answers, words }: Context): string {
  const { survey, country } = answers.response;
  return words.source(escapeText(country), `${escapeText(survey.name)} ${survey.year}`);
}

/** The note that addresses were masked, where some were. */
export function emailNote(texts: readonly string[], { audience, words }: Context): string {
  return audience === 'channel' && texts.some(holdsEmail) ? words.emailsHidden : '';
}

/** Opens a question's citation, for the presser alone. */
export function citeButton({ number }: Question, { words }: Context): Button {
  return {
    label: `${words.cite} Q${number}`,
    mode: 'open',
    to: { command: 'question', options: { number: `Q${number}`, view: 'citation' } },
  };
}

/** Takes the reply away, and shows a private one to the channel. */
export function replyButtons(share: Button['to'] | undefined, { canShare, words }: Context): Button[] {
  const remove: Button = { label: words.remove, mode: 'remove', to: { command: 'remove', options: {} } };
  if (!canShare || share === undefined) return [remove];
  return [{ label: words.share, mode: 'share', to: share }, remove];
}
