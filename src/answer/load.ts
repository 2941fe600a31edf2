import { loadResponse } from '../questionnaire/load.ts';
import { checkLearned, DATA } from '../questionnaire/survey.ts';
import { english } from '../search/languages/en.ts';
import { loadModel } from '../search/ranking/load.ts';
import { createAnswers, type LoadedAnswers } from './answers.ts';

/**
 * Loads a response and what was learned for its questionnaire, and makes it answerable.
 * @param file Path of the response.
 * @throws {SourceError} The response or its questionnaire is broken.
 * @throws {TableError} A learned file is damaged or belongs to other data.
 */
export function loadAnswers(file: string): LoadedAnswers {
  const response = loadResponse(file);
  checkLearned(response.survey, DATA);
  return createAnswers(response, english, loadModel(response));
}
