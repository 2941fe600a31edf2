import type { FormQuestion } from '../questionnaire/form.ts';
import { foldedLetters, isLetter } from './letters.ts';
import { hasLooks, lookOfTicks } from './looks.ts';

/** How an option is printed: with a tick, an empty box, or a sign that is not known. */
type Mark =
  | { readonly kind: 'check' | 'cross' | 'empty'; readonly sign: string }
  | { readonly kind: 'unknown'; readonly sign: string };

/** A mark between two options, or before the first or after the last. */
interface PlacedMark {
  readonly mark: Mark;
  /** Whether the option before, and the one after, is on the same line. */
  readonly nearBefore: boolean;
  readonly nearAfter: boolean;
}

/** An option as printed. */
interface PrintedOption {
  readonly index: number;
  readonly isEmphasised: boolean;
  readonly isStruck: boolean;
  /** The signs before it on its line that can be ticks, and whether it is in capitals. */
  readonly look: string;
}

/** A question's options as printed, before their marks are understood. */
export interface PrintedOptions {
  readonly asked: FormQuestion;
  readonly options: readonly PrintedOption[];
  /** Marks before each option, and after the last: one list more than options. */
  readonly gaps: readonly (readonly PlacedMark[])[];
  /** Where in the text below the question the options end. */
  readonly end: number;
}

/** What the options of a question say, and why it has to be looked at where that is not certain. */
export interface TickReading {
  /** Indices of the options ticked; undefined where the text does not record any. */
  readonly selected: readonly number[] | undefined;
  readonly why: string | undefined;
}

const CHECKS = '✓✔☑✅🗸🗹√●◉◎⊙⦿⬤🔘🔴🔵⏺■◼▣◾⬛⚫\u25C9';
const CROSSES = '☒✗✘✕✖❌❎×🗴🗵🗶🗷⊠⊗⮽☓';
const EMPTY = '☐□○◯⬜▢❏❑◻⚪◽🔲❍❐❒⭘◌⬚';
/**
 * Signs in the private use area: Word writes symbol fonts as U+F000 and the place in the font (Wingdings, Wingdings 2),
 * Microsoft Forms prints those of its icon font (Segoe MDL2 Assets).
 */
const PRIVATE: Readonly<Record<string, 'check' | 'cross' | 'empty'>> = {
  '\uF0FC': 'check', // Wingdings: check mark
  '\uF0FE': 'check', // Wingdings: checked box
  '\uF0FD': 'cross', // Wingdings: crossed box
  '\uF0FB': 'cross', // Wingdings: cross
  '\uF078': 'cross', // Wingdings: crossed box
  '\uF06C': 'check', // Wingdings: filled circle
  '\uF06E': 'check', // Wingdings: filled square
  '\uF0A4': 'check', // Wingdings: circle with a dot
  '\uF0A8': 'empty', // Wingdings: box
  '\uF06F': 'empty', // Wingdings: box
  '\uF071': 'empty', // Wingdings: box with a shadow
  '\uF0A1': 'empty', // Wingdings: circle
  '\uF050': 'check', // Wingdings 2: check mark
  '\uF052': 'check', // Wingdings 2: checked box
  '\uF04F': 'cross', // Wingdings 2: cross
  '\uF053': 'cross', // Wingdings 2: crossed box
  '\uF051': 'cross', // Wingdings 2: crossed box
  '\uF0A3': 'empty', // Wingdings 2: box
  '\uF09A': 'empty', // Wingdings 2: circle
  '\uE73A': 'check', // Segoe MDL2: CheckboxComposite
  '\uE73E': 'check', // Segoe MDL2: CheckMark
  '\uE739': 'empty', // Segoe MDL2: Checkbox
  '\uECCB': 'check', // Segoe MDL2: RadioBtnOn
  '\uECCA': 'empty', // Segoe MDL2: RadioBtnOff
};

/** What numbers an option, as a pattern: "1.", "(b)", "iv)". */
const ENUMERATOR = String.raw`\(?(?:\d|[a-e]|i{1,3}|iv|v)\\?[.)]`;
const SELECTED = '(?:selected|checked|chosen|ticked)';
/** What can stand around options, longest first; anything else ends them. */
const TOKENS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['newline', /\n/y],
  // Emoji shortcodes, and LaTeX, which some converters write for boxes.
  ['check', /:(?:ballot_box_with_check|(?:white|heavy)_check_mark|radio_button):/y],
  ['empty', /:(?:white_(?:large|medium)_square|black_square_button|white_circle):/y],
  ['check', /\$?\\(?:checkmark|surd|blacksquare|boxtimes|CheckedBox|XBox)\b\$?/y],
  ['empty', /\$?\\(?:square|Box|Square|bigcirc)\b\$?/y],
  ['space', /[^\S\n]+|\\(?![\p{L}\p{N}])/uy],
  ['empty', /[[(](?:not |un)(?:selected|checked)[\])]|\bnot selected\b|\bunselected\b|\bunchecked\b/iuy],
  ['check', new RegExp(String.raw`[[(]${SELECTED}[\])]|\b${SELECTED}\b`, 'iuy')],
  [
    'lead',
    /\b(?:(?:your )?(?:answer|response|selection|selected option|choice)|réponse|respuesta|A)\s*[:：–-]|\bA\d{1,3}[.:]\s/iuy,
  ],
  ['lead', /\((?:please )?specify\)|\(please specify\)/iuy],
  ['check', new RegExp(String.raw`\\?[[(]\s*(?:[${CHECKS}*•vV])\s*\\?[\])]`, 'uy')],
  ['cross', new RegExp(String.raw`\\?[[(]\s*(?:[xX${CROSSES}])\s*\\?[\])]`, 'uy')],
  ['empty', new RegExp(String.raw`\\?[[(][\s_${EMPTY}]*\\?[\])]`, 'uy')],
  ['check', new RegExp(`[${CHECKS}]\uFE0F?`, 'uy')],
  ['cross', new RegExp(`[${CROSSES}]\uFE0F?`, 'uy')],
  ['empty', new RegExp(`[${EMPTY}]\uFE0F?`, 'uy')],
  ['cross', /(?<![\p{L}\p{N}])[xX](?![\p{L}\p{N}])/uy],
  ['private', /(?![\uF0B7\uF0A7\uF0D8])[\uE000-\uF8FF]/uy],
  [
    'emphasis',
    /\*\*|__|==|<\/?(?:b|strong|u|mark)>|(?<=\s|^)\*(?=\S)|(?<=\S)\*(?=\s|$)|(?<=\s|^)_(?=\S)|(?<=\S)_(?=\s|$)/iuy,
  ],
  ['strike', /~~|<\/?(?:s|del|strike)>/iuy],
  ['sign', /[[(][oO0][\])]/y],
  [
    'sign',
    new RegExp(
      String.raw`[-+*\uF0B7\uF0A7\uF0D8•·▪▫◦‣–—>|,;/:.#←→➢➤►▶⇒"“”'‘’${'`'}]|(?<![\p{L}\p{N}])(?:o(?=[^\S\n]+\S)|${ENUMERATOR})`,
      'iuy',
    ),
  ],
];

/**
 * Reads the options that the form prints under a question.
 * @param text What stands below the question's words and its note.
 * @returns Undefined where no option stands at the beginning of it.
 */
export function readOptions(text: string, asked: FormQuestion): PrintedOptions | undefined {
  const options = (asked.options ?? []).map((option) => foldedLetters(option));
  const printed: PrintedOption[] = [];
  const gaps: PlacedMark[][] = [[]];
  let end = 0;
  for (let at = 0; ; at = end) {
    const gap = readGap(text, at);
    const next = optionAt(text, gap.end, options, printed.at(-1)?.index ?? -1);
    if (!next || !endsAsOption(text, next.end, options, next.index)) {
      // Marks behind the last option count as far as its line goes; on lines of their own only if nothing follows.
      const own = gap.tokens.filter((token) => token.start < lineEndAfter(text, at));
      gaps.at(-1)?.push(...marksOf(own, printed.length > 0, false));
      const alone =
        gap.end >= text.trimEnd().length ? gap.tokens.filter((token) => !own.includes(token)) : [];
      gaps.at(-1)?.push(...marksOf(alone, false, false));
      if (printed.length > 0) end = alone.length > 0 ? gap.end : Math.max(end, own.at(-1)?.end ?? end);
      break;
    }
    gaps.at(-1)?.push(...placeMarks(gap.tokens, printed.length > 0));
    gaps.push([]);
    const after = readGap(text, next.end);
    const opening = gap.tokens.findLast(({ kind }) => kind !== 'space' && kind !== 'sign');
    const closing = after.tokens.find(({ kind }) => kind !== 'space' && kind !== 'sign');
    const isAround = (kind: string): boolean => opening?.kind === kind && closing?.kind === kind;
    const sharesLine =
      isWithinLine(gap.tokens, printed.length > 0) ||
      (isWithinLine(after.tokens, true) && optionAt(text, after.end, options, next.index) !== undefined);
    printed.push({
      index: next.index,
      isEmphasised: isAround('emphasis'),
      isStruck: isAround('strike'),
      look: lookOf(gap.tokens, text.slice(gap.end, next.end), asked.options?.[next.index] ?? '', sharesLine),
    });
    end = next.end;
  }
  return printed.length === 0 ? undefined : { asked, options: printed, gaps, end };
}

const isWithinLine = (gap: readonly Token[], hasBefore: boolean): boolean =>
  hasBefore && !gap.some(({ kind }) => kind === 'newline');

/** Signs that part or number options, or stand around them. */
const PARTING = new RegExp(`^(?:[/|,;:."“”'‘’\`]|${ENUMERATOR})$`, 'iu');
/** Signs that begin the items of a list, with which nobody ticks. */
const BULLET = /^[-\uF0B7\uF0A7\uF0D8•·▪◦‣–—]$/;

/** @param sharesLine Whether other options stand on the line, so that a bullet belongs to them all. */
function lookOf(gap: readonly Token[], printed: string, option: string, sharesLine: boolean): string {
  const onLine = gap.slice(gap.findLastIndex(({ kind }) => kind === 'newline') + 1);
  const signs = onLine.filter(
    ({ kind, sign }) =>
      kind === 'private' ||
      kind === 'empty' ||
      (kind === 'sign' && !PARTING.test(sign) && !(sharesLine && BULLET.test(sign))),
  );
  const isCapitals = printed === printed.toUpperCase() && option !== option.toUpperCase();
  return `${signs.map(({ sign }) => sign).join('')}${isCapitals ? ' in capitals' : ''}`;
}

interface Token {
  readonly kind: string;
  readonly sign: string;
  readonly start: number;
  readonly end: number;
}

/** Everything from a place on that is neither an option nor other words. */
function readGap(text: string, from: number): { tokens: Token[]; end: number } {
  const tokens: Token[] = [];
  let at = from;
  while (at < text.length) {
    const token = tokenAt(text, at);
    if (!token) break;
    tokens.push(token);
    at = token.end;
  }
  return { tokens, end: at };
}

function tokenAt(text: string, at: number): Token | undefined {
  for (const [kind, pattern] of TOKENS) {
    pattern.lastIndex = at;
    const sign = pattern.exec(text)?.[0];
    if (sign !== undefined && sign !== '') return { kind, sign, start: at, end: at + sign.length };
  }
  return undefined;
}

/** The option whose words begin at a place; options come in the form's order. */
function optionAt(
  text: string,
  from: number,
  options: readonly string[],
  after: number,
): { index: number; end: number } | undefined {
  const found = options.flatMap((letters, index) => {
    const end = index > after ? endOfLetters(text, from, letters) : undefined;
    return end === undefined ? [] : [{ index, end }];
  });
  return found.sort((a, b) => b.end - a.end)[0];
}

/** Where letters end that begin at a place, signs and white space between them left out. */
export function endOfLetters(text: string, from: number, letters: string): number | undefined {
  let matched = 0;
  let at = from;
  while (matched < letters.length) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (at >= text.length) return undefined;
    const folded = foldedLetters(character);
    if (!letters.startsWith(folded, matched)) return undefined;
    matched += folded.length;
    at += character.length;
  }
  return isLetter(text[at]) ? undefined : at;
}

/** Whether an option's line has nothing but marks and other options behind its words; "Other" may have text. */
function endsAsOption(text: string, from: number, options: readonly string[], index: number): boolean {
  const gap = readGap(text, from);
  if (gap.end >= text.length || gap.tokens.some(({ kind }) => kind === 'newline')) return true;
  const next = optionAt(text, gap.end, options, index);
  if (next) return endsAsOption(text, next.end, options, next.index);
  return options[index] === 'other' && gap.tokens.some(({ sign }) => /[:–—(-]/.test(sign));
}

const lineEndAfter = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
};

function placeMarks(tokens: readonly Token[], hasBefore: boolean): PlacedMark[] {
  const firstBreak = tokens.findIndex(({ kind }) => kind === 'newline');
  const lastBreak = tokens.findLastIndex(({ kind }) => kind === 'newline');
  return tokens.flatMap((token, place) => {
    const mark = markOf(token);
    if (!mark) return [];
    const nearBefore = hasBefore && (firstBreak === -1 || place < firstBreak);
    return [{ mark, nearBefore, nearAfter: lastBreak === -1 || place > lastBreak }];
  });
}

const marksOf = (tokens: readonly Token[], nearBefore: boolean, nearAfter: boolean): PlacedMark[] =>
  tokens.flatMap((token) => {
    const mark = markOf(token);
    return mark ? [{ mark, nearBefore, nearAfter }] : [];
  });

function markOf({ kind, sign }: Token): Mark | undefined {
  if (kind === 'check' || kind === 'cross' || kind === 'empty') return { kind, sign };
  if (kind !== 'private') return undefined;
  const known = PRIVATE[sign];
  return known === undefined ? { kind: 'unknown', sign } : { kind: known, sign };
}

/** How the marks of a whole text are to be understood, from the questions where they can be taken in one way only. */
interface Manner {
  readonly side: 'before' | 'after' | undefined;
  /** Whether a cross stands beside a check somewhere, and so means the contrary. */
  readonly crossMeansNo: boolean;
  /** Whether some question has a mark, or prints all of its options without any. */
  readonly printsMore: boolean;
  /** How ticked options look in a text that has no sign known for a tick. */
  readonly lookOfTicks: string | undefined;
}

/** Reads the ticks of all questions with options, which have to agree in how they are printed. */
export function readTicks(all: readonly PrintedOptions[]): Map<number, TickReading> {
  const plain = withoutBullets(all);
  const manner = mannerOf(plain);
  return new Map(plain.map((printed) => [printed.asked.number, readTick(printed, manner)]));
}

/** Leaves out a sign that stands at every option of every question: it lists the options and ticks none. */
function withoutBullets(all: readonly PrintedOptions[]): readonly PrintedOptions[] {
  const signs = new Set(all.flatMap(({ gaps }) => gaps.flat().map(({ mark }) => mark.sign)));
  const bullets = [...signs].filter((sign) =>
    all.every(({ gaps, options, asked }) => {
      const marks = gaps.flat().filter(({ mark }) => mark.sign === sign).length;
      return marks === 0 || (marks === options.length && options.length === asked.options?.length);
    }),
  );
  return all.map((printed) => ({
    ...printed,
    gaps: printed.gaps.map((gap) => gap.filter(({ mark }) => !bullets.includes(mark.sign))),
  }));
}

function mannerOf(all: readonly PrintedOptions[]): Manner {
  const sides = new Set(all.flatMap((printed) => sideOf(printed) ?? []));
  const [side, other] = sides;
  const kinds = all.map(({ gaps }) => new Set(gaps.flat().map(({ mark }) => mark.kind)));
  const isKnown =
    kinds.some((kind) => kind.has('check') || kind.has('cross')) ||
    all.some(({ options }) => options.some(({ isEmphasised }) => isEmphasised));
  return {
    side: other === undefined ? side : undefined,
    crossMeansNo: kinds.some((kind) => kind.has('check') && kind.has('cross')),
    printsMore: all.some(
      ({ gaps, options, asked }) => gaps.flat().length > 0 || options.length === asked.options?.length,
    ),
    lookOfTicks: isKnown ? undefined : lookOfTicks(all),
  };
}

/** On which side of the options the marks of a question stand, where that can be told. */
function sideOf({ gaps }: PrintedOptions): 'before' | 'after' | undefined {
  const isBefore = gaps[0] !== undefined && gaps[0].length > 0;
  const isAfter = gaps.length > 1 && gaps.at(-1)?.some(({ nearBefore }) => nearBefore);
  if (isBefore !== Boolean(isAfter)) return isBefore ? 'before' : 'after';
  const [first = [], ...others] = gaps;
  // Boxes on lines of their own: one behind each option, and none before the first.
  if (first.length === 0 && others.every((gap) => gap.length === 1)) return 'after';
  const between = gaps.slice(1, -1).flat();
  if (between.some(({ nearBefore, nearAfter }) => nearBefore && !nearAfter)) return 'after';
  if (between.some(({ nearBefore, nearAfter }) => nearAfter && !nearBefore)) return 'before';
  return undefined;
}

function readTick(printed: PrintedOptions, manner: Manner): TickReading {
  const { asked, options, gaps } = printed;
  const unsure = (why: string): TickReading => ({ selected: undefined, why });
  const marks = gaps.flat();
  if (options.some(({ isStruck }) => isStruck))
    return unsure('an option is struck through, which can mean either');
  if (manner.lookOfTicks !== undefined) return readLook(printed, manner.lookOfTicks);
  if (marks.length === 0) return readUnmarked(printed, manner);

  const side = sideOf(printed) ?? manner.side;
  if (side === undefined) return unsure('a tick stands between two options and can belong to either');
  const byOption = options.map((_, place) => gaps[side === 'before' ? place : place + 1] ?? []);
  if (byOption.flat().length < marks.length || byOption.some((one) => one.length > 1)) {
    return unsure('the ticks do not match the options one by one');
  }
  const unknown = marks.find(({ mark }) => mark.kind === 'unknown');
  if (unknown)
    return unsure(`whether the sign ${codeOf(unknown.mark.sign)} is a tick or an empty box is not known`);

  const kinds = new Set(marks.map(({ mark }) => mark.kind));
  if (manner.crossMeansNo && kinds.has('cross') && !kinds.has('check')) {
    return unsure(
      'elsewhere in the text a cross stands beside a tick, so that it can mean the contrary here',
    );
  }
  const ticked = options.flatMap(({ index }, place) => {
    const kind = byOption[place]?.[0]?.mark.kind;
    return kind === 'check' || (kind === 'cross' && !manner.crossMeansNo) ? [index] : [];
  });
  if (ticked.length > 1 && !isMultiple(asked))
    return unsure(`${ticked.length} options are ticked where one can be`);
  if (ticked.length === 0 && kinds.has('empty') && byOption.some(([mark]) => !mark)) {
    return unsure('some options have an empty box and others none');
  }
  if (ticked.length === 0 && options.length < (asked.options?.length ?? 0)) {
    return unsure('only some of the options are printed, and none is ticked');
  }
  return { selected: ticked.length === 0 ? undefined : ticked, why: undefined };
}

/** Options of which the ticked one has a look of its own. */
function readLook({ asked, options }: PrintedOptions, ticked: string): TickReading {
  const selected = options.flatMap(({ index, look }) => (look === ticked ? [index] : []));
  if (selected.length > 0) return { selected, why: undefined };
  const areAll = options.length === asked.options?.length;
  return {
    selected: undefined,
    why: areAll ? undefined : 'only some of the options are printed, and none is ticked',
  };
}

/** Options without a mark: one of them in bold, only the chosen ones printed, or nothing recorded. */
function readUnmarked(printed: PrintedOptions, manner: Manner): TickReading {
  const { asked, options } = printed;
  const emphasised = options.filter(({ isEmphasised }) => isEmphasised).map(({ index }) => index);
  const areAll = options.length === asked.options?.length;
  if (emphasised.length > 0 && emphasised.length < options.length) {
    return emphasised.length > 1 && !isMultiple(asked)
      ? { selected: undefined, why: `${emphasised.length} options are emphasised where one can be chosen` }
      : { selected: emphasised, why: undefined };
  }
  if (hasLooks(printed)) {
    return {
      selected: undefined,
      why: 'some options are printed in another way than others, which can be a tick',
    };
  }
  if (areAll) return { selected: undefined, why: undefined };
  if (manner.printsMore) {
    return {
      selected: undefined,
      why: 'only some of the options are printed, without a tick, while elsewhere in the text all are',
    };
  }
  return options.length > 1 && !isMultiple(asked)
    ? { selected: undefined, why: 'some of the options are printed, without a tick' }
    : { selected: options.map(({ index }) => index), why: undefined };
}

const codeOf = (sign: string): string =>
  `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** "Please select whichever applies": of options that do not begin with "Yes", several can be true. */
const isMultiple = ({ options, text }: FormQuestion): boolean =>
  options?.[0] !== 'Yes' && /\bwhichever|\ball that|\bapply\b|\bapplies\b/i.test(text);

/** Whether a line has nothing but one of the options, with marks around it. */
export function optionLine(
  text: string,
  options: readonly string[],
): { readonly isMarked: boolean } | undefined {
  const before = readGap(text, 0);
  const letters = options.map(foldedLetters);
  const option = optionAt(text, before.end, letters, -1);
  if (!option) return undefined;
  const after = readGap(text, option.end);
  if (after.end < text.length) return undefined;
  return { isMarked: [...before.tokens, ...after.tokens].some((token) => markOf(token) !== undefined) };
}
