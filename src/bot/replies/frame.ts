import { joinSentences } from '../../i18n/format.ts';
import { MASK } from '../../questionnaire/privacy.ts';
import { LIMITS } from '../components/limits.ts';
import { escapeText, small } from '../components/markdown.ts';
import type { Button } from '../components/reply.ts';
import type { Context } from '../context.ts';
import type { Target } from '../invocation.ts';

/** Room for a line above the reply. */
const NOTE_ROOM = 200;
/** Longest texts of a reply, added up, in characters. */
export const TEXT_BUDGET = LIMITS.textTotal - NOTE_ROOM;
/** Room for the line that tells the page, and for line breaks. */
const PAGE_LINE_ROOM = 60;

/** Characters that a page of a reply has for its items, between the texts above and below them. */
export function pageRoom(...around: readonly string[]): number {
  return TEXT_BUDGET - around.join('').length - PAGE_LINE_ROOM;
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

/** Whether the operator's log contains what is asked. */
export const loggingNote = ({ messages, installation }: Context): string =>
  installation.logQueries ? messages.questionsLogged : messages.questionsNotLogged;

/** The note that private replies show the e-mail addresses that are masked here; empty if none is. */
export function emailNote(texts: readonly string[], { audience, messages, installation }: Context): string {
  return audience === 'channel' && installation.hasEmails && texts.some((text) => text.includes(MASK))
    ? messages.emailsHidden
    : '';
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
