import { editDistance } from './spelling.ts';
import { words } from './text.ts';

/** Small words that the initials of a name may leave out. */
const SMALL_WORDS = new Set(['of', 'and', 'the', 'for', 'in', 'on', 'to', 'a']);
const NAME = /\p{Lu}[\p{L}\p{N}'’.-]*(?:\s+(?:(?:of|and|the|for|in|on|&)\s+)*\p{Lu}[\p{L}\p{N}'’.-]*)+/gu;
const SHORTEST_ACRONYM = 2;

/** Runs of capitalised words, small words among them included. */
function namesIn(text: string): string[] {
  return [...text.matchAll(NAME)].map(([name]) => name);
}

/**
 * Acronyms under which a text's names may be looked for: the initials of runs of capitalised words,
 * with and without their small words ("Royal Monetary Authority of Bhutan": rma, rmab, rmaob).
 */
export function acronymsIn(text: string): string[] {
  const found = new Set<string>();
  for (const name of namesIn(text)) {
    const parts = words(name);
    for (let from = 0; from < parts.length; from++) {
      for (const drop of [SMALL_WORDS, new Set(['and', 'the'])]) {
        const kept = parts.slice(from).filter((word) => !drop.has(word));
        for (let to = Math.max(SHORTEST_ACRONYM, 3); to <= kept.length; to++) {
          found.add(
            kept
              .slice(0, to)
              .map((word) => word[0])
              .join(''),
          );
        }
      }
    }
  }
  return [...found];
}

/**
 * Words in a host or path, where they run together: `PMOBhutan` is pmo and bhutan, `royalkidu` royal
 * and kidu.
 * @param isWord Whether something is a word to cut at.
 */
export function urlWords(url: string, isWord: (word: string) => boolean): string[] {
  const parts = decode(url)
    .replace(/^https?:\/\//i, '')
    .replace(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ');
  return words(parts.replace(/[_./-]/g, ' ')).flatMap((word) => [word, ...split(word, isWord)]);
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch (error) {
    if (error instanceof URIError) return url;
    throw error;
  }
}

/** Parts of a word that is several written as one; a part of at least two letters may be unknown. */
function split(word: string, isWord: (word: string) => boolean): string[] {
  if (word.length < 6 || isWord(word)) return [];
  for (let at = word.length - 3; at >= 2; at--) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    if (isWord(head) && head.length > 2 && isWord(tail)) return [head, tail];
  }
  for (let at = 3; at <= word.length - 3; at++) {
    const tail = word.slice(at);
    if (tail.length > 3 && isWord(tail)) {
      const head = word.slice(0, at);
      return [head, tail, ...split(head, isWord)];
    }
  }
  for (let at = word.length - 2; at >= 4; at--) {
    const head = word.slice(0, at);
    if (isWord(head)) {
      const tail = word.slice(at);
      return [head, tail, ...split(tail, isWord)];
    }
  }
  return [];
}

/**
 * Names that a text spells in several ways ("Gyalpo", "Gyelpo"): each to the spelling met first.
 * @param isCommon Whether a word is one of the language, which no other is a misspelling of.
 */
export function spellingVariants(
  textWords: Iterable<string>,
  isCommon: (word: string) => boolean,
): ReadonlyMap<string, string> {
  const names: string[] = [];
  const variants = new Map<string, string>();
  for (const word of new Set(textWords)) {
    if (word.length < 6 || !/^[a-z]+$/.test(word) || isCommon(word)) continue;
    const first = names.find((name) => name[0] === word[0] && editDistance(name, word, 1) <= 1);
    if (first === undefined) names.push(word);
    else variants.set(word, first);
  }
  return variants;
}
