import type { Classifier } from './classifier.ts';
import type { PhrasingIndex, PhrasingMatch } from './phrasing-index.ts';
import type { Query } from './query.ts';
import type { ResponseIndex, ResponseMatch } from './response-index.ts';

/** What the ranking weighs of each topic. */
export const TOPIC_FEATURES = [
  /** Log-probability among the topics, by the classifier, as far as it knows the query's words. */
  'classified',
  /** Nearness of its best phrasing. */
  'best',
  /** What of the query its answers hold; see {@link ResponseMatch}. */
  'linked',
  'named',
  'run',
  'near',
  /** What of the query its answers hold, the more the worse the phrasings explain the query. */
  'surprising',
] as const;
export type TopicFeature = (typeof TOPIC_FEATURES)[number];

/** Everything found out about a query, from which the ranking and the decision are made. */
export interface Evidence {
  readonly query: Query;
  /** Each feature of all topics, in the response's order. */
  readonly topics: Readonly<Record<TopicFeature, Float64Array>>;
  readonly phrasings: PhrasingMatch;
  readonly response: ResponseMatch;
  /** Log-probability of each theme, topics first, then unasked themes. */
  readonly themes: Float64Array;
}

export interface EvidenceSources {
  readonly topicCount: number;
  readonly themeCount: number;
  readonly phrasings: PhrasingIndex;
  readonly response: ResponseIndex;
  readonly classifier: Classifier;
  /** For each class of the classifier the theme's place, topics first; -1 for a theme not here. */
  readonly themeOfClass: readonly number[];
}

/** No topic is less probable than that, as far as features go, in natural logarithm. */
const LEAST_LOG = -12;
/** Brings log-probabilities to the size of the other features. */
const LOG_UNIT = 4;

export function gatherEvidence(query: Query, sources: EvidenceSources): Evidence {
  const { topicCount, themeCount } = sources;
  const phrasings = sources.phrasings.match(query.keys);
  const response = sources.response.match(query);
  const themes = new Float64Array(themeCount).fill(Number.NEGATIVE_INFINITY);
  sources.classifier.classify(query.words).forEach((score, index) => {
    const theme = sources.themeOfClass[index] ?? -1;
    if (theme !== -1) themes[theme] = score;
  });

  const amongTopics = logShares(themes.subarray(0, topicCount));
  const knownShare = knownPart(query, sources.phrasings);
  const surprise = Math.max(0, 1 - most(phrasings.best.subarray(0, topicCount)));
  return {
    query,
    phrasings,
    response,
    themes: logShares(themes),
    topics: {
      classified: amongTopics.map((log) => (knownShare * Math.max(LEAST_LOG, log)) / LOG_UNIT),
      best: phrasings.best.subarray(0, topicCount),
      linked: response.linked,
      named: response.named,
      run: response.run,
      near: response.near,
      surprising: response.answered.map((share) => share * surprise),
    },
  };
}

/** Share of a query's weight in words that some phrasing has; 1 for a query without telling words. */
function knownPart({ content }: Query, phrasings: PhrasingIndex): number {
  let total = 0;
  let known = 0;
  for (const { key, weight } of content) {
    total += weight;
    if (phrasings.count(key) > 0) known += weight;
  }
  return total === 0 ? 1 : known / total;
}

function most(values: Float64Array): number {
  let highest = 0;
  for (const value of values) if (value > highest) highest = value;
  return highest;
}

/** Log-odds to log-probabilities. */
function logShares(scores: Float64Array): Float64Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > highest) highest = score;
  let total = 0;
  for (const score of scores) total += Math.exp(score - highest);
  const log = highest + Math.log(total);
  return scores.map((score) => score - log);
}
