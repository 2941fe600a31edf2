import { remember } from '../remember.ts';
import type { CompiledPhrasings } from './compiled-phrasings.ts';
import { keyOf, words } from './text.ts';

/** How near a query is to each theme's phrasings. */
export interface PhrasingMatch {
  /** Per theme: cosine of the best phrasing, 0 to 1. */
  readonly best: Float64Array;
  /** Per theme: number of the best phrasing in the theme's list; -1 when there is none. */
  readonly which: Int32Array;
}

/** The words of a theme's phrasings but for small words. */
export interface Vocabulary {
  readonly words: readonly string[];
  readonly keys: ReadonlySet<string>;
}

interface RunCounts {
  /** In all topics together, in all unasked themes together, and in each. */
  readonly asked: number;
  readonly unasked: number;
  readonly perTheme: Uint16Array;
}

export interface PhrasingIndex {
  /** Weighted stems of a query against all phrasings. */
  readonly match: (query: ReadonlyMap<string, number>) => PhrasingMatch;
  /** Inverse document frequency of a stem over all phrasings; that of a stem in none is the highest. */
  readonly rarity: (stem: string) => number;
  /** Number of phrasings with a stem. */
  readonly count: (stem: string) => number;
  /** Number of phrasings in which keys, joined by a space, stand one after the other. */
  readonly countRun: (keys: string) => RunCounts;
  /** Number of phrasings in which stems, joined by a space, stand one after the other, small words between them passed over. */
  readonly countSpaced: (stems: string) => number;
  /** Per theme the number of its phrasings. */
  readonly sizes: readonly number[];
  /** Number of all phrasings of topics and of unasked themes. */
  readonly askedSize: number;
  readonly unaskedSize: number;
  /** Occurrences of a word in all phrasings. */
  readonly occurrences: (word: string) => number;
  readonly words: Iterable<string>;
  readonly vocabularyOf: (theme: number) => Vocabulary;
}

/**
 * Indexes phrasings by their stems. Small words are left out of the comparison and kept for runs.
 * @param compiled The phrasings of all themes, theme by theme.
 * @param sizes How many of them each theme has.
 * @param more Further phrasings of the topics, the first themes, compared like the others.
 */
export function createPhrasingIndex(
  compiled: CompiledPhrasings,
  sizes: readonly number[],
  more: readonly (readonly string[])[],
): PhrasingIndex {
  const keyIds = new Map(compiled.keys.map((key, id) => [key, id]));
  const wordIds = new Map(compiled.words.map((word, id) => [word, id]));
  const allWords = [...compiled.words];
  const keys = [...compiled.keys];
  const keyOfWord = Array.from(compiled.keyOfWord);
  const idOf = (word: string): number => {
    const known = wordIds.get(word);
    if (known !== undefined) return known;
    const key = keyOf(word);
    const keyId = keyIds.get(key) ?? keys.push(key) - 1;
    keyIds.set(key, keyId);
    keyOfWord.push(keyId);
    wordIds.set(word, allWords.length);
    return allWords.push(word) - 1;
  };

  const moreTokens: number[] = [];
  const moreStarts: number[] = [];
  const moreThemes: number[] = [];
  more.forEach((list, theme) => {
    for (const text of list) {
      for (const word of words(text)) moreTokens.push(idOf(word));
      moreStarts.push(compiled.tokens.length + moreTokens.length);
      moreThemes.push(theme);
    }
  });
  const tokens = concat(compiled.tokens, moreTokens);
  const starts = Uint32Array.of(...compiled.starts, ...moreStarts);
  const textCount = starts.length - 1;
  const startOf = (text: number): number => starts[text] ?? tokens.length;
  /** Per phrasing its theme, and its number in the theme's list; -1 for a further one. */
  const themeOf = new Uint16Array(textCount);
  const numberOf = new Int32Array(textCount).fill(-1);
  let at = 0;
  sizes.forEach((size, theme) => {
    for (let number = 0; number < size; number++, at++) {
      themeOf[at] = theme;
      numberOf[at] = number;
    }
  });
  for (const theme of moreThemes) themeOf[at++] = theme;

  const isSmall = Uint8Array.from(keys, (key) => (key.startsWith("'") ? 1 : 0));
  const keyTokens = tokens.map((word) => keyOfWord[word] ?? 0);
  const frequencies = new Int32Array(keys.length);
  /** Calls back once for each key of each phrasing. */
  const eachKey = (visit: (text: number, key: number) => void): void => {
    const lastSeen = new Int32Array(keys.length).fill(-1);
    for (let text = 0; text < textCount; text++) {
      for (let place = startOf(text); place < startOf(text + 1); place++) {
        const key = keyTokens[place] ?? 0;
        if (lastSeen[key] === text) continue;
        lastSeen[key] = text;
        visit(text, key);
      }
    }
  };
  eachKey((_, key) => {
    frequencies[key] = (frequencies[key] ?? 0) + 1;
  });
  const rarities = Float64Array.from(frequencies, (count) => Math.log(1 + textCount / (count + 0.5)));
  const postingsStart = new Uint32Array(keys.length + 1);
  frequencies.forEach((count, key) => {
    postingsStart[key + 1] = (postingsStart[key] ?? 0) + count;
  });
  const postings = new Uint16Array(postingsStart[keys.length] ?? 0);
  const filled = postingsStart.slice();
  const lengths = new Float64Array(textCount);
  eachKey((text, key) => {
    const end = filled[key] ?? 0;
    postings[end] = text;
    filled[key] = end + 1;
    if (!isSmall[key]) lengths[text] = (lengths[text] ?? 0) + (rarities[key] ?? 0) ** 2;
  });
  // A phrasing of small words only is found by none.
  const scales = Float32Array.from(lengths, (squares) => (squares > 0 ? 1 / Math.sqrt(squares) : 0));
  const occurrences = new Int32Array(allWords.length);
  for (const word of tokens) occurrences[word] = (occurrences[word] ?? 0) + 1;

  const rarest = Math.log(1 + textCount / 0.5);
  const none = new Uint16Array();
  const postingsOf = (key: string): Uint16Array => {
    const id = keyIds.get(key);
    return id === undefined ? none : postings.subarray(postingsStart[id], postingsStart[id + 1]);
  };
  const textOf = (text: number): Uint16Array => keyTokens.subarray(startOf(text), startOf(text + 1));
  /** The phrasings with the rarest of some keys; none when one is in no phrasing. */
  const rarestPostings = (run: readonly string[]): Uint16Array =>
    run.map(postingsOf).reduce((least, list) => (list.length < least.length ? list : least));
  const toIds = (run: readonly string[]): number[] => run.map((key) => keyIds.get(key) ?? -1);
  const vocabularies = new Map<number, Vocabulary>();
  const allSizes = sizes.map((size, theme) => size + (more[theme]?.length ?? 0));
  const sum = (list: readonly number[]): number => list.reduce((total, size) => total + size, 0);

  // Kept from query to query, all zeros between them: allocating them anew costs more than the search itself.
  const sums = new Float32Array(textCount);
  const touched = new Uint16Array(textCount);

  return {
    rarity: (key) => rarities[keyIds.get(key) ?? -1] ?? rarest,
    count: (key) => frequencies[keyIds.get(key) ?? -1] ?? 0,
    sizes: allSizes,
    askedSize: sum(allSizes.slice(0, more.length)),
    unaskedSize: sum(allSizes.slice(more.length)),
    words: allWords,
    occurrences: (word) => occurrences[wordIds.get(word) ?? -1] ?? 0,
    vocabularyOf: (theme) => {
      const known = vocabularies.get(theme);
      if (known) return known;
      const own = new Set<number>();
      for (let text = 0; text < textCount; text++) {
        if (themeOf[text] !== theme) continue;
        for (const word of tokens.subarray(startOf(text), startOf(text + 1))) own.add(word);
      }
      const telling = [...own].filter((word) => !isSmall[keyOfWord[word] ?? 0]);
      const vocabulary = {
        words: telling.map((word) => allWords[word] ?? ''),
        keys: new Set(telling.map((word) => keys[keyOfWord[word] ?? 0] ?? '')),
      };
      vocabularies.set(theme, vocabulary);
      return vocabulary;
    },
    countRun: remember((text) => {
      const run = text.split(' ');
      const perTheme = new Uint16Array(sizes.length);
      let asked = 0;
      let unasked = 0;
      const ids = toIds(run);
      for (const number of rarestPostings(run)) {
        if (run.length > 1 && !hasRun(textOf(number), ids)) continue;
        const theme = themeOf[number] ?? 0;
        perTheme[theme] = (perTheme[theme] ?? 0) + 1;
        if (theme < more.length) asked++;
        else unasked++;
      }
      return { asked, unasked, perTheme };
    }),
    countSpaced: remember((text) => {
      const run = text.split(' ');
      if (run.length === 1) return rarestPostings(run).length;
      const ids = toIds(run);
      let count = 0;
      for (const number of rarestPostings(run)) {
        const telling = textOf(number).filter((key) => !isSmall[key]);
        if (hasRun(telling, ids)) count++;
      }
      return count;
    }),
    match: (query) => {
      let touchedCount = 0;
      let squares = 0;
      for (const [key, weight] of query) {
        const id = keyIds.get(key);
        const own = (id === undefined ? undefined : rarities[id]) ?? rarest;
        squares += (weight * own) ** 2;
        if (id === undefined) continue;
        const gain = weight * own * own;
        const end = postingsStart[id + 1] ?? 0;
        for (let at = postingsStart[id] ?? 0; at < end; at++) {
          const number = postings[at] ?? 0;
          const before = sums[number] ?? 0;
          if (before === 0) touched[touchedCount++] = number;
          sums[number] = before + gain;
        }
      }
      const scale = 1 / Math.sqrt(squares);
      const which = new Int32Array(sizes.length).fill(-1);
      const best = new Float64Array(sizes.length);
      for (let at = 0; at < touchedCount; at++) {
        const number = touched[at] ?? 0;
        const sum = sums[number] ?? 0;
        sums[number] = 0;
        const theme = themeOf[number] ?? 0;
        const cosine = sum * (scales[number] ?? 0) * scale;
        if (cosine <= (best[theme] ?? 0)) continue;
        best[theme] = cosine;
        which[theme] = numberOf[number] ?? -1;
      }
      return { best, which };
    },
  };
}

function hasRun(text: Uint16Array, run: readonly number[]): boolean {
  const last = text.length - run.length;
  for (let at = 0; at <= last; at++) {
    let length = 0;
    while (length < run.length && text[at + length] === run[length]) length++;
    if (length === run.length) return true;
  }
  return false;
}

function concat(first: Uint16Array, second: readonly number[]): Uint16Array {
  const whole = new Uint16Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
