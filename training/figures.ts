/**
 * Writes the tables of figures in docs/search.md from what `npm run eval -- --full` printed.
 *
 *     npm run figures   measures and writes; needs the classifiers of npm run tune
 */
import { readFileSync, writeFileSync } from 'node:fs';

const PRINTED = '.build/figures.txt';
const DOCUMENT = 'docs/search.md';

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
    throw new Error(`${PRINTED} has no cross-validated figures. Run: npm run figures`);
  }
  return [`| | ${COLUMNS.join(' | ')} |`, `|---|${'---|'.repeat(COLUMNS.length)}`, ...rows, ''].join('\n');
}

const KINDS = ['framed', 'broad', 'mention', 'command', 'greeting', 'about', 'list', 'out_of_scope'] as const;
const WRONG = 'wrong when answering';
const CHAT_SET = /^(?<set>(?:\w{2}\/)?chat-[\w-]+)$/;
const KIND = /^ {2}(?<kind>\w[\w ]*?)(?: \(\d+\))?\s+(?<share>\d\.\d{3})$/;

/** Makes a markdown table of the figures of what people say in a chat, by kind. */
function chatTable(printed: string): string {
  const sets = new Map<string, Map<string, string>>();
  let shares: Map<string, string> | undefined;
  for (const line of printed.split('\n')) {
    const set = CHAT_SET.exec(line)?.groups?.['set'];
    const { kind, share } = KIND.exec(line)?.groups ?? {};
    if (set !== undefined) {
      shares = new Map();
      sets.set(set, shares);
    } else if (kind !== undefined && share !== undefined) shares?.set(kind, share);
    else if (line !== '') shares = undefined;
  }
  const columns = [...KINDS, WRONG];
  const rows = [...sets].map(
    ([set, own]) => `| ${[set, ...columns.map((kind) => own.get(kind) ?? '-')].join(' | ')} |`,
  );
  return [`| | ${columns.join(' | ')} |`, `|---|${'---|'.repeat(columns.length)}`, ...rows, ''].join('\n');
}

const printed = readFileSync(PRINTED, 'utf8');
let text = readFileSync(DOCUMENT, 'utf8');
for (const [name, table] of [
  ['figures', figuresTable(printed)],
  ['chat', chatTable(printed)],
] as const) {
  const place = new RegExp(`(?<=<!-- ${name} -->\\n)[\\s\\S]*?(?=<!-- /${name} -->)`);
  if (!place.test(text)) throw new Error(`${DOCUMENT} has no <!-- ${name} --> to write the table to`);
  text = text.replace(place, () => table);
}
writeFileSync(DOCUMENT, text);
