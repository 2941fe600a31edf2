import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { config as loadEnv } from 'dotenv';
import * as z from 'zod';
import type { LoadedAnswers } from './answer/answers.ts';
import { loadAnswers } from './answer/load.ts';
import type { Instance } from './bot/context.ts';
import { type Config, readConfig } from './config.ts';

/** The response to answer from if `RESPONSE_FILE` is unset. */
const DEFAULT_RESPONSE = fileURLToPath(import.meta.resolve('#data/msq-2022/bhutan.md'));

/** Errors that the operator can fix. Their messages say everything, so no stack trace is shown. */
const FIXABLE = new Set(['ConfigError', 'SourceError', 'TableError', 'GatewayError', 'HttpError']);

/**
 * Reads the configuration from `.env` and the environment. The environment wins.
 * @throws {ConfigError} A variable is wrong.
 */
export function configure(): Config {
  loadEnv({ quiet: true });
  return readConfig(process.env, DEFAULT_RESPONSE);
}

/** Warns if other users of this machine can read `.env`, which contains the token. Undefined if they cannot. */
export function envFileWarning(): string | undefined {
  const mode = statSync('.env', { throwIfNoEntry: false })?.mode;
  // Windows does not have these bits.
  if (mode === undefined || process.platform === 'win32' || (mode & 0o077) === 0) return undefined;
  return '.env can be read by other users of this machine. Run: chmod 600 .env';
}

/**
 * Describes the running program for `/status`.
 * @param transports How interactions reach this process.
 * @param latency How long they took so far.
 */
export function describeInstance(transports: readonly string[], latency: Instance['latency']): Instance {
  const manifest: unknown = JSON.parse(readFileSync(fileURLToPath(import.meta.resolve('#package')), 'utf8'));
  const { version } = z.object({ version: z.string() }).parse(manifest);
  return { version, startedAt: Date.now(), transports, latency };
}

/**
 * Loads the response and makes it answerable.
 * @throws {SourceError} The response or its survey is broken, or nothing was learned for the survey yet.
 * @throws {TableError} A learned file is damaged or belongs to other data.
 */
export function openAnswers(config: Config): LoadedAnswers {
  return loadAnswers(config.responseFile);
}

/** Whether escape sequences may be written to standard output (https://no-color.org). */
export function wantsColor(): boolean {
  return process.stdout.isTTY === true && !process.env['NO_COLOR'];
}

/** Runs a program. After an error it prints what the operator needs to know, and exits with code 1. */
export async function runProgram(main: () => Promise<void>): Promise<void> {
  process.stdout.on('error', endWithReader);
  try {
    await main();
  } catch (error) {
    // Exits even if something is still open, such as a request to Discord.
    process.stderr.write(`${explain(error)}\n`, () => process.exit(process.exitCode ?? 1));
  }
}

/** Ends the program when its reader does (`| head`). */
function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}

/** Returns the message of an error, with a stack trace if the error is a bug. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return FIXABLE.has(error.name) ? error.message : (error.stack ?? error.message);
}
