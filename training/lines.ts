import { readFileSync } from 'node:fs';
import type * as z from 'zod';

/** Reads a file of one JSON object a line; empty lines are left out. */
export function readLines<T>(file: string, schema: z.ZodType<T>): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => schema.parse(JSON.parse(line)));
}
