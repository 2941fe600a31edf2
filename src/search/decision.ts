import { placeOfHighest } from './columns.ts';
import { type Evidence, logOfSum, unknownPart } from './features.ts';
import type { PhrasingIndex } from './phrasing-index.ts';
import type { Query } from './query.ts';
import type { ResponseIndex } from './response-index.ts';
import { runsOf, type Scope } from './scope.ts';
import { keyOf } from './text.ts';

/** What the decision weighs of a query and the topic ranked first for it. */
export const DECISION_FEATURES = [
  /** Log of the first topic's share of the ranking. */
  'certainty',
  /** Probability of the first topic among all themes, by the classifier. */
  'share',
  /** What of the query the first topic's answers hold. */
  'linked',
  'named',
  'near',
  /** Share of the query in words that no phrasing has. */
  'unknown',
  /** Weight of the word that is farthest from all the first topic's words. */
  'strangest',
  /** What of the query the likeliest unasked theme does not explain. */
  'otherwise',
  /** How much rather unasked themes are asked in this manner: its three most telling turns. */
  'manner',
  /** Whether another country is named. */
  'foreign',
  /** Log-odds of being in scope, by the manner of asking. */
  'scope',
] as const;
export type DecisionFeature = (typeof DECISION_FEATURES)[number];

export interface DecisionSources {
  readonly phrasings: PhrasingIndex;
  readonly response: ResponseIndex;
  readonly scope: Scope;
  /** Names of countries and peoples but for the response's own. */
  readonly foreignNames: ReadonlySet<string>;
  /**
   * 1 for a word that a theme's phrasings have; else its cosine with the nearest in meaning of their words, 0 for a
   * word without a vector.
   */
  readonly nearest: (theme: number, word: string) => number;
}

/** Turns of phrase averaged, the least favourable. */
const TURNS = 3;
/** A turn met in fewer phrasings tells nothing. */
const FEWEST_TURNS = 3;
/** Phrasings' worth of trust in what holds for all topics when judging one. */
const PRIOR = 20;

/**
 * @param first The topic ranked first.
 * @param certainty Log of its share of the ranking.
 */
export function weighDecision(
  evidence: Evidence,
  first: number,
  certainty: number,
  sources: DecisionSources,
): Record<DecisionFeature, number> {
  const { query, response, odds, topicCount } = evidence;
  const runs = runsOf(query.terms.flatMap(({ turn, saysNothing }) => (saysNothing ? [] : [turn])));
  const total = query.content.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const unasked = placeOfHighest(odds, topicCount);
  const strange = query.content.map(
    ({ word, weight }) =>
      weight * (sources.response.holders(word)[first] ? 0 : 1 - sources.nearest(first, word)),
  );
  const unexplained = query.content.reduce(
    (sum, { word, weight }) => sum + weight * (1 - sources.nearest(unasked, word)),
    0,
  );
  return {
    certainty,
    share: Math.exp((odds[first] ?? 0) - logOfSum(odds, odds.length)),
    linked: response.linked[first] ?? 0,
    named: response.named[first] ?? 0,
    near: response.near[first] ?? 0,
    unknown: unknownPart(query),
    strangest: strange.reduce((most, x) => Math.max(most, x), 0) / 10,
    otherwise: unexplained / total,
    manner: manner(runs, first, sources),
    foreign: namesForeign(query, first, sources) ? 1 : 0,
    scope: sources.scope(runs),
  };
}

/** Mean log-ratio of how often a topic and how often unasked themes are asked in the query's turns. */
function manner(runs: readonly string[], topic: number, { phrasings }: DecisionSources): number {
  const { sizes, askedSize, unaskedSize } = phrasings;
  const ratios = [0];
  for (const run of runs) {
    const { asked, unasked, perTheme } = phrasings.countRun(run);
    if (asked + unasked < FEWEST_TURNS) continue;
    const inAll = (asked + 0.5) / (askedSize + 1);
    const inOne = ((perTheme[topic] ?? 0) + PRIOR * inAll) / ((sizes[topic] ?? 0) + PRIOR);
    ratios.push(Math.log(inOne / ((unasked + 0.5) / (unaskedSize + 1))));
  }
  const least = ratios.sort((a, b) => a - b).slice(0, TURNS);
  return least.reduce((total, x) => total + x, 0) / least.length;
}

/** Whether the query names a country that neither the response nor the topic's phrasings speak of. */
function namesForeign(
  { words }: Query,
  topic: number,
  { foreignNames, phrasings }: DecisionSources,
): boolean {
  return words.some((word) => {
    const name = foreignNames.has(word) ? word : word.replace(/s$/, '');
    return foreignNames.has(name) && !phrasings.vocabularyOf(topic).keys.has(keyOf(name));
  });
}
