import { maskResponse, placesAfterMasking } from '../questionnaire/privacy.ts';
import type { SurveyResponse } from '../questionnaire/schema.ts';
import { createKeywordSearch, type KeywordSearch, type Span } from '../search/keywords.ts';
import { LANGUAGES, type LanguageCode } from '../search/languages/index.ts';
import type { Model } from '../search/ranking/model.ts';
import { createSearch, type Search } from '../search/search.ts';
import { createSources } from '../search/sources.ts';
import { type Ask, createAsk } from './ask.ts';
import { createFindKeywords, type FindKeywords } from './keywords.ts';
import { createLists, createNames, type Lists } from './lists/lists.ts';
import { createFindMentions } from './mentions.ts';
import { createReadChat } from './read-chat.ts';
import { createSuggest, type Suggest } from './suggest.ts';

/** A response made answerable: all that commands ask of it. */
export interface Answers {
  readonly response: SurveyResponse;
  readonly ask: Ask;
  readonly lists: Lists;
  readonly keywords: FindKeywords;
  readonly suggest: Suggest;
}

/** Answers for the asker alone, and the same for replies that others can see. */
export interface LoadedAnswers extends Answers {
  /** With the addresses in answers and links masked. */
  readonly masked: Answers;
}

/**
 * Indexes a response in one language; takes some tens of milliseconds.
 * @param response With the questionnaire's words in that language.
 * @param model What was learned for the questionnaire in that language.
 * @param names The names in the answers, which are the same in every language.
 */
export function createAnswers(
  response: SurveyResponse,
  language: LanguageCode,
  model: Model,
  names = createNames(response),
): LoadedAnswers {
  const analysis = LANGUAGES[language];
  const sources = createSources(response, analysis, model);
  const { fullText, correct } = sources;
  const search = createSearch(response, sources, model.weights);
  const keywordSearch = createKeywordSearch(response, fullText, correct);
  const findMentions = createFindMentions(response, fullText);
  const lists = createLists(response, names);
  const suggest = createSuggest(response, sources);
  const readChat = createReadChat(response, fullText, model.intents, lists);
  /** What others can see; made when first asked for: an answer for the asker alone does not need it. */
  const mask = (): Answers => {
    const masked = maskResponse(response);
    const maskedLists = createLists(masked, names);
    return {
      response: masked,
      ask: createAsk({
        response: masked,
        language: analysis.language,
        search: maskHits(search, masked),
        findMentions,
        lists: maskedLists,
        readChat,
      }),
      lists: maskedLists,
      keywords: createFindKeywords(masked, maskPlaces(keywordSearch, response)),
      suggest,
    };
  };
  let masked: Answers | undefined;
  return {
    response,
    ask: createAsk({ response, language: analysis.language, search, findMentions, lists, readChat }),
    lists,
    keywords: createFindKeywords(response, keywordSearch),
    suggest,
    get masked() {
      masked ??= mask();
      return masked;
    },
  };
}

/** A search that finds the topics of the masked response. */
function maskHits(search: Search, { topics, questions }: SurveyResponse): Search {
  const byId = new Map(topics.map((topic) => [topic.id, topic]));
  return (query) => {
    const hits = search(query);
    const ranked = hits.ranked.map((hit) => ({
      ...hit,
      topic: byId.get(hit.topic.id) ?? hit.topic,
      question: hit.question && questions.get(hit.question.number),
    }));
    return { ...hits, ranked };
  };
}

/** A keyword search whose places are those in the masked answers. */
function maskPlaces(search: KeywordSearch, { questions }: SurveyResponse): KeywordSearch {
  return (typed, sectionId) => {
    const found = search(typed, sectionId);
    const hits = found.hits.map((hit) => {
      const answer = hit.where === 'answer' ? questions.get(hit.number)?.answer : undefined;
      if (answer === undefined) return hit;
      const after = placesAfterMasking(answer);
      const move = ({ start, end }: Span): Span => ({ start: after(start), end: after(end) });
      return { ...hit, places: hit.places.map((list) => list.map(move)) };
    });
    return { ...found, hits };
  };
}
