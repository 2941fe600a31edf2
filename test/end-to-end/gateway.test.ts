import { afterEach, expect, it } from 'vitest';
import { type DiscordStandIn, startDiscordStandIn } from '../support/discord-stand-in.ts';
import { type Running, start } from '../support/program.ts';

let discord: DiscordStandIn;
let bot: Running | undefined;

afterEach(async () => {
  bot?.child.kill('SIGKILL');
  await bot?.exited;
  await discord.close();
});

async function connect(env: Readonly<Record<string, string>> = {}): Promise<Running> {
  bot = start('main', [], { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, ...env });
  await bot.logged(/"msg":"ready"/);
  return bot;
}

it('logs in, registers its commands and answers a question', async () => {
  discord = await startDiscordStandIn();
  await connect();
  expect(discord.commands().map(({ name }) => name)).toContain('ask');
  const answered = await discord.interact({
    data: { name: 'ask', options: [{ type: 3, name: 'query', value: 'data privacy law' }] },
  });
  expect(JSON.stringify(answered.body)).toContain(
    'The Chapter 21 of ICM Act 2018 is dedicated to the data protection',
  );
  expect(answered.body).toMatchObject({ type: 4, data: { allowed_mentions: { parse: [] } } });
});

it('stops with exit code 0 on SIGTERM', async () => {
  discord = await startDiscordStandIn();
  const running = await connect();
  running.child.kill('SIGTERM');
  expect(await running.exited).toBe(0);
});

it('ends with a clear message after one try when the token is refused', async () => {
  discord = await startDiscordStandIn();
  bot = start('main', [], { DISCORD_TOKEN: 'wrong', DISCORD_API_URL: discord.apiUrl });
  expect(await bot.exited).toBe(1);
  expect(bot.stderr()).toContain('Discord refused the token');
  expect(bot.stderr()).not.toContain('wrong');
  expect(discord.requests).toHaveLength(1);
});
