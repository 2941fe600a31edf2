import type { Table } from './table.ts';

/** Meanings of common English words as directions in space: words used alike point alike. */
export interface Vectors {
  readonly dimensions: number;
  /** Row of a folded word; undefined for one that is not common. */
  readonly find: (word: string) => number | undefined;
  /** Unit vector of a row. */
  readonly of: (row: number) => Float32Array;
  /** Cosine of two rows, -1 to 1. */
  readonly cosine: (a: number, b: number) => number;
}

/** Reads word vectors from their file, without copying them. */
export function createVectors(table: Table): Vectors {
  const { width, bytes } = table;
  const dot = (a: number, b: number): number => {
    let sum = 0;
    for (let at = 0; at < width; at++) sum += (bytes[a * width + at] ?? 0) * (bytes[b * width + at] ?? 0);
    return sum;
  };
  /** Computed when first asked for; 0 until then. */
  const lengths = new Float32Array(bytes.length / width);
  const lengthOf = (row: number): number => {
    lengths[row] ||= Math.sqrt(dot(row, row)) || 1;
    return lengths[row] ?? 1;
  };
  return {
    dimensions: width,
    find: (word) => table.rows.get(word),
    of: (row) => Float32Array.from(bytes.subarray(row * width, (row + 1) * width), (x) => x / lengthOf(row)),
    cosine: (a, b) => dot(a, b) / (lengthOf(a) * lengthOf(b)),
  };
}
