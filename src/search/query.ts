import { countriesIn } from '../questionnaire/country-mentions.ts';
import type { Corrector } from './spelling.ts';
import type { TextAnalysis } from './text.ts';

/** A word of a query. */
export interface QueryTerm {
  /** As used, spelling corrected. */
  readonly word: string;
  readonly typed: string;
  readonly stem: string;
  /** How telling it is: its rarity among the phrasings. */
  readonly weight: number;
  readonly isStopWord: boolean;
  /** Whether it says nothing here: it names the response's own country, its people or its capital. */
  readonly saysNothing: boolean;
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
  /** Its telling words in order: no stop words, nothing that says nothing. */
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

/** Before the response's own country they say as little as it does: "the CIO of Bhutan". */
const PREPOSITIONS = new Set(['of', 'in', 'for', 'from', 'by', 'at']);

/** A host of two labels or more, with what follows it. */
const SITE = /(?<![\p{L}\p{N}.-])(?:https?:\/\/)?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+(?:\/[^\s<>()]*)?/giu;
/** What stands in most hosts, beside the two letters of a country. */
const HOST_WORDS = new Set(['www', 'http', 'https', 'com', 'org', 'net', 'gov']);

export function createReadQuery(analysis: TextAnalysis, lexicon: Lexicon): ReadQuery {
  const toTerm = (word: string, typed: string, named: 'own' | 'foreign' | undefined): QueryTerm => {
    const stem = analysis.stem(word);
    return {
      word,
      typed,
      stem,
      weight: lexicon.rarity(stem),
      isStopWord: analysis.isStopWord(word),
      saysNothing: named === 'own',
      isForeign: named === 'foreign',
    };
  };
  return (text) => {
    const read = text.slice(0, MOST_CHARACTERS);
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
      .flatMap(({ word: typed, start, end }) => {
        const mention = mentions.find((place) => start < place.end && end > place.start);
        if (mention) {
          return [toTerm(typed, typed, mention.codes.includes(lexicon.country) ? 'own' : 'foreign')];
        }
        const isKnown = lexicon.isKnown(typed) || corrections.length >= MOST_CORRECTIONS;
        const used = isKnown ? [] : respell(typed, lexicon);
        if (used.length > 0) corrections.push({ typed, used: used.join(' ') });
        return (used.length > 0 ? used : [typed]).map((word) => toTerm(word, typed, undefined));
      });
    const terms = spelled.filter(({ word }, at) => !(spelled[at + 1]?.saysNothing && PREPOSITIONS.has(word)));
    const content = terms.filter(
      ({ word, isStopWord, saysNothing }) => !isStopWord && !saysNothing && !hostWords.has(word),
    );
    return { terms, content, corrections };
  };
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
