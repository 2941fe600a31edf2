import type { Section } from '../questionnaire/schema.ts';
import { topicsOf } from '../questionnaire/structure.ts';
import { type Answer, isNonEmpty } from './answer.ts';
import type { Chat } from './chat.ts';
import { createFound, type FoundSources } from './found.ts';
import { type Lists, listedNumbers } from './lists/lists.ts';
import type { ReadChat } from './read-chat.ts';
import { readReference } from './reference.ts';
import { eachOnce, fromHit, questionResults } from './results.ts';
import { readTyped } from './typed.ts';

/** The question that names the country; see `SurveyResponse`. */
const COUNTRY_QUESTION = 1;

export type Ask = (query: string) => Answer;

/** What answers are made of; all of the same response. */
export interface AskSources extends FoundSources {
  readonly lists: Lists;
  readonly readChat: ReadChat;
}

/**
 * Makes the function that answers questions in one language. A text is read as a command that is typed out, as question
 * numbers, as talk with the bot, as a section, and if it is none of these, it is searched for.
 */
export function createAsk(sources: AskSources): Ask {
  const { response, search, findMentions, lists, readChat } = sources;
  const found = createFound(sources);
  const ofSection = (section: Section): Answer | undefined => {
    const results = topicsOf(response, section).map((topic) =>
      fromHit({ topic, question: undefined, score: 1, matched: [] }),
    );
    return isNonEmpty(results) ? { kind: 'section', section, results } : undefined;
  };
  const answer = (query: string): Answer => {
    const reference = readReference(query, response);
    if (reference?.kind === 'no_such_question') return { kind: 'not_found', reason: reference };
    if (reference?.kind === 'questions') {
      const { numbers, missing } = reference;
      const results = eachOnce(questionResults(numbers, response));
      if (isNonEmpty(results)) {
        return { kind: 'answered', results, leading: results.length, corrections: [], missing };
      }
    }
    const hits = search(query);
    const { confidence, corrections } = hits;
    const isCountryFound = hits.ranked[0]?.topic.questions[0].number === COUNTRY_QUESTION;
    const said =
      reference?.kind === 'no_such_section'
        ? reference
        : readChat({ query, confidence, isCountryFound, corrections });
    // Whoever types the government's own words looks for them.
    if (said && !findMentions(query).some(({ isQuoted }) => isQuoted)) return reply(said);
    const whole = reference?.kind === 'section' ? ofSection(reference.section) : undefined;
    return whole ?? found(query, hits);
  };
  const reply = (chat: Chat): Answer => {
    switch (chat.kind) {
      case 'help':
      case 'about':
      case 'command':
        return chat;
      case 'list': {
        const list = lists(chat.list, chat.section, chat.within);
        return { kind: 'list', list, results: questionResults(listedNumbers(list), response) };
      }
      case 'section':
        return ofSection(chat.section) ?? { kind: 'not_found', reason: { kind: 'nothing_near' } };
      case 'no_such_section':
        return { kind: 'not_found', reason: chat };
      case 'words':
        return answer(chat.words);
      case 'name':
        return found(chat.name, search(chat.name));
    }
  };
  return (query) => {
    const typed = readTyped(query, response);
    return typed ? reply(typed) : answer(query);
  };
}
