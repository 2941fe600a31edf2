import type { SurveyResponse } from '../questionnaire/schema.ts';
import { type NamedQuestions, readQuestionNumbers } from './question-numbers.ts';
import { readSection, type SectionReference } from './sections-named.ts';

/** A query that names its place instead of describing it. */
export type Reference = NamedQuestions | SectionReference;

/** Longer queries describe what they look for. */
const LONGEST = 300;

/**
 * Reads a query that names questions by number or a section by letter, title or theme.
 * @returns Undefined when the query describes what it looks for in other words.
 */
export function readReference(query: string, response: SurveyResponse): Reference | undefined {
  if (query.length > LONGEST) return undefined;
  return readQuestionNumbers(query, response) ?? readSection(query, response);
}
