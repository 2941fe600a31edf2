import type { FormQuestion } from '../questionnaire/form.ts';
import type { Questionnaire } from '../questionnaire/schema.ts';
import { foldedLetters } from './letters.ts';
import type { Line } from './lines.ts';
import { FORM_WORDS, REQUIRED_WORDS } from './web-form.ts';

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
const COMMENT = /^\s*<!--.*-->\s*$/;
const DATE_AND_TIME = /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?$/i;
/** How often a line is repeated in a text without page numbers to be the head or foot of its pages. */
const FEWEST = 3;
const FEWEST_REPEATED = 5;

/** Line breaks within a page's head, and digits that change from page to page, do not matter. */
const masked = (text: string): string => text.replace(/\s+/g, ' ').trim().replace(/\d+/g, '#');

/** Lines by their indices. */
export interface Furniture {
  /** Heads and feet of pages. */
  readonly lines: ReadonlySet<number>;
  /** What may be some, too: repeated beside them alone, but not on most pages. */
  readonly suspects: ReadonlySet<number>;
}

/**
 * Finds the heads and feet of pages: page numbers that count up, and what is repeated beside them or names the
 * form over and over. What is repeated otherwise may be an answer given several times and stays.
 */
export function findFurniture(
  lines: readonly Line[],
  form: readonly FormQuestion[],
  { survey }: Questionnaire,
): Furniture {
  const printed = lines.flatMap(({ text }, index) => (text.trim() === '' ? [] : [index]));
  const places = new Map<string, number[]>();
  for (const index of printed) {
    const mask = masked(lines[index]?.text ?? '');
    const same = places.get(mask);
    if (same) same.push(index);
    else places.set(mask, [index]);
  }
  const ownWords = new Set(form.flatMap(({ text, options = [] }) => [text, ...options].map(foldedLetters)));
  const headings = new Set(
    form.flatMap(({ before }) => before.map(({ text }) => foldedLetters(text.replace(/^[A-Z]\. /, '')))),
  );
  const headingIn = new Map(
    printed.flatMap((index) => {
      const letters = foldedLetters((lines[index]?.text ?? '').replace(/\((?:continued|cont\.?)\)/i, ''));
      const heading = headings.has(letters) ? letters : letters.replace(/^(?:section)?[a-z]/, '');
      return headings.has(heading) ? [[index, heading]] : [];
    }),
  );
  const furniture = pageNumbers(lines, printed, form);
  const comments = printed.filter((index) => COMMENT.test(lines[index]?.text ?? ''));
  for (const index of comments) if (/page/i.test(lines[index]?.text ?? '')) furniture.add(index);
  const pages = Math.max(furniture.size, lines.filter(({ startsPage }) => startsPage).length);

  const name = foldedLetters(survey.form.replace(/\(.*\)/, ''));
  for (const [mask, indices] of places) {
    if (indices.length < 2) continue;
    const text = lines[indices[0] ?? 0]?.text ?? '';
    const isTitle = foldedLetters(mask).includes(name) && !ownWords.has(foldedLetters(text));
    const isSure = indices.length >= FEWEST || furniture.size > 0;
    if (isSure && (isTitle || DATE_AND_TIME.test(text.trim())))
      for (const index of indices) furniture.add(index);
  }

  // What is repeated right beside known furniture or a page's end is furniture too, and so on outwards.
  const atPageEnd = (place: number): boolean =>
    lines
      .slice((printed[place] ?? 0) + 1, (printed[place + 1] ?? lines.length) + 1)
      .some((line) => line.startsPage);
  const placeOf = new Map(printed.map((index, place) => [index, place]));
  const isBeside = (index: number): boolean => {
    const place = placeOf.get(index) ?? 0;
    const isEnd = place === 0 || place === printed.length - 1;
    const neighbours = [printed[place - 1], printed[place + 1]];
    return (
      isEnd ||
      atPageEnd(place) ||
      (place > 0 && atPageEnd(place - 1)) ||
      neighbours.some((one) => one !== undefined && furniture.has(one) && Math.abs(one - index) <= FEWEST)
    );
  };
  // Text between a question and its options is no answer, here or where it is repeated.
  const formWords = form
    .map(({ text, item, note }) => foldedLetters([text, item, note].join(' ')))
    .join('\n');
  const labels = new Set([...REQUIRED_WORDS, ...FORM_WORDS].map(foldedLetters));
  const isOfForm = (letters: string): boolean =>
    formWords.includes(letters) ||
    labels.has(letters) ||
    // An option may have a tick before or behind it.
    [letters, letters.replace(/^x/, ''), letters.replace(/x$/, '')].some((one) => ownWords.has(one));
  const firstOptions = new Set(form.flatMap(({ options = [] }) => foldedLetters(options[0] ?? '')));
  const isBeforeOptions = (index: number): boolean => {
    const next = foldedLetters(lines[printed[(placeOf.get(index) ?? 0) + 1] ?? 0]?.text ?? '');
    return next !== '' && (firstOptions.has(next) || firstOptions.has(next.replace(/^x/, '')));
  };
  for (const [mask, indices] of places) {
    const letters = foldedLetters(mask);
    if (letters === '' || indices.length < FEWEST_REPEATED || isOfForm(letters)) continue;
    const between = indices.filter(isBeforeOptions).length;
    if (between >= 2 && between <= indices.length / 2) for (const index of indices) furniture.add(index);
  }
  const suspects = new Set<number>();
  for (let size = -1; furniture.size + pages > 0 && size < furniture.size; ) {
    size = furniture.size;
    suspects.clear();
    for (const [mask, indices] of places) {
      // Numbers alone are pages' where they count up, which pageNumbers looks at.
      if (/^\W*#\W*$/.test(mask)) continue;
      if (indices.length < 2 || isOfForm(foldedLetters(mask))) continue;
      const beside = indices.filter(isBeside);
      const isUsual = beside.length >= Math.max(FEWEST, indices.length * 0.8, pages * 0.6);
      if (isUsual) for (const index of beside) furniture.add(index);
      else if (beside.length === indices.length && beside.length >= pages * 0.4) {
        for (const index of beside) suspects.add(index);
      }
    }
    // A section's title is the running head of its pages after the first.
    const heads: number[] = [];
    let section: string | undefined;
    for (const index of printed) {
      const heading = headingIn.get(index);
      if (heading === undefined || furniture.has(index)) continue;
      if (heading === section && isBeside(index)) heads.push(index);
      section = heading;
    }
    if (heads.length >= FEWEST) for (const index of heads) furniture.add(index);
  }
  for (const index of comments) furniture.add(index);
  return { lines: furniture, suspects };
}

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
function pageNumbers(
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
