import { GatewayCloseCodes } from 'discord-api-types/v10';
import type { Log } from '../../log.ts';
import type { Health } from '../health.ts';
import type { Note } from '../repeats.ts';
import { createRest, restMessage } from '../rest.ts';

/** Longest time for a request whose answer tells why the gateway is out of reach. */
const PROBE_MS = 5_000;

/**
 * What close codes mean that are not final.
 * Source: https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
 */
const CLOSE_MEANINGS: Partial<Record<number, string>> = {
  1000: 'closed normally, or the session is invalid',
  1001: 'the server goes away',
  1006: 'the network broke off',
  [GatewayCloseCodes.UnknownError]: 'unknown error',
  [GatewayCloseCodes.UnknownOpcode]: 'unknown operation',
  [GatewayCloseCodes.DecodeError]: 'payload not understood',
  [GatewayCloseCodes.NotAuthenticated]: 'not identified',
  [GatewayCloseCodes.AlreadyAuthenticated]: 'identified twice',
  [GatewayCloseCodes.InvalidSeq]: 'wrong sequence number',
  [GatewayCloseCodes.RateLimited]: 'too many payloads',
  [GatewayCloseCodes.SessionTimedOut]: 'the session timed out',
  // https://github.com/discordjs/discord.js/blob/main/packages/ws/src/ws/WebSocketShard.ts (CloseCodes)
  4200: 'closed from here to resume: Discord asked for it, or does not answer heartbeats',
};

/** How many losses are logged in full within {@link LOSSES_MS}. A connection that is unstable cannot fill the log. */
const MOST_LOSSES = 10;
const LOSSES_MS = 60_000;

export interface OutageOptions {
  readonly log: Log;
  readonly health: Health;
  /** The name of the connection in `/readyz` and `/metrics`. */
  readonly connection: string;
  /** Base address of REST. */
  readonly apiUrl: string;
}

/**
 * Logs one line when the connection is lost, one if it cannot be opened again at once, and one when it is back; and
 * keeps `/readyz` and `/metrics` informed.
 * @param isOver Whether the connection is closed on purpose.
 */
export function createOutage(
  { log, health, connection, apiUrl }: OutageOptions,
  note: Note,
  isOver: () => boolean,
) {
  /** When the last losses were logged. */
  const losses: number[] = [];
  let since: number | undefined;
  let replayed = 0;
  let failures = 0;
  let isExplained = false;
  let isLogged = false;
  let wasReady = false;
  let isEnded = false;
  const down = (cause: string): void => health.set({ connection, connected: false, cause });
  const explain = (cause: string): void => {
    // Such as the end of a probe after the connection is back, or the error of discord.js for a final close code.
    if (isOver() || isEnded || (wasReady && since === undefined)) return;
    down(cause);
    if (isExplained) return;
    isExplained = true;
    log.warn({ cause }, 'cannot connect; trying until it works');
  };
  const onLost = (code: number, meaning: string): void => {
    since = performance.now();
    while (losses[0] !== undefined && losses[0] < since - LOSSES_MS) losses.shift();
    isLogged = losses.length < MOST_LOSSES;
    if (isLogged) {
      losses.push(since);
      log.info({ code, meaning }, 'connection lost; reconnecting');
    } else {
      note('unstable connection', 'the connection is lost again and again', { code, meaning });
    }
  };
  return {
    onUnreachable: down,
    onEnded(reason: string): void {
      isEnded = true;
      down(reason);
    },
    onClosed(code: number): void {
      if (isOver()) return;
      const meaning = CLOSE_MEANINGS[code] ?? 'unknown';
      const cause = `close code ${code}: ${meaning}`;
      if (since === undefined && wasReady) {
        down(cause);
        onLost(code, meaning);
        return;
      }
      failures += 1;
      // The first may belong to a session that Discord does not resume; the cause of 1006 is told elsewhere.
      if (code !== 1006 && (failures > 1 || !wasReady)) explain(cause);
    },
    onError(error: unknown): void {
      explain(restMessage(error));
    },
    onDebug(message: string): void {
      replayed = Number(/replayed (\d+) events/.exec(message)?.[1] ?? replayed);
      // discord.js keeps the cause of a network error to itself, so REST is asked, which lives beside the gateway.
      if (!/network error/.test(message) || isExplained || isOver()) return;
      createRest({ apiUrl, timeoutMs: PROBE_MS, retries: 0 })
        .get('/gateway', { auth: false })
        .then(
          () => explain('the gateway refuses connections, while REST answers'),
          (error: unknown) => explain(restMessage(error)),
        );
    },
    onBack(isResumed: boolean): void {
      health.set({ connection, connected: true });
      if (since !== undefined && (isLogged || isExplained)) {
        log.info(
          {
            session: isResumed ? 'resumed' : 'new',
            downMs: Math.round(performance.now() - since),
            ...(isResumed ? { replayed } : { missed: 'interactions of that time' }),
          },
          'connected again',
        );
      }
      since = undefined;
      failures = 0;
      isExplained = false;
      wasReady = true;
      replayed = 0;
    },
  };
}
