import type { SurveyResponse } from '../questionnaire/schema.ts';
import { createSearch } from '../search/search.ts';
import { type Ask, createAsk } from './ask.ts';
import { createKeywordSearch, type KeywordSearch } from './keywords.ts';
import { createSuggest, type Suggest } from './suggest.ts';

/** A response made answerable: all that commands ask of it. */
export interface Answers {
  readonly response: SurveyResponse;
  readonly ask: Ask;
  readonly keywords: KeywordSearch;
  readonly suggest: Suggest;
}

/** Indexes a response; takes tens of milliseconds, answers take well under one. */
export function createAnswers(response: SurveyResponse): Answers {
  return {
    response,
    ask: createAsk(response, createSearch(response)),
    keywords: createKeywordSearch(response),
    suggest: createSuggest(response),
  };
}
