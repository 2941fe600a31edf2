import { REST } from '@discordjs/rest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { commands } from '../../commands/index.ts';
import { commandDefinitions } from '../../src/bot/definitions.ts';
import { loadResponse } from '../../src/questionnaire/load.ts';
import { register } from '../../src/transports/gateway/register.ts';
import { bhutanFile } from '../support/bhutan.ts';
import { type DiscordStandIn, startDiscordStandIn } from '../support/discord-stand-in.ts';

const definitions = commandDefinitions(commands, loadResponse(bhutanFile).sections);
const guild = '1000000000000000005';

const definitionSchema = z.looseObject({ name: z.string() });
type Definition = z.infer<typeof definitionSchema>;

let discord: DiscordStandIn;

beforeEach(async () => {
  discord = await startDiscordStandIn();
  discord.guilds = [{ id: guild, name: 'a server' }];
});

afterEach(() => discord.close());

function registerTo(guildId: string | undefined) {
  const rest = new REST({ api: discord.apiUrl }).setToken(discord.token);
  return register({ rest, applicationId: discord.applicationId, guildId, definitions });
}

it.each([
  ['everywhere', undefined],
  ['to one server', guild],
])('commands registered %s are not registered again if nothing changed', async (_, guildId) => {
  expect(await registerTo(guildId)).toMatchObject({ changed: true });
  expect(await registerTo(guildId)).toMatchObject({ changed: false });
  expect(discord.requests.filter(({ method }) => method === 'POST')).toHaveLength(definitions.length);
});

it('/status is offered to those who manage a server, in servers only, and has no option', async () => {
  await registerTo(undefined);
  expect(discord.commands().find(({ name }) => name === 'status')).toMatchObject({
    default_member_permissions: String(1 << 5),
    contexts: [0],
    integration_types: [0],
    options: undefined,
  });
});

it('every other command is offered to everyone, everywhere', async () => {
  await registerTo(undefined);
  for (const command of discord.commands().filter(({ name }) => name !== 'status')) {
    expect(command).toMatchObject({
      default_member_permissions: null,
      contexts: [0, 1, 2],
      integration_types: [0, 1],
    });
  }
});

const namesOf = (commands: readonly { readonly name: string }[]): string[] =>
  commands.map(({ name }) => name).toSorted();

describe('commands are registered again when', () => {
  /** Changes the definition of one command, as JSON. */
  const changed = (name: string, change: (json: string) => string) => (json: Definition) =>
    json.name === name ? definitionSchema.parse(JSON.parse(change(JSON.stringify(json)))) : json;
  const replacing = (name: string, from: string | RegExp, to: string) =>
    changed(name, (json) => json.replace(from, to));

  it.each<[string, (definition: Definition) => Definition | undefined]>([
    ['a description', replacing('ask', 'Ask in your own words', 'Ask anything')],
    ['the translation of a name', replacing('ask', '"fr":"demander"', '"fr":"poser"')],
    ['the translation of a description', replacing('ask', 'Posez votre question', 'Posez une question')],
    ['the translation of the name of an option', replacing('ask', '"ru":"запрос"', '"ru":"вопрос"')],
    [
      'the translation of the description of an option',
      replacing('ask', 'Votre question, ou', 'Une question, ou'),
    ],
    ['the translation of "private"', replacing('help', '"fr":"privé"', '"fr":"perso"')],
    [
      'the translation of the message command',
      replacing('Look this up', 'Buscar en las respuestas', 'Buscar'),
    ],
    ['a language', changed('ask', (json) => json.replace(/"zh-CN":"[^"]*",/g, ''))],
    ['the longest text of an option', replacing('ask', '"max_length":300', '"max_length":200')],
    ['whether an option suggests', replacing('ask', '"autocomplete":true', '"autocomplete":false')],
    ['whether an option is required', replacing('ask', '"required":true', '"required":false')],
    ['what a choice is called in a language', replacing('list', '"fr":"Liens"', '"fr":"Autre"')],
    ['the choices of an option', replacing('export', '{"name":"csv","value":"csv"},', '')],
    ['the value of a choice', replacing('summary', '"value":"C"', '"value":"Q"')],
    ['the permission', (one) => ({ ...one, default_member_permissions: null })],
    ['where it can be used', (one) => ({ ...one, contexts: [0] })],
    ['how it can be installed', (one) => ({ ...one, integration_types: [0] })],
    ['a command that is missing', (one) => (one.name === 'export' ? undefined : one)],
  ])('what Discord has differs in %s', async (_, change) => {
    const before = definitions.flatMap((one) => change(definitionSchema.parse(one)) ?? []);
    expect(before).not.toEqual(definitions);
    const rest = new REST({ api: discord.apiUrl }).setToken(discord.token);
    await rest.put(`/applications/${discord.applicationId}/commands`, { body: before });
    expect(await registerTo(undefined)).toMatchObject({ changed: true });
    expect(namesOf(discord.commands())).toEqual(namesOf(definitions));
    expect(await registerTo(undefined)).toMatchObject({ changed: false });
  });
});

const COMMANDS = /\/commands$/;

/** Registers commands as another program of the application does. */
async function put(commands: readonly unknown[]): Promise<void> {
  const rest = new REST({ api: discord.apiUrl }).setToken(discord.token);
  await rest.put(`/applications/${discord.applicationId}/commands`, { body: commands });
}

describe('a command of another program is left alone if', () => {
  it.each([
    [
      'it is an Entry Point, which Discord does not let anybody remove',
      { type: 4, name: 'launch', handler: 2 },
    ],
    ['it has a name that the bot does not use', { type: 1, name: 'download', description: 'Of others' }],
    ['it has a name of the bot, but another type', { type: 2, name: 'ask' }],
  ])('%s', async (_, other) => {
    await put([other]);
    const [before] = discord.commands();
    expect(await registerTo(undefined)).toMatchObject({ changed: true, refused: [] });
    expect(discord.commands()).toContainEqual(before);
    expect(discord.commands()).toHaveLength(definitions.length + 1);
    expect(await registerTo(undefined)).toMatchObject({ changed: false });
  });
});

describe('a list of commands that is unlike that of the documentation', () => {
  /** What Discord has, with a change to each command. */
  async function listing(change: (command: Definition) => unknown): Promise<void> {
    await registerTo(undefined);
    const body = discord.commands().map((one) => change(definitionSchema.parse(one)));
    discord.fault({ method: 'GET', path: COMMANDS }, { status: 200, body });
  }
  const FIELDS = [
    'type',
    'name_localizations',
    'description',
    'description_localizations',
    'default_member_permissions',
    'contexts',
    'integration_types',
    'options',
  ];

  it.each(FIELDS.flatMap((field) => [null, 'odd', 7, [null], { odd: 1 }].map((value) => [field, value])))(
    'is no reason to stop: %s is %j',
    async (field, value) => {
      await listing((command) => ({ ...command, [String(field)]: value }));
      expect(await registerTo(undefined)).toMatchObject({ refused: [] });
      expect(namesOf(discord.commands())).toEqual(namesOf(definitions));
    },
  );

  it('is no reason to write if it has fields of tomorrow', async () => {
    await listing((command) => ({ ...command, nsfw: null, handler: 7, of_tomorrow: { odd: [1] } }));
    expect(await registerTo(undefined)).toMatchObject({ changed: false });
  });

  it.each([[null], ['text'], [{ id: 1 }], [{}]])('may contain %j', async (odd) => {
    await registerTo(undefined);
    const body = [odd, ...discord.commands()];
    discord.fault({ method: 'GET', path: COMMANDS }, { status: 200, body });
    expect(await registerTo(undefined)).toMatchObject({ changed: false });
  });
});

describe('a command that Discord refuses', () => {
  const refuse = (status: number, code: number, message: string): void =>
    discord.fault({ method: 'POST', path: COMMANDS }, { status, body: { code, message } });

  it('does not keep the others from being registered', async () => {
    refuse(400, 50035, 'Invalid Form Body');
    const { refused } = await registerTo(undefined);
    expect(refused).toEqual([
      `Discord refused the command ${definitions[0]?.name}: Invalid Form Body (50035).`,
    ]);
    expect(discord.commands()).toHaveLength(definitions.length - 1);
  });

  it('because of the daily limit is not followed by another try', async () => {
    refuse(400, 30034, 'Max number of daily application command creates has been reached (200)');
    expect((await registerTo(undefined)).refused).toEqual([expect.stringContaining('tomorrow')]);
    expect(discord.commands()).toEqual([]);
  });

  it.each([
    ['everywhere', undefined, 'DISCORD_APPLICATION_ID'],
    ['in one server', guild, 'applications.commands'],
  ])('with 403 %s is told with what to check', async (_, guildId, said) => {
    refuse(403, 50001, 'Missing Access');
    await expect(registerTo(guildId)).rejects.toThrow(said);
  });
});

describe('the same commands elsewhere', () => {
  const GUILD_COMMANDS = { method: 'GET', path: /\/guilds\/\d+\/commands$/ };

  it('are removed everywhere once they are registered to one server', async () => {
    await registerTo(undefined);
    expect(await registerTo(guild)).toEqual({
      scope: `guild ${guild}`,
      changed: true,
      commands: definitions.length,
      cleared: ['global'],
      refused: [],
    });
    expect(discord.commands()).toEqual([]);
    expect(namesOf(discord.commands(guild))).toEqual(namesOf(definitions));
  });

  it('are removed from a server once they are registered everywhere', async () => {
    await registerTo(guild);
    expect(await registerTo(undefined)).toMatchObject({ scope: 'global', cleared: [guild] });
    expect(discord.commands(guild)).toEqual([]);
    expect(namesOf(discord.commands())).toEqual(namesOf(definitions));
  });

  it('are removed and nothing else, such as a command of another program', async () => {
    await put([{ type: 1, name: 'download', description: 'Of others' }]);
    expect(await registerTo(guild)).toMatchObject({ cleared: [] });
    expect(namesOf(discord.commands())).toEqual(['download']);
  });

  it('are not looked for if nothing changed', async () => {
    await registerTo(undefined);
    const before = discord.requests.length;
    await registerTo(undefined);
    expect(discord.requests.slice(before).map(({ method, path }) => `${method} ${path}`)).toEqual([
      `GET /applications/${discord.applicationId}/commands`,
    ]);
  });

  it('are none in a server that the bot was invited to without commands', async () => {
    discord.fault(GUILD_COMMANDS, { status: 403, body: { code: 50001, message: 'Missing Access' } });
    expect(await registerTo(undefined)).toMatchObject({ changed: true, cleared: [] });
  });

  it('cannot be looked for if Discord refuses to list them', async () => {
    discord.fault(GUILD_COMMANDS, { status: 400, body: { code: 50035, message: 'Invalid Form Body' } });
    await expect(registerTo(undefined)).rejects.toThrow('Invalid Form Body');
  });
});

describe('nothing is registered if', () => {
  it('the answer is no list of commands', async () => {
    discord.fault({ method: 'GET', path: COMMANDS }, { status: 200, body: { commands: [] } });
    await expect(registerTo(undefined)).rejects.toThrow(
      'the answer is not a list, so it is not one of Discord.',
    );
  });

  it.each([
    ['the application', undefined, 'the application 1000000000000000001'],
    ['the server', guild, `the server ${guild}`],
  ])('the bot may not list the commands of %s', async (_, guildId, said) => {
    discord.fault(
      { method: 'GET', path: COMMANDS },
      { status: 403, body: { code: 50001, message: 'Missing Access' } },
    );
    await expect(registerTo(guildId)).rejects.toThrow(said);
    expect(discord.requests).toHaveLength(1);
  });
});
