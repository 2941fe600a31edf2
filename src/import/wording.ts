import { editDistance } from '../search/spelling.ts';
import { foldedLetters } from './letters.ts';

/** How a printed question's words compare with the questionnaire's. */
export interface Likeness {
  /** Words of one that the other does not have, but for spelling, small words and endings. */
  readonly foreign: number;
  /** Where the printed words end: the number of them that the question takes up. */
  readonly length: number;
}

/** Words that can be added, left out or changed without asking for something else. */
const SMALL = new Set(
  'a an the of and or to in on for by with at as is are be your any if please s es e g i ii iii'.split(' '),
);

/**
 * Compares a question's words with the first words of a printed text.
 * @param printed More words than the question has, where the text goes on.
 */
export function compareWording(asked: readonly string[], printed: readonly string[]): Likeness {
  // costs[i][j]: the least cost of the first i words asked and the first j printed; small changes cost little,
  // so that among equal ways the closest is taken.
  const width = printed.length + 1;
  let row = Array.from({ length: width }, (_, index) =>
    printed.slice(0, index).reduce((sum, word) => sum + costOf(word), 0),
  );
  asked.forEach((word) => {
    const next = [(row[0] ?? 0) + costOf(word)];
    printed.forEach((other, index) => {
      next.push(
        Math.min(
          (row[index] ?? 0) + changeCost(word, other),
          (row[index + 1] ?? 0) + costOf(word),
          (next[index] ?? 0) + costOf(other),
        ),
      );
    });
    row = next;
  });
  const least = Math.min(...row);
  return { foreign: Math.floor(least), length: row.lastIndexOf(least) };
}

const SLIGHT = 0.01;
const costOf = (word: string): number => (SMALL.has(word) ? SLIGHT : 1);

function changeCost(word: string, other: string): number {
  if (word === other) return 0;
  if (SMALL.has(word) && SMALL.has(other)) return SLIGHT;
  return isSpellingOf(word, other) ? SLIGHT : 1;
}

/** "organisation" for "organization", "programme" for "programs": the same word to a reader. */
function isSpellingOf(word: string, other: string): boolean {
  if (`${word}s` === other || word === `${other}s`) return true;
  if (Math.min(word.length, other.length) < 4 || /\d/.test(word + other)) return false;
  return editDistance(word, other) <= (Math.max(word.length, other.length) >= 8 ? 2 : 1);
}

export interface Word {
  readonly text: string;
  readonly end: number;
}

/** A text's words with where each ends; a word broken at a line's end by a hyphen is one. */
export function wordsOf(text: string, most = Number.POSITIVE_INFINITY): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}]+(?:-\s*\n\s*(?=\p{Ll})[\p{L}\p{N}]+)?/gu)) {
    if (words.length >= most) break;
    words.push({ text: foldedLetters(match[0]), end: match.index + match[0].length });
  }
  return words;
}
