import { DefaultRestOptions, type RateLimitData, RateLimitError, REST } from '@discordjs/rest';

/** In bytes. The longest answers that are read, lists of commands with all translations, have some 100 KiB. */
const LARGEST_ANSWER = 4 * 1024 * 1024;
/** In bytes. Discord's errors are JSON of a few hundred; a proxy may answer with anything. */
const LARGEST_ERROR = 64 * 1024;

export interface RestOptions {
  /** Base address of REST, without version. */
  readonly apiUrl: string;
  readonly token?: string;
  /** Milliseconds for a request, its answer included. */
  readonly timeoutMs?: number;
  /** How often a request is sent again after an error of the server or of the network. */
  readonly retries?: number;
  /** Which rate limits fail a request instead of delaying it. Default: those longer than {@link LONGEST_WAIT_MS}. */
  readonly rejectOnRateLimit?: (limit: RateLimitData) => boolean;
}

/** Makes a client of Discord's REST API that reads no answer of unbounded length. */
export function createRest({
  apiUrl,
  token,
  timeoutMs = 15_000,
  retries = 3,
  rejectOnRateLimit = isTooLong,
}: RestOptions): REST {
  const rest = new REST({ api: apiUrl, timeout: timeoutMs, retries, rejectOnRateLimit, makeRequest });
  if (token === undefined) return rest;
  const setToken = rest.setToken.bind(rest);
  // discord.js forgets the token after any 401, so that every later request would fail without asking Discord.
  rest.setToken = (other) => setToken(typeof other === 'string' ? other : token);
  return rest.setToken(token);
}

/** Registering all commands takes some waits of up to 20 seconds. A longer one is better told than waited for. */
const LONGEST_WAIT_MS = 60_000;

/** 0: it does not say when it ends, and discord.js would repeat the request at once, forever. */
function isTooLong({ retryAfter }: RateLimitData): boolean {
  return retryAfter === 0 || retryAfter > LONGEST_WAIT_MS;
}

/** Makes the error for an answer that is not Discord's, such as the login page of a network or the error page of a proxy. */
export function notDiscord(cause?: unknown): Error {
  return new Error('the answer is not one of Discord; check the network and DISCORD_API_URL', { cause });
}

type MakeRequest = typeof DefaultRestOptions.makeRequest;

async function makeRequest(...request: Parameters<MakeRequest>): ReturnType<MakeRequest> {
  const answer = await DefaultRestOptions.makeRequest(...request);
  const most = answer.ok ? LARGEST_ANSWER : LARGEST_ERROR;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body ?? []) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > most) {
      if (answer.ok) throw new Error(`an answer of more than ${most} bytes`);
      break;
    }
    chunks.push(bytes);
  }
  const text = Buffer.concat(chunks);
  const { headers, ok, status, statusText } = answer;
  // Neither is the token refused by a page, nor a reply accepted. discord.js itself handles 429 and 5xx by their status.
  const isPage = status < 500 && status !== 429 && /^\s*</.test(text.toString('latin1', 0, 100));
  // Discord redirects nothing, and discord.js would take it for success.
  if (isPage || (status >= 300 && status < 400)) throw notDiscord();
  return {
    headers,
    ok,
    status,
    statusText,
    body: null,
    bodyUsed: false,
    arrayBuffer: async () => new Uint8Array(text).buffer,
    json: async () => {
      try {
        return JSON.parse(text.toString('utf8'));
      } catch (cause) {
        throw notDiscord(cause);
      }
    },
    text: async () => text.toString('utf8'),
  };
}

/** Returns the reason of a failed request in words. Some errors of discord.js and Node have no message. */
export function restMessage(error: unknown): string {
  if (error instanceof RateLimitError) {
    return error.retryAfter === 0
      ? 'a rate limit that does not say when it ends'
      : `a rate limit for another ${Math.ceil(error.retryAfter / 1000)} s`;
  }
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : error.name;
  // OpenSSL's messages are lists of addresses and source lines.
  return error.message === '' || code.startsWith('ERR_SSL_') ? code : error.message;
}

/** Returns an error for the log. Those of rate limits have no message, and a route as their name. */
export function loggableError(error: unknown): unknown {
  if (!(error instanceof RateLimitError)) return error;
  const readable = new Error(restMessage(error));
  readable.name = 'RateLimitError';
  return readable;
}
