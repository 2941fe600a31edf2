import type { Section, SurveyResponse, Topic, UnaskedTheme } from '../questionnaire/schema.ts';
import { topicOf, topicsOf } from '../questionnaire/structure.ts';
import type { Correction } from '../search/query.ts';
import type { Hit, Search } from '../search/search.ts';
import { type CitedTopic, cite, distinctLinks } from './citation.ts';
import { readReference } from './reference.ts';

type NonEmpty<T> = readonly [T, ...T[]];

/** A topic in an answer, with what led to it. */
export interface Result extends CitedTopic {
  /** Comparable within one answer only; higher is nearer. */
  readonly score: number;
  /** Words of the query that led here. */
  readonly matched: readonly string[];
}

/**
 * What the response has to say to a query. An answer without a citation does not compile.
 * - `answered`: the first `leading` results are presented as the answer.
 * - `closest`: nothing clearly answers; the nearest topics are offered as such.
 * - `section`: the query asks for a whole section.
 * - `not_found`: the response holds nothing near.
 */
export type Answer =
  | {
      readonly kind: 'answered';
      readonly results: NonEmpty<Result>;
      readonly leading: number;
      readonly corrections: readonly Correction[];
      /** Probability that the first result contains what is asked; undefined if the query names its questions. */
      readonly confidence?: number;
    }
  | {
      readonly kind: 'closest';
      readonly results: NonEmpty<Result>;
      /** Words that were read otherwise than typed. */
      readonly corrections: readonly Correction[];
      readonly confidence?: number;
    }
  | { readonly kind: 'section'; readonly section: Section; readonly results: NonEmpty<Result> }
  | { readonly kind: 'not_found'; readonly reason: NotFoundReason };

export type NotFoundReason =
  | { readonly kind: 'nothing_near' }
  | { readonly kind: 'unasked'; readonly theme: UnaskedTheme }
  | { readonly kind: 'no_such_question'; readonly number: number; readonly last: number };

/** Confidence from which the first result is presented as the answer. */
const ANSWERED_FROM = 0.75;
/** Confidence below which not even near topics are offered. */
const NEAR_FROM = 0.1;

export type Ask = (query: string) => Answer;

/**
 * @param response The response to answer from.
 * @param search A search over the same response.
 */
export function createAsk(response: SurveyResponse, search: Search): Ask {
  return (query) => {
    const reference = readReference(query, response);
    switch (reference?.kind) {
      case 'no_such_question':
        return { kind: 'not_found', reason: reference };
      case 'questions': {
        const results = reference.numbers.flatMap((number) =>
          toResult(topicOf(response, number), number, response),
        );
        if (isNonEmpty(results))
          return { kind: 'answered', results, leading: results.length, corrections: [] };
        break;
      }
      case 'section': {
        const results = topicsOf(response, reference.section).flatMap((topic) =>
          toResult(topic, undefined, response),
        );
        if (isNonEmpty(results)) return { kind: 'section', section: reference.section, results };
        break;
      }
    }
    const hits = search(query);
    const results = hits.ranked.map(fromHit);
    if (!isNonEmpty(results) || hits.confidence < NEAR_FROM) {
      const { unasked } = hits;
      return {
        kind: 'not_found',
        reason: unasked ? { kind: 'unasked', theme: unasked } : { kind: 'nothing_near' },
      };
    }
    const { corrections, confidence } = hits;
    if (confidence < ANSWERED_FROM) return { kind: 'closest', results, corrections, confidence };
    return { kind: 'answered', results, leading: hits.leading, corrections, confidence };
  };
}

function toResult(topic: Topic | undefined, number: number | undefined, response: SurveyResponse): Result[] {
  if (!topic) return [];
  const wanted = number === undefined ? undefined : response.questions.get(number);
  return [fromHit({ topic, question: wanted, score: 1, matched: [] })];
}

function fromHit({ topic, question, score, matched }: Hit): Result {
  const { numbers, cited, details, choice, sameWords } = cite(topic, question);
  return { topic, numbers, cited, details, choice, sameWords, score, matched };
}

function isNonEmpty<T>(list: readonly T[]): list is NonEmpty<T> {
  return list.length > 0;
}

/** An answer as programs read it: one object per query, results best first. */
export function toRecord(query: string, answer: Answer): Record<string, unknown> {
  const results = answer.kind === 'not_found' ? [] : answer.results;
  return {
    query,
    status: answer.kind === 'section' ? 'answered' : answer.kind,
    ...(answer.kind === 'section' ? { section: answer.section.id } : {}),
    results: results.map((result) => ({
      label: result.topic.label,
      section: result.topic.section.id,
      questions: result.numbers,
      cited: result.cited.number,
      quote: result.cited.answer,
      details: result.details,
      links: distinctLinks(result.cited.links).map(({ url, host }) => ({ url, host })),
      selection: result.choice
        ? { question: result.choice.number, ...result.choice.selection }
        : { kind: 'no_options' },
      score: Number(result.score.toFixed(4)),
    })),
  };
}
