import type { Link, Question, SurveyResponse, Topic } from '../questionnaire/schema.ts';
import { numbersOf, quotable } from '../questionnaire/structure.ts';
import type { QuestionUrl } from './url.ts';

/** Whether a question's free text says something. */
export type Details = 'given' | 'blank' | 'no_field';

/**
 * A topic as an answer shows it. The only way to one is {@link cite}, so nothing can be shown without
 * the question that says it.
 */
export interface CitedTopic {
  readonly topic: Topic;
  /** All question numbers of the topic, the question it completes included, ascending. */
  readonly numbers: readonly [number, ...number[]];
  /** The question whose words are quoted. */
  readonly cited: Question;
  readonly details: Details;
  /** The choice question that goes with the quote; undefined when the topic prints no options. */
  readonly choice: Question | undefined;
  /** Questions of the topic, the cited one first, that were answered with the very same words. */
  readonly sameWords: readonly [number, ...number[]];
}

/** Whether a question's text field was filled or left blank, or whether it has none, only options. */
export function detailsOf(question: Question): Details {
  if (question.answer !== '') return 'given';
  return question.selection.kind === 'no_options' ? 'blank' : 'no_field';
}

/**
 * Cites a topic.
 * @param wanted The question asked for; when it has no words of its own (a choice question), the
 *   follow-up that has them is cited. Default: the topic's first question with an answer.
 */
export function cite(topic: Topic, wanted?: Question): CitedTopic {
  const all = quotable(topic);
  const given = all.find((question) => detailsOf(question) === 'given');
  const blank = topic.questions.find((question) => detailsOf(question) === 'blank');
  const fallback = given ?? blank ?? all[0];
  const cited = wanted && detailsOf(wanted) !== 'no_field' ? wanted : fallback;
  const choice = [...(topic.parent ? [topic.parent] : []), ...topic.questions].find(
    (question) => question.selection.kind !== 'no_options',
  );
  const same = all.filter((one) => one !== cited && cited.answer !== '' && one.answer === cited.answer);
  return {
    topic,
    numbers: numbersOf(topic),
    cited,
    details: detailsOf(cited),
    choice,
    sameWords: [cited.number, ...same.map(({ number }) => number)],
  };
}

/** Links without those already listed, compared by what they open. */
export function distinctLinks(links: readonly Link[]): Link[] {
  return links.filter(({ href }, index) => links.findIndex((other) => other.href === href) === index);
}

/**
 * How to cite a question, on one line: country, survey, year, form, number, lines.
 * @param urlOf Its web address is added where it is known.
 */
export function citation(
  question: Question,
  { survey, country }: SurveyResponse,
  urlOf: QuestionUrl,
): string {
  const { from, to } = question.lines;
  const lines = from === to ? `line ${from}` : `lines ${from}–${to}`;
  const place = `${country.name('en')}, ${survey.name} ${survey.year}, ${survey.form}, question ${question.number} (${lines})`;
  const url = urlOf(question);
  return url === undefined ? `${place}.` : `${place}. ${url}`;
}
