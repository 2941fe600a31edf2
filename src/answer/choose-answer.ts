import { type LanguageCode, lazily } from '../search/languages/index.ts';
import { SURE_FROM } from '../search/search.ts';
import { type Answer, isSure } from './answer.ts';

/** By so much less a search may be sure in the person's own language. */
const AS_SURE = 0.05;

/**
 * Chooses among the answers to a text that may be meant in several languages.
 * @param languages Likeliest first.
 * @param own The language of the person; undefined if it is not known.
 * @param ask Answers in a language; called only as far as needed, once for each.
 * @returns Undefined for no languages.
 */
export function chooseAnswer<T extends { readonly answer: Answer }>(
  languages: readonly LanguageCode[],
  own: LanguageCode | undefined,
  ask: (language: LanguageCode) => T,
): T | undefined {
  const askIn = lazily(ask);
  const mayBeOwn = own !== undefined && languages.includes(own);
  const usual = own ?? 'en';
  let best: T | undefined;
  for (const language of languages) {
    const found = askIn(language);
    const { answer } = found;
    if (mayBeOwn && language !== own && answer.kind === 'answered') {
      const inOwn = askIn(own);
      if (isAsGood(inOwn.answer, answer)) return inOwn;
      // A word or two are answered with less certainty, but not in another language than the person's.
      if (!isCertain(answer, SURE_FROM)) continue;
    }
    if (isSure(answer)) return found;
    // Topics that are only near are no reason to take a text for another language than it looks like.
    const isNearer = language === usual && answer.kind === 'closest' && best?.answer.kind === 'not_found';
    if (!best || isNearer) best = found;
  }
  return best;
}

/** Whether a search is hardly less sure of an answer than of another one, and of no more misspelt words. */
function isAsGood(own: Answer, other: Answer & { kind: 'answered' }): boolean {
  const least = Math.max(SURE_FROM, (other.confidence ?? 1) - AS_SURE);
  return isCertain(own, least) && own.corrections.length <= other.corrections.length;
}

/** Whether a text is answered, and the search at least so sure; words that stand in an answer leave no doubt. */
function isCertain(answer: Answer, least: number): answer is Answer & { kind: 'answered' } {
  return answer.kind === 'answered' && (answer.confidence ?? 1) >= least;
}
