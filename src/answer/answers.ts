import type { SurveyResponse } from '../questionnaire/schema.ts';
import { createKeywordSearch } from '../search/keywords.ts';
import type { Model } from '../search/ranking/model.ts';
import { createSearch } from '../search/search.ts';
import { createSources } from '../search/sources.ts';
import type { TextAnalysis } from '../search/text.ts';
import { type Ask, createAsk } from './ask.ts';
import { createFindKeywords, type FindKeywords } from './keywords.ts';
import { createSuggest, type Suggest } from './suggest.ts';

/** A response made answerable: all that commands ask of it. */
export interface Answers {
  readonly response: SurveyResponse;
  readonly ask: Ask;
  readonly keywords: FindKeywords;
  readonly suggest: Suggest;
  /** The words of phrasings, answers and links. */
  readonly words: { readonly has: (word: string) => boolean };
}

/**
 * Indexes a response in one language; takes some tens of milliseconds.
 * @param response With the questionnaire's words in that language.
 * @param model What was learned for the questionnaire in that language.
 */
export function createAnswers(response: SurveyResponse, analysis: TextAnalysis, model: Model): Answers {
  const sources = createSources(response, analysis, model);
  const { fullText, correct } = sources;
  return {
    response,
    ask: createAsk(response, createSearch(response, sources, model.weights)),
    keywords: createFindKeywords(response, createKeywordSearch(response, fullText, correct)),
    suggest: createSuggest(response, fullText, correct),
    words: fullText.words,
  };
}
