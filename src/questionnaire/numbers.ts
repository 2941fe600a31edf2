/** A text with its digits as 0 to 9, whether they are full-width or Arabic. */
export function plainDigits(text: string): string {
  // The last four bits of an Arabic or Persian digit are its value.
  return text.normalize('NFKC').replace(/[٠-٩۰-۹]/gu, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/**
 * Reads a question number that stands alone: `Q39`, `question 39`, `#39` or `39`, in digits of any width.
 * @returns Undefined for any other text. A number that is read need not be one of the questionnaire's.
 */
export function readQuestionNumber(text: string): number | undefined {
  const digits = /^(?:q|question|#)?\s*(\d{1,3})$/i.exec(plainDigits(text).trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}
