import { remember } from '../../remember.ts';
import type { Table } from './table.ts';

/** Meanings of common English words as directions in space: words used alike point alike. */
export interface Vectors {
  readonly dimensions: number;
  /** Row of a word; -1 for one that is not among the common words of English or the phrasings. */
  readonly find: (word: string) => number;
  /** Unit vector of a row. */
  readonly of: (row: number) => Float32Array;
  /** Cosine between a unit vector and a row. */
  readonly cosine: (vector: Float32Array, row: number) => number;
}

const MOST_REMEMBERED = 20_000;

export function createVectors(table: Table): Vectors {
  const { width, bytes } = table;
  /** Lengths of the rows, reckoned when first needed. */
  const lengths = new Float32Array(table.size);
  const lengthOf = (row: number): number => {
    const known = lengths[row] ?? 0;
    if (known > 0) return known;
    let squares = 0;
    for (let at = row * width; at < (row + 1) * width; at++) squares += (bytes[at] ?? 0) ** 2;
    lengths[row] = Math.sqrt(squares) || 1;
    return lengths[row] ?? 1;
  };
  return {
    dimensions: width,
    find: remember(table.find, MOST_REMEMBERED),
    of: (row) => {
      const vector = new Float32Array(width);
      const length = lengthOf(row);
      for (let at = 0; at < width; at++) vector[at] = (bytes[row * width + at] ?? 0) / length;
      return vector;
    },
    cosine: (vector, row) => {
      let sum = 0;
      const start = row * width;
      for (let at = 0; at < width; at++) sum += (vector[at] ?? 0) * (bytes[start + at] ?? 0);
      return sum / lengthOf(row);
    },
  };
}
