import { withoutMarkdown } from '../questionnaire/markdown.ts';
import type { Question, Section, SurveyResponse } from '../questionnaire/schema.ts';
import { slugOf } from '../questionnaire/slug.ts';
import { numberRanges, questionsOf, sectionName, topicOf } from '../questionnaire/structure.ts';
import { LIST_KEYS, type ListKey } from '../search/intents.ts';
import { citation } from './citation.ts';
import type { Lists, ResponseList } from './lists/lists.ts';
import type { QuestionUrl } from './url.ts';

export const EXPORT_FORMATS = ['markdown', 'csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A document to take away. */
export interface ExportedFile {
  readonly name: string;
  readonly contentType: string;
  readonly text: string;
}

export interface ExportOptions {
  /** Only this section; undefined: the whole response. */
  readonly section: Section | undefined;
  readonly format: ExportFormat;
  readonly urlOf: QuestionUrl;
  /** What the response names as a whole, which stands after the questions; a CSV file has one table and leaves it out. */
  readonly lists: Lists;
  readonly listTitles: Readonly<Record<ListKey, string>>;
}

/** Writes a section or the whole response as a file: every answer with its citation, and, but for CSV, the lists. */
export function exportResponse(response: SurveyResponse, options: ExportOptions): ExportedFile {
  const { section, format } = options;
  const questions = section ? questionsOf(response, section) : [...response.questions.values()];
  const rows = questions.map((question) => toRow(question, response, options));
  const stem = slugOf(`${response.country.name('en')} ${response.survey.year} msq ${section?.id ?? ''}`);
  switch (format) {
    case 'markdown':
      return { name: `${stem}.md`, contentType: 'text/markdown', text: toMarkdown(rows, response, options) };
    case 'csv':
      return { name: `${stem}.csv`, contentType: 'text/csv', text: toCsv(rows) };
    case 'json':
      return { name: `${stem}.json`, contentType: 'application/json', text: toJson(rows, response, options) };
  }
}

interface Row {
  readonly number: number;
  readonly section: string;
  readonly topic: string;
  readonly question: string;
  readonly options: string;
  readonly selection: string;
  readonly answer: string;
  readonly links: string;
  readonly citation: string;
}

function toRow(question: Question, response: SurveyResponse, { urlOf }: ExportOptions): Row {
  const { selection, sectionId } = question;
  const section = response.sections.find(({ id }) => id === sectionId);
  return {
    number: question.number,
    section: section ? sectionName(section) : sectionId,
    topic: topicOf(response, question.number)?.label ?? '',
    question: question.text,
    options: selection.kind === 'no_options' ? '' : selection.options.join(' / '),
    selection: selectedOf(question),
    answer: question.answer,
    links: question.links.map(({ url }) => url).join(' '),
    citation: citation(question, response, urlOf),
  };
}

function selectedOf({ selection }: Question): string {
  switch (selection.kind) {
    case 'no_options':
      return '';
    case 'not_recorded':
      return 'not recorded';
    case 'recorded':
      return selection.selected.join(' / ');
  }
}

/** The answers are markdown as published, so they stand here unchanged. */
function toMarkdown(
  rows: readonly Row[],
  { country, survey }: SurveyResponse,
  { lists, listTitles, section: only }: ExportOptions,
): string {
  const parts = [`# ${country.name('en')}: ${survey.form}, ${survey.name} ${survey.year}`];
  let section = '';
  for (const row of rows) {
    if (row.section !== section) parts.push(`## ${row.section}`);
    section = row.section;
    parts.push(`### Q${row.number} ${row.question}`);
    if (row.options !== '') parts.push(`*Options printed: ${row.options}. Selection: ${row.selection}.*`);
    if (row.answer !== '') parts.push(row.answer);
    else if (row.options === '') parts.push('*(blank)*');
    parts.push(`<sub>${row.citation}</sub>`);
  }
  const filled = filledLists(lists, only);
  if (filled.length > 0) parts.push('## Lists');
  for (const { list, entries } of filled) {
    const lines = entries.map(({ name, variants, questions }) => {
      const told = [name, ...variants].map((spelling) => spelling.replace(/\s+/g, ' ')).join('; ');
      return `- Q${numberRanges(questions)}: ${told}`;
    });
    parts.push(`### ${listTitles[list]}`, lines.join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}

function filledLists(lists: Lists, section: Section | undefined): ResponseList[] {
  return LIST_KEYS.map((key) => lists(key, section)).filter(({ entries }) => entries.length > 0);
}

/** What a spreadsheet may compute, with what it skips before it: signs of any width, a tab, a carriage return. */
const FORMULA = /^(?:[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠﹦﹢﹣﹫−]|[\t\r\n])/u;
/** The same within a cell, where a spreadsheet that parts cells at semicolons or tabs begins another one. */
const INNER_FORMULA = /(?<=(?:;|\S\s{0,9}[\t\r\n])\s{0,9})(?=[=＝﹦])|(?<=;)(?=[+\-@＋－＠−])/g;

/**
 * RFC 4180; a cell that a spreadsheet would take for a formula is set in an apostrophe
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 */
function toCsv(rows: readonly Row[]): string {
  const cell = (value: string | number): string => {
    const text =
      typeof value === 'number' ? String(value) : value.replace(INNER_FORMULA, "'").replace(FORMULA, "'$&");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const columns = [
    'number',
    'section',
    'topic',
    'question',
    'options',
    'selection',
    'answer',
    'links',
    'citation',
  ] as const;
  const plain = rows.map((row) => ({ ...row, answer: withoutMarkdown(row.answer) }));
  const lines = plain.map((row) => columns.map((column) => cell(row[column])).join(','));
  return `\uFEFF${[columns.join(','), ...lines].join('\r\n')}\r\n`;
}

function toJson(
  rows: readonly Row[],
  { country, survey, source }: SurveyResponse,
  { lists, section }: ExportOptions,
): string {
  const { name, year, form, publisher } = survey;
  const listed = filledLists(lists, section).map(({ list, entries }) => [
    list,
    entries.map(({ name: called, variants, questions }) => ({ name: called, variants, questions })),
  ]);
  const file = {
    country: country.name('en'),
    survey: { name, year, form, publisher },
    sha256: source.sha256,
    questions: rows,
    lists: Object.fromEntries(listed),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
