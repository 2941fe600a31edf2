import { REST } from 'discord.js';
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
  expect(discord.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
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
    ['the choices of an option', replacing('export', '{"name":"csv","value":"csv"},', '')],
    ['the value of a choice', replacing('summary', '"value":"C"', '"value":"Q"')],
    ['the permission', (one) => ({ ...one, default_member_permissions: null })],
    ['where it can be used', (one) => ({ ...one, contexts: [0] })],
    ['how it can be installed', (one) => ({ ...one, integration_types: [0] })],
    ['a command that is missing', (one) => (one.name === 'export' ? undefined : one)],
    ['a command that is not ours', (one) => (one.name === 'export' ? { ...one, name: 'download' } : one)],
  ])('what Discord has differs in %s', async (_, change) => {
    const before = definitions.flatMap((one) => change(definitionSchema.parse(one)) ?? []);
    expect(before).not.toEqual(definitions);
    const rest = new REST({ api: discord.apiUrl }).setToken(discord.token);
    await rest.put(`/applications/${discord.applicationId}/commands`, { body: before });
    expect(await registerTo(undefined)).toMatchObject({ changed: true });
    expect(discord.commands().map(({ name }) => name)).toEqual(definitions.map(({ name }) => name));
    expect(await registerTo(undefined)).toMatchObject({ changed: false });
  });
});
