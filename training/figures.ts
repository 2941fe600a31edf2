/**
 * Writes the table of figures in docs/search.md from what `npm run eval -- --full` printed.
 *
 *     npm run -s eval -- --full | tee .build/figures.txt && npm run figures
 */
import { readFileSync, writeFileSync } from 'node:fs';

const PRINTED = '.build/figures.txt';
const DOCUMENT = 'docs/search.md';
const PLACE = /(?<=<!-- figures -->\n)[\s\S]*?(?=<!-- \/figures -->)/;

const COLUMNS = [
  'Hit@1',
  'Hit@3',
  'nDCG@10',
  'evidence',
  'precision',
  'coverage',
  'false answers',
  'sections',
] as const;
/** A line of names before the rows of a set. */
const HEADER = /^\s+hit1\s/;
/** A label and a cell per column; rows of single kinds of queries are indented. */
const ROW = new RegExp(`^(?<label>\\S.*?)(?<cells>(?:\\s+(?:\\d\\.\\d{3}|-)){${COLUMNS.length}})$`);

/**
 * Makes a markdown table of the figures of whole sets.
 * @throws {Error} There are none, or no cross-validated ones.
 */
function figuresTable(printed: string): string {
  const lines = printed.split('\n');
  const rows: string[] = [];
  let set = '';
  lines.forEach((line, at) => {
    if (HEADER.test(line)) set = (lines[at - 1] ?? '').split(':')[0] ?? '';
    const { label, cells } = ROW.exec(line)?.groups ?? {};
    if (label === undefined || cells === undefined || set === '') return;
    const name = label === 'all' ? `**${set}, what ships**` : `${set}: ${label}`;
    rows.push(
      `| ${[name.replace(/^(\*\*cross-validated.*), what ships/, '$1'), ...cells.trim().split(/\s+/)].join(' | ')} |`,
    );
  });
  if (!rows.some((row) => row.startsWith('| **cross-validated'))) {
    throw new Error(
      `${PRINTED} has no cross-validated figures. Run: npm run -s eval -- --full | tee ${PRINTED}`,
    );
  }
  return [`| | ${COLUMNS.join(' | ')} |`, `|---|${'---|'.repeat(COLUMNS.length)}`, ...rows, ''].join('\n');
}

const table = figuresTable(readFileSync(PRINTED, 'utf8'));
const text = readFileSync(DOCUMENT, 'utf8');
if (!PLACE.test(text)) throw new Error(`${DOCUMENT} has no <!-- figures --> to write the table to`);
writeFileSync(
  DOCUMENT,
  text.replace(PLACE, () => table),
);
