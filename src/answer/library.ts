import type { SurveyResponse } from '../questionnaire/schema.ts';
import { createChooseLanguages } from '../search/languages/choose.ts';
import { type DetectLanguage, loadDetectLanguage } from '../search/languages/detect.ts';
import { LANGUAGE_CODES, LANGUAGES, type LanguageCode, lazily } from '../search/languages/index.ts';
import type { Model } from '../search/ranking/model.ts';
import type { TextAnalysis } from '../search/text.ts';
import { type Answer, isSure } from './answer.ts';
import { createAnswers, type LoadedAnswers } from './answers.ts';
import { chooseAnswer } from './choose-answer.ts';
import { createNames } from './lists/lists.ts';
import { readReference } from './reference.ts';
import { readTyped } from './typed.ts';

/** One response, answerable in every language in which questions are understood. */
export interface Library {
  /** The response with the questionnaire's own words. */
  readonly response: SurveyResponse;
  /** The answers in a language, indexed when first asked for. */
  readonly in: (language: LanguageCode) => LoadedAnswers;
  /**
   * Answers a question in the language in which it is asked.
   * @param preferred The language of the person, taken where the question could be in several. Default: not known; then
   * English is.
   * @param audience Who sees the answer; for a channel the addresses in it are masked. Default: the asker alone.
   */
  readonly ask: (query: string, preferred?: LanguageCode, audience?: Audience) => AnsweredIn;
  /**
   * The language in which a text is meant.
   * @returns Undefined for a text in none of those understood.
   */
  readonly languageOf: (text: string, preferred?: LanguageCode) => LanguageCode | undefined;
  /**
   * The same for keywords: of the languages in which they may be meant, one in which something contains them; else the
   * likeliest, `preferred` before others.
   */
  readonly languageOfKeywords: (typed: string, preferred: LanguageCode) => LanguageCode;
  /**
   * The language in which a text is meant, where its data is not there and would be needed. Surer once the detector is
   * loaded.
   */
  readonly missingFor: (text: string, preferred?: LanguageCode) => LanguageCode | undefined;
  /**
   * Checks the data of every language, without indexing it, so that what is damaged is found before anybody asks. Other
   * work goes on between one language and the next.
   * @throws {SourceError} A file is missing or not what it should be.
   * @throws {TableError} A learned file is damaged or belongs to other data.
   */
  readonly checkAll: () => Promise<void>;
  /**
   * Loads what tells the languages apart that are not understood. Until then a question in one of them that is written in
   * Latin letters finds nothing.
   */
  readonly loadDetector: () => Promise<void>;
}

export type Audience = 'asker' | 'channel';

/** An answer, and the language in which the question was understood; undefined where in none. */
export type AnsweredIn =
  | { readonly language: LanguageCode; readonly answer: Answer }
  | {
      readonly language: undefined;
      /** ISO 639-1 code of the language that it is in, where it can be told. */
      readonly foreign: string | undefined;
    };

/** Where a language's data comes from: files, or a web server. */
export interface LanguageSource {
  /** The response with the questionnaire's words in a language. */
  readonly translate: (language: LanguageCode) => SurveyResponse;
  /** Whether a language's data is there by now; that of English always is. Default: all is there. */
  readonly has?: (language: LanguageCode) => boolean;
  readonly model: (response: SurveyResponse, language: LanguageCode) => Model;
  /** Compares the data of another language than English with what ships. Default: it has to be read to know. */
  readonly compare?: (language: LanguageCode) => 'as shipped' | 'unlisted' | Error;
}

/** Score of a word that is common in English but in no phrasing, or in so few that it may be a slip. */
const DOUBTFUL_WORD = 0.5;
const FEWEST = 3;

/**
 * Answers in every language of a source. The data of a language is read when something first needs it; that of English,
 * from which the response comes, at once.
 * @throws {SourceError | TableError} The data of English cannot be read.
 */
export function createLibrary({
  translate,
  model,
  has = () => true,
  compare = () => 'unlisted',
}: LanguageSource): Library {
  const responses = lazily(translate);
  const models = lazily((language) => model(responses(language), language));
  const names = createNames(responses('en'));
  const answersIn = lazily((language) =>
    createAnswers(responses(language), language, models(language), names),
  );
  const responseWords = new Set(
    [...responses('en').questions.values()].flatMap(({ answer }) => LANGUAGES.en.words(answer)),
  );
  const isInResponse = (word: string): boolean => responseWords.has(word);
  const vocabularyOf = lazily((language) => {
    const { words: asked, vectors } = models(language);
    const more = otherWords(responses(language), LANGUAGES[language]);
    const isCommon = (word: string): boolean => vectors?.find(word) !== undefined;
    return {
      knows: (word: string) => {
        if (asked.countOf(word) >= FEWEST || more.has(word)) return 1;
        return asked.countOf(word) > 0 || isCommon(word) ? DOUBTFUL_WORD : 0;
      },
      frequency: (word: string) => asked.countOf(word) / asked.total,
      isInResponse,
    };
  });
  const chooseAmongAll = createChooseLanguages((language) =>
    has(language) ? vocabularyOf(language) : { knows: () => 0, frequency: () => 0, isInResponse },
  );
  const chooseLanguages = (text: string, preferred: LanguageCode): readonly LanguageCode[] =>
    chooseAmongAll(text, preferred).filter(has);
  let detect: DetectLanguage | undefined;
  /** The language of a text, where it is none of those understood. */
  const foreignLanguage = (text: string): string | undefined => {
    const code = detect?.(text);
    return LANGUAGE_CODES.some((known) => known === code) ? undefined : code;
  };
  const response = responses('en');
  const inStock = (language: LanguageCode): LanguageCode => (has(language) ? language : 'en');
  return {
    response,
    checkAll: async () => {
      for (const language of LANGUAGE_CODES) {
        if (language !== 'en' && compare(language) === 'as shipped') continue;
        // What is wrong with it is said by whoever reads it.
        models(language);
        await new Promise((resolve) => setTimeout(resolve));
      }
    },
    loadDetector: async () => {
      detect ??= await loadDetectLanguage(LANGUAGE_CODES);
    },
    in: answersIn,
    languageOf: (text, preferred = 'en') => chooseLanguages(text, preferred)[0],
    languageOfKeywords: (typed, preferred) => {
      const chosen = chooseLanguages(typed, preferred);
      // The answers are in English.
      const first = [preferred, 'en'] as const;
      const near = [...new Set([...first.filter((one) => chosen.includes(one)), ...chosen])];
      const finds = (language: LanguageCode, asTyped: boolean): boolean => {
        const { matches, replaced } = answersIn(language).keywords(typed);
        return matches.length > 0 && (replaced.length === 0 || !asTyped);
      };
      const containing = near.find((one) => finds(one, true)) ?? near.find((one) => finds(one, false));
      return containing ?? (chosen.includes(preferred) ? preferred : (chosen[0] ?? preferred));
    },
    missingFor: (text, preferred = 'en') => {
      const detected = LANGUAGE_CODES.find((code) => code === detect?.(text));
      const meant = detected ?? chooseAmongAll(text, preferred)[0];
      return meant === undefined || has(meant) ? undefined : meant;
    },
    ask: (query, preferred, audience = 'asker') => {
      const chosen = chooseLanguages(query, preferred ?? 'en');
      // A question that is named by its number, a command and an emoji need no language.
      const needsNone =
        chosen.length === 0 &&
        (readReference(query, response) !== undefined || readTyped(query, response) !== undefined);
      const languages = needsNone ? [inStock(preferred ?? 'en')] : chosen;
      const found = chooseAnswer(languages, preferred, (language) => {
        const answers = answersIn(language);
        // The masked ones are made when they are first read.
        const seen = audience === 'asker' ? answers : answers.masked;
        return { language, answer: seen.ask(query) };
      });
      if (found && isSure(found.answer)) return found;
      // Short texts look like many languages: what is understood in part is not foreign.
      const foreign = foreignLanguage(query);
      return found && foreign === undefined ? found : { language: undefined, foreign };
    },
  };
}

/** The words of the labels, and those in which the bot is spoken to. */
function otherWords(
  { topics, unasked }: SurveyResponse,
  { words, language }: TextAnalysis,
): ReadonlySet<string> {
  const { names, ...lists } = language.commands;
  return new Set([
    ...[...topics, ...unasked].flatMap(({ label }) => words(label)),
    ...[...Object.values(names), ...Object.values(lists)].flatMap(words),
  ]);
}
