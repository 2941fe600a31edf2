import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { parse as parseEnv } from 'dotenv';
import * as z from 'zod';
import type { Instance } from './bot/context.ts';
import { hideTokens } from './bot/tokens.ts';
import { type Config, ConfigError, environmentSchema, readConfig } from './config.ts';
import { LineWriter } from './log.ts';
import { readSourceText } from './questionnaire/source-file.ts';
import { DATA } from './questionnaire/survey.ts';
import { editDistance } from './search/spelling.ts';
import { printableWords } from './transports/console/printable.ts';

/** The response to answer from if `RESPONSE_FILE` is unset. */
const DEFAULT_RESPONSE = path.join(DATA, 'msq-2022/bhutan.md');

/** Errors that the operator can fix. Their messages say everything, so no stack trace is shown. */
const FIXABLE = new Set([
  'ConfigError',
  'SourceError',
  'TableError',
  'GatewayError',
  'RegistrationError',
  'HttpError',
]);

/** The files that variables are read from: beside the program, and in the folder where it is started, which wins. */
const ENV_FILES = [
  ...new Set([
    path.join(path.dirname(fileURLToPath(import.meta.resolve('#package'))), '.env'),
    path.resolve('.env'),
  ]),
];

/**
 * Reads the configuration from `.env` and the environment. The environment wins. Afterwards the token is no longer in the
 * environment, so that no other program gets it.
 * @throws {ConfigError} A variable is wrong.
 * @throws {SourceError} A `.env` cannot be read.
 */
export function configure(): Config {
  const inFiles = ENV_FILES.flatMap((file) => Object.entries(readEnvFile(file)));
  const variables = Object.fromEntries([...inFiles, ...Object.entries(process.env)]);
  delete process.env['DISCORD_TOKEN'];
  checkForTokens(variables);
  return readConfig(variables, DEFAULT_RESPONSE);
}

/** @throws {ConfigError} A variable contains a token that is not where tokens are kept secret. */
function checkForTokens(variables: Readonly<Record<string, string | undefined>>): void {
  const misplaced = Object.keys(environmentSchema.shape).filter((name) => {
    const value = variables[name] ?? '';
    return name !== 'DISCORD_TOKEN' && hideTokens(value) !== value;
  });
  if (misplaced.length === 0) return;
  throw new ConfigError(
    `What looks like a bot's token stands in ${misplaced.join(', ')}. Put it into DISCORD_TOKEN, and nowhere else.`,
  );
}

function readEnvFile(file: string): Record<string, string> {
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return {};
  const read = readSourceText(file, 'Save it as plain text in UTF-8 that the bot may read, or remove it.');
  const text = read.replace(INVISIBLE_BEFORE_NAME, '');
  // The parser takes quadratic time over blank lines.
  const variables = parseEnv(text.replace(/\s*\n\s*/g, '\n'));
  checkEnvNames(file, text, variables);
  return variables;
}

const INVISIBLE_BEFORE_NAME = /^[\p{Cf}\u00A0]+/gmu;
/** Names with a part in front or behind, which are no words of anything else. */
const ENV_NAMES = Object.keys(environmentSchema.shape).filter((name) => name.includes('_'));
/** Other names that people give the token. */
const TOKEN_NAMES = ['DISCORD_BOT_TOKEN', 'BOT_TOKEN', 'TOKEN'];

/**
 * Keeps a variable from being passed over because its line or its name is written in another way.
 * @throws {ConfigError} A line names a variable, and does not set it.
 */
function checkEnvNames(file: string, text: string, variables: Readonly<Record<string, string>>): void {
  const lines = text.split(/\r\n|\r|\n/);
  const found = Object.keys(variables);
  const hasToken = found.includes('DISCORD_TOKEN') || process.env['DISCORD_TOKEN'] !== undefined;
  const faults = [...ENV_NAMES, ...(hasToken ? [] : TOKEN_NAMES)].flatMap((name) => {
    if (ENV_NAMES.includes(name) && found.includes(name)) return [];
    const written = new RegExp(
      `^[^#\\w]*(?:(?:set|export|setx|env)[\\s:]+)?["']?${name.replaceAll('_', '[_ -]?')}\\b`,
      'i',
    );
    const line = lines.findIndex((one) => written.test(one.replace(/\p{Cf}/gu, '')));
    const wanted = ENV_NAMES.includes(name) ? name : 'DISCORD_TOKEN';
    return line === -1
      ? []
      : [
          `${file}:${line + 1}: expected NAME=value, found a variable written in another way. Begin the line with ${wanted}=`,
        ];
  });
  for (const name of found) {
    const meant = KNOWN_NAMES.find((known) => known !== name && isMeant(name, known));
    if (meant === undefined || Object.hasOwn(environmentSchema.shape, name) || found.includes(meant))
      continue;
    if (faults.some((fault) => fault.endsWith(` ${meant}=`))) continue;
    faults.push(`${file}: expected ${meant}, found ${name}. Begin the line with ${meant}=`);
  }
  const bare = hasToken ? -1 : lines.findIndex((line) => !line.includes('=') && hideTokens(line) !== line);
  if (bare !== -1 && faults.length === 0)
    faults.push(
      `${file}:${bare + 1}: expected NAME=value, found a value without a name. Begin the line with DISCORD_TOKEN=`,
    );
  const [first] = faults;
  if (first !== undefined) throw new ConfigError(faults.join('\n'));
}

const KNOWN_NAMES = Object.keys(environmentSchema.shape);
/** Shorter names are words of other programs, too, unless they differ in capitals only. */
const SHORTEST_MISSPELT = 8;

/** Whether somebody who wrote a name meant a variable of this bot: the same but for capitals, or for one letter. */
function isMeant(name: string, known: string): boolean {
  const written = name.toUpperCase();
  return (
    written === known ||
    (known.length >= SHORTEST_MISSPELT && editDistance(written.toLowerCase(), known.toLowerCase()) <= 1)
  );
}

/** Warns if other users of this machine can read `.env`, which contains the token. Undefined if they cannot. */
export function envFileWarning(): string | undefined {
  // Windows does not have these bits.
  if (process.platform === 'win32') return undefined;
  const open = ENV_FILES.filter(
    (file) => ((statSync(file, { throwIfNoEntry: false })?.mode ?? 0) & 0o077) !== 0,
  );
  if (open.length === 0) return undefined;
  const names = open.map((file) => path.relative('', file)).join(' ');
  return `${names} can be read by other users of this machine. Run: chmod 600 ${names}`;
}

/**
 * Keeps a second instance from answering with the same token on this machine: every interaction would be answered twice.
 * The claim ends with the process. Where the system has no names that do, nothing is checked.
 * @throws {ConfigError} Another instance has the token.
 */
export async function claimToken(token: string, apiUrl: string): Promise<void> {
  const id = `msq-bot-${createHash('sha256').update(`${apiUrl}\n${token}`).digest('hex').slice(0, 32)}`;
  const name = { linux: `\0${id}`, win32: `\\\\.\\pipe\\${id}` }[String(process.platform)];
  if (name === undefined) return;
  const claim = createServer().unref();
  await new Promise<void>((resolve, reject) => {
    claim.once('listening', resolve);
    claim.once('error', (cause) => {
      reject(
        new ConfigError(
          'Another msq-bot with this DISCORD_TOKEN runs on this machine, and every question would be answered twice. Stop it first.',
          { cause },
        ),
      );
    });
    claim.listen(name);
  });
}

/**
 * Describes the running program for `/status`.
 * @param transports How interactions reach this process.
 * @param meter Knows how long they took and what was asked. Default: nobody counts.
 */
export function describeInstance(
  transports: readonly string[],
  meter: Pick<Instance, 'latency' | 'activity'> = { latency: () => undefined },
): Instance {
  const manifest: unknown = JSON.parse(readFileSync(fileURLToPath(import.meta.resolve('#package')), 'utf8'));
  const { version } = z.object({ version: z.string() }).parse(manifest);
  return { version, startedAt: Date.now(), transports, ...meter };
}

/** Whether escape sequences may be written to standard output (https://no-color.org). */
export function wantsColor(): boolean {
  return process.stdout.isTTY === true && !process.env['NO_COLOR'];
}

/**
 * Reads the arguments of a program.
 * @param options The flags, as `parseArgs` of Node.js takes them.
 * @param usage Printed below what is wrong.
 * @throws {ConfigError} A flag is unknown, or has a value where it takes none.
 */
export function readArguments<Options extends NonNullable<ParseArgsConfig['options']>>(
  options: Options,
  usage: string,
) {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (cause) {
    throw new ConfigError(`${cause instanceof Error ? cause.message : String(cause)}\n${usage}`, { cause });
  }
}

/** How long the last message waits for its reader, in milliseconds. */
const UNREAD_MS = 500;

/** Runs a program. After an error it prints what the operator needs to know, and exits with code 1. */
export async function runProgram(main: () => Promise<void>): Promise<void> {
  process.stdout.on('error', endWithReader);
  try {
    await main();
  } catch (error) {
    const writer = new LineWriter();
    writer.write(`${explain(error)}\n`);
    await writer.drain(UNREAD_MS);
    // Even if something is still open, such as a request to Discord.
    process.exit(process.exitCode ?? 1);
  }
}

/** Ends the program when its reader does (`| head`). */
function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}

const told = ({ name, message, stack }: Error): string => (FIXABLE.has(name) ? message : (stack ?? message));

/** Returns the message of an error, with a stack trace if the error is a bug. */
function explain(error: unknown): string {
  return printableWords(hideTokens(error instanceof Error ? told(error) : String(error)));
}
