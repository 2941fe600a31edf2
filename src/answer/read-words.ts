import { type CountryMention, countriesIn, mentionAt } from '../questionnaire/country-mentions.ts';
import type { SurveyResponse } from '../questionnaire/schema.ts';
import type { FullText } from '../search/full-text.ts';
import { type Correction, withoutAside } from '../search/query.ts';
import type { Intents } from '../search/ranking/intents.ts';

/** The words of a text, spelled as they are meant and without the names of the response's own country. */
export interface ReadWords {
  readonly words: readonly string[];
  /** Those that name another country. */
  readonly foreign: readonly string[];
  /** What names the own country, its people or its capital. */
  readonly own: { readonly text: string; readonly isCountry: boolean } | undefined;
}

/** Makes the function that reads the words of a text. */
export function createReadWords(
  { country }: SurveyResponse,
  { analysis, wordsInAnswers }: FullText,
  intents: Intents,
): (text: string, corrections: readonly Correction[]) => ReadWords {
  const isOwn = ({ codes }: CountryMention): boolean => codes.includes(country.code);
  return (text, corrections) => {
    const spelled = (word: string): string => {
      const correction = intents.knows(word) ? undefined : corrections.find(({ typed }) => typed === word);
      return correction?.used ?? word;
    };
    const query = withoutAside(text, analysis.language);
    const mentions = countriesIn(query);
    const own = mentions.find(isOwn);
    const tokens = analysis.tokens(query).map((token) => ({
      word: token.word,
      mention: mentionAt(mentions, token),
    }));
    return {
      own: own && { text: query.slice(own.start, own.end), isCountry: own.kind === 'name' },
      words: tokens.filter(({ mention }) => !mention || !isOwn(mention)).map(({ word }) => spelled(word)),
      foreign: tokens
        .filter(({ mention }) => mention && !isOwn(mention) && mention.kind !== 'people')
        .map(({ word }) => word)
        // The department of revenue and customs is no Congo.
        .filter((word) => !wordsInAnswers.has(word)),
    };
  };
}
