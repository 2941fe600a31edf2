import type { TextAnalysis } from '../text.ts';
import { arabic } from './ar.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { russian } from './ru.ts';
import { chinese } from './zh.ts';

/** The languages in which questions are understood, by ISO 639-1 code: those of the United Nations. */
export const LANGUAGES = {
  en: english,
  fr: french,
  es: spanish,
  ru: russian,
  zh: chinese,
  ar: arabic,
} as const satisfies Record<string, TextAnalysis>;
export type LanguageCode = keyof typeof LANGUAGES;

export const LANGUAGE_CODES: readonly LanguageCode[] = ['en', 'fr', 'es', 'ru', 'zh', 'ar'];

/** A function that computes each language's result once, when it is first asked for. */
export function lazily<T>(make: (language: LanguageCode) => T): (language: LanguageCode) => T {
  const made = new Map<LanguageCode, { readonly value: T }>();
  return (language) => {
    const known = made.get(language) ?? { value: make(language) };
    made.set(language, known);
    return known.value;
  };
}
