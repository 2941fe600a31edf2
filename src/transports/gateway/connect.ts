import {
  type SessionInfo,
  WebSocketManager,
  type WebSocketManagerOptions,
  WebSocketShardEvents,
} from '@discordjs/ws';
import type { RESTPutAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';
import { GatewayCloseCodes, GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10';
import * as z from 'zod';
import type { Handle } from '../../bot/handle.ts';
import { readInteraction } from '../../bot/interaction.ts';
import { inviteLinks } from '../../bot/invite.ts';
import type { Log } from '../../log.ts';
import { ANSWER_MS, CALLBACK_TIMEOUT_MS, respond } from '../callback.ts';
import type { Health } from '../health.ts';
import type { Observe } from '../metrics.ts';
import { createRepeats, type Note } from '../repeats.ts';
import { createRest, notDiscord, restMessage } from '../rest.ts';
import { DRAIN_MS, type Transport, timeLimit } from '../transport.ts';
import { answerMessage, createMailbox } from './mention.ts';
import { GatewayError, TOKEN_REFUSED, untilReachable } from './reach.ts';
import { type Registered, register } from './register.ts';

export interface GatewayOptions {
  readonly token: string;
  /** Base address of REST, without version. The address of the gateway is asked there. */
  readonly apiUrl: string;
  readonly guildId: string | undefined;
  /** Whether to answer messages that mention the bot, and direct messages. */
  readonly answerMentions: boolean;
  readonly handle: Handle;
  readonly definitions: RESTPutAPIApplicationCommandsJSONBody;
  /** What has to be done before the bot is online, beside waiting for Discord. If it fails, so does the start. */
  readonly prepare: () => Promise<void>;
  /** Which shard this is, and of how many. Discord decides which servers it gets. */
  readonly shard: { readonly id: number; readonly count: number };
  /** The name of the connection in `/readyz` and `/metrics`. */
  readonly connection: string;
  readonly observe: Observe;
  readonly health: Health;
  readonly log: Log;
  /** Called when an open connection is closed for good. */
  readonly onLost: (error: GatewayError) => void;
}

const DISCONNECT_MS = 300;
/** How many ids of interactions and messages are remembered, so that one that comes twice is answered once. */
const REMEMBERED = 1_000;
/** Longest time for a request whose answer tells why the gateway is out of reach. */
const PROBE_MS = 5_000;

/** What to do when Discord closes a connection for good. */
const FATAL_CLOSES: Partial<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: TOKEN_REFUSED,
  [GatewayCloseCodes.InvalidShard]: 'Discord refused the shard number. Check SHARDS.',
  [GatewayCloseCodes.ShardingRequired]:
    'The bot is in so many servers that Discord demands shards. Set SHARDS=auto.',
  [GatewayCloseCodes.InvalidAPIVersion]: 'Discord no longer takes this API version. Update the bot.',
  [GatewayCloseCodes.InvalidIntents]: 'Discord refused the intents. Update the bot.',
  [GatewayCloseCodes.DisallowedIntents]: 'Discord refused an intent that this application is not allowed.',
};

/**
 * What other close codes mean.
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

/** An interaction that came too late to be handled. */
const UNHANDLED = { command: 'unknown', options: {}, status: 'failed' } as const;

const gatewayAddress = z.url({ protocol: /^wss?$/ });
const gatewaySchema = z.object({
  url: gatewayAddress,
  session_start_limit: z.object({ remaining: z.int(), reset_after: z.number() }),
});
/** What is read of READY. Answers to interactions need none of it. */
const readySchema = z
  .object({
    user: z
      .object({ id: z.string(), username: z.string().optional().catch(undefined) })
      .optional()
      .catch(undefined),
    application: z.object({ id: z.string() }).optional().catch(undefined),
    guilds: z.array(z.unknown()).catch([]),
  })
  .catch({ guilds: [] });

/**
 * Connects to Discord and answers interactions until closed. As long as Discord is out of reach it tries again.
 *
 * The payloads of the gateway are read as they come, with the part of discord.js that keeps a connection: its client
 * would parse whole messages and guilds, which nothing here needs and which fails for what it does not know yet.
 * @returns When it is connected and the commands are registered.
 * @throws {GatewayError} The token or the connection is refused for good.
 */
export async function openGateway(options: GatewayOptions): Promise<Transport> {
  const { token, apiUrl, guildId, answerMentions, handle, definitions, prepare, observe, log, onLost } =
    options;
  const { id: shardId, count: shardCount } = options.shard;
  const rest = createRest({ apiUrl, token });
  const note = createRepeats(log);
  const sender = {
    callbacks: createRest({
      apiUrl,
      timeoutMs: CALLBACK_TIMEOUT_MS,
      retries: 0,
      rejectOnRateLimit: () => true,
    }),
    webhooks: createRest({ apiUrl }),
    log,
    note,
  };
  const mailbox = createMailbox(createRest({ apiUrl, token, rejectOnRateLimit: () => true }), note);
  const manager = new WebSocketManager({
    token,
    // No intent here is privileged: messages that mention the bot, and direct messages, contain their text anyway.
    intents: answerMentions ? GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages : 0,
    // Without tries of its own, so that each is logged.
    rest: createRest({ apiUrl, token, retries: 0, rejectOnRateLimit: () => true }),
    shardIds: [shardId],
    shardCount,
    ...sessionStore(),
  });
  const turns = createTurns();
  const inFlight = new Set<Promise<void>>();
  const isNew = createMemory(REMEMBERED);
  let botId: string | undefined;
  let closing = false;

  const track = (work: Promise<void>): void => {
    const tracked = work.finally(() => inFlight.delete(tracked));
    inFlight.add(tracked);
  };
  const onInteraction = (raw: unknown, started: number): void => {
    const interaction = readInteraction(raw);
    if (interaction?.kind !== 'request') {
      note('unknown interaction', 'an interaction of an unknown form was ignored');
      return;
    }
    const { address, request } = interaction;
    if (!isNew(address.id)) return;
    if (performance.now() - started > ANSWER_MS) {
      note(
        'late interaction',
        'an interaction was not answered: more came than this machine can answer in time',
      );
      observe('gateway', UNHANDLED, performance.now() - started, 'expired');
      return;
    }
    const outcome = handle(request);
    track(
      respond(sender, address, outcome, started).then((delivery) =>
        observe('gateway', outcome, performance.now() - started, delivery),
      ),
    );
  };
  const onMessage = (raw: unknown, started: number): void => {
    if (!answerMentions || botId === undefined) return;
    const answered = answerMessage(raw, botId, handle);
    if (!answered || !isNew(answered.id)) return;
    track(
      mailbox
        .send(answered)
        .then((delivery) => observe('mention', answered.outcome, performance.now() - started, delivery)),
    );
  };
  manager.on(WebSocketShardEvents.Dispatch, ({ data: { t: event, d: data } }) => {
    if (closing) return;
    const started = performance.now();
    if (event === GatewayDispatchEvents.InteractionCreate) turns.add(() => onInteraction(data, started));
    if (event === GatewayDispatchEvents.MessageCreate) turns.add(() => onMessage(data, started));
  });

  const outage = createOutage(options, note, () => closing);
  let opened = false;
  const lost = new Promise<never>((_, reject) => {
    manager.on(WebSocketShardEvents.Closed, ({ code }) => {
      const reason = FATAL_CLOSES[code];
      if (reason === undefined) {
        outage.onClosed(code);
        return;
      }
      const error = new GatewayError(reason, { isFinal: true });
      outage.onEnded(reason);
      reject(error);
      if (opened && !closing) onLost(error);
    });
  });
  lost.catch(() => undefined);
  manager.on(WebSocketShardEvents.Error, ({ error }) => outage.onError(error));
  manager.on(WebSocketShardEvents.Debug, ({ message }) => outage.onDebug(message));
  manager.on(WebSocketShardEvents.Resumed, () => outage.onBack(true));
  const ready = new Promise<z.infer<typeof readySchema>>((resolve) => {
    manager.on(WebSocketShardEvents.Ready, ({ data }) => {
      const parsed = readySchema.parse(data);
      botId = parsed.user?.id;
      outage.onBack(false);
      resolve(parsed);
    });
  });

  try {
    await Promise.all([untilReachable(() => askForSession(manager), log, outage.onUnreachable), prepare()]);
    // If the connection fails, discord.js tries again; if it is closed for good, `lost` has the reason.
    manager.connect().catch(outage.onError);
    const { user, application, guilds } = await Promise.race([ready, lost]);
    // Older applications have an id of their own.
    const applicationId = application?.id ?? user?.id;
    // Commands belong to the application, so only one shard registers them.
    const registering =
      shardId === 0 && applicationId !== undefined
        ? register({ rest, applicationId, guildId, definitions })
        : undefined;
    const registered = await Promise.race([registering?.catch(notRegistered(log)), lost]);
    for (const refusal of registered?.refused ?? []) {
      log.error(`${refusal} The bot answers with the commands that are registered.`);
    }
    opened = true;
    log.info(
      {
        user: user?.username,
        servers: guilds.length,
        ...(registered ? summary(registered) : {}),
        ...(applicationId === undefined ? {} : { invite: inviteLinks(applicationId, apiUrl) }),
      },
      'ready',
    );
  } catch (error) {
    closing = true;
    await Promise.race([manager.destroy(), timeLimit(DISCONNECT_MS)]);
    throw error;
  }

  return {
    async close() {
      closing = true;
      const settle = async (): Promise<void> => {
        await new Promise<void>((resolve) => turns.add(resolve));
        await Promise.allSettled(inFlight);
      };
      await Promise.race([settle(), timeLimit(DRAIN_MS)]);
      // The last one in the queue is that of this function.
      const lost = inFlight.size + Math.max(0, turns.size() - 1);
      if (lost > 0) log.warn({ lost }, 'answers in flight were given up');
      // This never resolves while a shard waits for READY.
      await Promise.race([manager.destroy(), timeLimit(DISCONNECT_MS)]);
    },
  };
}

/** Asks Discord for the address of the gateway, which {@link WebSocketManager} then knows. */
async function askForSession(manager: WebSocketManager): Promise<void> {
  const answer: unknown = await manager.fetchGatewayInformation(true).catch((error: unknown) => {
    throw error instanceof TypeError ? notDiscord(error) : error;
  });
  const parsed = gatewaySchema.safeParse(answer);
  if (!parsed.success) throw notDiscord(parsed.error);
  const { remaining, reset_after: resetMs } = parsed.data.session_start_limit;
  if (remaining < 1) {
    throw new Error(
      `the bot has connected too often today; the limit ends in ${Math.ceil(resetMs / 60_000)} minutes`,
    );
  }
}

/**
 * Keeps the session of a connection, as discord.js does by default, but without an address that is none: it would end
 * every further try to connect.
 */
function sessionStore(): Pick<WebSocketManagerOptions, 'retrieveSessionInfo' | 'updateSessionInfo'> {
  let session: SessionInfo | null = null;
  return {
    retrieveSessionInfo: () => session,
    updateSessionInfo: (_, changed) => {
      // Without one, discord.js resumes where it connected.
      session = gatewayAddress.nullish().safeParse(changed?.resumeURL).success ? changed : null;
    },
  };
}

/** Logs that nothing could be registered. The commands of an earlier start still exist, and people wait for answers. */
function notRegistered(log: Log): (error: unknown) => undefined {
  return (error) => {
    log.error(
      { err: error },
      `Discord could not register the commands: ${restMessage(error).replace(/\.$/, '')}. The next start or npm run deploy tries again.`,
    );
    return undefined;
  };
}

/**
 * Makes a queue that runs one piece of work after the other, with signals, timers and other connections in between. All
 * that a socket has received would be handled in one go otherwise, and after an outage thousands of events may come.
 */
function createTurns() {
  const waiting: (() => void)[] = [];
  const next = (): void => {
    const work = waiting.shift();
    if (waiting.length > 0) setImmediate(next);
    work?.();
  };
  return {
    add(work: () => void): void {
      waiting.push(work);
      if (waiting.length === 1) setImmediate(next);
    },
    /** How much waits. */
    size: (): number => waiting.length,
  };
}

/** Remembers the last values it was asked about, and says whether one is new. */
function createMemory(size: number): (value: string) => boolean {
  const seen = new Set<string>();
  return (value) => {
    if (seen.has(value)) return false;
    seen.add(value);
    const [oldest] = seen;
    if (seen.size > size && oldest !== undefined) seen.delete(oldest);
    return true;
  };
}

/** How many losses are logged in full within {@link LOSSES_MS}. A connection that is unstable cannot fill the log. */
const MOST_LOSSES = 10;
const LOSSES_MS = 60_000;

/**
 * Logs one line when the connection is lost, one if it cannot be opened again at once, and one when it is back; and
 * keeps `/readyz` and `/metrics` informed.
 */
function createOutage(
  { log, health, connection, apiUrl }: GatewayOptions,
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

function summary({ scope, changed, commands, cleared }: Registered): Record<string, unknown> {
  return {
    scope,
    commands,
    registered: changed ? 'updated' : 'unchanged',
    ...(cleared.length > 0 ? { cleared } : {}),
  };
}
