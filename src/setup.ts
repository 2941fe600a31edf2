import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { config as loadEnv } from 'dotenv';
import * as z from 'zod';
import { type Answers, createAnswers } from './answer/answers.ts';
import type { Instance } from './bot/context.ts';
import { type Config, readConfig } from './config.ts';
import { loadResponse } from './questionnaire/load.ts';

/** The response that is answered from where `RESPONSE_FILE` names no other. */
const DEFAULT_RESPONSE = fileURLToPath(import.meta.resolve('#data/msq-2022/bhutan.md'));

const MENDABLE = new Set(['ConfigError', 'SourceError', 'GatewayError', 'HttpError']);

/**
 * Reads `.env` and the environment; the environment wins.
 * @throws {ConfigError} Something in them is wrong.
 */
export function configure(): Config {
  loadEnv({ quiet: true });
  return readConfig(process.env, DEFAULT_RESPONSE);
}

/**
 * @returns What to say where others on this machine can read the file that holds the token; undefined where
 * there is no such file or nothing to say of it.
 */
export function envFileWarning(): string | undefined {
  const mode = statSync('.env', { throwIfNoEntry: false })?.mode;
  // Windows has no such bits.
  if (mode === undefined || process.platform === 'win32' || (mode & 0o077) === 0) return undefined;
  return '.env can be read by other users of this machine. Run: chmod 600 .env';
}

/**
 * @param transports How interactions reach this process.
 * @param latency How long they took so far.
 */
export function describeInstance(transports: readonly string[], latency: Instance['latency']): Instance {
  const manifest: unknown = JSON.parse(readFileSync(fileURLToPath(import.meta.resolve('#package')), 'utf8'));
  const { version } = z.object({ version: z.string() }).parse(manifest);
  return { version, startedAt: Date.now(), transports, latency };
}

/** @throws {SourceError} The response or its questionnaire is broken. */
export function openAnswers(config: Config): Answers {
  return createAnswers(loadResponse(config.responseFile));
}

/** Whether escape sequences may go to standard output (https://no-color.org). */
export function wantsColor(): boolean {
  return process.stdout.isTTY === true && !process.env['NO_COLOR'];
}

/** Runs a program's main part; what the operator can mend is said in plain words, exit code 1. */
export async function runProgram(main: () => Promise<void>): Promise<void> {
  process.stdout.on('error', endWithReader);
  try {
    await main();
  } catch (error) {
    // What still waits (for an answer of Discord, say) is of no use any more.
    process.stderr.write(`${explain(error)}\n`, () => process.exit(process.exitCode ?? 1));
  }
}

/** A reader that has seen enough (`| head`) ends the program; there is nobody left to tell. */
function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}

/** Errors an operator can mend explain themselves; of any other the place in the code is worth knowing. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return MENDABLE.has(error.name) ? error.message : (error.stack ?? error.message);
}
