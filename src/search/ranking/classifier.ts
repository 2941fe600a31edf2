import * as z from 'zod';
import type { TextAnalysis } from '../text.ts';
import { turnsOf } from './manner.ts';
import type { Table } from './table.ts';
import type { Vectors } from './vectors.ts';

/** Letters of a word piece where the language does not say; words shorter than that have none. */
const PIECE = 4;
/** Longer words are cut into no pieces. */
const LONGEST_WORD = 40;
/** Weight of a word's pieces together beside the word itself. */
const PIECES_WEIGHT = 0.8;
/** Bytes of a row before its weights: scale and rarity. */
const ROW_PREFIX = 2;
/** A weight is a whole number from -7 to 7 times the row's scale; two fit into a byte. */
const LARGEST_WEIGHT = 7;
/** Row of the weights that count for every text. */
export const BIAS = '=';
/** Row of the weights of a dimension of meaning, from 0. */
export const meaningRow = (dimension: number): string => `~${dimension}`;
/** Row of what a word says beyond its meaning in common English: what the phrasings make of it. */
export const ownRow = (word: string): string => `^${word}`;
/** Rarity of a word that the classifier does not know. */
export const RAREST = 9;

/** Weight of a pair of neighbouring words beside a word. */
const PAIR_WEIGHT = 0.5;

/** A text's features with their weights: its words, their pieces, and its pairs of neighbouring words. */
export function featuresOf(words: readonly string[], analysis: TextAnalysis): ReadonlyMap<string, number> {
  const features = new Map<string, number>();
  for (const [feature, weight] of [...new Set(words)].flatMap((word) => wordFeatures(word, analysis))) {
    features.set(feature, (features.get(feature) ?? 0) + weight);
  }
  for (const turn of turnsOf(words.map(analysis.keyOf)))
    if (turn.includes(' ')) features.set(turn, PAIR_WEIGHT);
  return features;
}

/** A word's features with their weights: its stem, and pieces that survive a misspelling. */
function wordFeatures(word: string, { stem, language }: TextAnalysis): [feature: string, weight: number][] {
  const length = language.pieceLength ?? PIECE;
  const features: [string, number][] = [[stem(word), 1]];
  if (word.length < length || word.length > LONGEST_WORD) return features;
  const bounded = `<${word}>`;
  const pieces = bounded.length - length + 1;
  for (let at = 0; at < pieces; at++) {
    features.push([`#${bounded.slice(at, at + length)}`, PIECES_WEIGHT / Math.sqrt(pieces)]);
  }
  return features;
}

/** One byte for a positive scale, in steps of an eighth of a doubling. */
const packScale = (scale: number): number => Math.max(-128, Math.min(127, Math.round(Math.log2(scale) * 8)));
const unpackScale = (byte: number): number => 2 ** (byte / 8);
/** A row: scale, rarity, and a weight for each class, half a byte each. */
export function packRow(weights: Float32Array, rarityByte: number): Int8Array {
  const scaleByte = packScale(weights.reduce((most, x) => Math.max(most, Math.abs(x)), 1e-6));
  const unit = unpackScale(scaleByte) / LARGEST_WEIGHT;
  const row = new Int8Array(ROW_PREFIX + Math.ceil(weights.length / 2));
  row[0] = scaleByte;
  row[1] = rarityByte;
  weights.forEach((weight, at) => {
    const whole = Math.max(-LARGEST_WEIGHT, Math.min(LARGEST_WEIGHT, Math.round(weight / unit)));
    const byte = ROW_PREFIX + (at >> 1);
    row[byte] = (row[byte] ?? 0) | ((whole & 0xf) << (at & 1 ? 4 : 0));
  });
  return row;
}

/** One byte for a rarity (inverse document frequency), 0 to 10. */
export const packRarity = (rarity: number): number => Math.max(0, Math.min(127, Math.round(rarity * 12)));
/** The rarity of such a byte. */
export const unpackRarity = (byte: number): number => byte / 12;

/**
 * A linear classifier of texts into topics and themes, by their words' spelling and, where there are word vectors, by
 * their meaning: two vectors of length 1, the second the sum of the words' vectors weighted by rarity.
 */
export interface Classifier {
  /** Ids of the topics and themes. */
  readonly classes: readonly string[];
  /** Log-odds of each class up to a common constant, in the order of `classes`, for a text's folded words. */
  readonly classify: (words: readonly string[]) => Float64Array;
  /** Whether a folded word was learned from. */
  readonly knows: (word: string) => boolean;
}

const headerSchema = z.object({ classes: z.array(z.string()) });

/** @param vectors Undefined for a language without word vectors. */
export function createClassifier(table: Table, analysis: TextAnalysis, vectors?: Vectors): Classifier {
  const { classes } = headerSchema.parse(table.header);
  const { bytes, width } = table;
  const rarityOf = (row: number | undefined): number =>
    row === undefined ? RAREST : unpackRarity(bytes[row * width + 1] ?? 0);
  const addRow = (scores: Float64Array, row: number | undefined, amount: number): void => {
    if (row === undefined) return;
    const start = row * width;
    const unit = (amount * unpackScale(bytes[start] ?? 0)) / LARGEST_WEIGHT;
    for (let at = 0; at < scores.length; at++) {
      const byte = bytes[start + ROW_PREFIX + (at >> 1)] ?? 0;
      // The shifts keep the sign of the four bits.
      scores[at] = (scores[at] ?? 0) + unit * (at & 1 ? byte >> 4 : (byte << 28) >> 28);
    }
  };

  const addSpelling = (scores: Float64Array, words: readonly string[]): void => {
    const weights = new Map<number, number>();
    for (const [feature, weight] of featuresOf(words, analysis)) {
      const row = table.rows.get(feature);
      if (row !== undefined) weights.set(row, weight * rarityOf(row));
    }
    const length = Math.sqrt([...weights.values()].reduce((sum, x) => sum + x * x, 0)) || 1;
    for (const [row, weight] of weights) addRow(scores, row, weight / length);
  };

  const addMeaning = (
    scores: Float64Array,
    words: readonly string[],
    { dimensions, find, of }: Vectors,
  ): void => {
    const meaning = new Float64Array(dimensions);
    const own: [row: number | undefined, rarity: number][] = [];
    for (const word of words) {
      const place = analysis.isStopWord(word) ? undefined : find(word);
      if (place === undefined) continue;
      const rarity = rarityOf(table.rows.get(analysis.stem(word)));
      of(place).forEach((x, at) => {
        meaning[at] = (meaning[at] ?? 0) + rarity * x;
      });
      own.push([table.rows.get(ownRow(word)), rarity]);
    }
    const length = Math.sqrt(meaning.reduce((sum, x) => sum + x * x, 0)) || 1;
    meaning.forEach((x, at) => {
      addRow(scores, table.rows.get(meaningRow(at)), x / length);
    });
    for (const [row, rarity] of own) addRow(scores, row, rarity / length);
  };

  return {
    classes,
    knows: (word) => table.rows.has(analysis.stem(word)),
    classify: (words) => {
      const scores = new Float64Array(classes.length);
      addRow(scores, table.rows.get(BIAS), 1);
      addSpelling(scores, words);
      if (vectors) addMeaning(scores, [...new Set(words)], vectors);
      return scores;
    },
  };
}
