import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DiscordAPIError, RateLimitError } from '@discordjs/rest';
import { describe, expect, it } from 'vitest';
import { createLog, LineWriter } from '../../src/log.ts';
import { loggableError } from '../../src/transports/rest.ts';

/** What is logged of an error. */
function logged(err: unknown): unknown {
  const lines: string[] = [];
  createLog('info', [], { write: (line) => void lines.push(line) }).error({ err }, 'it failed');
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? '').err;
}

const circular = new Error('circular');
circular.cause = circular;
const named = new Error('named');
Object.defineProperty(named, 'name', { value: undefined });
const refused = Object.assign(new Error('connect ECONNREFUSED ::1:443'), { code: 'ECONNREFUSED' });
const request = { method: 'POST', url: 'https://discord.com/api/interactions/1/token/callback', body: {} };
const stack = expect.stringContaining(' at ');

describe('an error is logged with its type, message, stack and cause:', () => {
  it.each<[string, unknown, object]>([
    ['a usual one', new TypeError('no text'), { type: 'TypeError', message: 'no text', stack }],
    [
      'one with a cause',
      new Error('outer', { cause: new RangeError('inner') }),
      { message: 'outer', cause: { type: 'RangeError', message: 'inner', stack } },
    ],
    ['one whose cause is a text', new Error('outer', { cause: 'inner' }), { cause: { message: "'inner'" } }],
    ['one that is its own cause', circular, { message: 'circular', cause: { message: 'circular' } }],
    [
      'one of several addresses',
      new AggregateError([refused, refused], ''),
      { type: 'AggregateError', cause: { code: 'ECONNREFUSED', message: refused.message } },
    ],
    [
      'one of an abort',
      AbortSignal.abort().reason,
      { type: 'AbortError', message: 'This operation was aborted' },
    ],
    ['one without a name', named, { type: 'undefined', message: 'named' }],
    [
      'one of Discord, without the address that contains a token',
      new DiscordAPIError({ code: 50013, message: 'Missing Permissions' }, 50013, 403, 'POST', request.url, {
        files: undefined,
        body: {},
      }),
      { type: 'DiscordAPIError', code: 50013, status: 403, stack },
    ],
    [
      'one of a rate limit',
      loggableError(
        new RateLimitError({
          global: false,
          hash: 'x',
          limit: 5,
          majorParameter: '1',
          method: 'POST',
          retryAfter: 1_500,
          route: '/interactions/:id/:token/callback',
          scope: 'user',
          sublimitTimeout: 0,
          timeToReset: 1_500,
          url: request.url,
        }),
      ),
      { type: 'RateLimitError', message: 'a rate limit for another 2 s' },
    ],
    ['a text', 'no error', { type: 'string', message: "'no error'" }],
    ['an object', { code: 7 }, { type: 'object', message: '{ code: 7 }' }],
    ['null', null, { type: 'object', message: 'null' }],
  ])('%s', (_, error, expected) => {
    const seen = logged(error);
    expect(seen).toMatchObject(expected);
    expect(JSON.stringify(seen)).not.toContain('/token/');
  });
});

it.skipIf(process.platform === 'win32')(
  'after half a line that nobody read to its end, the next begins anew',
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'msq-'));
    const fifo = path.join(folder, 'log');
    execFileSync('mkfifo', [fifo]);
    const openReader = (): number => openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK);
    const first = openReader();
    const fd = openSync(fifo, constants.O_WRONLY | constants.O_NONBLOCK);
    const writer = new LineWriter(fd);
    writer.write(`${'x'.repeat(100_000)}\n`);
    closeSync(first);
    writer.flush();
    expect(writer.lost).toBe(1);
    const second = openReader();
    const text = Buffer.alloc(200_000);
    // Makes room; the beginning of the lost line stays what it is.
    const length = readSync(second, text);
    writer.write('{"a":1}\n');
    const more = readSync(second, text.subarray(length));
    expect(text.toString('utf8', 0, length + more)).toMatch(/^x+\n\{"a":1\}\n$/);
    for (const one of [fd, second]) closeSync(one);
    rmSync(folder, { recursive: true });
  },
);
