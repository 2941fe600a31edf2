import type { Answers } from '../../src/answer/answers.ts';
import { createLibrary, type Library } from '../../src/answer/library.ts';
import { findLinks } from '../../src/questionnaire/markdown.ts';
import type { Question, SurveyResponse, Topic } from '../../src/questionnaire/schema.ts';
import { loadModel, loadTranslated } from '../../src/search/ranking/load.ts';

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

/** A response that lies in no file, answerable in every language. */
export function libraryOf(response: SurveyResponse): Library {
  return createLibrary({
    translate: (language) => loadTranslated(response, language),
    model: loadModel,
  });
}

/** A library that knows one language only, and answers with what is given. */
export function libraryWith(given: Answers): Library {
  const answers = { ...given, masked: given };
  return {
    response: answers.response,
    in: () => answers,
    languageOf: () => 'en',
    languageOfKeywords: () => 'en',
    missingFor: () => undefined,
    checkAll: async () => undefined,
    loadDetector: async () => undefined,
    ask: (query) => ({ language: 'en', answers, answer: answers.ask(query) }),
  };
}
