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
