import { type ChildProcess, spawn } from 'node:child_process';
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
import { type DiscordStandIn, type Fault, startDiscordStandIn } from '../support/discord-stand-in.ts';
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

const REASONS: readonly (readonly [code: number, said: string])[] = [
  [4004, 'Discord refused the token.'],
  [4010, 'Discord refused the shard number.'],
  [4011, 'Discord demands shards.'],
  [4012, 'Discord no longer takes this API version.'],
  [4013, 'Discord refused the intents.'],
  [4014, 'Discord refused an intent'],
];

describe.concurrent('the bot ends with exit code 1 and says why', () => {
  it.each(REASONS)('when its IDENTIFY is refused with %i, after one try', (code, said) =>
    withBot(startBot({ prepare: (discord) => discord.refuseIdentify(code) }), async (bot) => {
      await endsWith(bot, said);
      expect(bot.discord.connections).toHaveLength(1);
      expect(bot.discord.connections[0]?.closeCode).toBe(code);
    }),
  );

  it.each(REASONS)('when an open connection is closed with %i', (code, said) =>
    withBot(connectBot(), async (bot) => {
      bot.discord.closeGateway(code);
      await endsWith(bot, said);
      expect(bot.discord.connections).toHaveLength(1);
    }),
  );

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

const GATEWAY = { path: /^\/gateway\/bot$/ };
const JSON_TYPE = { 'content-type': 'application/json' };

describe('a start while Discord is out of reach is tried again, with one line per try, if', () => {
  it.each<[string, Fault, number, string]>([
    // discord.js itself sends a request four times after a 5xx or a reset.
    ['Discord answers 500', { status: 500 }, 4, 'Internal Server Error'],
    ['Discord answers 503', { status: 503 }, 4, 'Service Unavailable'],
    [
      'Discord answers 403',
      { status: 403 },
      1,
      'check that DISCORD_TOKEN and DISCORD_API_URL belong together',
    ],
    ['Discord answers 404', { status: 404 }, 1, '404'],
    ['connections are reset', { reset: true }, 4, 'cannot be reached'],
    ['a network asks for a login', { status: 200, rawBody: '<html>Log in</html>' }, 1, 'not one of Discord'],
    ['the JSON breaks off', { status: 200, rawBody: '{', headers: JSON_TYPE }, 1, 'cannot be reached'],
    ['the JSON is of somebody else', { status: 200, body: { hello: 1 } }, 1, 'not one of Discord'],
    ['a rate limit does not say when it ends', { status: 429, rawBody: '' }, 1, 'rate limit'],
    ['an error has a body of 100 MB', { status: 400, rawBody: 'x'.repeat(100_000_000) }, 1, 'refuses'],
  ])('%s', (_, fault, times, said) =>
    withBot(
      startBot({ prepare: (discord) => discord.fault(GATEWAY, fault, times) }),
      async ({ discord, running, log }) => {
        await running.logged(/"msg":"ready"/);
        const tries = log().filter(({ msg }) => /Trying again in 1 s/.test(String(msg)));
        expect(tries).toMatchObject([{ level: 40, msg: expect.stringContaining(said) }]);
        expect(running.stderr()).not.toContain(TOKEN);
        expect((await discord.interact(askInteraction('Q39'))).status).toBe(204);
      },
    ),
  );

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
      const answered = discord.interact(askInteraction('Q39')).catch((error: unknown) => String(error));
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

/** Starts the built bot with a standard error of the shell's choice, and returns what it does then. */
async function withStandardError(redirection: string, act: (bot: ShellBot) => Promise<void>): Promise<void> {
  const discord = await startDiscordStandIn({ token: TOKEN });
  const child = spawn('bash', ['-c', `exec "$0" ../dist/main.js ${redirection}`, process.execPath], {
    cwd: TEST_FOLDER,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: discord.apiUrl,
      METRICS_PORT: '39471',
    },
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  try {
    await discord.ready();
    await act({ discord, child, exited });
  } finally {
    child.kill('SIGKILL');
    await exited;
    await discord.close();
  }
}

interface ShellBot {
  readonly discord: DiscordStandIn;
  readonly child: ChildProcess;
  readonly exited: Promise<number | null>;
}

describe.skipIf(process.platform === 'win32')('a log that cannot be written does not stop the bot:', () => {
  it.each([
    ['a full disk', '2>/dev/full', /msq_bot_log_lines_lost_total [1-9]/],
    ['a closed standard error', '2>&-', /msq_bot_log_lines_lost_total 0/],
    ['a pipe whose reader is gone', '2> >(exit)', /msq_bot_log_lines_lost_total/],
    ['a pipe whose reader never reads', '', /msq_bot_log_lines_lost_total [1-9]/],
  ])('%s', async (name, redirection, metric) =>
    withStandardError(redirection, async ({ discord, child, exited }) => {
      const isUnread = name.includes('never');
      // More lines than a pipe and the bot's own memory take, where they wait.
      const interactions = isUnread ? 4_000 : 50;
      for (let done = 0; done < interactions; done += 50) {
        await Promise.all(
          Array.from({ length: 50 }, () =>
            discord.interact({ data: { name: 'frobnicate' } }, { timeoutMs: 9_000 }),
          ),
        );
      }
      const metrics = await (await fetch('http://127.0.0.1:39471/metrics')).text();
      expect(metrics).toMatch(metric);
      child.kill('SIGTERM');
      expect(await exited).toBe(0);
    }),
  );
});
