import { DefaultRestOptions, type RateLimitData, RateLimitError, REST } from 'discord.js';

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
  /** Which rate limits fail a request instead of delaying it. Default: those that do not say when they end. */
  readonly rejectOnRateLimit?: (limit: RateLimitData) => boolean;
}

/** Makes a client of Discord's REST API that reads no answer of unbounded length. */
export function createRest({
  apiUrl,
  token,
  timeoutMs = 15_000,
  retries = 3,
  rejectOnRateLimit = isEndless,
}: RestOptions): REST {
  const rest = new REST({ api: apiUrl, timeout: timeoutMs, retries, rejectOnRateLimit, makeRequest });
  return token === undefined ? rest : rest.setToken(token);
}

/** Whether discord.js would repeat a request at once, forever. Each refusal brings a ban of the address closer. */
function isEndless({ retryAfter }: RateLimitData): boolean {
  return retryAfter === 0;
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
  return {
    headers,
    ok,
    status,
    statusText,
    body: null,
    bodyUsed: false,
    arrayBuffer: async () => new Uint8Array(text).buffer,
    json: async () => JSON.parse(text.toString('utf8')),
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
  return error.message === '' ? code : error.message;
}

/** Returns an error for the log. Those of rate limits have no message, and a route as their name. */
export function loggable(error: unknown): unknown {
  if (!(error instanceof RateLimitError)) return error;
  const readable = new Error(restMessage(error));
  readable.name = 'RateLimitError';
  return readable;
}
