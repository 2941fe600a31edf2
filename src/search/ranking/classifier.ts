import * as z from 'zod';
import { remember } from '../../remember.ts';
import { isStopWord, stem } from '../text.ts';
import type { Table } from './table.ts';
import type { Vectors } from './vectors.ts';

/** Letters of a word piece; words shorter than that have none. */
const PIECE = 4;
/** Longer words are no words, and cut into no pieces. */
const LONGEST_WORD = 40;
/** Weight of a word's pieces together beside the word itself. */
const PIECES_WEIGHT = 0.8;
/** Bytes of a row before its weights: scale and rarity. */
export const ROW_PREFIX = 2;
/** Row of the weights that hold for every text. */
export const BIAS = '=';
export const meaningRow = (dimension: number): string => `~${dimension}`;
/** Row of what a word says beyond its meaning in common English: what the phrasings make of it. */
export const ownRow = (word: string): string => `^${word}`;
/** Rarity of a word that the classifier does not know. */
export const RAREST = 9;

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

/** One byte for a positive scale, in steps of an eighth of a doubling. */
export const packScale = (scale: number): number =>
  Math.max(-128, Math.min(127, Math.round(Math.log2(scale) * 8)));
const unpackScale = (byte: number): number => SCALES[byte + 128] ?? 1;
const SCALES = Float64Array.from({ length: 256 }, (_, at) => 2 ** ((at - 128) / 8));
/** One byte for a rarity (inverse document frequency), 0 to 10. */
export const packRarity = (rarity: number): number => Math.max(0, Math.min(127, Math.round(rarity * 12)));
export const unpackRarity = (byte: number): number => byte / 12;

/**
 * A linear classifier of texts into themes, by their words' spelling and by their words' meaning: two vectors of
 * length 1, the second the sum of the words' vectors weighted by rarity.
 */
export interface Classifier {
  /** Ids of the themes, asked and unasked. */
  readonly classes: readonly string[];
  /** Log-odds of each theme up to a common constant, in the order of `classes`. */
  readonly classify: (words: readonly string[]) => Float64Array;
}

const headerSchema = z.object({ classes: z.array(z.string()) });

/** What a word adds to a text, before the text's length is known. */
interface Share {
  /** Its features with their weights. */
  readonly features: readonly { readonly row: number; readonly weight: number }[];
  /** What these say of each theme. */
  readonly spelled: Float32Array;
  /** Its vector, weighted by rarity; undefined for a word without meaning of its own. */
  readonly vector: Float32Array | undefined;
  /** What that says of each theme. */
  readonly meant: Float32Array;
}

/** Words whose shares are kept, at some 1.5 KB each. */
const MOST_REMEMBERED = 3_000;

export function createClassifier(table: Table, vectors: Vectors): Classifier {
  const { classes } = headerSchema.parse(table.header);
  const { bytes, width } = table;
  const rarityAt = (row: number): number => unpackRarity(bytes[row * width + 1] ?? 0);
  const rarityOf = (key: string): number => {
    const row = table.find(key);
    return row === -1 ? RAREST : rarityAt(row);
  };
  const addRow = (scores: Float32Array | Float64Array, row: number, amount: number): void => {
    const start = row * width;
    const unit = (amount * unpackScale(bytes[start] ?? 0)) / 127;
    for (let at = 0; at < scores.length; at++) {
      scores[at] = (scores[at] ?? 0) + unit * (bytes[start + ROW_PREFIX + at] ?? 0);
    }
  };
  const bias = new Float64Array(classes.length);
  addRow(bias, table.find(BIAS), 1);
  const meaningRows = Array.from({ length: vectors.dimensions }, (_, at) => table.find(meaningRow(at)));

  const shareOf = remember((word): Share => {
    const features = wordFeatures(word).flatMap(([feature, weight]) => {
      const row = table.find(feature);
      return row === -1 ? [] : [{ row, weight: weight * rarityAt(row) }];
    });
    const spelled = new Float32Array(classes.length);
    for (const { row, weight } of features) addRow(spelled, row, weight);
    const meant = new Float32Array(classes.length);
    const place = isStopWord(word) ? -1 : vectors.find(word);
    if (place === -1) return { features, spelled, vector: undefined, meant };
    const rarity = rarityOf(stem(word));
    const vector = vectors.of(place).map((x) => rarity * x);
    vector.forEach((x, at) => {
      addRow(meant, meaningRows[at] ?? 0, x);
    });
    const own = table.find(ownRow(word));
    if (own !== -1) addRow(meant, own, rarity);
    return { features, spelled, vector, meant };
  }, MOST_REMEMBERED);

  // Kept from text to text, all zeros between them: allocating them anew costs more than reckoning with them.
  const weights = new Float64Array(table.size);
  const meaning = new Float32Array(vectors.dimensions);

  return {
    classes,
    classify: (words) => {
      const shares = [...new Set(words)].map(shareOf);
      const spelledBy = 1 / lengthOfFeatures(shares, weights);
      const meantBy = 1 / lengthOfMeaning(shares, meaning);
      const scores = bias.slice();
      for (const { spelled, meant } of shares) {
        for (let at = 0; at < scores.length; at++) {
          scores[at] = (scores[at] ?? 0) + spelledBy * (spelled[at] ?? 0) + meantBy * (meant[at] ?? 0);
        }
      }
      return scores;
    },
  };
}

/**
 * Length of the vector of a text's features, a feature of several words counted once; 1 when it has none.
 * @param weights Room for a number per row, all zeros before and after.
 */
function lengthOfFeatures(shares: readonly Share[], weights: Float64Array): number {
  for (const { features } of shares) {
    for (const { row, weight } of features) weights[row] = (weights[row] ?? 0) + weight;
  }
  let squares = 0;
  for (const { features } of shares) {
    for (const { row } of features) {
      squares += (weights[row] ?? 0) ** 2;
      weights[row] = 0;
    }
  }
  return Math.sqrt(squares) || 1;
}

/**
 * Length of the sum of a text's weighted vectors; 1 when it has none.
 * @param sum Room for a vector, all zeros before and after.
 */
function lengthOfMeaning(shares: readonly Share[], sum: Float32Array): number {
  for (const { vector } of shares) {
    if (vector) for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (vector[at] ?? 0);
  }
  let squares = 0;
  for (let at = 0; at < sum.length; at++) {
    squares += (sum[at] ?? 0) ** 2;
    sum[at] = 0;
  }
  return Math.sqrt(squares) || 1;
}
