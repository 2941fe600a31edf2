import type { SurveyResponse } from '../questionnaire/schema.ts';
import { createFullText } from './full-text.ts';
import { createReadQuery, type ReadQuery } from './query.ts';
import type { EvidenceSources } from './ranking/features.ts';
import type { Model } from './ranking/model.ts';
import { type Corrector, createCorrector } from './spelling.ts';
import type { TextAnalysis } from './text.ts';

/** All that a query is compared with. */
export interface SearchSources extends EvidenceSources {
  readonly readQuery: ReadQuery;
  readonly correct: Corrector;
  /** Whether a word stands in the answers, and neither in a way of asking nor in common English: a name. */
  readonly isName: (word: string) => boolean;
}

/** A word that phrasings have less often may be a slip of whoever wrote them. */
const FEWEST = 6;

/** The own country is named more often than in the ways of asking, which fit every country. */
const COUNTRY_COUNT = 100;

/** Indexes a response and the ways of asking for it. */
export function createSources(
  response: SurveyResponse,
  analysis: TextAnalysis,
  model: Omit<Model, 'weights' | 'intents'>,
): SearchSources {
  const { topics, unasked, country } = response;
  const { vectors, classifier, manner, words: asked } = model;
  const isCommon = (word: string): boolean => vectors?.find(word) !== undefined;
  const fullText = createFullText(response, analysis, asked, isCommon);

  const { wordsInAnswers } = fullText;
  const isOurs = (word: string): boolean =>
    !analysis.isStopWord(word) && (asked.countOf(word) >= FEWEST || wordsInAnswers.has(word));
  const correct = createCorrector(() => {
    const counts = new Map(wordsInAnswers);
    for (const [word, count] of asked.all()) counts.set(word, (counts.get(word) ?? 0) + count);
    const ours = [...counts].filter(([word]) => isOurs(word));
    const names = [...new Set(['en', analysis.language.code])].flatMap((code) =>
      analysis.words(country.name(code)),
    );
    return [...ours, ...names.map((name): [string, number] => [name, COUNTRY_COUNT])];
  });
  const classOf = (list: readonly { readonly id: string }[]): number[] =>
    list.map(({ id }) => classifier.classes.indexOf(id));
  return {
    fullText,
    asked,
    classifier,
    manner,
    vectors,
    classOf: { topics: classOf(topics), themes: classOf(unasked) },
    correct,
    isName: (word) => wordsInAnswers.has(word) && asked.countOf(word) === 0 && !isCommon(word),
    readQuery: createReadQuery(analysis, {
      isOurs,
      isKnown: (word) =>
        analysis.isStopWord(word) ||
        isOurs(word) ||
        isCommon(word) ||
        asked.countOfStem(analysis.stem(word)) >= FEWEST,
      correct,
      rarity: (stem) => Math.log(1 + asked.total / (asked.countOfStem(stem) + 0.5)),
      country: country.code,
    }),
    namesForeign: ({ terms }, topic) =>
      terms.some(
        ({ isForeign, word }) => isForeign && !wordsInAnswers.has(word) && !asked.isAskedWith(word, topic),
      ),
  };
}
