import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SurveyResponse } from '../../questionnaire/schema.ts';
import { translateResponse, translationSchema, waysOfAskingSchema } from '../../questionnaire/wording.ts';
import { LANGUAGES, type LanguageCode } from '../languages/index.ts';
import { MODEL_FILES, type Model, type ModelFile, readModel } from './model.ts';

/** Files that belong to English, whatever the survey. */
const OF_ENGLISH = new Set<ModelFile>(['vectors', 'countries']);
const SURVEY = 'msq-2022';

const surveyFile = (language: LanguageCode, name: string): string =>
  fileURLToPath(import.meta.resolve(`#data/${SURVEY}/${language === 'en' ? '' : `${language}/`}${name}`));

/** Path of a learned file. */
export function modelPath(file: ModelFile, language: LanguageCode = 'en'): string {
  return OF_ENGLISH.has(file)
    ? fileURLToPath(import.meta.resolve(`#data/english/${MODEL_FILES[file]}`))
    : surveyFile(language, MODEL_FILES[file]);
}

/**
 * Reads what was learned for a response's questionnaire from `data/`.
 * @param response In the language; see {@link loadTranslated}.
 * @throws {TableError} A file is damaged or belongs to other data.
 */
export function loadModel(response: SurveyResponse, language: LanguageCode = 'en'): Model {
  return readModel(response, LANGUAGES[language], (file) => {
    const path = modelPath(file, language);
    return { path, bytes: readFileSync(path) };
  });
}

/** Puts a response's questionnaire into another language, with what `data/` has of it. */
export function loadTranslated(response: SurveyResponse, language: LanguageCode): SurveyResponse {
  if (language === 'en') return response;
  const read = (name: string): unknown => JSON.parse(readFileSync(surveyFile(language, name), 'utf8'));
  return translateResponse(response, {
    translation: translationSchema.parse(read('translation.json')),
    phrasings: waysOfAskingSchema.parse(read('phrasings.json')),
    unasked: waysOfAskingSchema.parse(read('unasked.json')),
  });
}
