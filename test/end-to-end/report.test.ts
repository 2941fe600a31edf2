import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askInteraction, type Bot, connectBot, endBot } from '../support/bot.ts';
import { type Running, start } from '../support/program.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'msq-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

async function report(
  args: readonly string[],
  input: string | Buffer = '',
): Promise<Running & { code: number | null }> {
  const running = start('report', args, {});
  running.child.stdin?.end(input);
  return { ...running, code: await running.exited };
}

const line = (day: number): string =>
  `${JSON.stringify({
    time: Date.UTC(2026, 10, 1 + day),
    msg: 'interaction',
    command: 'ask',
    outcome: 'answered',
    kind: 'not_found',
    language: 'en',
    topics: [],
    ms: 1,
    options: { query: 'visa fees' },
  })}\n`;
const log = [0, 1, 2].map(line).join('');

describe('npm run report', () => {
  it('reads files, gzip and standard input alike', async () => {
    const [plain, zipped] = ['bot.log', 'bot.log.1'].map((name) => path.join(folder, name));
    writeFileSync(plain ?? '', log);
    writeFileSync(zipped ?? '', gzipSync(log));
    const outputs = await Promise.all([
      report(['--json', plain ?? '']),
      report(['--json', zipped ?? '']),
      report(['--json'], log),
      report(['--json'], gzipSync(log)),
    ]);
    for (const { code, stdout, stderr } of outputs) {
      expect([code, stderr()]).toEqual([0, '']);
      expect(JSON.parse(stdout())).toMatchObject({
        interactions: 3,
        notFound: [{ query: 'visa fees', days: 3 }],
      });
    }
    const both = await report([plain ?? '', zipped ?? '']);
    expect(both.stdout()).toMatch(/^6 interactions, 2026-11-01 to 2026-11-03; 0 of 6 questions answered/);
  });

  it('writes candidates to a new file only', async () => {
    const file = path.join(folder, 'candidates.jsonl');
    expect((await report(['--queries', file], log)).code).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ query: 'visa fees', relevant: {} });
    const again = await report(['--queries', file], log);
    expect(again.code).toBe(1);
    expect(again.stderr()).toMatch(/candidates\.jsonl cannot be written \(EEXIST\)\. Name a new file/);
  });

  it.each([
    [
      'a file that does not exist',
      ['nowhere.log'],
      /^nowhere\.log cannot be read \(ENOENT\)\. Give a log of the bot/,
    ],
    ['an unknown flag', ['--jsn'], /Usage: npm run -s report/],
    ['a folder', ['.'], /^\. cannot be read \(EISDIR\)/],
  ])('names %s in its message', async (_, args, message) => {
    const { code, stderr } = await report(args);
    expect(code).toBe(1);
    expect(stderr()).toMatch(message);
    expect(stderr()).not.toMatch(/^\s+at /m);
  });

  it('says that compression is damaged', async () => {
    const { code, stderr } = await report(
      [],
      Buffer.concat([gzipSync(log).subarray(0, 40), Buffer.from('x')]),
    );
    expect(code).toBe(1);
    expect(stderr()).toMatch(/^standard input cannot be read \(Z_\w+\)/);
  });

  it('survives a megabyte without a line break', async () => {
    const { code, stdout } = await report(['--json'], `${'x'.repeat(3_000_000)}\n${log}`);
    expect(code).toBe(0);
    expect(JSON.parse(stdout())).toMatchObject({ interactions: 3, broken: 1 });
  });

  it('reads what the bot itself logs', async () => {
    const bot: Bot = await connectBot({ env: { LOG_QUERIES: 'true' } });
    try {
      await bot.discord.interact(askInteraction('data privacy law'));
      await bot.running.logged(/"msg":"interaction"/);
    } finally {
      await endBot(bot);
    }
    const { stdout } = await report(['--json'], bot.running.stderr());
    expect(JSON.parse(stdout())).toMatchObject({
      interactions: 1,
      answered: 1,
      kinds: [{ name: 'answered', count: 1 }],
      languages: [{ name: 'en', count: 1 }],
      hasQueries: true,
      broken: 0,
    });
  });
});
