import { Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { commandDefinitions } from '../../src/bot/definitions.ts';
import type { Delivery } from '../../src/bot/observation.ts';
import { createLog } from '../../src/log.ts';
import { type GatewayOptions, openGateway } from '../../src/transports/gateway/connect.ts';
import type { GatewayError } from '../../src/transports/gateway/reach.ts';
import { type ConnectionState, createHealth } from '../../src/transports/health.ts';
import { askInteraction } from '../support/bot.ts';
import {
  type DiscordStandIn,
  type DiscordStandInOptions,
  type Fault,
  startDiscordStandIn,
} from '../support/discord-stand-in.ts';
import { library, plainHandler } from '../support/handle.ts';

interface Connection {
  readonly discord: DiscordStandIn;
  /** Resolves when the gateway is open; rejects with the reason why it never will be. */
  readonly opened: Promise<unknown>;
  /** Resolves with the reason for which an open connection was closed for good. */
  readonly lost: Promise<GatewayError>;
  readonly lines: readonly Record<string, unknown>[];
  /** What became of the answers so far. */
  readonly deliveries: readonly Delivery[];
  /** What `/readyz` said so far. */
  readonly states: readonly ConnectionState[];
}

interface ConnectOptions extends DiscordStandInOptions {
  readonly prepare?: (discord: DiscordStandIn) => void;
  readonly definitions?: GatewayOptions['definitions'];
  readonly load?: GatewayOptions['prepare'];
  /** Called before each interaction is handled. */
  readonly onHandle?: () => void;
}

/** Connects to a stand-in for Discord of its own, without a process, and ends both afterwards. */
async function connect(
  { prepare, onHandle, definitions = [], load = async () => undefined, ...options }: ConnectOptions,
  act: (connection: Connection) => Promise<void>,
): Promise<void> {
  const discord = await startDiscordStandIn(options);
  prepare?.(discord);
  const lines: Record<string, unknown>[] = [];
  const log = createLog('debug', [], { write: (line) => void lines.push(JSON.parse(line)) });
  const states: ConnectionState[] = [];
  const health = createHealth(new Registry(), (state) => states.push(state));
  let onLost: (error: GatewayError) => void = () => undefined;
  const lost = new Promise<GatewayError>((resolve) => {
    onLost = resolve;
  });
  const handle = plainHandler({ log });
  const deliveries: Delivery[] = [];
  const opening = openGateway({
    token: discord.token,
    apiUrl: discord.apiUrl,
    guildId: undefined,
    answerMentions: false,
    handle: (request) => {
      onHandle?.();
      return handle(request);
    },
    definitions,
    prepare: load,
    shard: { id: 0, count: 1 },
    connection: 'gateway',
    observe: (_transport, _outcome, _ms, delivery) => void deliveries.push(delivery),
    health,
    log,
    onLost,
  });
  const closed = opening.then(
    (transport) => () => transport.close(),
    () => async () => undefined,
  );
  try {
    await act({ discord, opened: opening, lost, lines, states, deliveries });
  } finally {
    const close = await closed;
    await close();
    await discord.close();
  }
}

const messagesOf = (lines: Connection['lines']): string[] => lines.map(({ msg }) => String(msg));

const REASONS: readonly (readonly [code: number, said: string])[] = [
  [4004, 'Discord refused the token.'],
  [4010, 'Discord refused the shard number.'],
  [4011, 'Discord demands shards.'],
  [4012, 'Discord no longer takes this API version.'],
  [4013, 'Discord refused the intents.'],
  [4014, 'Discord refused an intent'],
];

describe.concurrent('a connection is given up, with the reason', () => {
  it.each(REASONS)('when its IDENTIFY is refused with %i, after one try', (code, said) =>
    connect({ prepare: (discord) => discord.refuseIdentify(code) }, async ({ discord, opened, states }) => {
      await expect(opened).rejects.toThrow(said);
      expect(discord.connections).toMatchObject([{ closeCode: code }]);
      expect(states.at(-1)).toMatchObject({ connected: false, cause: expect.stringContaining(said) });
    }),
  );

  it.each(REASONS)('when it is closed with %i', (code, said) =>
    connect({}, async ({ discord, opened, lost, lines, states }) => {
      await opened;
      const before = lines.length;
      discord.closeGateway(code);
      expect((await lost).message).toContain(said);
      expect(discord.connections).toHaveLength(1);
      expect(states.at(-1)).toMatchObject({ connected: false, cause: expect.stringContaining(said) });
      expect(messagesOf(lines.slice(before))).toEqual([]);
    }),
  );
});

it('no connection is opened if what it needs is damaged', () =>
  connect(
    { load: () => Promise.reject(new Error('classifier.bin is damaged')) },
    async ({ discord, opened }) => {
      await expect(opened).rejects.toThrow('classifier.bin is damaged');
      expect(discord.connections).toEqual([]);
    },
  ));

it('a connection that is closed for good while the commands are registered is given up', () =>
  connect(
    { prepare: (discord) => discord.fault({ method: 'GET', path: /\/commands$/ }, { hang: true }) },
    async ({ discord, opened }) => {
      await discord.nextRequest(({ path }) => path.endsWith('/commands'));
      discord.closeGateway(4014);
      await expect(opened).rejects.toThrow('Discord refused an intent');
    },
  ));

it.each<[string, Fault]>([
  ['because of the daily limit', { status: 400, body: { code: 30034, message: 'Max number of creates' } }],
  ['because there are too many', { status: 400, body: { code: 30032, message: 'Max number of commands' } }],
  ['with 403', { status: 403 }],
  ['with the page of a proxy', { status: 403, rawBody: '<html>' }],
  ['for a long time', { status: 429, headers: { 'retry-after': '900' } }],
])('commands that Discord refuses %s are logged in one line, and the bot answers all the same', (_, fault) =>
  connect(
    {
      definitions: commandDefinitions(commands, library.response.sections).slice(0, 1),
      prepare: (discord) => discord.fault({ method: 'POST', path: /\/commands$/ }, fault),
    },
    async ({ discord, opened, lines }) => {
      await opened;
      expect((await discord.interact(askInteraction('Q39'))).status).toBe(204);
      expect(lines.filter(({ level }) => Number(level) >= 40)).toMatchObject([
        { level: 50, msg: expect.stringMatching(/^Discord (?:refused the command|could not register)/) },
      ]);
    },
  ),
);

const GATEWAY = { path: /^\/gateway\/bot$/ };
const JSON_TYPE = { 'content-type': 'application/json' };

describe.concurrent('while Discord is out of reach at the start, each try costs one line, and the next works, if', () => {
  it.each<[string, Fault, string]>([
    ['Discord answers 500', { status: 500 }, 'Internal Server Error'],
    ['Discord answers 503', { status: 503 }, 'Service Unavailable'],
    ['Discord answers 403', { status: 403 }, 'check that DISCORD_TOKEN and DISCORD_API_URL belong together'],
    ['Discord answers 404', { status: 404 }, '404'],
    ['connections are reset', { reset: true }, 'cannot be reached'],
    ['a network asks for a login', { status: 200, rawBody: '<html>Log in</html>' }, 'not one of Discord'],
    ['a login page says 401', { status: 401, rawBody: '<html>Log in</html>' }, 'not one of Discord'],
    ['a login page says 511', { status: 511, rawBody: '<html>' }, 'Network Authentication Required'],
    [
      'a network leads elsewhere',
      { status: 302, rawBody: '', headers: { location: '/' } },
      'not one of Discord',
    ],
    ['the JSON breaks off', { status: 200, rawBody: '{', headers: JSON_TYPE }, 'not one of Discord'],
    [
      '401 comes without what it is for',
      { status: 401, rawBody: 'null', headers: JSON_TYPE },
      'not one of Discord',
    ],
    ['a network leads elsewhere in JSON', { status: 302, body: { hello: 1 } }, 'not one of Discord'],
    [
      'a rate limit ends soon',
      {
        status: 429,
        body: { message: 'slow', retry_after: 0.2, global: false },
        headers: { 'retry-after': '0.2' },
      },
      'rate limit',
    ],
    ['the JSON is of somebody else', { status: 200, body: { hello: 1 } }, 'not one of Discord'],
    ['the JSON is null', { status: 200, rawBody: 'null', headers: JSON_TYPE }, 'not one of Discord'],
    ['an error is null', { status: 400, rawBody: 'null', headers: JSON_TYPE }, 'not one of Discord'],
    [
      'the gateway has no address',
      {
        status: 200,
        body: { url: 'nowhere', shards: 1, session_start_limit: { remaining: 9, reset_after: 1 } },
      },
      'not one of Discord',
    ],
    [
      'no session is left',
      {
        status: 200,
        body: { url: 'ws://127.0.0.1', session_start_limit: { remaining: 0, reset_after: 60_000 } },
      },
      'connected too often today; the limit ends in 1 minutes',
    ],
    ['a rate limit does not say when it ends', { status: 429, rawBody: '' }, 'rate limit'],
    ['an error has a body of 100 MB', { status: 400, rawBody: 'x'.repeat(100_000_000) }, 'refuses'],
  ])('%s', (_, fault, said) =>
    connect({ prepare: (discord) => discord.fault(GATEWAY, fault) }, async ({ opened, lines, states }) => {
      await opened;
      const tries = lines.filter(({ msg }) => /Trying again in 1 s/.test(String(msg)));
      expect(tries).toMatchObject([{ level: 40, msg: expect.stringContaining(said) }]);
      expect(states).toMatchObject([{ connected: false, cause: expect.any(String) }, { connected: true }]);
    }),
  );
});

describe.concurrent('what READY does not say does not keep the bot from answering:', () => {
  it.each<[string, Record<string, unknown>]>([
    ['no application', { application: null }],
    ['no servers', { guilds: null }],
    ['no name', { user: { id: '1000000000000000001', username: null } }],
    ['no user', { user: null }],
    ['nothing', { user: null, application: undefined, guilds: 'odd', session_type: null, shard: null }],
  ])('%s', (_, readyFields) =>
    connect({ readyFields }, async ({ discord, opened }) => {
      await opened;
      expect((await discord.interact(askInteraction('Q39'))).status).toBe(204);
    }),
  );

  it.each([[null], ['nowhere']])('%j as the address to resume at', (address) =>
    connect({ readyFields: { resume_gateway_url: address } }, async ({ discord, opened }) => {
      await opened;
      discord.closeGateway(4000);
      // A new session waits for the five seconds that Discord asks for.
      await discord.ready(20_000);
      expect((await discord.interact(askInteraction('Q39'))).status).toBe(204);
    }),
  );
});

it('a connection that is lost again and again costs a bounded number of lines', () =>
  connect({}, async ({ discord, opened, lines }) => {
    await opened;
    const before = lines.length;
    for (let loss = 0; loss < 15; loss++) {
      discord.closeGateway(4000);
      await discord.ready();
    }
    expect((await discord.interact(askInteraction('Q39'))).status).toBe(204);
    const told = messagesOf(lines.slice(before));
    expect(told.filter((msg) => msg === 'connection lost; reconnecting')).toHaveLength(10);
    expect(told.filter((msg) => msg === 'connected again')).toHaveLength(10);
    expect(told.filter((msg) => msg === 'the connection is lost again and again')).toHaveLength(1);
  }));

describe('many interactions at once', () => {
  it('leave room for signals, timers and other connections in between', () => {
    const count = 300;
    let handled = 0;
    const seen = new Set<number>();
    const watch = (): void => {
      seen.add(handled);
      if (handled < count) setImmediate(watch);
    };
    return connect({ onHandle: () => void handled++ }, async ({ discord, opened, deliveries }) => {
      await opened;
      watch();
      await Promise.all(Array.from({ length: count }, () => discord.interact({ data: { name: 'help' } })));
      expect(handled).toBe(count);
      expect(seen.size).toBeGreaterThan(count / 2);
      await expect.poll(() => deliveries.filter((one) => one === 'accepted')).toHaveLength(count);
    });
  });

  it('are not handled once nobody waits for the answer any more, but counted', () => {
    let handled = 0;
    const onHandle = (): void => {
      handled++;
      // As long as Discord waits for an answer.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3_100);
    };
    return connect({ onHandle }, async ({ discord, opened, deliveries, lines }) => {
      await opened;
      const sent = Array.from({ length: 3 }, () =>
        discord.interact({ data: { name: 'help' } }, { timeoutMs: 5_000 }),
      );
      await Promise.allSettled(sent);
      await expect.poll(() => deliveries.filter((one) => one === 'expired').length).toBe(2);
      expect(handled).toBe(1);
      expect(
        messagesOf(lines).filter((msg) => msg.startsWith('an interaction was not answered')),
      ).toHaveLength(1);
    });
  });
});
