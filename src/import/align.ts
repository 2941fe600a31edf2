import type { FormQuestion } from '../questionnaire/form.ts';
import { foldedLetters, isLetter, type Letters, lettersOf } from './letters.ts';
import type { Source } from './lines.ts';
import { REQUIRED_WORDS } from './web-form.ts';

/** Something that the form prints, in the form's order. */
export type FormPart =
  | { readonly kind: 'question'; readonly asked: FormQuestion }
  | { readonly kind: 'heading' | 'instruction' | 'closing'; readonly text: string };

/** The parts of a form in order: each question after its headings and instructions, then the closing words. */
export function partsOf(form: readonly FormQuestion[], closing: string): FormPart[] {
  return [
    ...form.flatMap((asked): FormPart[] => [...asked.before, { kind: 'question', asked }]),
    { kind: 'closing', text: closing },
  ];
}

/** A place in the text that has the words of a part of the form. */
export interface Place {
  /** Index of the part. */
  readonly part: number;
  /** Where its line begins, or the line of the number above it. */
  readonly start: number;
  /** Where its own words begin and end. */
  readonly wordsStart: number;
  readonly end: number;
  /** The number printed before it. */
  readonly number: number | undefined;
  /** What follows its words on the line: nothing but signs, a cell or gap and then text, or text at once. */
  readonly follows: 'nothing' | 'cell' | 'text';
  /** Whether only the list item stands there that completes a question's words. */
  readonly isItemAlone: boolean;
  readonly score: number;
}

/** Parts of the form where they stand in the text, and where else some may stand just as well. */
export interface Alignment {
  readonly places: readonly Place[];
  readonly rivals: readonly { readonly place: Place; readonly rival: Place }[];
}

/** Finding a question outweighs missing one, even where its number is wrong. */
const MISSING = 12;
const NUMBERED = 8;
const MISNUMBERED = -6;
/** Two ways to place a question within this of each other are no better than one another. */
const TIE = 3;
/** Places of one part that are looked at; a file with more is no response. */
const MOST_PLACES = 2_000;

/**
 * Signs that mark text up or list it, and are no part of its words.
 * Source of the bullets: what Word, LibreOffice, pandoc and browsers put before list items.
 */
const SIGNS = String.raw`[\s>|#*_~${'`'}\\+\-–—=•·▪◦‣●○■□◾►→"“”'‘’«»()\[\]:.,;/、．）（：\u200C-\u200F\u202A-\u202E\uF0B7\uF0A7\uF0D8]`;
const NUMBER = new RegExp(
  String.raw`^${SIGNS}*(?:(?:q|question|no|nr|№|[a-h])${SIGNS}*)?(?<number>\d{1,4})(?:\s+of\s+\d{1,4})?${SIGNS}*$`,
  'iu',
);
/** A line with a number before its words. */
export const NUMBERED_LINE = new RegExp(
  String.raw`^${SIGNS}*(?:(?:q|question|no|nr|№)${SIGNS}*)?\d{1,4}(?:${SIGNS}*[.):\]\\*|])+${SIGNS}*\p{L}`,
  'iu',
);

/**
 * Whether a line ends as questions do: with the sign of a required question behind its question mark, or with either
 * behind a number.
 * @param isNumbered Whether the form's questions have numbers; else a question mark is enough.
 */
export const asksSomething = (text: string, isNumbered = true): boolean =>
  (NUMBERED_LINE.test(text) && /(?:\?|[^*]\\?\*)[\s*_|]*$/.test(text)) ||
  (isNumbered ? /\?\s*\\?\*[\s_|]*$/ : /\?[\s*_|\\]*$/).test(text);

const ONLY_SIGNS = new RegExp(`^${SIGNS}*$`, 'u');
/** Before words without a number: signs, or "Q:". */
const NO_NUMBER = new RegExp(`^${SIGNS}*(?:(?:q|question)${SIGNS}+)?$`, 'iu');
const SECTION = new RegExp(
  String.raw`^${SIGNS}*(?:(?:section|part|chapter)${SIGNS}*)?(?:[a-z]|[ivx]{1,4}|\d)?${SIGNS}*$`,
  'iu',
);
/** After the words: what marks a question as required, and other signs. */
export const REQUIRED = String.raw`[([](?:required|mandatory)[)\]]|(?<=^[?.:)]{0,2} )(?:required|mandatory)\s*$`;
const TAIL = new RegExp(String.raw`^(?:[^\p{L}\p{N}]|${REQUIRED})*$`, 'iu');
/** What ends a question's words where an answer follows on their line: a cell's border, or a gap. */
export const CELL = new RegExp(String.raw`^(?:[^\p{L}\p{N}]|${REQUIRED})*?(?:\||\t| {3,})`, 'iu');

/** Finds the form in the text: its parts in their order, wherever their words stand, by dynamic programming. */
export function align(source: Source, parts: readonly FormPart[]): Alignment {
  const letters = lettersOf(source.text);
  const alignWith = (numbersCount: boolean): Alignment => {
    const places = parts
      .flatMap((part, index) => placesOf(part, index, numbersCount, letters, source))
      .sort((a, b) => a.start - b.start || a.end - b.end);
    return bestChain(places, parts);
  };
  const numbered = alignWith(true);
  const questions = numbered.places.filter(({ part }) => numberOf(parts[part]) !== undefined);
  const right = questions.filter(({ part, number }) => numberOf(parts[part]) === number);
  // A converter that begins each list with 1 says nothing by its numbers, nor does a text with hardly any.
  return right.length < questions.length / 2 ? alignWith(false) : numbered;
}

const numberOf = (part: FormPart | undefined): number | undefined =>
  part?.kind === 'question' ? part.asked.number : undefined;

function placesOf(
  part: FormPart,
  index: number,
  numbersCount: boolean,
  letters: Letters,
  source: Source,
): Place[] {
  const found: Place[] = [];
  for (const words of spellings(part)) {
    for (let at = letters.text.indexOf(words[0]); at !== -1; at = letters.text.indexOf(words[0], at + 1)) {
      const last =
        words[1] === '' ? at + words[0].length : endOfItem(letters, at + words[0].length, words[1]);
      const place =
        last === undefined
          ? undefined
          : placeAt(part, index, at, endOfNote(part, letters, last), letters, source);
      if (!place) continue;
      const { number } = place;
      const isItemAlone = part.kind === 'question' && part.asked.item !== undefined && words[1] === '';
      const worth =
        number === undefined || !numbersCount ? 0 : number === numberOf(part) ? NUMBERED : MISNUMBERED;
      found.push({ ...place, isItemAlone, score: place.score + worth });
      if (found.length > MOST_PLACES) return [];
    }
    if (found.length > 0) break;
  }
  return found;
}

/** The letters of a part, with those of the list item that completes a question apart; the first that occurs counts. */
function spellings(part: FormPart): [words: string, item: string][] {
  if (part.kind !== 'question') {
    const title = part.kind === 'heading' ? part.text.replace(/^[A-Z]\.\s+/, '') : part.text;
    return [[foldedLetters(title), '']];
  }
  const { text, item } = part.asked;
  if (item === undefined) return [[foldedLetters(text), '']];
  return [
    [foldedLetters(text), foldedLetters(item)],
    [foldedLetters(item), ''],
  ];
}

/** What can stand between a question's words and what the form prints below them. */
const BETWEEN_WORDS = ['', ...REQUIRED_WORDS.map(foldedLetters)];

/** Where an item ends that follows a question's words, with nothing between but a mark of a required question. */
function endOfItem(letters: Letters, from: number, item: string): number | undefined {
  for (const between of BETWEEN_WORDS) {
    if (letters.text.startsWith(`${between}${item}`, from)) return from + between.length + item.length;
  }
  return undefined;
}

/** Where the question's note ends if it follows at once, else where the question's words end. */
function endOfNote(part: FormPart, letters: Letters, from: number): number {
  const note = part.kind === 'question' ? part.asked.note : undefined;
  return (note === undefined ? undefined : endOfItem(letters, from, foldedLetters(note))) ?? from;
}

function placeAt(
  part: FormPart,
  index: number,
  first: number,
  last: number,
  letters: Letters,
  source: Source,
): Place | undefined {
  const wordsStart = letters.starts[first] ?? 0;
  const end = letters.ends[last - 1] ?? 0;
  const line = source.indexAt(wordsStart);
  const { start: lineStart } = source.rangeOf(line);
  const prefix = source.text.slice(lineStart, wordsStart);
  const rest = restOfLine(end, source);
  if (isLetter(source.text[wordsStart - 1]) || isLetter(source.text[end])) return undefined;

  const follows = followsAt(end, source);
  if (part.kind !== 'question') {
    const fitsPrefix = part.kind === 'heading' ? SECTION.test(prefix) : ONLY_SIGNS.test(prefix);
    const isWhole = follows === 'nothing' && !TABLE_OF_CONTENTS.test(rest);
    if (!fitsPrefix || !isWhole) return undefined;
    const letter = part.kind === 'heading' ? /^([A-Z])\.\s/.exec(part.text)?.[1] : undefined;
    // A letter alone, which is no number in Roman figures.
    const printed = /(?<!\p{L})([a-h])[^\p{L}]*$/iu.exec(prefix)?.[1]?.toUpperCase();
    if (letter !== undefined && printed !== undefined && printed !== letter) return undefined;
    return {
      part: index,
      start: lineStart,
      wordsStart,
      end,
      number: undefined,
      follows,
      isItemAlone: false,
      score: 6,
    };
  }

  const onLine = NUMBER.exec(prefix)?.groups?.['number'];
  if (onLine === undefined && !NO_NUMBER.test(prefix)) return undefined;
  const above = onLine === undefined ? numberAbove(line, part.asked.number, source) : undefined;
  const number = onLine === undefined ? above?.number : Number(onLine);
  // A few words can begin a sentence, unless the number or a colon says what they are.
  const isShort = last - first < 20;
  if (follows === 'text' && isShort && number !== part.asked.number && !PARTED.test(rest)) return undefined;
  const score =
    10 +
    Math.min(last - first, 60) / 6 +
    (follows === 'nothing' ? 3 : follows === 'cell' ? 2 : -4) +
    (part.asked.options && optionsFollow(part.asked, last, letters) ? 4 : 0);
  return {
    part: index,
    start: above?.start ?? lineStart,
    wordsStart,
    end,
    number,
    follows,
    isItemAlone: false,
    score,
  };
}

const restOfLine = (from: number, source: Source): string =>
  source.text.slice(from, source.rangeOf(source.indexAt(from)).end);

/** What stands behind words on their line. */
export function followsAt(end: number, source: Source): Place['follows'] {
  const rest = restOfLine(end, source);
  if (TAIL.test(rest)) return 'nothing';
  return CELL.test(rest) ? 'cell' : 'text';
}

/** A colon or dash between a question and the answer on its line. */
const PARTED = new RegExp(String.raw`^\s*(?:\\?\*|${REQUIRED})?\s*(?::|[–—-]+\s)`, 'iu');

/** Dots and a page number behind a heading. */
const TABLE_OF_CONTENTS = /\.{3,}|…/;

/** The question's number on the line above, where it stands there alone. */
function numberAbove(
  line: number,
  expected: number,
  source: Source,
): { number: number; start: number } | undefined {
  let above = line - 1;
  while (above >= 0 && ONLY_SIGNS.test(source.lines[above]?.text ?? '')) above--;
  const number = NUMBER.exec(source.lines[above]?.text ?? '')?.groups?.['number'];
  if (number === undefined || Number(number) !== expected) return undefined;
  return { number: expected, start: source.rangeOf(above).start };
}

function optionsFollow({ options = [], note = '' }: FormQuestion, at: number, letters: Letters): boolean {
  const ahead = letters.text.slice(at, at + 200).replace(foldedLetters(note), '');
  return options.some((option) =>
    /^(?:required|x|o)?$/.test(ahead.split(foldedLetters(option), 1)[0] ?? '?'),
  );
}

/** The places in the form's order that together are worth most. */
function bestChain(places: readonly Place[], parts: readonly FormPart[]): Alignment {
  /** What is lost by leaving out the questions up to a part. */
  const lost = [0];
  for (const part of parts) lost.push((lost.at(-1) ?? 0) + (part.kind === 'question' ? MISSING : 0));
  const lostBetween = (from: number, to: number): number => (lost[to] ?? 0) - (lost[from + 1] ?? 0);

  const forward = sweep(
    places,
    parts.length,
    (place) => place.start,
    (place) => place.end,
    (before, part) => lostBetween(before, part),
  );
  // The same from the end, with the order of parts and of the text turned round.
  const turned = places
    .map((place) => ({ ...place, part: parts.length - 1 - place.part }))
    .sort((a, b) => b.end - a.end || b.start - a.start);
  const backward = sweep(
    turned,
    parts.length,
    (place) => -place.end,
    (place) => -place.start,
    (before, part) => lostBetween(parts.length - 1 - part, parts.length - 1 - before),
  );
  const backwardOf = new Map(
    turned.map((place, index) => [
      `${parts.length - 1 - place.part}/${place.wordsStart}`,
      backward.worth[index] ?? 0,
    ]),
  );

  const total = (place: Place, index: number): number =>
    (forward.worth[index] ?? 0) + (backwardOf.get(`${place.part}/${place.wordsStart}`) ?? 0) - place.score;
  const totals = places.map(total);
  const most = Math.max(...totals, Number.NEGATIVE_INFINITY);

  const chain: Place[] = [];
  // The last of the places that a best chain goes through is the end of one.
  let at = totals.findLastIndex((worth) => worth >= most - 1e-9);
  for (; at !== -1; at = forward.before[at] ?? -1) {
    const place = places[at];
    if (place) chain.unshift(place);
  }
  const rivals = chain.flatMap((place) => {
    if (parts[place.part]?.kind !== 'question') return [];
    const rival = places.find(
      (other, index) =>
        other.part === place.part &&
        other.wordsStart !== place.wordsStart &&
        (totals[index] ?? 0) >= most - TIE,
    );
    return rival ? [{ place, rival }] : [];
  });
  return { places: chain, rivals };
}

/** For each place the worth of the best chain that ends there, and the place before it in that chain. */
function sweep(
  places: readonly Place[],
  parts: number,
  startOf: (place: Place) => number,
  endOf: (place: Place) => number,
  lostBetween: (before: number, part: number) => number,
): { worth: number[]; before: number[] } {
  const worth: number[] = [];
  const before: number[] = [];
  /** The best chain so far that ends with each part, among those that are over where the next place begins. */
  const best: ({ readonly worth: number; readonly place: number } | undefined)[] = [];
  const byEnd = places
    .map((_, index) => index)
    .sort((a, b) => {
      const [one, other] = [places[a], places[b]];
      return one && other ? endOf(one) - endOf(other) : 0;
    });
  let over = 0;
  places.forEach((place) => {
    for (; over < byEnd.length; over++) {
      const done = byEnd[over] ?? 0;
      const ended = places[done];
      if (!ended || endOf(ended) > startOf(place) || worth[done] === undefined) break;
      if ((worth[done] ?? 0) > (best[ended.part]?.worth ?? Number.NEGATIVE_INFINITY)) {
        best[ended.part] = { worth: worth[done] ?? 0, place: done };
      }
    }
    let most = -lostBetween(-1, place.part);
    let from = -1;
    for (let part = 0; part < Math.min(place.part, parts); part++) {
      const reached = best[part];
      if (!reached) continue;
      const worthHere = reached.worth - lostBetween(part, place.part);
      if (worthHere > most) {
        most = worthHere;
        from = reached.place;
      }
    }
    worth.push(most + place.score);
    before.push(from);
  });
  return { worth, before };
}
