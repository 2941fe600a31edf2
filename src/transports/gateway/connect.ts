import {
  Client,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type RateLimitData,
  REST,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { Handle } from '../../bot/handle.ts';
import { readInteraction } from '../../bot/interaction.ts';
import { inviteLinks } from '../../bot/invite.ts';
import type { Log } from '../../log.ts';
import type { Observe } from '../metrics.ts';
import { DRAIN_MS, type Transport, timeLimit } from '../transport.ts';
import { describe, respond, restMessage, sendMessage } from './callback.ts';
import { answerMessage } from './mention.ts';
import { type Registered, RegistrationError, register } from './register.ts';

/** The connection cannot be opened, or is closed for good. The message says why and what to do. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  /** Whether it would happen again until somebody fixes something. */
  readonly isFinal: boolean;
  constructor(message: string, { isFinal, ...options }: ErrorOptions & { readonly isFinal: boolean }) {
    super(message, options);
    this.isFinal = isFinal;
  }
}

export interface GatewayOptions {
  readonly token: string;
  /** Base address of REST, without version. The address of the gateway is asked there. */
  readonly apiUrl: string;
  readonly guildId: string | undefined;
  /** Whether to answer messages that mention the bot, and direct messages. */
  readonly answerMentions: boolean;
  readonly handle: Handle;
  readonly definitions: RESTPutAPIApplicationCommandsJSONBody;
  /** Which shard this is, and of how many. Discord decides which servers it gets. */
  readonly shard: { readonly id: number; readonly count: number };
  readonly observe: Observe;
  readonly log: Log;
  /** Called when an open connection is closed for good. */
  readonly onLost: (error: GatewayError) => void;
}

const DISCONNECT_MS = 500;
/** How many ids of interactions and messages are remembered, so that one that comes twice is answered once. */
const REMEMBERED = 1_000;
/** Leaves time for one more try within Discord's three seconds. */
const REPLY_TIMEOUT_MS = 1_200;
/** Longest rate limit that a reply waits for. */
const REPLY_PATIENCE_MS = 1_000;

const TOKEN_REFUSED =
  'Discord refused the token. Copy it again from the application\'s "Bot" page into DISCORD_TOKEN.';
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
 * Connects to Discord and answers interactions until closed.
 * @returns When it is logged in and the commands are registered.
 * @throws {GatewayError} The token is refused or Discord cannot be reached.
 */
export async function openGateway(options: GatewayOptions): Promise<Transport> {
  const { token, apiUrl, guildId, answerMentions, handle, definitions, observe, log, onLost } = options;
  // No intent here is privileged: messages that mention the bot, and direct messages, contain their text anyway.
  const intents = answerMentions ? [GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages] : [];
  const { id: shardId, count: shardCount } = options.shard;
  const client = new Client({
    intents,
    rest: { api: apiUrl, rejectOnRateLimit: isEndless },
    shards: [shardId],
    shardCount,
  });
  const replies = new REST({
    api: apiUrl,
    timeout: REPLY_TIMEOUT_MS,
    retries: 1,
    rejectOnRateLimit: (limit) => isEndless(limit) || limit.retryAfter > REPLY_PATIENCE_MS,
  });
  const inFlight = new Set<Promise<void>>();
  const seen = new Set<string>();
  let closing = false;
  let isLost = false;
  const isOver = (): boolean => closing || isLost;
  const isNew = (id: string): boolean => {
    if (seen.has(id)) return false;
    seen.add(id);
    for (const oldest of seen) {
      if (seen.size <= REMEMBERED) break;
      seen.delete(oldest);
    }
    return true;
  };

  client.ws.on(GatewayDispatchEvents.InteractionCreate, (raw: unknown) => {
    if (closing) return;
    const started = performance.now();
    const interaction = readInteraction(raw);
    if (interaction?.kind !== 'request') {
      log.warn('an interaction of an unknown form was ignored');
      return;
    }
    const { address, request } = interaction;
    if (!isNew(address.id)) return;
    const outcome = handle(request);
    const sent = respond(replies, address, outcome, log).then((taken) => {
      inFlight.delete(sent);
      observe('gateway', taken ? outcome : { ...outcome, status: 'failed' }, performance.now() - started);
    });
    inFlight.add(sent);
  });
  client.ws.on(GatewayDispatchEvents.MessageCreate, (raw: unknown) => {
    const botId = client.user?.id;
    if (closing || !answerMentions || botId === undefined) return;
    const started = performance.now();
    const answered = answerMessage(raw, botId, handle);
    if (!answered || !isNew(answered.id)) return;
    const sent = sendMessage(client.rest, answered, log).finally(() => {
      inFlight.delete(sent);
      observe('mention', answered.outcome, performance.now() - started);
    });
    inFlight.add(sent);
  });
  client.on(Events.Error, (error) => log.error({ err: error }, 'discord.js reports an error'));
  client.on(Events.Warn, (message) => log.warn(message));
  client.on(Events.ShardError, (error) => {
    // If the connection is closed for good, that is logged with its reason.
    if (!isOver()) log.warn({ err: error }, 'connection error; reconnecting');
  });
  client.on(Events.ShardReconnecting, () => {
    // discord.js emits this even when the connection is closed from here.
    if (!isOver()) log.info('reconnecting');
  });
  client.on(Events.ShardResume, (_, replayed) => log.info({ replayed }, 'resumed'));

  const lost = new Promise<never>((_, reject) => {
    client.on(Events.ShardDisconnect, ({ code }) => {
      isLost = true;
      const reason = FATAL_CLOSES[code];
      const error = new GatewayError(reason ?? `Discord closed the connection for good (code ${code}).`, {
        isFinal: reason !== undefined,
      });
      reject(error);
      if (opened && !closing) onLost(error);
    });
  });
  let opened = false;
  lost.catch(() => undefined);

  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  try {
    await Promise.race([client.login(token), lost]);
    const { application, user } = await Promise.race([ready, lost]);
    // Commands belong to the application, so only one shard registers them.
    const registering =
      shardId === 0
        ? register({ rest: client.rest, applicationId: application.id, guildId, definitions }).catch(
            (error: unknown) => {
              if (!isPassing(error)) throw error;
              // The commands of an earlier start still exist, and it is better to answer those.
              log.error(
                { err: describe(error) },
                'Discord could not register the commands; the next start or npm run deploy tries again',
              );
            },
          )
        : undefined;
    const registered = await Promise.race([registering, lost]);
    opened = true;
    log.info(
      {
        user: user.tag,
        servers: client.guilds.cache.size,
        ...(registered ? summary(registered) : {}),
        invite: inviteLinks(application.id),
      },
      'ready',
    );
  } catch (error) {
    closing = true;
    await client.destroy();
    throw toGatewayError(error);
  }

  return {
    async close() {
      closing = true;
      await Promise.race([Promise.allSettled(inFlight), timeLimit(DRAIN_MS)]);
      // The destroy of discord.js never resolves while a shard waits for READY.
      await Promise.race([client.destroy(), timeLimit(DISCONNECT_MS)]);
    },
  };
}

/** Whether discord.js would repeat a request at once, forever. Each refusal brings a ban of the address closer. */
export function isEndless({ retryAfter }: RateLimitData): boolean {
  return retryAfter === 0;
}

/** Whether Discord may accept the same request a little later. */
function isPassing(error: unknown): boolean {
  if (error instanceof RegistrationError) return false;
  const status = error instanceof Error && 'status' in error ? Number(error.status) : undefined;
  return status === undefined || status >= 500 || status === 429;
}

function summary({ scope, changed, commands, cleared }: Registered): Record<string, unknown> {
  return {
    scope,
    commands,
    registered: changed ? 'updated' : 'unchanged',
    ...(cleared.length > 0 ? { cleared } : {}),
  };
}

/** Explains to the operator why logging in or registering failed. The message never contains the token. */
export function toGatewayError(cause: unknown): GatewayError {
  if (cause instanceof GatewayError) return cause;
  if (cause instanceof RegistrationError) return new GatewayError(cause.message, { cause, isFinal: true });
  const status = cause instanceof Error && 'status' in cause ? cause.status : undefined;
  const refused = cause instanceof DiscordjsError && cause.code === DiscordjsErrorCodes.TokenInvalid;
  if (refused || status === 401) {
    return new GatewayError(TOKEN_REFUSED, { cause, isFinal: true });
  }
  const message = cause instanceof Error ? restMessage(cause) : String(cause);
  return new GatewayError(`Discord cannot be reached, or refuses the request: ${message}`, {
    cause,
    isFinal: false,
  });
}
