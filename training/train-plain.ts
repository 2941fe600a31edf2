import { shuffle } from './random.ts';
import type { Lesson, Weights } from './train-classifier.ts';

const EPOCHS = 12;
/** Epochs before those whose weights are averaged. */
const AVERAGED_FROM = 4;
const LEARNING_RATE = 0.5;
/** Pull of each step towards zero. */
const DECAY = 0.019;

interface Row {
  readonly target: number;
  readonly weight: number;
  readonly rows: Int32Array;
  readonly values: Float32Array;
}

/**
 * Multinomial logistic regression on features and meaning by AdaGrad (Duchi, Hazan and Singer, 2011): text by
 * text, so that what is rare is learned as readily as what is common. Words have no weights of their own.
 */
export function trainPlain(lesson: Lesson): Weights {
  const { features, dimensions, classes, vectors } = lesson;
  const biasRow = features + dimensions;
  const inputs = lesson.inputs.map(({ target, weight, rows, values, words, shares }): Row => {
    const meaning = new Float32Array(dimensions);
    words.forEach((word, at) => {
      for (let i = 0; i < dimensions; i++) {
        meaning[i] = (meaning[i] ?? 0) + (shares[at] ?? 0) * (vectors[word * dimensions + i] ?? 0);
      }
    });
    const told = [...meaning.keys()].filter((i) => meaning[i] !== 0);
    return {
      target,
      weight,
      rows: Int32Array.of(...rows, ...told.map((i) => features + i), biasRow),
      values: Float32Array.of(...values, ...told.map((i) => meaning[i] ?? 0), 1),
    };
  });
  const weights = descend(inputs, classes, biasRow);
  return {
    features: weights.slice(0, features * classes),
    meanings: weights.slice(features * classes, biasRow * classes),
    bias: weights.slice(biasRow * classes),
    own: new Float32Array((vectors.length / dimensions) * classes),
  };
}

/**
 * AdaGrad over the inputs, in another order each epoch.
 * @returns The mean of the weights after each of the later epochs, which is steadier than the last.
 */
function descend(inputs: readonly Row[], width: number, biasRow: number): Float32Array {
  const weights = new Float32Array((biasRow + 1) * width);
  const squares = new Float32Array(weights.length).fill(1e-6);
  const scores = new Float64Array(width);
  const gradient = new Float32Array(width);
  const later: Float32Array[] = [];
  const order = inputs.map((_, index) => index);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, epoch + 1);
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
        gradient[c] = input.weight * (p - (c === input.target ? 1 : 0));
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
