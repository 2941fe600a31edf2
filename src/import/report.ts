import { numberRanges } from '../questionnaire/structure.ts';
import type { Doubt, Imported, NoResponse } from './imported.ts';

/** What `--json` prints. */
export interface ImportRecord {
  /** In English; null where question 1 names none, or the text is no response. */
  readonly country: string | null;
  /** How many of the questionnaire's questions stand in the text. */
  readonly questions: number;
  readonly selections: { readonly read: number; readonly of: number };
  readonly doubts: readonly Doubt[];
}

/**
 * A result of the import as programs read it.
 * @param choices How many of the questionnaire's questions print options.
 */
export function toRecord(result: Imported | NoResponse, choices: number): ImportRecord {
  if ('faults' in result) {
    return {
      country: null,
      questions: result.found,
      selections: { read: 0, of: choices },
      doubts: result.faults,
    };
  }
  const { country, questions, doubts } = result;
  return {
    country: country?.name('en') ?? null,
    questions: questions.filter(({ line }) => line !== undefined).length,
    selections: { read: questions.filter(({ selected }) => selected !== undefined).length, of: choices },
    doubts,
  };
}

const LONGEST = 70;

/** What an operator reads after an import: what was found where, and what has to be looked at. */
export function writeReport(result: Imported | NoResponse, record: ImportRecord): string {
  if ('faults' in result) {
    return section(
      `This is no response to the questionnaire (${result.found} of its questions stand in it)`,
      result.faults,
    );
  }
  const { questions, furniture, outside, reworded, notes } = result;
  const blank = questions.filter(({ asked, answer }) => !asked.options && answer === '');
  const unticked = questions.filter(({ asked, selected }) => asked.options && selected === undefined);
  return [
    `Country: ${record.country ?? 'not told'}`,
    `Questions: ${record.questions} of ${questions.length}`,
    wrap(questions.flatMap(({ asked, line }) => (line === undefined ? [] : [`Q${asked.number}:${line}`]))),
    `Ticks: ${record.selections.read} of ${record.selections.of}${list(' · not recorded:', unticked)}`,
    `Blank answers: ${blank.length}${list(' ·', blank)}`,
    ...notes,
    section('Wording that differs from the questionnaire', reworded),
    repeated('Taken for the head or foot of pages', furniture),
    section('Outside the questions, left out', outside),
    section('In doubt', record.doubts),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

const list = (
  title: string,
  questions: readonly { readonly asked: { readonly number: number } }[],
): string =>
  questions.length === 0 ? '' : `${title} Q${numberRanges(questions.map(({ asked }) => asked.number))}`;

function section(
  title: string,
  lines: readonly { readonly line: number; readonly text: string; readonly why?: string }[],
): string {
  if (lines.length === 0) return '';
  const rows = lines.map(({ line, text, why }) => {
    const short = text.length > LONGEST && why !== undefined ? `${text.slice(0, LONGEST)}…` : text;
    return `  line ${line}: ${short}${why === undefined ? '' : `\n    ${why}`}`;
  });
  return [`${title}:`, ...rows].join('\n');
}

/** Lines that are the same but for their digits, together. */
function repeated(title: string, lines: readonly { readonly line: number; readonly text: string }[]): string {
  const groups = new Map<string, { text: string; at: number[] }>();
  for (const { line, text } of lines) {
    const mask = text.replace(/\d+/g, '#');
    const group = groups.get(mask) ?? { text, at: [] };
    group.at.push(line);
    groups.set(mask, group);
  }
  const rows = [...groups.values()].map(
    ({ text, at }) => `  ${at.length} × ${text} (line ${numberRanges(at)})`,
  );
  return rows.length === 0 ? '' : [`${title}:`, ...rows].join('\n');
}

function wrap(words: readonly string[]): string {
  const rows = [''];
  for (const word of words) {
    const row = `${rows.at(-1)} ${word}`;
    if (row.length > 100) rows.push(` ${word}`);
    else rows[rows.length - 1] = row;
  }
  return rows.map((row) => ` ${row}`).join('\n');
}
