import { type FormPart, NUMBERED_LINE } from './align.ts';
import { withoutTags } from './html.ts';
import { foldedLetters } from './letters.ts';
import type { Line } from './lines.ts';

/** Spaces that part two columns. */
const GAP = / {2,}/;
const BORDER = /^\s*\+[-=+\s]+\+\s*$/;
const ROW = /^\s*\|(?<left>[^|]*)\|(?<right>[^|]*)\|\s*$/;

/**
 * Text of two columns, question beside answer, as one: the left column of each row before its right one. Reads
 * the tables that pandoc draws with borders, and columns that are set apart by spaces (`pdftotext -layout`).
 * @returns The same lines where no columns are found.
 */
export function unfoldColumns(lines: readonly Line[], parts: readonly FormPart[]): readonly Line[] {
  const between = parts.flatMap((part) => (part.kind === 'question' ? [] : foldedLetters(part.text)));
  const isBetween = (text: string): boolean => {
    const letters = foldedLetters(text);
    return letters.length >= FEWEST_LETTERS && between.some((one) => one.startsWith(letters));
  };
  return rowsOf(lines, isBetween).flatMap((row) => unfoldBordered(row) ?? unfoldSpaced(row) ?? row);
}

/** Letters of a line that are enough to tell a heading by. */
const FEWEST_LETTERS = 8;

/** Lines in groups, each from a numbered line, a border or a heading to the next. */
function rowsOf(lines: readonly Line[], isBetween: (text: string) => boolean): Line[][] {
  const rows: Line[][] = [[]];
  let isBordered = false;
  for (const line of lines) {
    if (BORDER.test(line.text)) isBordered = true;
    else if (line.text.trim() !== '' && !ROW.test(line.text)) isBordered = false;
    const begins = isBordered
      ? BORDER.test(line.text)
      : NUMBERED_LINE.test(line.text) || isBetween(line.text);
    if (begins) rows.push([line]);
    else rows.at(-1)?.push(line);
  }
  return rows;
}

function unfoldBordered(row: readonly Line[]): Line[] | undefined {
  const cells = row.flatMap((line) => {
    const { left, right } = ROW.exec(line.text)?.groups ?? {};
    return left === undefined || right === undefined ? [] : [{ line, left, right }];
  });
  const others = row.filter((line) => !ROW.test(line.text) && !BORDER.test(line.text));
  if (cells.length < 2 || !row.some((line) => BORDER.test(line.text))) return undefined;
  return [
    ...cells.map(({ line, left }) => ({ ...line, text: left.trimEnd() })),
    ...cells.map(({ line, right }) => ({ ...line, text: withoutTags(right.trimEnd()) })),
    ...others,
  ];
}

/** A row whose right column begins at one place in all lines that have one. */
function unfoldSpaced(row: readonly Line[]): Line[] | undefined {
  const starts = row.flatMap(({ text }) => startOfRight(text) ?? []);
  const [start] = [...new Set(starts)]
    .filter((one) => standsBeside(row[0]?.text ?? '', one))
    .sort((a, b) => reach(row, b) - reach(row, a) || support(starts, b) - support(starts, a));
  if (start === undefined) return undefined;
  const end = reach(row, start);
  if (end < 2) return undefined;
  const inColumns = row.slice(0, end);
  return [
    ...inColumns.map((line) => ({ ...line, text: line.text.slice(0, start).trimEnd() })),
    ...inColumns.map((line) => ({ ...line, text: line.text.slice(start) })),
    ...row.slice(end),
  ];
}

/** Whether a line has text on both sides of a place, and a space before it. */
function standsBeside(text: string, start: number): boolean {
  return text.slice(0, start).trim() !== '' && text[start - 1] === ' ' && text.slice(start).trim() !== '';
}

/** How many lines from the first on have nothing across the place where the right column begins. */
function reach(row: readonly Line[], start: number): number {
  const across = row.findIndex(({ text }) => text.length > start && text[start - 1] !== ' ');
  return across === -1 ? row.length : across;
}

const support = (starts: readonly number[], start: number): number =>
  starts.filter((one) => one === start).length;

/** Where the right column may begin in a line: behind its last gap. */
function startOfRight(text: string): number | undefined {
  const last = text.trimEnd().split(GAP).at(-1) ?? '';
  const start = text.trimEnd().length - last.length;
  return start > 0 ? start : undefined;
}
