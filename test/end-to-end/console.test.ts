import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { TOKEN } from '../support/bot.ts';
import { type SurveyFolder, surveyFolder } from '../support/files.ts';
import { response } from '../support/handle.ts';
import { type Running, start } from '../support/program.ts';

const titleOfG = response.sections.find(({ id }) => id === 'G')?.title ?? '';

/** Runs the console on piped lines to its end. */
async function type(
  lines: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Running & { code: number | null }> {
  const running = start('main', [], env);
  running.child.stdin?.end(lines);
  return { ...running, code: await running.exited };
}

describe.concurrent('the console on piped lines', () => {
  it('answers each in order, and ends with exit code 0', async () => {
    const { code, stdout, stderr } = await type('data privacy law\n\n/question 1\n/summary G\n/help\n');
    expect(code).toBe(0);
    const places = ['Chapter 21 of ICM Act 2018', 'Country name', titleOfG, '/search'].map((text) =>
      stdout().indexOf(text),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(stderr()).toContain('DISCORD_TOKEN');
    expect(stdout()).not.toContain('\u001b');
  });

  it('picks a menu entry of the last reply by its number', async () => {
    const { stdout } = await type('/summary C\n2\n');
    const label = /\[2\] (Q\d+)/.exec(stdout())?.[1];
    expect(stdout().split('\n\n').slice(1).join('\n\n')).toContain(label);
    expect(stdout().match(/Options on the form/g)).not.toBeNull();
  });

  it('reads a number that no button or menu entry has as a question', async () => {
    const { stdout } = await type('39\n');
    expect(stdout()).toContain('Chapter 21 of ICM Act 2018');
  });

  it('shows whole links and e-mail addresses, since nobody else sees them', async () => {
    const { stdout } = await type('/question Q39\n/question 5\n');
    expect(stdout()).toContain('https://dit.gov.bt/sites/default/files/attachments/ICM%20Act%202018.pdf');
    expect(stdout()).toMatch(/\w@\w+\.gov\.bt/);
    expect(stdout()).not.toMatch(/\]\(<|\\[.*_#-]/);
  });

  it.each([
    ['an unknown command', '/frobnicate\n', 'Unknown command'],
    ['a command without its option', '/ask\n', 'query'],
    ['a section that does not exist', '/summary Z\n', 'no such section'],
    ['words that hit nothing', '/search zzzzqqq\n', 'No question mentions'],
  ])('answers %s and continues', async (_, line, said) => {
    const { code, stdout } = await type(`${line}Q39\n`);
    expect(code).toBe(0);
    expect(stdout()).toContain(said);
    expect(stdout()).toContain('Chapter 21 of ICM Act 2018');
  });

  it('saves an exported file, and again under another name, and says where', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'msq-'));
    try {
      const running = start('main', [], {}, folder);
      running.child.stdin?.end('/export section:G format:csv\n/export section:G format:csv\n');
      expect(await running.exited).toBe(0);
      const saved = [...running.stdout().matchAll(/^Saved as (.*)$/gm)].map(([, file]) => file ?? '');
      expect(saved.map((file) => path.basename(file))).toEqual([
        'bhutan-2022-msq-g.csv',
        'bhutan-2022-msq-g-2.csv',
      ]);
      for (const file of saved) expect(readFileSync(file, 'utf8')).toContain('question 111 (line');
      expect(running.stdout()).not.toContain('question 111 (line');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('says that a reply is removed; numbers then press nothing that is no longer shown', async () => {
    const { stdout } = await type('/summary G\n[1]\n/question 39\n5\n1\n');
    const replies = stdout().split('\n\n');
    expect(replies.some((text) => text.trim() === 'Removed.')).toBe(true);
    expect(replies.at(-1) ?? '').not.toContain('Q38');
  });

  it('ends at /quit', async () => {
    const { code, stdout } = await type('/quit\nQ39\n');
    expect(code).toBe(0);
    expect(stdout()).not.toContain('Chapter 21');
  });

  it('accepts Windows line ends and a last line without an end', async () => {
    const { stdout } = await type('Q39\r\nQ1');
    expect(stdout()).toContain('Chapter 21 of ICM Act 2018');
    expect(stdout()).toContain('Country name');
  });

  it.each([
    ['no line', ''],
    ['blank lines alone', '\n  \n'],
  ])(
    'with neither a token nor a word of input (%s) says what is missing and ends with 1',
    async (_, input) => {
      const { code, stdout, stderr } = await type(input);
      expect(code).toBe(1);
      expect(stderr()).toContain('no DISCORD_TOKEN is set, and no line of input was given');
      expect(stderr()).not.toMatch(/^\s+at /m);
      expect(stdout()).toBe('');
    },
  );
});

describe.concurrent('a configuration that is wrong', () => {
  it('is explained variable by variable in one message, without the token', async () => {
    const { code, stderr, stdout } = await type('Q39\n', {
      DISCORD_TOKEN: `${TOKEN} with spaces`,
      DISCORD_APPLICATION_ID: 'seventeen',
      DISCORD_GUILD_ID: '12',
      DISCORD_API_URL: 'discord.com',
      SOURCE_URL: 'ftp://example.org',
      PRIVATE_REPLIES: 'maybe',
      ANSWER_MENTIONS: '1',
      LOG_LEVEL: 'loud',
    });
    expect(code).toBe(1);
    const named = [...stderr().matchAll(/^ {2}(\w+) must/gm)].map(([, name]) => name);
    expect(named).toEqual([
      'DISCORD_TOKEN',
      'DISCORD_APPLICATION_ID',
      'DISCORD_GUILD_ID',
      'DISCORD_API_URL',
      'SOURCE_URL',
      'PRIVATE_REPLIES',
      'ANSWER_MENTIONS',
      'LOG_LEVEL',
    ]);
    expect(stderr()).not.toContain(TOKEN);
    expect(stderr()).not.toMatch(/^\s+at /m);
    expect(stdout()).toBe('');
  });

  it('does not repeat a token that was put after another variable', async () => {
    const token = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.GaBcDe.abcdefghijklmnopqrstuvwxyz0123456789AB';
    const { code, stderr } = await type('Q39\n', { DISCORD_APPLICATION_ID: token });
    expect(code).toBe(1);
    expect(stderr()).toContain("What looks like a bot's token stands in DISCORD_APPLICATION_ID.");
    expect(stderr()).not.toContain(token);
  });

  it('counts an empty variable as unset', async () => {
    const empty = {
      DISCORD_TOKEN: '',
      DISCORD_GUILD_ID: '',
      DISCORD_API_URL: '',
      RESPONSE_FILE: '',
      LOG_LEVEL: '',
    };
    expect((await type('Q39\n', empty)).code).toBe(0);
  });
});

describe.concurrent('a response that is broken', () => {
  it.each<[string, (folder: SurveyFolder) => void, RegExp]>([
    [
      'missing',
      (folder) => folder.remove('bhutan.md'),
      /bhutan\.md: expected a readable file, found no such file/,
    ],
    [
      'of another encoding',
      (folder) => folder.edit('bhutan.md', (text) => Buffer.from(text.replace('Bhutan', 'Bhütan'), 'latin1')),
      /bhutan\.md:\d+: expected UTF-8 text, found byte 0xfc/,
    ],
    [
      'with an unknown section',
      (folder) => folder.edit('bhutan.md', (text) => text.replace('## C. Legal', '## X. Illegal')),
      /bhutan\.md:\d+: expected the heading "C\. Legal Framework" before line \d+, found "## X\. Illegal/,
    ],
    [
      'of another survey',
      (folder) => folder.edit('bhutan.md', (text) => `<!-- survey: msq-1999 -->\n${text}`),
      /bhutan\.md:1: expected a survey of .*, found "msq-1999"/,
    ],
  ])('%s stops the start with one message', async (_, spoil, message) => {
    const folder = surveyFolder();
    try {
      spoil(folder);
      const { code, stderr, stdout } = await type('Q39\n', { RESPONSE_FILE: folder.response });
      expect(code).toBe(1);
      expect(stderr()).toMatch(message);
      expect(stderr().trimEnd().split('\n')).toHaveLength(1);
      expect(stdout()).toBe('');
    } finally {
      folder.end();
    }
  });
});
