import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { askInteraction, connectBot, endBot, TOKEN } from '../support/bot.ts';
import { textsOf } from '../support/check-reply.ts';
import { type DiscordStandIn, startDiscordStandIn } from '../support/discord-stand-in.ts';
import { type Running, start } from '../support/program.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const HERE = { id: '1100000000000000001', name: 'here' };
const THERE = { id: '1100000000000000002', name: 'there' };
const NAMES = [...commands.map(({ name }) => name), 'Look this up'].sort();

let discord: DiscordStandIn;
beforeEach(async () => {
  discord = await startDiscordStandIn({ token: TOKEN });
  discord.guilds = [HERE, THERE];
});
afterEach(() => discord.close());

/** Runs `npm run deploy`. */
async function deploy(env: Readonly<Record<string, string>> = {}): Promise<Running> {
  const running = start('deploy', [], { DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.apiUrl, ...env });
  await running.exited;
  expect(running.stdout() + running.stderr()).not.toContain(TOKEN);
  return running;
}

const names = (scope?: string): string[] =>
  discord
    .commands(scope)
    .map(({ name }) => name)
    .sort();
const writes = (): number => discord.requests.filter(({ method }) => method !== 'GET').length;

describe('npm run deploy', () => {
  it('registers the commands everywhere, once', async () => {
    const first = await deploy();
    expect(await first.exited).toBe(0);
    expect(names()).toEqual(NAMES);
    expect(first.stdout()).toContain('registered (global)');
    expect(first.stdout()).toContain('scope=bot+applications.commands');
    expect(writes()).toBe(NAMES.length);
    const second = await deploy();
    expect(await second.exited).toBe(0);
    expect(second.stdout()).toContain('up to date');
    expect(writes()).toBe(NAMES.length);
    expect(discord.connections).toHaveLength(0);
  });

  it('registers the commands again if those of Discord differ', async () => {
    await deploy();
    const rest = new URL(`${discord.apiUrl}/v10/applications/${discord.applicationId}/commands`);
    const headers = { authorization: `Bot ${TOKEN}`, 'content-type': 'application/json' };
    const ask = discord.commands().find(({ name }) => name === 'ask');
    const changed = await fetch(`${rest}/${ask?.id}`, {
      method: 'PATCH',
      headers,
      body: JSON.stringify({ description: 'Something else' }),
    });
    expect(changed.status).toBe(200);
    await deploy();
    expect(discord.commands().find(({ name }) => name === 'ask')?.description).not.toBe('Something else');
  });

  it('registers the commands to the configured server and nowhere else', async () => {
    await deploy({ DISCORD_GUILD_ID: HERE.id });
    expect(names(HERE.id)).toEqual(NAMES);
    expect([names(), names(THERE.id)]).toEqual([[], []]);
    const before = writes();
    await deploy({ DISCORD_GUILD_ID: HERE.id });
    expect(writes()).toBe(before);
  });

  it('removes the commands from other scopes, so that none appears twice', async () => {
    await deploy();
    const toServer = await deploy({ DISCORD_GUILD_ID: HERE.id });
    expect(toServer.stdout()).toContain('removed from: global');
    expect([names(), names(HERE.id)]).toEqual([[], NAMES]);
    const toOther = await deploy({ DISCORD_GUILD_ID: THERE.id });
    expect(toOther.stdout()).toContain(`removed from: ${HERE.id}`);
    expect([names(), names(HERE.id), names(THERE.id)]).toEqual([[], [], NAMES]);
    const toAll = await deploy();
    expect(toAll.stdout()).toContain(`removed from: ${THERE.id}`);
    expect([names(), names(HERE.id), names(THERE.id)]).toEqual([NAMES, [], []]);
  });

  it('continues to remove them after a start that was interrupted', async () => {
    await deploy({ DISCORD_GUILD_ID: HERE.id });
    // Four faults, because the client tries each request four times.
    discord.fault({ method: 'DELETE', path: /\/guilds\// }, { status: 500 }, 4);
    expect(await (await deploy()).exited).toBe(1);
    expect(await (await deploy()).exited).toBe(0);
    expect([names(), names(HERE.id)]).toEqual([NAMES, []]);
  });

  it('does not touch other commands of a server', async () => {
    const own = { name: 'own', description: 'Of somebody else', type: 1 };
    await fetch(`${discord.apiUrl}/v10/applications/${discord.applicationId}/guilds/${HERE.id}/commands`, {
      method: 'POST',
      headers: { authorization: `Bot ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify(own),
    });
    await deploy();
    expect(names(HERE.id)).toEqual(['own']);
  });

  it.each([
    ['a server that the bot is not in', { DISCORD_GUILD_ID: '1100000000000000009' }, 'DISCORD_GUILD_ID'],
    ['another application', { DISCORD_APPLICATION_ID: '1100000000000000009' }, 'DISCORD_APPLICATION_ID'],
    ['an application that is no id', { DISCORD_APPLICATION_ID: 'x' }, 'DISCORD_APPLICATION_ID'],
    ['a refused token', { DISCORD_TOKEN: 'refused' }, 'DISCORD_TOKEN'],
    ['no token', { DISCORD_TOKEN: '' }, 'DISCORD_TOKEN'],
  ])('names the variable to fix for %s', async (_, env, variable) => {
    const running = await deploy(env);
    expect(await running.exited).toBe(1);
    expect(running.stderr()).toContain(variable);
    expect(running.stderr()).not.toMatch(/^\s+at /m);
    expect(running.stdout()).toBe('');
  });
});

describe('a start while Discord cannot register commands', () => {
  it.each([
    ['to read them answers 500', { method: 'GET' }, { status: 500 }],
    [
      'to read them answers with broken JSON',
      { method: 'GET' },
      { status: 200, rawBody: '{', headers: JSON_TYPE },
    ],
    ['to write them answers 503', { method: 'POST' }, { status: 503 }],
  ])('the bot answers all the same and says what to do, if a request %s', async (_, request, fault) => {
    const bot = await connectBot({
      prepare: (own) => own.fault({ ...request, path: /\/commands$/ }, fault, 9),
    });
    try {
      const { body } = await bot.discord.interact(askInteraction('Q39'));
      expect(textsOf(body).join('\n')).toContain('Chapter 21 of ICM Act 2018');
      const errors = bot.log().filter(({ level }) => Number(level) >= 50);
      expect(errors).toMatchObject([{ msg: expect.stringContaining('npm run deploy tries again') }]);
      expect(bot.running.stderr()).not.toContain(TOKEN);
    } finally {
      await endBot(bot);
    }
  });
});
