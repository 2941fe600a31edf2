/** Finds the word that a misspelt one was meant to be; undefined when none is near enough. */
export type Corrector = (word: string) => string | undefined;

/** Shorter words have too many neighbours to tell which was meant. */
const SHORTEST = 4;
/** From this length on two slips are forgiven instead of one. */
const TWO_SLIPS_FROM = 7;
/** A first letter is rarely mistyped. */
const FIRST_LETTER_PENALTY = 0.6;
/** What a ten times more frequent word gains. */
const FREQUENCY_GAIN = 0.15;
const KEYBOARD = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const VOWEL_PAIRS = ['aeioua', 'aieuoa'];
const LETTERS = 26;
const FIRST_LETTER = 97;
/** Cost of a likely slip; any other costs 1. */
const CHEAP = 0.8;

interface Entry {
  readonly word: string;
  readonly letters: number;
  readonly gain: number;
}

/**
 * @param vocabulary The words that can be meant, with how often they occur.
 */
export function createCorrector(vocabulary: Iterable<readonly [string, number]>): Corrector {
  const byLength = new Map<number, Entry[]>();
  for (const [word, count] of vocabulary) {
    if (word.length < SHORTEST || !/^[a-z]+$/.test(word)) continue;
    const entry = { word, letters: letterSet(word), gain: Math.log10(count) * FREQUENCY_GAIN };
    const list = byLength.get(word.length);
    if (list) list.push(entry);
    else byLength.set(word.length, [entry]);
  }
  return (typed) => {
    if (typed.length < SHORTEST || typed.length > 30 || !/^[a-z]+$/.test(typed)) return undefined;
    const slips = typed.length >= TWO_SLIPS_FROM ? 2 : 1;
    const letters = letterSet(typed);
    let best: string | undefined;
    let bestCost = Number.POSITIVE_INFINITY;
    for (let length = typed.length - slips; length <= typed.length + slips; length++) {
      for (const entry of byLength.get(length) ?? []) {
        if (countBits(entry.letters ^ letters) > 2 * slips) continue;
        const distance = editDistance(typed, entry.word, slips);
        if (distance > slips) continue;
        const penalty = entry.word[0] === typed[0] ? 0 : FIRST_LETTER_PENALTY;
        const cost = distance + penalty - entry.gain;
        if (cost < bestCost) {
          best = entry.word;
          bestCost = cost;
        }
      }
    }
    return best;
  };
}

function letterSet(word: string): number {
  let set = 0;
  for (let at = 0; at < word.length; at++) set |= 1 << (word.charCodeAt(at) - FIRST_LETTER);
  return set;
}

function countBits(set: number): number {
  let bits = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}

/** What typing one letter for another costs: less for neighbours on the keyboard and among vowels. */
const SUBSTITUTIONS = new Float64Array(LETTERS * LETTERS).fill(1);
for (const keys of [...KEYBOARD, ...VOWEL_PAIRS]) {
  for (let at = 1; at < keys.length; at++) {
    const [a, b] = [keys.charCodeAt(at - 1) - FIRST_LETTER, keys.charCodeAt(at) - FIRST_LETTER];
    SUBSTITUTIONS[a * LETTERS + b] = CHEAP;
    SUBSTITUTIONS[b * LETTERS + a] = CHEAP;
  }
}

/**
 * Damerau-Levenshtein distance (optimal string alignment) between lower-case words: insertions,
 * deletions, substitutions and swaps of neighbours. A letter doubled or not, a swap, a neighbouring key
 * and a vowel for another cost less than other slips.
 * @param most Distances above it come back as any larger number.
 */
export function editDistance(a: string, b: string, most: number): number {
  const width = b.length + 1;
  let older = new Float64Array(width);
  let last = Float64Array.from({ length: width }, (_, column) => column);
  let row = new Float64Array(width);
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    let least = i;
    const x = a.charCodeAt(i - 1);
    const beforeX = i > 1 ? a.charCodeAt(i - 2) : 0;
    for (let j = 1; j < width; j++) {
      const y = b.charCodeAt(j - 1);
      const beforeY = j > 1 ? b.charCodeAt(j - 2) : 0;
      const removed = (last[j] ?? 0) + (x === beforeX ? CHEAP : 1);
      const added = (row[j - 1] ?? 0) + (y === beforeY ? CHEAP : 1);
      const replaced =
        (last[j - 1] ?? 0) +
        (x === y ? 0 : (SUBSTITUTIONS[(x - FIRST_LETTER) * LETTERS + y - FIRST_LETTER] ?? 1));
      let cost = Math.min(removed, added, replaced);
      if (i > 1 && j > 1 && x === beforeY && beforeX === y)
        cost = Math.min(cost, (older[j - 2] ?? 0) + CHEAP);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [older, last, row] = [last, row, older];
  }
  return last[b.length] ?? 0;
}
