import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Truth } from './render.ts';

const schema = z.object({
  answers: z.record(z.string(), z.string()),
  selected: z.record(z.string(), z.array(z.string())),
});

/** What the stand-in response in `renderings/` says, whatever it is rendered as. */
export function readTruth(): Truth {
  const { answers, selected } = schema.parse(
    JSON.parse(readFileSync(new URL('truth.json', import.meta.url), 'utf8')),
  );
  const byNumber = <T>(record: Readonly<Record<string, T>>): Map<number, T> =>
    new Map(Object.entries(record).map(([number, value]) => [Number(number), value]));
  return { answers: byNumber(answers), selected: byNumber(selected) };
}

/** White space folded, in which renderings differ. */
export const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();
