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

/** Where a word stands: in the label of a topic, or in the ways in which people ask for it. */
interface Place {
  readonly entry: number;
  readonly inLabel: boolean;
}

export function createSuggest(response: SurveyResponse): Suggest {
  const suggestions = response.topics.map((topic) => ({ topic, numbers: numbersOf(topic) }));
  const places = placesOf(response.topics);
  const sorted = [...places.keys()].sort();

  /** Adds up how well a word fits each topic: a whole word in full, a beginning by its share of the word. */
  const match = (word: string, unfinished: boolean, scores: Float64Array): void => {
    const labels = new Float64Array(scores.length);
    const phrasings = new Float64Array(scores.length);
    for (let at = firstFrom(sorted, word); at < sorted.length; at++) {
      const known = sorted[at] ?? '';
      if (unfinished ? !known.startsWith(word) : known !== word) break;
      const share = word.length / known.length;
      for (const { entry, inLabel } of places.get(known) ?? []) {
        const best = inLabel ? labels : phrasings;
        best[entry] = Math.max(best[entry] ?? 0, share);
      }
    }
    for (let entry = 0; entry < scores.length; entry++) {
      scores[entry] = (scores[entry] ?? 0) + (LABEL_WEIGHT * (labels[entry] ?? 0) + (phrasings[entry] ?? 0));
    }
  };

  return (typed, max) => {
    const number = /^\s*(?:q(?:uestion)?|#)?\s*(\d{1,3})$/i.exec(typed)?.[1];
    if (number !== undefined) {
      return suggestions
        .filter(({ numbers }) => numbers.some((one) => String(one).startsWith(number)))
        .slice(0, max);
    }
    const wanted = words(typed).slice(0, MOST_WORDS);
    const scores = new Float64Array(suggestions.length);
    wanted.forEach((word, at) => {
      match(word, at === wanted.length - 1, scores);
    });
    return suggestions
      .map((suggestion, entry) => ({ suggestion, score: scores[entry] ?? 0 }))
      .filter(({ score }) => score > 0 || wanted.length === 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, max)
      .map(({ suggestion }) => suggestion);
  };
}

function placesOf(topics: readonly Topic[]): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  const add = (word: string, place: Place): void => {
    const known = places.get(word);
    if (known) known.push(place);
    else places.set(word, [place]);
  };
  topics.forEach(({ label, phrasings }, entry) => {
    for (const word of new Set(words(label))) add(word, { entry, inLabel: true });
    for (const word of new Set(phrasings.flatMap(words))) add(word, { entry, inLabel: false });
  });
  return places;
}

/** Index of the first of the sorted words that does not come before the wanted one. */
function firstFrom(sorted: readonly string[], wanted: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
