/** A way by which interactions come in, until it is closed. */
export interface Transport {
  /** Takes no new interactions, finishes those in flight (for at most {@link DRAIN_MS}) and closes. */
  close(): Promise<void>;
}

/** Longest wait for replies in flight when the bot stops: longer than Discord waits. A whole stop takes less than 5 s. */
export const DRAIN_MS = 3_200;

/** Resolves after some milliseconds, but does not keep the process alive for that long. */
export function timeLimit(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
