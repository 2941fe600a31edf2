import type { SurveyResponse, Topic } from '../questionnaire/schema.ts';
import { topicOf } from '../questionnaire/structure.ts';
import type { Hit } from '../search/search.ts';
import type { Result } from './answer.ts';
import { cite } from './citation.ts';
import type { Mention } from './mentions.ts';

/** The result for a topic that a search found. */
export function fromHit({ topic, question, score, matched }: Hit): Result {
  const { numbers, cited, details, choice, sameWords } = cite(topic, question);
  return { topic, numbers, cited, details, choice, sameWords, score, matched };
}

/** One result for each of the questions, by their numbers. */
export const questionResults = (numbers: readonly number[], response: SurveyResponse): Result[] =>
  numbers.flatMap((number) => resultAt({ number, matched: [] }, response));

/** The result for a question; none where no topic has it. */
function resultAt(
  { number, matched }: Pick<Mention, 'number' | 'matched'>,
  response: SurveyResponse,
): Result[] {
  const topic = topicOf(response, number);
  const question = response.questions.get(number);
  return topic ? [fromHit({ topic, question, score: 1, matched })] : [];
}

/** Leaves out results that quote what an earlier one quotes: a question and its follow-up are one answer. */
export function eachOnce(results: readonly Result[]): Result[] {
  return results.filter(
    ({ topic, cited }, at) => results.findIndex((one) => one.topic === topic && one.cited === cited) === at,
  );
}

/** The first of each topic. */
export const eachTopicOnce = <T extends { readonly topic: Topic }>(list: readonly T[]): T[] =>
  list.filter(({ topic }, at) => list.findIndex((one) => one.topic === topic) === at);

/**
 * One result per topic whose answers contain the words of something mentioned, those with the words nearest together
 * first.
 * @param ranked What a search found; it decides among mentions whose words are equally near.
 */
export function mentionResults(
  mentions: readonly Mention[],
  ranked: readonly Hit[],
  response: SurveyResponse,
): Result[] {
  const rankOf = (number: number): number => {
    const rank = ranked.findIndex(({ topic }) => topic === topicOf(response, number));
    return rank === -1 ? ranked.length : rank;
  };
  const nearest = [...mentions].sort(
    (a, b) => a.distance - b.distance || rankOf(a.number) - rankOf(b.number),
  );
  return eachTopicOnce(nearest.flatMap((mention) => resultAt(mention, response)));
}

/** Puts those of the leading results first in which the government says something. */
export function tellingFirst(results: readonly Result[], leading: number): Result[] {
  const isTelling = ({ cited }: Result): boolean => cited.answer !== '';
  const first = results.slice(0, leading);
  const blank = first.filter((result) => !isTelling(result));
  return [...first.filter(isTelling), ...blank, ...results.slice(leading)];
}
