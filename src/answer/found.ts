import { ownMentions } from '../questionnaire/country-mentions.ts';
import type { SurveyResponse } from '../questionnaire/schema.ts';
import { splitClauses, splitParts } from '../search/parts.ts';
import { type Hits, MOST_HITS, type Search, SURE_FROM } from '../search/search.ts';
import type { Language } from '../search/text.ts';
import { type Answer, isNonEmpty, type NonEmpty, type NotFoundReason, type Result } from './answer.ts';
import type { FindMentions } from './mentions.ts';
import { eachTopicOnce, fromHit, mentionResults, tellingFirst } from './results.ts';

/** For a word or two alone the search is sure from here on: they ask for nothing in particular. */
const BARE_SURE_FROM = 0.35;
/** Confidence below which not even near topics are offered. */
const NEAR_FROM = 0.1;

/** Confidence from which a country that is named is only compared with. */
const COMPARES_FROM = 0.5;

/** The most answers that clauses of a query ask for together. */
const MOST_TOGETHER = 4;

/** What `createFound` needs; all of the same response and language. */
export interface FoundSources {
  readonly response: SurveyResponse;
  readonly language: Language;
  readonly search: Search;
  readonly findMentions: FindMentions;
}

/**
 * Makes the function that answers with what a search found: as the answer, where the search is sure or the government's
 * own words stand there; for each clause or part of the query that asks for something of its own; or else as the
 * nearest topics, if there are any.
 */
export function createFound({ response, language, search, findMentions }: FoundSources) {
  /** The answers in which the query's words stand as they are typed. */
  const literal = (query: string, { hits, near }: Ranked): Answer | undefined => {
    const isUnsure = hits.confidence < SURE_FROM;
    const isPhrase = isLiteral(query);
    const mentions = isUnsure || isPhrase ? findMentions(withoutScheme(query)) : [];
    // The government's own words are looked for as they stand, even where the search is sure of another topic.
    const quoted = isPhrase ? mentions.filter(({ isQuoted }) => isQuoted) : [];
    const meant = quoted.length === 0 && isUnsure ? mentions : quoted;
    const named = mentionResults(meant, hits.ranked, response);
    const [first, ...others] = isPhrase ? wholeAddressFirst(query, named) : named;
    if (!first) return undefined;
    const mentioned = new Set([first, ...others].map(({ topic }) => topic));
    const rest = near.filter(({ topic }) => !mentioned.has(topic));
    // "Budget" asks for what is said of it, and for where it stands.
    const isAsked = hits.isBare && hits.confidence >= BARE_SURE_FROM;
    const asked = isAsked ? rest.filter((result) => near.indexOf(result) < hits.leading) : [];
    return {
      kind: 'answered',
      results: [first, ...[...others, ...rest].slice(0, MOST_HITS - 1)],
      leading: Math.min(mentioned.size + asked.length, MOST_HITS),
      corrections: [],
    };
  };
  /** What the search is sure of in clauses of a query, or in each of its parts, where it is not sure of the whole. */
  const inParts = (query: string): Hits | undefined => {
    // The other clauses tell who asks and why.
    const certain = splitClauses(query, language)
      .map(search)
      .filter(({ confidence }) => confidence >= SURE_FROM)
      .sort((one, other) => other.confidence - one.confidence);
    const sure = isNonEmpty(certain) ? certain : eachSure(splitParts(query, language), search);
    return sure && together(sure);
  };
  /** What is said of the names in a query: what is asked of a name may be another thing than that. */
  const ofNames = ({ names, ranked }: Hits): Result[] =>
    names.length > 0 ? mentionResults(findMentions(names.join(' ')), ranked, response) : [];
  /** The nearest topics, or the reason why there are none. */
  const nearest = (hits: Hits, near: readonly Result[]): Answer => {
    const { corrections, confidence, unasked } = hits;
    const offered = confidence < NEAR_FROM ? [] : near;
    const results = offered.length > 0 ? offered : ofNames(hits);
    if (isNonEmpty(results)) return { kind: 'closest', results, corrections, confidence };
    const reason: NotFoundReason = unasked ? { kind: 'unasked', theme: unasked } : { kind: 'nothing_near' };
    return { kind: 'not_found', reason };
  };
  const found = (query: string, hits: Hits): Answer => {
    const { corrections, confidence, leading } = hits;
    // Where the search is sure all the same, the other country is only compared with.
    const isElsewhere =
      hits.isForeign && confidence < COMPARES_FROM && ownMentions(query, response.country).length === 0;
    if (isElsewhere) return { kind: 'about', about: 'country' };
    const ranked = hits.ranked.map(fromHit);
    // A word or two alone ask for what is said of them.
    const near = hits.isBare ? tellingFirst(ranked, leading) : ranked;
    const mentioned = literal(query, { hits, near });
    if (mentioned) return mentioned;
    const parts = confidence < SURE_FROM ? inParts(query) : undefined;
    if (parts) return found(query, parts);
    const isSure = confidence >= (hits.isBare ? BARE_SURE_FROM : SURE_FROM);
    return isSure && isNonEmpty(near)
      ? { kind: 'answered', results: near, leading, corrections, confidence }
      : nearest(hits, near);
  };
  return found;
}

/** What a search found, and the same as results in the order in which they are shown. */
interface Ranked {
  readonly hits: Hits;
  readonly near: readonly Result[];
}

/** The scheme of an address, which answers leave out. */
const withoutScheme = (text: string): string => text.replace(/^\s*https?:\/\//i, '');

const bareUrl = (url: string): string =>
  withoutScheme(url)
    .trim()
    .toLowerCase()
    .replace(/^www\.|\/$/g, '');

/** Puts those first that have an address for a link, not just at the beginning of one. */
function wholeAddressFirst(address: string, results: readonly Result[]): Result[] {
  const leads = ({ cited }: Result): boolean =>
    cited.links.some(({ href }) => bareUrl(href) === bareUrl(address));
  return [...results.filter(leads), ...results.filter((result) => !leads(result))];
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
  const [mostCertain] = clauses;
  const leading = eachTopicOnce(clauses.flatMap((clause) => clause.ranked.slice(0, clause.leading)));
  return {
    ...mostCertain,
    ranked: eachTopicOnce([...leading, ...mostCertain.ranked]).slice(0, MOST_HITS),
    leading: Math.min(leading.length, MOST_TOGETHER),
  };
}
