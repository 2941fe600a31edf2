import * as z from 'zod';
import { isStopWord, stem } from './analyze.ts';
import type { Table } from './table.ts';
import { toUnit, type Vectors } from './vectors.ts';

/** Letters of a word piece; words shorter than that have none. */
const PIECE = 4;
/** Longer words are no words, and cut into no pieces. */
const LONGEST_WORD = 40;
/** Weight of a word's pieces together beside the word itself. */
const PIECES_WEIGHT = 0.8;
/** Weight of the meaning vector beside the words and pieces; both have length 1. */
export const MEANING_WEIGHT = 1;
/** Bytes of a row before its weights: scale and rarity. */
export const ROW_PREFIX = 2;
/** Row of the weights that hold for every text. */
export const BIAS = '=';
export const meaningRow = (dimension: number): string => `~${dimension}`;
/** Rarity of a word that the classifier does not know. */
export const RAREST = 9;
/** Words whose features are remembered; beyond that the memory is emptied. */
const MOST_REMEMBERED = 5000;

/** A word's features with their weights: its stem, and pieces that survive a misspelling. */
export function wordFeatures(word: string): [feature: string, weight: number][] {
  const features: [string, number][] = [[stem(word), 1]];
  if (word.length < PIECE || word.length > LONGEST_WORD) return features;
  const bounded = `<${word}>`;
  const pieces = bounded.length - PIECE + 1;
  for (let at = 0; at < pieces; at++) {
    features.push([`#${bounded.slice(at, at + PIECE)}`, PIECES_WEIGHT / Math.sqrt(pieces)]);
  }
  return features;
}

/**
 * Mean of the telling words' vectors weighted by rarity, of length 1; all zeros when no word is known.
 * @param rarity Rarity of a stem.
 */
export function meaningOf(
  words: Iterable<string>,
  vectors: Vectors,
  rarity: (stem: string) => number,
): Float32Array {
  const sum = new Float32Array(vectors.dimensions);
  for (const word of words) {
    const row = isStopWord(word) ? -1 : vectors.find(word);
    if (row === -1) continue;
    const vector = vectors.of(row);
    const weight = rarity(stem(word));
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + weight * (vector[i] ?? 0);
  }
  return toUnit(sum);
}

/** One byte for a positive scale, in steps of an eighth of a doubling. */
export const packScale = (scale: number): number =>
  Math.max(-128, Math.min(127, Math.round(Math.log2(scale) * 8)));
const unpackScale = (byte: number): number => SCALES[byte + 128] ?? 1;
const SCALES = Float64Array.from({ length: 256 }, (_, at) => 2 ** ((at - 128) / 8));
/** One byte for a rarity (inverse document frequency), 0 to 10. */
export const packRarity = (rarity: number): number => Math.max(0, Math.min(127, Math.round(rarity * 12)));
export const unpackRarity = (byte: number): number => byte / 12;

/** A linear classifier of texts into themes, learned from the phrasings alone. */
export interface Classifier {
  /** Ids of the themes, asked and unasked. */
  readonly classes: readonly string[];
  /** Log-odds of each theme up to a common constant, in the order of `classes`. */
  readonly classify: (words: readonly string[]) => Float64Array;
}

const headerSchema = z.object({ classes: z.array(z.string()) });

export function createClassifier(table: Table, vectors: Vectors): Classifier {
  const { classes } = headerSchema.parse(table.header);
  const { bytes, width } = table;
  const bias = table.find(BIAS);
  const meaningRows = Array.from({ length: vectors.dimensions }, (_, at) => table.find(meaningRow(at)));
  const rarityAt = (row: number): number => unpackRarity(bytes[row * width + 1] ?? 0);
  const rarityOf = (key: string): number => {
    const row = table.find(key);
    return row === -1 ? RAREST : rarityAt(row);
  };
  const remembered = new Map<string, readonly { row: number; weight: number }[]>();
  /** The rows of a word's features, weighted by rarity. */
  const rowsOf = (word: string): readonly { row: number; weight: number }[] => {
    const known = remembered.get(word);
    if (known) return known;
    const rows = wordFeatures(word).flatMap(([feature, weight]) => {
      const row = table.find(feature);
      return row === -1 ? [] : [{ row, weight: weight * rarityAt(row) }];
    });
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(word, rows);
    return rows;
  };
  const add = (scores: Float64Array, row: number, amount: number): void => {
    const start = row * width;
    const unit = (amount * unpackScale(bytes[start] ?? 0)) / 127;
    for (let at = 0; at < scores.length; at++) {
      scores[at] = (scores[at] ?? 0) + unit * (bytes[start + ROW_PREFIX + at] ?? 0);
    }
  };
  return {
    classes,
    classify: (words) => {
      const scores = new Float64Array(classes.length);
      add(scores, bias, 1);
      const distinct = new Set(words);
      const weights = new Map<number, number>();
      for (const word of distinct) {
        for (const { row, weight } of rowsOf(word)) weights.set(row, (weights.get(row) ?? 0) + weight);
      }
      let squares = 0;
      for (const weight of weights.values()) squares += weight * weight;
      for (const [row, weight] of weights) add(scores, row, weight / Math.sqrt(squares));
      meaningOf(distinct, vectors, rarityOf).forEach((x, at) => {
        if (x !== 0) add(scores, meaningRows[at] ?? bias, MEANING_WEIGHT * x);
      });
      return scores;
    },
  };
}
