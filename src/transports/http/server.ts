import path from 'node:path';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { REST } from 'discord.js';
import { InteractionResponseType } from 'discord-api-types/v10';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Counter, type Registry } from 'prom-client';
import type { Handle } from '../../bot/handle.ts';
import { interactionResponse, readInteraction } from '../../bot/interaction.ts';
import type { BotMessage } from '../../bot/outcome.ts';
import type { Log } from '../../log.ts';
import type { SurveyResponse } from '../../questionnaire/schema.ts';
import { removeMessage } from '../gateway/callback.ts';
import type { Observe } from '../metrics.ts';
import { DRAIN_MS, type Transport, timeLimit } from '../transport.ts';
import { createVerifier } from './signature.ts';

/** The server cannot listen. The message says why and what to do. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
}

export interface HttpOptions {
  /** The application's public key, 64 hexadecimal digits. */
  readonly publicKey: string;
  /** Address to listen on. */
  readonly host: string;
  /** Port to listen on; 0 for any free one. */
  readonly port: number;
  /** Base address of REST, without version, where messages are deleted. */
  readonly apiUrl: string;
  readonly handle: Handle;
  /** The response that is answered from, named at `/readyz`. */
  readonly response: SurveyResponse;
  /** Shown at `/metrics`. Gets the counter of refused requests. */
  readonly registry: Registry;
  readonly observe: Observe;
  /** The site, served at `/`; undefined if there is none. */
  readonly site?: Hono | undefined;
  readonly log: Log;
}

/** A transport that listens. */
export interface HttpTransport extends Transport {
  /** `http://HOST:PORT`. */
  readonly url: string;
}

/** In bytes. The largest interactions, message commands, contain a message of about 20 KiB. */
const BODY_LIMIT = 256 * 1024;
/** Longest time for a whole request. Discord itself gives up after three seconds. */
const REQUEST_MS = 5_000;
/** Longer than the usual 60 seconds of proxies, so that the proxy is the one that closes an idle connection. */
const KEEP_ALIVE_MS = 75_000;
/** Pauses before further tries to delete a message: Discord may not have read the response yet. */
const REMOVE_WAITS_MS = [300, 1_000] as const;
const REMOVE_TIMEOUT_MS = 3_000;

/**
 * Serves the interactions that Discord posts, and health checks and metrics for operators.
 * @returns When it listens.
 * @throws {HttpError} It cannot listen on the address.
 */
export async function openHttp(options: HttpOptions): Promise<HttpTransport> {
  const { handle, observe, log, response: survey, registry } = options;
  const verify = await createVerifier(options.publicKey);
  const rest = new REST({ api: options.apiUrl, timeout: REMOVE_TIMEOUT_MS, retries: 1 });
  const refusals = new Counter({
    name: 'msq_bot_http_refusals_total',
    help: 'Requests to /interactions that were refused, by HTTP status.',
    labelNames: ['status'],
    registers: [registry],
  });
  const removals = new Set<Promise<boolean>>();
  let closing = false;
  let warned = false;

  const refuse = (context: Context, status: 400 | 401 | 405 | 413 | 415, text: string): Response => {
    refusals.inc({ status });
    return context.text(text, status);
  };

  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use('/interactions', async (context, next) => {
    if (context.req.method !== 'POST') {
      context.header('Allow', 'POST');
      return refuse(context, 405, 'Send POST.');
    }
    if (!/^application\/json\s*(?:;|$)/i.test(context.req.header('content-type') ?? '')) {
      return refuse(context, 415, 'Send application/json.');
    }
    return next();
  });
  const limit = bodyLimit({
    maxSize: BODY_LIMIT,
    onError: (context) => refuse(context, 413, `The body is larger than ${BODY_LIMIT} bytes.`),
  });
  app.post('/interactions', limit, async (context) => {
    const started = performance.now();
    const body = new Uint8Array(await context.req.arrayBuffer());
    const signature = context.req.header('x-signature-ed25519');
    const timestamp = context.req.header('x-signature-timestamp');
    if (!(await verify(signature, timestamp, body))) {
      if (!warned) {
        warned = true;
        log.warn(
          'the signature of a request does not verify (logged once). Discord sends such requests as a test; if it refuses the address of the endpoint, copy DISCORD_PUBLIC_KEY again',
        );
      }
      return refuse(context, 401, 'The signature does not verify.');
    }
    const interaction = readInteraction(parseJson(body));
    if (!interaction) {
      log.warn('an interaction of an unknown form was refused');
      return refuse(context, 400, 'This is not an interaction that the bot knows.');
    }
    if (interaction.kind === 'ping') {
      log.info('Discord checked the endpoint');
      return context.json({ type: InteractionResponseType.Pong });
    }
    const { address, request } = interaction;
    const outcome = handle(request);
    const { response } = outcome;
    if (response.kind === 'removal') {
      context.env.outgoing.once('finish', () => {
        const removal = removeMessage(rest, address, outcome.command, log, REMOVE_WAITS_MS).finally(() =>
          removals.delete(removal),
        );
        removals.add(removal);
      });
    }
    observe('http', outcome, performance.now() - started);
    return response.kind === 'message' && response.files.length > 0
      ? withFiles(response)
      : context.json(interactionResponse(response));
  });
  app.get('/healthz', (context) => context.json({ alive: true }));
  app.get('/readyz', (context) =>
    context.json(
      { ready: !closing, document: path.basename(survey.source.file), sha256: survey.source.sha256 },
      closing ? 503 : 200,
    ),
  );
  app.get('/metrics', async (context) =>
    context.body(await registry.metrics(), 200, { 'content-type': registry.contentType }),
  );
  if (options.site) app.route('/', options.site);
  app.onError((err, context) => {
    log.error({ err }, 'a request failed');
    return context.text('Something went wrong.', 500);
  });

  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      requestTimeout: REQUEST_MS,
      headersTimeout: REQUEST_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
  });
  const url = await new Promise<string>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(toHttpError(cause, options)));
    server.listen(options.port, options.host, () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : options.port;
      resolve(`http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`);
    });
  });
  log.info({ url }, 'listening');

  return {
    url,
    async close() {
      closing = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await Promise.race([closed, timeLimit(DRAIN_MS)]);
      if ('closeAllConnections' in server) server.closeAllConnections();
      await Promise.race([Promise.allSettled(removals), timeLimit(DRAIN_MS)]);
    },
  };
}

/** Source: https://discord.com/developers/docs/reference#uploading-files */
function withFiles(message: BotMessage): Response {
  const form = new FormData();
  form.append('payload_json', JSON.stringify(interactionResponse(message)));
  message.files.forEach(({ name, text, contentType }, index) => {
    form.append(`files[${index}]`, new Blob([text], { type: contentType }), name);
  });
  return new Response(form);
}

/** @returns Undefined for anything that is not JSON. */
function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Explains why the server cannot listen, and what to do. */
function toHttpError(cause: NodeJS.ErrnoException, { host, port }: HttpOptions): HttpError {
  const reasons: Partial<Record<string, string>> = {
    EADDRINUSE: `port ${port} is taken by another program. Choose another PORT.`,
    EACCES: `port ${port} needs more rights than the bot should have. Choose a PORT above 1023.`,
    EADDRNOTAVAIL: 'this machine does not have this address. Fix HOST.',
    ENOTFOUND: 'there is no such host. Fix HOST.',
  };
  const reason = reasons[cause.code ?? ''] ?? `${cause.message}.`;
  return new HttpError(`The bot cannot listen on ${host}, port ${port}: ${reason}`, { cause });
}
