import type { FullText } from '../full-text.ts';
import type { Query } from '../query.ts';
import type { Classifier } from './classifier.ts';
import { type Manner, turnsOf } from './manner.ts';
import type { Vectors } from './vectors.ts';
import type { AskedWords } from './words.ts';

/** What the ranking weighs of each topic. */
export const TOPIC_FEATURES = [
  /** Log-probability among the topics, by the classifier, as far as the phrasings know the query's words. */
  'classified',
  /** Square root of MiniSearch's score over what the government wrote. */
  'answered',
] as const;
export type TopicFeature = (typeof TOPIC_FEATURES)[number];

/** What the confidence weighs of a query and the topic ranked first for it. */
export const CONFIDENCE_FEATURES = [
  /** Probability of the leading topics together among all topics and themes, by the classifier. */
  'share',
  /** Weight of the word that is farthest in meaning from everything the topic says or is asked by. */
  'strangest',
  /** Share of the query in words that the topic's answers, links or initials of names contain. */
  'contained',
  /** Whether another country is named. */
  'foreign',
  /** Log-odds that the questionnaire asks for such a thing, by the manner of asking. */
  'manner',
] as const;
export type ConfidenceFeature = (typeof CONFIDENCE_FEATURES)[number];

/** Everything found out about a query, from which ranking and confidence are computed. */
export interface Evidence {
  readonly query: Query;
  /** Each feature of all topics, in the response's order. */
  readonly topics: Readonly<Record<TopicFeature, Float64Array>>;
  /** Log-odds up to a common constant, by the classifier. */
  readonly odds: { readonly topics: Float64Array; readonly themes: Float64Array };
}

export interface EvidenceSources {
  readonly fullText: FullText;
  readonly asked: AskedWords;
  readonly classifier: Classifier;
  readonly manner: Manner;
  /** Undefined for a language without word vectors. */
  readonly vectors: Vectors | undefined;
  /** For each topic and theme the classifier's class; -1 for none. */
  readonly classOf: { readonly topics: readonly number[]; readonly themes: readonly number[] };
  /** Whether a query names another country than the response's, one that the topic is not about. */
  readonly namesForeign: (query: Query, topic: number) => boolean;
}

/** The lowest log-probability of a topic that a feature uses, as a natural logarithm. */
const LEAST_LOG = -12;
/** Brings log-probabilities to the size of the other features. */
const LOG_UNIT = 4;
/** Brings the weights of words to the size of the other features. */
const WEIGHT_UNIT = 10;
/** Number of phrasings with a word at which the word's weight is halved. */
const HALF_KNOWN = 10;

/** Computes every feature of a query for all topics, and the classifier's odds of topics and themes. */
export function gatherEvidence(query: Query, sources: EvidenceSources): Evidence {
  const { fullText, asked, classifier, classOf } = sources;
  const classes = classifier.classify(query.terms.map(({ word }) => word));
  const oddsOf = (places: readonly number[]): Float64Array =>
    Float64Array.from(places, (place) => classes[place] ?? Number.NEGATIVE_INFINITY);
  const odds = { topics: oddsOf(classOf.topics), themes: oddsOf(classOf.themes) };

  const known = 1 - shareOf(query, ({ stem }) => (asked.countOfStem(stem) === 0 ? 1 : 0));
  const log = logOfSum(odds.topics);
  const total = weightOf(query);
  const terms = query.content.map(({ stem, weight }) => ({
    stem,
    weight: (weight / total) * peculiarity(stem, asked),
  }));
  return {
    query,
    odds,
    topics: {
      classified: odds.topics.map((own) => (known * Math.max(LEAST_LOG, own - log)) / LOG_UNIT),
      answered: fullText.scoreAnswers(terms).map(Math.sqrt),
    },
  };
}

function weightOf({ content }: Query): number {
  return content.reduce((sum, { weight }) => sum + weight, 0) || 1;
}

/** Weighted mean of something over a query's telling words; 0 for a query without any. */
function shareOf(query: Query, of: (term: Query['content'][number]) => number): number {
  return query.content.reduce((sum, term) => sum + term.weight * of(term), 0) / weightOf(query);
}

/** 1 for a stem that is in no phrasing; the more phrasings have it, the less. */
function peculiarity(stem: string, { countOfStem }: AskedWords): number {
  return HALF_KNOWN / (HALF_KNOWN + countOfStem(stem));
}

/** 1 for a word that stands among others; else its cosine with the nearest in meaning, 0 for a word without a vector. */
function nearestOf(word: string, others: ReadonlySet<string>, { find, cosine }: Vectors): number {
  if (others.has(word)) return 1;
  const own = find(word);
  if (own === undefined) return 0;
  let nearest = 0;
  for (const other of others) {
    const row = find(other);
    if (row !== undefined) nearest = Math.max(nearest, cosine(own, row));
  }
  return nearest;
}

/** @param leading The topics that are the answer together, the one ranked first before the others. */
export function weighConfidence(
  { query, odds }: Evidence,
  leading: readonly [number, ...number[]],
  sources: EvidenceSources,
): Record<ConfidenceFeature, number> {
  const [first] = leading;
  const own = Float64Array.from(leading, (topic) => odds.topics[topic] ?? Number.NEGATIVE_INFINITY);
  const turns = turnsOf(query.terms.map(({ word }) => sources.fullText.analysis.keyOf(word)));
  return {
    share: Math.exp(logOfSum(own) - logOfSum(odds.topics, odds.themes)),
    strangest: Math.max(0, ...query.content.map((term) => strangeness(term, first, sources))) / WEIGHT_UNIT,
    contained: shareOf(query, ({ stem }) => (sources.fullText.answerHas(stem, first) ? 1 : 0)),
    foreign: sources.namesForeign(query, first) ? 1 : 0,
    manner: sources.manner(turns),
  };
}

/** The weight of a word that a topic does not have, reduced by how near in meaning a word of its answers is. */
function strangeness(
  { word, stem, weight }: Query['content'][number],
  topic: number,
  { fullText, asked, vectors }: EvidenceSources,
): number {
  if (fullText.answerHas(stem, topic) || asked.isAskedWith(word, topic)) return 0;
  const words = fullText.answerWords[topic];
  return weight * (1 - (vectors && words ? Math.max(0, nearestOf(word, words, vectors)) : 0));
}

/** The logarithm of the sum of exponentials: log-odds less this are log-probabilities. */
export function logOfSum(...lists: readonly Float64Array[]): number {
  const highest = Math.max(...lists.map((list) => Math.max(...list)));
  const sum = lists.reduce(
    (total, list) => list.reduce((own, odds) => own + Math.exp(odds - highest), total),
    0,
  );
  return highest + Math.log(sum);
}
