import { destination, type Logger, pino } from 'pino';

/** What the rest of the house needs of a log. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * JSON lines on standard error, which leaves standard output to answers.
 * @param secrets Strings that must never be written; each is replaced wherever it would stand.
 */
export function createLog(level: LogLevel, secrets: readonly string[]): Logger {
  const hide = (line: string): string =>
    secrets.reduce((shown, secret) => shown.replaceAll(secret, '[secret]'), line);
  return pino(
    { level, base: null, hooks: { streamWrite: hide } },
    // Synchronous, so that the last line before an exit is written too.
    destination({ dest: 2, sync: true }),
  );
}
