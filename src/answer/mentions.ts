import type { SurveyResponse } from '../questionnaire/schema.ts';
import type { FullText, IndexedToken } from '../search/full-text.ts';
import { subjectOf } from '../search/query.ts';
import { QUOTES } from '../search/text.ts';

/** An answer in which all telling words of a query stand. */
export interface Mention {
  readonly number: number;
  /** Words between them; 0 where they stand next to each other. */
  readonly distance: number;
  /** The words, as typed. */
  readonly matched: readonly string[];
  /** Whether the query is several words of the answer, one after the other. */
  readonly isQuoted: boolean;
}

/** Finds the answers in which all telling words of a query, or of what it quotes, stand together, as they are typed. */
export type FindMentions = (query: string) => readonly Mention[];

/** Words that stand farther from each other are not said together. */
const FARTHEST = 3;
const QUOTED = new RegExp(`[${QUOTES}](?<quoted>[^${QUOTES}]+)[${QUOTES}]`, 'gu');
/** Longer queries describe what they look for, unless an answer has them word for word. */
const MOST_WORDS = 8;

/** @param fullText The index of the response in the language of the queries. */
export function createFindMentions({ country }: SurveyResponse, { analysis, texts }: FullText): FindMentions {
  const asking = new Set(analysis.words(analysis.language.commands.asking));
  return (typed) => {
    const query = quotedIn(typed) || typed;
    const subject = subjectOf(query, analysis.language, country.code);
    const telling = analysis
      .tokens(subject)
      .filter(({ word }) => !analysis.isStopWord(word) && !asking.has(word));
    if (!telling.some(({ word, start, end }) => isTelling(word, subject.slice(start, end)))) return [];
    const keys = [...new Set(telling.map(({ word }) => analysis.keyOf(word)))];
    const phrase = analysis.words(query).map(analysis.keyOf);
    const matched = telling.map(({ word }) => word);
    return [...texts].flatMap(([number, { answer }]) => {
      const window = shortestWindow(answer.tokens, keys);
      const distance = window - keys.length;
      const isQuoted = phrase.length > 1 && hasPhrase(answer.tokens, phrase);
      const isTogether = distance <= FARTHEST && telling.length <= MOST_WORDS;
      return isQuoted || isTogether ? [{ number, distance, matched, isQuoted }] : [];
    });
  };
}

/** Whether a word can be looked for: a lone digit and "no" say nothing, "IT", "5G" and a Chinese word of two signs do. */
const isTelling = (word: string, typed: string): boolean =>
  word.length > 2 || /\p{Lu}{2}|\d\p{L}|\p{Script=Han}{2}/u.test(typed);

/** What stands in quotation marks, which is then all that is looked for. */
function quotedIn(text: string): string {
  return Array.from(text.matchAll(QUOTED), ({ groups }) => groups?.['quoted'] ?? '')
    .join(' ')
    .trim();
}

function hasPhrase(tokens: readonly IndexedToken[], phrase: readonly string[]): boolean {
  return tokens.some((_, at) => phrase.every((key, next) => tokens[at + next]?.key === key));
}

/** Tokens in the shortest stretch that contains all keys; infinite where one is missing. */
function shortestWindow(tokens: readonly IndexedToken[], keys: readonly string[]): number {
  const lastAt = new Map<string, number>();
  let shortest = Number.POSITIVE_INFINITY;
  tokens.forEach(({ key }, at) => {
    if (!keys.includes(key)) return;
    lastAt.set(key, at);
    if (lastAt.size === keys.length) shortest = Math.min(shortest, at - Math.min(...lastAt.values()) + 1);
  });
  return shortest;
}
