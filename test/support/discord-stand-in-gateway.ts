import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { constants, createDeflate, type Deflate } from 'node:zlib';
import {
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  GatewayOpcodes,
} from 'discord-api-types/v10';
import { WebSocket, WebSocketServer } from 'ws';
import * as z from 'zod';
import { Waiters } from './discord-stand-in-waiters.ts';

const payloadSchema = z.object({ op: z.number().int(), d: z.unknown().optional() });
const identifySchema = z.looseObject({
  token: z.string(),
  intents: z.number().int().nonnegative(),
  properties: z.record(z.string(), z.unknown()),
  shard: z.tuple([z.number().int(), z.number().int()]).default([0, 1]),
});
const resumeSchema = z.object({ token: z.string(), session_id: z.string(), seq: z.number().int() });

/** What a client sent to identify: `intents`, `properties`, `shard` and whatever else it gave. */
export type Identify = z.output<typeof identifySchema>;

const PRIVILEGED_INTENTS =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;
const KNOWN_INTENTS = Object.values(GatewayIntentBits).reduce<number>(
  (bits, intent) => (typeof intent === 'number' ? bits | intent : bits),
  0,
);

// After these close codes Discord forgets the session, and answers a resume with op 9.
// https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
const SESSION_ENDING_CODES: ReadonlySet<number> = new Set([
  GatewayCloseCodes.NotAuthenticated,
  GatewayCloseCodes.AuthenticationFailed,
  GatewayCloseCodes.InvalidSeq,
  GatewayCloseCodes.SessionTimedOut,
  GatewayCloseCodes.InvalidShard,
  GatewayCloseCodes.ShardingRequired,
  GatewayCloseCodes.InvalidAPIVersion,
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
]);
// A client that closes with one of these does not come back.
const CLIENT_GOODBYES: ReadonlySet<number> = new Set([1000, 1001]);

/** A session outlives its connections: it keeps the events that a client may ask for again. */
interface Session {
  readonly id: string;
  readonly shard: readonly [id: number, count: number];
  readonly events: { readonly s: number; readonly text: string }[];
  sequence: number;
  valid: boolean;
}

/** One gateway connection, in the order they were opened. */
export interface GatewayConnection {
  /** The query the client connected with: `v`, `encoding`, `compress`. */
  readonly query: Readonly<Record<string, string>>;
  /** Whether it came in on READY's `resume_gateway_url`. */
  readonly onResumeUrl: boolean;
  /** `[id, count]`; null until the client identified or resumed. */
  readonly shard: readonly [id: number, count: number] | null;
  /** Null until it is known, and on a connection that resumed. */
  readonly identify: Identify | null;
  /** Null until READY or RESUMED was sent. */
  readonly sessionId: string | null;
  readonly resumed: boolean;
  readonly open: boolean;
  /** The code in the client's or the stand-in's close frame; 1006 when there was none; null while open. */
  readonly closeCode: number | null;
  readonly heartbeats: number;
}

export interface GatewayOptions {
  readonly token: string;
  readonly shards: number;
  readonly heartbeatInterval: number;
  readonly privilegedIntents: number;
  readonly resumeUrl: () => string;
  /** Go before all other fields of READY. */
  readonly readyFields: Readonly<Record<string, unknown>>;
  /** `d` of READY without the fields of the session, and the guilds that are created after it with the `Guilds` intent. */
  readonly readyData: (shard: readonly [id: number, count: number]) => {
    readonly ready: Record<string, unknown>;
    readonly guildCreates: readonly unknown[];
  };
}

class Connection implements GatewayConnection {
  readonly query: Readonly<Record<string, string>>;
  readonly onResumeUrl: boolean;
  identify: Identify | null = null;
  session: Session | null = null;
  resumed = false;
  closeCode: number | null = null;
  heartbeats = 0;
  /** Whether READY or RESUMED was sent, and since then nothing that makes the client leave. */
  ready = false;
  readonly socket: WebSocket;
  readonly #deflate: Deflate | null;
  #compressing: Promise<void> = Promise.resolve();

  constructor(socket: WebSocket, url: URL) {
    this.socket = socket;
    this.query = Object.fromEntries(url.searchParams);
    this.onResumeUrl = url.pathname === RESUME_PATH;
    this.#deflate = url.searchParams.get('compress') === 'zlib-stream' ? createDeflate() : null;
  }

  get shard(): readonly [id: number, count: number] | null {
    return this.session?.shard ?? null;
  }

  get sessionId(): string | null {
    return this.session?.id ?? null;
  }

  get open(): boolean {
    return this.closeCode === null && this.socket.readyState === WebSocket.OPEN;
  }

  send(text: string): void {
    const deflate = this.#deflate;
    if (deflate === null) {
      if (this.open) this.socket.send(text);
      return;
    }
    // One deflate context for the whole connection, flushed after each payload.
    // https://discord.com/developers/docs/events/gateway#transport-compression
    this.#compressing = this.#compressing.then(async () => {
      const chunks: Buffer[] = [];
      const collect = (chunk: Buffer): void => void chunks.push(chunk);
      deflate.on('data', collect);
      deflate.write(text);
      await new Promise<void>((resolve) => deflate.flush(constants.Z_SYNC_FLUSH, resolve));
      deflate.off('data', collect);
      if (this.socket.readyState === WebSocket.OPEN) this.socket.send(Buffer.concat(chunks));
    });
  }

  /** @param code Without one the TCP socket is destroyed and the client sees no close frame. */
  close(code?: number): void {
    this.ready = false;
    if (code === undefined) {
      this.closeCode ??= 1006;
      this.socket.terminate();
      return;
    }
    this.closeCode ??= code;
    if (this.session && SESSION_ENDING_CODES.has(code)) this.session.valid = false;
    void this.#compressing.then(() => this.socket.close(code));
  }
}

const RESUME_PATH = '/resume';

/** The gateway of the stand-in. {@link upgrade} accepts the WebSocket requests of the HTTP server. */
export class Gateway {
  readonly connections: Connection[] = [];
  heartbeatsIgnored = false;
  /** The code with which every IDENTIFY is refused, if it is. */
  identifyRefusal: number | undefined;
  identifies = 0;
  readonly #options: GatewayOptions;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #sessions = new Map<string, Session>();
  readonly #readied = new Waiters<Connection>();

  constructor(options: GatewayOptions) {
    this.#options = options;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', 'ws://127.0.0.1');
    this.#server.handleUpgrade(request, socket, head, (client) => this.#connected(client, url));
  }

  async ready(timeoutMs: number): Promise<void> {
    if (this.#allReady()) return;
    const failure = () =>
      new Error(`Not all of ${this.#options.shards} shards were ready in ${timeoutMs} ms`);
    await this.#readied.next(() => this.#allReady(), timeoutMs, failure);
  }

  /** @throws The shard has no session: no client identified as that shard. */
  sendEvent(event: string, data: unknown, shardId: number): void {
    const session = this.#sessionOf(shardId);
    if (!session) throw new Error(`No client has identified as shard ${shardId}: await ready() first`);
    const text = record(session, event, data);
    this.connections.findLast((connection) => connection.session === session && connection.ready)?.send(text);
  }

  sendRaw(text: string, shardId?: number): void {
    for (const connection of this.#openOn(shardId)) connection.send(text);
  }

  send(payload: unknown, shardId?: number): void {
    const parsed = payloadSchema.safeParse(payload).data;
    for (const connection of this.#openOn(shardId)) {
      const invalid = parsed?.op === GatewayOpcodes.InvalidSession;
      if (invalid && parsed.d !== true && connection.session) connection.session.valid = false;
      if (invalid || parsed?.op === GatewayOpcodes.Reconnect) connection.ready = false;
      connection.send(JSON.stringify(payload));
    }
  }

  close(code?: number, shardId?: number): void {
    for (const connection of this.#openOn(shardId)) connection.close(code);
  }

  /** Ends every connection and every wait at once. */
  destroy(reason: Error): void {
    this.#readied.rejectAll(reason);
    for (const connection of this.connections) connection.close();
    this.#server.close();
  }

  #openOn(shardId?: number): Connection[] {
    return this.connections.filter(
      (connection) => connection.open && (shardId === undefined || connection.shard?.[0] === shardId),
    );
  }

  #sessionOf(shardId: number): Session | undefined {
    return [...this.#sessions.values()].findLast(({ shard, valid }) => valid && shard[0] === shardId);
  }

  #allReady(): boolean {
    const ready = new Set(this.connections.flatMap(({ ready, shard }) => (ready && shard ? shard[0] : [])));
    return Array.from({ length: this.#options.shards }, (_, id) => id).every((id) => ready.has(id));
  }

  #connected(socket: WebSocket, url: URL): void {
    const connection = new Connection(socket, url);
    this.connections.push(connection);
    socket.on('error', () => connection.close());
    socket.on('close', (code) => {
      connection.ready = false;
      connection.closeCode ??= code;
      if (connection.session && CLIENT_GOODBYES.has(connection.closeCode)) connection.session.valid = false;
    });
    socket.on('message', (data) => {
      const refusal = connection.open ? this.#received(connection, data.toString()) : undefined;
      if (refusal !== undefined) connection.close(refusal);
    });
    const { v, encoding } = connection.query;
    if (v !== '10' || encoding !== 'json') {
      connection.close(v === '10' ? GatewayCloseCodes.DecodeError : GatewayCloseCodes.InvalidAPIVersion);
      return;
    }
    const hello = { heartbeat_interval: this.#options.heartbeatInterval, _trace: [] };
    connection.send(JSON.stringify({ t: null, s: null, op: GatewayOpcodes.Hello, d: hello }));
  }

  /** Handles a message of a client. Returns the code with which to close the connection, if any. */
  #received(connection: Connection, text: string): GatewayCloseCodes | undefined {
    const payload = payloadSchema.safeParse(parseJson(text));
    if (!payload.success) return GatewayCloseCodes.DecodeError;
    switch (payload.data.op) {
      case GatewayOpcodes.Heartbeat:
        connection.heartbeats += 1;
        if (!this.heartbeatsIgnored) connection.send(JSON.stringify({ op: GatewayOpcodes.HeartbeatAck }));
        return undefined;
      case GatewayOpcodes.Identify:
        return this.#identified(connection, payload.data.d);
      case GatewayOpcodes.Resume:
        return this.#resumed(connection, payload.data.d);
      case GatewayOpcodes.PresenceUpdate:
      case GatewayOpcodes.VoiceStateUpdate:
      case GatewayOpcodes.RequestGuildMembers:
      case GatewayOpcodes.RequestSoundboardSounds:
        return connection.session ? undefined : GatewayCloseCodes.NotAuthenticated;
      default:
        return GatewayCloseCodes.UnknownOpcode;
    }
  }

  #identified(connection: Connection, data: unknown): GatewayCloseCodes | undefined {
    const { token, shards, privilegedIntents, resumeUrl, readyData, readyFields } = this.#options;
    const parsed = identifySchema.safeParse(data);
    if (connection.session?.valid) return GatewayCloseCodes.AlreadyAuthenticated;
    if (!parsed.success) return GatewayCloseCodes.DecodeError;
    const identify = parsed.data;
    connection.identify = identify;
    this.identifies += 1;
    if (this.identifyRefusal !== undefined) return this.identifyRefusal;
    if (bare(identify.token) !== token) return GatewayCloseCodes.AuthenticationFailed;
    const [id, count] = identify.shard;
    if (id < 0 || id >= count) return GatewayCloseCodes.InvalidShard;
    // Discord asks for more shards when there are too many guilds for so few.
    if (count < shards) return GatewayCloseCodes.ShardingRequired;
    if ((identify.intents & ~KNOWN_INTENTS) !== 0) return GatewayCloseCodes.InvalidIntents;
    if ((identify.intents & PRIVILEGED_INTENTS & ~privilegedIntents) !== 0) {
      return GatewayCloseCodes.DisallowedIntents;
    }
    const sessionId = randomBytes(16).toString('hex');
    const session = { id: sessionId, shard: [id, count] as const, events: [], sequence: 0, valid: true };
    this.#sessions.set(sessionId, session);
    connection.session = session;
    const { ready, guildCreates } = readyData(session.shard);
    const own = { session_id: sessionId, resume_gateway_url: resumeUrl(), shard: [id, count] };
    connection.send(
      record(session, GatewayDispatchEvents.Ready, { v: 10, ...ready, ...own, ...readyFields }),
    );
    if ((identify.intents & GatewayIntentBits.Guilds) !== 0) {
      for (const guild of guildCreates) {
        connection.send(record(session, GatewayDispatchEvents.GuildCreate, guild));
      }
    }
    this.#nowReady(connection);
    return undefined;
  }

  #resumed(connection: Connection, data: unknown): GatewayCloseCodes | undefined {
    const parsed = resumeSchema.safeParse(data);
    if (!parsed.success) return GatewayCloseCodes.DecodeError;
    const { token, session_id, seq } = parsed.data;
    if (bare(token) !== this.#options.token) return GatewayCloseCodes.AuthenticationFailed;
    const session = this.#sessions.get(session_id);
    if (!session?.valid) {
      connection.send(JSON.stringify({ t: null, s: null, op: GatewayOpcodes.InvalidSession, d: false }));
      return undefined;
    }
    connection.session = session;
    if (seq > session.sequence) return GatewayCloseCodes.InvalidSeq;
    connection.resumed = true;
    for (const { text } of session.events.filter(({ s }) => s > seq)) connection.send(text);
    connection.send(record(session, GatewayDispatchEvents.Resumed, { _trace: [] }));
    this.#nowReady(connection);
    return undefined;
  }

  #nowReady(connection: Connection): void {
    connection.ready = true;
    this.#readied.emit(connection);
  }
}

/** Gives an event its number, keeps it for a resume, and returns its payload. */
function record(session: Session, event: string, data: unknown): string {
  session.sequence += 1;
  const payload = { t: event, s: session.sequence, op: GatewayOpcodes.Dispatch, d: data };
  const text = JSON.stringify(payload);
  if (event !== GatewayDispatchEvents.Resumed) session.events.push({ s: session.sequence, text });
  return text;
}

function bare(token: string): string {
  return token.replace(/^Bot /, '');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
