import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, mkdtempSync, openSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { askInteraction, TOKEN } from '../support/bot.ts';
import { type DiscordStandIn, startDiscordStandIn } from '../support/discord-stand-in.ts';

const TEST_FOLDER = fileURLToPath(new URL('..', import.meta.url));

interface ShellBot {
  readonly discord: DiscordStandIn;
  /** The shell, which the bot replaces. */
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly exited: Promise<number | null>;
  readonly port: number;
  readonly metrics: () => Promise<string>;
  /** What it wrote to standard error, if that is the test's. */
  readonly stderr: () => string;
}

/** Starts the built bot, `"$0" ../dist/main.js`, as a shell script says, and waits until it is connected. */
async function withShell(
  script: string,
  act: (bot: ShellBot) => Promise<void>,
  { isRead = false } = {},
): Promise<void> {
  const discord = await startDiscordStandIn({ token: TOKEN });
  const port = await freePort();
  const child = spawn('bash', ['-c', script, process.execPath], {
    cwd: TEST_FOLDER,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: discord.apiUrl,
      METRICS_PORT: String(port),
      LOG_QUERIES: 'true',
    },
  });
  let stderr = '';
  if (isRead)
    child.stderr.on('data', (text) => {
      stderr += text;
    });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const metrics = async (): Promise<string> => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  try {
    await discord.ready();
    await act({ discord, child, exited, port, metrics, stderr: () => stderr });
  } finally {
    child.kill('SIGKILL');
    await exited;
    await discord.close();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Commands with long options, each of which becomes a log line of some 500 bytes. */
async function logMuch(discord: DiscordStandIn, lines: number): Promise<void> {
  const options = [{ type: 3, name: 'query', value: 'no such thing '.repeat(20) }];
  for (let done = 0; done < lines; done += 50) {
    await Promise.all(
      Array.from({ length: 50 }, () => discord.interact({ data: { name: 'frobnicate', options } })),
    );
  }
}

/** More than a pipe and the bot's own memory take, where lines wait. */
const TOO_MUCH = 1_200;

describe.skipIf(process.platform === 'win32')('a log that cannot be written does not stop the bot:', () => {
  it.each([
    ['a full disk', '2>/dev/full', 50, /msq_bot_log_lines_lost_total [1-9]/],
    ['a closed standard error', '2>&-', 50, /msq_bot_log_lines_lost_total 0/],
    ['a pipe whose reader is gone', '2> >(exit)', 50, /msq_bot_log_lines_lost_total/],
    ['a socket whose reader never reads', '', TOO_MUCH, /msq_bot_log_lines_lost_total [1-9]/],
  ])('%s', async (_, redirection, lines, lost) =>
    withShell(`exec "$0" ../dist/main.js ${redirection}`, async ({ discord, child, exited, metrics }) => {
      await logMuch(discord, lines);
      expect(await metrics()).toMatch(lost);
      child.kill('SIGTERM');
      expect(await exited).toBe(0);
    }),
  );

  it('a pipe whose reader never reads, and that another program makes blocking', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'msq-'));
    const fifo = path.join(folder, 'log');
    execFileSync('mkfifo', [fifo]);
    const reader = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK);
    // Node restores at its end what it found at its start.
    const other = `"$0" -e "process.stdin.resume()" <&0 &`;
    const script = `exec 2>"${fifo}"; ${other} exec "$0" ../dist/main.js </dev/null >/dev/null`;
    try {
      await withShell(script, async ({ discord, child, exited, metrics }) => {
        const ended = once(child.stdout.resume(), 'end');
        child.stdin.end();
        await ended;
        await logMuch(discord, TOO_MUCH);
        expect(await metrics()).toMatch(/msq_bot_log_lines_lost_total [1-9]/);
        child.kill('SIGTERM');
        expect(await exited).toBe(0);
      });
    } finally {
      closeSync(reader);
      rmSync(folder, { recursive: true });
    }
  });
});

it.skipIf(process.platform === 'win32')('a shortage of file descriptors is logged once and survived', () =>
  withShell(
    'ulimit -n 60; exec "$0" ../dist/main.js',
    async ({ discord, child, exited, port, stderr }) => {
      const lines = (): string[] =>
        stderr()
          .split('\n')
          .filter((line) => line.includes('EMFILE'));
      const sockets = Array.from({ length: 100 }, () =>
        connect(port, '127.0.0.1').on('error', () => undefined),
      );
      await expect.poll(lines, { timeout: 60_000 }).toHaveLength(1);
      for (const socket of sockets) socket.destroy();
      expect((await discord.interact(askInteraction('data privacy law'))).status).toBe(204);
      await expect
        .poll(() => fetch(`http://127.0.0.1:${port}/healthz`).then(({ status }) => status, String), {
          timeout: 60_000,
        })
        .toBe(200);
      child.kill('SIGTERM');
      expect(await exited).toBe(0);
      expect(lines()).toHaveLength(1);
    },
    { isRead: true },
  ),
);
