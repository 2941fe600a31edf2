import { createAsk } from '../src/answer/ask.ts';
import { createLists } from '../src/answer/lists/lists.ts';
import { createFindMentions } from '../src/answer/mentions.ts';
import { toRecord } from '../src/answer/record.ts';
import { createSearch } from '../src/search/search.ts';
import { createSources } from '../src/search/sources.ts';
import { groupsOf } from './folds.ts';
import type { Judged } from './judged.ts';
import { createLearner, type Example, type Learned, type Subject } from './learn.ts';
import { type Judgeable, judgeableSchema } from './measures.ts';

export type Answerer = (query: string) => Judgeable & { readonly confidence: number };
export type Judgement = readonly [Judged, Judgeable & { readonly confidence: number }];

/** The bot's answers with what was learned without a group, as the measures read them. */
function answererOf({ weights, manner }: Learned, judged: Judged, subject: Subject): Answerer {
  const { response, analysis, base, classifierFor } = subject;
  const sources = createSources(response, analysis, { ...base, classifier: classifierFor(judged), manner });
  const search = createSearch(response, sources, weights);
  const ask = createAsk({
    response,
    language: analysis.language,
    search,
    findMentions: createFindMentions(response, sources.fullText),
    lists: createLists(response),
    readChat: () => undefined,
  });
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
export function learnFolds(
  examples: readonly Example[],
  groupOf: (judged: Judged) => string,
  subject: Subject,
): Fold[] {
  const learn = createLearner(subject);
  return groupsOf(examples, ({ judged }) => groupOf(judged)).map((one) => ({
    ...one,
    learned: learn(one.others),
  }));
}

/** Answers each query with what was learned without its group. */
export function crossValidate(
  queries: readonly Judged[],
  folds: readonly Fold[],
  groupOf: (judged: Judged) => string,
  subject: Subject,
): Judgement[] {
  return folds.flatMap(({ group, learned }) => {
    const own = queries.filter((judged) => groupOf(judged) === group);
    const [first] = own;
    if (!first) return [];
    const answer = answererOf(learned, first, subject);
    return own.map((judged): Judgement => [judged, answer(judged.query)]);
  });
}
