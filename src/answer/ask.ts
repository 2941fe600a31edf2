import { ownMentions } from '../questionnaire/country-mentions.ts';
import type { Section, SurveyResponse, Topic, UnaskedTheme } from '../questionnaire/schema.ts';
import { topicOf, topicsOf } from '../questionnaire/structure.ts';
import type { AboutKey } from '../search/intents.ts';
import { splitClauses, splitParts } from '../search/parts.ts';
import type { Correction } from '../search/query.ts';
import { type Hit, type Hits, MOST_HITS, type Search, SURE_FROM } from '../search/search.ts';
import type { Language } from '../search/text.ts';
import type { ReadChat } from './chat.ts';
import { type CitedTopic, cite } from './citation.ts';
import { type Lists, listedNumbers, type ResponseList } from './lists.ts';
import type { FindMentions, Mention } from './mentions.ts';
import { readReference } from './reference.ts';
import type { Chat, TypedCommand } from './said.ts';
import { readTyped } from './typed.ts';

type NonEmpty<T> = readonly [T, ...T[]];

/** A topic in an answer, with what led to it. */
export interface Result extends CitedTopic {
  /** Comparable within one answer only; higher is nearer. */
  readonly score: number;
  /** Words of the query that led here. */
  readonly matched: readonly string[];
}

/**
 * What the response has to say to a query. An answer without a citation does not compile.
 * - `answered`: the first `leading` results are presented as the answer.
 * - `closest`: nothing clearly answers; the nearest topics are offered as such.
 * - `section`: the query asks for a whole section.
 * - `not_found`: the response contains nothing near.
 * - `list`: all of a kind that the response names, or all answers in some state.
 * - `about`: the query asks about the document or the bot.
 * - `help`: the query asks how to use the bot, or greets it.
 * - `command`: the query is a command typed as text.
 */
export type Answer =
  | {
      readonly kind: 'answered';
      readonly results: NonEmpty<Result>;
      readonly leading: number;
      readonly corrections: readonly Correction[];
      /** Probability that the first result contains what is asked; undefined if the query names its questions. */
      readonly confidence?: number;
    }
  | {
      readonly kind: 'closest';
      readonly results: NonEmpty<Result>;
      /** Words that were read otherwise than typed. */
      readonly corrections: readonly Correction[];
      readonly confidence?: number;
    }
  | { readonly kind: 'section'; readonly section: Section; readonly results: NonEmpty<Result> }
  | { readonly kind: 'not_found'; readonly reason: NotFoundReason }
  | { readonly kind: 'list'; readonly list: ResponseList; readonly results: readonly Result[] }
  | { readonly kind: 'about'; readonly about: AboutKey }
  | { readonly kind: 'help'; readonly isGreeting: boolean }
  | { readonly kind: 'command'; readonly command: TypedCommand };

export type NotFoundReason =
  | { readonly kind: 'nothing_near' }
  | { readonly kind: 'unasked'; readonly theme: UnaskedTheme }
  | { readonly kind: 'no_such_question'; readonly number: number; readonly last: number }
  | { readonly kind: 'no_such_section' };

/** For a word or two alone the search is sure from here on: they ask for nothing in particular. */
const BARE_SURE_FROM = 0.43;
/** Confidence below which not even near topics are offered. */
const NEAR_FROM = 0.1;

/** Confidence from which a country that is named is only compared with. */
const COMPARES_FROM = 0.5;

/** Answers that are shown together: those in which the query's words stand, or which its clauses ask for. */
const MOST_TOGETHER = 4;

export type Ask = (query: string) => Answer;

/** Whether an answer is what was asked for, and not at most near to it. */
export const isSure = ({ kind }: Answer): boolean => kind !== 'closest' && kind !== 'not_found';

/** What answers are made of; all of the same response. */
export interface AskSources {
  readonly response: SurveyResponse;
  readonly language: Language;
  readonly search: Search;
  readonly findMentions: FindMentions;
  readonly lists: Lists;
  readonly readChat: ReadChat;
}

/** Makes the function that answers questions in one language. */
export function createAsk({ response, language, search, findMentions, lists, readChat }: AskSources): Ask {
  const ofSection = (section: Section): Answer | undefined => {
    const results = topicsOf(response, section).flatMap((topic) => toResult(topic, undefined, response));
    return isNonEmpty(results) ? { kind: 'section', section, results } : undefined;
  };
  /** One result per topic whose answers contain the words of something mentioned, the likeliest first among equals. */
  const mentionsOf = (mentions: readonly Mention[], ranked: readonly Hit[]): Result[] => {
    const results: Result[] = [];
    const rankOf = (number: number): number => {
      const rank = ranked.findIndex(({ topic }) => topic === topicOf(response, number));
      return rank === -1 ? ranked.length : rank;
    };
    const found = [...mentions].sort(
      (a, b) => a.distance - b.distance || rankOf(a.number) - rankOf(b.number),
    );
    for (const { number, matched } of found) {
      const topic = topicOf(response, number);
      const question = response.questions.get(number);
      if (!topic || results.some((result) => result.topic === topic)) continue;
      results.push(fromHit({ topic, question, score: 1, matched }));
    }
    return results;
  };
  /** The answers to what a search found, or in which the query's words stand. */
  const found = (query: string, hits: Hits): Answer => {
    const { corrections, confidence, leading, unasked } = hits;
    const ranked = hits.ranked.map(fromHit);
    // A word or two alone ask for what is said of them.
    const results = hits.isBare ? tellingFirst(ranked, leading) : ranked;
    // Where the search is sure all the same, the other country is only compared with.
    const isElsewhere =
      hits.isForeign && confidence < COMPARES_FROM && ownMentions(query, response.country).length === 0;
    if (isElsewhere) return { kind: 'about', about: 'country' };
    // The government's own words are looked for as they stand, even where the search is sure of another topic.
    const isUnsure = confidence < SURE_FROM;
    const isPhrase = isLiteral(query);
    const mentions = isUnsure || isPhrase ? findMentions(query) : [];
    const quoted = isPhrase ? mentions.filter(({ isQuoted }) => isQuoted) : [];
    const literal = quoted.length === 0 && isUnsure ? mentions : quoted;
    const [first, ...others] = mentionsOf(literal, hits.ranked);
    if (first) {
      const mentioned = new Set([first, ...others].map(({ topic }) => topic));
      const near = results.filter(({ topic }) => !mentioned.has(topic));
      // "Budget" asks for what is said of it, and for where it stands.
      const isAsked = hits.isBare && confidence >= BARE_SURE_FROM;
      const asked = isAsked ? near.filter((result) => results.indexOf(result) < leading) : [];
      return {
        kind: 'answered',
        results: [first, ...[...others, ...near].slice(0, MOST_HITS - 1)],
        leading: Math.min(mentioned.size + asked.length, MOST_TOGETHER),
        corrections: [],
      };
    }
    if (isUnsure) {
      // The other clauses tell who asks and why.
      const certain = splitClauses(query, language)
        .map(search)
        .filter((clause) => clause.confidence >= SURE_FROM)
        .sort((one, other) => other.confidence - one.confidence);
      if (isNonEmpty(certain)) return found(query, together(certain));
      const parts = eachSure(splitParts(query, language), search);
      if (parts) return found(query, together(parts));
    }
    if (!isNonEmpty(results) || confidence < NEAR_FROM) {
      // What is asked of a name may be another thing than what is said of it.
      const named = hits.names.length > 0 ? mentionsOf(findMentions(hits.names.join(' ')), hits.ranked) : [];
      if (isNonEmpty(named)) return { kind: 'closest', results: named, corrections, confidence };
      const reason: NotFoundReason = unasked ? { kind: 'unasked', theme: unasked } : { kind: 'nothing_near' };
      return { kind: 'not_found', reason };
    }
    return confidence >= (hits.isBare ? BARE_SURE_FROM : SURE_FROM)
      ? { kind: 'answered', results, leading, corrections, confidence }
      : { kind: 'closest', results, corrections, confidence };
  };
  const answer = (query: string): Answer => {
    const reference = readReference(query, response);
    if (reference?.kind === 'no_such_question' || reference?.kind === 'no_such_section') {
      return { kind: 'not_found', reason: reference };
    }
    if (reference?.kind === 'questions') {
      const named = reference.numbers.flatMap((number) =>
        toResult(topicOf(response, number), number, response),
      );
      // A question and its follow-up are one answer.
      const results = named.filter(
        ({ topic, cited }, at) => named.findIndex((one) => one.topic === topic && one.cited === cited) === at,
      );
      if (isNonEmpty(results)) return { kind: 'answered', results, leading: results.length, corrections: [] };
    }
    const hits = search(query);
    const said = readChat({ query, confidence: hits.confidence });
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
        const results = listedNumbers(list).flatMap((number) =>
          toResult(topicOf(response, number), number, response),
        );
        return { kind: 'list', list, results };
      }
      case 'section':
        return ofSection(chat.section) ?? { kind: 'not_found', reason: { kind: 'nothing_near' } };
      case 'no_such_section':
        return { kind: 'not_found', reason: chat };
      case 'words':
        return answer(chat.words);
    }
  };
  return (query) => {
    const typed = readTyped(query, response);
    return typed ? reply(typed) : answer(query);
  };
}

/** Words from which the government's own, one after the other, are no accident: "whole of government". */
const LITERAL_WORDS = 3;

/** Whether a query is an address, or so many words that an answer which has them all in this order is what is meant. */
const isLiteral = (query: string): boolean => {
  const words = query
    .trim()
    .replace(/^(?:the|an?)\s+/i, '')
    .split(/\s+/);
  return (
    words.length >= LITERAL_WORDS || (words.length === 1 && /\p{L}[\p{L}\p{N}-]*\.\p{L}{2,}/u.test(query))
  );
};

/**
 * What the parts of a query find, all of which are asked for.
 * @returns Undefined where there is but one, or one that the search is not sure of; the others are then not searched.
 */
function eachSure(parts: readonly string[], search: Search): NonEmpty<Hits> | undefined {
  if (parts.length < 2) return undefined;
  const found: Hits[] = [];
  for (const part of parts) {
    const hits = search(part);
    if (hits.confidence < SURE_FROM) return undefined;
    found.push(hits);
  }
  return isNonEmpty(found) ? found : undefined;
}

/** What several clauses find, as one: the topics that lead for each of them lead together. */
function together(clauses: NonEmpty<Hits>): Hits {
  const eachOnce = (hits: readonly Hit[]): Hit[] =>
    hits.filter(({ topic }, at) => hits.findIndex((hit) => hit.topic === topic) === at);
  const [mostCertain] = clauses;
  const leading = eachOnce(clauses.flatMap((clause) => clause.ranked.slice(0, clause.leading)));
  return {
    ...mostCertain,
    ranked: eachOnce([...leading, ...mostCertain.ranked]).slice(0, MOST_HITS),
    leading: Math.min(leading.length, MOST_TOGETHER),
  };
}

/** Puts those of the leading results first in which the government says something. */
function tellingFirst(results: readonly Result[], leading: number): Result[] {
  const isTelling = ({ cited }: Result): boolean => cited.answer !== '';
  const first = results.slice(0, leading);
  const blank = first.filter((result) => !isTelling(result));
  return [...first.filter(isTelling), ...blank, ...results.slice(leading)];
}

function toResult(topic: Topic | undefined, number: number | undefined, response: SurveyResponse): Result[] {
  if (!topic) return [];
  const wanted = number === undefined ? undefined : response.questions.get(number);
  return [fromHit({ topic, question: wanted, score: 1, matched: [] })];
}

function fromHit({ topic, question, score, matched }: Hit): Result {
  const { numbers, cited, details, choice, sameWords } = cite(topic, question);
  return { topic, numbers, cited, details, choice, sameWords, score, matched };
}

function isNonEmpty<T>(list: readonly T[]): list is NonEmpty<T> {
  return list.length > 0;
}
