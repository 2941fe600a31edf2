import type { Locale } from 'discord-api-types/v10';
import { LANGUAGE_CODES, type LanguageCode } from '../search/languages/index.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { Messages } from './messages.ts';
import { ru } from './ru.ts';
import { zh } from './zh.ts';

/**
 * The messages for each Discord locale. Other locales get English.
 * Source of the codes: https://discord.com/developers/docs/reference#locales
 */
const LANGUAGES: Partial<Record<`${Locale}`, Messages>> = {
  fr,
  'es-ES': es,
  'es-419': es,
  ru,
  'zh-CN': zh,
  'zh-TW': zh,
};

/**
 * Returns the messages for a locale; English if it is undefined or not supported.
 * @param locale A Discord locale such as `en-GB` or `es-419`.
 */
export function messagesFor(locale: string | undefined): Messages {
  const found = Object.entries(LANGUAGES).find(([code]) => code === locale);
  return found?.[1] ?? en;
}

/** The language of a Discord locale, by ISO 639-1 code; English if it is undefined or not supported. */
export function languageOfLocale(locale: string | undefined): LanguageCode {
  const { locale: own } = messagesFor(locale);
  return LANGUAGE_CODES.find((code) => own === code || own.startsWith(`${code}-`)) ?? 'en';
}

/**
 * Returns the messages in a language.
 * @param locale The person's locale; its variant of the language is taken where it is one.
 */
export function messagesIn(language: LanguageCode, locale: string | undefined): Messages {
  if (languageOfLocale(locale) === language) return messagesFor(locale);
  return Object.values(LANGUAGES).find((messages) => messages.locale === language) ?? en;
}

/** Returns the messages of all languages but English, by Discord locale. */
export function translations(): [string, Messages][] {
  return Object.entries(LANGUAGES);
}
