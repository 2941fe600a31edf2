import type { Language } from './text.ts';

/** Parts of a query that are looked at. */
const MOST_PARTS = 5;
/** Longer texts are not divided; no question that somebody sends is longer. */
const LONGEST = 300;
const HAS_WORD = /[\p{L}\p{N}]/u;

/**
 * Where one thing asked ends and the next begins, in a language.
 * @param words Pattern of the words that join them: "and".
 */
export const jointsAt = (words: string): RegExp =>
  new RegExp(String.raw`\s*(?:[,;&+?？؟，、،؛]|\s/\s|${words})\s*`, 'iu');

/** The parts of a query that names several things; the query alone when it does not. */
export function splitParts(text: string, { joints }: Language): string[] {
  if (text.length > LONGEST) return [text];
  return text
    .split(joints)
    .filter((part) => HAS_WORD.test(part))
    .slice(0, MOST_PARTS);
}

/** Where a sentence ends, or an item of a numbered list begins. French writes a blank before some marks. */
const SENTENCE_END = String.raw`(?:^|(?<=\s))\d{1,2}[.)]\s+|(?<=[\p{L}\p{N})]{2}(?:[.!?…؟]+|\s[!?]+))\s|[。？！\n;]|\p{Extended_Pictographic}|(?<=\s)[-–—]+\s`;
const MOST_CLAUSES = 8;

/** The sentences of a text, and the clauses of a sentence that ask, but for who asks; none where it is but one. */
export function splitClauses(text: string, { clauseOpenings, introduction }: Language): string[] {
  if (text.length > LONGEST) return [];
  const ends =
    clauseOpenings === undefined ? SENTENCE_END : String.raw`${SENTENCE_END}|,\s*(?=${clauseOpenings})`;
  const clauses = text
    .split(new RegExp(ends, 'iu'))
    .map((clause) => clause.trim())
    .filter((clause) => HAS_WORD.test(clause));
  if (clauses.length < 2) return [];
  return clauses.filter((clause) => introduction?.test(clause) !== true).slice(0, MOST_CLAUSES);
}
