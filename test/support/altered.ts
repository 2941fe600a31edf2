import { findLinks } from '../../src/questionnaire/markdown.ts';
import type { Question, SurveyResponse, Topic } from '../../src/questionnaire/schema.ts';

/** A response in which some questions are answered otherwise; all else stays as it is. */
export function withAnswers(response: SurveyResponse, answers: ReadonlyMap<number, string>): SurveyResponse {
  const alter = (question: Question): Question => {
    const answer = answers.get(question.number);
    return answer === undefined ? question : { ...question, answer, links: findLinks(answer) };
  };
  const alterTopic = (topic: Topic): Topic => {
    const [first, ...rest] = topic.questions;
    return {
      ...topic,
      questions: [alter(first), ...rest.map(alter)],
      parent: topic.parent && alter(topic.parent),
      children: topic.children.map(alterTopic),
    };
  };
  return {
    ...response,
    questions: new Map([...response.questions].map(([number, question]) => [number, alter(question)])),
    topics: response.topics.map(alterTopic),
  };
}
