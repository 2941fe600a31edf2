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
import { start } from '../support/program.ts';

const CALLBACK = { method: 'POST', path: /^\/interactions\/\d+\/[^/]+\/callback$/ };

/** Checks that the bot ends by itself with one message that says what to fix, and no stack trace. */
async function endsWith({ running }: Bot, said: string): Promise<void> {
  expect(await running.exited).toBe(1);
  const output = running.stderr() + running.stdout();
  expect(output.split(said)).toHaveLength(2);
  expect(output).not.toMatch(/^\s+at /m);
  expect(output).not.toContain('reconnecting');
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

  const start = { path: /^\/gateway\/bot$/ };
  it.each<[string, BotOptions['prepare'], string]>([
    ['Discord answers 500', (discord) => discord.fault(start, { status: 500 }, 9), 'Internal Server Error'],
    [
      'Discord resets connections',
      (discord) => discord.fault(start, { reset: true }, 9),
      'cannot be reached',
    ],
    [
      'a rate limit does not say when it ends',
      (discord) => discord.fault(start, { status: 429, rawBody: '' }, 999),
      'rate limit',
    ],
    [
      'Discord answers with broken JSON',
      (discord) =>
        discord.fault(
          start,
          { status: 200, rawBody: '{', headers: { 'content-type': 'application/json' } },
          9,
        ),
      'cannot be reached, or refuses',
    ],
    [
      'the commands are refused',
      (discord) =>
        discord.fault(
          { method: 'PUT', path: /\/commands$/ },
          { status: 400, body: { code: 50035, message: 'Invalid Form Body' } },
        ),
      'Invalid Form Body',
    ],
  ])('when %s at the start', (_, prepare, said) =>
    withBot(startBot(prepare ? { prepare } : {}), (bot) => endsWith(bot, said)),
  );

  it('when there is no Discord at all', async () => {
    const running = runAgainst('http://127.0.0.1:1/api');
    expect(await running.exited).toBe(1);
    expect(running.stderr()).toContain('Discord cannot be reached');
    expect(running.stderr()).not.toMatch(/^\s+at /m);
  });
});

function runAgainst(apiUrl: string) {
  return start('main', [], { DISCORD_TOKEN: TOKEN, DISCORD_API_URL: apiUrl });
}

describe.concurrent('a signal ends the bot with exit code 0', () => {
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
      expect(bot.log().map(({ msg }) => msg)).not.toContain('reconnecting');
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
      await running.logged(/"msg":"reconnecting"/);
      running.child.kill('SIGTERM');
      expect(await running.exited).toBe(0);
    }));
});
