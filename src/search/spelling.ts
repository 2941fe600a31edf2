import SearchableMap from 'minisearch/SearchableMap';

/** Finds the word that a misspelt one was meant to be; undefined when none is near enough. */
export type Corrector = (word: string) => string | undefined;

/** Shorter words have too many neighbours to tell which was meant. */
const SHORTEST = 4;
const LONGEST = 30;
/** From this length on two slips are forgiven instead of one. */
const TWO_SLIPS_FROM = 7;
/** A first letter is rarely mistyped. */
const FIRST_LETTER_PENALTY = 0.6;
/** What a ten times more frequent word gains. */
const FREQUENCY_GAIN = 0.15;
/** What a likely slip counts; any other counts 1. */
export const LIKELY_SLIP = 0.8;
/** Letters that are taken for one another: neighbours on a keyboard, and vowels. */
const NEIGHBOURS = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'aeioua',
  'aieuoa',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
];
const LIKELY = new Set(
  NEIGHBOURS.flatMap((keys) =>
    [...keys].flatMap((key, at) => {
      const next = keys[at + 1];
      return next === undefined ? [] : [key + next, next + key];
    }),
  ),
);

/** @param vocabulary Gives the words that can be meant, with how often they occur; asked when a word is first corrected. */
export function createCorrector(vocabulary: () => Iterable<[string, number]>): Corrector {
  let map: SearchableMap<number> | undefined;
  return (typed) => {
    if (!isCorrectable(typed) || typed.length > LONGEST) return undefined;
    map ??= SearchableMap.from([...vocabulary()].filter(([word]) => isCorrectable(word)));
    const slips = typed.length >= TWO_SLIPS_FROM ? 2 : 1;
    let best: string | undefined;
    let bestCost = Number.POSITIVE_INFINITY;
    // `fuzzyGet` counts a swap as two edits, `editDistance` as one; hence + 1.
    for (const [word, [count]] of map.fuzzyGet(typed, slips + 1).entries()) {
      const distance = editDistance(typed, word);
      if (distance > slips) continue;
      const penalty = word[0] === typed[0] ? 0 : FIRST_LETTER_PENALTY;
      const cost = distance + penalty - Math.log10(count) * FREQUENCY_GAIN;
      if (cost < bestCost) {
        best = word;
        bestCost = cost;
      }
    }
    return best;
  };
}

function isCorrectable(word: string): boolean {
  return word.length >= SHORTEST && /^\p{L}+$/u.test(word);
}

/**
 * Damerau-Levenshtein distance (optimal string alignment): insertions, deletions, substitutions and swaps of
 * neighbours. A letter doubled or not, a swap, a neighbouring key and a vowel for another cost less than other slips.
 */
export function editDistance(a: string, b: string): number {
  let older: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    const x = a[i - 1];
    for (let j = 1; j <= b.length; j++) {
      const y = b[j - 1];
      const removed = (last[j] ?? 0) + (x === a[i - 2] ? LIKELY_SLIP : 1);
      const added = (row[j - 1] ?? 0) + (y === b[j - 2] ? LIKELY_SLIP : 1);
      const replaced = (last[j - 1] ?? 0) + (x === y ? 0 : LIKELY.has(`${x}${y}`) ? LIKELY_SLIP : 1);
      const isSwap = i > 1 && j > 1 && x === b[j - 2] && a[i - 2] === y && x !== y;
      const swapped = isSwap ? (older[j - 2] ?? 0) + LIKELY_SLIP : Number.POSITIVE_INFINITY;
      row.push(Math.min(removed, added, replaced, swapped));
    }
    older = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
