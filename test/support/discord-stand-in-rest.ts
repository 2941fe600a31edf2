import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { type Answer, notFound, refuse } from './discord-stand-in-form.ts';
import { Waiters } from './discord-stand-in-waiters.ts';

export interface RecordedFile {
  /** The file name the client gave. */
  readonly name: string;
  readonly contentType: string;
  readonly text: string;
}

export interface RecordedRequest {
  readonly method: string;
  /** Without `/api/v10` and without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  /** The JSON body, or `payload_json` of a multipart one; undefined when there was none. */
  readonly body: unknown;
  readonly files: readonly RecordedFile[];
  /** Whether it had the token of the stand-in. Answers to interactions need none, and discord.js sends none. */
  readonly authorised: boolean;
  /** The status of the answer; null before the answer, and after a `hang` or `reset` fault. */
  readonly status: number | null;
}

export interface FaultMatch {
  /** Any method by default. */
  readonly method?: string;
  /** Tested against {@link RecordedRequest.path}. */
  readonly path: RegExp;
}

export type Fault =
  | {
      readonly status: number;
      /** Sent as JSON. By default Discord's own body for that status. */
      readonly body?: unknown;
      /** Sent as it is, as text/html unless `headers` says otherwise; goes before `body`. */
      readonly rawBody?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Never answered: the client runs into its own timeout (`rest.timeout`, 15 s by default). */
  | { readonly hang: true }
  /** The TCP connection is reset. */
  | { readonly reset: true }
  /**
   * Handled after some milliseconds, as by a busy Discord; not at all if the client has gone away by then, as proxies
   * in front of a server do.
   */
  | { readonly slowMs: number }
  /** Handled, but the connection is reset before the client knows. */
  | { readonly acceptThenReset: true };

export interface Route {
  readonly method: string;
  /** Path with `:name` for a segment; the handler gets those segments in their order. */
  readonly path: string;
  /** Needs no token. */
  readonly open?: true;
  readonly handle: (request: RecordedRequest, ...segments: string[]) => Answer;
}

// The wait that a 429 without its own body asks for. Discord sends whole seconds in the header.
const RETRY_AFTER_SECONDS = 0.05;

/** The REST API of the stand-in. */
export class Rest {
  readonly requests: RecordedRequest[] = [];
  readonly answered = new Waiters<RecordedRequest>();
  readonly #token: string;
  readonly #routes: readonly (Route & { readonly pattern: RegExp })[];
  readonly #faults: { match: FaultMatch; fault: Fault; left: number }[] = [];

  constructor(token: string, routes: readonly Route[]) {
    this.#token = token;
    this.#routes = routes.map((route) => {
      const pattern = new RegExp(`^${route.path.replaceAll(/:\w+/g, '([^/]+)')}$`);
      return { ...route, pattern };
    });
  }

  fault(match: FaultMatch, fault: Fault, times: number): void {
    this.#faults.push({ match, fault, left: times });
  }

  clearFaults(): void {
    this.#faults.length = 0;
  }

  async handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
    const [, version, path = '/'] = /^\/api(?:\/v(\d+))?(\/.*)$/.exec(url.pathname) ?? [];
    const method = incoming.method ?? 'GET';
    const read = await readBody(incoming);
    const request: RecordedRequest & { status: number | null } = {
      method,
      path,
      query: Object.fromEntries(url.searchParams),
      headers: incoming.headers,
      body: read.body,
      files: read.files,
      authorised: incoming.headers.authorization === `Bot ${this.#token}`,
      status: null,
    };
    this.requests.push(request);
    const fault = this.#takeFault(request);
    if (fault && 'hang' in fault) return this.answered.emit(request);
    if (fault && 'reset' in fault) {
      incoming.socket.resetAndDestroy();
      return this.answered.emit(request);
    }
    if (fault && 'slowMs' in fault) {
      await setTimeout(fault.slowMs);
      if (incoming.socket.destroyed) return this.answered.emit(request);
    }
    const answer =
      fault && 'status' in fault ? faultAnswer(fault) : this.#answer(request, version, read.malformed);
    request.status = answer.status;
    if (fault && 'acceptThenReset' in fault) {
      incoming.socket.resetAndDestroy();
      return this.answered.emit(request);
    }
    response.writeHead(answer.status, answer.headers);
    response.end(answer.text, () => this.answered.emit(request));
  }

  #takeFault(request: RecordedRequest): Fault | undefined {
    const found = this.#faults.find(
      ({ match, left }) =>
        left > 0 && (match.method ?? request.method) === request.method && match.path.test(request.path),
    );
    if (found) found.left -= 1;
    return found?.fault;
  }

  #answer(request: RecordedRequest, version: string | undefined, malformed: boolean): RawAnswer {
    if (version !== undefined && version !== '10') return json(refuse(400, 50041, 'Invalid API version'));
    const matching = this.#routes.filter(({ pattern }) => pattern.test(request.path));
    const route = matching.find(({ method }) => method === request.method);
    if (!route) return json(matching.length > 0 ? refuse(405, 0, '405: Method Not Allowed') : notFound);
    if (route.open !== true && !request.authorised) return json(refuse(401, 0, '401: Unauthorized'));
    if (malformed) return json(refuse(400, 50109, 'The request body contains invalid JSON.'));
    const segments = route.pattern.exec(request.path)?.slice(1) ?? [];
    return json(route.handle(request, ...segments.map(decodeURIComponent)), rateLimit(route));
  }
}

interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

function json(answer: Answer, headers: Readonly<Record<string, string>> = {}): RawAnswer {
  if (answer.body === undefined) return { status: answer.status, headers, text: '' };
  const typed = { 'content-type': 'application/json', ...headers };
  return { status: answer.status, headers: typed, text: JSON.stringify(answer.body) };
}

/** The headers of a rate limit that is never reached. https://discord.com/developers/docs/topics/rate-limits */
function rateLimit(route: Route): Record<string, string> {
  const bucket = createHash('md5').update(`${route.method} ${route.path}`).digest('hex');
  return {
    'x-ratelimit-bucket': bucket,
    'x-ratelimit-limit': '1000',
    'x-ratelimit-remaining': '999',
    'x-ratelimit-reset': (Date.now() / 1000 + 1).toFixed(3),
    'x-ratelimit-reset-after': '1.000',
  };
}

const DEFAULT_MESSAGES: Readonly<Record<number, string>> = {
  401: '401: Unauthorized',
  403: 'Missing Access',
  404: '404: Not Found',
  500: '500: Internal Server Error',
  502: '502: Bad Gateway',
  503: 'upstream connect error or disconnect/reset before headers',
};

function faultAnswer(fault: Extract<Fault, { status: number }>): RawAnswer {
  const { status, rawBody } = fault;
  if (rawBody !== undefined) {
    return { status, headers: { 'content-type': 'text/html', ...fault.headers }, text: rawBody };
  }
  if (status === 429) {
    const seconds = fault.headers?.['retry-after'] ?? String(RETRY_AFTER_SECONDS);
    const message = 'You are being rate limited.';
    const body = fault.body ?? { message, retry_after: Number(seconds), global: false };
    return json({ status, body }, { 'retry-after': seconds, 'x-ratelimit-scope': 'user', ...fault.headers });
  }
  const message = DEFAULT_MESSAGES[status] ?? `${status}`;
  const body = fault.body ?? { message, code: status === 403 ? 50001 : 0 };
  return json(status === 204 ? { status } : { status, body }, fault.headers);
}

async function readBody(incoming: IncomingMessage) {
  const bytes = await buffer(incoming);
  const contentType = incoming.headers['content-type'] ?? '';
  const files: RecordedFile[] = [];
  if (!contentType.startsWith('multipart/form-data')) return { ...parseJson(bytes.toString('utf8')), files };
  const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
  const fields: Record<string, string> = {};
  for (const [key, value] of form) {
    if (typeof value === 'string') fields[key] = value;
    else files.push({ name: value.name, contentType: value.type, text: await value.text() });
  }
  const { payload_json: payload, ...others } = fields;
  return payload === undefined
    ? { body: Object.keys(others).length > 0 ? others : undefined, malformed: false, files }
    : { ...parseJson(payload), files };
}

function parseJson(text: string): { body: unknown; malformed: boolean } {
  if (text === '') return { body: undefined, malformed: false };
  try {
    return { body: JSON.parse(text), malformed: false };
  } catch {
    return { body: text, malformed: true };
  }
}
