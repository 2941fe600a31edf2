import { isDeepStrictEqual } from 'node:util';
import { DiscordAPIError, type REST } from '@discordjs/rest';
import {
  ApplicationCommandType,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord-api-types/v10';
import * as z from 'zod';

type Definitions = RESTPutAPIApplicationCommandsJSONBody;

/** The result of a registration. */
export interface Registered {
  readonly scope: 'global' | `guild ${string}`;
  readonly changed: boolean;
  readonly commands: number;
  /** Scopes from which the commands were removed, so that none appears twice. */
  readonly cleared: readonly string[];
  /** What Discord refused, as sentences with what to check. */
  readonly refused: readonly string[];
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
/** Discord's error code for its limit of 200 new commands a day. */
const DAILY_LIMIT = 30034;

type CommandKey = Pick<RegisteredCommand, 'type' | 'name'>;

/**
 * Registers those commands that Discord does not have or has otherwise, and touches no command of another name: that
 * belongs to another program, or is the application's Entry Point, which Discord protects. Removes the same commands from
 * other scopes, where they remain after `DISCORD_GUILD_ID` was set, changed or unset: people would see them twice.
 * @returns What was done. A command that Discord refuses is in `refused`; the others are registered all the same.
 * @throws {RegistrationError} The bot may not register to this server or application.
 * @throws {Error} Discord does not answer.
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
  const missing = wanted.filter((definition) => {
    const { type = ApplicationCommandType.ChatInput, name } = definition;
    const existing = current.find((one) => isSame(one, { type, name }));
    return !existing || !isDeepStrictEqual(normalize(existing, guildId), normalize(definition, guildId));
  });

  const cleared: string[] = [];
  const clear = async (name: string, other: `/${string}`): Promise<void> => {
    if (await clearScope(rest, other, definitions)) cleared.push(name);
  };
  if (guildId !== undefined) await clear('global', global);
  const changed = missing.length > 0;
  // Before the write: if this is interrupted, the next start still finds a difference and continues.
  if (changed) for (const id of await guilds(rest)) if (id !== guildId) await clear(id, guild(id));
  const refused: string[] = [];
  for (const definition of missing) {
    try {
      // Discord replaces the command of this type and name, if there is one.
      await rest.post(scope, { body: definition });
    } catch (error) {
      if (!(error instanceof DiscordAPIError)) throw error;
      if (isMissingAccess(error)) throw notAllowed(applicationId, guildId, error);
      refused.push(refusal(definition.name, error));
      if (error.code === DAILY_LIMIT) break;
    }
  }
  return {
    scope: guildId === undefined ? 'global' : `guild ${guildId}`,
    changed,
    commands: definitions.length,
    cleared,
    refused,
  };
}

function refusal(name: string, { code, message }: DiscordAPIError): string {
  return code === DAILY_LIMIT
    ? `Discord refused the command ${name}: its limit of 200 new commands a day is reached (30034). Run npm run deploy tomorrow.`
    : `Discord refused the command ${name}: ${message} (${code}).`;
}

function isSame(one: CommandKey, other: CommandKey): boolean {
  return one.type === other.type && one.name === other.name;
}

function notAllowed(applicationId: string, guildId: string | undefined, cause: unknown): RegistrationError {
  return new RegistrationError(
    guildId === undefined
      ? `Discord answers 403: the token is not that of the application ${applicationId}. Check DISCORD_TOKEN and DISCORD_APPLICATION_ID.`
      : `Discord answers 403: the bot may not register commands in the server ${guildId}. Check DISCORD_GUILD_ID (and DISCORD_APPLICATION_ID, if set), and invite the bot there with the scope applications.commands.`,
    { cause },
  );
}

/** Removes contexts and installations, which Discord has for global commands only. */
function forGuild(definition: Definitions[number]): Definitions[number] {
  const { contexts: _contexts, integration_types: _types, ...rest } = definition;
  return rest;
}

/** Deletes the commands of a scope that have the types and names of ours. */
async function clearScope(rest: REST, scope: `/${string}`, definitions: Definitions): Promise<boolean> {
  const ours = definitions.map(({ type = ApplicationCommandType.ChatInput, name }) => ({ type, name }));
  let left: readonly RegisteredCommand[];
  try {
    left = (await list(rest, scope)).filter((one) => ours.some((key) => isSame(one, key)));
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
  return readable(raw, z.object({ id: z.string() })).map(({ id }) => id);
}

const registeredSchema = z.looseObject({
  id: z.string(),
  type: z
    .int()
    .nullish()
    .transform((type) => type ?? ApplicationCommandType.ChatInput),
  name: z.string(),
});
type RegisteredCommand = z.infer<typeof registeredSchema>;

async function list(rest: REST, scope: `/${string}`): Promise<RegisteredCommand[]> {
  const raw: unknown = await rest.get(scope, { query: new URLSearchParams({ with_localizations: 'true' }) });
  return readable(raw, registeredSchema);
}

/**
 * Reads the entries of a list that can be read. The others are of no known kind, so that they are not the bot's.
 * @throws {Error} It is not a list.
 */
function readable<T>(raw: unknown, schema: z.ZodType<T>): T[] {
  if (!Array.isArray(raw)) throw new Error('the answer is not a list, so it is not one of Discord.');
  return raw.flatMap((one: unknown) => {
    const parsed = schema.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
}

/** A field of a command. Null or a value of another form stands for what Discord uses if the field is left out. */
const field = <T extends z.ZodType>(schema: T) => schema.nullish().catch(undefined);

const text = field(z.string()).transform((value) => value ?? '');
const flag = field(z.boolean()).transform((value) => value ?? false);
const localizations = field(z.record(z.string(), z.string())).transform((value) => value ?? {});
const numbers = z.array(z.int()).transform((list) => list.toSorted());
const choice = z.object({
  name: z.string(),
  name_localizations: localizations,
  value: z.union([z.string(), z.number()]),
});

/** The fields that the bot sets, as far as Discord keeps them. */
const commandSchema = z.object({
  name_localizations: localizations,
  description: text,
  description_localizations: localizations,
  default_member_permissions: field(z.string()).transform((value) => value ?? null),
  contexts: field(numbers).transform((value) => value ?? null),
  integration_types: field(numbers).transform((value) => value ?? [0]),
  options: field(
    z.array(
      z.object({
        type: field(z.int()),
        name: text,
        name_localizations: localizations,
        description: text,
        description_localizations: localizations,
        required: flag,
        autocomplete: flag,
        max_length: field(z.int()).transform((value) => value ?? null),
        choices: field(z.array(choice)).transform((value) => value ?? []),
      }),
    ),
  ).transform((value) => value ?? []),
});

function normalize(command: unknown, guildId: string | undefined): unknown {
  const { contexts, integration_types, ...rest } = commandSchema.parse(command);
  return guildId === undefined ? { ...rest, contexts, integration_types } : rest;
}
