import type { Question, SurveyResponse, Topic, UnaskedTheme } from '../questionnaire/schema.ts';
import { placeOfHighest } from './columns.ts';
import { type Evidence, gatherEvidence, logOfSum } from './features.ts';
import { loadModel, type Model } from './model.ts';
import { splitParts } from './parts.ts';
import type { Correction } from './query.ts';
import { type ChooseQuestion, createQuestionChoice } from './question-choice.ts';
import { certaintyOf, confidenceOf, type RankedTopic, rankTopics, scoreTopics } from './ranking.ts';
import { createSources, type SearchSources } from './sources.ts';

/** A topic that a query reaches. */
export interface Hit {
  readonly topic: Topic;
  /** Higher is nearer; comparable within one search only. */
  readonly score: number;
  /** The question of the topic that the query is closest to. */
  readonly question: Question | undefined;
  /** Words of the query, as typed, that the topic holds. */
  readonly matched: readonly string[];
  /** The topic's phrasing nearest to the query, when the topic itself has none of the query's words. */
  readonly phrasing: string | undefined;
}

export interface Hits {
  /** Best first, one per topic, at most {@link MOST_HITS}. */
  readonly ranked: readonly Hit[];
  /** How many of the first hits are the answer together: several when the query asks several things. */
  readonly leading: number;
  /** Probability, 0 to 1, that the first hit holds what the query asks for. */
  readonly confidence: number;
  /** The theme outside the questionnaire that the query most likely asks for, if it is likelier than any topic. */
  readonly unasked: UnaskedTheme | undefined;
  /** Misspelt words and what was searched instead. */
  readonly corrections: readonly Correction[];
}

export type Search = (query: string) => Hits;

/**
 * Builds the search over a response: its index takes some tens of milliseconds, a query about one.
 * @param model What was learned for the questionnaire. Default: read from `data/`.
 */
export function createSearch(response: SurveyResponse, model: Model = loadModel()): Search {
  const sources = createSources(response, model);
  const chooseQuestion = createQuestionChoice(response);
  const weigh: Weigh = (text) => {
    const evidence = gatherEvidence(sources.readQuery(text), sources);
    return { evidence, scores: scoreTopics(evidence, model.weights.topic) };
  };
  return (text) => {
    const { evidence, scores } = weigh(text);
    const { query } = evidence;
    if (query.words.length === 0) {
      return { ranked: [], leading: 0, confidence: 0, unasked: undefined, corrections: [] };
    }
    const ranked = rankTopics(scores, MOST_HITS);
    const leading = leadingTopics(text, ranked, weigh);
    const ordered = [
      ...ranked.filter(({ topic }) => leading.includes(topic)),
      ...ranked.filter(({ topic }) => !leading.includes(topic)),
    ];
    return {
      ranked: toHits(ordered, evidence, response, sources, chooseQuestion),
      leading: leading.length,
      confidence: confidenceOf(
        evidence,
        scores,
        leading,
        model.weights.decision,
        model.weights.bias,
        sources,
      ),
      unasked: response.unasked[likeliestTheme(evidence) - sources.topicCount],
      corrections: query.corrections,
    };
  };
}

/** Topics that a search gives at most. */
export const MOST_HITS = 10;
/** Log-probability from which an unasked theme is named as what the query asks for. */
const UNASKED_FROM = Math.log(0.3);
/** A part of a query counts as a question of its own from this share of its first topic on. */
const PART_CERTAIN_FROM = Math.log(0.5);
/** A part's topic must be among that many that the whole query ranks first. */
const PART_WITHIN = 8;

/** The theme that is likelier than any topic; -1 where none is likely. */
function likeliestTheme({ odds, topicCount }: Evidence): number {
  const theme = placeOfHighest(odds, topicCount);
  const own = odds[theme] ?? 0;
  const isNearest = odds.every((other) => other <= own);
  return isNearest && own - logOfSum(odds, odds.length) >= UNASKED_FROM ? theme : -1;
}

/** Finds out about a text, and scores the topics by it. */
type Weigh = (text: string) => { readonly evidence: Evidence; readonly scores: Float64Array };

/** The topics that are the answer together, best first: several where the query asks several things. */
function leadingTopics(
  text: string,
  ranked: readonly RankedTopic[],
  weigh: Weigh,
): readonly [number, ...number[]] {
  const near = ranked.slice(0, PART_WITHIN).map(({ topic }) => topic);
  const parts = splitParts(text);
  const asked = new Set<number>();
  parts.forEach((part, at) => {
    // Where too few parts are left for a second topic, there is nothing more to find out.
    if (asked.size + parts.length - at < 2) return;
    const { scores } = weigh(part);
    const best = placeOfHighest(scores);
    if (near.includes(best) && certaintyOf(scores, [best]) >= PART_CERTAIN_FROM) asked.add(best);
  });
  const [first = 0, ...others] = near.filter((topic) => asked.has(topic));
  return others.length > 0 ? [first, ...others] : [near[0] ?? 0];
}

function toHits(
  ranked: readonly RankedTopic[],
  { query, phrasings }: Evidence,
  { topics }: SurveyResponse,
  { response: index }: SearchSources,
  chooseQuestion: ChooseQuestion,
): Hit[] {
  const holders = query.content.map(({ word }) => index.holders(word));
  const choose = chooseQuestion(query);
  return ranked.flatMap(({ topic: place, score }): Hit[] => {
    const topic = topics[place];
    if (!topic) return [];
    const matched = query.content.flatMap(({ typed }, at) => (holders[at]?.[place] ? [typed] : []));
    const which = phrasings.which[place] ?? -1;
    const isOwn = matched.length > 0 || which < 0;
    const phrasing = isOwn ? undefined : topic.phrasings[which];
    return [{ topic, score, question: choose(place), matched, phrasing }];
  });
}
