import type { SurveyResponse } from '../questionnaire/schema.ts';
import { createKeywordSearch } from '../search/keywords.ts';
import type { Model } from '../search/ranking/model.ts';
import { createSearch } from '../search/search.ts';
import { createSources } from '../search/sources.ts';
import type { TextAnalysis } from '../search/text.ts';
import { type Ask, createAsk } from './ask.ts';
import { createFindKeywords, type FindKeywords } from './keywords.ts';
import { createLists, type Lists } from './lists.ts';
import { createFindMentions } from './mentions.ts';
import { createSuggest, type Suggest } from './suggest.ts';

/** A response made answerable: all that commands ask of it. */
export interface Answers {
  readonly response: SurveyResponse;
  readonly ask: Ask;
  readonly lists: Lists;
  readonly keywords: FindKeywords;
  readonly suggest: Suggest;
}

/**
 * Indexes a response in one language; takes some tens of milliseconds.
 * @param response With the questionnaire's words in that language.
 * @param model What was learned for the questionnaire in that language.
 */
export function createAnswers(response: SurveyResponse, analysis: TextAnalysis, model: Model): Answers {
  const sources = createSources(response, analysis, model);
  const { fullText, correct } = sources;
  const lists = createLists(response);
  return {
    response,
    lists,
    ask: createAsk(
      response,
      createSearch(response, sources, model.weights),
      createFindMentions(response, fullText),
      lists,
    ),
    keywords: createFindKeywords(response, createKeywordSearch(response, fullText, correct)),
    suggest: createSuggest(response, fullText, correct),
  };
}
