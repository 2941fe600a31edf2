import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as z from 'zod';
import { loadResponse } from '../src/questionnaire/load.ts';
import { LANGUAGES, type LanguageCode } from '../src/search/languages/index.ts';
import { type Classifier, createClassifier } from '../src/search/ranking/classifier.ts';
import { loadTranslated, modelPath } from '../src/search/ranking/load.ts';
import { lessonChecksum, readAskedWords, readVectors } from '../src/search/ranking/model.ts';
import { readTable } from '../src/search/ranking/table.ts';
import { packAskedWords } from '../src/search/ranking/words.ts';
import { foldsOf, writerOf } from './folds.ts';
import type { Subject } from './learn.ts';
import { readLines } from './lines.ts';

const { resolve } = createRequire(import.meta.url);

/** The response that the judged queries are about. */
export const response = loadResponse(resolve('#data/msq-2022/bhutan.md'));
const { folder } = response.survey;
const vectors = readVectors(readFileSync(modelPath('vectors', folder)));

const judgedSchema = z.object({
  id: z.string(),
  query: z.string(),
  kind: z.string(),
  /** Question number to grade: 3 contains the answer, 2 is as good or its companion, 1 partly useful. */
  relevant: z.record(z.string(), z.int().min(1).max(3)),
  must_contain: z.array(z.string()),
  section: z.string().optional(),
  /** For a query out of scope: the theme, not asked about, that it belongs to. */
  theme: z.string().optional(),
});

export type Judged = z.infer<typeof judgedSchema>;

/** @param file A set of judged queries: one JSON object a line. */
export const readJudged = (file: string): Judged[] => readLines(file, judgedSchema);

/** A set of `training/sets`: `dev`, or `fr/dev` for another language. */
export const readSet = (name: string): Judged[] => readJudged(`training/sets/${name}.jsonl`);

/** The judged queries that a language is learned from; of those of the chat, the ones that ask for a topic. */
export function readLessons(language: LanguageCode): Judged[] {
  if (language !== 'en') return readSet(`${language}/tune`);
  const chat = readSet('chat-tune').filter(({ kind }) =>
    ['framed', 'broad', 'mention', 'out_of_scope'].includes(kind),
  );
  return [...readSet('dev'), ...readSet('tune'), ...chat];
}

/** Who wrote for `chat-tune` only what has an answer (ca, cb, ce), or plain questions with the search in sight (dm). */
const EASY_WRITERS = new Set(['ca', 'cb', 'ce', 'dm']);
/** Whether a query is one of theirs, which would flatter figures and confidence. */
export const isEasy = (judged: Pick<Judged, 'id'>): boolean => EASY_WRITERS.has(writerOf(judged));

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
