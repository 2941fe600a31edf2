/**
 * A text's letters and digits alone, in lower case and without accents. Two renderings of the same words have the
 * same letters, however they are wrapped, hyphenated, spaced, quoted or marked up.
 */
export interface Letters {
  readonly text: string;
  /** For each letter, where in the text it came from: `[start, end)` in UTF-16 units. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const LETTER = /[\p{L}\p{N}]/u;

/** The letters and digits of a text, folded, each with the place where it stands. */
export function lettersOf(text: string): Letters {
  let letters = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    // None for what is no letter; several for a ligature.
    for (const letter of foldedLetters(character)) {
      letters += letter;
      // A letter outside the basic plane has two units.
      for (let unit = 0; unit < letter.length; unit++) {
        starts.push(at);
        ends.push(end);
      }
    }
    at = end;
  }
  return { text: letters, starts, ends };
}

/** The letters alone, where their places do not matter. */
export const foldedLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Whether a character is a letter or a digit; false for none. */
export const isLetter = (character: string | undefined): boolean =>
  character !== undefined && LETTER.test(character);
