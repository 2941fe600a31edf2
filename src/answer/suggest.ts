import MiniSearch from 'minisearch';
import type { SurveyResponse, Topic } from '../questionnaire/schema.ts';
import { numbersOf } from '../questionnaire/structure.ts';
import { words } from '../search/analyze.ts';

/** A topic that may be meant by what has been typed so far. */
export interface Suggestion {
  readonly topic: Topic;
  readonly numbers: readonly [number, ...number[]];
}

/**
 * Suggests topics while someone types.
 * @param typed The beginning of a query, its last word possibly unfinished; of any length.
 * @param max Suggestions at most.
 * @returns Best first; for nothing typed, topics in the form's order.
 */
export type Suggest = (typed: string, max: number) => readonly Suggestion[];

/** Words of a query that are looked at; nobody types more before a choice appears. */
const MOST_WORDS = 12;
/** A topic named by its label comes before one that is only asked for in such words. */
const LABEL_WEIGHT = 4;

export function createSuggest({ topics }: SurveyResponse): Suggest {
  const suggestions = topics.map((topic) => ({ topic, numbers: numbersOf(topic) }));
  const index = new MiniSearch<{ id: number; label: string; phrasings: string }>({
    fields: ['label', 'phrasings'],
    tokenize: words,
    searchOptions: {
      tokenize: (text) => words(text).slice(0, MOST_WORDS),
      boost: { label: LABEL_WEIGHT },
      // Only the last word is unfinished.
      prefix: (_, at, typed) => at === typed.length - 1,
    },
  });
  index.addAll(topics.map(({ label, phrasings }, id) => ({ id, label, phrasings: phrasings.join('\n') })));

  return (typed, max) => {
    const number = /^\s*(?:q(?:uestion)?|#)?\s*(\d{1,3})$/i.exec(typed)?.[1];
    if (number !== undefined) {
      return suggestions
        .filter(({ numbers }) => numbers.some((one) => String(one).startsWith(number)))
        .slice(0, max);
    }
    if (words(typed).length === 0) return suggestions.slice(0, max);
    return index
      .search(typed)
      .slice(0, max)
      .flatMap(({ id }) => suggestions[Number(id)] ?? []);
  };
}
