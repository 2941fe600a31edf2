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

/** What is known of words, by language; asked for only where a text needs it. */
export interface Vocabulary {
  /** How surely a folded word is one of the language: 1 for one of the phrasings, less for other common ones, 0 to 1. */
  readonly knows: (word: string) => number;
  /** Whether a word stands in the response, and so in questions of every language. */
  readonly isInResponse: (word: string) => boolean;
}

/** @param vocabularyOf Loaded when first asked for; called again for the same language, it should be quick. */
export function createChooseLanguages(vocabularyOf: (language: LanguageCode) => Vocabulary): ChooseLanguages {
  return (text, preferred) => {
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

/** Whether a text greets in another language than English, whose ways of asking know such words as chat. */
function isGreeting(text: string, code: LanguageCode): boolean {
  if (code === 'en') return false;
  const { words, language } = LANGUAGES[code];
  const greetings = new Set(words(language.commands.greetings));
  return words(text).some((word) => greetings.has(word));
}

function chooseLatin(
  text: string,
  preferred: LanguageCode,
  vocabularyOf: (language: LanguageCode) => Vocabulary,
): readonly LanguageCode[] {
  /** Numbers and question numbers are the same in every language. */
  const isTelling = (word: string): boolean => /\p{L}/u.test(word) && !/^q\d+$/.test(word);
  const scoreIn = (language: LanguageCode): { score: number; words: number } => {
    const { words, isStopWord } = LANGUAGES[language];
    const { knows, isInResponse } = vocabularyOf(language);
    const telling = words(text).filter(
      (word) => isTelling(word) && (isStopWord(word) || !isInResponse(word)),
    );
    const score = telling.reduce((sum, word) => sum + (isStopWord(word) ? 1 : knows(word)), 0);
    return { score, words: telling.length };
  };
  const signed = [
    ...SIGNS.filter(([, sign]) => sign.test(text)).map(([language]) => language),
    ...LATIN_LANGUAGES.filter((language) => isGreeting(text, language)),
  ];
  const english = scoreIn('en');
  if (english.words === 0 && signed.length === 0) return [preferred];
  if (english.score >= english.words && signed.length === 0 && preferred === 'en') return ['en'];
  const scores = LATIN_LANGUAGES.map((language) => ({
    language,
    score:
      (language === 'en' ? english : scoreIn(language)).score +
      (signed.includes(language) ? SIGN_WEIGHT : 0) +
      (language === preferred ? SAME : 0),
  })).sort((a, b) => b.score - a.score);
  const best = scores[0]?.score ?? 0;
  return scores.filter(({ score }) => score >= best - NEAR_WORDS).map(({ language }) => language);
}
