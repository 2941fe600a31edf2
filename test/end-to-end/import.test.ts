import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadResponse } from '../../src/questionnaire/load.ts';
import { start } from '../support/program.ts';

const RENDERINGS = fileURLToPath(new URL('../import/renderings/', import.meta.url));
const CLEAN = `${RENDERINGS}00-clean-ticks.md`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'msq-import-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function importing(...args: readonly string[]) {
  const program = start('import', args, {}, folder);
  return { code: await program.exited, stdout: program.stdout(), stderr: program.stderr() };
}

/** A file with a change to the clean rendering. */
function changed(name: string, change: (text: string) => string): string {
  const file = path.join(folder, name);
  writeFileSync(file, change(readFileSync(CLEAN, 'utf8')));
  return file;
}

describe.concurrent('npm run import', () => {
  it('writes a file that the bot loads from anywhere, and reports what it found', async () => {
    const out = path.join(folder, 'kenya.md');
    const { code, stdout, stderr } = await importing(`${RENDERINGS}14-page-furniture.md`, '--out', out);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Country: Kenya$/m);
    expect(stdout).toMatch(/^Questions: 112 of 112$/m);
    expect(stdout).toMatch(/Q1:8 Q2:14 /);
    expect(stdout).toMatch(/^Ticks: 42 of 42$/m);
    expect(stdout).toMatch(/^Blank answers: 4 · Q76, 80, 84, 109$/m);
    expect(stdout).toMatch(/Taken for the head or foot of pages:\n {2}14 × 1\/15 \(line 42, 89, /);
    expect(stdout).toMatch(/Outside the questions, left out:\n {2}line 1: Respondent/);
    const { country, survey, questions } = loadResponse(out);
    expect([country.code, survey.folder, questions.get(39)?.answer]).toEqual([
      'KE',
      'msq-2022',
      expect.stringMatching(/^Data Protection Act, 2019/),
    ]);
  });

  it('prints one object for programs', async () => {
    const out = path.join(folder, 'json.md');
    const { code, stdout } = await importing(CLEAN, '--out', out, '--json');
    expect(code).toBe(0);
    expect(stdout.trimEnd()).not.toContain('\n');
    expect(JSON.parse(stdout)).toEqual({
      country: 'Kenya',
      questions: 112,
      selections: { read: 42, of: 42 },
      doubts: [],
    });
    expect(existsSync(out)).toBe(true);
  });

  it('prints nothing of the file that a terminal would obey', async () => {
    const file = changed('signs.md', (text) =>
      text.replace('A. N. Other', 'A.\u001b[2J\u009b31m N.\u202e\u007f Other'),
    );
    const out = path.join(folder, 'signs-out.md');
    for (const args of [[], ['--json']]) {
      const { code, stdout } = await importing(file, '--out', out, ...args);
      expect(code).toBe(1);
      expect(stdout).toContain('a character was lost');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there.
      expect(stdout).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    }
  });

  it('stops at a doubt, names its line, and goes on when that is accepted', async () => {
    const file = changed('doubt.md', (text) => text.replace('[x] Yes\n\n[ ] No', '[x] Yes\n\n[x] No'));
    const out = path.join(folder, 'doubt-out.md');
    const stopped = await importing(file, '--out', out);
    expect(stopped.code).toBe(1);
    expect(stopped.stdout).toMatch(/In doubt:\n {2}line 82: .*\n {4}2 options are ticked where one can be$/m);
    expect(stopped.stderr).toMatch(/^Nothing is written: look at the lines in doubt, .* --accept\.$/m);
    expect(existsSync(out)).toBe(false);

    const asJson = await importing(file, '--out', out, '--json');
    expect(asJson.code).toBe(1);
    expect(JSON.parse(asJson.stdout)).toMatchObject({
      selections: { read: 41, of: 42 },
      doubts: [{ line: 82, text: expect.any(String), why: '2 options are ticked where one can be' }],
    });

    const accepted = await importing(file, '--out', out, '--accept');
    expect(accepted.code).toBe(0);
    expect(loadResponse(out).questions.get(14)?.selection.kind).toBe('not_recorded');
  });

  it.each<[string, (text: string) => string, RegExp]>([
    [
      'without a country',
      (text) => text.replace('\nKenya\n', '\nFreedonia\n'),
      /write the name of the country below question 1/,
    ],
    ['in French', () => readFileSync(`${RENDERINGS}35-french-form.md`, 'utf8'), /^Nothing is written\.$/m],
    [
      'of another edition',
      () => readFileSync(`${RENDERINGS}36-msq2024-numbers.md`, 'utf8'),
      /^Nothing is written\.$/m,
    ],
    ['that breaks off', (text) => text.slice(0, text.indexOf('\n100. ')), /^Nothing is written\.$/m],
    ['without any question', () => 'Dear all,\n\nplease find attached.\n', /^Nothing is written\.$/m],
    ['that is empty', () => '', /^Nothing is written\.$/m],
  ])('refuses a text %s, accepted or not', async (name, change, message) => {
    const out = path.join(folder, `refused-${name}.md`);
    const { code, stdout, stderr } = await importing(changed(`${name}.md`, change), '--out', out, '--accept');
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect(stdout).toMatch(/line \d+: /);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(out)).toBe(false);
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['a PDF', '%PDF-1.7\n', /expected a text, found a PDF\. Get its text with: pdftotext -layout /],
    ['a Word file', 'PK\u0003\u0004', /expected a text, found a Word document/],
    [
      'another encoding',
      Buffer.from('Sénégal\n', 'latin1'),
      /:1: expected a text in UTF-8, .*, found bytes of another encoding\. Save it in UTF-8/,
    ],
    ['a NUL', 'a\n\0b', /:2: expected a text, found a NUL character/],
  ])('refuses %s in one line', async (name, content, message) => {
    const file = path.join(folder, `${name}.bin`);
    writeFileSync(file, content);
    const { code, stdout, stderr } = await importing(file);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  it.each([[[]], [['a.md', 'b.md']], [['a.md', '--moon']]])('shows its usage for %j', async (args) => {
    const { code, stderr } = await importing(...args);
    expect(code).toBe(1);
    expect(stderr).toContain('Usage: npm run import -- FILE');
  });

  it('names a file that is not there', async () => {
    const { code, stderr } = await importing('nope.md');
    expect(code).toBe(1);
    expect(stderr).toBe('nope.md: expected a readable file, found no such file\n');
  });

  it('does not write over the file that it reads', async () => {
    const file = path.join(folder, 'own.md');
    cpSync(CLEAN, file);
    const { code, stderr } = await importing(file, '--out', file);
    expect(code).toBe(1);
    expect(stderr).toMatch(/own\.md is the file that is read\. Name another with --out\./);
    expect(readFileSync(file)).toEqual(readFileSync(CLEAN));
  });
});
