import type { Question } from '../questionnaire/schema.ts';

/** Where a response is published. */
export interface Published {
  /** The page of the response, which `npm run site` makes; without a fragment. */
  readonly publicUrl?: string | undefined;
  /** The response file as text, in which lines have addresses (`#L221-L224`). */
  readonly sourceUrl?: string | undefined;
}

/** The web address at which a question can be read; undefined if the response is published nowhere. */
export type QuestionUrl = (question: Question) => string | undefined;

/** Finds the addresses of questions: their places on the response's page, or else their lines in its file. */
export function questionUrl({ publicUrl, sourceUrl }: Published): QuestionUrl {
  return ({ number, lines: { from, to } }) => {
    if (publicUrl !== undefined) return `${publicUrl}#${questionAnchor(number)}`;
    return sourceUrl === undefined ? undefined : `${sourceUrl}#L${from}-L${to}`;
  };
}

/** The web address of a response as a whole; undefined if it is published nowhere. */
export function responseUrl({ publicUrl, sourceUrl }: Published): string | undefined {
  return publicUrl ?? sourceUrl;
}

/** The fragment of a question's address on the page of the response. Links elsewhere contain it, so it never changes. */
export function questionAnchor(number: number): string {
  return `q${number}`;
}
