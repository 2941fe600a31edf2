import type { Question } from '../questionnaire/schema.ts';
import { sentences, wordRuns } from './sentences.ts';

/**
 * What is known of a question, at a glance:
 * - `details`: the government wrote something, or its selection is recorded.
 * - `development`: it wrote that something is still being made.
 * - `not_recorded`: there are options only, and the published text does not show which was ticked.
 * - `blank`: the field was left empty.
 */
export const QUESTION_STATES = ['details', 'development', 'not_recorded', 'blank'] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];

/** English for "not finished yet", in the forms in which governments write it. */
const IN_DEVELOPMENT = new RegExp(
  [
    /\b(?:in|under) progress\b/,
    /\bin the process of\b/,
    /\bunder (?:development|preparation|formulation|construction|consideration|drafting)\b/,
    /\bbeing (?:developed|drafted|formulated|prepared|finali[sz]ed|enhanced|revised|carried out|established|built)\b/,
    /\b(?:has|have) been initiated\b|\binitiated the (?:development|drafting|formulation|preparation)\b/,
    /\bin (?:the |a )?draft(?:ing)? (?:stage|phase|form)\b/,
    /\bundergoing \w/,
    /\byet to be\b/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'i',
);

/** The sentence that says that something is still being made. */
export function developmentOf(answer: string): string | undefined {
  return sentences(answer).find((sentence) => IN_DEVELOPMENT.test(wordRuns(sentence).join(' ')));
}

/** The state of a question. */
export function stateOf({ answer, selection }: Question): QuestionState {
  if (answer !== '') return developmentOf(answer) === undefined ? 'details' : 'development';
  return {
    no_options: 'blank' as const,
    not_recorded: 'not_recorded' as const,
    recorded: 'details' as const,
  }[selection.kind];
}

/** How many of some questions are in each state. */
export function countStates(questions: readonly Question[]): Readonly<Record<QuestionState, number>> {
  const states = questions.map(stateOf);
  const count = (wanted: QuestionState): number => states.filter((state) => state === wanted).length;
  return {
    details: count('details'),
    development: count('development'),
    not_recorded: count('not_recorded'),
    blank: count('blank'),
  };
}
