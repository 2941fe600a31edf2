import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import * as z from 'zod';
import type { Instance } from './bot/context.ts';
import { hideTokens } from './bot/tokens.ts';
import { ConfigError } from './config.ts';
import { LineWriter } from './log.ts';
import { printableWords } from './transports/console/printable.ts';

/** Errors that the operator can fix. Their messages say everything, so no stack trace is shown. */
const FIXABLE = new Set([
  'ConfigError',
  'SourceError',
  'TableError',
  'GatewayError',
  'RegistrationError',
  'HttpError',
]);

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

const HELP = { help: { type: 'boolean', short: 'h' } } as const;

/**
 * Reads the arguments of a program. With `--help` it prints how it is used, and ends.
 * @param options The flags, as `parseArgs` of Node.js takes them.
 * @param usage Printed below what is wrong, too.
 * @throws {ConfigError} A flag is unknown, or has a value where it takes none.
 */
export function readArguments<Options extends NonNullable<ParseArgsConfig['options']>>(
  options: Options,
  usage: string,
) {
  if (parseArgs({ options: HELP, strict: false }).values.help === true) {
    process.stdout.write(`${usage}\n`);
    process.exit(0);
  }
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
