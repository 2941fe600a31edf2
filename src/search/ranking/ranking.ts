import {
  CONFIDENCE_FEATURES,
  type ConfidenceFeature,
  type Evidence,
  type EvidenceSources,
  TOPIC_FEATURES,
  type TopicFeature,
  weighConfidence,
} from './features.ts';

export interface RankedTopic {
  /** The topic's place in the response. */
  readonly topic: number;
  readonly score: number;
}

/** What was learned from judged queries. */
export interface Weights {
  readonly topic: Readonly<Record<TopicFeature, number>>;
  /** In log-odds. */
  readonly confidence: Readonly<Record<ConfidenceFeature, number>>;
  readonly bias: number;
}

/** Ranks all topics by their weighted features, best first; equal ones in the form's order. */
export function rankTopics({ topics }: Evidence, weights: Weights['topic']): RankedTopic[] {
  return Array.from(topics.classified, (_, topic) => ({
    topic,
    score: TOPIC_FEATURES.reduce((sum, name) => sum + weights[name] * (topics[name][topic] ?? 0), 0),
  })).sort((a, b) => b.score - a.score);
}

/**
 * Log of the share that some topics have when scores are taken as log-odds.
 * @param ranked All topics.
 * @param leading The topics that are the answer together.
 */
export function certaintyOf(ranked: readonly RankedTopic[], leading: readonly number[]): number {
  const most = Math.max(...ranked.map(({ score }) => score));
  const sum = (list: readonly RankedTopic[]): number =>
    list.reduce((total, { score }) => total + Math.exp(score - most), 0);
  return Math.log(sum(ranked.filter(({ topic }) => leading.includes(topic))) / sum(ranked));
}

/** Topics whose odds are at least a quarter of the first one's share its certainty. */
const SHARED_FROM = Math.log(1 / 4);
/** More that are alike are no answer together. */
export const MOST_SHARING = 4;

/** The topic ranked first, and those behind it that share its certainty: "women" asks for several. */
export function sharingFirst(ranked: readonly RankedTopic[]): readonly [number, ...number[]] {
  const [first, ...others] = ranked.slice(0, MOST_SHARING);
  const near = others.filter(({ score }) => score - (first?.score ?? 0) >= SHARED_FROM);
  return [first?.topic ?? 0, ...near.map(({ topic }) => topic)];
}

/**
 * Probability that the topic ranked first contains what the query asks for.
 * @param leading The topics that are the answer together, that one before the others.
 */
export function confidenceOf(
  evidence: Evidence,
  leading: readonly [number, ...number[]],
  weights: Weights,
  sources: EvidenceSources,
): number {
  const features = weighConfidence(evidence, leading, sources);
  const odds = CONFIDENCE_FEATURES.reduce(
    (sum, name) => sum + weights.confidence[name] * features[name],
    weights.bias,
  );
  return 1 / (1 + Math.exp(-odds));
}
