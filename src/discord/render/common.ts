import { type CitedTopic, distinctLinks } from '../../answer/citation.ts';
import { CUT_MARK, excerpt, pieces, wordRuns } from '../../answer/sentences.ts';
import type { Question } from '../../questionnaire/schema.ts';
import { questionLabel, sectionName, topicOf } from '../../questionnaire/structure.ts';
import type { Context } from '../command.ts';
import { LIMITS } from '../limits.ts';
import {
  escapeText,
  holdsEmail,
  maskEmails,
  maskedLink,
  namedLink,
  quote,
  small,
  verbatim,
} from '../markdown.ts';
import type { Button, MenuEntry } from '../reply.ts';

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

/**
 * An answer's links with host and document, where they are not plain to see in the quote already.
 * @param max Longest result; links that do not fit are counted.
 */
export function linkList(question: Question, max: number, { words }: Context): string {
  const links = distinctLinks(question.links);
  if (links.length === 0) return '';
  const lines: string[] = [];
  let room = max - words.links.length - 40;
  for (const link of links) {
    const line = `- ${namedLink(link)}`;
    if (line.length + 1 > room) break;
    room -= line.length + 1;
    lines.push(line);
  }
  const left = links.length - lines.length;
  if (left > 0) lines.push(`- ${words.moreLinks(left)}`);
  return `**${words.links}**\n${lines.join('\n')}`;
}

/** Whether an answer is nothing but links. */
export function onlyLinks(answer: string): boolean {
  return wordRuns(answer).length === 0 && pieces(answer).some(({ kind }) => kind === 'link');
}

/** A question in a menu: its number and its topic, with its own words in small. */
export function questionEntry(question: Question, { answers }: Context): MenuEntry {
  const topic = topicOf(answers.response, question.number);
  return {
    label: `Q${question.number} ${topic?.label ?? question.text}`,
    description: question.text,
    to: { command: 'question', options: { number: `Q${question.number}` } },
  };
}

/** "Q38–39 · Section C: Legal Framework". */
export function placeLine({ numbers, topic }: CitedTopic, { words }: Context): string {
  return `${questionLabel(numbers)} · ${words.section(escapeText(sectionName(topic.section)))}`;
}

/** The footer of every reply that quotes: whose words they are and where they stand. */
export function footer({ answers, words }: Context, ...notes: readonly string[]): string {
  const { survey, country } = answers.response;
  const source = words.source(
    escapeText(country),
    `${escapeText(survey.name)} ${survey.year}, ${escapeText(survey.form)}`,
  );
  return small([`${source}. ${words.asPublished}`, ...notes.filter(Boolean)].join('\n'));
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
