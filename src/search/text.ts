import type { CommandWords } from './intents.ts';

/** The everyday frames of questions in a language; see `withoutFrame`. U+E000 stands for the response's country. */
export interface Frames {
  /** What a frame begins with, anchored at the start of the text. */
  readonly before: RegExp;
  /** What a frame ends with, anchored at the end. */
  readonly after: RegExp;
  /** The ends that are the verb of a question, and the words that open such a question. */
  readonly closed: RegExp;
  readonly opening: RegExp;
}

/** What the text analysis has to know of a language; one file per language in `languages/`. */
export interface Language {
  /** ISO 639-1 code. */
  readonly code: string;
  /** Folded words that carry the form of a question and none of its subject. */
  readonly stopWords: ReadonlySet<string>;
  /** The stem under which a folded word is indexed: the same for its inflections and spellings. */
  readonly stem: (word: string) => string;
  /**
   * Single letters that join the word after them, `e-procurement` being `eprocurement`: after a hyphen only, or after a
   * blank too.
   */
  readonly prefixes: { readonly letters: string; readonly joins: 'hyphens' | 'hyphens and blanks' };
  /** Makes letters alike before a word is folded, or takes off what is not part of it. */
  readonly prepare: (word: string) => string;
  /** Cuts runs of letters into words where the language writes none between them. */
  readonly segmenter?: Intl.Segmenter;
  /** Letters of the word pieces that survive a misspelling; 4 by default. */
  readonly pieceLength?: number;
  /** Where one thing asked ends and the next begins: "and". Made by `jointsAt`. */
  readonly joints: RegExp;
  /** Words with which a clause begins that asks, after a comma, as a pattern: "what". Default: only sentences are divided. */
  readonly clauseOpenings?: string;
  /**
   * Writes out what only its neighbours tell from other words: "IT" the technology, "the country" that answers, for which
   * U+E000 stands.
   */
  readonly spellOut?: (text: string) => string;
  /** Prepositions that say nothing before the response's own country, for which U+E000 stands: "of", "in". */
  readonly beforeCountry?: RegExp;
  /** Articles, folded: "the king" asks for no more than "king" does. */
  readonly articles?: ReadonlySet<string>;
  /** What stands before a country that is only compared with: "a law like the one in France". */
  readonly comparing: RegExp;
  /** What stands before a country where the asker lives or was: "I am a nurse from Kenya". */
  readonly comingFrom: RegExp;
  /** Undefined where they are stop words anyway. */
  readonly frames?: Frames;
  /** A sentence that says nothing but who asks: "nurse here". */
  readonly introduction?: RegExp;
  /** Fields of a contact as the form prints them, lower case, and the words in which people ask for them. */
  readonly fieldWords: Readonly<Record<string, string>>;
  readonly commands: CommandWords;
}

/** A word of a text and where it stands: `[start, end)` in UTF-16 units. */
export interface Token {
  /** Folded: compatibility forms, accents, case and invisible characters make no difference. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** The one way in which texts are cut into words, folded and stemmed, for questions, answers and queries alike. */
export interface TextAnalysis {
  readonly language: Language;
  /** All words in order, stop words included. */
  readonly tokens: (text: string) => Token[];
  /** Hyphenated words written as one: `subnational` for "sub-national". */
  readonly compounds: (text: string) => Token[];
  /** The words of {@link tokens} without their places. */
  readonly words: (text: string) => string[];
  readonly isStopWord: (word: string) => boolean;
  readonly stem: (word: string) => string;
  /** What a word is compared by where stop words count: its stem; a stop word as it is, marked, so that "us" is not "use". */
  readonly keyOf: (word: string) => string;
  /** Stems of all words but the stop words. */
  readonly terms: (text: string) => string[];
}

/** The quotation marks of every keyboard, for a class of characters. */
export const QUOTES =
  '"\\u201C\\u201D\\u201E\\u201F\\u00AB\\u00BB\\u2039\\u203A\\uFF02\\u301D-\\u301F\\u300C-\\u300F';
const HYPHENS = '\\-\u2010-\u2015\u2212\uFE58\uFE63\uFF0D';
/** Letters, digits, accents, and invisible characters (soft hyphen, zero-width space) inside a word. */
const LETTERS = '[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}\\p{Cf}]*';
/** Apostrophes within a word belong to it: `country's`, `don't`. */
const WORD = `${LETTERS}(?:['\u2019\u02BC\uFF07](?=\\p{L})${LETTERS})*`;
/** `A.I.`, `C.I.O`, `G.D.P.R.` */
const DOTTED = '(?:\\p{L}\\.){2,}\\p{L}?(?![\\p{L}\\p{N}])';
const COVID = `[cC][oO][vV][iI][dD](?:[${HYPHENS}\\s]?19(?!\\p{N}))?`;

/** The look-behind keeps the time linear: a word does not begin after an invisible character within it. */
const COMPOUND = new RegExp(
  `(?=[\\p{L}\\p{N}])(?<![\\p{L}\\p{N}][\\p{M}\\p{Cf}]*)${LETTERS}(?:[${HYPHENS}]${LETTERS})+`,
  'gu',
);

/** A character of an address that is written as its number: it separates words, as the blank that it often is. */
const PERCENT_ENCODED = /%[0-9a-f]{2}/gi;
/** A character of Chinese, which is written without blanks. */
export const HAN = /\p{Script=Han}/u;

/** Creates the text analysis of a language. */
export function createTextAnalysis(language: Language): TextAnalysis {
  const { prefixes, stopWords, stem, prepare, segmenter } = language;
  const takesBlanks = prefixes.joins === 'hyphens and blanks';
  const joint = takesBlanks ? `[${HYPHENS} ]` : `[${HYPHENS}]`;
  // In French an article may stand before it: `l'e-participation`. "I'm looking" has none.
  const article = takesBlanks ? '' : "(?:\\p{L}{1,2}['\u2019])?";
  const prefix = `(?:${article}[${prefixes.letters}${prefixes.letters.toUpperCase()}]${joint}(?=\\p{L}{3}))?`;
  // Not case-insensitive: classes of letters then take twice as long to compile, which every start waits for.
  // Chinese puts no blank after "COVID-19".
  const token = new RegExp(
    `(?:(?<![\\p{L}\\p{N}])|(?=\\p{Script=Han}))(?:${DOTTED}|${COVID}|${prefix}${WORD})`,
    'gu',
  );
  const toToken = (written: string, start: number): Token => ({
    word: fold(written, prepare),
    start,
    end: start + written.length,
  });
  const decoded = (text: string): string => text.replace(PERCENT_ENCODED, '   ');
  const tokens = (text: string): Token[] =>
    Array.from(decoded(text).matchAll(token), ({ 0: written, index }) =>
      segmenter === undefined || !HAN.test(written)
        ? [toToken(written, index)]
        : Array.from(segmenter.segment(prepare(written)), (part) =>
            toToken(part.segment, index + part.index),
          ),
    )
      .flat()
      .filter(({ word }) => word !== '');
  const compounds = (text: string): Token[] =>
    Array.from(text.matchAll(COMPOUND), ({ 0: written, index }) => toToken(written, index));
  /** Without their places, which most of an index does not need and which take a third of its time. */
  const words =
    segmenter === undefined
      ? (text: string): string[] =>
          (decoded(text).match(token) ?? []).map((written) => fold(written, prepare)).filter(Boolean)
      : (text: string): string[] => tokens(text).map(({ word }) => word);
  const isStopWord = (word: string): boolean => stopWords.has(word);
  return {
    language,
    tokens,
    compounds,
    words,
    isStopWord,
    stem,
    keyOf: (word) => (isStopWord(word) ? `'${word}` : stem(word)),
    terms: (text) => words(text).flatMap((word) => (isStopWord(word) ? [] : [stem(word)])),
  };
}

/** All accents but the breve of the Russian letter й, which is no other letter with an accent. */
const ACCENTS = /(?<!\u0438)\p{M}|(?<=\u0438)(?!\u0306)\p{M}/gu;

/** Takes compatibility forms (Unicode NFKC), case, accents, and all that is neither letter nor digit off a word. */
function fold(word: string, prepare: Language['prepare']): string {
  // Nearly all words of an index; what follows would take longer than all else of a start.
  if (/^[a-z]+$/.test(word)) return word;
  const folded = prepare(word.normalize('NFKC').toLowerCase())
    .normalize('NFD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]/gu, '');
  return folded === 'covid19' ? 'covid' : folded;
}
