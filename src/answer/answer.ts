import type { Section, UnaskedTheme } from '../questionnaire/schema.ts';
import type { AboutKey } from '../search/intents.ts';
import type { Correction } from '../search/query.ts';
import type { TypedCommand } from './chat.ts';
import type { CitedTopic } from './citation.ts';
import type { ResponseList } from './lists/lists.ts';

/** A list with at least one entry. */
export type NonEmpty<T> = readonly [T, ...T[]];

/** A topic in an answer, with what led to it. */
export interface Result extends CitedTopic {
  /** Comparable within one answer only; higher is nearer. */
  readonly score: number;
  /** Words of the query that led here. */
  readonly matched: readonly string[];
}

/**
 * What the response has to say to a query. An answer without a citation does not compile.
 * - `answered`: the first `leading` results are presented as the answer.
 * - `closest`: nothing clearly answers; the nearest topics are offered as such.
 * - `section`: the query asks for a whole section.
 * - `not_found`: the response contains nothing near.
 * - `list`: all of a kind that the response names, or all answers in some state.
 * - `about`: the query asks about the document or the bot.
 * - `help`: the query asks how to use the bot, or greets it.
 * - `command`: the query is a command typed as text.
 */
export type Answer =
  | {
      readonly kind: 'answered';
      readonly results: NonEmpty<Result>;
      readonly leading: number;
      readonly corrections: readonly Correction[];
      /** Probability that the first result contains what is asked; undefined if the query names its questions. */
      readonly confidence?: number;
      /** The first of the numbers named that no question has. */
      readonly missing?: number | undefined;
    }
  | {
      readonly kind: 'closest';
      readonly results: NonEmpty<Result>;
      /** Words that were read differently from how they were typed. */
      readonly corrections: readonly Correction[];
      readonly confidence?: number;
    }
  | { readonly kind: 'section'; readonly section: Section; readonly results: NonEmpty<Result> }
  | { readonly kind: 'not_found'; readonly reason: NotFoundReason }
  | { readonly kind: 'list'; readonly list: ResponseList; readonly results: readonly Result[] }
  | { readonly kind: 'about'; readonly about: AboutKey }
  | { readonly kind: 'help'; readonly isGreeting: boolean }
  | { readonly kind: 'command'; readonly command: TypedCommand };

export type NotFoundReason =
  | { readonly kind: 'nothing_near' }
  | { readonly kind: 'unasked'; readonly theme: UnaskedTheme }
  | { readonly kind: 'no_such_question'; readonly number: number; readonly last: number }
  | { readonly kind: 'no_such_section' };

/** Whether an answer is what was asked for, and not at most near to it. */
export const isSure = ({ kind }: Answer): boolean => kind !== 'closest' && kind !== 'not_found';

export function isNonEmpty<T>(list: readonly T[]): list is NonEmpty<T> {
  return list.length > 0;
}
