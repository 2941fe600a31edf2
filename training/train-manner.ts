import { MANNER_BIAS, MANNER_STEP, turnsOf } from '../src/search/ranking/manner.ts';
import type { TextAnalysis } from '../src/search/text.ts';
import { type Case, fitLogistic } from './logistic.ts';

/** A text of which is known whether the questionnaire asks for such a thing. */
export interface MannerExample {
  readonly words: readonly string[];
  readonly inScope: boolean;
}

const L2 = 1e-5;
/** Total weight of all phrasings; each judged query has {@link QUERY_WEIGHT}. */
const PHRASINGS_WEIGHT = 3000;
const QUERY_WEIGHT = 3;
/** Turns met in fewer phrasings are left out, so that no name of one response is learned. */
const FEWEST = 2;

/**
 * Learns in what manner people ask for what the questionnaire asks, from phrasings and judged queries. Only turns of
 * phrase that the phrasings have are weighed.
 * @returns Per turn its weight, for the rows of the learned file.
 */
export function createMannerTrainer(
  phrasings: readonly MannerExample[],
  { keyOf }: TextAnalysis,
): (queries: readonly MannerExample[]) => ReadonlyMap<string, Int8Array> {
  const turnsIn = (words: readonly string[]): string[] => turnsOf(words.map(keyOf));
  const texts = phrasings.map(({ words, inScope }) => ({ inScope, turns: turnsIn(words) }));
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
      ...queries.map((query) => toCase(turnsIn(query.words), query.inScope, QUERY_WEIGHT)),
    ];
    const weights = fitLogistic(cases, kept.length, { l2: L2, rounds: 200, rate: 0.3 });
    const pack = (at: number): Int8Array =>
      Int8Array.of(Math.max(-127, Math.min(127, Math.round((weights[at] ?? 0) / MANNER_STEP))));
    return new Map([...kept, MANNER_BIAS].map((turn, at) => [turn, pack(at)]));
  };
}
