import type { Question, SurveyResponse, Topic, UnaskedTheme } from '../questionnaire/schema.ts';
import { splitParts } from './parts.ts';
import type { Correction, Query } from './query.ts';
import { chooseQuestion } from './question-choice.ts';
import { type Evidence, gatherEvidence, logOfSum } from './ranking/features.ts';
import type { Weights } from './ranking/ranking.ts';
import {
  certaintyOf,
  confidenceOf,
  MOST_SHARING,
  type RankedTopic,
  rankTopics,
  sharingFirst,
} from './ranking/ranking.ts';
import type { SearchSources } from './sources.ts';
import type { Language } from './text.ts';

/** A topic that a query reaches. */
export interface Hit {
  readonly topic: Topic;
  /** Higher is nearer; comparable within one search only. */
  readonly score: number;
  /** The question of the topic that the query is closest to. */
  readonly question: Question | undefined;
  /** Words of the query, as typed, that the topic contains. */
  readonly matched: readonly string[];
}

export interface Hits {
  /** Best first, one per topic, at most {@link MOST_HITS}. */
  readonly ranked: readonly Hit[];
  /** How many of the first hits are the answer together: several when the query asks several things. */
  readonly leading: number;
  /** Probability, 0 to 1, that the first hit contains what the query asks for. */
  readonly confidence: number;
  /** The theme outside the questionnaire that the query most likely asks for, if it is likelier than any topic. */
  readonly unasked: UnaskedTheme | undefined;
  /** Whether another country is named, one that the first topic is not about. */
  readonly isForeign: boolean;
  /** Whether the query is a word or two and nothing else, which ask for all that is said of them. */
  readonly isBare: boolean;
  /** Misspelt words and what was searched instead. */
  readonly corrections: readonly Correction[];
  /** Words of the query that are names of the response, and of nothing that people ask for elsewhere. */
  readonly names: readonly string[];
}

export type Search = (query: string) => Hits;

/**
 * Confidence from which a search is sure, and its first hit presented as the answer. From there on 96 of 100 cross-validated
 * plain questions that are answered are answered rightly.
 */
export const SURE_FROM = 0.77;
/** Topics that a search gives at most. */
export const MOST_HITS = 10;
/** Probability from which an unasked theme is named as what the query asks for. */
const UNASKED_FROM = 0.9;
/** A part of a query counts as a question of its own from this share of its first topic on. */
const PART_CERTAIN_FROM = Math.log(0.5);
/** A part's topic must be among that many that the whole query ranks first. */
const PART_WITHIN = 8;

/** Longer queries ask for something in particular. */
const BARE_WORDS = 2;
const NO_HITS: Hits = {
  ranked: [],
  leading: 0,
  confidence: 0,
  unasked: undefined,
  isForeign: false,
  isBare: false,
  corrections: [],
  names: [],
};

/** Searches a response by what people ask; a query takes about a millisecond. */
export function createSearch(response: SurveyResponse, sources: SearchSources, weights: Weights): Search {
  const rank: Rank = (text) => {
    const evidence = gatherEvidence(sources.readQuery(text), sources);
    const ranked = rankTopics(evidence, weights.topic);
    // To words that none of them has, no topic is nearer than the last one.
    const least = ranked.at(-1)?.score;
    return { evidence, ranked: ranked.filter(({ score }) => score !== least) };
  };
  return (text) => {
    const { evidence, ranked } = rank(text);
    const { query } = evidence;
    const { terms, content } = query;
    // "Do they?" asks for nothing without what was said before, and "3.5" for nothing at all.
    const isWord = content.some(({ word }) => /\p{L}/u.test(word));
    if (!isWord && terms.length <= BARE_WORDS) return NO_HITS;
    if (ranked.length === 0) return NO_HITS;
    const leading = leadingTopics(text, ranked, rank, sources.fullText.analysis.language);
    const isLeading = ({ topic }: RankedTopic): boolean => leading.includes(topic);
    const ordered = [...ranked.filter(isLeading), ...ranked.filter((one) => !isLeading(one))];
    const hits = ordered
      .slice(0, MOST_HITS)
      .flatMap(({ topic, score }) => toHit(topic, score, query, response, sources));
    const { articles } = sources.fullText.analysis.language;
    const asked = articles?.has(terms[0]?.word ?? '') ? terms.slice(1) : terms;
    const isBare = asked.length <= BARE_WORDS && asked.every(({ isStopWord }) => !isStopWord);
    return {
      ranked: hits,
      leading: isBare ? leadingOfBare(hits, leading.length, query) : leading.length,
      confidence: confidenceOf(evidence, leading, weights, sources),
      unasked: response.unasked[likeliestTheme(evidence)],
      isForeign: sources.namesForeign(query, leading[0]),
      isBare,
      corrections: query.corrections,
      names: content.filter(({ word }) => sources.isName(word)).map(({ word }) => word),
    };
  };
}

/** Finds out about a text, and ranks the topics by it. */
type Rank = (text: string) => { readonly evidence: Evidence; readonly ranked: readonly RankedTopic[] };

/** Place of the theme that is likelier than any topic; -1 where none is likely. */
function likeliestTheme({ odds: { topics, themes } }: Evidence): number {
  const likeliest = Math.max(...themes);
  const isLikely = Math.exp(likeliest - logOfSum(topics, themes)) >= UNASKED_FROM;
  return isLikely && likeliest > Math.max(...topics) ? themes.indexOf(likeliest) : -1;
}

/** The topics that are the answer together, best first: several where several are asked, or share the certainty. */
function leadingTopics(
  text: string,
  ranked: readonly RankedTopic[],
  rank: Rank,
  language: Language,
): readonly [number, ...number[]] {
  const near = ranked.slice(0, PART_WITHIN).map(({ topic }) => topic);
  const parts = splitParts(text, language);
  const asked = new Set<number>();
  if (parts.length > 1) {
    for (const part of parts) {
      const own = rank(part).ranked;
      const best = own[0]?.topic ?? -1;
      if (near.includes(best) && certaintyOf(own, [best]) >= PART_CERTAIN_FROM) asked.add(best);
    }
  }
  const [first = 0, ...others] = near.filter((topic) => asked.has(topic));
  return others.length > 0 ? [first, ...others] : sharingFirst(ranked);
}

/** A word or two alone ask for all that is said of them: the next hits lead too, as long as their answers contain every word. */
function leadingOfBare(hits: readonly Hit[], leading: number, { content }: Query): number {
  const isLacking = ({ matched }: Hit): boolean => matched.length < content.length;
  const first = hits.slice(0, MOST_SHARING);
  const end = first.findIndex(isLacking);
  return Math.max(leading, end === -1 ? first.length : end);
}

function toHit(
  place: number,
  score: number,
  query: Query,
  { topics }: SurveyResponse,
  { fullText }: SearchSources,
): Hit[] {
  const topic = topics[place];
  if (!topic) return [];
  const matched = query.content.flatMap(({ stem, typed }) =>
    fullText.answerHas(stem, place) ? [typed] : [],
  );
  return [{ topic, score, question: chooseQuestion(query, topic, fullText.analysis), matched }];
}
