import { isDeepStrictEqual } from 'node:util';
import type { REST } from 'discord.js';
import { type RESTPutAPIApplicationCommandsJSONBody, Routes } from 'discord-api-types/v10';
import * as z from 'zod';

type Definitions = RESTPutAPIApplicationCommandsJSONBody;

/** The result of a registration. */
export interface Registered {
  readonly scope: 'global' | `guild ${string}`;
  readonly changed: boolean;
  readonly commands: number;
  /** Scopes from which the commands were removed, so that none appears twice. */
  readonly cleared: readonly string[];
}

export interface RegisterOptions {
  readonly rest: REST;
  readonly applicationId: string;
  /** The only server to register to; undefined: everywhere. */
  readonly guildId: string | undefined;
  readonly definitions: Definitions;
}

/** The bot may not register commands there. The message says what to check. */
export class RegistrationError extends Error {
  override readonly name = 'RegistrationError';
}

/** How many servers are searched for commands of an earlier registration to a single server. */
const MOST_GUILDS = 100;

/**
 * Registers the commands with Discord if what is registered differs. Removes the same commands from other scopes, where
 * they remain after `DISCORD_GUILD_ID` was set, changed or unset: people would see them twice.
 * @throws {RegistrationError} The bot may not register to this server or application.
 * @throws {DiscordAPIError} Discord refuses. Its message names the field.
 */
export async function register({
  rest,
  applicationId,
  guildId,
  definitions,
}: RegisterOptions): Promise<Registered> {
  const global = Routes.applicationCommands(applicationId);
  const guild = (id: string): `/${string}` => Routes.applicationGuildCommands(applicationId, id);
  const scope = guildId === undefined ? global : guild(guildId);
  const wanted = guildId === undefined ? definitions : definitions.map(forGuild);
  const current = await list(rest, scope).catch((error: unknown) => {
    throw isMissingAccess(error) ? notAllowed(applicationId, guildId, error) : error;
  });
  const changed = !isDeepStrictEqual(normalize(current, guildId), normalize(wanted, guildId));

  const cleared: string[] = [];
  const clear = async (name: string, other: `/${string}`): Promise<void> => {
    if (await clearScope(rest, other, definitions)) cleared.push(name);
  };
  if (guildId !== undefined) await clear('global', global);
  // Before the write: if this is interrupted, the next start still finds a difference and continues.
  if (changed) for (const id of await guilds(rest)) if (id !== guildId) await clear(id, guild(id));
  if (changed) await rest.put(scope, { body: wanted });
  return {
    scope: guildId === undefined ? 'global' : `guild ${guildId}`,
    changed,
    commands: definitions.length,
    cleared,
  };
}

function notAllowed(applicationId: string, guildId: string | undefined, cause: unknown): RegistrationError {
  return new RegistrationError(
    guildId === undefined
      ? `The token is not that of the application ${applicationId}. Check DISCORD_APPLICATION_ID.`
      : `The bot may not register commands in the server ${guildId}. Check DISCORD_GUILD_ID (and DISCORD_APPLICATION_ID, if set), and invite the bot there with the scope applications.commands.`,
    { cause },
  );
}

/** Removes contexts and installations, which Discord has for global commands only. */
function forGuild(definition: Definitions[number]): Definitions[number] {
  const { contexts: _contexts, integration_types: _types, ...rest } = definition;
  return rest;
}

/** Deletes the commands of a scope that have the names of ours. */
async function clearScope(rest: REST, scope: `/${string}`, definitions: Definitions): Promise<boolean> {
  const ours = new Set(definitions.map(({ name }) => name));
  let left: z.infer<typeof commandsSchema>;
  try {
    left = (await list(rest, scope)).filter(({ name }) => ours.has(name));
  } catch (error) {
    // The bot was invited to this server without commands, so there are none of ours.
    if (isMissingAccess(error)) return false;
    throw error;
  }
  for (const { id } of left) await rest.delete(`${scope}/${id}`);
  return left.length > 0;
}

function isMissingAccess(error: unknown): boolean {
  return error instanceof Error && 'status' in error && error.status === 403;
}

async function guilds(rest: REST): Promise<string[]> {
  const raw: unknown = await rest.get(Routes.userGuilds(), {
    query: new URLSearchParams({ limit: String(MOST_GUILDS) }),
  });
  return z
    .array(z.object({ id: z.string() }))
    .parse(raw)
    .map(({ id }) => id);
}

async function list(rest: REST, scope: `/${string}`): Promise<z.infer<typeof commandsSchema>> {
  const raw: unknown = await rest.get(scope, { query: new URLSearchParams({ with_localizations: 'true' }) });
  return commandsSchema.parse(raw);
}

const localizations = z
  .record(z.string(), z.string())
  .nullish()
  .transform((value) => (value && Object.keys(value).length > 0 ? value : null));

/** The fields that the bot sets. Discord's defaults stand in for those that one side leaves out. */
const commandSchema = z.object({
  id: z.string().default(''),
  type: z.int().default(1),
  name: z.string(),
  name_localizations: localizations,
  description: z.string().default(''),
  description_localizations: localizations,
  default_member_permissions: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  contexts: z
    .array(z.int())
    .nullish()
    .transform((value) => value?.toSorted() ?? null),
  integration_types: z
    .array(z.int())
    .default([0])
    .transform((value) => value.toSorted()),
  options: z
    .array(
      z.object({
        type: z.int(),
        name: z.string(),
        name_localizations: localizations,
        description: z.string(),
        description_localizations: localizations,
        required: z.boolean().default(false),
        autocomplete: z.boolean().default(false),
        max_length: z.int().optional(),
        choices: z.array(z.object({ name: z.string(), value: z.union([z.string(), z.number()]) })).optional(),
      }),
    )
    .default([]),
});
const commandsSchema = z.array(commandSchema);

function normalize(commands: unknown, guildId: string | undefined): unknown {
  return commandsSchema
    .parse(commands)
    .map(({ id: _id, contexts, integration_types, ...command }) =>
      guildId === undefined ? { ...command, contexts, integration_types } : command,
    )
    .toSorted((a, b) => a.type - b.type || a.name.localeCompare(b.name));
}
