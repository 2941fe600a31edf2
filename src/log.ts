import { constants, openSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
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
  #retry: NodeJS.Timeout | undefined;

  constructor(fd = nonBlockingStandardError()) {
    this.#fd = fd;
  }

  /** How many lines could not be written so far. */
  get lost(): number {
    return this.#lost;
  }

  write(line: string): void {
    const bytes = Buffer.from(line);
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
        if (written < line.length) this.#waiting[0] = line.subarray(written);
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
  if (process.stderr.isTTY !== true) return 2;
  try {
    // Opened anew, so that the shell's own terminal stays as it is. A paused terminal (Ctrl+S) blocks otherwise.
    return openSync('/dev/fd/2', constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
  } catch {
    return 2;
  }
}

/**
 * Describes an error for the log: name, message, stack and causes, and nothing else. Errors of REST also have URLs,
 * which contain tokens of interactions.
 */
function describeError(error: unknown, depth = 1): unknown {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { message, stack, cause } = error;
  return {
    // The names of REST errors end with a code or route in brackets.
    type: error.name.replace(/\[.*$/s, ''),
    message,
    ...('code' in error ? { code: error.code } : {}),
    ...('status' in error ? { status: error.status } : {}),
    stack,
    ...(cause === undefined || depth >= MOST_CAUSES ? {} : { cause: describeError(cause, depth + 1) }),
  };
}
