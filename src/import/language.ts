import { francAll } from 'franc-min';

/** Letters from which on a language can be told. */
const FEWEST = 40;
/** Likeness, 1 for the likeliest language, from which on a text may be English. */
const LIKE = 0.98;

/**
 * The language of a text in the words of English, such as "French".
 * @returns Undefined where the text is too short to tell, or English.
 */
export function foreignLanguageOf(text: string): string | undefined {
  if (text.length < FEWEST) return undefined;
  const likely = francAll(text);
  const [code = 'und'] = likely[0] ?? [];
  // Text of few words is like several languages.
  if (code === 'und' || likely.some(([other, likeness]) => other === 'eng' && likeness > LIKE))
    return undefined;
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(code === 'cmn' ? 'zh' : code);
}
