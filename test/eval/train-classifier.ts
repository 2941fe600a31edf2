import { words } from '../../src/search/analyze.ts';
import {
  BIAS,
  MEANING_WEIGHT,
  meaningOf,
  meaningRow,
  packRarity,
  packScale,
  RAREST,
  ROW_PREFIX,
  unpackRarity,
  wordFeatures,
} from '../../src/search/classifier.ts';
import { packTable } from '../../src/search/table.ts';
import type { Vectors } from '../../src/search/vectors.ts';
import { shuffle } from './random.ts';

const EPOCHS = 12;
/** Epochs before those whose weights are averaged. */
const AVERAGED_FROM = 4;
const LEARNING_RATE = 0.5;
/** Pull of each step towards zero. */
const DECAY = 0.019;
/** Runs in different orders that are averaged. */
const RUNS = 3;
/** Features seen in fewer phrasings are left out. */
const FEWEST = 2;

export interface Example {
  readonly theme: string;
  readonly text: string;
}

/**
 * Multinomial logistic regression over the phrasings by AdaGrad (Duchi, Hazan and Singer, 2011), every
 * theme with the same total weight. The same input gives the same bytes.
 */
export function trainClassifier(examples: readonly Example[], vectors: Vectors): Buffer {
  const classes = [...new Set(examples.map(({ theme }) => theme))];
  const classOf = new Map(classes.map((theme, index) => [theme, index]));
  const perClass = new Float64Array(classes.length);
  const texts = examples.map(({ theme, text }) => {
    const label = classOf.get(theme) ?? 0;
    perClass[label] = (perClass[label] ?? 0) + 1;
    const tokens = new Set(words(text));
    const features = new Map<string, number>();
    for (const [key, weight] of [...tokens].flatMap(wordFeatures))
      features.set(key, (features.get(key) ?? 0) + weight);
    return { label, tokens, features };
  });
  const counts = new Map<string, number>();
  for (const { features } of texts)
    for (const key of features.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= FEWEST);
  const rowOf = new Map(kept.map(([key], index) => [key, index]));
  const rarities = kept.map(([, count]) => packRarity(Math.log(1 + texts.length / (count + 0.5))));

  const meaningStart = kept.length;
  const biasRow = meaningStart + vectors.dimensions;
  const rarityOf = (key: string): number => {
    const row = rowOf.get(key);
    return row === undefined ? RAREST : unpackRarity(rarities[row] ?? 0);
  };
  const inputs = texts.map(({ label, tokens, features }) => {
    const sparse = [...features].flatMap(([key, weight]) => {
      const row = rowOf.get(key);
      return row === undefined ? [] : [{ row, x: weight * unpackRarity(rarities[row] ?? 0) }];
    });
    const length = Math.sqrt(sparse.reduce((sum, { x }) => sum + x * x, 0)) || 1;
    const rows = sparse.map(({ row, x }) => ({ row, x: x / length }));
    meaningOf(tokens, vectors, rarityOf).forEach((x, i) => {
      if (x !== 0) rows.push({ row: meaningStart + i, x: MEANING_WEIGHT * x });
    });
    rows.push({ row: biasRow, x: 1 });
    return {
      label,
      weight: texts.length / classes.length / (perClass[label] ?? 1),
      rows: Int32Array.from(rows, ({ row }) => row),
      values: Float32Array.from(rows, ({ x }) => x),
    };
  });

  const width = classes.length;
  const runs = Array.from({ length: RUNS }, (_, run) => descend(inputs, width, biasRow, run * EPOCHS));
  const weights = mean(runs);

  const rows = new Map<string, Int8Array>();
  const pack = (key: string, row: number, rarityByte: number): void => {
    const values = weights.subarray(row * width, (row + 1) * width);
    const largest = values.reduce((most, x) => Math.max(most, Math.abs(x)), 1e-6);
    const scaleByte = packScale(largest * 1.05);
    const scale = 2 ** (scaleByte / 8);
    rows.set(key, Int8Array.of(scaleByte, rarityByte, ...values.map((x) => Math.round((x / scale) * 127))));
  };
  kept.forEach(([key], row) => {
    pack(key, row, rarities[row] ?? 0);
  });
  for (let i = 0; i < vectors.dimensions; i++) pack(meaningRow(i), meaningStart + i, 0);
  pack(BIAS, biasRow, 0);
  return packTable(rows, { classes, prefix: ROW_PREFIX });
}

interface Input {
  readonly label: number;
  /** How much it counts. */
  readonly weight: number;
  readonly rows: Int32Array;
  readonly values: Float32Array;
}

/**
 * One run of AdaGrad over the inputs, in an order that the seed gives.
 * @returns The mean of the weights after each of the later epochs, which is steadier than the last.
 */
function descend(inputs: readonly Input[], width: number, biasRow: number, seed: number): Float32Array {
  const weights = new Float32Array((biasRow + 1) * width);
  const squares = new Float32Array(weights.length).fill(1e-6);
  const scores = new Float64Array(width);
  const gradient = new Float32Array(width);
  const later: Float32Array[] = [];
  const order = inputs.map((_, index) => index);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, seed + epoch + 1);
    for (const index of order) {
      const input = inputs[index];
      if (!input) continue;
      const { rows, values } = input;
      scores.fill(0);
      for (let k = 0; k < rows.length; k++) {
        const base = (rows[k] ?? 0) * width;
        const x = values[k] ?? 0;
        for (let c = 0; c < width; c++) scores[c] = (scores[c] ?? 0) + x * (weights[base + c] ?? 0);
      }
      const most = scores.reduce((highest, score) => Math.max(highest, score), Number.NEGATIVE_INFINITY);
      const total = scores.reduce((sum, score) => sum + Math.exp(score - most), 0);
      for (let c = 0; c < width; c++) {
        const p = Math.exp((scores[c] ?? 0) - most) / total;
        gradient[c] = input.weight * (p - (c === input.label ? 1 : 0));
      }
      for (let k = 0; k < rows.length; k++) {
        const base = (rows[k] ?? 0) * width;
        const x = values[k] ?? 0;
        const decay = rows[k] === biasRow ? 0 : DECAY * Math.abs(x);
        for (let c = 0; c < width; c++) {
          const w = weights[base + c] ?? 0;
          const g = x * (gradient[c] ?? 0) + decay * w;
          const seen = (squares[base + c] ?? 0) + g * g;
          squares[base + c] = seen;
          weights[base + c] = w - (LEARNING_RATE * g) / Math.sqrt(seen);
        }
      }
    }
    if (epoch >= AVERAGED_FROM) later.push(weights.slice());
  }
  return mean(later);
}

function mean(list: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(list[0]?.length ?? 0);
  for (const one of list) {
    for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (one[at] ?? 0) / list.length;
  }
  return sum;
}
