import type { ChildProcess } from 'node:child_process';
import { REST, Routes, type Shard, ShardingManager } from 'discord.js';
import * as z from 'zod';
import type { Log } from '../../log.ts';
import { DRAIN_MS, type Transport, timeLimit } from '../transport.ts';
import { GatewayError, isEndless, toGatewayError } from './connect.ts';

export interface ShardsOptions {
  readonly token: string;
  /** REST base without version; discord.js's own "auto" would ask Discord itself, whatever is configured. */
  readonly apiUrl: string;
  /** How many to start; "auto": as many as Discord recommends. */
  readonly shards: 'auto' | number;
  /** The program that each shard runs, with {@link SHARD_REFUSED} as exit code when starting it again is in vain. */
  readonly file: string;
  readonly log: Log;
  /** Called with what a shard sends to its manager's process. */
  readonly onMessage: (message: unknown) => void;
  /** Called when a shard ended in a way that would repeat itself. */
  readonly onLost: (error: GatewayError) => void;
}

/** Exit code of a shard that Discord refused for good (sysexits.h: EX_CONFIG). */
export const SHARD_REFUSED = 78;
/** Discord takes one IDENTIFY in five seconds for each of `max_concurrency` buckets; discord.js's own pause. */
const IDENTIFY_PAUSE_MS = 5_500;
/** Pauses before a dead shard is started again: doubled each time until it is ready once. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** A shard drains for {@link DRAIN_MS} and disconnects; after this it is ended the hard way. */
const STOP_MS = DRAIN_MS + 800;

const gatewaySchema = z.object({
  shards: z.int().min(1),
  session_start_limit: z.object({ max_concurrency: z.int().min(1) }),
});

/**
 * Starts a process for each shard and starts those again that die.
 * @returns Once the processes are being started; each logs its own "ready".
 * @throws {GatewayError} The token is refused or Discord cannot be reached.
 */
export async function openShards(options: ShardsOptions): Promise<Transport> {
  const { token, apiUrl, file, log, onMessage, onLost } = options;
  const advised = await askGateway(token, apiUrl);
  const count = options.shards === 'auto' ? advised.shards : options.shards;
  // Its own respawn would start a shard that dies at once again at once, and Discord bans who identifies so often.
  const manager = new ShardingManager(file, { token, totalShards: count, respawn: false });
  const children = new Set<ChildProcess>();
  let closing = false;

  manager.on('shardCreate', (shard) => {
    let pause = FIRST_PAUSE_MS;
    shard.on('ready', () => {
      pause = FIRST_PAUSE_MS;
    });
    shard.on('message', onMessage);
    shard.on('error', (err) => log.error({ err, shard: shard.id }, 'discord.js reports an error'));
    shard.on('spawn', (process) => {
      if (!('pid' in process)) return;
      children.add(process);
      log.info({ shard: shard.id, pid: process.pid }, 'a shard was started');
      // Before discord.js's own listener, so that nobody waits for a shard whose death is just being told.
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
      log.error({ shard: shard.id, exitCode, pauseMs: pause }, 'a shard died and is started again');
      setTimeout(() => void start(shard), pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
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
  try {
    const rest = new REST({ api: apiUrl, rejectOnRateLimit: isEndless }).setToken(token);
    return gatewaySchema.parse(await rest.get(Routes.gatewayBot()));
  } catch (error) {
    throw toGatewayError(error);
  }
}
