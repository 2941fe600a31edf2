import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as z from 'zod';
import { type CompiledPhrasings, readPhrasings } from './compiled-phrasings.ts';
import { DECISION_FEATURES } from './decision.ts';
import { TOPIC_FEATURES } from './features.ts';
import { type Classifier, createClassifier } from './ranking/classifier.ts';
import { readTable } from './ranking/table.ts';
import { createVectors, type Vectors } from './ranking/vectors.ts';
import { createScope, type Scope } from './scope.ts';

const { resolve } = createRequire(import.meta.url);

/** Learned for a questionnaire, the same for every country's response; written by `npm run tune`. */
export interface Model {
  readonly vectors: Vectors;
  readonly classifier: Classifier;
  readonly scope: Scope;
  readonly weights: Weights;
  /** The phrasings cut into words beforehand; undefined when the given ones are others. */
  readonly compiled: (phrasings: readonly string[]) => CompiledPhrasings | undefined;
  /** Countries and blocs: each with its names and its people's, in lower case. */
  readonly countries: readonly (readonly string[])[];
}

const weightsSchema = z.strictObject({
  /** Weights of the ranking. */
  topic: z.record(z.enum(TOPIC_FEATURES), z.number()),
  /** Weights of the decision, in log-odds. */
  decision: z.record(z.enum(DECISION_FEATURES), z.number()),
  bias: z.number(),
});
export type Weights = z.infer<typeof weightsSchema>;

const MODEL_FILES = {
  vectors: '#data/english/vectors.bin',
  countries: '#data/english/countries.json',
  classifier: '#data/msq-2022/classifier.bin',
  phrasings: '#data/msq-2022/phrasings.bin',
  scope: '#data/msq-2022/scope.bin',
  weights: '#data/msq-2022/ranking.json',
} as const;

export const pathOf = (file: keyof typeof MODEL_FILES): string => resolve(MODEL_FILES[file]);
export const loadVectors = (): Vectors => createVectors(readTable(readFileSync(pathOf('vectors'))));
export const loadClassifier = (vectors: Vectors): Classifier =>
  createClassifier(readTable(readFileSync(pathOf('classifier'))), vectors);

export const loadCompiled: Model['compiled'] = (phrasings) =>
  readPhrasings(readFileSync(pathOf('phrasings')), phrasings);

export function loadCountries(): string[][] {
  const list = z.array(z.string()).parse(JSON.parse(readFileSync(pathOf('countries'), 'utf8')));
  return list.map((names) => names.split(' '));
}

export function loadModel(): Model {
  const vectors = loadVectors();
  return {
    vectors,
    classifier: loadClassifier(vectors),
    scope: createScope(readTable(readFileSync(pathOf('scope')))),
    weights: weightsSchema.parse(JSON.parse(readFileSync(pathOf('weights'), 'utf8'))),
    compiled: loadCompiled,
    countries: loadCountries(),
  };
}
