import { cite } from '../src/answer/citation.ts';
import type { SurveyResponse } from '../src/questionnaire/schema.ts';
import type { Classifier } from '../src/search/ranking/classifier.ts';
import {
  CONFIDENCE_FEATURES,
  type ConfidenceFeature,
  type Evidence,
  gatherEvidence,
  TOPIC_FEATURES,
  type TopicFeature,
  weighConfidence,
} from '../src/search/ranking/features.ts';
import type { Manner } from '../src/search/ranking/manner.ts';
import { lessonChecksum, type Model, readRanking } from '../src/search/ranking/model.ts';
import { rankTopics, sharingFirst, type Weights } from '../src/search/ranking/ranking.ts';
import { packTable } from '../src/search/ranking/table.ts';
import { createSources, type SearchSources } from '../src/search/sources.ts';
import type { TextAnalysis } from '../src/search/text.ts';
import { groupsOf } from './folds.ts';
import { isEasy, type Judged } from './judged.ts';
import { type Case, denseCase, fitLogistic, logOdds, sigmoid } from './logistic.ts';
import { shuffle } from './random.ts';
import { createMannerTrainer } from './train-manner.ts';
import { fitRanking, targetsOf } from './train-ranking.ts';

const RANKING_L2 = 5e-4;
const CONFIDENCE_L2 = 0.01;
/** Parts into which the queries are cut, so that the confidence learns from rankings of queries not learned from. */
const INNER_FOLDS = 5;

export interface Example {
  readonly judged: Judged;
  readonly evidence: Evidence;
  readonly sources: SearchSources;
  /** Per topic the best grade of its questions. */
  readonly grades: readonly number[];
}

export interface Learned extends Pick<Model, 'manner' | 'weights'> {
  /** The learned file. */
  readonly file: Uint8Array;
  /** What the confidence was learned from. */
  readonly cases: readonly Case[];
}

/** What is learned of one language for one response. */
export interface Subject {
  readonly response: SurveyResponse;
  readonly analysis: TextAnalysis;
  /** What is known without any judged query, but for the classifier. */
  readonly base: Pick<Model, 'vectors' | 'words'>;
  /** The classifier to weigh a query with: one that has not seen it. */
  readonly classifierFor: (judged: Judged) => Classifier;
}

/** Turns judged queries into examples: those that name no question number and no whole section. */
export function toExamples(queries: readonly Judged[], subject: Subject): Example[] {
  const { response, analysis, base, classifierFor } = subject;
  const known = new Map<Classifier, SearchSources>();
  const sourcesFor = (judged: Judged): SearchSources => {
    const classifier = classifierFor(judged);
    const sources =
      known.get(classifier) ?? createSources(response, analysis, { ...base, classifier, manner: () => 0 });
    known.set(classifier, sources);
    return sources;
  };
  return queries
    .filter(({ kind }) => kind !== 'section' && kind !== 'number')
    .map((judged) => {
      const sources = sourcesFor(judged);
      return {
        judged,
        sources,
        evidence: gatherEvidence(sources.readQuery(judged.query), sources),
        grades: response.topics.map((topic) =>
          Math.max(0, ...cite(topic).numbers.map((number) => judged.relevant[String(number)] ?? 0)),
        ),
      };
    });
}

/** Whether the questionnaire asks for what a judged query wants, answered or not. */
export const isInScope = ({ judged }: Pick<Example, 'judged'>): boolean => judged.kind !== 'out_of_scope';

/** Learns ranking, manner and confidence from judged queries. */
export type Learner = (examples: readonly Example[]) => Learned;

/** Makes the function that learns of one response in one language; its ways of asking are read once. */
export function createLearner({ response, analysis }: Pick<Subject, 'response' | 'analysis'>): Learner {
  const learnedFrom = lessonChecksum(response);
  const toManner = (inScope: boolean) => (text: string) => ({ words: analysis.words(text), inScope });
  const trainManner = createMannerTrainer(
    [
      ...response.topics.flatMap(({ phrasings }) => phrasings.map(toManner(true))),
      ...response.unasked.flatMap(({ phrasings }) => phrasings.map(toManner(false))),
    ],
    analysis,
  );
  const wordsOf = ({ evidence }: Example): string[] => evidence.query.terms.map(({ word }) => word);
  const learnFile = (examples: readonly Example[], weights: Weights): Uint8Array =>
    packTable(
      trainManner(examples.map((example) => ({ words: wordsOf(example), inScope: isInScope(example) }))),
      { kind: 'ranking', learnedFrom },
      { weights },
    );
  const noWeights: Weights = {
    topic: named(TOPIC_FEATURES, () => 0),
    confidence: named(CONFIDENCE_FEATURES, () => 0),
    bias: 0,
  };
  /** Cases for the confidence, each ranked with what was learned from other queries. */
  const confidenceCases = (examples: readonly Example[]): Case[] => {
    const order = [...examples];
    shuffle(order, 1);
    const numbered = order.map((example, at) => ({ example, fold: String(at % INNER_FOLDS) }));
    return groupsOf(numbered, ({ fold }) => fold).flatMap(({ own, others }) => {
      const rest = others.map(({ example }) => example);
      const { manner } = readRanking(learnFile(rest, noWeights), learnedFrom);
      const topic = learnRanking(rest);
      return own.map(({ example }) => confidenceCase(example, topic, manner));
    });
  };
  return (examples) => {
    const cases = confidenceCases(examples.filter(({ judged }) => !isEasy(judged)));
    const file = learnFile(examples, { topic: learnRanking(examples), ...fitConfidence(cases) });
    return { ...readRanking(file, learnedFrom), file, cases };
  };
}

/**
 * Mean log loss of the confidence on queries not learned from.
 * @param without A feature to leave out.
 */
export function confidenceLoss(
  folds: readonly { readonly learned: Learned; readonly own: readonly Example[] }[],
  without?: ConfidenceFeature,
): number {
  const column = without === undefined ? -1 : CONFIDENCE_FEATURES.indexOf(without);
  const losses = folds.flatMap(({ learned, own }) => {
    const { confidence, bias } = fitConfidence(learned.cases.map((one) => blank(one, column)));
    const row = Float64Array.of(...CONFIDENCE_FEATURES.map((name) => confidence[name]), bias);
    return own.map((example) => {
      const one = confidenceCase(example, learned.weights.topic, learned.manner);
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

function confidenceCase(
  { evidence, grades, sources, judged }: Example,
  weights: Weights['topic'],
  manner: Manner,
): Case {
  const ranked = rankTopics(evidence, weights);
  const leading = sharingFirst(ranked);
  const [first] = leading;
  const features = weighConfidence(evidence, leading, { ...sources, manner });
  const isRight = judged.kind !== 'out_of_scope' && (grades[first] ?? 0) >= 2;
  return denseCase(
    CONFIDENCE_FEATURES.map((name) => features[name]),
    isRight,
  );
}

/** Fits with every feature brought to the same spread, so that the penalty treats them alike. */
function fitConfidence(cases: readonly Case[]): Pick<Weights, 'confidence' | 'bias'> {
  const spread = CONFIDENCE_FEATURES.map((_, at) => deviation(cases.map(({ value }) => value[at] ?? 0)));
  const scaled = cases.map((one) => ({ ...one, value: one.value.map((x, at) => x / (spread[at] ?? 1)) }));
  const fitted = fitLogistic(scaled, CONFIDENCE_FEATURES.length, { l2: CONFIDENCE_L2 });
  const weights = spread.map((width, at) => (fitted[at] ?? 0) / width);
  return {
    confidence: named(CONFIDENCE_FEATURES, (name) => round(weights[CONFIDENCE_FEATURES.indexOf(name)] ?? 0)),
    bias: round(fitted[CONFIDENCE_FEATURES.length] ?? 0),
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
