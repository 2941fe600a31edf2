import { packTable } from '../src/search/ranking/table.ts';
import { runsOf, SCOPE_BIAS, SCOPE_STEP } from '../src/search/scope.ts';
import { keyOf, words } from '../src/search/text.ts';
import { type Case, fitLogistic } from './logistic.ts';

interface ScopeExample {
  readonly words: readonly string[];
  readonly inScope: boolean;
}

const L2 = 1e-5;
/** All phrasings together weigh that much; each judged query {@link QUERY_WEIGHT}. */
const PHRASINGS_WEIGHT = 3000;
const QUERY_WEIGHT = 3;
/** Turns met in fewer phrasings are left out, so that no name of one response is learned. */
const FEWEST = 2;

/**
 * Learns what manner of asking is in scope, from phrasings (asked or unasked) and judged queries. Only
 * turns that the phrasings have are weighed.
 */
export function createScopeTrainer(
  phrasings: readonly { readonly text: string; readonly inScope: boolean }[],
  saysNothing: (word: string) => boolean,
): (queries: readonly ScopeExample[]) => Buffer {
  const turns = (list: readonly string[]): string[] =>
    runsOf(list.filter((word) => !saysNothing(word)).map(keyOf));
  const texts = phrasings.map(({ text, inScope }) => ({ inScope, turns: turns(words(text)) }));
  const counts = new Map<string, number>();
  for (const text of texts) for (const turn of text.turns) counts.set(turn, (counts.get(turn) ?? 0) + 1);
  const kept = [...counts].flatMap(([turn, count]) => (count >= FEWEST ? [turn] : []));
  const column = new Map(kept.map((turn, at) => [turn, at]));
  const toCase = (own: readonly string[], label: boolean, weight: number): Case => {
    const index = own.flatMap((turn) => column.get(turn) ?? []);
    const value = 1 / Math.sqrt(Math.max(1, own.length));
    return {
      index: Int32Array.from(index),
      value: new Float64Array(index.length).fill(value),
      label,
      weight,
    };
  };
  const asked = texts.filter(({ inScope }) => inScope).length;
  const phrasingCases = texts.map((text) =>
    toCase(text.turns, text.inScope, PHRASINGS_WEIGHT / (text.inScope ? asked : texts.length - asked)),
  );
  return (queries) => {
    const cases = [
      ...phrasingCases,
      ...queries.map((query) => toCase(turns(query.words), query.inScope, QUERY_WEIGHT)),
    ];
    const weights = fitLogistic(cases, kept.length, { l2: L2, rounds: 200, rate: 0.3 });
    const pack = (at: number): Int8Array =>
      Int8Array.of(Math.max(-127, Math.min(127, Math.round((weights[at] ?? 0) / SCOPE_STEP))));
    const rows = new Map(kept.map((turn, at) => [turn, pack(at)]));
    rows.set(SCOPE_BIAS, pack(kept.length));
    return packTable(rows, { step: SCOPE_STEP });
  };
}
