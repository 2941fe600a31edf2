import { isStopWord, stem, words } from './analyze.ts';
import type { Corrector } from './spelling.ts';

/** A word of a query that tells something of its subject. */
export interface QueryTerm {
  /** The word as used, spelling corrected. */
  readonly word: string;
  readonly typed: string;
  readonly key: string;
  /** How telling it is: its rarity among the phrasings. */
  readonly weight: number;
  /** Whether no phrasing has it. */
  readonly unknown: boolean;
}

export interface Correction {
  readonly typed: string;
  readonly used: string;
}

/** A query as the search reads it. */
export interface Query {
  /** All its words, corrected, small ones included. */
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

export function readQuery(text: string, lexicon: Lexicon): Query {
  const read = text.slice(0, MOST_CHARACTERS);
  const sites = (read.includes('.') && read.match(SITE)) || [];
  const hostWords = new Set(sites.flatMap(words).filter((word) => HOST_WORDS.has(word) || word.length === 2));
  const corrections: Correction[] = [];
  const spelled: { word: string; typed: string }[] = [];
  for (const typed of words(read).slice(0, MOST_WORDS)) {
    const used = respell(typed, lexicon);
    if (used.length !== 1 || used[0] !== typed) corrections.push({ typed, used: used.join(' ') });
    for (const word of used) spelled.push({ word: lexicon.canonical(word), typed });
  }
  const meant = spelled.filter(({ word }, at) => {
    const next = spelled[at + 1]?.word;
    return !(PREPOSITIONS.has(word) && next !== undefined && lexicon.saysNothing(next));
  });
  const content: QueryTerm[] = [];
  const keys = new Map<string, number>();
  meant.forEach(({ word, typed }, at) => {
    const pair = word + (meant[at + 1]?.word ?? '');
    if (at + 1 < meant.length && pair.length > 5 && lexicon.isOurs(pair))
      raise(keys, stem(pair), DERIVED_WEIGHT);
    if (isStopWord(word) || hostWords.has(word)) return;
    const key = stem(word);
    const unknown = lexicon.count(key) === 0;
    if (lexicon.saysNothing(word)) {
      content.push({ word, typed, key, weight: NOTHING_WEIGHT, unknown });
      return;
    }
    content.push({ word, typed, key, weight: lexicon.rarity(key), unknown });
    raise(keys, key, 1);
    const rest = /^e(?=[a-z]{3})/.test(word) ? word.slice(1) : '';
    if (rest !== '' && lexicon.isOurs(rest)) raise(keys, stem(rest), DERIVED_WEIGHT);
  });
  return { words: meant.map(({ word }) => word), content, keys, corrections };
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
