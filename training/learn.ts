import { readFileSync } from 'node:fs';
import { cite } from '../src/answer/citation.ts';
import { placeOfHighest } from '../src/search/columns.ts';
import { DECISION_FEATURES, type DecisionFeature, weighDecision } from '../src/search/decision.ts';
import { type Evidence, gatherEvidence, TOPIC_FEATURES, type TopicFeature } from '../src/search/features.ts';
import {
  loadClassifier,
  loadCompiled,
  loadCountries,
  loadVectors,
  type Model,
  type Weights,
} from '../src/search/model.ts';
import { type Classifier, createClassifier } from '../src/search/ranking/classifier.ts';
import { readTable } from '../src/search/ranking/table.ts';
import { certaintyOf, scoreTopics } from '../src/search/ranking.ts';
import { createScope, type Scope } from '../src/search/scope.ts';
import { createSources, type SearchSources } from '../src/search/sources.ts';
import { heldOutFile, type Judged, response, TRAINING_WRITERS, writerOf } from './corpus.ts';
import { groupsOf } from './cross-validation.ts';
import { type Case, denseCase, fitLogistic, logOdds, sigmoid } from './logistic.ts';
import { shuffle } from './random.ts';
import { fitRanking, targetsOf } from './train-ranking.ts';
import { createScopeTrainer } from './train-scope.ts';

const RANKING_L2 = 5e-4;
const DECISION_L2 = 0.01;
/** Parts into which the queries are cut, so that the decision learns from rankings of queries not learned from. */
const INNER_FOLDS = 5;

export interface Example {
  readonly judged: Judged;
  readonly evidence: Evidence;
  /** Per topic the best grade of its questions. */
  readonly grades: readonly number[];
}

export interface Learned {
  readonly weights: Weights;
  readonly scope: Scope;
  readonly scopeFile: Buffer;
  /** What the decision was learned from. */
  readonly cases: readonly Case[];
}

const vectors = loadVectors();

/** What is learned without any judged query. */
export const base: Omit<Model, 'weights' | 'scope'> = {
  vectors,
  classifier: loadClassifier(vectors),
  compiled: loadCompiled,
  countries: loadCountries(),
};
const sources: SearchSources = createSources(response, { ...base, scope: () => 0 });

/**
 * The classifier that has seen no query of a writer: the shipped one for dev, whose queries no classifier
 * is trained on, and one trained without the writer's for the others.
 */
export const classifierWithout = (writer: string): Classifier =>
  held.get(writer)?.classifier ?? base.classifier;

const held = new Map<string, { readonly classifier: Classifier; readonly sources: SearchSources }>(
  TRAINING_WRITERS.map((writer) => {
    const classifier = createClassifier(readTable(readFileSync(heldOutFile(writer))), vectors);
    return [
      writer,
      { classifier, sources: createSources(response, { ...base, classifier, scope: () => 0 }) },
    ];
  }),
);
const sourcesWithout = (writer: string): SearchSources => held.get(writer)?.sources ?? sources;

/**
 * The judged queries that the search answers: those that name no question number and no whole section.
 * Their evidence comes from a classifier that has not seen them.
 */
export function toExamples(queries: readonly Judged[]): Example[] {
  return queries
    .filter(({ kind }) => kind !== 'section' && kind !== 'number')
    .map((judged) => ({
      judged,
      evidence: evidenceOf(judged.query, sourcesWithout(writerOf(judged))),
      grades: response.topics.map((topic) =>
        Math.max(0, ...cite(topic).numbers.map((number) => judged.relevant[String(number)] ?? 0)),
      ),
    }));
}

function evidenceOf(query: string, own: SearchSources): Evidence {
  return gatherEvidence(own.readQuery(query), own);
}

export const isInScope = ({ judged }: Pick<Example, 'judged'>): boolean => judged.kind !== 'out_of_scope';

/** Learns ranking, scope and decision from judged queries. */
export type Learner = (examples: readonly Example[]) => Learned;

export function createLearner(): Learner {
  const trainScope = createScopeTrainer(
    [
      ...response.topics.flatMap(({ phrasings }) => phrasings.map((text) => ({ text, inScope: true }))),
      ...response.unasked.flatMap(({ phrasings }) => phrasings.map((text) => ({ text, inScope: false }))),
    ],
    sources.saysNothing,
  );
  const learnScope = (examples: readonly Example[]): Buffer =>
    trainScope(
      examples.map((example) => ({ words: example.evidence.query.words, inScope: isInScope(example) })),
    );
  /** Cases for the decision, each ranked with what was learned from other queries. */
  const decisionCases = (examples: readonly Example[]): Case[] => {
    const order = [...examples];
    shuffle(order, 1);
    const numbered = order.map((example, at) => ({ example, fold: String(at % INNER_FOLDS) }));
    return groupsOf(numbered, ({ fold }) => fold).flatMap(({ own, others }) => {
      const rest = others.map(({ example }) => example);
      const weights = learnRanking(rest);
      const scope = createScope(readTable(learnScope(rest)));
      return own.map(({ example }) => decisionCase(example, weights, scope));
    });
  };
  return (examples) => {
    const cases = decisionCases(examples);
    const { weights, bias } = fitDecision(cases);
    const scopeFile = learnScope(examples);
    return {
      weights: {
        topic: learnRanking(examples),
        decision: named(DECISION_FEATURES, (name) => round(weights[DECISION_FEATURES.indexOf(name)] ?? 0)),
        bias: round(bias),
      },
      scope: createScope(readTable(scopeFile)),
      scopeFile,
      cases,
    };
  };
}

/**
 * Mean log loss of the decision on queries not learned from.
 * @param without A feature to leave out.
 */
export function decisionLoss(
  folds: readonly { readonly learned: Learned; readonly own: readonly Example[] }[],
  without?: DecisionFeature,
): number {
  const column = without === undefined ? -1 : DECISION_FEATURES.indexOf(without);
  const losses = folds.flatMap(({ learned, own }) => {
    const fitted = fitDecision(learned.cases.map((one) => blank(one, column)));
    const row = Float64Array.of(...fitted.weights, fitted.bias);
    return own.map((example) => {
      const one = decisionCase(example, learned.weights.topic, learned.scope);
      const p = sigmoid(logOdds(row, blank(one, column)));
      return -Math.log(Math.max(1e-9, one.label ? p : 1 - p));
    });
  });
  return losses.reduce((sum, x) => sum + x, 0) / losses.length;
}

/** @param without Features to leave out. */
export function learnRanking(
  examples: readonly Example[],
  without: readonly TopicFeature[] = [],
): Record<TopicFeature, number> {
  const kept = TOPIC_FEATURES.filter((name) => !without.includes(name));
  const cases = examples.filter(isInScope).map(({ evidence, grades }) => ({
    features: Float64Array.from(
      grades.flatMap((_, topic) => kept.map((name) => evidence.topics[name][topic] ?? 0)),
    ),
    targets: targetsOf(grades),
  }));
  const fitted = fitRanking(cases, kept.length, RANKING_L2);
  return named(TOPIC_FEATURES, (name) => round(fitted[kept.indexOf(name)] ?? 0));
}

function decisionCase(example: Example, weights: Record<TopicFeature, number>, scope: Scope): Case {
  const scores = scoreTopics(example.evidence, weights);
  const first = placeOfHighest(scores);
  const features = weighDecision(example.evidence, first, certaintyOf(scores, [first]), {
    ...sources,
    scope,
  });
  const isRight = isInScope(example) && (example.grades[first] ?? 0) >= 2;
  return denseCase(
    DECISION_FEATURES.map((name) => features[name]),
    isRight,
  );
}

/** Fits with every feature brought to the same spread, so that the penalty treats them alike. */
function fitDecision(cases: readonly Case[]): { weights: number[]; bias: number } {
  const spread = DECISION_FEATURES.map((_, at) => deviation(cases.map(({ value }) => value[at] ?? 0)));
  const scaled = cases.map((one) => ({ ...one, value: one.value.map((x, at) => x / (spread[at] ?? 1)) }));
  const fitted = fitLogistic(scaled, DECISION_FEATURES.length, { l2: DECISION_L2 });
  return {
    weights: spread.map((width, at) => (fitted[at] ?? 0) / width),
    bias: fitted[DECISION_FEATURES.length] ?? 0,
  };
}

/** A case without one of its features. */
function blank(one: Case, column: number): Case {
  return column === -1 ? one : { ...one, value: one.value.map((x, at) => (at === column ? 0 : x)) };
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length) || 1;
}

const round = (x: number): number => Number(x.toFixed(3));

function named<Name extends string>(
  names: readonly Name[],
  numberOf: (name: Name) => number,
): Record<Name, number> {
  const found: Partial<Record<Name, number>> = {};
  for (const name of names) found[name] = numberOf(name);
  const isWhole = (partial: Partial<Record<Name, number>>): partial is Record<Name, number> =>
    names.every((name) => partial[name] !== undefined);
  if (!isWhole(found)) throw new Error(`no value for one of ${names.join(', ')}`);
  return found;
}
