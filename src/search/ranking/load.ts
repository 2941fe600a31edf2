import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SurveyResponse } from '../../questionnaire/schema.ts';
import { DATA } from '../../questionnaire/survey.ts';
import { translateResponse, translationSchema, waysOfAskingSchema } from '../../questionnaire/wording.ts';
import { LANGUAGES, type LanguageCode } from '../languages/index.ts';
import { MODEL_FILES, type Model, type ModelFile, readModel } from './model.ts';

/** Files that belong to English, whatever the survey. */
const OF_ENGLISH = new Set<ModelFile>(['vectors']);

const dataFile = (survey: string, language: LanguageCode, name: string): string =>
  path.join(DATA, survey, language === 'en' ? '' : language, name);

/** Path of a learned file. */
export function modelPath(file: ModelFile, survey: string, language: LanguageCode = 'en'): string {
  const name = MODEL_FILES[file];
  return OF_ENGLISH.has(file) ? path.join(DATA, 'english', name) : dataFile(survey, language, name);
}

/**
 * Reads what was learned for a response's questionnaire from `data/`.
 * @param response In the language; see {@link loadTranslated}.
 * @throws {TableError} A file is damaged or belongs to other data.
 */
export function loadModel(response: SurveyResponse, language: LanguageCode = 'en'): Model {
  return readModel(response, LANGUAGES[language], (file) => {
    const place = modelPath(file, response.survey.folder, language);
    return { path: place, bytes: readFileSync(place) };
  });
}

/** Puts a response's questionnaire into another language, with what `data/` has of it. */
export function loadTranslated(response: SurveyResponse, language: LanguageCode): SurveyResponse {
  if (language === 'en') return response;
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(dataFile(response.survey.folder, language, name), 'utf8'));
  return translateResponse(response, {
    translation: translationSchema.parse(read('translation.json')),
    phrasings: waysOfAskingSchema.parse(read('phrasings.json')),
    unasked: waysOfAskingSchema.parse(read('unasked.json')),
  });
}
