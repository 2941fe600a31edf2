import { constants, fstatSync, openSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';

/** The part of a log that the rest of the code needs. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

/** Bytes that wait while nobody reads standard error. Lines beyond them are lost; the bot continues. */
const MOST_WAITING = 256 * 1024;
/** Pause before another try to write what waits. */
const RETRY_MS = 20;
/** How many errors of a chain of causes are logged. */
const MOST_CAUSES = 4;

/**
 * Makes a log of JSON lines on standard error. Standard output is for answers.
 * @param secrets Strings that must never be written. They are replaced in every line.
 */
export function createLog(
  level: LogLevel,
  secrets: readonly string[],
  writer: Pick<LineWriter, 'write'> = new LineWriter(),
): Logger {
  const hide = (line: string): string =>
    secrets.reduce((shown, secret) => shown.replaceAll(secret, '[secret]'), line);
  return pino(
    {
      level,
      base: null,
      hooks: { streamWrite: hide },
      serializers: { err: (error: unknown) => describeError(error) },
    },
    writer,
  );
}

/**
 * Writes lines to standard error without ever waiting for it: a full disk, a closed or blocked pipe and a reader that
 * never reads cost lines, and nothing else. A write that blocks would stop the bot, signals included, and one on
 * another thread would keep the process from ending.
 */
export class LineWriter {
  readonly #fd: number;
  readonly #waiting: Buffer[] = [];
  #bytes = 0;
  #lost = 0;
  /** Whether the last line was cut in two by a reader that then failed. */
  #isMidLine = false;
  #retry: NodeJS.Timeout | undefined;

  constructor(fd = nonBlockingStandardError()) {
    this.#fd = fd;
  }

  /** How many lines could not be written so far. */
  get lost(): number {
    return this.#lost;
  }

  write(line: string): void {
    // After half a line that could not be finished, the next one begins anew.
    const bytes = Buffer.from(this.#isMidLine && this.#waiting.length === 0 ? `\n${line}` : line);
    if (this.#bytes + bytes.length > MOST_WAITING) {
      this.#lost += 1;
      return;
    }
    this.#waiting.push(bytes);
    this.#bytes += bytes.length;
    if (this.#retry === undefined) this.flush();
  }

  /** Waits until everything is written, for at most some milliseconds. */
  async drain(ms: number): Promise<void> {
    const end = performance.now() + ms;
    while (this.#waiting.length > 0 && performance.now() < end) await sleep(RETRY_MS);
  }

  /** Writes as much of what waits as its reader takes at once. */
  flush(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    for (let line = this.#waiting[0]; line !== undefined; line = this.#waiting[0]) {
      try {
        const written = writeSync(this.#fd, line);
        this.#bytes -= written;
        this.#isMidLine = written < line.length;
        if (this.#isMidLine) this.#waiting[0] = line.subarray(written);
        else this.#waiting.shift();
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') {
          this.#retry = setTimeout(() => this.flush(), RETRY_MS).unref();
          return;
        }
        // The disk is full or the reader is gone. The next line tries again.
        this.#lost += this.#waiting.length;
        this.#waiting.length = 0;
        this.#bytes = 0;
      }
    }
  }
}

const ignore = (): void => undefined;

/** Returns a file descriptor of standard error on which no write waits for its reader. */
function nonBlockingStandardError(): number {
  // Node makes a pipe or socket non-blocking when it opens the stream. Without a listener an error would end the bot.
  if (!process.stderr.listeners('error').includes(ignore)) process.stderr.on('error', ignore);
  try {
    if (!process.stderr.isTTY && !fstatSync(2).isFIFO()) return 2;
    // Opened anew, so that the shell's own terminal stays as it is, and other programs that share the pipe cannot change
    // it back. A paused terminal (Ctrl+S) or a full pipe blocks otherwise.
    return openSync('/dev/fd/2', constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
  } catch {
    return 2;
  }
}

/**
 * Describes an error for the log: name, message, stack and causes, and nothing else. Errors of REST also have URLs,
 * which contain tokens of interactions.
 */
export function describeError(error: unknown, depth = 1): unknown {
  if (!(error instanceof Error)) return { type: typeof error, message: inspect(error, { depth: 1 }) };
  const { name, message, stack } = error;
  // Node tries every address of a host, and then throws one error that only contains the others.
  const cause = error.cause ?? (error instanceof AggregateError ? error.errors[0] : undefined);
  return {
    // The names of REST errors end with a code or route in brackets.
    type: String(name).replace(/\[.*$/s, ''),
    message,
    ...('code' in error ? { code: error.code } : {}),
    ...('status' in error ? { status: error.status } : {}),
    stack,
    ...(cause === undefined || depth >= MOST_CAUSES ? {} : { cause: describeError(cause, depth + 1) }),
  };
}
