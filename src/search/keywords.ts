import type { SurveyResponse } from '../questionnaire/schema.ts';
import { printedText } from '../questionnaire/structure.ts';
import type { FullText, IndexedText, QuestionTexts } from './full-text.ts';
import type { Corrector } from './spelling.ts';
import { QUOTES, type TextAnalysis } from './text.ts';

/** A stretch `[start, end)` of a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A question that contains the keywords. */
export interface KeywordHit {
  readonly number: number;
  /** Whether the keywords stand in the government's answer, or some only in the question. */
  readonly where: 'answer' | 'question';
  /** Per keyword where it stands in that text. */
  readonly places: readonly (readonly Span[])[];
}

export interface KeywordHits {
  /** Best first: answers, then question texts. */
  readonly hits: readonly KeywordHit[];
  /** Beginnings and misspelt words, with what was searched instead. */
  readonly replaced: readonly { readonly typed: string; readonly used: readonly string[] }[];
  /** Whether there is a word to search for: not only stop words, and not only words to leave out. */
  readonly hasWord: boolean;
}

/**
 * Finds the questions that contain all keywords.
 * @param typed Words in any form, `"a phrase"`, `-word` for what must not be there, `OR` or `|` between alternatives.
 * @param sectionId Only this section.
 */
export type KeywordSearch = (typed: string, sectionId?: string) => KeywordHits;

/** Words that stand next to each other; one for a single word. */
interface Phrase {
  readonly keys: readonly string[];
  /** Stems of those that the index has: no stop words. */
  readonly indexed: readonly string[];
}

/** A word or phrase as it was typed. */
interface Choice {
  readonly typed: string;
  /** Ways of writing it, any of which is meant. */
  readonly spellings: readonly Phrase[];
}

/** One choice, or several with OR between them. */
interface Keyword {
  readonly choices: readonly Choice[];
  readonly isExcluded: boolean;
}

/** The minus signs of every keyboard. */
const MINUS = '\\-\\u2010-\\u2015\\u2212\\uFE63\\uFF0D';
const KEYWORD = new RegExp(
  `(?<or>(?<![^\\s])(?:OR|\\|{1,2})(?![^\\s])|\\|)|(?<minus>(?<![^\\s])[${MINUS}])?(?:[${QUOTES}](?<phrase>[^${QUOTES}]+)[${QUOTES}]?|(?<word>[^\\s|${QUOTES}]+))`,
  'gu',
);
/** A shorter beginning of a word begins too many. */
const SHORTEST_PREFIX = 3;
/** Words that a beginning stands for at most. */
const MOST_COMPLETIONS = 8;

/** @param correct Finds the word of the response that a misspelt one was meant to be. */
export function createKeywordSearch(
  response: SurveyResponse,
  fullText: FullText,
  correct: Corrector,
): KeywordSearch {
  const { index, texts } = fullText;
  const search = (keywords: readonly Keyword[]): number[] =>
    index
      .search(
        {
          combineWith: 'AND',
          queries: keywords.map(({ choices }) => ({
            combineWith: 'OR',
            queries: choices
              .flatMap(({ spellings }) => spellings)
              .map(({ indexed }) => ({ combineWith: 'AND', queries: [...indexed] })),
          })),
        },
        { fields: ['answer', 'links', 'question'], tokenize: (stem) => [stem] },
      )
      .flatMap(({ id }) => Number(id));

  return (typed, sectionId) => {
    const keywords = readKeywords(typed, fullText);
    const wanted = keywords
      .filter(({ isExcluded }) => !isExcluded)
      .map(tellingChoices)
      .filter(({ choices }) => choices.length > 0);
    const excluded = keywords.filter(({ isExcluded }) => isExcluded);
    if (wanted.length === 0) return { hits: [], replaced: [], hasWord: false };

    const replaced: { typed: string; used: readonly string[] }[] = [];
    const asMeant = (choice: Choice): Choice => {
      const isFound = [...texts.values()].some((text) => standsIn([choice], text));
      const used = isFound ? [] : completions(choice, fullText, correct);
      if (used.length === 0) return choice;
      const written = used.map(({ stem, word = writtenAs(stem, response, fullText) }) => word);
      replaced.push({ typed: choice.typed, used: written });
      return { ...choice, spellings: used.map(({ stem }) => ({ keys: [stem], indexed: [stem] })) };
    };
    const searched = wanted.map((keyword) => ({ ...keyword, choices: keyword.choices.map(asMeant) }));
    const found = search(searched).flatMap((number): KeywordHit[] => {
      const own = texts.get(number);
      if (!own || excluded.some(({ choices }) => standsIn(choices, own))) return [];
      if (sectionId !== undefined && response.questions.get(number)?.sectionId !== sectionId) return [];
      const inAnswer = searched.map(({ choices }) => placesOf(choices, own.answer));
      if (inAnswer.every(isAny)) return [{ number, where: 'answer', places: inAnswer }];
      const inQuestion = searched.map(({ choices }) => placesOf(choices, own.question));
      const isAll = inQuestion.every((places, at) => isAny(places) || isAny(inAnswer[at] ?? []));
      return isAll ? [{ number, where: 'question', places: inQuestion }] : [];
    });
    const hits = [
      ...found.filter(({ where }) => where === 'answer'),
      ...found.filter(({ where }) => where === 'question'),
    ];
    return { hits, replaced, hasWord: true };
  };
}

function readKeywords(typed: string, { analysis }: FullText): Keyword[] {
  const keywords: Keyword[] = [];
  let joinsLast = false;
  for (const { groups } of joinPrefixes(typed, analysis).matchAll(KEYWORD)) {
    if (groups?.['or'] !== undefined) {
      joinsLast = keywords.length > 0;
      continue;
    }
    const text = groups?.['phrase'] ?? groups?.['word'] ?? '';
    const words = analysis.words(text);
    if (words.length === 0) continue;
    const joined = analysis.compounds(text).map(({ word }) => toPhrase([word], analysis));
    const choice: Choice = {
      typed: text,
      spellings: [toPhrase(words, analysis), ...(groups?.['phrase'] === undefined ? joined : [])],
    };
    const isExcluded = groups?.['minus'] !== undefined;
    const last = keywords.at(-1);
    if (joinsLast && last && !isExcluded) {
      keywords[keywords.length - 1] = { ...last, choices: [...last.choices, choice] };
    } else keywords.push({ choices: [choice], isExcluded });
    joinsLast = false;
  }
  return keywords;
}

/** A keyword without the choices that are only stop words. */
function tellingChoices({ choices, ...rest }: Keyword): Keyword {
  const isTelling = ({ spellings }: Choice): boolean => spellings.some(({ indexed }) => indexed.length > 0);
  return { ...rest, choices: choices.filter(isTelling) };
}

/** "e government" as one word, as the text analysis reads it. */
function joinPrefixes(typed: string, { language }: TextAnalysis): string {
  const { letters, joins } = language.prefixes;
  if (joins === 'hyphens') return typed;
  return typed.replace(new RegExp(`(?<![^\\s])([${letters}]) (?=\\p{L}{3})`, 'giu'), '$1-');
}

function toPhrase(words: readonly string[], { stem, keyOf, isStopWord }: TextAnalysis): Phrase {
  return {
    keys: words.map(keyOf),
    indexed: words.filter((word) => !isStopWord(word)).map(stem),
  };
}

/** A stem of the response to search for instead of a word, with the word that was meant if there is but one. */
interface Completion {
  readonly stem: string;
  readonly word?: string;
}

/** What a word that the response does not contain begins, or was meant to be. */
function completions(
  { typed, spellings }: Choice,
  { analysis, index }: FullText,
  correct: Corrector,
): Completion[] {
  const [word, ...more] = analysis.words(typed);
  if (word === undefined || more.length > 0 || spellings.length > 1) return [];
  if (word.length >= SHORTEST_PREFIX) {
    const terms = index
      .search(word, { prefix: true, fields: ['answer', 'question'], tokenize: (prefix) => [prefix] })
      .flatMap(({ id, terms: matched }) => (typeof id === 'number' ? matched : []));
    // A form's options are indexed, but stand in no text.
    const begun = [...new Set(terms)]
      .filter((term) => term !== analysis.stem(word))
      .slice(0, MOST_COMPLETIONS);
    if (begun.length > 0) return begun.map((term) => ({ stem: term }));
  }
  const meant = correct(word);
  return meant === undefined || meant === word ? [] : [{ stem: analysis.stem(meant), word: meant }];
}

/** The shortest word of the response's texts with a stem; the stem itself where only other texts have it. */
function writtenAs(stem: string, { questions }: SurveyResponse, { texts }: FullText): string {
  const written = [...texts].flatMap(([number, own]) => {
    const question = questions.get(number);
    const wordsIn = ({ tokens, compounds }: IndexedText, whole: string): string[] =>
      [...tokens, ...compounds]
        .filter(({ key }) => key === stem)
        .map(({ start, end }) => whole.slice(start, end).toLowerCase());
    return question
      ? [...wordsIn(own.answer, question.answer), ...wordsIn(own.question, printedText(question))]
      : [];
  });
  return written.sort((one, other) => one.length - other.length)[0] ?? stem;
}

const isAny = (places: readonly Span[]): boolean => places.length > 0;

function standsIn(choices: readonly Choice[], { question, answer }: QuestionTexts): boolean {
  return isAny(placesOf(choices, answer)) || isAny(placesOf(choices, question));
}

/** Where one of several choices stands in a text: the stems of a spelling in a row. */
function placesOf(choices: readonly Choice[], { tokens, compounds }: IndexedText): Span[] {
  const spellings = choices.flatMap((choice) => choice.spellings);
  return spellings.flatMap(({ keys }) => {
    const places: Span[] = [];
    tokens.forEach((first, at) => {
      const last = tokens[at + keys.length - 1];
      if (last && keys.every((key, offset) => tokens[at + offset]?.key === key)) {
        places.push({ start: first.start, end: last.end });
      }
    });
    const whole = keys.length === 1 ? compounds.filter(({ key }) => key === keys[0]) : [];
    return [...places, ...whole.map(({ start, end }) => ({ start, end }))];
  });
}
