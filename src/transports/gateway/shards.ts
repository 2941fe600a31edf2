import type { ChildProcess } from 'node:child_process';
import { type Shard, ShardingManager } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import * as z from 'zod';
import type { Log } from '../../log.ts';
import type { Health } from '../health.ts';
import { createRest, notDiscord } from '../rest.ts';
import { DRAIN_MS, type Transport, timeLimit } from '../transport.ts';
import { GatewayError, untilReachable } from './reach.ts';

export interface ShardsOptions {
  readonly token: string;
  /** Base address of REST, without version. The "auto" of discord.js itself would ignore it and ask Discord. */
  readonly apiUrl: string;
  /** How many shards to start; "auto": as many as Discord recommends. */
  readonly shards: 'auto' | number;
  /** The program of a shard. Its exit code is {@link SHARD_REFUSED} if it is useless to start it again. */
  readonly file: string;
  readonly health: Health;
  readonly log: Log;
  /** Called with each message that a shard sends to its manager. */
  readonly onMessage: (message: unknown) => void;
  /** Called when a shard ends for a reason that would end it again. */
  readonly onLost: (error: GatewayError) => void;
}

/** Exit code of a shard that Discord refuses for good (EX_CONFIG in sysexits.h). */
export const SHARD_REFUSED = 78;
/** Discord accepts one IDENTIFY every five seconds per bucket, of which there are `max_concurrency`. As in discord.js. */
const IDENTIFY_PAUSE_MS = 5_500;
/** Pause before a dead shard is started again. It doubles each time, until the shard is steady. */
const FIRST_PAUSE_MS = 1_000;
/**
 * How often in a row a shard may die before it is steady. Something is broken then that another start does not fix, and
 * Discord resets the token of who identifies 1,000 times a day.
 */
const MOST_DEATHS = 5;
/** How long a shard lives, once it is ready, before its earlier deaths are forgotten. */
const STEADY_MS = 60_000;
/** A shard finishes its replies within {@link DRAIN_MS} and disconnects. After this time it is killed. */
const STOP_MS = DRAIN_MS + 700;

const gatewaySchema = z.object({
  shards: z.int().min(1),
  session_start_limit: z.object({ max_concurrency: z.int().min(1) }),
});

/**
 * Starts a process for each shard, and starts a shard again when it dies.
 * @returns When the first processes are being started. Each logs its own "ready".
 * @throws {GatewayError} The token is refused.
 */
export async function openShards(options: ShardsOptions): Promise<Transport> {
  const { token, apiUrl, file, health, log, onMessage, onLost } = options;
  const advised = await untilReachable(
    () => askGateway(token, apiUrl),
    log,
    (cause) => health.set({ connection: 'shard 0', connected: false, cause }),
  );
  const count = options.shards === 'auto' ? advised.shards : options.shards;
  // The respawn of discord.js has no pause, and Discord bans those who identify too often.
  const manager = new ShardingManager(file, { token, totalShards: count, respawn: false });
  const children = new Set<ChildProcess>();
  let closing = false;

  manager.on('shardCreate', (shard) => {
    let deaths = 0;
    let readySince = Number.POSITIVE_INFINITY;
    const connection = `shard ${shard.id}`;
    health.set({ connection, connected: false, cause: 'not started yet' });
    shard.on('ready', () => {
      readySince = performance.now();
    });
    shard.on('message', onMessage);
    shard.on('error', (err) => log.error({ err, shard: shard.id }, 'discord.js reports an error'));
    shard.on('spawn', (process) => {
      if (!('pid' in process)) return;
      children.add(process);
      log.info({ shard: shard.id, pid: process.pid }, 'a shard was started');
      // Before the listener of discord.js, so that nobody waits for a shard that has just died.
      process.prependOnceListener('exit', () => children.delete(process));
      if (closing) process.kill('SIGTERM');
    });
    shard.on('death', (process) => {
      if (closing) return;
      const exitCode = 'exitCode' in process ? process.exitCode : null;
      if (exitCode === SHARD_REFUSED) {
        onLost(
          new GatewayError(`Shard ${shard.id} was refused by Discord for good; its reason is logged above.`, {
            isFinal: true,
          }),
        );
        return;
      }
      health.set({ connection, connected: false, cause: `the process ended with exit code ${exitCode}` });
      deaths = performance.now() - readySince > STEADY_MS ? 1 : deaths + 1;
      readySince = Number.POSITIVE_INFINITY;
      if (deaths >= MOST_DEATHS) {
        onLost(
          new GatewayError(
            `Shard ${shard.id} ended ${deaths} times before it ran for a minute; its reason is logged above.`,
            { isFinal: true },
          ),
        );
        return;
      }
      const pauseMs = FIRST_PAUSE_MS * 2 ** (deaths - 1);
      log.error({ shard: shard.id, exitCode, pauseMs }, 'a shard died and is started again');
      setTimeout(() => void start(shard), pauseMs);
    });
  });

  async function start(shard: Shard): Promise<void> {
    if (!closing) await shard.spawn(-1).catch((err) => log.error({ err, shard: shard.id }, 'cannot start'));
  }

  log.info({ shards: count }, 'starting shards');
  const delay = advised.session_start_limit.max_concurrency >= count ? 0 : IDENTIFY_PAUSE_MS;
  manager.spawn({ delay, timeout: -1 }).catch((err) => {
    onLost(new GatewayError(`The shards cannot be started: ${err}`, { cause: err, isFinal: true }));
  });

  return {
    async close() {
      closing = true;
      const ended = [...children].map((child) => new Promise((resolve) => child.once('exit', resolve)));
      for (const child of children) child.kill('SIGTERM');
      await Promise.race([Promise.all(ended), timeLimit(STOP_MS)]);
      for (const child of children) child.kill('SIGKILL');
    },
  };
}

async function askGateway(token: string, apiUrl: string): Promise<z.infer<typeof gatewaySchema>> {
  const parsed = gatewaySchema.safeParse(
    await createRest({ apiUrl, token, retries: 0 }).get(Routes.gatewayBot()),
  );
  if (!parsed.success) throw notDiscord(parsed.error);
  return parsed.data;
}
