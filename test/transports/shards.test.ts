import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Registry } from 'prom-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import type { GatewayError } from '../../src/transports/gateway/reach.ts';
import { openShards } from '../../src/transports/gateway/shards.ts';
import { createHealth } from '../../src/transports/health.ts';
import { type DiscordStandIn, startDiscordStandIn } from '../support/discord-stand-in.ts';

let discord: DiscordStandIn;
let folder: string;
beforeEach(async () => {
  discord = await startDiscordStandIn();
  folder = mkdtempSync(path.join(tmpdir(), 'msq-'));
});
afterEach(async () => {
  await discord.close();
  rmSync(folder, { recursive: true });
});

it.each([
  ['before it is ready', 'process.exit(1);'],
  // Discord resets the token of who identifies 1,000 times a day.
  ['right after it is ready', 'process.send({ _ready: true }, () => process.exit(1));'],
])('a shard that dies %s, again and again, is given up after five times', async (_, program) => {
  const file = path.join(folder, 'shard.cjs');
  writeFileSync(file, program);
  const lines: Record<string, unknown>[] = [];
  const health = createHealth(new Registry());
  const { promise, resolve } = withResolver<GatewayError>();
  const shards = await openShards({
    token: discord.token,
    apiUrl: discord.apiUrl,
    shards: 1,
    file,
    health,
    log: createLog('info', [], { write: (line) => void lines.push(JSON.parse(line)) }),
    onMessage: () => undefined,
    onLost: resolve,
  });
  expect((await promise).message).toContain('Shard 0 ended 5 times before it ran for a minute');
  const pauses = lines.flatMap(({ pauseMs }) => pauseMs ?? []);
  expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(health.states()).toMatchObject([{ connection: 'shard 0', connected: false }]);
  await shards.close();
});

function withResolver<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((given) => {
    resolve = given;
  });
  return { promise, resolve };
}
