import type { Question, Topic } from '../questionnaire/schema.ts';
import type { Query } from './query.ts';
import type { TextAnalysis } from './text.ts';

/**
 * Chooses the question of a topic that a query asks for, where the topic has several with answers of their own, such as
 * the name, title, organization and email of a person.
 * @returns Undefined where the topic leaves no choice, or the query makes none.
 */
export function chooseQuestion(
  { terms, content }: Query,
  topic: Topic,
  { language, words, stem }: TextAnalysis,
): Question | undefined {
  const answered = topic.questions.filter(({ answer }) => answer !== '');
  if (answered.length < 2) return undefined;
  const stemsOf = (text: string): string[] => words(text).map(stem);
  const stems = new Set(terms.map((term) => term.stem));
  const telling = content.map((term) => term.stem);
  let best: Question | undefined;
  let most = 0;
  for (const question of answered) {
    const field = language.fieldWords[question.text.toLowerCase()] ?? '';
    const isAskedFor = countIn([...stemsOf(question.text), ...stemsOf(field)], stems) > 0;
    // "What post does X hold": the name only tells whose post it is.
    const inAnswer = Math.min(MOST_IN_ANSWER, countIn(telling, new Set(stemsOf(question.answer))));
    const score = (isAskedFor ? ASKED_WEIGHT : 0) + inAnswer;
    if (score > most) {
      best = question;
      most = score;
    }
  }
  return best;
}

/** Words of an answer that count, so that a long name does not outweigh what is asked for. */
const MOST_IN_ANSWER = 2;
const ASKED_WEIGHT = 2.5;

function countIn(list: Iterable<string>, wanted: ReadonlySet<string>): number {
  let count = 0;
  for (const one of list) if (wanted.has(one)) count++;
  return count;
}
