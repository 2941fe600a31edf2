import type { FormQuestion } from '../questionnaire/form.ts';
import { foldedLetters } from './letters.ts';
import type { Line } from './lines.ts';

/** "3/15", "Page 3 of 15", "3 page", "p. 3", "- 3 -", "3": the page's number, alone on its line or at an end of it. */
const PAGE_NUMBERS: readonly RegExp[] = [
  /^(?<rest>.*?)(?:\b(?:page|p\.?|pg\.?|página|seite)\s*)?\b(?<page>\d{1,4})\s*(?:\/|of|de|sur|von)\s*(?<of>\d{1,4})$/i,
  /^(?<rest>.*?)\b(?:page|p\.|pg\.?|página|seite)\s*(?<page>\d{1,4})$/i,
  /^(?<rest>)(?<page>\d{1,4})\s+page$/i,
  /^(?<rest>)[-–—~[(]\s*(?<page>\d{1,4})\s*[-–—~\])]$/,
  /^(?<rest>.*\S\s{3,})(?<page>\d{1,4})$/,
  /^(?<page>\d{1,4})(?<rest>\s{3,}\S.*)$/,
  /^(?<rest>)(?<page>\d{1,4})$/,
];
/** "i", "xiv" alone on its line. */
const ROMAN = /^(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})$/i;
/** How often a line is repeated in a text without page numbers to be the head or foot of its pages. */
export const FEWEST = 3;

/** Line breaks within a page's head, and digits that change from page to page, do not matter. */
export const masked = (text: string): string => text.replace(/\s+/g, ' ').trim().replace(/\d+/g, '#');

interface PageNumber {
  readonly index: number;
  /** Its place among the lines with text. */
  readonly place: number;
  readonly page: number;
  readonly of: number | undefined;
  /** A number and nothing else, with no page's end beside it. */
  readonly isAlone: boolean;
}

/** Numbers alone, without a page's end beside them, have to count this far not to be answers. */
const FEWEST_BARE = 5;

/** Lines with text from one page number to the next; a list in an answer has fewer. */
const FEWEST_ON_PAGE = 6;

/** A line without the signs around a page's number, which is written in Arabic figures. */
export function pageText(line: string): string {
  const text = line.replace(/[*_#=|{}]+|(?<!\d)[-–—]{3,}/g, ' ').trim();
  const inside = text.startsWith('(') && text.endsWith(')') ? text.slice(1, -1) : '';
  const inner = /[^\d\s]/.test(inside) ? inside : text;
  return ROMAN.test(inner) ? String(arabic(inner)) : inner.replace(/\bp a g e\b/i, 'page');
}

const FIGURES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };

const arabic = (roman: string): number =>
  [...roman.toLowerCase()]
    .map((figure) => FIGURES[figure] ?? 0)
    .reduce((sum, one, at, all) => sum + (one < (all[at + 1] ?? 0) ? -one : one), 0);

function besidePageEnd(lines: readonly Line[], index: number): boolean {
  return lines.slice(Math.max(0, index - 2), index + 4).some(({ startsPage }) => startsPage);
}

/** Lines with the numbers of pages, which count up from page to page. */
export function pageNumbers(
  lines: readonly Line[],
  printed: readonly number[],
  form: readonly FormQuestion[],
): Set<number> {
  const found = new Set<number>();
  PAGE_NUMBERS.forEach((pattern, kind) => {
    const isBare = kind >= PAGE_NUMBERS.length - 3;
    const groups = new Map<
      string,
      { readonly rest: string; readonly group: [PageNumber, ...PageNumber[]] }
    >();
    printed.forEach((index, place) => {
      const { rest = '', page, of = '' } = pattern.exec(pageText(lines[index]?.text ?? ''))?.groups ?? {};
      if (page === undefined || found.has(index)) return;
      if (isBare && numbersQuestion(Number(page), lines[printed[place + 1] ?? 0]?.text ?? '', form)) return;
      const isAlone = kind === PAGE_NUMBERS.length - 1 && !besidePageEnd(lines, index);
      const group = `${masked(rest)}/${of}`;
      const one = { index, place, page: Number(page), of: of === '' ? undefined : Number(of), isAlone };
      const same = groups.get(group);
      if (same) same.group.push(one);
      else groups.set(group, { rest: rest.trim(), group: [one] });
    });
    for (const { rest, group } of groups.values()) {
      const steps = group.slice(1).map(({ page }, before) => page - (group[before]?.page ?? 0));
      const [{ page: first, of, isAlone }] = group;
      const gaps = group.slice(1).map(({ place }, before) => place - (group[before]?.place ?? 0));
      const isSpread = gaps.every((gap) => gap >= FEWEST_ON_PAGE);
      const isAtEnds = group.every(({ index }) => besidePageEnd(lines, index));
      // Left and right pages can have heads of their own.
      const isEveryOther = rest !== '' && isSpread && steps.every((step) => step === 2);
      // "Law 5 of 2019" and "Law 6 of 2019" count up too, but not through most of their 2019.
      const counts =
        of === undefined
          ? (first <= 2 || isAtEnds) &&
            (isEveryOther || steps.every((step) => step === 1)) &&
            (rest !== '' || isSpread) &&
            group.length >= (isAlone ? FEWEST_BARE : FEWEST)
          : steps.every((step) => step >= 1) && group.length >= Math.max(2, of / 2);
      if (counts) for (const { index } of group) found.add(index);
    }
  });
  return found;
}

/** Whether a number alone on its line is the number of the question that comes next. */
function numbersQuestion(number: number, next: string, form: readonly FormQuestion[]): boolean {
  const asked = form[number - 1];
  const letters = foldedLetters(next);
  return asked !== undefined && letters !== '' && foldedLetters(asked.text).startsWith(letters.slice(0, 20));
}
