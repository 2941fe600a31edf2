import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import * as z from 'zod';
import { createCommandRegistry, type RegisteredCommand } from './discord-stand-in-commands.ts';
import { type Answer, checkForm, newSnowflake, refuse, snowflake } from './discord-stand-in-form.ts';
import { Gateway, type GatewayConnection } from './discord-stand-in-gateway.ts';
import { createInteractions } from './discord-stand-in-interactions.ts';
import {
  completeInteraction,
  fullGuild,
  partialGuild,
  type StandInGuild,
  shardOf,
} from './discord-stand-in-payloads.ts';
import {
  type Fault,
  type FaultMatch,
  type RecordedRequest,
  Rest,
  type Route,
} from './discord-stand-in-rest.ts';

export type { RegisteredCommand } from './discord-stand-in-commands.ts';
export type { GatewayConnection, Identify } from './discord-stand-in-gateway.ts';
export type { StandInGuild } from './discord-stand-in-payloads.ts';
export type { Fault, FaultMatch, RecordedFile, RecordedRequest } from './discord-stand-in-rest.ts';

/** Long, because several programs and tests may share a busy machine: it is only waited for if something fails. */
const WAIT_MS = 60_000;
const HEARTBEAT_MS = 41_250;
const SESSION_STARTS = 1000;

export interface DiscordStandInOptions {
  /** Default: any text. */
  readonly token?: string;
  /** A snowflake. */
  readonly applicationId?: string;
  /** How many shards `GET /gateway/bot` recommends, `ready()` waits for, and IDENTIFY needs at least. Default: 1. */
  readonly shards?: number;
  /** Milliseconds, as in HELLO. Default: 41,250, as with Discord. */
  readonly heartbeatInterval?: number;
  /** The privileged intents of the application, as bits. Default: none, so asking for one closes with 4014. */
  readonly privilegedIntents?: number;
  /** Fields of READY that other implementations than Discord's send otherwise, such as nulls of Spacebar. */
  readonly readyFields?: Readonly<Record<string, unknown>>;
  /** The port to listen on, such as that of a stand-in that was closed. Default: any free one. */
  readonly port?: number;
}

export interface DiscordStandIn {
  /** `http://127.0.0.1:PORT/api`, for discord.js's `rest.api`; the client appends `/v10`. */
  readonly apiUrl: string;
  /** The only token it accepts. Another gets 401, and IDENTIFY with another closes with 4004. */
  readonly token: string;
  readonly applicationId: string;
  /** Every REST request so far, in the order they came. */
  readonly requests: readonly RecordedRequest[];
  /** Every gateway connection so far, in the order they were opened; a resumed session is a new connection. */
  readonly connections: readonly GatewayConnection[];
  /**
   * The guilds of the bot: in READY (and GUILD_CREATE with the Guilds intent) and in GET /users/@me/guilds. Commands can
   * be registered for these guilds only. Set it to change it.
   */
  guilds: readonly StandInGuild[];
  /**
   * The registered commands, with their localizations.
   * @param scope A guild's id; the global commands by default.
   */
  commands(scope?: string): readonly RegisteredCommand[];
  /**
   * Waits until READY or RESUMED was sent to each expected shard. After `closeGateway`, and after `sendGateway` of op 7
   * or 9, it waits for the client to come back. The client may not have received it yet: wait for its own event for that.
   * @param timeoutMs Rejects after this many milliseconds. Default: 60,000.
   */
  ready(timeoutMs?: number): Promise<void>;
  /**
   * Sends an event with the next sequence number of the session of a shard. If the shard is away, the event is kept
   * until it resumes.
   * @param event The type of the event, such as `INTERACTION_CREATE`.
   * @param shardId 0 by default.
   * @throws The shard has no session.
   */
  sendEvent(event: string, data: unknown, shardId?: number): void;
  /**
   * Sends an INTERACTION_CREATE, to the shard of its guild, and waits for an answer that Discord accepts (2xx).
   * @param interaction What matters to the test. By default it is a command (type 2) used by some user in a DM;
   * `id`, `token`, `application_id`, `version` and the other fields Discord always sends are filled in, and in
   * `data` the id and type of the command registered under its name.
   * @param options.timeoutMs After this many milliseconds it rejects with "The application did not respond", with the
   * refused answers as `cause`. A later answer is refused with 10062. Default: 60,000. Discord
   * waits for 3,000; a test about that says so.
   */
  interact(
    interaction: Readonly<Record<string, unknown>>,
    options?: { readonly timeoutMs?: number },
  ): Promise<RecordedRequest>;
  /**
   * Waits for the next request that matches, until it is answered, hung or reset.
   * @param timeoutMs Rejects after this many milliseconds. Default: 60,000.
   */
  nextRequest(match: (request: RecordedRequest) => boolean, timeoutMs?: number): Promise<RecordedRequest>;
  /**
   * Answers matching requests with a fault, whether they are authorised or not.
   * @param times How many requests. Default: 1. Faults are used in the order in which they were set.
   */
  fault(match: FaultMatch, fault: Fault, times?: number): void;
  /** Forgets the faults that no request met. */
  clearFaults(): void;
  /**
   * Closes gateway connections from Discord's side.
   * @param code Of the close frame; without one the TCP connection is destroyed and there is no close frame. Codes
   * after which Discord forgets the session (4003, 4004, 4007, 4009-4014) end it here too.
   * @param shardId Every shard by default.
   */
  closeGateway(code?: number, shardId?: number): void;
  /**
   * Sends a payload as it is, such as `{ op: 7, d: null }` (reconnect) or `{ op: 9, d: false }` (invalid session,
   * which ends the session).
   * @param shardId Every open connection by default, identified or not.
   */
  sendGateway(payload: unknown, shardId?: number): void;
  /** Sends text that need not be JSON. */
  sendGatewayRaw(text: string, shardId?: number): void;
  /**
   * Refuses every IDENTIFY from now on, although REST accepts the token.
   * @param code The close code, such as 4004; undefined to accept them again.
   */
  refuseIdentify(code: number | undefined): void;
  /** Whether to leave heartbeats without an ACK, after which discord.js resumes on a new connection. */
  ignoreHeartbeats(on: boolean): void;
  /** Ends every connection, and rejects everything that waits. Can be called twice. */
  close(): Promise<void>;
}

/** Starts a stand-in for Discord on 127.0.0.1, with REST and gateway v10, for the real discord.js to connect to. */
export async function startDiscordStandIn(options: DiscordStandInOptions = {}): Promise<DiscordStandIn> {
  const token = options.token ?? 'stand-in.token';
  const applicationId = options.applicationId ?? '1000000000000000001';
  const shards = options.shards ?? 1;
  let guilds: readonly StandInGuild[] = [];

  const bot = {
    id: applicationId,
    username: 'stand-in',
    discriminator: '0000',
    global_name: null,
    avatar: null,
    bot: true,
    flags: 0,
    public_flags: 0,
  };
  const commands = createCommandRegistry(applicationId);
  const interactions = createInteractions(applicationId, bot);
  const directMessages = new Map<string, Record<string, unknown>>();

  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    rest.handle(request, response).catch((error: unknown) => {
      // A client that went away is no error; anything else is a bug of the stand-in.
      if (!request.complete) return;
      response.destroy();
      throw error;
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (request, socket, head) => gateway.upgrade(request, socket, head));

  const gateway = new Gateway({
    token,
    shards,
    heartbeatInterval: options.heartbeatInterval ?? HEARTBEAT_MS,
    privilegedIntents: options.privilegedIntents ?? 0,
    resumeUrl: () => `ws://${host()}/resume`,
    readyFields: options.readyFields ?? {},
    readyData: ([shardId, count]) => {
      const own = guilds.filter(({ id }) => shardOf(id, count) === shardId);
      return {
        ready: {
          user: { ...bot, verified: true, mfa_enabled: false, email: null },
          guilds: own.map(({ id }) => ({ id, unavailable: true })),
          session_type: 'normal',
          application: { id: applicationId, flags: 0 },
          private_channels: [],
          relationships: [],
          presences: [],
          guild_join_requests: [],
          user_settings: {},
          _trace: [],
        },
        guildCreates: own.map(fullGuild),
      };
    },
  });

  function host(): string {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The stand-in is not listening');
    return `127.0.0.1:${address.port}`;
  }

  const gatewayInformation = (): Answer => ({
    status: 200,
    body: {
      url: `ws://${host()}`,
      shards,
      session_start_limit: {
        total: SESSION_STARTS,
        remaining: SESSION_STARTS - gateway.identifies,
        reset_after: 14_400_000,
        // Discord gives 1 to small bots. With more, all shards of a test can identify at once.
        max_concurrency: Math.max(1, shards),
      },
    },
  });

  const application = {
    id: applicationId,
    name: 'stand-in',
    icon: null,
    description: '',
    summary: '',
    type: null,
    flags: 0,
    bot,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    team: null,
    owner: { ...bot, id: '1000000000000000009', username: 'owner', bot: false },
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    integration_types_config: { 0: {} },
    approximate_guild_count: 0,
    approximate_user_install_count: 0,
  };

  function listGuilds({ query }: RecordedRequest): Answer {
    const page = z
      .object({ after: snowflake.optional(), limit: z.coerce.number().int().min(1).max(200).default(200) })
      .transform(({ after = '0', limit }) =>
        guilds.filter(({ id }) => BigInt(id) > BigInt(after)).slice(0, limit),
      );
    const checked = checkForm(page, query);
    if (checked.kind === 'refused') return checked.answer;
    return { status: 200, body: checked.value.map(partialGuild) };
  }

  function openDirectMessage({ body }: RecordedRequest): Answer {
    const checked = checkForm(z.object({ recipient_id: snowflake }), body ?? {});
    if (checked.kind === 'refused') return checked.answer;
    const id = checked.value.recipient_id;
    const recipients = [{ id, username: `user-${id}`, discriminator: '0', global_name: null, avatar: null }];
    const channel = directMessages.get(id) ?? {
      id: newSnowflake(),
      type: 1,
      last_message_id: null,
      flags: 0,
      recipients,
    };
    directMessages.set(id, channel);
    return { status: 200, body: channel };
  }

  /** The command routes of one scope; `:guild`, when it is in the path, follows `:application`. */
  function commandRoutes(path: string, guild: boolean): Route[] {
    type Handle = (scope: string | undefined, request: RecordedRequest, id: string) => Answer;
    const inScope =
      (handle: Handle): Route['handle'] =>
      (request, application, ...segments) => {
        const scope = guild ? segments[0] : undefined;
        if (application !== applicationId) {
          const message = 'You are not authorized to perform this action on this application';
          return refuse(403, RESTJSONErrorCodes.NotAuthorizedToPerformThisActionOnThisApplication, message);
        }
        if (guild && !guilds.some(({ id }) => id === scope)) {
          return refuse(403, RESTJSONErrorCodes.MissingAccess, 'Missing Access');
        }
        return handle(scope, request, segments.at(-1) ?? '');
      };
    const one = `${path}/:id`;
    const route = (method: string, at: string, handle: Handle): Route => ({
      method,
      path: at,
      handle: inScope(handle),
    });
    return [
      route('GET', path, (scope, { query: { with_localizations } }) =>
        commands.get(scope, with_localizations === 'true'),
      ),
      route('PUT', path, (scope, { body }) => commands.overwrite(scope, body)),
      route('POST', path, (scope, { body }) => commands.create(scope, body)),
      route('GET', one, (scope, _request, id) => commands.getOne(scope, id)),
      route('PATCH', one, (scope, { body }, id) => commands.edit(scope, id, body)),
      route('DELETE', one, (scope, _request, id) => commands.remove(scope, id)),
    ];
  }

  const rest = new Rest(token, [
    {
      method: 'GET',
      path: '/gateway',
      open: true,
      handle: () => ({ status: 200, body: { url: `ws://${host()}` } }),
    },
    { method: 'GET', path: '/gateway/bot', handle: gatewayInformation },
    { method: 'GET', path: '/applications/@me', handle: () => ({ status: 200, body: application }) },
    { method: 'GET', path: '/users/@me', handle: () => ({ status: 200, body: bot }) },
    { method: 'GET', path: '/users/@me/guilds', handle: listGuilds },
    { method: 'POST', path: '/users/@me/channels', handle: openDirectMessage },
    ...commandRoutes('/applications/:application/commands', false),
    ...commandRoutes('/applications/:application/guilds/:guild/commands', true),
    ...interactions.routes,
  ]);

  async function interact(
    given: Readonly<Record<string, unknown>>,
    { timeoutMs = WAIT_MS }: { readonly timeoutMs?: number } = {},
  ): Promise<RecordedRequest> {
    const { payload, guildId, opened } = completeInteraction(given, applicationId, commands.list);
    const path = `/interactions/${opened.id}/${opened.token}/callback`;
    const posted = (request: RecordedRequest): boolean => request.method === 'POST' && request.path === path;
    interactions.open(opened);
    gateway.sendEvent('INTERACTION_CREATE', payload, guildId ? shardOf(guildId, shards) : 0);
    return rest.answered.next(
      (request) => posted(request) && request.status !== null && request.status < 300,
      timeoutMs,
      () => {
        interactions.expire(opened.id);
        return new Error('The application did not respond', { cause: rest.requests.filter(posted) });
      },
    );
  }

  let closing: Promise<void> | undefined;
  function close(): Promise<void> {
    closing ??= new Promise((resolve) => {
      const reason = new Error('The Discord stand-in was closed');
      rest.answered.rejectAll(reason);
      gateway.destroy(reason);
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
    return closing;
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });

  return {
    apiUrl: `http://${host()}/api`,
    token,
    applicationId,
    requests: rest.requests,
    connections: gateway.connections,
    get guilds() {
      return guilds;
    },
    set guilds(changed) {
      guilds = changed;
    },
    commands: commands.list,
    ready: (timeoutMs = WAIT_MS) => gateway.ready(timeoutMs),
    sendEvent: (event, data, shardId = 0) => gateway.sendEvent(event, data, shardId),
    interact,
    nextRequest: (match, timeoutMs = WAIT_MS) =>
      rest.answered.next(match, timeoutMs, () => new Error(`No such request came in ${timeoutMs} ms`)),
    fault: (match, fault, times = 1) => rest.fault(match, fault, times),
    clearFaults: () => rest.clearFaults(),
    closeGateway: (code, shardId) => gateway.close(code, shardId),
    sendGateway: (payload, shardId) => gateway.send(payload, shardId),
    sendGatewayRaw: (text, shardId) => gateway.sendRaw(text, shardId),
    refuseIdentify: (code) => {
      gateway.identifyRefusal = code;
    },
    ignoreHeartbeats: (on) => {
      gateway.heartbeatsIgnored = on;
    },
    close,
  };
}
