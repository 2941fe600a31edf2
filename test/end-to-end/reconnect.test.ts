import { describe, expect, it } from 'vitest';
import { answersTaken, askInteraction, type Bot, connectBot, TOKEN, withBot } from '../support/bot.ts';
import { textsOf } from '../support/check-reply.ts';
import { startDiscordStandIn } from '../support/discord-stand-in.ts';

/** Checks that the next command after a reconnect is answered, once, and that no secret is logged. */
async function isBack({ discord, running }: Bot): Promise<void> {
  const { body } = await discord.interact(askInteraction('data privacy law'));
  expect(textsOf(body).join('\n')).toContain('Chapter 21 of ICM Act 2018');
  expect(running.child.exitCode).toBeNull();
  expect(answersTaken(discord).every((taken) => taken === 1)).toBe(true);
  expect(running.stderr()).not.toContain(TOKEN);
  expect(running.stderr()).not.toContain('interaction-token');
}

/** The lines about the connection that were logged after the given number of lines. */
const connectionLines = (bot: Bot, after: number) =>
  bot
    .log()
    .slice(after)
    .filter(({ msg }) => /connect/.test(String(msg)))
    .map(({ msg }) => msg);

const lastOf = ({ discord }: Bot) => discord.connections.at(-1);

describe.concurrent('a session that continues', () => {
  it('is resumed after every close after which Discord allows it, and what was missed is answered', () =>
    withBot(connectBot(), async (bot) => {
      const { discord } = bot;
      const ways = [4000, 4001, 4002, 4009, 4321, undefined, 'op 7', 'session kept'] as const;
      // 4009 ends the session on Discord's side.
      for (const way of ways.filter((one) => one !== 4009)) {
        const before = bot.log().length;
        if (way === 'op 7') discord.sendGateway({ op: 7, d: null });
        else if (way === 'session kept') discord.sendGateway({ op: 9, d: true });
        else discord.closeGateway(way);
        const missed = discord.interact(askInteraction('Q39'));
        await discord.ready();
        expect(textsOf((await missed).body).join('\n')).toContain('Chapter 21');
        await isBack(bot);
        if (way !== 'session kept') expect(lastOf(bot)).toMatchObject({ resumed: true, onResumeUrl: true });
        expect(
          bot
            .log()
            .slice(before)
            .filter(({ level }) => Number(level) >= 40),
        ).toEqual([]);
        const told = way === 'session kept' ? [] : ['connection lost; reconnecting', 'connected again'];
        await expect.poll(() => connectionLines(bot, before)).toEqual(told);
      }
      expect(discord.connections.filter(({ identify }) => identify !== null)).toHaveLength(1);
    }));

  it('is resumed when heartbeats are not acknowledged', () =>
    withBot(connectBot({ heartbeatInterval: 150 }), async (bot) => {
      bot.discord.ignoreHeartbeats(true);
      await bot.running.logged(/"meaning":"[^"]*heartbeats[^"]*","msg":"connection lost/);
      bot.discord.ignoreHeartbeats(false);
      await bot.running.logged(/"session":"resumed".*"msg":"connected again"/);
      await isBack(bot);
      expect(lastOf(bot)).toMatchObject({ resumed: true });
    }));
});

describe.concurrent('a session that is lost', () => {
  // discord.js waits five seconds between two IDENTIFYs, as Discord asks, so each case has its own bot.
  it.each([
    ['a normal close', 1000],
    ['4003', 4003],
    ['4005', 4005],
    ['4007', 4007],
    ['4008', 4008],
    ['4009', 4009],
    ['an invalid session', 'op 9'],
  ] as const)('is replaced by a new one after %s', (_, way) =>
    withBot(connectBot(), async (bot) => {
      const { discord } = bot;
      if (way === 'op 9') discord.sendGateway({ op: 9, d: false });
      else discord.closeGateway(way);
      await discord.ready(20_000);
      await isBack(bot);
      expect(lastOf(bot)?.identify).not.toBeNull();
      expect(bot.log().filter(({ msg }) => msg === 'ready')).toHaveLength(1);
      expect(bot.log().filter(({ msg }) => msg === 'connected again')).toMatchObject([{ session: 'new' }]);
      expect(
        discord.requests.filter(({ method, path }) => method === 'GET' && /commands/.test(path)),
      ).toHaveLength(1);
    }),
  );
});

it('an outage is told in two lines with its cause, and its end in one', () =>
  withBot(connectBot(), async (bot) => {
    const { discord, running } = bot;
    const before = bot.log().length;
    const port = Number(new URL(discord.apiUrl).port);
    await discord.close();
    await running.logged(/"cause":"[^"]*ECONNREFUSED[^"]*".*cannot connect; trying until it works/);
    const back = await startDiscordStandIn({ token: TOKEN, port });
    await running.logged(/"msg":"connected again"/);
    expect(connectionLines(bot, before)).toEqual([
      'connection lost; reconnecting',
      'cannot connect; trying until it works',
      'connected again',
    ]);
    await back.close();
  }));
