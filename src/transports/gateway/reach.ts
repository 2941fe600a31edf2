import { setTimeout } from 'node:timers/promises';
import { RateLimitError } from '@discordjs/rest';
import type { Log } from '../../log.ts';
import { restMessage } from '../rest.ts';

/** The connection cannot be opened, or is closed for good. The message says why and what to do. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  /** Whether it would happen again until somebody fixes something. */
  readonly isFinal: boolean;
  constructor(message: string, { isFinal, ...options }: ErrorOptions & { readonly isFinal: boolean }) {
    super(message, options);
    this.isFinal = isFinal;
  }
}

export const TOKEN_REFUSED =
  'Discord refused the token. Copy it again from the application\'s "Bot" page into DISCORD_TOKEN.';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Asks Discord for something that the start needs, until it answers: after a reboot the network may be slow, and nobody
 * may be there to start the bot again. Logs one line per try that failed.
 * @param onFailure Called with the reason of each try that failed.
 * @throws {GatewayError} The token is refused, so that another try would fail too.
 */
export async function untilReachable<T>(
  ask: () => Promise<T>,
  log: Log,
  onFailure: (reason: string) => void,
): Promise<T> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      return await ask();
    } catch (error) {
      const failure = toGatewayError(error);
      if (failure.isFinal) throw failure;
      const wait = error instanceof RateLimitError ? Math.max(pause, error.retryAfter) : pause;
      onFailure(restMessage(error));
      log.warn(`${failure.message}. Trying again in ${Math.ceil(wait / 1000)} s`);
      await setTimeout(wait);
    }
  }
}

/** Explains to the operator why a request to Discord failed. The message never contains the token. */
export function toGatewayError(cause: unknown): GatewayError {
  if (cause instanceof GatewayError) return cause;
  const status = cause instanceof Error && 'status' in cause ? cause.status : undefined;
  if (status === 401) return new GatewayError(TOKEN_REFUSED, { cause, isFinal: true });
  const hint =
    status === 403
      ? ' (403: check that DISCORD_TOKEN and DISCORD_API_URL belong together, and that this address is not banned)'
      : '';
  return new GatewayError(`Discord cannot be reached, or refuses the request: ${restMessage(cause)}${hint}`, {
    cause,
    isFinal: false,
  });
}
