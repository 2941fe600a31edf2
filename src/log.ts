import { destination, type Logger, pino } from 'pino';

/** The part of a log that the rest of the code needs. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Characters that wait while nobody reads standard error. Lines beyond them are dropped; the bot continues. */
const MOST_WAITING = 4 * 1024 * 1024;

/**
 * Makes a log of JSON lines on standard error. Standard output is for answers.
 * @param secrets Strings that must never be written. They are replaced in every line.
 */
export function createLog(level: LogLevel, secrets: readonly string[]): Logger {
  const hide = (line: string): string =>
    secrets.reduce((shown, secret) => shown.replaceAll(secret, '[secret]'), line);
  return pino(
    { level, base: null, hooks: { streamWrite: hide } },
    // Lines that come while one is being written are written together after it. On exit, pino writes the rest.
    destination({ dest: 2, sync: false, maxLength: MOST_WAITING }),
  );
}
