import { random, shuffle } from './random.ts';
import type { Input, Lesson, Weights } from './train-classifier.ts';

const EPOCHS = 10;
/** Texts after which the weights are moved. */
const BATCH = 256;
const LEARNING_RATE = 0.01;
/** Vectors learn more slowly, or they would learn the texts by heart. */
const VECTOR_RATE = 0.001;
/** Share of a text's features and words that are left out, at random, each time it is looked at. */
const DROPPED = 0.2;
/**
 * How often it is learned, each time with its texts in another order and other parts left out. The mean of the
 * results depends less on chance than each of them.
 */
const RUNS = 3;
/** Distance between the seeds of two runs: more than a run has epochs. */
const SEEDS_PER_RUN = 100;
/** Decay of the two averages of Adam, and what keeps its division sane. */
const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-8;

/**
 * Multinomial logistic regression on features and meaning by Adam (Kingma and Ba, 2015), in which the words'
 * vectors are learned too, from those of common English on. What a vector has moved is given as weights of its
 * word. The mean of several runs, which is linear as each of them is.
 */
export function trainTuned(lesson: Lesson): Weights {
  const runs = Array.from({ length: RUNS }, (_, run) => trainOnce(lesson, run * SEEDS_PER_RUN));
  const mean = (part: keyof Weights): Float32Array =>
    Float32Array.from(runs[0]?.[part] ?? [], (_, at) => {
      return runs.reduce((sum, weights) => sum + (weights[part][at] ?? 0), 0) / runs.length;
    });
  return { features: mean('features'), meanings: mean('meanings'), bias: mean('bias'), own: mean('own') };
}

function trainOnce(lesson: Lesson, seed: number): Weights {
  const { inputs, classes, dimensions } = lesson;
  const own = lesson.vectors.slice();
  const weights = {
    features: parameter(new Float32Array(lesson.features * classes), LEARNING_RATE),
    meanings: parameter(new Float32Array(dimensions * classes), LEARNING_RATE),
    bias: parameter(new Float32Array(classes), LEARNING_RATE),
    vectors: parameter(own, VECTOR_RATE),
  };
  const look = createLook(lesson, weights);
  const order = [...inputs];
  let steps = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, seed + epoch + 1);
    const next = random(1_000 + seed + epoch);
    for (let from = 0; from < order.length; from += BATCH) {
      const batch = order.slice(from, from + BATCH);
      for (const input of batch) look(input, batch.length, next);
      steps++;
      for (const one of Object.values(weights)) step(one, steps);
    }
  }

  const moved = new Float32Array((own.length / dimensions) * classes);
  for (let word = 0; word * dimensions < own.length; word++) {
    for (let i = 0; i < dimensions; i++) {
      const place = word * dimensions + i;
      const by = (own[place] ?? 0) - (lesson.vectors[place] ?? 0);
      for (let label = 0; label < classes; label++) {
        const at = word * classes + label;
        moved[at] = (moved[at] ?? 0) + by * (weights.meanings.values[i * classes + label] ?? 0);
      }
    }
  }
  const { features, meanings, bias } = weights;
  return { features: features.values, meanings: meanings.values, bias: bias.values, own: moved };
}

/** Numbers that are learned, with the gradient of a batch and Adam's averages. */
interface Parameter {
  readonly values: Float32Array;
  readonly gradient: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
  readonly rate: number;
}

function parameter(values: Float32Array, rate: number): Parameter {
  const zeros = (): Float32Array => new Float32Array(values.length);
  return { values, gradient: zeros(), first: zeros(), second: zeros(), rate };
}

/** Moves numbers against their gradient, which is zero afterwards. */
function step({ values, gradient, first, second, rate }: Parameter, steps: number): void {
  const firstScale = 1 / (1 - BETA_1 ** steps);
  const secondScale = 1 / (1 - BETA_2 ** steps);
  for (let at = 0; at < values.length; at++) {
    const g = gradient[at] ?? 0;
    const m = BETA_1 * (first[at] ?? 0) + (1 - BETA_1) * g;
    const v = BETA_2 * (second[at] ?? 0) + (1 - BETA_2) * g * g;
    first[at] = m;
    second[at] = v;
    gradient[at] = 0;
    values[at] = (values[at] ?? 0) - (rate * m * firstScale) / (Math.sqrt(v * secondScale) + EPSILON);
  }
}

type Look = (input: Input, batchSize: number, next: () => number) => void;

/** Adds what a text says to the gradients. */
function createLook(
  { classes, dimensions }: Lesson,
  weights: Readonly<Record<'features' | 'meanings' | 'bias' | 'vectors', Parameter>>,
): Look {
  const { features, meanings, bias, vectors } = weights;
  const odds = new Float32Array(classes);
  const meaning = new Float32Array(dimensions);
  return ({ target, weight, rows, values, words, shares }, batchSize, next) => {
    const drop = (x: number): number => (next() < DROPPED ? 0 : x / (1 - DROPPED));
    const kept = values.map(drop);
    const keptShares = shares.map(drop);

    odds.set(bias.values);
    for (let k = 0; k < rows.length; k++) addRow(odds, features.values, rows[k] ?? 0, kept[k] ?? 0);
    meaning.fill(0);
    for (let k = 0; k < words.length; k++) {
      addRow(meaning, vectors.values, words[k] ?? 0, keptShares[k] ?? 0);
    }
    for (let i = 0; i < dimensions; i++) addRow(odds, meanings.values, i, meaning[i] ?? 0);

    const most = odds.reduce((highest, x) => Math.max(highest, x), Number.NEGATIVE_INFINITY);
    const total = odds.reduce((sum, x) => sum + Math.exp(x - most), 0);
    // From here on the gradient of the loss by each label's odds.
    for (let label = 0; label < classes; label++) {
      const share = Math.exp((odds[label] ?? 0) - most) / total - (label === target ? 1 : 0);
      odds[label] = (weight * share) / batchSize;
    }

    for (let label = 0; label < classes; label++) {
      bias.gradient[label] = (bias.gradient[label] ?? 0) + (odds[label] ?? 0);
    }
    for (let k = 0; k < rows.length; k++) addToRow(features.gradient, rows[k] ?? 0, odds, kept[k] ?? 0);
    for (let i = 0; i < dimensions; i++) {
      let sum = 0;
      const start = i * classes;
      for (let label = 0; label < classes; label++) {
        sum += (odds[label] ?? 0) * (meanings.values[start + label] ?? 0);
      }
      addToRow(meanings.gradient, i, odds, meaning[i] ?? 0);
      meaning[i] = sum;
    }
    for (let k = 0; k < words.length; k++) {
      addToRow(vectors.gradient, words[k] ?? 0, meaning, keptShares[k] ?? 0);
    }
  };
}

/** Adds a row of a table, times `x`, to numbers as many as a row has. */
function addRow(sum: Float32Array, table: Float32Array, row: number, x: number): void {
  if (x === 0) return;
  const start = row * sum.length;
  for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + x * (table[start + at] ?? 0);
}

/** Adds numbers, times `x`, to a row of a table. */
function addToRow(table: Float32Array, row: number, numbers: Float32Array, x: number): void {
  if (x === 0) return;
  const start = row * numbers.length;
  for (let at = 0; at < numbers.length; at++) {
    table[start + at] = (table[start + at] ?? 0) + x * (numbers[at] ?? 0);
  }
}
