import { SourceError, type SourceFault } from './errors.ts';
import { type FormLine, type FormQuestion, formOf } from './form.ts';
import { findLinks, unescapeMarkdown } from './markdown.ts';
import type { Question, Questionnaire, Selection } from './schema.ts';

/** What marks a question that has to be answered. */
const REQUIRED = /(?<!\s)\s*\\\*\s*$/;
const NUMBERED = /^(?:#{1,6}\s+)?(?<number>\d{1,4})\.\s+(?<text>\S.*)$/;
const HEADING = /^#{1,6}\s+(?<text>\S.*)$/;
const LIST_ITEM = /^-\s+(?<text>\S.*)$/;
const RULE = /^-{3,}\s*$/;
const BOX = /^\[(?<tick>[ x])\]\s+(?<text>\S.*)$/;

interface Line {
  readonly text: string;
  /** 1-based. */
  readonly number: number;
}

/** A question found in the text: its line, and those up to the next question. */
interface Found {
  readonly asked: FormQuestion;
  readonly line: Line;
  readonly body: Line[];
}

type Report = (line: number | undefined, expected: string, found: string, fix?: string) => void;

/** A line as the questionnaire would give it: escapes undone, white space folded. */
const plainWords = (text: string): string => unescapeMarkdown(text).replace(/\s+/g, ' ').trim();

const ESCAPE = 'If it belongs to the answer, put a backslash before its first sign (39\\. or \\#).';

/**
 * Reads a response in the canonical form: the questionnaire's own words in its own order, each question on a
 * line of its own after its number, and below it the government's answer. Nothing in an answer is taken for
 * the form, unless it is the very line that comes next.
 * @param source The response as text, `\n` or `\r\n` between lines.
 * @param questionnaire What the response answers; its questions are numbered from 1 without a gap.
 * @param file Path for messages.
 * @returns All questions of the questionnaire, in order.
 * @throws {SourceError} All places where the text is not in that form.
 */
export function parseResponse(source: string, questionnaire: Questionnaire, file: string): Question[] {
  const lines = source.split(/\r?\n/).map((text, index): Line => ({ text, number: index + 1 }));
  const form = formOf(questionnaire);
  const faults: SourceFault[] = [];
  const report: Report = (line, expected, found, fix) => {
    faults.push({ file, line, expected, found, fix });
  };

  const end = lines.findLastIndex(({ text }) => headingText(text) === questionnaire.closing);
  const found = findQuestions(end === -1 ? lines : lines.slice(0, end), form, report);
  const toImport = `Write it in the canonical form with: npm run import -- ${file}`;
  if (found.length < form.length / 2) {
    throw new SourceError({
      file,
      expected: `the ${form.length} questions of ${questionnaire.survey.form} ${questionnaire.survey.year}, each after its number on a line of its own`,
      found: `${found.length} of them`,
      fix: toImport,
    });
  }
  if (end === -1)
    report(lines.length, `the heading "${questionnaire.closing}" after the last question`, 'none');

  const questions = found.map((one, index) => {
    const next = found[index + 1];
    if (next) removeFormLines(one.body, next.asked.before, next.line, report);
    return readQuestion(one, report);
  });
  const [first] = found;
  if (first) removeFormLines(lines.slice(0, first.line.number - 1), first.asked.before, first.line, report);

  const [fault, ...more] = faults.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  if (!fault) return questions;
  const last = more.pop() ?? fault;
  const withImport = { ...last, fix: [last.fix, toImport].filter(Boolean).join(' ') };
  throw new SourceError(last === fault ? [withImport] : [fault, ...more, withImport]);
}

/** The questions that stand in the text, in the form's order, each once. */
function findQuestions(lines: readonly Line[], form: readonly FormQuestion[], report: Report): Found[] {
  const byWords = new Map(form.map((asked) => [`${asked.number}. ${plainWords(asked.text)}`, asked]));
  const printed = lines.flatMap((line) => {
    const { number, text = '' } = NUMBERED.exec(line.text)?.groups ?? {};
    const asked = byWords.get(`${number}. ${plainWords(text.replace(REQUIRED, ''))}`);
    return asked ? [{ asked, line }] : [];
  });
  const inOrder = new Set(longestRise(printed.map(({ asked }) => asked.number)));
  const found: Found[] = [];
  printed.forEach(({ asked, line }, index) => {
    if (inOrder.has(index)) {
      const next = printed.findIndex((_, later) => later > index && inOrder.has(later));
      const until = printed[next]?.line.number ?? lines.length + 1;
      found.push({ asked, line, body: lines.slice(line.number, until - 1) });
      return;
    }
    const elsewhere = printed.find((one, other) => inOrder.has(other) && one.asked === asked);
    const place = elsewhere ? ` (it stands on line ${elsewhere.line.number})` : '';
    report(line.number, 'no question out of its order', `question ${asked.number} again${place}`, ESCAPE);
  });
  for (const asked of form) {
    if (found.some((one) => one.asked === asked)) continue;
    const before = found.findLast((one) => one.asked.number < asked.number);
    const candidates = before?.body ?? lines;
    const numbered = candidates.find(
      ({ text }) => Number(NUMBERED.exec(text)?.groups?.['number']) === asked.number,
    );
    report(
      (numbered ?? candidates.at(-1))?.number,
      `question ${asked.number}, "${asked.text}"`,
      numbered ? `"${plainWords(numbered.text)}"` : 'no such line',
    );
  }
  return found;
}

/** The places of a longest strictly rising selection of question numbers. */
function longestRise(numbers: readonly number[]): number[] {
  interface Chain {
    readonly place: number;
    readonly length: number;
    readonly before: Chain | undefined;
  }
  /** The longest selection that ends in each number. */
  const ending = new Map<number, Chain>();
  numbers.forEach((number, place) => {
    let before: Chain | undefined;
    for (const [last, chain] of ending) {
      if (last < number && chain.length > (before?.length ?? 0)) before = chain;
    }
    const length = (before?.length ?? 0) + 1;
    if (length > (ending.get(number)?.length ?? 0)) ending.set(number, { place, length, before });
  });
  const [longest] = [...ending.values()].sort((a, b) => b.length - a.length);
  const places: number[] = [];
  for (let chain = longest; chain; chain = chain.before) places.unshift(chain.place);
  return places;
}

/** Takes the headings and instructions before the next question off the end of an answer. */
function removeFormLines(body: Line[], before: readonly FormLine[], next: Line, report: Report): void {
  dropBlank(body, -1);
  for (const line of before.toReversed()) {
    const last = body.at(-1);
    const printed = last && (line.kind === 'heading' ? headingText(last.text) : plainWords(last.text));
    if (printed !== line.text) {
      const place = last?.number ?? next.number;
      report(
        place,
        `the ${line.kind} "${line.text}" before line ${next.number}`,
        last ? `"${last.text.trim()}"` : 'none',
      );
      continue;
    }
    body.pop();
    dropBlank(body, -1);
    // The publication draws a line above some headings.
    while (line.kind === 'heading' && RULE.test(body.at(-1)?.text ?? '')) {
      body.pop();
      dropBlank(body, -1);
    }
  }
}

const headingText = (text: string): string | undefined => {
  const heading = HEADING.exec(text)?.groups?.['text'];
  return heading === undefined ? undefined : plainWords(heading);
};

function readQuestion({ asked, line, body: all }: Found, report: Report): Question {
  const body = [...all];
  let text = plainWords(NUMBERED.exec(line.text)?.groups?.['text']?.replace(REQUIRED, '') ?? '');
  let required = REQUIRED.test(line.text);
  let lastLine = line.number;
  const take = (): void => {
    lastLine = body.shift()?.number ?? lastLine;
  };
  const wrong = (expected: string): void => {
    report(body[0]?.number ?? lastLine, expected, body[0] ? `"${body[0].text.trim()}"` : 'none');
  };

  dropBlank(body, 0);
  if (asked.item !== undefined) {
    const item = LIST_ITEM.exec(body[0]?.text ?? '')?.groups?.['text'] ?? '';
    if (plainWords(item.replace(REQUIRED, '')) === asked.item) {
      text = `${text} ${asked.item}`;
      required ||= REQUIRED.test(item);
      take();
    } else {
      wrong(`the line "- ${asked.item}" under question ${asked.number}`);
    }
    dropBlank(body, 0);
  }
  if (asked.note !== undefined) {
    const note = body[0]?.text.trim().replace(/^([*_])(.*)\1$/, '$2') ?? '';
    if (plainWords(note) === asked.note) take();
    else wrong(`the note "${asked.note}" under question ${asked.number}`);
  }
  const ticks: (boolean | undefined)[] = [];
  for (const option of asked.options ?? []) {
    dropBlank(body, 0);
    const tick = readOption(body[0]?.text ?? '', option);
    const isPlain = ticks.length > 0 && ticks[0] === undefined;
    if (tick === 'none' || (ticks.length > 0 && (tick === 'plain') !== isPlain)) {
      wrong(
        `the option "${option}" under question ${asked.number}, all options or none with [x] or [ ] before it`,
      );
      break;
    }
    ticks.push(tick === 'plain' ? undefined : tick === 'ticked');
    take();
  }
  dropBlank(body, -1);
  const answer = unescapeMarkdown(body.map((one) => one.text).join('\n')).trim();
  return {
    number: asked.number,
    sectionId: asked.sectionId,
    heading: asked.heading,
    text,
    note: [asked.instruction, asked.note].filter(Boolean).join(' ') || undefined,
    required,
    selection: readSelection(asked.options, ticks),
    answer,
    links: findLinks(answer),
    lines: { from: line.number, to: body.at(-1)?.number ?? lastLine },
  };
}

function readOption(text: string, option: string): 'plain' | 'ticked' | 'empty' | 'none' {
  const bare = LIST_ITEM.exec(text)?.groups?.['text'] ?? text;
  if (plainWords(bare) === option) return 'plain';
  const { tick, text: words = '' } = BOX.exec(bare)?.groups ?? {};
  if (tick === undefined || plainWords(words) !== option) return 'none';
  return tick === 'x' ? 'ticked' : 'empty';
}

function readSelection(
  options: readonly string[] | undefined,
  ticks: readonly (boolean | undefined)[],
): Selection {
  if (options === undefined) return { kind: 'no_options' };
  const selected = options.filter((_, index) => ticks[index] === true);
  return selected.length === 0 ? { kind: 'not_recorded', options } : { kind: 'recorded', options, selected };
}

/** Drops blank lines at an end of an answer: 0 its beginning, -1 its end. */
function dropBlank(body: Line[], end: 0 | -1): void {
  if (end === -1) {
    while (body.at(-1)?.text.trim() === '') body.pop();
    return;
  }
  const first = body.findIndex(({ text }) => text.trim() !== '');
  body.splice(0, first === -1 ? body.length : first);
}
