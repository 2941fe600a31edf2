import type { Country } from '../questionnaire/country.ts';
import { readCountry } from '../questionnaire/country-mentions.ts';
import { type FormQuestion, formOf } from '../questionnaire/form.ts';
import type { Questionnaire } from '../questionnaire/schema.ts';
import { align, CELL, type FormPart, NUMBERED_LINE, type Place, partsOf, REQUIRED } from './align.ts';
import { type BodyLine, cleanAnswers, type Doubt, vocabularyOf, widthOf } from './answers.ts';
import { unfoldColumns } from './columns.ts';
import { findContents } from './contents.ts';
import { findFurniture } from './furniture.ts';
import { foreignLanguageOf } from './language.ts';
import { foldedLetters } from './letters.ts';
import { joinLines, type Line, type Source, splitLines } from './lines.ts';
import { findByWording, type Reworded } from './missing.ts';
import { endOfLetters, optionLine, type PrintedOptions, readOptions, readTicks } from './ticks.ts';
import { compareWording, wordsOf } from './wording.ts';

/** A question of a response as the text gives it. */
export interface ImportedQuestion {
  readonly asked: FormQuestion;
  /** Where it stands in the file; undefined where it does not. */
  readonly line: number | undefined;
  readonly required: boolean;
  /** The options ticked; undefined where the text does not record any. */
  readonly selected: readonly string[] | undefined;
  readonly answer: string;
}

interface TextAt {
  readonly line: number;
  readonly text: string;
}

/** A response read from a text, with all that the operator should know of it. */
export interface Imported {
  readonly questions: readonly ImportedQuestion[];
  readonly country: Country | undefined;
  readonly doubts: readonly Doubt[];
  /** Heads and feet of pages. */
  readonly furniture: readonly TextAt[];
  /** What stands outside the questions: before the first, after the last, a table of contents, the form's chrome. */
  readonly outside: readonly TextAt[];
  /** Questions whose words differ from the questionnaire's in spelling alone. */
  readonly reworded: readonly TextAt[];
  readonly notes: readonly string[];
}

/** A text that is no response to the questionnaire: what is wrong, and how many of its questions it has. */
export interface NoResponse {
  readonly found: number;
  readonly faults: readonly [Doubt, ...Doubt[]];
}

/** Questions missing or in other words from which on a form is another edition, or not complete. */
const MOST_MISSING = 2;

/** Words of web forms around a question's answer. */
const WEB_FORM = new Set(
  [
    'Required',
    'Required to answer',
    'This question is required',
    'Enter your answer',
    'Single choice',
    'Multiple choice',
    'Single line text',
    'Multi line text',
    'Required to answer. Single choice',
    'Required to answer. Multiple choice',
    'Required to answer. Single line text',
    'Required to answer. Multi line text',
    'Question',
    'Answer',
    'Response',
  ].map(foldedLetters),
);

/**
 * Reads a response from any rendering of it, by the questionnaire's own words in their order.
 * @param text The text as given.
 */
export function readRendering(text: string, questionnaire: Questionnaire): Imported | NoResponse {
  const form = formOf(questionnaire);
  const parts = partsOf(form, questionnaire.closing);
  const lines = splitLines(text);
  const furniture = findFurniture(lines, form, questionnaire);
  const contents = findContents(lines, parts);
  const whole = joinLines(lines, new Set([...furniture, ...contents]));
  const read = placeAll(whole, parts, form);
  // Columns are looked for only where questions are missing: text in one column can have gaps too.
  const unfolded = joinLines(unfoldColumns(whole.lines, parts), new Set());
  const inColumns = read.missing > 0 ? placeAll(unfolded, parts, form) : read;
  const isFolded = inColumns.missing < read.missing;
  const { places, reworded, rivals } = isFolded ? inColumns : read;
  const source = isFolded ? unfolded : whole;
  const faults = faultsOfForm(places, reworded, parts, form, source);
  const [fault, ...more] = faults;
  const isQuestion = ({ part }: Place): boolean => parts[part]?.kind === 'question';
  if (fault) return { found: places.filter(isQuestion).length, faults: [fault, ...more] };

  const doubts: Doubt[] = rivals.map(({ place, rival }) => ({
    ...lineOf(place.wordsStart, source),
    why: `the same question stands on line ${source.lineAt(rival.wordsStart).number} too`,
  }));
  const at = (place: Place): TextAt => lineOf(place.wordsStart, source);
  for (const { place, foreign, printed: words } of reworded) {
    if (foreign > 0)
      doubts.push({ ...at(place), why: `question ${numberOf(place, parts)} stands here in other words` });
  }
  for (const place of places) {
    if (place.isItemAlone) doubts.push({ ...at(place), why: 'only the end of the question stands here' });
  }
  doubts.push(...missingQuestions(places, parts, form, source));

  const outside: TextAt[] = [...contents].map((index) => textAt(lines[index]));
  const bodies = cutBodies(places, parts, source, outside, doubts, questionnaire);
  const sameLine = places.filter((place) => isQuestion(place) && place.follows === 'text');
  if (sameLine.length < form.length * 0.3) {
    for (const place of sameLine) doubts.push({ ...at(place), why: 'text follows the question on its line' });
  }

  const printed: PrintedOptions[] = [];
  const free = new Map<number, readonly BodyLine[]>();
  for (const { asked, lines: body } of bodies) {
    const options = asked.options && readOptions(joined(body), asked);
    if (options) printed.push(options);
    const rest = options ? skip(body, options.end) : body;
    free.set(asked.number, rest);
  }
  const ticks = readTicks(printed);

  const vocabulary = vocabularyOf(
    lines,
    form.map((asked) => asked.text),
  );
  const clean = cleanAnswers(free, vocabulary, isFolded ? 0 : widthOf(lines));
  doubts.push(...clean.doubts);

  const placeOfQuestion = new Map(places.map((place) => [numberOf(place, parts), place]));
  const questions = form.map((asked): ImportedQuestion => {
    const place = placeOfQuestion.get(asked.number);
    const reading = ticks.get(asked.number);
    const line = place && source.lineAt(place.wordsStart).number;
    if (reading?.why !== undefined) doubts.push({ line: line ?? 1, text: asked.text, why: reading.why });
    return {
      asked,
      line,
      required: bodies.find((body) => body.asked === asked)?.required ?? false,
      selected: reading?.selected?.flatMap((index) => asked.options?.[index] ?? []),
      answer: clean.answers.get(asked.number) ?? '',
    };
  });
  doubts.push(...doubtsOfAnswers(questions, free, printed, parts, places));

  const country = readCountry(questions[0]?.answer ?? '');
  if (!country) {
    doubts.push({
      line: questions[0]?.line ?? 1,
      text: questions[0]?.answer ?? '',
      why: 'question 1 does not name one country of ISO 3166',
    });
  }
  doubts.push(...brokenCharacters(lines));
  return {
    questions,
    country,
    doubts: doubts.sort((a, b) => a.line - b.line),
    furniture: [...furniture].sort((a, b) => a - b).map((index) => textAt(lines[index])),
    outside: outside.sort((a, b) => a.line - b.line),
    reworded: reworded
      .filter(({ foreign }) => foreign === 0)
      .map(({ place, printed: words }) => ({ ...at(place), text: words })),
    notes: isFolded ? ['The text stands in two columns: read row by row.', ...clean.notes] : clean.notes,
  };
}

const textAt = (line: Line | undefined): TextAt => ({
  line: line?.number ?? 1,
  text: line?.text.trim() ?? '',
});
const lineOf = (offset: number, source: Source): TextAt => textAt(source.lineAt(offset));
const joined = (body: readonly BodyLine[]): string => body.map(({ text }) => text).join('\n');

function numberOf({ part }: Place, parts: readonly FormPart[]): number {
  const one = parts[part];
  return one?.kind === 'question' ? one.asked.number : 0;
}

/** Places the form's parts, and the questions that are not there in their own words, each between its neighbours. */
function placeAll(source: Source, parts: readonly FormPart[], form: readonly FormQuestion[]) {
  const { places: exact, rivals } = align(source, parts);
  const places = [...exact];
  const reworded: Reworded[] = [];
  const count = (): number => places.filter(({ part }) => parts[part]?.kind === 'question').length;
  // A text without most of the questions is no rendering of the form; nothing is looked for in it.
  const isForm = count() >= form.length / 2;
  parts.forEach((part, index) => {
    if (!isForm || part.kind !== 'question' || places.some((place) => place.part === index)) return;
    const before = places.findLast((place) => place.part < index);
    const after = places.find((place) => place.part > index);
    const found = findByWording(
      part.asked,
      index,
      source,
      before?.end ?? 0,
      after?.start ?? source.text.length,
    );
    if (!found) return;
    places.splice(before ? places.indexOf(before) + 1 : 0, 0, found.place);
    reworded.push(found);
  });
  const others = reworded.filter(({ foreign }) => foreign > 0).length;
  return { places, reworded, rivals, missing: form.length - count() + others };
}

/** Why the text is no whole response to the questionnaire, where it is none. */
function faultsOfForm(
  places: readonly Place[],
  reworded: readonly { readonly place: Place; readonly foreign: number }[],
  parts: readonly FormPart[],
  form: readonly FormQuestion[],
  source: Source,
): Doubt[] {
  const found = new Set(places.map((place) => numberOf(place, parts)));
  const others = reworded.filter(({ foreign }) => foreign > 0).map(({ place }) => numberOf(place, parts));
  const missing = form.filter(({ number }) => !found.has(number) || others.includes(number));
  const ahead = runningAhead(places, parts);
  if (missing.length <= MOST_MISSING && ahead.length === 0) return [];

  const unknown = unknownQuestions(places, parts, source);
  const language = foreignLanguageOf(
    unknown.length > form.length / 4
      ? unknown.map(({ text }) => text).join(' ')
      : missing.length > form.length / 2
        ? source.text
        : '',
  );
  const [first] = unknown;
  if (language !== undefined) {
    return [
      {
        line: first?.line ?? 1,
        text: first?.text ?? '',
        why: `the form is in ${language}; the questionnaire is in English, and only a response to the English form can be read`,
      },
    ];
  }
  if (missing.length > form.length * 0.7) {
    return [
      {
        line: 1,
        text: lineOf(0, source).text,
        why: `only ${found.size} of the ${form.length} questions stand in the text`,
      },
    ];
  }
  const last = Math.max(...found);
  if (missing.every(({ number }) => number > last) && unknown.length === 0) {
    const end = places.at(-1);
    return [
      {
        ...lineOf(end?.wordsStart ?? 0, source),
        why: `the text breaks off after question ${last} of ${form.length}`,
      },
    ];
  }
  const isOther = unknown.length > 0 || ahead.length > 0;
  const edition = isOther
    ? 'this is another edition of the form'
    : 'this is another edition of the form, or its lines are in another order';
  return [
    ...missing.map(({ number, text }) => ({
      line: lineBefore(number, places, parts, source),
      text,
      why: `${edition}: it does not have question ${number} here`,
    })),
    ...unknown.map((one) => ({ ...one, why: `${edition}: the questionnaire does not have this question` })),
    ...ahead.map(({ place, number }) => ({
      ...lineOf(place.wordsStart, source),
      why: `${edition}: question ${number} has the number ${place.number}`,
    })),
  ];
}

function lineBefore(
  number: number,
  places: readonly Place[],
  parts: readonly FormPart[],
  source: Source,
): number {
  const before = places.findLast((place) => {
    const own = numberOf(place, parts);
    return own > 0 && own < number;
  });
  return source.lineAt(before?.wordsStart ?? 0).number;
}

/** Questions with a higher number than in the questionnaire: others stand before them. */
function runningAhead(places: readonly Place[], parts: readonly FormPart[]) {
  return places.flatMap((place) => {
    const number = numberOf(place, parts);
    return place.number !== undefined && number > 0 && place.number > number ? [{ place, number }] : [];
  });
}

/** Numbered lines that ask something and are no question of the questionnaire. */
function unknownQuestions(places: readonly Place[], parts: readonly FormPart[], source: Source): TextAt[] {
  const known = new Set(
    places.flatMap((place) => {
      if (parts[place.part]?.kind !== 'question') return [];
      const [from, to] = [source.indexAt(place.start), source.indexAt(place.end)];
      return Array.from({ length: to - from + 1 }, (_, index) => from + index);
    }),
  );
  return source.lines.flatMap((line, index) =>
    !known.has(index) && asksSomething(line.text) ? [textAt(line)] : [],
  );
}

/** Whether a line has a number, and a question mark or the sign of a required question at its end. */
const asksSomething = (text: string): boolean =>
  NUMBERED_LINE.test(text) && /(?:\?|[^*]\\?\*)[\s*_|]*$/.test(text);

function missingQuestions(
  places: readonly Place[],
  parts: readonly FormPart[],
  form: readonly FormQuestion[],
  source: Source,
): Doubt[] {
  const found = new Set(places.map((place) => numberOf(place, parts)));
  return form
    .filter(({ number }) => !found.has(number))
    .map(({ number, text }) => ({
      line: lineBefore(number, places, parts, source),
      text,
      why: `question ${number} does not stand in the text; it may be in the answer above`,
    }));
}

interface Body {
  readonly asked: FormQuestion;
  readonly required: boolean;
  readonly lines: readonly BodyLine[];
}

/** What stands below each question, without what the form printed there. */
function cutBodies(
  places: readonly Place[],
  parts: readonly FormPart[],
  source: Source,
  outside: TextAt[],
  doubts: Doubt[],
  questionnaire: Questionnaire,
): Body[] {
  const chrome = new Set(questionnaire.chrome.map(foldedLetters));
  const leave = (lines: readonly BodyLine[]): void => {
    outside.push(
      ...lines
        .filter(({ text }) => foldedLetters(text) !== '')
        .map(({ text, number }) => ({ line: number, text: text.trim() })),
    );
  };
  leave(linesBetween(0, places[0]?.start ?? 0, source));
  return places.flatMap((place, index): Body[] => {
    const part = parts[place.part];
    const next = places[index + 1];
    let lines: readonly BodyLine[] = linesBetween(place.end, next?.start ?? source.text.length, source);
    const rest = lines[0]?.text ?? '';
    const required =
      /\*(?!\*)|required|mandatory/i.test(rest.replaceAll('**', '')) ||
      /^[\s\\*]*\*[\s\\*]*$/.test(lines.find(({ text }, at) => at > 0 && text.trim() !== '')?.text ?? '');
    lines = withoutSigns(lines, place.follows);
    if (part?.kind !== 'question') {
      leave(lines);
      const [first] = lines.filter(({ text }) => foldedLetters(text) !== '');
      if (first && next)
        doubts.push({
          line: first.number,
          text: first.text.trim(),
          why: 'text stands between a heading and a question',
        });
      return [];
    }
    const { note } = part.asked;
    if (note !== undefined) {
      const [first] = lines;
      const below = withoutWords(lines, note);
      if (below === lines && first && resembles(note, joined(lines))) {
        doubts.push({
          line: first.number,
          text: first.text.trim(),
          why: 'the note of the form stands here in other words',
        });
      }
      lines = below;
    }
    const isChrome = ({ text }: BodyLine): boolean => {
      const letters = foldedLetters(text);
      return chrome.has(letters) || WEB_FORM.has(letters) || isSentencesOf(text, chrome);
    };
    const first = lines.findIndex((line) => line.text.trim() !== '' && !isChrome(line));
    const last = lines.findLastIndex((line) => line.text.trim() !== '' && !isChrome(line));
    const isForm = (_: BodyLine, at: number): boolean => first === -1 || at < first || at > last;
    leave(lines.filter(isForm));
    return [{ asked: part.asked, required, lines: trimSigns(lines.filter((line, at) => !isForm(line, at))) }];
  });
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
const SIGNS_ALONE = /^[\s*\\|=+>#_:.~^()[\]]*$|^\s*[-–—]{3,}[-–—\s]*$|^[\s|:+=-]*[|+][\s|:+=-]*$/;

/** Takes off the signs behind a question's words, and lines of signs above and below what follows. */
function withoutSigns(lines: readonly BodyLine[], follows: Place['follows']): BodyLine[] {
  const [first, ...more] = lines;
  if (!first) return [];
  const behind = follows === 'nothing' ? '' : first.text.replace(follows === 'cell' ? CELL : MARKS, '');
  return trimSigns([{ ...first, text: lastCell(first.text, behind) }, ...more]);
}

/** The end of a table's row, without the borders of its cell. */
function lastCell(row: string, end: string): string {
  const hasBorder = row.slice(0, row.length - end.length).includes('|');
  return hasBorder ? end.replace(/^[\s|]+/, '').replace(/\s*\|\s*$/, '') : end.trimStart();
}

/** The mark of a required question, and what ends a question's words. */
const MARKS = new RegExp(String.raw`^(?:[\s*\\_:?.)\]|]|${REQUIRED})*`, 'iu');
/** The same below the question, where a star alone can be a bullet. */
const MARKS_BELOW = new RegExp(String.raw`^\s*(?:\\\*|${REQUIRED})[\s|]*`, 'iu');

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
  const behind = first.text.replace(/^[*_`'/.:)\]]*(?=\s|\||$)[^\S\n]*\|?/, '');
  return trimSigns([{ ...first, text: lastCell(first.text, behind) }, ...more]);
}

/** The lines from an offset of their text on. */
function skip(lines: readonly BodyLine[], offset: number): BodyLine[] {
  let start = 0;
  return lines.flatMap((line) => {
    const end = start + line.text.length;
    const from = Math.max(0, offset - start);
    start = end + 1;
    return end < offset ? [] : [{ ...line, text: line.text.slice(from) }];
  });
}

/** Lines in answers that may be the form's, or a page's. */
function doubtsOfAnswers(
  questions: readonly ImportedQuestion[],
  free: ReadonlyMap<number, readonly BodyLine[]>,
  printed: readonly PrintedOptions[],
  parts: readonly FormPart[],
  places: readonly Place[],
): Doubt[] {
  const doubts: Doubt[] = [];
  const repeated = repeatedLines(free);
  const formLines = new Set(
    parts
      .flatMap((part) => (part.kind === 'question' ? (part.asked.note ?? []) : part.text))
      .map(titleLetters),
  );
  const byWords = new Map<string, number[]>();
  for (const { asked } of questions) {
    const letters = foldedLetters(asked.text);
    byWords.set(letters, [...(byWords.get(letters) ?? []), asked.number]);
  }
  const options = [...new Set(questions.flatMap(({ asked }) => asked.options ?? []))];
  const found = new Set(places.map(({ part }) => part));
  const isPartial = printed.some(({ options: some, asked }) => some.length < (asked.options?.length ?? 0));
  for (const [index, { asked, answer, selected, line: at }] of questions.entries()) {
    const lines = (free.get(asked.number) ?? []).filter(({ text }) => !SIGNS_ALONE.test(text));
    const [first] = lines;
    const last = lines.at(-1);
    const isRead = printed.some((one) => one.asked === asked);
    const doubt = ({ text, number }: BodyLine, why: string): void => {
      doubts.push({ line: number, text: text.trim(), why });
    };
    if (asked.options && !isRead && !isPartial && at !== undefined && printed.length > 0) {
      doubts.push({
        line: at,
        text: asked.text,
        why: `the options of question ${asked.number} do not stand below it`,
      });
    }
    if (!first || !last || answer === '') continue;
    if (asked.options) {
      const isOther = asked.options.includes('Other') && selected?.includes('Other');
      if (!isOther) doubt(first, `text stands below question ${asked.number}, which has options alone`);
      continue;
    }
    const next = questions[index + 1];
    for (const line of lines) {
      const why = whyDoubtful(line, lines.length === 1, asked, next?.asked, options, formLines, byWords);
      if (why !== undefined) doubt(line, why);
      else if (repeated.has(foldedLetters(line.text))) {
        doubt(line, 'the line is repeated in several answers and may be the head or foot of pages');
      }
    }
    if (/^\s*#{1,6}\s/.test(last.text) && (lines.length > 1 || next?.asked.before.length)) {
      doubt(last, 'the line is a heading, right before the next question');
    }
    const letters = foldedLetters(joined(lines));
    const lost = parts.find(
      (part, place) =>
        part.kind === 'heading' &&
        !found.has(place) &&
        next?.asked.before.some(({ text }) => text === part.text),
    );
    if (
      lost?.kind === 'heading' &&
      (letters.endsWith(titleLetters(lost.text)) || looksLikeHeading(answer.split('\n').at(-1) ?? ''))
    ) {
      doubt(last, `the end of the answer may be the heading "${lost.text}"`);
    }
  }
  return doubts;
}

const titleLetters = (text: string): string => foldedLetters(text.replace(/^[A-Z]\.\s+/, ''));
/** Letters that a line has at least to be told as a piece of a question. */
const FEWEST_LETTERS = 12;

/** Why a line of an answer may belong to the form. */
function whyDoubtful(
  { text, isLeft }: BodyLine,
  isAlone: boolean,
  asked: FormQuestion,
  next: FormQuestion | undefined,
  options: readonly string[],
  formLines: ReadonlySet<string>,
  questions: ReadonlyMap<string, readonly number[]>,
): string | undefined {
  if (isLeft) return 'the line stands in the column of the questions';
  if (asksSomething(text)) return 'the line looks like a question of another form';
  const option = optionLine(text, options);
  if (option && (option.isMarked || !isAlone))
    return 'the line looks like an option, in an answer without any';
  if (isAlone ? /^\W*\d{1,4}[.)\]]\W*$/.test(text) : PAGE_NUMBER.test(text)) {
    return 'the line may be the number of a page or of a question';
  }
  const letters = foldedLetters(text);
  if (formLines.has(letters) || formLines.has(titleLetters(text)))
    return 'the line has the words of the form';
  const [, number = '', words = ''] = /^(\d*)(.*)$/.exec(letters) ?? [];
  const named = questions.get(words);
  if (
    number === ''
      ? named && words.length >= FEWEST_LETTERS
      : named?.some((one) => one === Number(number) && one > asked.number)
  ) {
    return 'the line has the words of a question';
  }
  if (words.length < FEWEST_LETTERS) return undefined;
  const own = foldedLetters(`${asked.text}${asked.item ?? ''}`);
  const coming = foldedLetters(`${next?.text ?? ''}${next?.item ?? ''}`);
  const bare = letters.replace(new RegExp(`^${next?.number ?? 0}`), '');
  if (coming.startsWith(bare) || foldedLetters(next?.text ?? '').endsWith(bare) || own.endsWith(letters)) {
    return 'the line has words of the question above or below it';
  }
  return undefined;
}

const PAGE_NUMBER = /^\W*(?:page\s+)?\d{1,3}(?:\s*(?:\/|of)\s*\d{1,4})?\W*$/i;

/** Lines that stand beside other text in several answers that are not the same. */
function repeatedLines(free: ReadonlyMap<number, readonly BodyLine[]>): ReadonlySet<string> {
  const bodies = new Map([...free.values()].map((lines) => [foldedLetters(joined(lines)), lines]));
  const counts = new Map<string, number>();
  for (const lines of bodies.values()) {
    const own = new Set(
      lines.filter(({ text }) => !/https?:|www\./i.test(text)).map(({ text }) => foldedLetters(text)),
    );
    for (const letters of own) counts.set(letters, (counts.get(letters) ?? 0) + 1);
  }
  const alone = new Set([...bodies.keys()]);
  return new Set(
    [...counts]
      .filter(([letters, count]) => count >= 3 && letters !== '' && (!alone.has(letters) || count >= 4))
      .map(([letters]) => letters),
  );
}

const looksLikeHeading = (text: string): boolean =>
  /^\s*(?:#{1,6}\s|\*\*.*\*\*\s*$|__.*__\s*$|(?:section\s+)?[A-H][.):]\s)/i.test(text);

/** What a wrong encoding leaves behind: two letters for one, of which the first is nearly always the same. */
const MISREAD = /Ã[\u0080-\u00BF©¨ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿¡¢£¤¥¦§]|â€|Â[\u00A0-\u00BF]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for.
const LOST = /[\uFFFD\u0001-\u0008\u000E-\u001F]/;

function brokenCharacters(lines: readonly Line[]): Doubt[] {
  return lines.flatMap(({ text, number }) => {
    const doubt = { line: number, text: text.trim() };
    if (LOST.test(text)) return [{ ...doubt, why: 'a character was lost before the text came here' }];
    // DokuWiki's way to write what it would take for markup.
    if (/%%[^\s%]{1,3}%%/.test(text))
      return [{ ...doubt, why: 'signs stand between %% and %%, as a wiki writes them' }];
    const isMisread = /[ÃâÂ]/.test(text) && MISREAD.test(text);
    return isMisread ? [{ ...doubt, why: 'letters look as if they were read in the wrong encoding' }] : [];
  });
}
