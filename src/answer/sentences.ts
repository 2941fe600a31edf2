import { findLinks } from '../questionnaire/markdown.ts';
import type { PlacedLink } from '../questionnaire/schema.ts';

/** A full stop after these ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:[A-Za-z]|no|art|sec|viz|vs|etc|e\.g|i\.e|dr|mr|mrs|ms|st|dept|govt|approx|incl|ii|iii|iv|vi|vii|viii|ix)\.$/i;
/** More characters than the longest abbreviation with what stands before it. */
const ABBREVIATION_ROOM = 12;
const NEGATION =
  /\b(?:no|not|never|none|neither|nor|without|except|unless|cannot|lack(?:s|ing)?|but|however|only|yet|pending)\b|n['’]t\b/i;

/** Words that stand in English sentences and in those of no other language. */
const ENGLISH_WORD = /\b(?:the|of|and|to|for|is|are|was|were|by|with)\b/gi;
/** An English sentence has one of them in so many words. */
const MOST_BETWEEN = 12;

/** A line break, or a full stop before white space; those of Chinese, Hindi, Urdu and Arabic need no space. */
const SENTENCE_END = /(?<![.!?])[.!?]+["'”’)]*(?=\s)|[。！？｡।۔؟]+["'”’)」』）]*|\n/g;

/** What stands where a text was cut. */
export const CUT_MARK = ' […]';

/**
 * Cuts a text into its sentences, verbatim: joined again they are the text, white space folded.
 * A line break ends a sentence; a full stop inside a link or after an abbreviation does not.
 */
export function sentences(text: string): readonly string[] {
  const links = findLinks(text).values();
  let link = links.next().value;
  const found: string[] = [];
  let from = 0;
  for (const match of text.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].length;
    while (link && link.end <= match.index) link = links.next().value;
    if (link && match.index >= link.start) continue;
    if (match[0] !== '\n' && ABBREVIATION.test(text.slice(Math.max(from, end - ABBREVIATION_ROOM), end)))
      continue;
    found.push(text.slice(from, end));
    from = end;
  }
  found.push(text.slice(from));
  return found.map((sentence) => sentence.trim()).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** Whether a sentence is English, whose words that negate or limit are known. */
function isEnglish(sentence: string): boolean {
  const known = sentence.match(ENGLISH_WORD)?.length ?? 0;
  return known * MOST_BETWEEN >= sentence.split(/\s+/).length;
}

/**
 * The beginning of a text, cut so that its meaning cannot turn round: at a sentence end where one
 * fits; else, in English, at a word end, provided that what is left out of the sentence negates or limits nothing.
 * @param text Verbatim text.
 * @param max Longest result in UTF-16 units, mark included; at least the mark's length.
 * @returns The text itself when it fits; else the part that does, with {@link CUT_MARK}; only the mark
 *   when nothing can be shown safely.
 */
export function excerpt(text: string, max: number): string {
  const whole = text.trim();
  if (whole.length <= max) return whole;
  const room = max - CUT_MARK.length;
  let end = 0;
  for (const sentence of sentences(whole)) {
    const sentenceEnd = whole.indexOf(sentence, end) + sentence.length;
    if (sentenceEnd > room) break;
    end = sentenceEnd;
  }
  if (end > 0) return whole.slice(0, end) + CUT_MARK;

  const first = sentences(whole)[0] ?? '';
  const firstStart = whole.indexOf(first);
  const links = findLinks(whole);
  const wordEnd = Math.max(whole.lastIndexOf(' ', room), whole.lastIndexOf('\n', room));
  const cutLink = links.find(({ start, end: linkEnd }) => wordEnd > start && wordEnd < linkEnd);
  const cut = cutLink ? cutLink.start : wordEnd;
  const isSafe = isEnglish(first) && !NEGATION.test(first.slice(cut - firstStart));
  if (cut <= firstStart || !isSafe) return CUT_MARK.trim();
  return whole.slice(0, cut).trimEnd() + CUT_MARK;
}

/**
 * Cuts a text into parts of at most `max` UTF-16 units at word ends, outside of links; nothing is lost.
 * A longer word is cut between characters; a longer link is a part of its own.
 */
export function splitLong(text: string, max: number): string[] {
  if (text.length <= max) return [text];
  const parts: string[] = [];
  let part = '';
  const words = pieces(text).flatMap((piece) =>
    piece.kind === 'link'
      ? [text.slice(piece.link.start, piece.link.end)]
      : piece.text.split(/(?<=\s)/).flatMap((word) => cutWord(word, max)),
  );
  for (const word of words) {
    if (part !== '' && part.length + word.length > max) {
      parts.push(part.trim());
      part = '';
    }
    part += word;
  }
  return [...parts, part.trim()].filter((one) => one !== '');
}

/** Characters beyond a cut that tell whether it parts what is read as one character. */
const LOOK_AHEAD = 32;

/** Cuts a word that is longer than `max` UTF-16 units, without parting what is read as one character. */
function cutWord(word: string, max: number): string[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const parts: string[] = [];
  let from = 0;
  while (word.length - from > max) {
    // Segmenting the whole word would take quadratic time.
    const segments = segmenter.segment(word.slice(from, from + max + LOOK_AHEAD));
    const length = segments.containing(max)?.index || max;
    parts.push(word.slice(from, from + length));
    from += length;
  }
  return [...parts, word.slice(from)];
}

/** A run of words of a text, or a link that stands in it. */
export type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'link'; readonly link: PlacedLink };

/** A text as the sequence of its words and its links, nothing left out. */
export function pieces(text: string): readonly Piece[] {
  const all: Piece[] = [];
  let at = 0;
  for (const link of findLinks(text)) {
    if (link.start > at) all.push({ kind: 'words', text: text.slice(at, link.start) });
    all.push({ kind: 'link', link });
    at = link.end;
  }
  if (at < text.length) all.push({ kind: 'words', text: text.slice(at) });
  return all;
}

/** The words of a text without its links: each run verbatim, runs of only punctuation left out. */
export function wordRuns(text: string): string[] {
  return pieces(text)
    .flatMap((piece) => (piece.kind === 'words' ? [piece.text] : []))
    .map((run) => run.replace(/\s+/g, ' ').replace(/^[\s:–-]+|(?<![\s:–-])[\s:–-]+$/g, ''))
    .filter((run) => /[\p{L}\p{N}]/u.test(run));
}
