import type { FormQuestion } from '../questionnaire/form.ts';
import type { Questionnaire } from '../questionnaire/schema.ts';
import { foldedLetters } from './letters.ts';
import type { Line } from './lines.ts';
import { FEWEST, masked, pageNumbers } from './page-numbers.ts';
import { FORM_WORDS, REQUIRED_WORDS } from './web-form.ts';

const COMMENT = /^\s*<!--.*-->\s*$/;
const DATE_AND_TIME = /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?$/i;
/** How often a line is repeated between questions and their options to be furniture wherever it stands. */
const FEWEST_REPEATED = 5;

/** Lines by their indices. */
export interface Furniture {
  /** Heads and feet of pages. */
  readonly lines: ReadonlySet<number>;
  /** What may be some, too: repeated beside them alone, but not on most pages. */
  readonly suspects: ReadonlySet<number>;
}

/** A text by its lines with words. */
interface Printed {
  readonly lines: readonly Line[];
  /** Indices of the lines that are not blank. */
  readonly indices: readonly number[];
  /** Their indices by what the lines say, numbers masked. */
  readonly places: ReadonlyMap<string, readonly number[]>;
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
  const printed = readPrinted(lines);
  const furniture = pageNumbers(lines, printed.indices, form);
  const comments = printed.indices.filter((index) => COMMENT.test(textAt(printed, index)));
  for (const index of comments) if (/page/i.test(textAt(printed, index))) furniture.add(index);
  const pages = Math.max(furniture.size, lines.filter(({ startsPage }) => startsPage).length);
  const name = foldedLetters(survey.form.replace(/\(.*\)/, ''));
  for (const index of titlesAndDates(printed, form, name, furniture.size > 0)) furniture.add(index);
  const isOfForm = createIsOfForm(form);
  for (const index of betweenOptions(printed, form, isOfForm)) furniture.add(index);
  const suspects = growFurniture(furniture, pages, printed, form, isOfForm);
  for (const index of comments) furniture.add(index);
  return { lines: furniture, suspects };
}

function readPrinted(lines: readonly Line[]): Printed {
  const indices = lines.flatMap(({ text }, index) => (text.trim() === '' ? [] : [index]));
  const places = new Map<string, number[]>();
  for (const index of indices) {
    const mask = masked(lines[index]?.text ?? '');
    const same = places.get(mask);
    if (same) same.push(index);
    else places.set(mask, [index]);
  }
  return { lines, indices, places };
}

const textAt = ({ lines }: Printed, index: number): string => lines[index]?.text ?? '';

/** The words of the form's questions and options, each as a whole. */
const ownWordsOf = (form: readonly FormQuestion[]): ReadonlySet<string> =>
  new Set(form.flatMap(({ text, options = [] }) => [text, ...options].map(foldedLetters)));

/**
 * Lines that repeat the form's name, or a date and a time.
 * @param hasPages Whether something is known of pages; if not, they have to be repeated more often.
 */
function titlesAndDates(
  printed: Printed,
  form: readonly FormQuestion[],
  name: string,
  hasPages: boolean,
): number[] {
  const ownWords = ownWordsOf(form);
  return [...printed.places].flatMap(([mask, indices]) => {
    const text = textAt(printed, indices[0] ?? 0);
    const isTitle = foldedLetters(mask).includes(name) && !ownWords.has(foldedLetters(text));
    const isSure = indices.length >= (hasPages ? 2 : FEWEST);
    return isSure && (isTitle || DATE_AND_TIME.test(text.trim())) ? indices : [];
  });
}

/** Makes the function that tells whether folded letters are words of the form itself. */
function createIsOfForm(form: readonly FormQuestion[]): (letters: string) => boolean {
  const ownWords = ownWordsOf(form);
  const formWords = form
    .map(({ text, item, note }) => foldedLetters([text, item, note].join(' ')))
    .join('\n');
  const labels = new Set([...REQUIRED_WORDS, ...FORM_WORDS].map(foldedLetters));
  return (letters) =>
    formWords.includes(letters) ||
    labels.has(letters) ||
    // An option may have a tick before or behind it.
    [letters, letters.replace(/^x/, ''), letters.replace(/x$/, '')].some((one) => ownWords.has(one));
}

/** Repeated lines of which some stand between a question and its options: text there is no answer, here or elsewhere. */
function betweenOptions(
  printed: Printed,
  form: readonly FormQuestion[],
  isOfForm: (letters: string) => boolean,
): number[] {
  const firstOptions = new Set(form.flatMap(({ options = [] }) => foldedLetters(options[0] ?? '')));
  const nextOf = new Map(printed.indices.map((index, place) => [index, printed.indices[place + 1] ?? 0]));
  const isBeforeOptions = (index: number): boolean => {
    const next = foldedLetters(textAt(printed, nextOf.get(index) ?? 0));
    return next !== '' && (firstOptions.has(next) || firstOptions.has(next.replace(/^x/, '')));
  };
  return [...printed.places].flatMap(([mask, indices]) => {
    const letters = foldedLetters(mask);
    if (letters === '' || indices.length < FEWEST_REPEATED || isOfForm(letters)) return [];
    const between = indices.filter(isBeforeOptions).length;
    return between >= 2 && between <= indices.length / 2 ? indices : [];
  });
}

/** Makes the function that tells whether a line stands right beside furniture or a page's end. */
function createIsBeside(
  { lines, indices }: Printed,
  furniture: ReadonlySet<number>,
): (index: number) => boolean {
  const atPageEnd = (place: number): boolean =>
    lines
      .slice((indices[place] ?? 0) + 1, (indices[place + 1] ?? lines.length) + 1)
      .some((line) => line.startsPage);
  const placeOf = new Map(indices.map((index, place) => [index, place]));
  return (index) => {
    const place = placeOf.get(index) ?? 0;
    const isEnd = place === 0 || place === indices.length - 1;
    const neighbours = [indices[place - 1], indices[place + 1]];
    return (
      isEnd ||
      atPageEnd(place) ||
      (place > 0 && atPageEnd(place - 1)) ||
      neighbours.some((one) => one !== undefined && furniture.has(one) && Math.abs(one - index) <= FEWEST)
    );
  };
}

/**
 * Adds to the furniture what is repeated right beside it or a page's end, and so on outwards.
 * @param pages How many pages are known of.
 * @returns What may be furniture, too.
 */
function growFurniture(
  furniture: Set<number>,
  pages: number,
  printed: Printed,
  form: readonly FormQuestion[],
  isOfForm: (letters: string) => boolean,
): ReadonlySet<number> {
  const isBeside = createIsBeside(printed, furniture);
  const headingIn = headingsIn(printed, form);
  const suspects = new Set<number>();
  for (let size = -1; furniture.size + pages > 0 && size < furniture.size; ) {
    size = furniture.size;
    suspects.clear();
    for (const [mask, indices] of printed.places) {
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
    for (const index of printed.indices) {
      const heading = headingIn.get(index);
      if (heading === undefined || furniture.has(index)) continue;
      if (heading === section && isBeside(index)) heads.push(index);
      section = heading;
    }
    if (heads.length >= FEWEST) for (const index of heads) furniture.add(index);
  }
  return suspects;
}

/** Which section's heading a line is, with or without its letter and "(continued)". */
function headingsIn(printed: Printed, form: readonly FormQuestion[]): ReadonlyMap<number, string> {
  const headings = new Set(
    form.flatMap(({ before }) => before.map(({ text }) => foldedLetters(text.replace(/^[A-Z]\. /, '')))),
  );
  return new Map(
    printed.indices.flatMap((index) => {
      const letters = foldedLetters(textAt(printed, index).replace(/\((?:continued|cont\.?)\)/i, ''));
      const heading = headings.has(letters) ? letters : letters.replace(/^(?:section)?[a-z]/, '');
      return headings.has(heading) ? [[index, heading]] : [];
    }),
  );
}
