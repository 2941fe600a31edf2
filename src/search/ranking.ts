import { DECISION_FEATURES, type DecisionFeature, type DecisionSources, weighDecision } from './decision.ts';
import { type Evidence, TOPIC_FEATURES, type TopicFeature } from './features.ts';

export interface RankedTopic {
  /** The topic's place in the response. */
  readonly topic: number;
  readonly score: number;
}

/** Topics by their weighted features, best first; equal ones in the form's order. */
export function rankTopics(
  { topics }: Pick<Evidence, 'topics'>,
  weights: Readonly<Record<TopicFeature, number>>,
): RankedTopic[] {
  const scores = new Float64Array(topics.classified.length);
  for (const name of TOPIC_FEATURES) {
    const column = topics[name];
    const weight = weights[name];
    for (let topic = 0; topic < scores.length; topic++) {
      scores[topic] = (scores[topic] ?? 0) + weight * (column[topic] ?? 0);
    }
  }
  return Array.from(scores, (score, topic) => ({ topic, score })).sort((a, b) => b.score - a.score);
}

/**
 * Log of the share that the first topics have when scores are taken as log-odds.
 * @param leading How many of the first topics are the answer together. Default: one.
 */
export function certaintyOf(ranked: readonly RankedTopic[], leading = 1): number {
  const most = ranked[0]?.score ?? 0;
  let first = 0;
  let all = 0;
  ranked.forEach(({ score }, place) => {
    const odds = Math.exp(score - most);
    if (place < leading) first += odds;
    all += odds;
  });
  return Math.log(first / all);
}

/** Probability that the first topics hold what the query asks for. */
export function confidenceOf(
  evidence: Evidence,
  ranked: readonly RankedTopic[],
  leading: number,
  weights: Readonly<Record<DecisionFeature, number>>,
  bias: number,
  sources: DecisionSources,
): number {
  const [first] = ranked;
  if (!first) return 0;
  const features = weighDecision(evidence, first.topic, certaintyOf(ranked, leading), sources);
  const odds = DECISION_FEATURES.reduce((sum, name) => sum + weights[name] * features[name], bias);
  return 1 / (1 + Math.exp(-odds));
}
