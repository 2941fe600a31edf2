import type { SurveyResponse } from '../questionnaire/schema.ts';
import type { TextAnalysis } from './text.ts';

/** What is counted of the words in phrasings, answers and links. */
export interface WordCounts {
  /** The words, with how often they stand there. */
  readonly words: ReadonlyMap<string, { readonly count: number }>;
  /** Counts the words of an answer or a link, beside those of the phrasings. */
  readonly add: (words: readonly string[]) => void;
  readonly stemOf: (word: string) => string;
  /** Number of phrasings with a stem. */
  readonly phrasingCount: (stem: string) => number;
  /** Inverse document frequency of a stem over the phrasings. */
  readonly rarity: (stem: string) => number;
  /** Whether a word stands in a topic's phrasings. */
  readonly phrasingsHave: (word: string, topic: number) => boolean;
}

interface Word {
  count: number;
  readonly stem: Stem;
  /** Places of the topics whose phrasings have the word, ascending. */
  readonly topics: number[];
}

interface Stem {
  readonly text: string;
  /** Number of phrasings with the stem. */
  phrasings: number;
  /** Number of the phrasing that was counted last. */
  last: number;
}

/** Counts the words of the ways of asking. They are thousands, so each word is looked up once. */
export function createWordCounts({ topics, unasked }: SurveyResponse, analysis: TextAnalysis): WordCounts {
  const words = new Map<string, Word>();
  const stems = new Map<string, Stem>();
  const find = (text: string): Word => {
    const known = words.get(text);
    if (known) return known;
    const stemmed = analysis.stem(text);
    const stem = stems.get(stemmed) ?? { text: stemmed, phrasings: 0, last: 0 };
    stems.set(stemmed, stem);
    const word: Word = { count: 0, stem, topics: [] };
    words.set(text, word);
    return word;
  };
  let total = 0;
  /** @param topic Place of the topic that the phrasings ask for; undefined for a theme. */
  const countPhrasings = (phrasings: readonly string[], topic?: number): void => {
    for (const phrasing of phrasings) {
      total++;
      for (const text of analysis.words(phrasing)) {
        const word = find(text);
        word.count++;
        if (topic !== undefined && word.topics.at(-1) !== topic) word.topics.push(topic);
        if (word.stem.last !== total) word.stem.phrasings++;
        word.stem.last = total;
      }
    }
  };
  topics.forEach(({ phrasings }, place) => {
    countPhrasings(phrasings, place);
  });
  for (const { phrasings } of unasked) countPhrasings(phrasings);

  const phrasingCount = (stem: string): number => stems.get(stem)?.phrasings ?? 0;
  return {
    words,
    add: (added) => {
      for (const text of added) find(text).count++;
    },
    stemOf: (text) => words.get(text)?.stem.text ?? analysis.stem(text),
    phrasingCount,
    rarity: (stem) => Math.log(1 + total / (phrasingCount(stem) + 0.5)),
    phrasingsHave: (text, topic) => words.get(text)?.topics.includes(topic) ?? false,
  };
}
