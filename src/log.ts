import { destination, type Logger, pino } from 'pino';

/** What the rest of the house needs of a log. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Characters that wait while nobody reads standard error; lines beyond them are dropped, and the bot answers on. */
const MOST_WAITING = 4 * 1024 * 1024;

/**
 * JSON lines on standard error, which leaves standard output to answers.
 * @param secrets Strings that must never be written; each is replaced wherever it would stand.
 */
export function createLog(level: LogLevel, secrets: readonly string[]): Logger {
  const hide = (line: string): string =>
    secrets.reduce((shown, secret) => shown.replaceAll(secret, '[secret]'), line);
  return pino(
    { level, base: null, hooks: { streamWrite: hide } },
    // Lines that come while one is being written go out together after it; at an exit pino writes what is left.
    destination({ dest: 2, sync: false, maxLength: MOST_WAITING }),
  );
}
