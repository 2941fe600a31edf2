/** The languages in which questions are understood, by ISO 639-1 code: those of the United Nations. */
export const LANGUAGE_CODES = ['en', 'fr', 'es', 'ru', 'zh', 'ar'] as const;
export type LanguageCode = (typeof LANGUAGE_CODES)[number];
