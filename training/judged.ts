import * as z from 'zod';
import type { LanguageCode } from '../src/search/languages/index.ts';
import { writerOf } from './folds.ts';
import { readLines } from './lines.ts';

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
