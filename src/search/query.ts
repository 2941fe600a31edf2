import { countriesIn, mentionAt, ownMentions } from '../questionnaire/country-mentions.ts';
import { OWN_COUNTRY, withoutFrame } from './frames.ts';
import type { Corrector } from './spelling.ts';
import type { Language, TextAnalysis } from './text.ts';

/** A word of a query. */
export interface QueryTerm {
  /** As used, spelling corrected. */
  readonly word: string;
  readonly typed: string;
  readonly stem: string;
  /** How telling it is: its rarity among the phrasings. */
  readonly weight: number;
  readonly isStopWord: boolean;
  /** Whether it names another country, its people or its capital. */
  readonly isForeign: boolean;
}

export interface Correction {
  readonly typed: string;
  readonly used: string;
}

/** A query as the search reads it. */
export interface Query {
  /** All its words in order. */
  readonly terms: readonly QueryTerm[];
  /** Its telling words in order: no stop words, nothing of an address that most have. */
  readonly content: readonly QueryTerm[];
  readonly corrections: readonly Correction[];
}

export interface Lexicon {
  /** Whether a word needs no correction. */
  readonly isKnown: (word: string) => boolean;
  /** Whether something is a word of the phrasings or the response. */
  readonly isOurs: (word: string) => boolean;
  readonly correct: Corrector;
  readonly rarity: (stem: string) => number;
  /** ISO 3166-1 code of the response's own country. */
  readonly country: string;
}

export type ReadQuery = (text: string) => Query;

/** Characters of a query that are read. */
const MOST_CHARACTERS = 1000;
/** Words of a query that are read. */
const MOST_WORDS = 48;
/** Misspelt words that are corrected, the first ones: looking for what was meant takes longest. */
const MOST_CORRECTIONS = 6;
const SHORTEST_PART = 3;

/** A host of two labels or more, with what follows it. */
const SITE = /(?<![\p{L}\p{N}.-])(?:https?:\/\/)?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+(?:\/[^\s<>()]*)?/giu;
/** What stands in most hosts, beside the two letters of a country. */
const HOST_WORDS = new Set(['www', 'http', 'https', 'com', 'org', 'net', 'gov']);

/** Makes the function that reads queries in one language: countries and frames aside, words corrected and weighed. */
export function createReadQuery(analysis: TextAnalysis, lexicon: Lexicon): ReadQuery {
  const { language } = analysis;
  const toTerm = (word: string, typed: string, isForeign: boolean): QueryTerm => {
    const stem = analysis.stem(word);
    return {
      word,
      typed,
      stem,
      weight: lexicon.rarity(stem),
      isStopWord: analysis.isStopWord(word),
      isForeign,
    };
  };
  return (text) => {
    const read = subjectOf(spellOut(text.slice(0, MOST_CHARACTERS), language), language, lexicon.country);
    const hostWords = new Set(
      Array.from(read.matchAll(SITE), ([site]) => site)
        .flatMap(analysis.words)
        .filter((word) => HOST_WORDS.has(word) || word.length === 2),
    );
    const corrections: Correction[] = [];
    const mentions = countriesIn(read);
    const spelled = analysis
      .tokens(read)
      .slice(0, MOST_WORDS)
      .flatMap((token) => {
        const typed = token.word;
        if (mentionAt(mentions, token)) return [toTerm(typed, typed, true)];
        const isKnown = lexicon.isKnown(typed) || corrections.length >= MOST_CORRECTIONS;
        const used = isKnown ? [] : respell(typed, lexicon);
        // The own country says nothing, misspelt or not.
        if (used.some((word) => ownMentions(word, { code: lexicon.country }).length > 0)) return [];
        if (used.length > 0) corrections.push({ typed, used: used.join(' ') });
        return (used.length > 0 ? used : [typed]).map((word) => toTerm(word, typed, false));
      });
    const content = spelled.filter(({ word, isStopWord }) => !isStopWord && !hostWords.has(word));
    return { terms: spelled, content, corrections };
  };
}

/**
 * What is left of a text without what says nothing of its subject: the response's own country, one that is only compared
 * with, and everyday frames.
 * @param country ISO 3166-1 code of the response's own country.
 */
export function subjectOf(text: string, language: Language, country: string): string {
  return withoutFrame(blankOwnCountry(withoutAside(text, language), language, country), language.frames);
}

/** What people call social media. */
const SHORT_NAMES: readonly (readonly [RegExp, string])[] = [
  [/\bfb\b/giu, 'facebook'],
  [/\b(?:insta|ig)\b/giu, 'instagram'],
  [/\byt\b/giu, 'youtube'],
];

function spellOut(text: string, language: Language): string {
  const told = language.spellOut?.(text) ?? text;
  return SHORT_NAMES.reduce((spelled, [short, name]) => spelled.replace(short, name), told);
}

/** Characters before a country in which it may be said that it is not the one asked about. */
const ASIDE_WITHIN = 40;

/** Takes out the country where the asker lives, those that a query only compares with, and the word that says so. */
export function withoutAside(text: string, { comparing, comingFrom }: Language): string {
  const blank = (within: string, start: number, end: number): string =>
    within.slice(0, start) + ' '.repeat(end - start) + within.slice(end);
  return countriesIn(text).reduceRight((rest, { start, end }) => {
    const from = Math.max(0, start - ASIDE_WITHIN);
    const before = text.slice(from, start);
    const compared = comparing.exec(before);
    if (!compared) return comingFrom.test(before) ? blank(rest, start, end) : rest;
    const [word = ''] = /^\p{L}+/u.exec(compared[0]) ?? [];
    const at = from + compared.index;
    return blank(blank(rest, start, end), at, at + word.length);
  }, text);
}

/**
 * A text with its mentions of the response's own country, its people and its capital taken for one sign, and without the
 * prepositions before them.
 */
function blankOwnCountry(text: string, { beforeCountry }: Language, country: string): string {
  let blanked = '';
  let at = 0;
  for (const { codes, start, end } of countriesIn(text)) {
    if (!codes.includes(country)) continue;
    blanked += `${text.slice(at, start)}${OWN_COUNTRY} `;
    at = end;
  }
  if (at === 0) return text;
  blanked += text.slice(at);
  return beforeCountry === undefined ? blanked : blanked.replace(beforeCountry, '');
}

/** The words that a misspelt one stands for: the nearest, or two known ones run together; none where it is neither. */
function respell(typed: string, { correct, isOurs }: Lexicon): string[] {
  const near = correct(typed);
  if (near !== undefined) return [near];
  if (!/^\p{L}{6,40}$/u.test(typed)) return [];
  for (let at = SHORTEST_PART; at <= typed.length - SHORTEST_PART; at++) {
    const parts = [typed.slice(0, at), typed.slice(at)];
    if (parts.every(isOurs)) return parts;
  }
  return [];
}
