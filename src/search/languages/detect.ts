/** Tells the language of a text: an ISO 639-1 code, or undefined where it is not clear. */
export type DetectLanguage = (text: string) => string | undefined;

/** Below this, in letters, words of one script look alike: "digital portal" is as good as any language. */
const FEWEST_LETTERS = 8;

const WORD = /\p{L}[\p{L}\p{M}\p{N}'’-]*/gu;
/** Whether a text is one word in Latin letters, which may be a name: "starlink" is no Dutch. */
function isLatinWord(text: string): boolean {
  const [first = '', ...others] = text.match(WORD) ?? [];
  return others.length === 0 && /^[\p{Script=Latin}\p{M}\p{N}'’-]+$/u.test(first);
}

/** How far the best language must be ahead of the next one, by the number of letters. */
const MARGINS: readonly { readonly below: number; readonly margin: number }[] = [
  { below: 20, margin: 0.1 },
  { below: 30, margin: 0.05 },
  { below: Number.POSITIVE_INFINITY, margin: 0.02 },
];

/**
 * What is left of the margin for a language that the bot understands. Who asks the bot is likely to write in one, and
 * Russian is never far ahead of its neighbours.
 */
const UNDERSTOOD_SHARE = 0.3;

/** Scripts that one language alone uses here, so that a single letter says enough. */
const SCRIPTS: readonly (readonly [language: string, letter: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['ko', /\p{Script=Hangul}/u],
  ['th', /\p{Script=Thai}/u],
  ['zh', /\p{Script=Han}/u],
];

/** Hindi and Marathi share a script and most words. A guess between them is better than English. */
const DEVANAGARI = /\p{Script=Devanagari}/u;

/**
 * Loads what tells languages apart. It takes some 200 ms and 1.6 MB, so a program that starts should not wait for it.
 * Indonesian is taken for Malay (`ms`): the library does not tell them apart.
 * @param understood The codes of the languages that the bot understands.
 */
export async function loadDetectLanguage(understood: readonly string[]): Promise<DetectLanguage> {
  const { eld } = await import('eld/small');
  return (text) => {
    const script = SCRIPTS.find(([, letter]) => letter.test(text));
    if (script) return script[0];
    const letters = text.match(/[\p{L}\p{M}]/gu)?.length ?? 0;
    if (letters < FEWEST_LETTERS || isLatinWord(text)) return undefined;
    const result = eld.detect(text);
    if (result.language === '') return undefined;
    if (DEVANAGARI.test(text)) return result.language;
    const [best = 0, second = 0] = Object.values(result.getScores());
    const margin = MARGINS.find(({ below }) => letters < below)?.margin ?? 0;
    const needed = understood.includes(result.language) ? margin * UNDERSTOOD_SHARE : margin;
    return best - second >= needed ? result.language : undefined;
  };
}
