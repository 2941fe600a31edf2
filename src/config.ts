import { isIP } from 'node:net';
import path from 'node:path';
import * as z from 'zod';
import { isPoint, isWeakKey } from './public-key.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const QUOTES = /^(?:"(?<double>.*)"|'(?<single>.*)'|[“„](?<curly>.*)[”“])$/su;
/** Blanks and characters that are not seen, which copied values begin or end with. */
const ENDS = /^[\s\p{Cc}\p{Cf}]+|(?<![\s\p{Cc}\p{Cf}])[\s\p{Cc}\p{Cf}]+$/gu;

/** Takes off what is no part of a value: blanks and invisible characters at its ends, and the quotes that `docker --env-file` keeps. */
function trim(value: string): string {
  const trimmed = value.replace(ENDS, '');
  const quoted = QUOTES.exec(trimmed)?.groups;
  const inner = quoted?.['double'] ?? quoted?.['single'] ?? quoted?.['curly'];
  return inner === undefined ? trimmed : inner.replace(ENDS, '');
}

/** A variable that may be missing or empty. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === 'string' ? trim(value) || undefined : value), schema.optional());
/** Like {@link optional}; invisible characters within the value are taken out as well. */
const optionalCode = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.replace(/[\p{Cc}\p{Cf}]/gu, '') : value),
    optional(schema),
  );
const snowflake = z.string().regex(/^\d{17,20}$/, 'must be a Discord id: 17 to 20 digits');
const flag = z.enum(['true', 'false'], 'must be true or false').transform((value) => value === 'true');
const NO_PORT = 'must be a port: 0 to 65535';
const port = z
  .string()
  .regex(/^\d{1,5}$/, NO_PORT)
  .transform(Number)
  .refine((value) => value <= 65_535, NO_PORT);
const host = z
  .string()
  .transform((value) => value.replace(/^\[(.*)\]$/, '$1'))
  .refine(
    (value) => isIP(value) !== 0 || /^(?!\d+(?:\.\d+)*$)[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?$/i.test(value),
    'must be an address such as 127.0.0.1 or ::1, or a host name, without http:// and port',
  );
const httpAddress = z.url({
  protocol: /^https?$/,
  error: 'must be an address that begins with http:// or https://',
});

/**
 * The environment, one variable per line. `.env.example` lists the same names; a test enforces this.
 * An empty variable counts as unset.
 */
export const environmentSchema = z.object({
  DISCORD_TOKEN: optionalCode(
    z
      .string()
      // One quotation mark may be left where the other was not copied, or the word before stands outside of them.
      .transform((token) => token.replace(/^Bot\s+/i, '').replace(/^["'“”‘’]+|["'“”‘’]+$/g, ''))
      .pipe(z.string().regex(/^[!-~]+$/, 'must not contain spaces or letters other than A to Z')),
  ),
  DISCORD_APPLICATION_ID: optionalCode(snowflake),
  DISCORD_GUILD_ID: optionalCode(snowflake),
  DISCORD_API_URL: optionalCode(httpAddress).transform((url) =>
    (url ?? 'https://discord.com/api').replace(/\/(?:v\d+\/?)?$/, ''),
  ),
  RESPONSE_FILE: optional(z.string()),
  SOURCE_URL: optionalCode(httpAddress),
  PUBLIC_URL: optionalCode(
    httpAddress.refine((url) => !/[?#]/.test(url), 'must be the address of a page, without ? or #'),
  ).transform((url) => url?.replace(/\/*$/, '/')),
  OPERATOR: optional(z.string().regex(/^\P{Cc}{1,100}$/u, 'must be one line of at most 100 characters')),
  PRIVATE_REPLIES: optionalCode(flag).transform((value) => value ?? false),
  ANSWER_MENTIONS: optionalCode(flag).transform((value) => value ?? false),
  DISCORD_PUBLIC_KEY: optionalCode(
    z
      .string()
      .regex(/^[0-9a-f]{64}$/i, {
        error:
          'must be the application\'s "Public Key" from its "General Information" page: 64 hexadecimal digits',
        abort: true,
      })
      .refine((key) => !isWeakKey(key), {
        error:
          'must be the application\'s "Public Key" from its "General Information" page: with this key, anybody could sign',
        abort: true,
      })
      .refine(
        isPoint,
        'must be the application\'s "Public Key" from its "General Information" page: nothing can be signed for this one',
      ),
  ),
  PORT: optionalCode(port),
  HOST: optionalCode(host).transform((value) => value ?? '127.0.0.1'),
  METRICS_PORT: optionalCode(port),
  METRICS_HOST: optionalCode(host).transform((value) => value ?? '127.0.0.1'),
  SHARDS: optionalCode(
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
  LOG_QUERIES: optionalCode(flag).transform((value) => value ?? false),
  LOG_LEVEL: optionalCode(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`)).transform(
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
  /** Who runs the bot. */
  readonly operator: string | undefined;
  readonly privateByDefault: boolean;
  readonly answerMentions: boolean;
  /** Undefined if no HTTP server is wanted. */
  readonly http: HttpConfig | undefined;
  /** Where metrics are served; undefined: nowhere. */
  readonly metrics: Omit<HttpConfig, 'publicKey'> | undefined;
  /** How many shards to start; undefined: one connection, in this process. */
  readonly shards: 'auto' | number | undefined;
  /** Which shard this process is; undefined if it is not a shard. */
  readonly shard: Shard | undefined;
  readonly logQueries: boolean;
  readonly logLevel: LogLevel;
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
  /** SHA-256 of the response that all shards answer from. */
  readonly sha256: string | undefined;
}

/** The environment that the ShardingManager of discord.js gives to a shard. There `SHARDS` is the number of the shard. */
const shardSchema = z
  .object({
    SHARDING_MANAGER: z.literal('true'),
    SHARDS: z.coerce.number().int().min(0),
    SHARD_COUNT: z.coerce.number().int().min(1),
    /** Set by this bot's manager. */
    RESPONSE_SHA256: z.string().optional(),
  })
  .transform(({ SHARDS: id, SHARD_COUNT: count, RESPONSE_SHA256: sha256 }) => ({ id, count, sha256 }));

/** The bot cannot start with this configuration. The message lists every variable that is wrong. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Variables whose values never appear in a message. */
const SECRET_VARIABLES = new Set(['DISCORD_TOKEN']);
/** Longer values may be secrets that were put after the wrong name, so that they do not appear in a message either. */
const LONGEST_SHOWN = 20;

/** Shows the value of a variable, if that can be no secret. */
function shownValue(variable: string, value: string): string {
  if (SECRET_VARIABLES.has(variable)) return '';
  return value.length > LONGEST_SHOWN
    ? ` (it has ${value.length} characters, which are not shown here)`
    : ` (it is ${JSON.stringify(value)})`;
}

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
      return `  ${variable} ${message}${shownValue(variable, environment[variable] ?? '')}`;
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
  if (port !== undefined && port !== 0 && port === env.METRICS_PORT && host === env.METRICS_HOST) {
    throw new ConfigError(`PORT and METRICS_PORT are both ${port}. Choose another METRICS_PORT.`);
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
    operator: env.OPERATOR,
    privateByDefault: env.PRIVATE_REPLIES,
    answerMentions: env.ANSWER_MENTIONS,
    // The manager listens; its shards do not.
    http: port === undefined || publicKey === undefined || shard ? undefined : { publicKey, host, port },
    metrics:
      env.METRICS_PORT === undefined || shard
        ? undefined
        : { host: env.METRICS_HOST, port: env.METRICS_PORT },
    shards: env.SHARDS,
    shard,
    logQueries: env.LOG_QUERIES,
    logLevel: env.LOG_LEVEL,
  };
}
