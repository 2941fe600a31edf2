import {
  type SessionInfo,
  WebSocketManager,
  type WebSocketManagerOptions,
  WebSocketShardEvents,
} from '@discordjs/ws';
import type { RESTPutAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';
import { GatewayCloseCodes, GatewayIntentBits } from 'discord-api-types/v10';
import * as z from 'zod';
import { inviteLinks } from '../../bot/invite.ts';
import type { Log } from '../../log.ts';
import { createRepeats } from '../repeats.ts';
import { createRest, notDiscord, restMessage } from '../rest.ts';
import { type Transport, timeLimit } from '../transport.ts';
import { createIntake, type IntakeOptions } from './intake.ts';
import { createOutage, type OutageOptions } from './outage.ts';
import { GatewayError, TOKEN_REFUSED, untilReachable } from './reach.ts';
import { type Registered, register } from './register.ts';

export interface GatewayOptions extends IntakeOptions, OutageOptions {
  readonly guildId: string | undefined;
  readonly definitions: RESTPutAPIApplicationCommandsJSONBody;
  /** What has to be done before the bot is online, beside waiting for Discord. If it fails, so does the start. */
  readonly prepare: () => Promise<void>;
  /** Which shard this is, and of how many. Discord decides which servers it gets. */
  readonly shard: { readonly id: number; readonly count: number };
  /** Called when an open connection is closed for good. */
  readonly onLost: (error: GatewayError) => void;
}

const DISCONNECT_MS = 300;
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
  const { token, apiUrl, guildId, answerMentions, definitions, prepare, log, onLost } = options;
  const { id: shardId, count: shardCount } = options.shard;
  const rest = createRest({ apiUrl, token });
  const note = createRepeats(log);
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
  let botId: string | undefined;
  let closing = false;
  const intake = createIntake(options, note);
  manager.on(WebSocketShardEvents.Dispatch, ({ data: { t: event, d: data } }) => {
    if (!closing) intake.take(event, data, botId);
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
      await intake.drain();
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
 * Keeps the session of a connection, as discord.js does by default, but without an invalid address: it would end
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

function summary({ scope, changed, commands, cleared }: Registered): Record<string, unknown> {
  return {
    scope,
    commands,
    registered: changed ? 'updated' : 'unchanged',
    ...(cleared.length > 0 ? { cleared } : {}),
  };
}
