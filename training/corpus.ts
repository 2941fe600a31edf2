import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as z from 'zod';
import { loadResponse } from '../src/questionnaire/load.ts';

const { resolve } = createRequire(import.meta.url);

/** The response that the judged queries are about. */
export const response = loadResponse(resolve('#data/msq-2022/bhutan.md'));

const judgedSchema = z.object({
  id: z.string(),
  query: z.string(),
  kind: z.string(),
  /** Question number to grade: 3 holds the answer, 2 is as good or its companion, 1 partly useful. */
  relevant: z.record(z.string(), z.int().min(1).max(3)),
  must_contain: z.array(z.string()),
  section: z.string().optional(),
});

export type Judged = z.infer<typeof judgedSchema>;

/** @param file A set of judged queries: one JSON object a line. */
export function readJudged(file: string): Judged[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => judgedSchema.parse(JSON.parse(line)));
}

/** Who wrote a query: dev, tune, tuneb or tunec. */
export const writerOf = ({ id }: Judged): string => id.split('-')[0] ?? id;

/** Those whose queries the classifier is trained on, beside the phrasings. */
export const TRAINING_WRITERS = ['tune', 'tuneb', 'tunec'] as const;

/** Where the classifier is kept that was trained without a writer's queries. */
export const heldOutFile = (writer: string): string => `training/held-out/classifier-without-${writer}.bin`;

export const isInScope = ({ kind }: Judged): boolean => kind !== 'out_of_scope' && kind !== 'section';
