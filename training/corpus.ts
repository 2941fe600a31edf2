import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadResponse } from '../src/questionnaire/load.ts';
import { LANGUAGES, type LanguageCode } from '../src/search/languages/index.ts';
import { type Classifier, createClassifier } from '../src/search/ranking/classifier.ts';
import { loadTranslated, modelPath } from '../src/search/ranking/load.ts';
import { lessonChecksum, readAskedWords, readVectors } from '../src/search/ranking/model.ts';
import { readTable } from '../src/search/ranking/table.ts';
import { packAskedWords } from '../src/search/ranking/words.ts';
import { foldsOf } from './folds.ts';
import { readLessons } from './judged.ts';
import type { Subject } from './learn.ts';

const { resolve } = createRequire(import.meta.url);

/** The response that the judged queries are about. */
export const response = loadResponse(resolve('#data/msq-2022/bhutan.md'));
const { folder } = response.survey;
const vectors = readVectors(readFileSync(modelPath('vectors', folder)));

export const HELD_OUT_FOLDER = 'training/held-out';
/** Where `npm run tune` puts the classifier that was trained without a fold. */
export const heldOutFile = (language: LanguageCode, fold: string): string =>
  `${HELD_OUT_FOLDER}/${language}-without-${fold}.bin`;

/**
 * The response in a language and what is learned for it. A query that was learned from is weighed by the classifier that
 * has not seen its fold.
 */
export function subjectOf(language: LanguageCode): Subject {
  const analysis = LANGUAGES[language];
  const translated = loadTranslated(response, language);
  const learnedFrom = lessonChecksum(translated);
  const base = {
    vectors: language === 'en' ? vectors : undefined,
    words: readAskedWords(packAskedWords(translated, analysis, learnedFrom), learnedFrom),
  };
  const queries = readLessons(language);
  const lessons = new Set(queries.map(({ id }) => id));
  const foldOf = foldsOf(queries);
  const identity = { kind: 'classifier', learnedFrom };
  const classifiers = new Map<string, Classifier>();
  const classifierOf = (file: string): Classifier => {
    const classifier =
      classifiers.get(file) ??
      createClassifier(readTable(readFileSync(file), identity), analysis, base.vectors);
    classifiers.set(file, classifier);
    return classifier;
  };
  return {
    response: translated,
    analysis,
    base,
    classifierFor: (judged) => {
      const shipped = modelPath('classifier', folder, language);
      return classifierOf(lessons.has(judged.id) ? heldOutFile(language, foldOf(judged)) : shipped);
    },
  };
}
