import type { Question, SurveyResponse } from '../questionnaire/schema.ts';
import { stem, words } from '../search/analyze.ts';
import { sentences } from './sentences.ts';

/** A run of text, matched or not; joined they are the sentence verbatim. */
export interface Run {
  readonly text: string;
  readonly matched: boolean;
}

export interface KeywordMatch {
  readonly question: Question;
  /** Whether the sentence is the government's or the questionnaire's. */
  readonly where: 'answer' | 'question';
  /** The first sentence with most of the keywords. */
  readonly sentence: readonly Run[];
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

interface Token {
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

/** A text's words in order, and where each stem stands among them. */
interface Tokens {
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
      if (unwanted.some((keyword) => find(keyword, answer).length > 0 || find(keyword, asked).length > 0))
        continue;
      if (wanted.every((keyword) => find(keyword, answer).length > 0)) {
        inAnswers.push({
          question,
          where: 'answer',
          sentence: bestSentence(question.answer, answer, wanted),
        });
      } else if (
        wanted.every((keyword) => find(keyword, asked).length > 0 || find(keyword, answer).length > 0)
      ) {
        inQuestions.push({
          question,
          where: 'question',
          sentence: bestSentence(question.text, asked, wanted),
        });
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
  return { list, places };
}

/** Places where a keyword's stems stand in a row. */
function find({ stems }: Keyword, { list, places }: Tokens): { start: number; end: number }[] {
  return (places.get(stems[0] ?? '') ?? []).flatMap((at) => {
    const first = list[at];
    const last = list[at + stems.length - 1];
    if (!first || !last || !stems.every((wanted, offset) => list[at + offset]?.stem === wanted)) return [];
    return [{ start: first.start, end: last.end }];
  });
}

function bestSentence(text: string, textTokens: Tokens, wanted: readonly Keyword[]): Run[] {
  const places = wanted.map((keyword) => find(keyword, textTokens));
  let best: { from: number; to: number; hits: number } | undefined;
  let from = 0;
  for (const sentence of sentences(text)) {
    const start = text.indexOf(sentence, from);
    const end = start + sentence.length;
    const hits = places.filter((list) =>
      list.some((place) => place.start >= start && place.end <= end),
    ).length;
    if (!best || hits > best.hits) best = { from: start, to: end, hits };
    from = end;
  }
  const { from: start, to: end } = best ?? { from: 0, to: text.length };
  const marks = places.flat().filter((place) => place.start >= start && place.end <= end);
  return runs(
    text.slice(start, end),
    marks.map((place) => ({ start: place.start - start, end: place.end - start })),
  );
}

function runs(text: string, marks: readonly { start: number; end: number }[]): Run[] {
  const all: Run[] = [];
  let at = 0;
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    if (start > at) all.push({ text: text.slice(at, start), matched: false });
    all.push({ text: text.slice(start, end), matched: true });
    at = end;
  }
  if (at < text.length) all.push({ text: text.slice(at), matched: false });
  return all;
}
