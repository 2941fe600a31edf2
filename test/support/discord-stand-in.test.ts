import { once } from 'node:events';
import { constants, createInflate } from 'node:zlib';
import {
  ActivityType,
  AttachmentBuilder,
  Client,
  type ClientOptions,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  InteractionResponseType,
  MessageFlags,
  REST,
  Routes,
  SlashCommandBuilder,
} from 'discord.js';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type DiscordStandIn, type DiscordStandInOptions, startDiscordStandIn } from './discord-stand-in.ts';

const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function start(options?: DiscordStandInOptions): Promise<DiscordStandIn> {
  const standIn = await startDiscordStandIn(options);
  cleanups.push(() => standIn.close());
  return standIn;
}

function clientOf(standIn: DiscordStandIn, options: Partial<ClientOptions> = {}): Client {
  // discord.js waits five seconds between two IDENTIFYs, which no test here needs.
  const ws = { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => undefined }) };
  const client = new Client({ intents: 0, rest: { api: standIn.apiUrl }, ws, ...options });
  cleanups.push(() => client.destroy());
  return client;
}

async function connected(standIn: DiscordStandIn, options?: Partial<ClientOptions>): Promise<Client> {
  const client = clientOf(standIn, options);
  const ready = once(client, Events.ClientReady);
  await client.login(standIn.token);
  await ready;
  return client;
}

function restOf(standIn: DiscordStandIn): REST {
  return new REST({ api: standIn.apiUrl }).setToken(standIn.token);
}

/** The error of a refused request. */
async function refusal(request: Promise<unknown>): Promise<DiscordAPIError> {
  const outcome = await request.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof DiscordAPIError) return outcome;
  throw new Error(`Expected a DiscordAPIError, got ${String(outcome)}`);
}

const ask = new SlashCommandBuilder()
  .setName('ask')
  .setDescription('Asks the questionnaire')
  .setDescriptionLocalizations({ fr: 'Interroge le questionnaire' })
  .addStringOption((option) => option.setName('query').setDescription('What to look for').setRequired(true))
  .toJSON();

describe('gateway', () => {
  test('lets a client without intents log in and become ready', async () => {
    const standIn = await start();
    const client = await connected(standIn);
    await standIn.ready();
    expect(client.isReady()).toBe(true);
    expect(client.application?.id).toBe(standIn.applicationId);
    expect(standIn.connections).toHaveLength(1);
    expect(standIn.connections[0]).toMatchObject({
      shard: [0, 1],
      resumed: false,
      open: true,
      closeCode: null,
    });
    expect(standIn.connections[0]?.identify).toMatchObject({
      intents: 0,
      properties: { browser: /discord/ },
    });
    expect(standIn.requests).toMatchObject([{ method: 'GET', path: '/gateway/bot', status: 200 }]);
  });

  test('shows a guild in READY and creates it when the client has the Guilds intent', async () => {
    const standIn = await start();
    standIn.guilds = [{ id: '2000000000000000001', name: 'Ministry' }];
    const client = await connected(standIn, { intents: [GatewayIntentBits.Guilds] });
    expect(client.guilds.cache.map(({ name, available }) => ({ name, available }))).toEqual([
      { name: 'Ministry', available: true },
    ]);
    expect(await client.rest.get(Routes.userGuilds())).toMatchObject([
      { id: '2000000000000000001', owner: false },
    ]);
  });

  test('refuses a wrong token at the REST API, which discord.js reports as TokenInvalid', async () => {
    const standIn = await start();
    await expect(clientOf(standIn).login('wrong')).rejects.toMatchObject({ code: 'TokenInvalid' });
    expect(standIn.requests).toMatchObject([{ path: '/gateway/bot', authorised: false, status: 401 }]);
    expect(standIn.connections).toHaveLength(0);
  });

  test('closes with 4004 when IDENTIFY has a wrong token', async () => {
    const standIn = await start();
    const information = await restOf(standIn).get(Routes.gatewayBot());
    standIn.fault({ path: /^\/gateway\/bot$/ }, { status: 200, body: information });
    const client = clientOf(standIn);
    const disconnected = once(client, Events.ShardDisconnect);
    await expect(client.login('wrong')).rejects.toThrow('Authentication failed');
    expect(await disconnected).toMatchObject([{ code: 4004 }, 0]);
  });

  test('closes with 4014 when a privileged intent is asked for that is not switched on', async () => {
    const standIn = await start();
    const client = clientOf(standIn, { intents: [GatewayIntentBits.MessageContent] });
    await expect(client.login(standIn.token)).rejects.toThrow('disallowed intents');
    const allowing = await start({ privilegedIntents: GatewayIntentBits.MessageContent });
    await connected(allowing, { intents: [GatewayIntentBits.MessageContent] });
  });

  test.for([
    ['a close code', (standIn: DiscordStandIn) => standIn.closeGateway(4000)],
    ['a destroyed connection', (standIn: DiscordStandIn) => standIn.closeGateway()],
    ['a request to reconnect', (standIn: DiscordStandIn) => standIn.sendGateway({ op: 7, d: null })],
  ] as const)('resumes after %s and replays what was missed', async ([, drop]) => {
    const standIn = await start();
    const client = await connected(standIn);
    const raw: unknown[] = [];
    client.on(Events.Raw, (packet: unknown) => raw.push(packet));
    const resumed = once(client, Events.ShardResume);
    drop(standIn);
    standIn.sendEvent('MISSED', { n: 1 });
    standIn.sendEvent('MISSED', { n: 2 });
    await standIn.ready();
    await resumed;
    expect(raw).toMatchObject([
      { t: 'MISSED', s: 2, d: { n: 1 } },
      { t: 'MISSED', s: 3, d: { n: 2 } },
      { t: 'RESUMED' },
    ]);
    expect(standIn.connections).toMatchObject([
      { resumed: false, open: false },
      { resumed: true, open: true, onResumeUrl: true, identify: null },
    ]);
    expect(standIn.connections[1]?.sessionId).toBe(standIn.connections[0]?.sessionId);
  });

  test('makes a client identify again after an invalid session', async () => {
    const standIn = await start();
    const client = await connected(standIn);
    const again = once(client, Events.ShardReady);
    standIn.sendGateway({ op: 9, d: false });
    await standIn.ready();
    await again;
    expect(standIn.connections.map(({ resumed, identify }) => [resumed, identify?.intents])).toEqual([
      [false, 0],
      [false, 0],
    ]);
    expect(standIn.connections[1]?.sessionId).not.toBe(standIn.connections[0]?.sessionId);
  });

  test('refuses to resume a session that timed out', async () => {
    const standIn = await start();
    const client = await connected(standIn);
    const again = once(client, Events.ShardReady);
    standIn.closeGateway(4009);
    await again;
    expect(standIn.connections.map(({ resumed, identify }) => [resumed, identify !== null])).toEqual([
      [false, true],
      [false, false],
      [false, true],
    ]);
  });

  test('acknowledges heartbeats, until told not to, and then the client resumes elsewhere', async () => {
    const standIn = await start({ heartbeatInterval: 50 });
    const client = await connected(standIn);
    standIn.ignoreHeartbeats(true);
    await once(client, Events.ShardResume);
    expect(standIn.connections[0]?.heartbeats).toBeGreaterThan(0);
    expect(standIn.connections[0]?.closeCode).toBe(4200);
    expect(standIn.connections[1]?.resumed).toBe(true);
  });

  test('sends malformed JSON, which discord.js ignores', async () => {
    const standIn = await start();
    const client = await connected(standIn);
    const next = once(client, Events.Raw);
    standIn.sendGatewayRaw('{"op":0,');
    standIn.sendEvent('AFTERWARDS', {});
    expect(await next).toMatchObject([{ t: 'AFTERWARDS' }, 0]);
  });

  test('serves each shard its own guilds, events and closures', async () => {
    const standIn = await start({ shards: 2 });
    standIn.guilds = [{ id: String(5n << 22n), name: 'On shard 1' }];
    const client = await connected(standIn, { shards: 'auto' });
    expect(client.guilds.cache.map(({ shardId }) => shardId)).toEqual([1]);
    const next = once(client, Events.Raw);
    standIn.sendEvent('ON_ONE', {}, 1);
    expect(await next).toMatchObject([{ t: 'ON_ONE' }, 1]);
    const resumed = once(client, Events.ShardResume);
    standIn.closeGateway(4000, 1);
    await standIn.ready();
    expect(await resumed).toMatchObject([1, expect.any(Number)]);
    expect(standIn.connections.map(({ shard, resumed }) => [shard?.[0], resumed])).toEqual(
      expect.arrayContaining([
        [0, false],
        [1, false],
        [1, true],
      ]),
    );
  });

  test('compresses with one deflate context when asked for zlib-stream', async () => {
    const standIn = await start();
    const url = `${standIn.apiUrl.replace('http', 'ws').replace('/api', '')}/?v=10&encoding=json&compress=zlib-stream`;
    const socket = new WebSocket(url);
    const inflate = createInflate({ finishFlush: constants.Z_SYNC_FLUSH });
    const texts: string[] = [];
    inflate.on('data', (chunk: Buffer) => texts.push(chunk.toString()));
    socket.on('message', (data: Buffer) => inflate.write(data));
    await once(inflate, 'data');
    const d = { token: standIn.token, intents: 0, properties: {} };
    socket.send(JSON.stringify({ op: 2, d }));
    await once(inflate, 'data');
    expect(texts.map((text) => JSON.parse(text))).toMatchObject([{ op: 10 }, { op: 0, t: 'READY', s: 1 }]);
    const closed = once(socket, 'close');
    socket.send('not JSON');
    expect(await closed).toMatchObject([4002, expect.anything()]);
  });

  test('accepts a presence update', async () => {
    const standIn = await start();
    const client = await connected(standIn);
    client.user?.setActivity('the survey', { type: ActivityType.Watching });
    const next = once(client, Events.Raw);
    standIn.sendEvent('STILL_THERE', {});
    await next;
    expect(standIn.connections).toMatchObject([{ open: true }]);
  });
});

describe('commands', () => {
  test('are overwritten in bulk and read back as Discord returns them', async () => {
    const standIn = await start();
    const rest = restOf(standIn);
    const route = Routes.applicationCommands(standIn.applicationId);
    const put = await rest.put(route, { body: [ask] });
    expect(put).toEqual(standIn.commands());
    expect(put).toMatchObject([
      { name: 'ask', description_localizations: { fr: 'Interroge le questionnaire' } },
    ]);
    expect(await rest.get(route)).toEqual([
      {
        id: expect.stringMatching(/^\d+$/),
        application_id: standIn.applicationId,
        version: expect.stringMatching(/^\d+$/),
        type: 1,
        name: 'ask',
        name_localizations: null,
        description: 'Asks the questionnaire',
        description_localizations: null,
        default_member_permissions: null,
        dm_permission: true,
        contexts: null,
        integration_types: [0],
        nsfw: false,
        options: [
          {
            type: 3,
            name: 'query',
            name_localizations: null,
            description: 'What to look for',
            description_localizations: null,
            required: true,
          },
        ],
      },
    ]);
    const query = new URLSearchParams({ with_localizations: 'true' });
    expect(await rest.get(route, { query })).toEqual(put);
  });

  test('keep their id, and their version too when nothing changed', async () => {
    const standIn = await start();
    const rest = restOf(standIn);
    const route = Routes.applicationCommands(standIn.applicationId);
    await rest.put(route, { body: [ask] });
    const [first] = standIn.commands();
    await rest.put(route, { body: [ask] });
    expect(standIn.commands()).toEqual([first]);
    await rest.put(route, { body: [{ ...ask, description: 'Asks again' }] });
    expect(standIn.commands()).toMatchObject([{ id: first?.id, description: 'Asks again' }]);
    expect(standIn.commands()[0]?.version).not.toBe(first?.version);
    await rest.put(route, { body: [] });
    expect(standIn.commands()).toEqual([]);
  });

  test('are created, edited and deleted one by one', async () => {
    const standIn = await start();
    const rest = restOf(standIn);
    await rest.post(Routes.applicationCommands(standIn.applicationId), { body: ask });
    const id = standIn.commands()[0]?.id ?? '';
    const route = Routes.applicationCommand(standIn.applicationId, id);
    expect(await rest.patch(route, { body: { nsfw: true } })).toMatchObject({ id, name: 'ask', nsfw: true });
    expect(await rest.get(route)).toMatchObject({ id });
    await rest.delete(route);
    expect(standIn.commands()).toEqual([]);
    expect(await refusal(rest.get(route))).toMatchObject({ status: 404, code: 10063 });
  });

  test('of a guild are separate, and refused for a guild without the bot', async () => {
    const standIn = await start();
    const rest = restOf(standIn);
    const guild = '2000000000000000001';
    const route = Routes.applicationGuildCommands(standIn.applicationId, guild);
    expect(await refusal(rest.put(route, { body: [ask] }))).toMatchObject({ status: 403, code: 50001 });
    standIn.guilds = [{ id: guild, name: 'Ministry' }];
    await rest.put(route, { body: [ask] });
    expect(standIn.commands()).toEqual([]);
    expect(standIn.commands(guild)).toMatchObject([{ name: 'ask', guild_id: guild }]);
    expect(await rest.get(route)).not.toMatchObject([{ contexts: null }]);
  });

  const option = { type: 3, name: 'a', description: 'a' };
  test.for([
    ['a name with capitals', { name: 'Ask' }, '0.name[APPLICATION_COMMAND_INVALID_NAME]'],
    [
      'a name of 33 characters',
      { name: 'a'.repeat(33) },
      '0.name[BASE_TYPE_BAD_LENGTH]: Must be between 1 and 32',
    ],
    [
      'a description of 101 characters',
      { description: 'é'.repeat(101) },
      '0.description[BASE_TYPE_BAD_LENGTH]',
    ],
    [
      'no description',
      { description: undefined },
      '0.description[BASE_TYPE_REQUIRED]: This field is required',
    ],
    [
      'a long description in French',
      { description_localizations: { fr: 'a'.repeat(101) } },
      '0.description_localizations.fr[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      'an option without a description',
      { options: [{ ...option, description: '' }] },
      '0.options[0].description[BASE_TYPE_BAD_LENGTH]: Must be between 1 and 100 in length.',
    ],
    [
      'a required option after an optional one',
      { options: [option, { ...option, name: 'b', required: true }] },
      '0.options[1][APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID]',
    ],
    [
      '26 choices',
      {
        options: [
          { ...option, choices: Array.from({ length: 26 }, (_, n) => ({ name: `${n}`, value: `${n}` })) },
        ],
      },
      '0.options[0].choices[BASE_TYPE_MAX_LENGTH]: Must be 25 or fewer in length.',
    ],
    [
      'more than 8000 characters in all',
      {
        options: Array.from({ length: 4 }, (_, o) => ({
          ...option,
          name: `o${o}`,
          choices: Array.from({ length: 25 }, (_, n) => ({ name: `${n}`, value: 'v'.repeat(100) })),
        })),
      },
      '0[APPLICATION_COMMAND_TOO_LARGE]',
    ],
  ] as const)('with %s are refused as an invalid form', async ([, change, message]) => {
    const standIn = await start();
    const body = [{ ...ask, ...change }];
    const error = await refusal(
      restOf(standIn).put(Routes.applicationCommands(standIn.applicationId), { body }),
    );
    expect(error).toMatchObject({ status: 400, code: 50035 });
    expect(error.message).toContain(`Invalid Form Body\n${message}`);
  });

  test('of one name twice are refused', async () => {
    const standIn = await start();
    const route = Routes.applicationCommands(standIn.applicationId);
    const error = await refusal(restOf(standIn).put(route, { body: [ask, ask] }));
    expect(error.message).toContain('1[APPLICATION_COMMANDS_DUPLICATE_NAME]');
  });
});

describe('interactions', () => {
  const command = { data: { name: 'ask', options: [{ type: 3, name: 'query', value: 'budget' }] } };

  test('reach the client whole and are answered through it', async () => {
    const standIn = await start();
    const client = await connected(standIn);
    client.on(Events.InteractionCreate, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply({
        content: interaction.options.getString('query', true),
        flags: MessageFlags.Ephemeral,
        files: [new AttachmentBuilder(Buffer.from('a,b\n'), { name: 'table.csv' })],
      });
    });
    const answer = await standIn.interact(command);
    expect(answer).toMatchObject({
      method: 'POST',
      body: {
        type: InteractionResponseType.ChannelMessageWithSource,
        data: { content: 'budget', flags: 64 },
      },
      files: [{ name: 'table.csv', text: 'a,b\n' }],
      authorised: false,
      status: 204,
    });
  });

  test('carry the id of the command registered under their name', async () => {
    const standIn = await start();
    const client = await connected(standIn);
    await client.rest.put(Routes.applicationCommands(standIn.applicationId), { body: [ask] });
    client.on(Events.InteractionCreate, async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply(interaction.commandId);
    });
    const id = standIn.commands()[0]?.id;
    expect(await standIn.interact(command)).toMatchObject({ body: { data: { content: id } } });
  });

  test('are answered once, and only while known', async () => {
    const standIn = await start();
    const client = await connected(standIn);
    const answered = standIn.interact({ ...command, id: '30', token: 'abc' });
    const body = { type: 4, data: { content: 'Yes.' } };
    const send = (id: string, token: string) =>
      client.rest.post(Routes.interactionCallback(id, token), { body, auth: false });
    await send('30', 'abc');
    await answered;
    expect(await refusal(send('30', 'abc'))).toMatchObject({ status: 400, code: 40060 });
    expect(await refusal(send('30', 'wrong'))).toMatchObject({ status: 404, code: 10062 });
    expect(await refusal(send('31', 'abc'))).toMatchObject({ status: 404, code: 10062 });
  });

  test('that are not answered in time are reported and then unknown', async () => {
    const standIn = await start();
    const client = await connected(standIn);
    const interaction = { ...command, id: '30', token: 'abc' };
    await expect(standIn.interact(interaction, { timeoutMs: 20 })).rejects.toThrow(
      'The application did not respond',
    );
    const late = client.rest.post(Routes.interactionCallback('30', 'abc'), {
      body: { type: 5 },
      auth: false,
    });
    expect(await refusal(late)).toMatchObject({ code: 10062 });
  });

  test('that get an answer with too much text refuse it, and stay open for another answer', async () => {
    const standIn = await start();
    const client = await connected(standIn);
    const refused: DiscordAPIError[] = [];
    client.on(Events.InteractionCreate, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      refused.push(await refusal(interaction.reply('x'.repeat(2001))));
      await interaction.reply('Too long.');
    });
    expect(await standIn.interact(command)).toMatchObject({ body: { data: { content: 'Too long.' } } });
    expect(refused).toMatchObject([{ code: 50035 }]);
    expect(refused[0]?.message).toContain(
      'data.content[BASE_TYPE_MAX_LENGTH]: Must be 2000 or fewer in length.',
    );
  });

  test('can be deferred, edited, followed up, read and deleted', async () => {
    const standIn = await start();
    const client = await connected(standIn);
    const finished = new Promise<unknown>((resolve, reject) => {
      client.on(Events.InteractionCreate, async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        try {
          const { resource } = await interaction.deferReply({ withResponse: true });
          expect(resource?.message?.flags.has(MessageFlags.Loading)).toBe(true);
          await interaction.editReply('Found.');
          const more = await interaction.followUp({ content: 'And more.', flags: MessageFlags.Ephemeral });
          const reply = await interaction.fetchReply();
          await interaction.deleteReply(more);
          resolve([reply.content, reply.flags.has(MessageFlags.Loading), more.content]);
        } catch (error) {
          reject(error);
        }
      });
    });
    expect(await standIn.interact(command)).toMatchObject({ body: { type: 5 }, status: 200 });
    expect(await finished).toEqual(['Found.', false, 'And more.']);
    expect(standIn.requests.slice(-4).map(({ method, status }) => [method, status])).toEqual([
      ['PATCH', 200],
      ['POST', 200],
      ['GET', 200],
      ['DELETE', 204],
    ]);
  });

  test('for autocompletion accept at most 25 choices', async () => {
    const standIn = await start();
    const client = await connected(standIn);
    client.on(Events.InteractionCreate, async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const choices = Array.from({ length: 26 }, (_, n) => ({ name: `${n}`, value: `${n}` }));
      const error = await refusal(interaction.respond(choices));
      await interaction.respond([{ name: error.message, value: 'refused' }]);
    });
    const options = [{ type: 3, name: 'query', value: 'bud', focused: true }];
    expect(await standIn.interact({ type: 4, data: { name: 'ask', options } })).toMatchObject({
      body: { data: { choices: [{ name: expect.stringContaining('Must be 25 or fewer in length.') }] } },
    });
  });

  test('missed during a drop are answered after the resume', async () => {
    const standIn = await start();
    const client = await connected(standIn);
    client.on(Events.InteractionCreate, async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply('Late, but here.');
    });
    standIn.closeGateway();
    expect(await standIn.interact(command)).toMatchObject({ status: 204 });
  });
});

describe('REST', () => {
  test('sends, edits and deletes messages, in channels and to users', async () => {
    const standIn = await start();
    const rest = restOf(standIn);
    const channel = await rest.post(Routes.userChannels(), { body: { recipient_id: '40' } });
    expect(channel).toMatchObject({ type: 1, recipients: [{ id: '40' }] });
    await rest.post(Routes.channelMessages('50'), { body: { content: 'Hello' } });
    expect(await refusal(rest.post(Routes.channelMessages('50'), { body: {} }))).toMatchObject({
      code: 50006,
    });
    expect(await refusal(rest.delete(Routes.channelMessage('50', '60')))).toMatchObject({ code: 10008 });
    expect(standIn.requests.map(({ status }) => status)).toEqual([200, 200, 400, 404]);
  });

  test('knows no other route, and none without the token', async () => {
    const standIn = await start();
    expect(await refusal(restOf(standIn).get('/nothing'))).toMatchObject({ status: 404, code: 0 });
    const stranger = new REST({ api: standIn.apiUrl }).setToken('wrong');
    expect(await refusal(stranger.get(Routes.currentApplication()))).toMatchObject({
      status: 401,
      rawError: { message: '401: Unauthorized', code: 0 },
    });
    expect(await restOf(standIn).get(Routes.currentApplication())).toMatchObject({
      id: standIn.applicationId,
    });
  });

  test.for([
    ['a rate limit', { status: 429 }],
    ['a server error', { status: 500 }],
    ['an error page', { status: 502, rawBody: '<html></html>' }],
    ['a reset connection', { reset: true }],
  ] as const)('is tried again by discord.js after %s', async ([, fault]) => {
    const standIn = await start();
    standIn.fault({ method: 'GET', path: /^\/users\/@me$/ }, fault);
    expect(await restOf(standIn).get(Routes.user())).toMatchObject({ id: standIn.applicationId });
    const status = 'status' in fault ? fault.status : null;
    expect(standIn.requests.map((request) => request.status)).toEqual([status, 200]);
  });

  test('is tried again by discord.js after its own timeout', async () => {
    const standIn = await start();
    standIn.fault({ path: /^\/users\/@me$/ }, { hang: true });
    const rest = new REST({ api: standIn.apiUrl, timeout: 50 }).setToken(standIn.token);
    expect(await rest.get(Routes.user())).toMatchObject({ id: standIn.applicationId });
  });

  test('gives up after as many server errors as discord.js has tries', async () => {
    const standIn = await start();
    standIn.fault({ path: /./ }, { status: 503 }, Number.POSITIVE_INFINITY);
    await expect(restOf(standIn).get(Routes.user())).rejects.toMatchObject({
      name: 'HTTPError',
      status: 503,
    });
    expect(standIn.requests).toHaveLength(4);
  });
});

test('the stand-in closes at once, even if requests hang, and rejects everything that waits', async () => {
  const standIn = await start();
  const client = await connected(standIn);
  standIn.fault({ path: /./ }, { hang: true });
  const hung = standIn.nextRequest(({ path }) => path === '/users/@me');
  const request = client.rest.get(Routes.user(), { signal: AbortSignal.timeout(10_000) });
  request.catch(() => undefined);
  await hung;
  const waiting = expect(standIn.nextRequest(() => true)).rejects.toThrow('The Discord stand-in was closed');
  await client.destroy();
  await Promise.all([standIn.close(), standIn.close(), waiting]);
});
