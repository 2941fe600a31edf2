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

/**
 * Indexes a response; takes tens of milliseconds. What not every program needs (keywords, suggestions) is
 * indexed when it is first asked for.
 */
export function createAnswers(response: SurveyResponse): Answers {
  const keywords = once(() => createKeywordSearch(response));
  const suggest = once(() => createSuggest(response));
  return {
    response,
    ask: createAsk(response, createSearch(response)),
    keywords: (typed, sectionId) => keywords()(typed, sectionId),
    suggest: (typed, max) => suggest()(typed, max),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
