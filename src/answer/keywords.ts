import type { Question, SurveyResponse } from '../questionnaire/schema.ts';
import { rememberOf } from '../remember.ts';
import { stem, words } from '../search/text.ts';
import { sentences } from './sentences.ts';

/** A stretch `[start, end)` of a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface KeywordMatch {
  readonly question: Question;
  /** Whether the sentence is the government's or the questionnaire's. */
  readonly where: 'answer' | 'question';
  /** The first sentence with most of the keywords, verbatim. */
  readonly sentence: string;
  /** Where the keywords stand in it: in order, none over another. */
  readonly marks: readonly Span[];
}

export interface KeywordResult {
  /** Answers first, then question texts; within each in the form's order. */
  readonly matches: readonly KeywordMatch[];
  /** The words looked for, as typed; empty when there was nothing to look for. */
  readonly keywords: readonly string[];
}

/**
 * Finds the questions in which all keywords stand.
 * @param typed Words (any form of a word counts), `"a phrase"`, and `-word` for what must not stand there.
 * @param sectionId Only this section.
 */
export type KeywordSearch = (typed: string, sectionId?: string) => KeywordResult;

interface Keyword {
  readonly typed: string;
  readonly stems: readonly string[];
  readonly excluded: boolean;
}

interface Token extends Span {
  readonly stem: string;
}

/** A text's words in order, and where each stem stands among them. */
interface Tokens {
  readonly text: string;
  readonly list: readonly Token[];
  readonly places: ReadonlyMap<string, readonly number[]>;
}

export function createKeywordSearch(response: SurveyResponse): KeywordSearch {
  const texts = [...response.questions.values()].map((question) => ({
    question,
    answer: tokens(question.answer),
    asked: tokens(question.text),
  }));
  const numbers = new Map<string, Set<number>>();
  for (const { question, answer, asked } of texts) {
    for (const stem of [...answer.places.keys(), ...asked.places.keys()]) {
      const known = numbers.get(stem);
      if (known) known.add(question.number);
      else numbers.set(stem, new Set([question.number]));
    }
  }
  /** Questions that may hold a keyword: its first word stands in them. */
  const holders = ({ stems }: Keyword): ReadonlySet<number> => numbers.get(stems[0] ?? '') ?? new Set();
  return (typed, sectionId) => {
    const keywords = readKeywords(typed);
    const wanted = keywords.filter(({ excluded }) => !excluded);
    const unwanted = keywords.filter(({ excluded }) => excluded);
    if (wanted.length === 0) return { matches: [], keywords: [] };

    const inAnswers: KeywordMatch[] = [];
    const inQuestions: KeywordMatch[] = [];
    const [rarest = new Set<number>()] = wanted.map(holders).sort((a, b) => a.size - b.size);
    for (const { question, answer, asked } of texts) {
      if (!rarest.has(question.number)) continue;
      if (sectionId !== undefined && question.sectionId !== sectionId) continue;
      if (unwanted.some((keyword) => isAny(find(keyword, answer)) || isAny(find(keyword, asked)))) continue;
      const found = wanted.map((keyword) => find(keyword, answer));
      if (found.every(isAny)) {
        inAnswers.push({ question, where: 'answer', ...bestSentence(answer, found) });
        continue;
      }
      const named = wanted.map((keyword) => find(keyword, asked));
      if (named.every((places, at) => isAny(places) || isAny(found[at] ?? []))) {
        inQuestions.push({ question, where: 'question', ...bestSentence(asked, named) });
      }
    }
    return { matches: [...inAnswers, ...inQuestions], keywords: wanted.map((keyword) => keyword.typed) };
  };
}

function readKeywords(typed: string): Keyword[] {
  return [...typed.matchAll(/(-?)(?:["“”]([^"“”]+)["“”]?|([^\s"“”]+))/g)].flatMap(
    ([, minus, phrase, word]) => {
      const text = phrase ?? word ?? '';
      const stems = words(text).map(stem);
      return stems.length === 0 ? [] : [{ typed: text, stems, excluded: minus === '-' }];
    },
  );
}

/** The words of a text with their places, by the same rules as the search's words. */
function tokens(text: string): Tokens {
  const list = [...text.matchAll(/[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu)].flatMap((match) =>
    words(match[0]).map((word) => ({
      stem: stem(word),
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
  const places = new Map<string, number[]>();
  list.forEach((token, at) => {
    const found = places.get(token.stem);
    if (found) found.push(at);
    else places.set(token.stem, [at]);
  });
  return { text, list, places };
}

const isAny = (places: readonly Span[]): boolean => places.length > 0;

/** Places where a keyword's stems stand in a row. */
function find({ stems }: Keyword, { list, places }: Tokens): Span[] {
  const found: Span[] = [];
  for (const at of places.get(stems[0] ?? '') ?? []) {
    const first = list[at];
    const last = list[at + stems.length - 1];
    if (first && last && stems.every((wanted, offset) => list[at + offset]?.stem === wanted)) {
      found.push({ start: first.start, end: last.end });
    }
  }
  return found;
}

/** A text's sentences with their places in it. */
const placedSentences = rememberOf(({ text }: Tokens) => {
  let at = 0;
  return sentences(text).map((sentence) => {
    const start = text.indexOf(sentence, at);
    at = start + sentence.length;
    return { sentence, start, end: at };
  });
});

/** @param places Per keyword where it stands. */
function bestSentence(
  tokenized: Tokens,
  places: readonly (readonly Span[])[],
): Pick<KeywordMatch, 'sentence' | 'marks'> {
  let best = { sentence: tokenized.text, start: 0, end: tokenized.text.length };
  let most = -1;
  for (const placed of placedSentences(tokenized)) {
    const isInside = ({ start, end }: Span): boolean => start >= placed.start && end <= placed.end;
    const hits = places.filter((list) => list.some(isInside)).length;
    if (hits <= most) continue;
    best = placed;
    most = hits;
  }
  const marks: Span[] = [];
  for (const { start, end } of places.flat().sort((a, b) => a.start - b.start)) {
    const isInside = start >= best.start && end <= best.end;
    const isFree = start >= best.start + (marks.at(-1)?.end ?? 0);
    if (isInside && isFree) marks.push({ start: start - best.start, end: end - best.start });
  }
  return { sentence: best.sentence, marks };
}
