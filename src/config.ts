import path from 'node:path';
import * as z from 'zod';
import { LOG_LEVELS } from './log.ts';

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
const snowflake = z.string().regex(/^\d{17,20}$/, 'must be a Discord id: 17 to 20 digits');
const flag = z.enum(['true', 'false'], 'must be true or false').transform((value) => value === 'true');
const httpAddress = z.url({
  protocol: /^https?$/,
  error: 'must be an address that begins with http:// or https://',
});

/**
 * The environment, one variable per line. `.env.example` lists the same names; a test enforces this.
 * An empty variable counts as unset.
 */
export const environmentSchema = z.object({
  DISCORD_TOKEN: optional(z.string().regex(/^\S+$/, 'must not contain spaces')),
  DISCORD_APPLICATION_ID: optional(snowflake),
  DISCORD_GUILD_ID: optional(snowflake),
  DISCORD_API_URL: optional(httpAddress).transform((url) =>
    (url ?? 'https://discord.com/api').replace(/\/(?:v\d+\/?)?$/, ''),
  ),
  RESPONSE_FILE: optional(z.string()),
  SOURCE_URL: optional(httpAddress),
  PUBLIC_URL: optional(
    httpAddress.refine((url) => !/[?#]/.test(url), 'must be the address of a page, without ? or #'),
  ).transform((url) => url?.replace(/\/*$/, '/')),
  PRIVATE_REPLIES: optional(flag).transform((value) => value ?? false),
  ANSWER_MENTIONS: optional(flag).transform((value) => value ?? false),
  DISCORD_PUBLIC_KEY: optional(
    z
      .string()
      .regex(
        /^[0-9a-f]{64}$/i,
        'must be the application\'s "Public Key" from its "General Information" page: 64 hexadecimal digits',
      ),
  ),
  PORT: optional(
    z.coerce
      .number('must be a port: 0 to 65535')
      .int('must be a port: 0 to 65535')
      .min(0, 'must be a port: 0 to 65535')
      .max(65_535, 'must be a port: 0 to 65535'),
  ),
  HOST: optional(z.string()).transform((value) => value ?? '127.0.0.1'),
  SHARDS: optional(
    z.union(
      [
        z.literal('auto'),
        z
          .string()
          .regex(/^[1-9]\d{0,4}$/)
          .transform(Number),
      ],
      'must be auto or a number from 1',
    ),
  ),
  LOG_QUERIES: optional(flag).transform((value) => value ?? false),
  LOG_LEVEL: optional(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`)).transform(
    (level) => level ?? 'info',
  ),
});

export interface Config {
  readonly token: string | undefined;
  readonly applicationId: string | undefined;
  readonly guildId: string | undefined;
  readonly apiUrl: string;
  readonly responseFile: string;
  readonly sourceUrl: string | undefined;
  /** Ends with a slash. */
  readonly publicUrl: string | undefined;
  readonly privateByDefault: boolean;
  readonly answerMentions: boolean;
  /** Undefined if no HTTP server is wanted. */
  readonly http: HttpConfig | undefined;
  /** How many shards to start; undefined: one connection, in this process. */
  readonly shards: 'auto' | number | undefined;
  /** Which shard this process is; undefined if it is not a shard. */
  readonly shard: Shard | undefined;
  readonly logQueries: boolean;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

export interface HttpConfig {
  /** 64 hexadecimal digits. */
  readonly publicKey: string;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
}

/** A process that a manager started for some of the servers. */
export interface Shard {
  readonly id: number;
  readonly count: number;
}

/** The environment that the ShardingManager of discord.js gives to a shard. There `SHARDS` is the number of the shard. */
const shardSchema = z
  .object({
    SHARDING_MANAGER: z.literal('true'),
    SHARDS: z.coerce.number().int().min(0),
    SHARD_COUNT: z.coerce.number().int().min(1),
  })
  .transform(({ SHARDS: id, SHARD_COUNT: count }) => ({ id, count }));

/** The bot cannot start with this configuration. The message lists every variable that is wrong. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Variables whose values never appear in a message. */
const SECRET_VARIABLES = new Set(['DISCORD_TOKEN']);
/** Looks like a bot's token, which has three parts. People also paste it into other variables. */
const LIKE_A_TOKEN = /[\w-]{20,}\.[\w-]{4,}\.[\w-]{20,}/;

/**
 * Reads the configuration.
 * @param environment Usually `process.env`, after `.env` was read into it.
 * @param defaultResponse The response file if `RESPONSE_FILE` is unset.
 * @throws {ConfigError} One or more variables are wrong.
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  defaultResponse: string,
): Config {
  const shard = shardSchema.safeParse(environment).data;
  const parsed = environmentSchema.safeParse(shard ? { ...environment, SHARDS: undefined } : environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path: [name], message }) => {
      const variable = String(name);
      const value = environment[variable] ?? '';
      const isSecret = SECRET_VARIABLES.has(variable) || LIKE_A_TOKEN.test(value);
      return `  ${variable} ${message}${isSecret ? '' : ` (it is ${JSON.stringify(value)})`}`;
    });
    throw new ConfigError(
      `The configuration is wrong. Fix these variables in .env or the environment:\n${faults.join('\n')}`,
    );
  }
  const env = parsed.data;
  const { PORT: port, HOST: host, DISCORD_PUBLIC_KEY: publicKey } = env;
  if (port !== undefined && publicKey === undefined) {
    throw new ConfigError(
      'PORT is set, but the HTTP server needs DISCORD_PUBLIC_KEY to know that a request is from Discord. Copy the "Public Key" from the application\'s "General Information" page into DISCORD_PUBLIC_KEY, or unset PORT.',
    );
  }
  if (env.SHARDS !== undefined && env.DISCORD_TOKEN === undefined) {
    throw new ConfigError('SHARDS is set, but shards need a DISCORD_TOKEN. Set the token, or unset SHARDS.');
  }
  return {
    token: env.DISCORD_TOKEN,
    applicationId: env.DISCORD_APPLICATION_ID,
    guildId: env.DISCORD_GUILD_ID,
    apiUrl: env.DISCORD_API_URL,
    responseFile: env.RESPONSE_FILE === undefined ? defaultResponse : path.resolve(env.RESPONSE_FILE),
    sourceUrl: env.SOURCE_URL,
    publicUrl: env.PUBLIC_URL,
    privateByDefault: env.PRIVATE_REPLIES,
    answerMentions: env.ANSWER_MENTIONS,
    // The manager listens; its shards do not.
    http: port === undefined || publicKey === undefined || shard ? undefined : { publicKey, host, port },
    shards: env.SHARDS,
    shard,
    logQueries: env.LOG_QUERIES,
    logLevel: env.LOG_LEVEL,
  };
}
