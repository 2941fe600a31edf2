import type { REST } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';
import * as z from 'zod';
import { commands } from '../commands/index.ts';
import { loadLibrary } from './answer/load.ts';
import { commandDefinitions } from './bot/definitions.ts';
import { inviteLinks } from './bot/invite.ts';
import { ConfigError } from './config.ts';
import { configure } from './env-files.ts';
import { runProgram } from './program.ts';
import { toGatewayError } from './transports/gateway/reach.ts';
import { RegistrationError, register } from './transports/gateway/register.ts';
import { createRest, notDiscord } from './transports/rest.ts';

/** Registers the commands with Discord, prints the invite link and exits. */
await runProgram(async () => {
  const { token, applicationId, apiUrl, guildId, responseFile } = configure();
  if (token === undefined)
    throw new ConfigError('DISCORD_TOKEN is missing. Put it into .env or the environment.');
  const definitions = commandDefinitions(commands, loadLibrary(responseFile).response.sections);
  const rest = createRest({ apiUrl, token });
  try {
    const id = applicationId ?? (await askForApplication(rest));
    const { scope, changed, cleared, refused } = await register({
      rest,
      applicationId: id,
      guildId,
      definitions,
    });
    const also = cleared.length > 0 ? `; removed from: ${cleared.join(', ')}` : '';
    if (refused.length > 0) throw new RegistrationError(refused.join('\n'));
    process.stdout.write(
      `${definitions.length} commands ${changed ? 'registered' : 'were up to date'} (${scope})${also}\nInvite: ${inviteLinks(id, apiUrl).server}\n`,
    );
  } catch (error) {
    throw error instanceof RegistrationError ? error : toGatewayError(error);
  }
});

async function askForApplication(rest: REST): Promise<string> {
  const parsed = z.object({ id: z.string() }).safeParse(await rest.get(Routes.currentApplication()));
  if (!parsed.success) throw notDiscord(parsed.error);
  return parsed.data.id;
}
