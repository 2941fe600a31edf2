import { decodeEntities, isHtml, plainLine, textOfHtml, withoutTags } from './html.ts';

/** A line of the text as it was given, or of a page's text; several can have the number of one line. */
export interface Line {
  /** Without characters that nobody sees, and with plain spaces alone. */
  readonly text: string;
  /** 1-based, in the file. */
  readonly number: number;
  /** Whether a page ends before it. */
  readonly startsPage: boolean;
  /** Whether it is the left column of a text in two, where nothing but the form's own words stands. */
  readonly isLeft?: boolean;
}

/** Zero-width space, word joiner and byte order mark; a soft hyphen within a line. */
const INVISIBLE = /[\u200B\u2060\uFEFF]|\u00AD(?!$)/g;
/** Hyphens at which no line breaks; a letter alone cannot tell them from others. */
const HYPHENS = /[\u2010\u2011]/g;
/** Letters that a PDF draws as one: ff, fi, fl, ffi, ffl, ft, st. */
const LIGATURES = /[\uFB00-\uFB06]/g;
const SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;

/** Divides a text of any rendering into its lines, with markup, ligatures and unusual blanks made plain. */
export function splitLines(source: string): Line[] {
  const html = isHtml(source);
  const lines = (html ? source : withoutTags(source)).split(/\r\n|[\r\n\v\u0085\u2028\u2029]/);
  return withoutQuoting(lines).flatMap((line, index) => {
    const text = decodeEntities(html ? textOfHtml(line) : plainLine(line).replace(/<br\s*\/?>/gi, '\n'));
    return text.split('\n').flatMap((part) =>
      part.split('\f').map(
        (piece, place): Line => ({
          text: piece
            .replace(SPACES, ' ')
            .replace(INVISIBLE, '')
            .replace(HYPHENS, '-')
            .replace(LIGATURES, (ligature) => ligature.normalize('NFKD'))
            .trimEnd(),
          number: index + 1,
          startsPage: place > 0,
        }),
      ),
    );
  });
}

/** Lines without the signs with which e-mail and Markdown quote nearly all of them, however deep. */
function withoutQuoting(lines: readonly string[]): readonly string[] {
  const printed = lines.filter((line) => line.trim() !== '');
  const quoted = printed.filter((line) => QUOTED.test(line));
  if (quoted.length === 0 || quoted.length < printed.length * NEARLY_ALL) return lines;
  return withoutQuoting(lines.map((line) => line.replace(QUOTED, '')));
}

const QUOTED = /^[\s\u200B\u2060]*> ?/;
const NEARLY_ALL = 0.9;

/** Lines joined again, with the way back from a place in the text to its line. */
export interface Source {
  readonly text: string;
  readonly lines: readonly Line[];
  /** The line at an offset of the text. */
  readonly lineAt: (offset: number) => Line;
  /** Where a line begins and ends, without its line break. */
  readonly rangeOf: (index: number) => { readonly start: number; readonly end: number };
  readonly indexAt: (offset: number) => number;
}

/** @param without Indices of lines that count as blank. */
export function joinLines(lines: readonly Line[], without: ReadonlySet<number>): Source {
  const starts: number[] = [];
  const kept = lines.map((line, index) => (without.has(index) ? { ...line, text: '' } : line));
  let length = 0;
  for (const { text } of kept) {
    starts.push(length);
    length += text.length + 1;
  }
  const indexAt = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const empty: Line = { text: '', number: 1, startsPage: false };
  return {
    text: kept.map(({ text }) => text).join('\n'),
    lines: kept,
    indexAt,
    lineAt: (offset) => kept[indexAt(offset)] ?? empty,
    rangeOf: (index) => {
      const start = starts[index] ?? length;
      return { start, end: start + (kept[index]?.text.length ?? 0) };
    },
  };
}
