import { remember } from '../remember.ts';
import type { Corrector } from './spelling.ts';
import { isStopWord, keyOf, stem, words } from './text.ts';

/** A word of a query, and what it is to the search wherever it stands. */
export interface QueryTerm {
  /** The word as used, spelling corrected. */
  readonly word: string;
  readonly typed: string;
  /** Its stem. */
  readonly key: string;
  /** What it is in a turn of phrase; see {@link keyOf}. */
  readonly turn: string;
  /** How telling it is: its rarity among the phrasings. */
  readonly weight: number;
  /** Whether no phrasing has it. */
  readonly unknown: boolean;
  /** Whether it carries the form of a question and none of its subject. */
  readonly isSmall: boolean;
  /** Whether it says nothing here, such as the response's own country. */
  readonly saysNothing: boolean;
  /** Stem of what it is without the "e" that it begins with, where that is a word as well. */
  readonly rest: string | undefined;
}

export interface Correction {
  readonly typed: string;
  readonly used: string;
}

/** A query as the search reads it. */
export interface Query {
  /** All its words, corrected, small ones included. */
  readonly terms: readonly QueryTerm[];
  /** Those as used. */
  readonly words: readonly string[];
  /** Its telling words in order. */
  readonly content: readonly QueryTerm[];
  /** Stems under which to look among the phrasings, with their weight. */
  readonly keys: ReadonlyMap<string, number>;
  readonly corrections: readonly Correction[];
}

export interface Lexicon {
  /** Whether a word needs no correction. */
  readonly isKnown: (word: string) => boolean;
  /** Whether something is a word of the phrasings or the response. */
  readonly isOurs: (word: string) => boolean;
  readonly correct: Corrector;
  readonly canonical: (word: string) => string;
  readonly rarity: (stem: string) => number;
  /** Number of phrasings with a stem. */
  readonly count: (stem: string) => number;
  /** Whether a word says nothing here, such as the response's own country. */
  readonly saysNothing: (word: string) => boolean;
}

/** Characters of a query that are read. */
const MOST_CHARACTERS = 1000;
/** Words of a query that are read. */
const MOST_WORDS = 48;
/** What a word counts that was made from the typed ones (a join, a part). */
const DERIVED_WEIGHT = 0.6;
/** Weight of a word that says nothing by itself but can be part of a name. */
const NOTHING_WEIGHT = 0.5;

/** Before the response's own country they say as little as it does: "the CIO of Bhutan". */
const PREPOSITIONS = new Set(['of', 'in', 'for', 'from', 'by', 'at']);

/** A host of two labels or more, with what follows it. */
const SITE = /(?:https?:\/\/)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/[^\s<>()]*)?/giu;
/** What stands in most hosts, beside the two letters of a country. */
const HOST_WORDS = new Set(['www', 'http', 'https', 'com', 'org', 'net', 'gov']);

export type ReadQuery = (text: string) => Query;

/** @param lexicon What is known of words; says the same of the same word, whenever it is asked. */
export function createReadQuery(lexicon: Lexicon): ReadQuery {
  const readWord = remember((typed): Reading => {
    const used = respell(typed, lexicon);
    const isCorrected = used.length !== 1 || used[0] !== typed;
    return {
      terms: used.map((word) => toTerm(lexicon.canonical(word), typed, lexicon)),
      correction: isCorrected ? { typed, used: used.join(' ') } : undefined,
    };
  });
  return (text) => {
    const read = text.slice(0, MOST_CHARACTERS);
    const sites = (read.includes('.') && read.match(SITE)) || [];
    const hostWords = new Set(
      sites.flatMap(words).filter((word) => HOST_WORDS.has(word) || word.length === 2),
    );
    const readings = words(read).slice(0, MOST_WORDS).map(readWord);
    const spelled = readings.flatMap((reading) => reading.terms);
    const terms = spelled.filter(({ word }, at) => !(spelled[at + 1]?.saysNothing && PREPOSITIONS.has(word)));
    const content: QueryTerm[] = [];
    const keys = new Map<string, number>();
    terms.forEach((term, at) => {
      const next = terms[at + 1];
      const pair = next ? term.word + next.word : '';
      if (pair.length > 5 && lexicon.isOurs(pair)) raise(keys, stem(pair), DERIVED_WEIGHT);
      if (term.isSmall || hostWords.has(term.word)) return;
      content.push(term);
      if (term.saysNothing) return;
      raise(keys, term.key, 1);
      if (term.rest !== undefined) raise(keys, term.rest, DERIVED_WEIGHT);
    });
    return {
      terms,
      words: terms.map(({ word }) => word),
      content,
      keys,
      corrections: readings.flatMap(({ correction }) => correction ?? []),
    };
  };
}

/** What a typed word stands for. */
interface Reading {
  readonly terms: readonly QueryTerm[];
  readonly correction: Correction | undefined;
}

function toTerm(word: string, typed: string, lexicon: Lexicon): QueryTerm {
  const key = stem(word);
  const saysNothing = lexicon.saysNothing(word);
  const rest = /^e(?=[a-z]{3})/.test(word) ? word.slice(1) : '';
  return {
    word,
    typed,
    key,
    turn: keyOf(word),
    weight: saysNothing ? NOTHING_WEIGHT : lexicon.rarity(key),
    unknown: lexicon.count(key) === 0,
    isSmall: isStopWord(word),
    saysNothing,
    rest: rest !== '' && lexicon.isOurs(rest) ? stem(rest) : undefined,
  };
}

function raise(keys: Map<string, number>, key: string, weight: number): void {
  keys.set(key, Math.max(keys.get(key) ?? 0, weight));
}

/** The words that a typed word stands for: itself when known, else two known ones or the nearest. */
function respell(typed: string, lexicon: Lexicon): string[] {
  if (lexicon.isKnown(typed) || !/^[a-z]{4,30}$/.test(typed)) return [typed];
  const near = lexicon.correct(typed);
  if (near !== undefined) return [near];
  for (let at = 3; at <= typed.length - 3; at++) {
    const parts = [typed.slice(0, at), typed.slice(at)];
    if (parts.every((part) => part.length > 2 && lexicon.isOurs(part))) return parts;
  }
  return [typed];
}
