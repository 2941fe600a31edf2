import type { SurveyResponse } from '../questionnaire/schema.ts';
import { createFullText, type FullText } from './full-text.ts';
import { createReadQuery, type ReadQuery } from './query.ts';
import type { EvidenceSources } from './ranking/features.ts';
import type { Model } from './ranking/model.ts';
import { type Corrector, createCorrector } from './spelling.ts';
import type { TextAnalysis } from './text.ts';

/** All that a query is compared with. */
export interface SearchSources extends EvidenceSources {
  readonly readQuery: ReadQuery;
  readonly correct: Corrector;
}

/** A word that phrasings have less often may be a slip of whoever wrote them. */
const FEWEST = 6;

/** Indexes a response and the ways of asking for it. */
export function createSources(
  response: SurveyResponse,
  analysis: TextAnalysis,
  model: Omit<Model, 'weights' | 'intents'>,
): SearchSources {
  const { topics, unasked, country } = response;
  const { vectors, classifier, manner } = model;
  const isCommon = (word: string): boolean => vectors?.find(word) !== undefined;
  const fullText: FullText = createFullText(response, analysis, isCommon);

  const occurrences = (word: string): number => fullText.words.get(word)?.count ?? 0;
  const isOurs = (word: string): boolean =>
    !analysis.isStopWord(word) && (occurrences(word) >= FEWEST || fullText.isInAnswers(word));
  const correct = createCorrector(() =>
    [...fullText.words].flatMap(([word, { count }]): [string, number][] =>
      isOurs(word) ? [[word, count]] : [],
    ),
  );
  const classOf = (list: readonly { readonly id: string }[]): number[] =>
    list.map(({ id }) => classifier.classes.indexOf(id));
  return {
    fullText,
    classifier,
    manner,
    vectors,
    classOf: { topics: classOf(topics), themes: classOf(unasked) },
    correct,
    readQuery: createReadQuery(analysis, {
      isOurs,
      isKnown: (word) =>
        analysis.isStopWord(word) ||
        isOurs(word) ||
        isCommon(word) ||
        fullText.phrasingCount(analysis.stem(word)) >= FEWEST,
      correct,
      rarity: fullText.rarity,
      country: country.code,
    }),
    namesForeign: ({ terms }, topic) =>
      terms.some(({ isForeign, word }) => isForeign && !fullText.phrasingsHave(word, topic)),
  };
}
