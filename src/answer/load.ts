import { loadResponse } from '../questionnaire/load.ts';
import { checkLearned, DATA } from '../questionnaire/survey.ts';
import { lazily } from '../search/languages/index.ts';
import { compareLanguage, loadModel, loadTranslated } from '../search/ranking/load.ts';
import { createLibrary, type Library } from './library.ts';

/**
 * Loads a response, and what was learned for its questionnaire, language by language as they are asked for.
 * @param file Path of the response.
 * @throws {SourceError} The response or its questionnaire is broken.
 * @throws {TableError} A learned file is damaged or belongs to other data.
 */
export function loadLibrary(file: string): Library {
  const response = loadResponse(file);
  checkLearned(response.survey, DATA);
  const compare = lazily((language) => compareLanguage(response.survey.folder, language));
  return createLibrary({
    translate: (language) => loadTranslated(response, language),
    model: (translated, language) => {
      const model = loadModel(translated, language);
      // Checked last: what is wrong inside a broken file says more than a changed hash.
      const compared = compare(language);
      if (compared instanceof Error) throw compared;
      return model;
    },
    compare,
  });
}
