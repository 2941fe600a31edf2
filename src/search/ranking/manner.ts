import type { Table } from './table.ts';

/** Weights are kept in steps of that. */
export const MANNER_STEP = 1 / 12;
/** Row of the weight that counts for every text. */
export const MANNER_BIAS = '=';

/**
 * Gives a text's turns of phrase: the keys of its words and of its pairs of neighbouring words, each once. They tell
 * what kind of thing is asked ("how many", "price of") rather than of what.
 * @param keys Of all words in order; see `keyOf` of the text analysis.
 */
export function turnsOf(keys: readonly string[]): string[] {
  return [...new Set(keys.flatMap((key, at) => (at === 0 ? [key] : [`${keys[at - 1]} ${key}`, key])))];
}

/** Log-odds that a query asks for something that the questionnaire asks, by its turns of phrase. */
export type Manner = (turns: readonly string[]) => number;

/** Reads the weights of turns of phrase from a learned file. */
export function createManner(table: Table): Manner {
  const weightOf = (turn: string): number => {
    const row = table.rows.get(turn);
    return row === undefined ? 0 : (table.bytes[row] ?? 0) * MANNER_STEP;
  };
  return (turns) =>
    weightOf(MANNER_BIAS) +
    turns.reduce((sum, turn) => sum + weightOf(turn), 0) / Math.sqrt(Math.max(1, turns.length));
}
