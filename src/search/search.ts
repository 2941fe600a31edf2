import MiniSearch from 'minisearch';
import type { Question, SurveyResponse, Topic, UnaskedTheme } from '../questionnaire/schema.ts';
import { stem, terms, words } from './analyze.ts';

/** A topic that a query reaches. */
export interface Hit {
  readonly topic: Topic;
  /** Higher is nearer; comparable within one search only. */
  readonly score: number;
  /** The question of the topic that the query is closest to. */
  readonly question: Question | undefined;
  /** Words of the query that the topic holds. */
  readonly matched: readonly string[];
}

export interface Hits {
  /** Best first, one per topic. */
  readonly ranked: readonly Hit[];
  /** Probability, 0 to 1, that the first hit holds what the query asks for. */
  readonly confidence: number;
  /** The theme outside the questionnaire that the query is closest to, if it is closer than any topic. */
  readonly unasked: UnaskedTheme | undefined;
}

export type Search = (query: string) => Hits;

/** Builds the index of a response's topics. */
export function createSearch(response: SurveyResponse): Search {
  const index = new MiniSearch<{
    id: string;
    label: string;
    asked: string;
    answer: string;
    phrasings: string;
  }>({
    fields: ['label', 'asked', 'answer', 'phrasings'],
    tokenize: words,
    processTerm: (term) => stem(term),
    searchOptions: { tokenize: terms, boost: { label: 3, phrasings: 2 }, prefix: false, fuzzy: 0.2 },
  });
  const topics = new Map(response.topics.map((topic) => [topic.id, topic]));
  index.addAll(
    response.topics.map((topic) => ({
      id: topic.id,
      label: topic.label,
      asked: topic.questions.map(({ text }) => text).join('\n'),
      answer: topic.questions.map(({ answer }) => answer).join('\n'),
      phrasings: topic.phrasings.join('\n'),
    })),
  );
  return (query) => {
    const ranked = index.search(query).flatMap(({ id, score, queryTerms }) => {
      const topic = topics.get(String(id));
      return topic ? [{ topic, score, question: undefined, matched: queryTerms }] : [];
    });
    return { ranked, confidence: ranked.length > 0 ? 1 : 0, unasked: undefined };
  };
}
