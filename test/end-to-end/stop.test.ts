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
