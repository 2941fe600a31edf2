import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, mkdtempSync, openSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  answersTaken,
  askInteraction,
  type Bot,
  type BotOptions,
  connectBot,
  startBot,
  TOKEN,
  withBot,
} from '../support/bot.ts';
import { type DiscordStandIn, startDiscordStandIn } from '../support/discord-stand-in.ts';
import { start } from '../support/program.ts';

const TEST_FOLDER = fileURLToPath(new URL('..', import.meta.url));
const CALLBACK = { method: 'POST', path: /^\/interactions\/\d+\/[^/]+\/callback$/ };

/** Checks that the bot ends by itself with one message that says what to fix, and no stack trace. */
async function endsWith({ running }: Bot, said: string): Promise<void> {
  expect(await running.exited).toBe(1);
  const output = running.stderr() + running.stdout();
  expect(output.split(said)).toHaveLength(2);
  expect(output).not.toMatch(/^\s+at /m);
  expect(output).not.toContain('connection lost; reconnecting');
  expect(output).not.toContain(TOKEN);
}

describe.concurrent('the bot ends with exit code 1 and says why', () => {
  it('when its IDENTIFY is refused, after one try', () =>
    withBot(startBot({ prepare: (discord) => discord.refuseIdentify(4014) }), async (bot) => {
      await endsWith(bot, 'Discord refused an intent');
      expect(bot.discord.connections).toHaveLength(1);
    }));

  it('when an open connection is closed for good', () =>
    withBot(connectBot(), async (bot) => {
      bot.discord.closeGateway(4004);
      await endsWith(bot, 'Discord refused the token.');
      expect(bot.discord.connections).toHaveLength(1);
    }));

  it('when the connection is closed for good while the commands are registered', () =>
    withBot(
      startBot({
        prepare: (discord) => discord.fault({ method: 'GET', path: /\/commands$/ }, { hang: true }, 9),
      }),
      async (bot) => {
        await bot.discord.nextRequest(({ path }) => path.endsWith('/commands'));
        bot.discord.closeGateway(4014);
        await endsWith(bot, 'Discord refused an intent');
      },
    ));

  it('when REST refuses the token, after one try', () =>
    withBot(startBot({ env: { DISCORD_TOKEN: `${TOKEN}x` } }), async (bot) => {
      await endsWith(bot, 'Discord refused the token.');
      expect(bot.discord.requests).toHaveLength(1);
      expect(bot.discord.connections).toHaveLength(0);
    }));
});

describe.concurrent('a start while Discord is out of reach is tried again, if', () => {
  it.each([
    ['nothing listens', 'http://127.0.0.1:1/api', 'ECONNREFUSED'],
    ['the name does not exist', 'http://discord.invalid/api', 'discord.invalid'],
  ])('%s, until a signal ends it', async (_, apiUrl, said) => {
    const running = start('main', [], { DISCORD_TOKEN: TOKEN, DISCORD_API_URL: apiUrl });
    expect(await running.logged(/Trying again in 1 s/)).toContain(said);
    running.child.kill('SIGTERM');
    expect(await running.exited).toBe(0);
  });
});

it('a bot that may not register commands answers with those that are registered', () =>
  withBot(
    connectBot({
      prepare: (discord) =>
        discord.fault(
          { method: 'POST', path: /\/commands$/ },
          { status: 400, body: { code: 30034, message: 'Max number of daily application command creates' } },
        ),
    }),
    async ({ discord, log }) => {
      expect((await discord.interact(askInteraction('Q39'))).status).toBe(204);
      expect(log().filter(({ level }) => Number(level) >= 50)).toMatchObject([
        { msg: expect.stringContaining('30034') },
      ]);
    },
  ));

describe('a signal ends the bot with exit code 0', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('%s, after what is in flight is answered', (signal) =>
    withBot(connectBot(), async (bot) => {
      const { discord, running } = bot;
      discord.fault(CALLBACK, { hang: true });
      const hung = discord.nextRequest(({ path }) => CALLBACK.path.test(path));
      const answered = discord.interact(askInteraction('Q39'));
      await hung;
      running.child.kill(signal);
      expect((await answered).status).toBe(204);
      expect(await running.exited).toBe(0);
      expect(answersTaken(discord)).toEqual([1]);
      expect(bot.log().map(({ msg }) => msg)).toContain('stopping');
      expect(bot.log().map(({ msg }) => msg)).not.toContain('connection lost; reconnecting');
      await expect.poll(() => discord.connections[0]?.closeCode).toBe(1000);
    }),
  );

  it('even if Discord never accepts the answer in flight', () =>
    withBot(connectBot(), async ({ discord, running }) => {
      discord.fault(CALLBACK, { hang: true }, 9);
      const hung = discord.nextRequest(({ path }) => CALLBACK.path.test(path));
      const answered = discord
        .interact(askInteraction('Q39'), { timeoutMs: 3_000 })
        .catch((error: unknown) => String(error));
      await hung;
      running.child.kill('SIGTERM');
      expect(await running.exited).toBe(0);
      expect(await answered).toContain('did not respond');
    }));

  it.each<[string, BotOptions['prepare'], RegExp]>([
    [
      'the gateway is being asked for',
      (discord) => discord.fault({ path: /^\/gateway\/bot$/ }, { hang: true }),
      /gateway/,
    ],
    [
      'commands are being read',
      (discord) => discord.fault({ method: 'GET', path: /\/commands$/ }, { hang: true }),
      /commands/,
    ],
  ])('even while %s', (_, prepare, path) =>
    withBot(startBot(prepare ? { prepare } : {}), async ({ discord, running }) => {
      await discord.nextRequest((request) => path.test(request.path));
      running.child.kill('SIGTERM');
      expect(await running.exited).toBe(0);
    }),
  );

  it('while it reconnects', () =>
    withBot(connectBot(), async ({ discord, running }) => {
      discord.sendGateway({ op: 9, d: false });
      await running.logged(/"msg":"connection lost; reconnecting"/);
      running.child.kill('SIGTERM');
      expect(await running.exited).toBe(0);
    }));
});

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
