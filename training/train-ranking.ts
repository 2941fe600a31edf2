import { adam } from './logistic.ts';

/** A query for the ranking to learn from: the features of every topic and what share of the gain each deserves. */
interface RankingCase {
  /** Row by row, a row a topic. */
  readonly features: Float64Array;
  readonly targets: Float64Array;
}

/** How much more a perfect topic counts than a useful one. */
const STEEPNESS = 1.5;
/** What a topic that is only partly useful counts of that. */
const PARTLY = 0.3;
const ROUNDS = 150;

/** Shares of the gain among topics, from their grades 0 to 3. */
export function targetsOf(grades: readonly number[]): Float64Array {
  const gains = grades.map((grade) => (2 ** grade - 1) ** STEEPNESS * (grade < 2 ? PARTLY : 1));
  const total = gains.reduce((sum, gain) => sum + gain, 0);
  return Float64Array.from(gains, (gain) => (total === 0 ? 0 : gain / total));
}

/** Listwise softmax regression (ListNet; Cao and others, 2007) with a penalty on squared weights. */
export function fitRanking(cases: readonly RankingCase[], width: number, l2: number): Float64Array {
  const scores = new Float64Array(cases[0]?.targets.length ?? 0);
  return adam(width, ROUNDS, 0.3, (weights, gradient) => {
    for (let at = 0; at < width; at++) gradient[at] = l2 * (weights[at] ?? 0);
    for (const { features, targets } of cases) {
      let most = Number.NEGATIVE_INFINITY;
      for (let topic = 0; topic < scores.length; topic++) {
        let score = 0;
        for (let at = 0; at < width; at++) score += (features[topic * width + at] ?? 0) * (weights[at] ?? 0);
        scores[topic] = score;
        most = Math.max(most, score);
      }
      let total = 0;
      for (const score of scores) total += Math.exp(score - most);
      for (let topic = 0; topic < scores.length; topic++) {
        const off = (Math.exp((scores[topic] ?? 0) - most) / total - (targets[topic] ?? 0)) / cases.length;
        for (let at = 0; at < width; at++) {
          gradient[at] = (gradient[at] ?? 0) + off * (features[topic * width + at] ?? 0);
        }
      }
    }
  });
}
