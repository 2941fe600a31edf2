import { close, open } from 'node:fs';
import type { Logger } from 'pino';
import type { LineWriter } from './log.ts';
import type { Note } from './transports/repeats.ts';
import { type Transport, timeLimit } from './transports/transport.ts';

/** Longest time from a signal to the end of the process. */
const STOP_MS = 4_300;
/** How long the last log lines wait for their reader. */
const LAST_LINES_MS = 200;
/** How often it is checked whether this machine has run out of file descriptors. */
const SHORTAGE_CHECK_MS = 1_000;
/** Errors of a machine that has run out of something. They pass, and take no answer with them but their own. */
const SHORTAGES = new Set(['EMFILE', 'ENFILE', 'ENOMEM', 'ENOBUFS']);

/** The life of a process that answers. */
export interface Lifetime {
  /** Whether it is about to end: nothing new should be begun. */
  readonly isStopping: () => boolean;
  /** Closes the transports and writes the last lines of the log, for as long as that may take. */
  readonly closeAll: () => Promise<void>;
  /** The same, and ends the process with the exit code of an error. */
  readonly end: (error: unknown) => Promise<void>;
}

export interface LifetimeOptions {
  /** Those that are open when the end comes. */
  readonly transports: readonly Transport[];
  readonly writer: LineWriter;
  readonly log: Logger;
  readonly note: Note;
  /** Whether a manager of shards runs this process. */
  readonly isShard: boolean;
  readonly exitCodeOf: (error: unknown) => Promise<number>;
}

/** Ends the process on a signal or an error that nothing handles, and notes when the machine has run out of something. */
export function watchProcess({
  transports,
  writer,
  log,
  note,
  isShard,
  exitCodeOf,
}: LifetimeOptions): Lifetime {
  let isStopping = false;
  const closeAll = async (): Promise<void> => {
    isStopping = true;
    await Promise.race([
      Promise.allSettled(transports.map((transport) => transport.close())),
      timeLimit(STOP_MS - LAST_LINES_MS),
    ]);
    await writer.drain(LAST_LINES_MS);
  };
  const stop = (signal: string): void => {
    if (isStopping) return;
    log.info({ signal }, 'stopping');
    void closeAll().finally(() => leave(0));
  };
  const end = async (error: unknown): Promise<void> => {
    const code = await exitCodeOf(error);
    await closeAll();
    leave(code);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // A manager that was killed leaves its shards behind.
  if (isShard) process.once('disconnect', () => stop('disconnect'));
  process.on('unhandledRejection', (err) => note('unhandled', 'an error that nothing handled', { err }));
  const noteShortage = (err: NodeJS.ErrnoException): void =>
    note(`shortage ${err.code}`, 'this machine has run out of something', { err });
  process.on('uncaughtException', (err: NodeJS.ErrnoException) => {
    if (SHORTAGES.has(err.code ?? '')) {
      noteShortage(err);
      return;
    }
    log.fatal({ err }, 'an error that nothing handled; the bot ends');
    void end(err);
  });
  // Without file descriptors Node refuses connections and tells nobody.
  const checkShortage = (): void =>
    open(process.execPath, (err, file) => {
      if (err) noteShortage(err);
      else close(file);
    });
  setInterval(checkShortage, SHORTAGE_CHECK_MS).unref();
  return { isStopping: () => isStopping, closeAll, end };
}

/**
 * Ends the process. Node waits at its end for a name lookup in progress, which can take half a minute without a network;
 * nothing is left to finish, so that the process is killed instead.
 */
function leave(code: number): void {
  if (process.getActiveResourcesInfo().includes('GetAddrInfoReqWrap')) process.kill(process.pid, 'SIGKILL');
  process.exit(code);
}
