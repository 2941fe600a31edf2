import { isSure } from '../../answer/answer.ts';
import { createAnswers, type LoadedAnswers } from '../../answer/answers.ts';
import { createLibrary, type Library } from '../../answer/library.ts';
import { joinResponse } from '../../questionnaire/join.ts';
import type { SurveyResponse } from '../../questionnaire/schema.ts';
import { translateResponse } from '../../questionnaire/wording.ts';
import { LANGUAGES, type LanguageCode } from '../../search/languages/index.ts';
import { type Model, readModel } from '../../search/ranking/model.ts';
import { packedResponseSchema, packedWordingSchema } from '../packed.ts';
import type { FetchLanguage, LanguageFiles, OnProgress } from './files.ts';

/** What answers in one language are made of. */
interface LanguageData {
  readonly response: SurveyResponse;
  readonly model: Model;
}

/** Opens the response in one language alone. */
export async function openAnswers(
  fetchLanguage: FetchLanguage,
  language: LanguageCode,
  onProgress: OnProgress,
): Promise<LoadedAnswers> {
  const { response, model } = readLanguage(language, await fetchLanguage(language, onProgress));
  return createAnswers(response, language, model);
}

/** A library whose languages are fetched when somebody asks in them. */
export interface GrowingLibrary {
  readonly library: Library;
  /**
   * Fetches a language.
   * @throws {Error} Its files cannot be fetched.
   */
  readonly add: (language: LanguageCode, onProgress: OnProgress) => Promise<void>;
  /**
   * Fetches what is needed to answer a question, where that is not there yet: the language that it is in, or what tells
   * the languages apart that the bot does not understand.
   * @param preferred The language of the person.
   * @throws {Error} Something cannot be fetched.
   */
  readonly prepareFor: (question: string, preferred: LanguageCode, onProgress: OnProgress) => Promise<void>;
}

/**
 * Opens the response in English. English is always loaded: whatever another language does not understand is asked in
 * English too.
 */
export async function openLibrary(
  fetchLanguage: FetchLanguage,
  onProgress: OnProgress,
): Promise<GrowingLibrary> {
  const fetched = new Map<LanguageCode, LanguageData>();
  const dataOf = (language: LanguageCode): LanguageData => {
    const found = fetched.get(language);
    if (!found) throw new Error(`the language ${language} was not fetched`);
    return found;
  };
  const add: GrowingLibrary['add'] = async (language, tell) => {
    if (fetched.has(language)) return;
    fetched.set(language, readLanguage(language, await fetchLanguage(language, tell)));
  };
  await add('en', onProgress);
  const library = createLibrary({
    has: (language) => fetched.has(language),
    translate: (language) => dataOf(language).response,
    model: (_, language) => dataOf(language).model,
  });
  const isAnswered = (question: string, preferred: LanguageCode): boolean => {
    const found = library.ask(question, preferred);
    return found.language !== undefined && isSure(found.answer);
  };
  return {
    library,
    add,
    prepareFor: async (question, preferred, tell) => {
      if (library.missingFor(question, preferred) === undefined && isAnswered(question, preferred)) return;
      await library.loadDetector();
      const missing = library.missingFor(question, preferred);
      if (missing !== undefined) await add(missing, tell);
    },
  };
}

function readLanguage(
  language: LanguageCode,
  { response: packed, wording, learned }: LanguageFiles,
): LanguageData {
  const response = readResponse(packed, wording);
  const model = readModel(response, LANGUAGES[language], (name) => ({
    path: name,
    bytes: learned.get(name) ?? new Uint8Array(),
  }));
  return { response, model };
}

function readResponse(packed: Uint8Array, wording: Uint8Array | undefined): SurveyResponse {
  const parse = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));
  const { text, survey, file, sha256 } = packedResponseSchema.parse(parse(packed));
  const response = joinResponse(text, survey, { file, sha256 });
  return wording ? translateResponse(response, packedWordingSchema.parse(parse(wording))) : response;
}
