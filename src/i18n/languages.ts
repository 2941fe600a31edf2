import type { Locale } from 'discord-api-types/v10';
import { LANGUAGE_CODES, type LanguageCode } from '../search/languages/index.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { Messages } from './messages.ts';
import { ru } from './ru.ts';
import { zh } from './zh.ts';
import { zhTw } from './zh-tw.ts';

/** The messages for each language in which questions are understood. */
export const MESSAGES: Readonly<Record<LanguageCode, Messages>> = { en, fr, es, ru, zh, ar };

/**
 * The messages for each Discord locale. Other locales get English.
 * Source of the codes: https://discord.com/developers/docs/reference#locales
 */
const LOCALES: Partial<Record<`${Locale}`, Messages>> = {
  fr,
  'es-ES': es,
  'es-419': es,
  ru,
  'zh-CN': zh,
  'zh-TW': zhTw,
};

/**
 * Returns the messages in the language of a question, or else for the locale of the person who asks.
 * @param locale A Discord locale such as `en-GB` or `es-419`. English if it is undefined or not supported.
 * @param language The language of the question, where it is clear. A person who asks in the language of their locale
 *   gets the locale's own variety of it, such as Chinese in traditional characters.
 */
export function messagesFor(locale: string | undefined, language?: LanguageCode): Messages {
  const found = Object.entries(LOCALES).find(([code]) => code === locale)?.[1];
  if (language === undefined) return found ?? en;
  return found && new Intl.Locale(found.locale).language === language ? found : MESSAGES[language];
}

/** The language of a Discord locale, by ISO 639-1 code; English if it is undefined or not supported. */
export function languageOfLocale(locale: string | undefined): LanguageCode {
  const { language } = new Intl.Locale(messagesFor(locale).locale);
  return LANGUAGE_CODES.find((code) => code === language) ?? 'en';
}

/** The messages of each Discord locale that has a translation. */
export function translations(): [string, Messages][] {
  return Object.entries(LOCALES);
}
