import type { Log } from '../log.ts';

/** Notes an event that may come thousands of times. */
export type Note = (kind: string, message: string, fields?: Readonly<Record<string, unknown>>) => void;

/** The shortest time between two log lines of a kind. */
const SUMMARY_MS = 60_000;

/**
 * Makes a function that logs the first event of a kind at once, and those that follow as one line per minute with
 * their number, so that whoever sends bad requests cannot fill the log.
 * @param periodMs Milliseconds between the lines of a kind.
 */
export function createRepeats(log: Log, periodMs = SUMMARY_MS): Note {
  const repeated = new Map<string, number>();
  return (kind, message, fields = {}) => {
    const count = repeated.get(kind);
    if (count !== undefined) {
      repeated.set(kind, count + 1);
      return;
    }
    log.warn({ kind, ...fields }, message);
    repeated.set(kind, 0);
    const summarize = (): void => {
      const more = repeated.get(kind) ?? 0;
      if (more === 0) {
        repeated.delete(kind);
        return;
      }
      log.warn({ kind, count: more }, `again: ${message}`);
      repeated.set(kind, 0);
      setTimeout(summarize, periodMs).unref();
    };
    setTimeout(summarize, periodMs).unref();
  };
}
