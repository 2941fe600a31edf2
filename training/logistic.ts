/** A sparse or dense example of a yes/no question. */
export interface Case {
  readonly index: Int32Array;
  readonly value: Float64Array;
  readonly label: boolean;
  readonly weight: number;
}

/** Rows of numbers as cases, every column an input. */
export function denseCase(values: ArrayLike<number>, label: boolean): Case {
  return {
    index: Int32Array.from(values, (_, at) => at),
    value: Float64Array.from(values),
    label,
    weight: 1,
  };
}

/** The bias stands last. */
export function logOdds(weights: Float64Array, { index, value }: Pick<Case, 'index' | 'value'>): number {
  let sum = weights[weights.length - 1] ?? 0;
  for (let k = 0; k < index.length; k++) sum += (weights[index[k] ?? 0] ?? 0) * (value[k] ?? 0);
  return sum;
}

/** The probability of log-odds. */
export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/**
 * Logistic regression by full-batch Adam (Kingma and Ba, 2015).
 * @param l2 Penalty on the squared weights, beside the weighted mean loss; the bias is free.
 */
export function fitLogistic(
  cases: readonly Case[],
  width: number,
  { l2, rounds = 400, rate = 0.1 }: { l2: number; rounds?: number; rate?: number },
): Float64Array {
  const total = cases.reduce((sum, { weight }) => sum + weight, 0);
  return adam(width + 1, rounds, rate, (weights, gradient) => {
    for (let at = 0; at < width; at++) gradient[at] = l2 * (weights[at] ?? 0);
    for (const one of cases) {
      const off = ((sigmoid(logOdds(weights, one)) - (one.label ? 1 : 0)) * one.weight) / total;
      for (let k = 0; k < one.index.length; k++) {
        const at = one.index[k] ?? 0;
        gradient[at] = (gradient[at] ?? 0) + off * (one.value[k] ?? 0);
      }
      gradient[width] = (gradient[width] ?? 0) + off;
    }
  });
}

/** Minimises by Adam from zero, its step falling to nothing. */
export function adam(
  width: number,
  rounds: number,
  rate: number,
  gradientAt: (weights: Float64Array, gradient: Float64Array) => void,
): Float64Array {
  const weights = new Float64Array(width);
  const gradient = new Float64Array(width);
  const first = new Float64Array(width);
  const second = new Float64Array(width);
  for (let round = 1; round <= rounds; round++) {
    gradient.fill(0);
    gradientAt(weights, gradient);
    const step = rate * (1 - (round - 1) / rounds);
    for (let at = 0; at < width; at++) {
      const g = gradient[at] ?? 0;
      const m = 0.9 * (first[at] ?? 0) + 0.1 * g;
      const v = 0.99 * (second[at] ?? 0) + 0.01 * g * g;
      first[at] = m;
      second[at] = v;
      const corrected = Math.sqrt(v / (1 - 0.99 ** round)) + 1e-9;
      weights[at] = (weights[at] ?? 0) - (step * m) / (1 - 0.9 ** round) / corrected;
    }
  }
  return weights;
}
