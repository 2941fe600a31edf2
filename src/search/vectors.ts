import type { Table } from './table.ts';

/** Meanings of common English words as directions in space: words used alike point alike. */
export interface Vectors {
  readonly dimensions: number;
  /** Whether it is one of the common words (of English, or of the questionnaire's own phrasings). */
  readonly has: (word: string) => boolean;
  /** Unit vector of a word; undefined for a word it does not know. */
  readonly of: (word: string) => Float32Array | undefined;
}

/** Vectors kept unpacked; beyond that the memory is emptied. */
const MOST_UNPACKED = 20_000;

export function createVectors(table: Table): Vectors {
  const unpacked = new Map<string, Float32Array | undefined>();
  return {
    dimensions: table.width,
    has: (word) => table.find(word) !== -1,
    of: (word) => {
      if (unpacked.has(word)) return unpacked.get(word);
      const index = table.find(word);
      const vector = index === -1 ? undefined : toUnit(Float32Array.from(table.row(index)));
      if (unpacked.size >= MOST_UNPACKED) unpacked.clear();
      unpacked.set(word, vector);
      return vector;
    },
  };
}

export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Scales a vector, in place, to length 1; a zero vector stays. */
export function toUnit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector));
  if (length > 0) for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) / length;
  return vector;
}
