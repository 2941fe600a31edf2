import type { TextAnalysis, Token } from './text.ts';

/** Small words that the initials of a name may leave out. */
const SMALL_WORDS = new Set(['of', 'and', 'the', 'for', 'in', 'on', 'to', 'a']);
/** The look-behind keeps the time linear: a name does not begin within a word. */
const NAME =
  /(?<![\p{L}\p{N}'’.-])\p{Lu}[\p{L}\p{N}'’.-]*(?:\s+(?:(?:of|and|the|for|in|on|&)\s+)*\p{Lu}[\p{L}\p{N}'’.-]*)+/gu;
const SHORTEST_INITIALS = 3;
const LONGEST_INITIALS = 8;

/** Stands with all its letters among the initials: "Department of IT & Telecom" is DITT. */
const ACRONYM = /^\p{Lu}{2,3}$/u;
const first = ({ word }: Token): string => word.charAt(0);

/**
 * Finds the initials under which a text's names may be looked for: those of runs of capitalised words, with and without
 * their small words ("Royal Monetary Authority of Bhutan": rma, rmab, rmaob).
 */
export function initialsIn(text: string, { tokens }: TextAnalysis): string[] {
  const found = new Set<string>();
  const wholly = (name: string): ((token: Token) => string) => {
    return ({ word, start, end }) => (ACRONYM.test(name.slice(start, end)) ? word : word.charAt(0));
  };
  for (const [name] of text.matchAll(NAME)) {
    const parts = tokens(name);
    parts.forEach((_, from) => {
      const window = parts.slice(from, from + 2 * LONGEST_INITIALS);
      for (const [dropped, initial] of [
        [SMALL_WORDS, first],
        [new Set(['and', 'the']), first],
        [SMALL_WORDS, wholly(name)],
      ] as const) {
        const initials = window.flatMap((token) => (dropped.has(token.word) ? [] : initial(token))).join('');
        const longest = Math.min(initials.length, LONGEST_INITIALS);
        for (let to = SHORTEST_INITIALS; to <= longest; to++) found.add(initials.slice(0, to));
      }
    });
  }
  return [...found];
}

/**
 * Finds the words in a host or path, where they run together: `PMOBhutan` is pmo and bhutan, `royalkidu` royal and kidu.
 * @param isWord Whether something is a word to cut at.
 */
export function urlWords(url: string, isWord: (word: string) => boolean, { words }: TextAnalysis): string[] {
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

/** Longer runs are not split: they are not a few words written as one. */
const LONGEST_RUN = 40;

/** Parts of a word that is several written as one; a part of at least two letters may be unknown. */
function split(word: string, isWord: (word: string) => boolean): string[] {
  if (word.length < 6 || word.length > LONGEST_RUN || isWord(word)) return [];
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
