import { createAsk, toRecord } from '../src/answer/ask.ts';
import { createSearch } from '../src/search/search.ts';
import { type Judged, response } from './corpus.ts';
import { base, classifierWithout, createLearner, type Example, type Learned } from './learn.ts';
import { type Judgeable, judgeableSchema } from './measures.ts';

export type Answerer = (query: string) => Judgeable & { readonly confidence: number };
export type Judgement = readonly [Judged, Judgeable & { readonly confidence: number }];

/** The bot's answers with what was learned without a writer, as the measures read them. */
function answererOf({ weights, scope }: Learned, writer: string): Answerer {
  const search = createSearch(response, { ...base, classifier: classifierWithout(writer), weights, scope });
  const ask = createAsk(response, search);
  return (query) => ({
    ...judgeableSchema.parse(toRecord(query, ask(query))),
    confidence: search(query).confidence,
  });
}

export interface Fold {
  readonly group: string;
  /** Learned from the other groups' queries. */
  readonly learned: Learned;
  readonly own: readonly Example[];
  readonly others: readonly Example[];
}

/** Learns for each group of queries from those of the other groups. */
export function learnFolds(examples: readonly Example[], groupOf: (judged: Judged) => string): Fold[] {
  const learn = createLearner();
  return groupsOf(examples, ({ judged }) => groupOf(judged)).map((one) => ({
    ...one,
    learned: learn(one.others),
  }));
}

/** Each query answered with what was learned without its group. */
export function crossValidate(
  queries: readonly Judged[],
  folds: readonly Fold[],
  groupOf: (judged: Judged) => string,
): Judgement[] {
  return folds.flatMap(({ group, learned }) => {
    const answer = answererOf(learned, group);
    return queries
      .filter((judged) => groupOf(judged) === group)
      .map((judged): Judgement => [judged, answer(judged.query)]);
  });
}

/** Each group with what it holds and what the others hold. */
export function groupsOf<T>(
  list: readonly T[],
  groupOf: (one: T) => string,
): { group: string; own: T[]; others: T[] }[] {
  return [...new Set(list.map(groupOf))].map((group) => ({
    group,
    own: list.filter((one) => groupOf(one) === group),
    others: list.filter((one) => groupOf(one) !== group),
  }));
}
