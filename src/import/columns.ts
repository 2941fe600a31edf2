import type { FormQuestion } from '../questionnaire/form.ts';
import { type FormPart, NUMBERED_LINE } from './align.ts';
import { plainLine } from './html.ts';
import { foldedLetters } from './letters.ts';
import type { Line } from './lines.ts';

/** Spaces that part two columns. */
const GAP = / {2,}/;
const BOX = / (?:[☐☑☒✓✔●○◉□■]|\[[ xX]\]) ?\p{L}/u;
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
  const questions = parts.flatMap((part) => (part.kind === 'question' ? part.asked : []));
  const rows = rowsOf(lines, (text) => isBetween(text) || beginsQuestion(text, questions));
  const usual = usualStarts(rows);
  let start = 0;
  return rows.flatMap((row) => {
    if (isBetween(row[0]?.text ?? '')) return row;
    const bordered = unfoldBordered(row);
    if (bordered) return bordered;
    const next = startOfRightIn(row, usual, start);
    start = next ?? start;
    return next === undefined ? row : unfoldSpaced(row, next);
  });
}

/** Letters of a line that are enough to tell a heading by. */
const FEWEST_LETTERS = 8;

/** Whether a line begins with a question's number and its words, however the two are parted: "7      What is". */
function beginsQuestion(text: string, questions: readonly FormQuestion[]): boolean {
  const { number, rest = '' } = NUMBER_BEFORE.exec(text)?.groups ?? {};
  const own = foldedLetters(questions[Number(number) - 1]?.text ?? '');
  const letters = foldedLetters(rest).slice(0, FEWEST_LETTERS);
  return letters !== '' && own !== '' && (own.startsWith(letters) || letters.startsWith(own));
}

const NUMBER_BEFORE = /^[^\p{L}\p{N}]*(?<number>\d{1,4})[^\p{L}\p{N}]+(?<rest>.*)$/u;

/** Lines in groups, each from a numbered line, a border or what begins a part of the form to the next. */
function rowsOf(lines: readonly Line[], beginsPart: (text: string) => boolean): Line[][] {
  const rows: Line[][] = [[]];
  let isBordered = false;
  for (const line of lines) {
    if (BORDER.test(line.text)) isBordered = true;
    else if (line.text.trim() !== '' && !ROW.test(line.text)) isBordered = false;
    const begins = isBordered
      ? BORDER.test(line.text)
      : NUMBERED_LINE.test(line.text) || beginsPart(line.text);
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
    ...cells.map(({ line, left }) => ({ ...line, text: left.trimEnd(), isLeft: true })),
    ...cells.map(({ line, right }) => ({ ...line, text: plainLine(right.trimEnd()) })),
    ...others,
  ];
}

/**
 * Where the right column of a row begins, if at one place in all lines that have one.
 * @param usual Where right columns begin in the text's other rows.
 * @param last Where it began in the row before.
 */
function startOfRightIn(row: readonly Line[], usual: ReadonlySet<number>, last: number): number | undefined {
  const starts = row.flatMap(({ text }) => startOfRight(text) ?? []).filter((one) => one >= NARROWEST);
  const support = (start: number): number => starts.filter((one) => one === start).length;
  const [start] = [...new Set([...starts, ...usual])]
    .filter((one) =>
      // A short answer can stand at half the height of its question, where others have shown the column.
      usual.has(one)
        ? row.some(({ text }) => standsBeside(text, one))
        : standsBeside(row[0]?.text ?? '', one) && support(one) >= 2,
    )
    .sort(
      (a, b) =>
        support(b) - support(a) || reach(row, b) - reach(row, a) || Math.abs(a - last) - Math.abs(b - last),
    );
  return start === undefined || reach(row, start) < 2 ? undefined : start;
}

function unfoldSpaced(row: readonly Line[], start: number): Line[] {
  const end = reach(row, start);
  const inColumns = row.slice(0, end);
  return [
    ...inColumns.map((line) => ({ ...line, text: line.text.slice(0, start).trimEnd(), isLeft: true })),
    ...inColumns.map((line) => ({ ...line, text: line.text.slice(start) })),
    ...row.slice(end),
  ];
}

/** Where right columns begin in several rows, and one place beside: a PDF's letters are not all as wide. */
function usualStarts(rows: readonly (readonly Line[])[]): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const start of rows.flatMap((row) => row.flatMap(({ text }) => startOfRight(text) ?? []))) {
    counts.set(start, (counts.get(start) ?? 0) + 1);
  }
  const often = [...counts].flatMap(([start, count]) => (count >= OFTEN && start >= NARROWEST ? start : []));
  return new Set(often.flatMap((start) => [start - 1, start, start + 1]));
}

const OFTEN = 3;
/** Characters of a left column; less is an indent. */
const NARROWEST = 12;

/** Whether a line has text on both sides of a place, and a space before it. */
function standsBeside(text: string, start: number): boolean {
  return text.slice(0, start).trim() !== '' && text[start - 1] === ' ' && text.slice(start).trim() !== '';
}

/** How many lines from the first on have nothing across the place where the right column begins. */
function reach(row: readonly Line[], start: number): number {
  const across = row.findIndex(({ text }) => text.length > start && text[start - 1] !== ' ');
  return across === -1 ? row.length : across;
}

/** Where the right column may begin in a line: at a box to tick, or behind the last gap. */
function startOfRight(text: string): number | undefined {
  const box = text.search(BOX);
  if (box > 0) return box + 1;
  const last = text.trimEnd().split(GAP).at(-1) ?? '';
  const start = text.trimEnd().length - last.length;
  return start > 0 ? start : undefined;
}
