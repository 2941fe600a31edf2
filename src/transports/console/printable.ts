/** What a terminal would obey instead of showing it: control characters but line breaks, and what reorders the text around. */
const OBEYED = /(?![\n\t])[\p{Cc}\u202A-\u202E]/gu;

/** Takes out what a terminal would obey instead of showing it. */
export function printable(text: string): string {
  return text.replace(OBEYED, '');
}

/** The same for words of others in a message of the bot's own, which they might turn around as well. */
export function printableWords(text: string): string {
  return printable(text).replace(/[\u200E\u200F\u061C\u2066-\u2069]/g, '');
}

/** Writes a value as JSON that a terminal shows and does not obey; it parses to the same value. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
