import { REST } from 'discord.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { commandDefinitions } from '../../src/bot/definitions.ts';
import { loadResponse } from '../../src/questionnaire/load.ts';
import { register } from '../../src/transports/gateway/register.ts';
import { bhutanFile } from '../support/bhutan.ts';
import { type DiscordStandIn, startDiscordStandIn } from '../support/discord-stand-in.ts';

const definitions = commandDefinitions(commands, loadResponse(bhutanFile).sections);
const guild = '1000000000000000005';

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
])('commands registered %s are left alone the next time', async (_, guildId) => {
  expect(await registerTo(guildId)).toMatchObject({ changed: true });
  expect(await registerTo(guildId)).toMatchObject({ changed: false });
  expect(discord.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
});

it('/status is offered to those who manage a server, there alone, and has no option', async () => {
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

it('commands whose permission differs from what is registered are registered anew', async () => {
  await registerTo(undefined);
  const rest = new REST({ api: discord.apiUrl }).setToken(discord.token);
  const body = definitions.map((one) => ({ ...one, default_member_permissions: null }));
  await rest.put(`/applications/${discord.applicationId}/commands`, { body });
  expect(await registerTo(undefined)).toMatchObject({ changed: true });
});
