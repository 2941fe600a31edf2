/** A way in for interactions, open until it is closed. */
export interface Transport {
  /** Takes nothing new, finishes what is in flight (at most {@link DRAIN_MS}) and closes. */
  close(): Promise<void>;
}

/** Longest wait for replies in flight when the bot stops; with the rest of a stop it stays under 5 s. */
export const DRAIN_MS = 4_000;

/** Resolves after so many milliseconds and keeps no process alive for it. */
export function timeLimit(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
