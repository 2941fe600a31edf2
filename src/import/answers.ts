import { unescapeMarkdown } from '../questionnaire/markdown.ts';
import type { BodyLine, Doubt } from './imported.ts';
import type { Line } from './lines.ts';

/** Answers without what the rendering put around each of them, and what cannot be told for certain. */
export interface CleanAnswers {
  readonly answers: ReadonlyMap<number, string>;
  readonly doubts: readonly Doubt[];
  /** What was taken off, in words for the report. */
  readonly notes: readonly string[];
}

interface Wrapper {
  readonly name: string;
  /** The lines without it; undefined where they do not have it. */
  readonly take: (lines: readonly string[]) => string[] | undefined;
  /** What tells that a part of an answer has it. */
  readonly part: RegExp;
}

/** What a rendering puts around answers; each is taken off only where most answers have it. */
const WRAPPERS: readonly Wrapper[] = [
  { name: 'quoted (>)', take: everyLine(/^\s*>\s?/), part: /^\s*>/m },
  { name: 'in a table cell', take: everyLine(/^\s*\|\s?/, /\s*\|\s*$/), part: /^\s*\||\|\s*$/m },
  { name: 'in a list', take: firstLine(/^\s*[-*•·▪◦‣–\uF0B7\uF0A7\uF0D8]\s+/), part: /^$/ },
  ...['(?:your )?answer', 'response', 'a', String.raw`a\d{1,3}`, 'réponse', 'respuesta'].map((label) => ({
    name: 'named "Answer:"',
    take: firstLine(new RegExp(String.raw`^\s*\**${label}\**\s*[:：.)]\**\s*`, 'i')),
    part: new RegExp(String.raw`^\s*\**${label === 'a' ? '$^' : label}\**\s*:`, 'im'),
  })),
  { name: 'behind a colon', take: firstLine(/^\s*:\s+/), part: /^\s*:\s/m },
  { name: 'as code', take: fenced, part: /^\s*```/m },
  { name: 'with an arrow', take: firstLine(/^\s*(?:→|=>|->|➢|►)\s*/), part: /^\s*(?:→|=>|➢|►)/m },
  { name: 'in bold', take: whole('**'), part: /\*\*/ },
  { name: 'in bold', take: whole('__'), part: /__/ },
  { name: 'in italics', take: whole('*'), part: /^$/ },
  { name: 'in italics', take: whole('_'), part: /^$/ },
  { name: 'as code', take: whole('`'), part: /^`|`$/m },
  { name: 'in quotation marks', take: whole('"'), part: /^$/ },
  { name: 'in quotation marks', take: whole('“', '”'), part: /^$/ },
  { name: 'in quotation marks', take: whole('«', '»'), part: /^$/ },
];
/** Share of the answers that have to have a wrapper for it to be the rendering's. */
const MOST = 0.7;
const FEWEST = 8;

function everyLine(start: RegExp, end?: RegExp): (lines: readonly string[]) => string[] | undefined {
  return (lines) => {
    const printed = lines.filter((line) => line.trim() !== '');
    if (!printed.every((line) => start.test(line) && (end === undefined || end.test(line)))) return undefined;
    return lines.map((line) => line.replace(start, '').replace(end ?? /$^/, ''));
  };
}

function firstLine(start: RegExp): (lines: readonly string[]) => string[] | undefined {
  return ([first = '', ...more]) => (start.test(first) ? [first.replace(start, ''), ...more] : undefined);
}

/** A block of code around all lines. */
function fenced(lines: readonly string[]): string[] | undefined {
  const [first = '', ...more] = lines.filter((line) => line.trim() !== '');
  const last = more.pop() ?? '';
  return /^\s*```\w*$/.test(first) && /^\s*```$/.test(last) ? more : undefined;
}

/** Signs around all lines together, or around each. */
function whole(start: string, end = start): (lines: readonly string[]) => string[] | undefined {
  const takeOff = (text: string): string | undefined => {
    const inner =
      text.startsWith(start) && text.endsWith(end) ? text.slice(start.length, -end.length).trim() : '';
    return inner === '' || inner.includes(start) || inner.includes(end) ? undefined : inner;
  };
  return (lines) => {
    const all = takeOff(lines.join('\n').trim());
    if (all !== undefined) return all.split('\n');
    const each = lines.map((line) => (line.trim() === '' ? '' : takeOff(line.trim())));
    return each.every((line) => line !== undefined) ? each : undefined;
  };
}

/**
 * Takes off what the rendering put around answers, and joins what it broke at the ends of lines.
 * @param keepsAddresses Whether addresses keep the markup around them.
 */
export function cleanAnswers(
  bodies: ReadonlyMap<number, readonly BodyLine[]>,
  vocabulary: ReadonlySet<string>,
  width: number,
  keepsAddresses: boolean,
): CleanAnswers {
  const notes: string[] = [];
  const doubts: Doubt[] = [];
  let texts = new Map([...bodies].map(([number, lines]) => [number, dedent(lines.map(({ text }) => text))]));
  for (const { name, take, part } of WRAPPERS) {
    const filled = [...texts.values()].filter((lines) => lines.some((line) => line.trim() !== ''));
    const wrapped = filled.filter((lines) => take(lines) !== undefined).length;
    if (wrapped < FEWEST || wrapped < filled.length * MOST) continue;
    notes.push(`Most answers stand ${name}: taken off.`);
    texts = new Map(
      [...texts].map(([number, lines]) => {
        const taken = take(lines);
        if (!taken && part.test(lines.join('\n'))) {
          const [line] = bodies.get(number)?.filter(({ text }) => text.trim() !== '') ?? [];
          const why = `most answers stand ${name}, of this one only a part does`;
          if (line) doubts.push({ line: line.number, text: line.text.trim(), why });
        }
        return [number, taken ?? lines];
      }),
    );
  }
  const answers = new Map(
    [...texts].map(([number, lines]) => {
      const numbers = bodies.get(number)?.map((line) => line.number) ?? [];
      const joined = joinBroken(lines, numbers, vocabulary, width, doubts);
      const answer = unescapeMarkdown(joined).trim();
      return [number, keepsAddresses ? answer : bareAddresses(answer)];
    }),
  );
  return { answers, doubts, notes };
}

/** Addresses without the markup that converters put around them: `<https://…>`, or a link that is its own label. */
const bareAddresses = (text: string): string =>
  text
    .replace(/<(https?:\/\/[^<>\s]+)>(?![\p{L}\p{N}/])/giu, '$1')
    .replace(
      /\[([^[\]\s]+)\]\(<?([^()<>\s]+)>?(?: "[^"]*")?\)(?![\p{L}\p{N}/])/gu,
      (link, label: string, target: string) =>
        label === target || `mailto:${label}` === target ? label : link,
    );

/** Without the indent that all lines share; a backslash that breaks a line in Markdown goes too. */
function dedent(lines: readonly string[]): string[] {
  const indents = lines.flatMap((line) => (line.trim() === '' ? [] : [/^\s*/.exec(line)?.[0].length ?? 0]));
  const shared = Math.min(...indents);
  return lines.map((line) => (line.trim() === '' ? '' : line.slice(shared).replace(/(?<!\\)\\$/, '')));
}

/** Joins a word that a hyphen breaks at the end of a line; a broken address is not certain. */
function joinBroken(
  lines: readonly string[],
  numbers: readonly number[],
  vocabulary: ReadonlySet<string>,
  width: number,
  doubts: Doubt[],
): string {
  let text = lines[0] ?? '';
  for (const [index, next] of lines.slice(1).entries()) {
    const line = lines[index] ?? '';
    const end = line.slice(-LONGEST_ADDRESS);
    const doubt = (why: string): void => {
      doubts.push({ line: numbers[index] ?? 1, text: line.trim(), why });
    };
    // Nothing breaks an address with a hyphen of its own, and none ends with "//".
    if (/(?:https?:\/\/|(?:https?:|www\.)\S*-)$/i.test(end) && /^\s*[\p{L}\p{N}]/u.test(next)) {
      text += next.trimStart();
      continue;
    }
    const { word, hyphen } = BROKEN_WORD.exec(line.slice(-LONGEST_WORD))?.groups ?? {};
    const rest = /^\s*(?<rest>[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*)/u.exec(next)?.groups?.['rest'];
    if (word === undefined || rest === undefined) {
      if (breaksAddress(line, next, width))
        doubt('the address at the end of the line may go on in the next line');
      text += `\n${next}`;
      continue;
    }
    const isOne = hyphen === '\u00AD' || vocabulary.has(`${word}${rest}`.toLowerCase());
    const isHyphenated = vocabulary.has(`${word}-${rest}`.toLowerCase());
    if (hyphen !== '\u00AD' && isOne === isHyphenated) {
      doubt('whether the hyphen at the end of the line belongs to the word is not certain');
    }
    text = `${isOne && !isHyphenated ? text.slice(0, -1) : text}${next.trimStart()}`;
  }
  return text;
}

/** What is looked for at the end of a line is no longer; each takes quadratic time. */
const LONGEST_WORD = 200;
const LONGEST_ADDRESS = 3_000;
const BROKEN_WORD = /(?<word>[\p{L}\p{N}][\p{L}\p{N}-]*)(?<hyphen>[-\u2010\u00AD])$/u;

/** Whether a line may end within an address: it is as long as lines get, or the next goes on like one. */
function breaksAddress(line: string, next: string, width: number): boolean {
  const address = /(?:https?:\/\/|www\.)[^\s<>)\]]*$/i.exec(line.slice(-LONGEST_ADDRESS))?.[0];
  const goesOn = /^\s*(?<piece>\S+)(?<more>\s+\S)?/.exec(next)?.groups;
  const piece = goesOn?.['piece'];
  if (/^\s*(?:t?tps?|ps?|s)?:\/\//i.test(next)) return true;
  if (address === undefined || piece === undefined || /^<?(?:https?:|www\.)/i.test(piece)) return false;
  const isFull = line.length >= width;
  const isOpen = isFull || /[/_?=&%#-]$/.test(address);
  const isPiece = /^[\w%~.?#=&+/-]+$/.test(piece) && /[/_?=&%#]|\.\w|\d-|-\d/.test(piece);
  return (isOpen && isPiece) || (isFull && goesOn?.['more'] === undefined);
}

/** The length at which lines are broken; infinite where they are not. */
export function widthOf(lines: readonly Line[]): number {
  const lengths = lines.map(({ text }) => text.length);
  const longest = Math.max(0, ...lengths);
  const near = lengths.filter((length) => length > longest - NEAR).length;
  return near >= FEWEST && near > lengths.length / 20 ? longest : Number.POSITIVE_INFINITY;
}

const NEAR = 10;

/** The words of the text, for telling a hyphen at a line's end from one of the word. */
export function vocabularyOf(lines: readonly Line[], more: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const text of [...lines.map((line) => line.text), ...more]) {
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu)) words.add(word);
  }
  return words;
}
