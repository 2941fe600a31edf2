import type { Question, SurveyResponse } from '../questionnaire/schema.ts';
import { printedText } from '../questionnaire/structure.ts';
import type { KeywordHit, KeywordHits, KeywordSearch, Span } from '../search/keywords.ts';
import { sentences } from './sentences.ts';

export interface KeywordMatch {
  readonly question: Question;
  /** Whether the sentence is the government's or the questionnaire's. */
  readonly where: KeywordHit['where'];
  /** The first sentence with most of the keywords, verbatim. */
  readonly sentence: string;
  /** Where the keywords stand in it: in order, none over another. */
  readonly marks: readonly Span[];
}

export interface KeywordResult extends Pick<KeywordHits, 'replaced' | 'hasWord'> {
  /** Answers first, then question texts; within each best first. */
  readonly matches: readonly KeywordMatch[];
}

/** Finds the questions that contain all keywords, each with the sentence in which they stand; see {@link KeywordSearch}. */
export type FindKeywords = (typed: string, sectionId?: string) => KeywordResult;

/** @param search Finds the questions; which sentence is shown of each is chosen here. */
export function createFindKeywords({ questions }: SurveyResponse, search: KeywordSearch): FindKeywords {
  return (typed, sectionId) => {
    const { hits, replaced, hasWord } = search(typed, sectionId);
    const matches = hits.flatMap(({ number, where, places }): KeywordMatch[] => {
      const question = questions.get(number);
      if (!question) return [];
      const text = where === 'answer' ? question.answer : printedText(question);
      return [{ question, where, ...bestSentence(text, places) }];
    });
    return { matches, replaced, hasWord };
  };
}

/** @param places Per keyword where it stands in the text. */
function bestSentence(
  text: string,
  places: readonly (readonly Span[])[],
): Pick<KeywordMatch, 'sentence' | 'marks'> {
  let best = { sentence: text, start: 0, end: text.length };
  let most = -1;
  let at = 0;
  for (const sentence of sentences(text)) {
    const start = text.indexOf(sentence, at);
    const end = start + sentence.length;
    at = end;
    const found = places.filter((list) => list.some((span) => span.start >= start && span.end <= end)).length;
    if (found <= most) continue;
    best = { sentence, start, end };
    most = found;
  }
  const marks: Span[] = [];
  for (const { start, end } of places.flat().sort((a, b) => a.start - b.start)) {
    const isInside = start >= best.start && end <= best.end;
    const isFree = start >= best.start + (marks.at(-1)?.end ?? 0);
    if (isInside && isFree) marks.push({ start: start - best.start, end: end - best.start });
  }
  return { sentence: best.sentence, marks };
}
