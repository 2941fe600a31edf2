import type { FormQuestion } from '../questionnaire/form.ts';
import { CELL, type Place, REQUIRED } from './align.ts';
import type { BodyLine, Doubt, TextAt } from './imported.ts';
import { foldedLetters } from './letters.ts';
import type { Source } from './lines.ts';
import type { Placement } from './place.ts';
import { endOfLetters } from './ticks.ts';
import { COLUMN_TITLES, FORM_WORDS, PLACEHOLDERS, REQUIRED_WORDS } from './web-form.ts';
import { compareWording, wordsOf } from './wording.ts';

const PLACEHOLDER = PLACEHOLDERS.map(foldedLetters);
const WEB_FORM = [...REQUIRED_WORDS, ...FORM_WORDS].map(foldedLetters);

/** The text of lines, one below the other. */
export const joined = (body: readonly BodyLine[]): string => body.map(({ text }) => text).join('\n');
/** A question as it stands in the text, with what stands below it. */
export interface Body {
  readonly asked: FormQuestion;
  readonly required: boolean;
  readonly lines: readonly BodyLine[];
}

/** What stands below the questions, and what does not belong to any. */
export interface Bodies {
  readonly bodies: readonly Body[];
  /** Before the first question, after the last, and the chrome of a web form. */
  readonly outside: readonly TextAt[];
  readonly doubts: readonly Doubt[];
}

/** Cuts the text into what stands below each question, without what the form printed there. */
export function cutBodies({ places, parts, source }: Placement, chrome: readonly string[]): Bodies {
  const outside: TextAt[] = [];
  const doubts: Doubt[] = [];
  const leave = (lines: readonly BodyLine[]): void => {
    const printed = lines.filter(({ text }) => foldedLetters(text) !== '');
    outside.push(...printed.map(({ text, number }) => ({ line: number, text: text.trim() })));
  };
  const doubt = (lines: readonly BodyLine[], why: string): void => {
    const first = lines.find(({ text }) => foldedLetters(text) !== '');
    if (first) doubts.push({ line: first.number, text: first.text.trim(), why });
  };
  leave(linesBetween(0, places[0]?.start ?? 0, source));
  const cut = places.flatMap((place, index): Body[] => {
    const part = parts[place.part];
    const next = places[index + 1];
    const all = linesBetween(place.end, next?.start ?? source.text.length, source);
    const lineStart = source.rangeOf(source.indexAt(place.end)).start;
    const isRow = source.text.slice(lineStart, place.end).includes('|');
    const below = withoutSigns(all, place.follows, isRow);
    if (part?.kind !== 'question') {
      leave(below);
      if (next && !below.every(({ text }) => isTitleRow(text) || SIGNS_ALONE.test(text)))
        doubt(below, 'text stands between a heading and a question');
      return [];
    }
    const { asked } = part;
    const lines = asked.note === undefined ? below : withoutWords(below, asked.note);
    if (asked.note !== undefined && lines === below && resembles(asked.note, joined(below))) {
      doubt(below, 'the note of the form stands here in other words');
    }
    return [{ asked, required: isRequired(source.text.slice(place.wordsStart, place.end), all), lines }];
  });
  const chromes = new Set([...chrome.map(foldedLetters), ...webFormWords(cut), ...PLACEHOLDER]);
  const bodies = cut.map((body): Body => {
    const isChrome = ({ text }: BodyLine): boolean =>
      text.trim() === '' ||
      chromes.has(foldedLetters(text)) ||
      isTitleRow(text) ||
      isSentencesOf(text, chromes);
    const first = body.lines.findIndex((line) => !isChrome(line));
    const last = body.lines.findLastIndex((line) => !isChrome(line));
    const isForm = (_: BodyLine, at: number): boolean => first === -1 || at < first || at > last;
    leave(body.lines.filter(isForm));
    return { ...body, lines: trimSigns(body.lines.filter((line, at) => !isForm(line, at))) };
  });
  return { bodies, outside, doubts };
}

/** Whether a line has the titles of a table's columns: "| No. | Question | Answer |". */
function isTitleRow(text: string): boolean {
  const cells = text
    .split(/\||\t| {3,}/)
    .map(foldedLetters)
    .filter((cell) => cell !== '');
  return cells.length > 1 && cells.every((cell) => TITLES.has(cell));
}

const TITLES = new Set(COLUMN_TITLES.map(foldedLetters));

/** Words of a web form that stand below several questions: below one, they are its answer. */
function webFormWords(bodies: readonly Body[]): string[] {
  return WEB_FORM.filter((words) => {
    const below = bodies.filter(({ lines }) => lines.some(({ text }) => foldedLetters(text) === words));
    return below.length >= FEWEST;
  });
}

const FEWEST = 3;

/** Whether the mark of a required question stands among its words, behind or below them. */
function isRequired(words: string, lines: readonly BodyLine[]): boolean {
  const [first, ...more] = lines;
  const below = more.find(({ text }) => text.trim() !== '')?.text ?? '';
  return (
    /\*|[([](?:required|mandatory)[)\]]/i.test(`${words}${first?.text ?? ''}`.replaceAll('**', '')) ||
    /^\s*\\?\*\s*$/.test(below)
  );
}

/** Whether a text begins with most of the words of another. */
function resembles(words: string, text: string): boolean {
  const own = wordsOf(words).map((word) => word.text);
  const printed = wordsOf(text, own.length + 2).map((word) => word.text);
  return compareWording(own, printed).foreign < own.length / 2;
}

const isSentencesOf = (text: string, chrome: ReadonlySet<string>): boolean =>
  text.split(/(?<=[.:])\s+/).every((sentence) => chrome.has(foldedLetters(sentence)));

/** The lines of a part of the text; the first may be the end of one. */
function linesBetween(from: number, to: number, source: Source): BodyLine[] {
  const lines: BodyLine[] = [];
  const first = source.indexAt(from);
  for (let index = first; index < source.lines.length; index++) {
    const { start, end } = source.rangeOf(index);
    if (start >= to && index > first) break;
    const text = source.text.slice(Math.max(start, from), Math.min(end, to));
    const line = source.lines[index];
    lines.push({ text, number: line?.number ?? 1, isLeft: line?.isLeft ?? false });
  }
  return lines;
}

/** Rules, underlines, borders and the mark of a required question; a lone dash can be an answer. */
export const SIGNS_ALONE = /^[\s*\\|=+>#_:.~^()[\]]*$|^\s*[-–—]{3}[-–—\s]*$|^(?=[^|+]*[|+])[\s|:+=-]*$/;

/** Takes off the signs behind a question's words, and lines of signs above and below what follows. */
function withoutSigns(lines: readonly BodyLine[], follows: Place['follows'], isRow: boolean): BodyLine[] {
  const [first, ...more] = lines;
  if (!first) return [];
  const behind = follows === 'nothing' ? '' : first.text.replace(follows === 'cell' ? CELL : MARKS, '');
  return trimSigns([{ ...first, text: isRow ? withoutBorders(behind) : behind.trimStart() }, ...more]);
}

/** The text of a table's cell. */
const withoutBorders = (cell: string): string => cell.replace(/^[\s|]+/, '').replace(/\s*\|\s*$/, '');

/** What parts words from an answer behind them on their line: "Title: Director", "Title – Director". */
const BETWEEN = String.raw`\s*(?:[:=]|[-–—=>→]+(?=\s))?\s*`;
/** Signs that end a question's words, the mark of a required question, and what parts the two from an answer. */
const MARKS = new RegExp(
  String.raw`^[*_${'`'}'"’”)\]?.:]*(?:\s*(?:\\?\*+(?=[\s:=|-]|$)|${REQUIRED}))*${BETWEEN}`,
  'iu',
);
/** Signs that end a note's words, and what parts them from an answer. */
const END_OF_WORDS = new RegExp(String.raw`^[*_${'`'}'/.)\]]*(?=[\s|:]|$)${BETWEEN}`, 'u');
/** The same below the question, where a star alone can be a bullet. */
const MARKS_BELOW = /^\s*(?:\\\*|[([](?:required|mandatory)[)\]])[\s|]*/iu;

function trimSigns(lines: readonly BodyLine[]): BodyLine[] {
  const from = lines.findIndex(({ text }) => !SIGNS_ALONE.test(text));
  const to = lines.findLastIndex(({ text }) => !SIGNS_ALONE.test(text));
  const [first, ...more] = from === -1 ? [] : lines.slice(from, to + 1);
  if (!first) return [];
  const text = first.text.replace(MARKS_BELOW, '');
  return SIGNS_ALONE.test(text) ? trimSigns(more) : [{ ...first, text }, ...more];
}

/** Takes words off the beginning of lines, however they are wrapped there. */
function withoutWords(lines: readonly BodyLine[], words: string): readonly BodyLine[] {
  const text = joined(lines);
  const start = text.search(/[\p{L}\p{N}]/u);
  const end = start === -1 ? undefined : endOfLetters(text, start, foldedLetters(words));
  if (end === undefined) return lines;
  const [first, ...more] = skip(lines, end);
  if (!first) return [];
  const behind = first.text.replace(END_OF_WORDS, '');
  const isRow = /^\s*\|/.test(text);
  return trimSigns([{ ...first, text: isRow ? withoutBorders(behind) : behind.trimStart() }, ...more]);
}

/** The lines from an offset of their text on. */
export function skip(lines: readonly BodyLine[], offset: number): BodyLine[] {
  let start = 0;
  return lines.flatMap((line) => {
    const end = start + line.text.length;
    const from = Math.max(0, offset - start);
    start = end + 1;
    return end < offset ? [] : [{ ...line, text: line.text.slice(from) }];
  });
}
