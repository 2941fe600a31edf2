import type { Country } from '../questionnaire/country.ts';
import type { FormQuestion } from '../questionnaire/form.ts';

/** A line of what stands below a question, and the line of the file it comes from. */
export interface BodyLine {
  readonly text: string;
  readonly number: number;
  /** Whether it is of the left column of a text in two. */
  readonly isLeft: boolean;
}

/** A line of the file. */
export interface TextAt {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

/** A line that the operator has to look at, and why. */
export interface Doubt extends TextAt {
  readonly why: string;
}

/** A question of a response as the text gives it. */
export interface ImportedQuestion {
  readonly asked: FormQuestion;
  /** Where it stands in the file; undefined where it does not. */
  readonly line: number | undefined;
  readonly required: boolean;
  /** The options ticked; undefined where the text does not record any. */
  readonly selected: readonly string[] | undefined;
  readonly answer: string;
}

/** A response read from a text, with all that the operator should know of it. */
export interface Imported {
  readonly questions: readonly ImportedQuestion[];
  readonly country: Country | undefined;
  readonly doubts: readonly Doubt[];
  /** Heads and feet of pages. */
  readonly furniture: readonly TextAt[];
  /** What stands outside the questions: before the first, after the last, a table of contents, the form's chrome. */
  readonly outside: readonly TextAt[];
  /** Questions whose words differ from the questionnaire's in spelling alone. */
  readonly reworded: readonly TextAt[];
  readonly notes: readonly string[];
}

/** A text that is no response to the questionnaire: what is wrong, and how many of its questions it has. */
export interface NoResponse {
  readonly found: number;
  readonly faults: readonly [Doubt, ...Doubt[]];
}
