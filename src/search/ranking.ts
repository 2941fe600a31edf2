import { DECISION_FEATURES, type DecisionFeature, type DecisionSources, weighDecision } from './decision.ts';
import { type Evidence, TOPIC_FEATURES, type TopicFeature } from './features.ts';

export interface RankedTopic {
  /** The topic's place in the response. */
  readonly topic: number;
  readonly score: number;
}

/** Each topic's score: its weighted features together. */
export function scoreTopics(
  { topics, topicCount }: Evidence,
  weights: Readonly<Record<TopicFeature, number>>,
): Float64Array {
  const scores = new Float64Array(topicCount);
  for (const name of TOPIC_FEATURES) {
    const column = topics[name];
    const weight = weights[name];
    for (let topic = 0; topic < topicCount; topic++) {
      scores[topic] = (scores[topic] ?? 0) + weight * (column[topic] ?? 0);
    }
  }
  return scores;
}

/**
 * The first topics by their scores, best first; equal ones in the form's order.
 * @param most Topics at most.
 */
export function rankTopics(scores: Float64Array, most: number): RankedTopic[] {
  const ranked: number[] = [];
  const scoreAt = (place: number): number => scores[ranked[place] ?? -1] ?? Number.POSITIVE_INFINITY;
  for (let topic = 0; topic < scores.length; topic++) {
    const score = scores[topic] ?? 0;
    const isFull = ranked.length === most;
    if (isFull && scoreAt(most - 1) >= score) continue;
    let place = isFull ? most - 1 : ranked.length;
    for (; scoreAt(place - 1) < score; place--) ranked[place] = ranked[place - 1] ?? 0;
    ranked[place] = topic;
  }
  return ranked.map((topic) => ({ topic, score: scores[topic] ?? 0 }));
}

/**
 * Log of the share that some topics have when scores are taken as log-odds.
 * @param leading Topics that are the answer together, one of the highest score among them.
 */
export function certaintyOf(scores: Float64Array, leading: readonly [number, ...number[]]): number {
  const most = scores[leading[0]] ?? 0;
  const odds = (topic: number): number => Math.exp((scores[topic] ?? 0) - most);
  let own = 0;
  for (const topic of leading) own += odds(topic);
  let all = 0;
  for (let topic = 0; topic < scores.length; topic++) all += odds(topic);
  return Math.log(own / all);
}

/**
 * Probability that some topics hold what the query asks for.
 * @param leading The topics that are the answer together, best first.
 */
export function confidenceOf(
  evidence: Evidence,
  scores: Float64Array,
  leading: readonly [number, ...number[]],
  weights: Readonly<Record<DecisionFeature, number>>,
  bias: number,
  sources: DecisionSources,
): number {
  const features = weighDecision(evidence, leading[0], certaintyOf(scores, leading), sources);
  const odds = DECISION_FEATURES.reduce((sum, name) => sum + weights[name] * features[name], bias);
  return 1 / (1 + Math.exp(-odds));
}
