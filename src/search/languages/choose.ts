import { LANGUAGES, type LanguageCode } from './index.ts';

/**
 * The languages in which a text may be meant, likeliest first.
 * @param preferred The language of the person, taken first where others are not likelier.
 * @returns Empty for a text in none of the languages understood.
 */
export type ChooseLanguages = (text: string, preferred: LanguageCode) => readonly LanguageCode[];

/** Letters that tell a script's language from the others that are written in it. */
const SCRIPTS: readonly {
  readonly letters: RegExp;
  readonly not: RegExp;
  readonly language: LanguageCode;
}[] = [
  // Kana and hangul: Japanese and Korean.
  {
    letters: /\p{Script=Han}/gu,
    not: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u,
    language: 'zh',
  },
  // Letters of Persian, Urdu, Pashto and Uyghur.
  { letters: /\p{Script=Arabic}/gu, not: /[پچژگٹڈڑںےۀەھێۆ]/u, language: 'ar' },
  // Letters of Ukrainian, Belarusian, Serbian, Macedonian and Kazakh.
  { letters: /\p{Script=Cyrillic}/gu, not: /[іїєґўђћљњџјѓќѕәғқңөұүһ]/iu, language: 'ru' },
];
const LATIN_LANGUAGES = ['en', 'fr', 'es'] as const satisfies readonly LanguageCode[];
const LATIN = /\p{Script=Latin}/gu;
/** Any letter of a script other than those above. */
const OTHER_SCRIPT = /(?![\p{Script=Latin}\p{Script=Han}\p{Script=Arabic}\p{Script=Cyrillic}])\p{L}/gu;
/** Signs that only one of the languages written in Latin letters uses. */
const SIGNS: readonly (readonly [LanguageCode, RegExp])[] = [
  ['es', /[¿¡ñáíóú]|(?<!\p{L})qué(?!\p{L})/iu],
  ['fr', /[çœèêëîûùà]|\b(?:[dljmnst]|qu)['’](?=[\p{L}])|\best-ce\b/iu],
];
/** What a sign counts beside a word. */
const SIGN_WEIGHT = 1.5;
/** Languages that know at most so many words fewer than the best one are tried too. */
const NEAR_WORDS = 1;
/** The person's own language comes first where it knows at most so much less. */
const SAME = 0.25;

/** Score of a word that stands in the response, whose names are asked for in every language. */
const IN_RESPONSE = 0.25;
/** A word this many times rarer than in another language is taken for borrowed and counts less. */
const SELDOM = 3;

/** What is known of words, by language; asked for only where a text needs it. */
export interface Vocabulary {
  /** How surely a folded word is one of the language: 1 for one of the phrasings, less for other common ones, 0 to 1. */
  readonly knows: (word: string) => number;
  /** The share of the ways of asking that a folded word stands in, 0 to 1. */
  readonly frequency: (word: string) => number;
  /** Whether a word stands in the response, and so in questions of every language. */
  readonly isInResponse: (word: string) => boolean;
}

/** @param vocabularyOf Loaded when first asked for; called again for the same language, it should be quick. */
export function createChooseLanguages(vocabularyOf: (language: LanguageCode) => Vocabulary): ChooseLanguages {
  return (written, preferred) => {
    // Such as the Arabic letter mark, which nobody sees.
    const text = written.replace(/\p{Cf}/gu, '');
    const count = (letters: RegExp): number => (text.match(letters) ?? []).length;
    const [script] = SCRIPTS.map((one) => ({ ...one, count: count(one.letters) })).sort(
      (a, b) => b.count - a.count,
    );
    const other = count(OTHER_SCRIPT);
    // The names in Latin letters may be longer than the question around them.
    if (script && script.count > 0 && script.count >= other) {
      return script.not.test(text) ? [] : [script.language];
    }
    if (other > count(LATIN)) return [];
    return chooseLatin(text, preferred, vocabularyOf);
  };
}

function chooseLatin(
  text: string,
  preferred: LanguageCode,
  vocabularyOf: (language: LanguageCode) => Vocabulary,
): readonly LanguageCode[] {
  /** Numbers, question numbers and letters that are no word by themselves are the same in every language. */
  const isTelling = (word: string): boolean =>
    /\p{L}/u.test(word) && !/^(?:q\d+|[a-hj-np-tv-xz])$/.test(word);
  const wordsIn = (language: LanguageCode): string[] => LANGUAGES[language].words(text).filter(isTelling);
  const isNamed = (language: LanguageCode, word: string): boolean =>
    !LANGUAGES[language].isStopWord(word) && vocabularyOf(language).isInResponse(word);
  const knowsIn = (language: LanguageCode, word: string): number =>
    LANGUAGES[language].isStopWord(word) ? 1 : vocabularyOf(language).knows(word);
  const scoreIn = (language: LanguageCode): number =>
    wordsIn(language).reduce((sum, word) => {
      const most = Math.max(...LATIN_LANGUAGES.map((one) => vocabularyOf(one).frequency(word)));
      const own = vocabularyOf(language).frequency(word);
      const isBorrowed = own > 0 && !LANGUAGES[language].isStopWord(word);
      const share = isBorrowed ? Math.min(1, (SELDOM * own) / most) : 1;
      return sum + knowsIn(language, word) * share * (isNamed(language, word) ? IN_RESPONSE : 1);
    }, 0);
  const signed = SIGNS.filter(([, sign]) => sign.test(text)).map(([language]) => language);
  const telling = wordsIn('en').filter((word) => !isNamed('en', word));
  if (telling.length === 0 && signed.length === 0) return [preferred];
  const isEnglish = telling.every((word) => knowsIn('en', word) === 1);
  if (isEnglish && signed.length === 0 && preferred === 'en') return ['en'];
  const scores = LATIN_LANGUAGES.map((language) => ({
    language,
    score:
      scoreIn(language) + (signed.includes(language) ? SIGN_WEIGHT : 0) + (language === preferred ? SAME : 0),
  })).sort((a, b) => b.score - a.score);
  const best = scores[0]?.score ?? 0;
  const near = scores.filter(({ score }) => score >= best - NEAR_WORDS).map(({ language }) => language);
  // "Agent" by itself: a word of the person's own language, too.
  const [word, ...others] = wordsIn(preferred);
  const isOwnWord = word !== undefined && others.length === 0 && knowsIn(preferred, word) > 0;
  const first = near.filter((language) => isOwnWord && language === preferred);
  return [...new Set([...first, ...near])];
}
