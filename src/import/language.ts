import { francAll } from 'franc-min';

/** Letters from which on a language can be told. */
const FEWEST = 40;

/**
 * The language of a text in the words of English, such as "French".
 * @returns Undefined where the text is too short to tell, or English.
 */
export function foreignLanguageOf(text: string): string | undefined {
  if (text.length < FEWEST) return undefined;
  const [[code] = ['und']] = francAll(text);
  if (code === 'und' || code === 'eng') return undefined;
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(code === 'cmn' ? 'zh' : code);
}
