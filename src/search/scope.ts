import { remember } from '../remember.ts';
import type { Table } from './ranking/table.ts';
import { keyOf } from './text.ts';

/** Weights are kept in steps of that. */
export const SCOPE_STEP = 1 / 12;

/**
 * The keys of a text's words and pairs of neighbouring ones, joined by a space, each once: they tell what kind of
 * thing is asked.
 * @param keys Of all words in order, small ones included; see {@link keyOf}.
 */
export function runsOf(keys: readonly string[]): string[] {
  const runs = new Set<string>();
  keys.forEach((key, at) => {
    runs.add(key);
    const next = keys[at + 1];
    if (next !== undefined) runs.add(`${key} ${next}`);
  });
  return [...runs];
}

/** Log-odds that a query asks for something that the questionnaire asks, by the runs of its words. */
export type Scope = (runs: readonly string[]) => number;

export function createScope(table: Table): Scope {
  const bias = (table.row(table.find(SCOPE_BIAS))[0] ?? 0) * SCOPE_STEP;
  const weightOf = remember((run) => {
    const index = table.find(run);
    return index === -1 ? 0 : (table.row(index)[0] ?? 0) * SCOPE_STEP;
  });
  return (runs) => {
    let sum = 0;
    for (const run of runs) sum += weightOf(run);
    return bias + sum / Math.sqrt(Math.max(1, runs.length));
  };
}

/** Row of the weight that holds for every text. */
export const SCOPE_BIAS = '=';
