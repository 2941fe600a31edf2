import { afterEach, beforeEach, expect, it } from 'vitest';
import * as z from 'zod';
import { type DiscordStandIn, startDiscordStandIn } from '../support/discord-stand-in.ts';
import { surveyFolder } from '../support/files.ts';
import { type Running, start } from '../support/program.ts';

const SHARDS = 2;
/** Servers of shard 0 and of shard 1: the bits above the 22nd, modulo the number of shards. */
const GUILDS = ['1000000000000000000', '1000000000004194304'];

let discord: DiscordStandIn;
let bot: Running;

beforeEach(async () => {
  discord = await startDiscordStandIn({ shards: SHARDS });
  discord.guilds = GUILDS.map((id) => ({ id, name: id }));
});

afterEach(async () => {
  bot.child.kill('SIGTERM');
  await bot.exited;
  await discord.close();
});

async function connect(env: Readonly<Record<string, string>> = {}): Promise<void> {
  bot = start('main', [], {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    SHARDS: 'auto',
    ...env,
  });
  await bot.logged(/"shard":0.*"msg":"ready"/);
  await bot.logged(/"shard":1.*"msg":"ready"/);
}

function askIn(guildId: string) {
  return discord.interact({
    guild_id: guildId,
    app_permissions: '2048',
    data: { name: 'ask', options: [{ type: 3, name: 'query', value: 'data privacy law' }] },
  });
}

function shardPid(shard: number): number {
  return Number(new RegExp(`"shard":${shard},"pid":(\\d+)`).exec(bot.stderr())?.[1]);
}

const readySchema = z.object({ shard: z.int(), commands: z.int().optional() });

it('SHARDS=auto starts as many shards as Discord recommends, and each answers for its servers', async () => {
  await connect();
  expect(discord.connections.map(({ shard }) => shard).toSorted()).toEqual([
    [0, SHARDS],
    [1, SHARDS],
  ]);
  for (const guild of GUILDS) {
    expect((await askIn(guild)).body).toMatchObject({ type: 4 });
  }
  await bot.logged(/"shard":0.*"command":"ask"/);
  await bot.logged(/"shard":1.*"command":"ask"/);
});

it('only the first shard registers the commands', async () => {
  await connect();
  const ready = bot
    .stderr()
    .split('\n')
    .filter((line) => line.includes('"msg":"ready"'))
    .map((line) => readySchema.parse(JSON.parse(line)));
  expect(ready.toSorted((a, b) => a.shard - b.shard)).toEqual([
    { shard: 0, commands: discord.commands().length },
    { shard: 1 },
  ]);
  expect(discord.requests.filter(({ method }) => method === 'POST')).toHaveLength(discord.commands().length);
});

it('a shard that dies is started again, while the other continues', async () => {
  await connect();
  const [first, second] = [0, 1].map((id) => discord.connections.find(({ shard }) => shard?.[0] === id));
  process.kill(shardPid(1), 'SIGKILL');
  await bot.logged(/"shard":1.*"msg":"a shard died and is started again"[\s\S]*"shard":1.*"msg":"ready"/);
  expect(discord.connections).toHaveLength(SHARDS + 1);
  expect(discord.connections[SHARDS]?.shard).toEqual([1, SHARDS]);
  await expect.poll(() => [first?.open, second?.open]).toEqual([true, false]);
  for (const guild of GUILDS) {
    expect((await askIn(guild)).body).toMatchObject({ type: 4 });
  }
});

it('SIGTERM ends all shards with exit code 0', async () => {
  await connect();
  bot.child.kill('SIGTERM');
  expect(await bot.exited).toBe(0);
  await expect.poll(() => discord.connections.map(({ open }) => open)).toEqual([false, false]);
});

it('SIGTERM ends a shard that does not react', async () => {
  await connect();
  process.kill(shardPid(1), 'SIGSTOP');
  bot.child.kill('SIGTERM');
  // Its standard error closes when the last process that shares it ends.
  expect(await bot.exited).toBe(0);
  await expect.poll(() => discord.connections.map(({ open }) => open)).toEqual([false, false]);
});

it('a manager that is killed leaves no shard behind', async () => {
  await connect();
  bot.child.kill('SIGKILL');
  // Its standard error closes when the last process that shares it ends.
  await bot.exited;
  await expect.poll(() => discord.connections.map(({ open }) => open)).toEqual([false, false]);
});

it('a shard that Discord refuses for good ends all shards, without another try', async () => {
  await connect();
  discord.closeGateway(4014, 1);
  expect(await bot.exited).toBe(1);
  expect(bot.stderr()).toContain('Discord refused an intent');
  expect(bot.stderr()).toContain('Shard 1 was refused by Discord for good');
  expect(discord.connections).toHaveLength(SHARDS);
});

it('a refused token is tried once', async () => {
  bot = start('main', [], { DISCORD_TOKEN: 'wrong', DISCORD_API_URL: discord.apiUrl, SHARDS: '2' });
  expect(await bot.exited).toBe(1);
  expect(bot.stderr()).toContain('Discord refused the token');
  expect(discord.requests).toHaveLength(1);
  expect(discord.connections).toEqual([]);
});

it('the manager counts the interactions of its shards at /metrics', async () => {
  await connect({ METRICS_PORT: '0' });
  for (const guild of GUILDS) await askIn(guild);
  const url = /"metricsUrl":"([^"]+)"/.exec(bot.stderr())?.[1];
  const metrics = async (): Promise<string> => (await fetch(`${url}/metrics`)).text();
  await expect
    .poll(metrics)
    .toContain('msq_bot_interactions_total{command="ask",outcome="answered",transport="gateway"} 2');
});

it('a response that was replaced is not answered from by some shards alone: the bot ends', async () => {
  const folder = surveyFolder();
  try {
    await connect({ RESPONSE_FILE: folder.response });
    folder.edit('bhutan.md', (text) => text.replace('Sonam Penjor', 'Somebody Else'));
    process.kill(shardPid(1), 'SIGKILL');
    expect(await bot.exited).toBe(1);
    expect(bot.stderr()).toMatch(/bhutan\.md was replaced while the bot runs/);
  } finally {
    folder.end();
  }
});
