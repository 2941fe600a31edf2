import { findLinks } from '../../questionnaire/markdown.ts';

/** An entry of a list: a name, an address, or an answer in some state, with every question that it stands in. */
export interface ListEntry {
  /** The fullest spelling of a name, an address, or the label of a topic. Names are verbatim from the answers. */
  readonly name: string;
  /** Its other spellings, verbatim. */
  readonly variants: readonly string[];
  readonly questions: readonly number[];
  /** Words of the answer that belong with it: what a link is called, or what says that something is in development. */
  readonly words: readonly string[];
  /** What a client opens, for an address. */
  readonly href: string | undefined;
}

/** An entry with a name alone, or with what else is given. */
export const entryOf = (
  name: string,
  questions: readonly number[],
  more: Partial<Omit<ListEntry, 'name' | 'questions'>> = {},
): ListEntry => ({ name, questions, variants: [], words: [], href: undefined, ...more });

/** A name, and the question whose answer has it. */
export interface Found {
  readonly number: number;
  readonly name: string;
}

/** One entry for each name, with the questions of all answers that have it. */
export function grouped(found: readonly Found[]): ListEntry[] {
  const byName = new Map<string, number[]>();
  for (const { name, number } of found) {
    const numbers = byName.get(name) ?? [];
    if (!numbers.includes(number)) byName.set(name, [...numbers, number]);
  }
  return [...byName].map(([name, numbers]) => entryOf(name, numbers));
}

/** Whether a text has a match of a pattern. With a global one, `pattern.test` would go on behind the last match. */
export const hasMatch = (text: string, pattern: RegExp): boolean => text.search(pattern) !== -1;

/** The prose of an answer, cut at its links, line breaks and double quotation marks. */
export function proseOf(answer: string): string[] {
  const prose: string[] = [];
  let at = 0;
  for (const { start, end } of findLinks(answer)) {
    prose.push(answer.slice(at, start));
    at = end;
  }
  prose.push(answer.slice(at));
  return prose.flatMap((part) => part.split(/[\n"“”«»]/)).filter((part) => /\p{L}/u.test(part));
}
