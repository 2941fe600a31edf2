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

export function createSuggest(response: SurveyResponse): Suggest {
  const entries = response.topics.map((topic) => ({
    suggestion: { topic, numbers: numbersOf(topic) },
    label: [...new Set(words(topic.label))],
    vocabulary: [...new Set(topic.phrasings.flatMap(words))],
  }));
  return (typed, max) => {
    const number = /^\s*(?:q(?:uestion)?|#)?\s*(\d{1,3})$/i.exec(typed)?.[1];
    if (number !== undefined) {
      return entries
        .map(({ suggestion }) => suggestion)
        .filter(({ numbers }) => numbers.some((one) => String(one).startsWith(number)))
        .slice(0, max);
    }
    const wanted = words(typed).slice(0, MOST_WORDS);
    const last = wanted.length - 1;
    return entries
      .map(({ suggestion, label, vocabulary }) => ({
        suggestion,
        score: wanted.reduce((sum, word, at) => sum + matchWord(word, at === last, label, vocabulary), 0),
      }))
      .filter(({ score }) => score > 0 || wanted.length === 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, max)
      .map(({ suggestion }) => suggestion);
  };
}

/** A whole word counts in full; an unfinished one by how much of the word is there already. */
function matchWord(
  word: string,
  unfinished: boolean,
  label: readonly string[],
  vocabulary: readonly string[],
): number {
  const share = (list: readonly string[]): number => {
    let best = 0;
    for (const known of list) {
      if (known === word) return 1;
      if (unfinished && known.startsWith(word)) best = Math.max(best, word.length / known.length);
    }
    return best;
  };
  return LABEL_WEIGHT * share(label) + share(vocabulary);
}
