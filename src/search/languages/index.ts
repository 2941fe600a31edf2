import type { TextAnalysis } from '../text.ts';
import { arabic } from './ar.ts';
import { LANGUAGE_CODES, type LanguageCode } from './codes.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { russian } from './ru.ts';
import { chinese } from './zh.ts';

export { LANGUAGE_CODES, type LanguageCode };

/** What the text analysis knows of each language. */
export const LANGUAGES = {
  en: english,
  fr: french,
  es: spanish,
  ru: russian,
  zh: chinese,
  ar: arabic,
} as const satisfies Record<LanguageCode, TextAnalysis>;

/** A function that computes each language's result once, when it is first asked for. */
export function lazily<T>(make: (language: LanguageCode) => T): (language: LanguageCode) => T {
  const made = new Map<LanguageCode, { readonly value: T }>();
  return (language) => {
    const known = made.get(language) ?? { value: make(language) };
    made.set(language, known);
    return known.value;
  };
}
