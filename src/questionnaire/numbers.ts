/**
 * Reads a question number that stands alone: `Q39`, `question 39`, `#39` or `39`, in digits of any width.
 * @returns Undefined for any other text. A number that is read need not be one of the questionnaire's.
 */
export function readQuestionNumber(text: string): number | undefined {
  const digits = /^(?:q|question|#)?\s*(\d{1,3})$/i.exec(text.normalize('NFKC').trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}
