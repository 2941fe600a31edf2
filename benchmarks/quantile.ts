/**
 * The smallest sample that at least a share of the samples do not exceed (nearest rank); NaN without samples.
 * @param share Above 0 and at most 1: 0.5 for the median.
 */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
}
