import path from 'node:path';
import type * as z from 'zod';
import type { SurveyResponse } from '../../questionnaire/schema.ts';
import { readSourceBytes } from '../../questionnaire/source-file.ts';
import { compareWithSums, MOST_DATA_BYTES, RESTORE } from '../../questionnaire/sums.ts';
import { DATA, readJson } from '../../questionnaire/survey.ts';
import { translateResponse, translationSchema, waysOfAskingSchema } from '../../questionnaire/wording.ts';
import { LANGUAGES, type LanguageCode } from '../languages/index.ts';
import { MODEL_FILES, type Model, type ModelFile, readModel } from './model.ts';

/** Files that belong to English, whatever the survey. */
const OF_ENGLISH = new Set<ModelFile>(['vectors']);

const dataFile = (survey: string, language: LanguageCode, name: string): string =>
  path.join(DATA, survey, language === 'en' ? '' : language, name);

const isModelFile = (name: string): name is ModelFile => Object.hasOwn(MODEL_FILES, name);

/** The learned files that a language has. */
export function modelFiles(language: LanguageCode): ModelFile[] {
  const all = Object.keys(MODEL_FILES).filter(isModelFile);
  return all.filter((file) => language === 'en' || !OF_ENGLISH.has(file));
}

/** Path of a learned file. */
export function modelPath(file: ModelFile, survey: string, language: LanguageCode = 'en'): string {
  const name = MODEL_FILES[file];
  return OF_ENGLISH.has(file) ? path.join(DATA, 'english', name) : dataFile(survey, language, name);
}

/**
 * Reads what was learned for a response's questionnaire from `data/`.
 * @param response In the language; see {@link loadTranslated}.
 * @throws {TableError} A file is damaged or belongs to other data.
 * @throws {SourceError} A file is missing or cannot be read.
 */
export function loadModel(response: SurveyResponse, language: LanguageCode = 'en'): Model {
  return readModel(response, LANGUAGES[language], (file) => {
    const place = modelPath(file, response.survey.folder, language);
    return { path: place, bytes: readSourceBytes(place, RESTORE, MOST_DATA_BYTES) };
  });
}

/** Compares a language's files with those that ship, without reading what is in them, which takes much longer. */
export function compareLanguage(survey: string, language: LanguageCode): ReturnType<typeof compareWithSums> {
  const words = language === 'en' ? 'questionnaire.json' : 'translation.json';
  const learned = modelFiles(language).filter((file) => !OF_ENGLISH.has(file));
  const names = [words, 'phrasings.json', 'unasked.json', ...learned.map((file) => MODEL_FILES[file])];
  const folder = language === 'en' ? '' : `${language}/`;
  return compareWithSums(
    path.join(DATA, survey),
    names.map((name) => folder + name),
  );
}

/** Puts a response's questionnaire into another language, with what `data/` has of it. */
export function loadTranslated(response: SurveyResponse, language: LanguageCode): SurveyResponse {
  if (language === 'en') return response;
  const read = <T>(name: string, schema: z.ZodType<T>): T =>
    readJson(dataFile(response.survey.folder, language, name), schema).value;
  return translateResponse(response, {
    translation: read('translation.json', translationSchema),
    phrasings: read('phrasings.json', waysOfAskingSchema),
    unasked: read('unasked.json', waysOfAskingSchema),
  });
}
