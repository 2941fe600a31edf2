import ar from 'i18n-iso-countries/langs/ar.json' with { type: 'json' };
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import es from 'i18n-iso-countries/langs/es.json' with { type: 'json' };
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import ru from 'i18n-iso-countries/langs/ru.json' with { type: 'json' };
import zh from 'i18n-iso-countries/langs/zh.json' with { type: 'json' };

/** A country or territory of ISO 3166-1. */
export interface Country {
  /** Two letters, such as `BT`; Kosovo is `XK`. */
  readonly code: string;
  /**
   * @param locale Such as `fr` or `es-419`; a language without names here gets English ones.
   * @returns The country's name in that language.
   */
  name(locale: string): string;
}

/** The countries' names in one language. */
export interface CountryLanguage {
  readonly locale: string;
  /** Official and other names by code. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** The name in use, from the runtime's own data (Unicode CLDR). */
  readonly usual: (code: string) => string | undefined;
}

/** A file of the library; the compiler checks its form. */
interface LanguageFile {
  readonly locale: string;
  readonly countries: Readonly<Record<string, string | readonly string[]>>;
}

function readLanguage({ locale, countries }: LanguageFile): CountryLanguage {
  const regions = new Intl.DisplayNames([locale], { type: 'region' });
  return {
    locale,
    names: new Map(Object.entries(countries).map(([code, names]) => [code, [names].flat()])),
    usual: (code) => regions.of(code),
  };
}

const ENGLISH = readLanguage(en);

/** The six languages of the United Nations. */
export const COUNTRY_LANGUAGES: readonly CountryLanguage[] = [
  ENGLISH,
  ...[fr, es, ru, zh, ar].map(readLanguage),
];

/** @param code Two capital letters of ISO 3166-1. */
export function countryOf(code: string): Country {
  return {
    code,
    name: (locale) => {
      // The names at hand are in simplified characters.
      if (new Intl.Locale(locale).maximize().script === 'Hant') {
        return new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code;
      }
      const language = COUNTRY_LANGUAGES.find((one) => locale.split('-')[0] === one.locale) ?? ENGLISH;
      const [name] = language.names.get(code) ?? [];
      // "Micronesia, Federated States of" is the entry of an index, not a name for a sentence.
      return name === undefined || /[,(]/.test(name) ? (language.usual(code) ?? code) : name;
    },
  };
}
