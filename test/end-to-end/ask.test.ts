import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { response } from '../support/handle.ts';
import { type Running, start } from '../support/program.ts';

async function ask(
  args: readonly string[],
  input = '',
  env: Readonly<Record<string, string>> = {},
): Promise<Running & { code: number | null }> {
  const running = start('cli', args, env);
  running.child.stdin?.end(input);
  return { ...running, code: await running.exited };
}

/** What programs can rely on: one object per query. */
const record = z.looseObject({
  query: z.string(),
  status: z.enum(['answered', 'closest', 'not_found', 'list', 'about', 'help', 'command']),
  results: z.array(
    z.looseObject({
      label: z.string(),
      section: z.string(),
      questions: z.array(z.int()).min(1),
      cited: z.int(),
      quote: z.string(),
      details: z.enum(['given', 'blank', 'no_field']),
      links: z.array(z.looseObject({ url: z.string(), host: z.string() })),
      selection: z.looseObject({ kind: z.string() }),
      score: z.number(),
    }),
  ),
});
const parse = (text: string) => record.parse(JSON.parse(text));

describe.concurrent('ask', () => {
  it('prints the reply as text', async () => {
    const { code, stdout, stderr } = await ask(['data', 'privacy', 'law']);
    expect(code).toBe(0);
    expect(stdout()).toContain('Chapter 21 of ICM Act 2018');
    expect(stdout()).toContain('Options on the form: Yes / No.');
    expect(stdout()).not.toContain('\u001b');
    expect(stderr()).toBe('');
  });

  it('prints one JSON object', async () => {
    const { code, stdout, stderr } = await ask(['--json', 'data privacy law']);
    expect(code).toBe(0);
    expect(stdout().trimEnd().split('\n')).toHaveLength(1);
    const { status, leading, results } = parse(stdout());
    expect(status).toBe('answered');
    expect(leading).toBe(1);
    expect(results[0]).toMatchObject({ questions: [38, 39], cited: 39, details: 'given' });
    expect(results[0]?.quote).toBe(response.questions.get(39)?.answer);
    expect(results[0]?.links).toHaveLength(2);
    expect(stderr()).toBe('');
  });

  it('says in JSON that nothing is found', async () => {
    const { stdout } = await ask(['--json', 'Q900']);
    expect(parse(stdout())).toMatchObject({ query: 'Q900', status: 'not_found', results: [] });
  });

  it('answers nothing that is asked in a language which it does not understand, however near it looks', async () => {
    const query = 'Steht in der Strategie von Bhutan etwas zu Blockchain';
    const [json, text] = await Promise.all([ask(['--json', query]), ask([query])]);
    expect(parse(json.stdout())).toMatchObject({ status: 'not_found', results: [] });
    expect(text.stdout()).toContain('Ich verstehe diese Sprachen');
  });

  it('answers 200 lines in order, with one object per line and nothing else', async () => {
    const queries = Array.from({ length: 200 }, (_, index) =>
      index % 2 === 0 ? `Q${(index % 112) + 1}` : `what about law number ${index}, "quoted" \\ ☃?`,
    );
    const { code, stdout, stderr } = await ask(['--json', '--stdin'], `${queries.join('\n')}\n`);
    expect(code).toBe(0);
    expect(stdout().endsWith('\n')).toBe(true);
    const records = stdout().trimEnd().split('\n').map(parse);
    expect(records.map(({ query }) => query)).toEqual(queries);
    expect(stderr()).toBe('');
  });

  it('prints an object for an empty line too, so that lines can be matched', async () => {
    const { stdout } = await ask(['--json', '--stdin'], 'Q1\n\nQ2\r\nQ3');
    expect(
      stdout()
        .trimEnd()
        .split('\n')
        .map((line) => parse(line).query),
    ).toEqual(['Q1', '', 'Q2', 'Q3']);
  });

  it('waits for a reader that is slow, in bounded memory', async () => {
    const running = start('cli', ['--json', '--stdin'], {});
    running.child.stdin?.on('error', () => running.child.stdin?.destroy());
    running.child.stdout?.pause();
    const chunk = 'data privacy law\n'.repeat(100);
    const lines = chunk.repeat(200);
    for (let at = 0; at < lines.length; at += chunk.length) running.child.stdin?.write(chunk);
    running.child.stdin?.end();
    // What it has not read stays with this process, however long the reader takes.
    const left = (): number => running.child.stdin?.writableLength ?? 0;
    await expect.poll(left, { timeout: 20_000 }).toBeLessThan(lines.length);
    let before = -1;
    await expect
      .poll(
        () => {
          const isStill = left() === before;
          before = left();
          return isStill;
        },
        { timeout: 30_000, interval: 1_000 },
      )
      .toBe(true);
    expect(left()).toBeGreaterThan(lines.length / 2);
    running.child.kill('SIGKILL');
    await running.exited;
  });

  it('reads a question as Discord does: on one line, cut where Discord cuts', async () => {
    const long = `data privacy law ${'x '.repeat(400)}`;
    const { stdout } = await ask(
      ['--json', '--stdin'],
      `data\u200b   privacy\tlaw\u202e\ndata privacy law\n${long}\n`,
    );
    const [first, second, third] = stdout().trimEnd().split('\n').map(parse);
    expect(first?.results).toEqual(second?.results);
    expect(third?.query).toBe(long);
    expect(stdout()).not.toMatch(/[\u202e]/);
  });

  it('ends quietly when its reader goes away', async () => {
    const running = start('cli', ['--json', '--stdin'], {});
    running.child.stdout?.once('data', () => running.child.stdout?.destroy());
    running.child.stdin?.on('error', () => running.child.stdin?.destroy());
    running.child.stdin?.end('data privacy law\n'.repeat(3_000));
    expect(await running.exited).toBe(0);
    expect(running.stderr()).toBe('');
  });

  it.each(['--help', '-h'])('shows its usage for %s', async (flag) => {
    const { code, stdout, stderr } = await ask([flag]);
    expect(code).toBe(0);
    expect(stdout()).toContain('Usage: npm run -s ask');
    expect(stderr()).toBe('');
  });

  it('knows who runs the bot', async () => {
    const { stdout } = await ask(['who runs this bot'], '', { OPERATOR: 'Civic Tech Thimphu' });
    expect(stdout()).toContain('This bot is run by Civic Tech Thimphu.');
  });

  it.each([
    ['no question', []],
    ['a blank question', ['  ']],
    ['an unknown flag', ['--jsonl', 'law']],
    ['--stdin without --json', ['--stdin']],
    ['--stdin with a question', ['--json', '--stdin', 'law']],
    ['a value for a flag', ['--json=yes', 'law']],
  ])('shows its usage and ends with 1 for %s', async (_, args) => {
    const { code, stdout, stderr } = await ask(args, 'law\n');
    expect(code).toBe(1);
    expect(stdout()).toBe('');
    expect(stderr()).toContain('Usage: npm run -s ask');
    expect(stderr()).not.toMatch(/^\s+at /m);
  });

  it('names a missing response in one line, without a stack trace', async () => {
    const { code, stdout, stderr } = await ask(['law'], '', { RESPONSE_FILE: 'nowhere.md' });
    expect(code).toBe(1);
    expect(stdout()).toBe('');
    expect(stderr()).not.toMatch(/^\s+at /m);
    expect(stderr()).toContain('nowhere.md');
    expect(stderr().trimEnd().split('\n')).toHaveLength(1);
  });
});
