import { createColumns } from './columns.ts';
import type { PhrasingIndex, PhrasingMatch } from './phrasing-index.ts';
import type { Query } from './query.ts';
import type { Classifier } from './ranking/classifier.ts';
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
  readonly topicCount: number;
  /** Each feature of all topics, in the response's order; what an array holds beyond them is of no topic. */
  readonly topics: Readonly<Record<TopicFeature, Float64Array>>;
  readonly phrasings: PhrasingMatch;
  readonly response: ResponseMatch;
  /** Log-odds of each theme up to a common constant, topics first, then unasked themes. */
  readonly odds: Float64Array;
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
/** What is so much less probable than the most probable adds nothing to their sum, in natural logarithm. */
const NEGLIGIBLE = 36;
/** Brings log-probabilities to the size of the other features. */
const LOG_UNIT = 4;

export function gatherEvidence(query: Query, sources: EvidenceSources): Evidence {
  const { topicCount, themeCount, themeOfClass } = sources;
  const phrasings = sources.phrasings.match(query.keys);
  const response = sources.response.match(query);
  const column = createColumns(3, themeCount);
  const odds = column(0).fill(Number.NEGATIVE_INFINITY);
  const classes = sources.classifier.classify(query.words);
  for (let at = 0; at < classes.length; at++) {
    const theme = themeOfClass[at] ?? -1;
    if (theme !== -1) odds[theme] = classes[at] ?? 0;
  }

  const knownShare = 1 - unknownPart(query);
  const surprise = Math.max(0, 1 - most(phrasings.best, topicCount));
  const log = logOfSum(odds, topicCount);
  const classified = column(1);
  const surprising = column(2);
  for (let topic = 0; topic < topicCount; topic++) {
    classified[topic] = (knownShare * Math.max(LEAST_LOG, (odds[topic] ?? 0) - log)) / LOG_UNIT;
    surprising[topic] = (response.answered[topic] ?? 0) * surprise;
  }
  return {
    query,
    topicCount,
    phrasings,
    response,
    odds,
    topics: {
      classified,
      best: phrasings.best,
      linked: response.linked,
      named: response.named,
      run: response.run,
      near: response.near,
      surprising,
    },
  };
}

/** Share of a query's weight in words that no phrasing has; 0 for a query without telling words. */
export function unknownPart({ content }: Query): number {
  let total = 0;
  let unknown = 0;
  for (const term of content) {
    total += term.weight;
    if (term.unknown) unknown += term.weight;
  }
  return total === 0 ? 0 : unknown / total;
}

function most(values: Float64Array, count: number): number {
  let highest = 0;
  for (let at = 0; at < count; at++) highest = Math.max(highest, values[at] ?? 0);
  return highest;
}

/** What log-odds are reduced by to be log-probabilities among the first `count` of them. */
export function logOfSum(odds: Float64Array, count: number): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < count; at++) highest = Math.max(highest, odds[at] ?? 0);
  let total = 0;
  for (let at = 0; at < count; at++) {
    const below = (odds[at] ?? 0) - highest;
    if (below > -NEGLIGIBLE) total += Math.exp(below);
  }
  return highest + Math.log(total);
}
