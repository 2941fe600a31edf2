import { finished } from 'node:stream';
import type { HttpBindings } from '@hono/node-server';
import { InteractionResponseType } from 'discord-api-types/v10';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Counter, type Registry } from 'prom-client';
import type { Handle } from '../../bot/handle.ts';
import { type Address, interactionResponse, readInteraction } from '../../bot/interaction.ts';
import type { BotMessage } from '../../bot/outcome.ts';
import type { Log } from '../../log.ts';
import { removeMessage } from '../callback.ts';
import type { Observe } from '../metrics.ts';
import { createRepeats, type Note } from '../repeats.ts';
import { createRest } from '../rest.ts';
import { DRAIN_MS, timeLimit } from '../transport.ts';
import { type HttpTransport, listen, wasUnreadable } from './listen.ts';
import { type StatusOptions, statusRoutes } from './operators.ts';
import { createVerifier, type Verdict } from './signature.ts';

export interface HttpOptions extends StatusOptions {
  /** The application's public key, 64 hexadecimal digits. */
  readonly publicKey: string;
  /** Address to listen on. */
  readonly host: string;
  /** Port to listen on; 0 for any free one. */
  readonly port: number;
  /** Base address of REST, without version, where messages are deleted. */
  readonly apiUrl: string;
  readonly handle: Handle;
  /** Gets the counter of refused requests. */
  readonly registry: Registry;
  readonly observe: Observe;
  /** The site, served at `/`; undefined if there is none. */
  readonly site?: Hono | undefined;
  readonly log: Log;
}

/** In bytes. The largest interactions, message commands, contain a message of about 20 KiB. */
const BODY_LIMIT = 256 * 1024;
/** Pauses before further tries to delete a message: Discord may not have read the response yet. */
const REMOVE_WAITS_MS = [300, 1_000] as const;
const REMOVE_TIMEOUT_MS = 3_000;

/**
 * Serves the interactions that Discord posts, and health checks.
 * @returns When it listens.
 * @throws {HttpError} It cannot listen on the address.
 */
export async function openHttp(options: HttpOptions): Promise<HttpTransport> {
  const { handle, observe, log, registry } = options;
  const verify = await createVerifier(options.publicKey);
  const refusals = new Counter({
    name: 'msq_bot_http_refusals_total',
    help: 'Requests that were refused, by HTTP status.',
    labelNames: ['status'],
    registers: [registry],
  });
  const note = createRepeats(log);
  const removals = createRemovals(options.apiUrl, log, note);

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
    const verdict = await verify(signature, timestamp, body);
    if (verdict.kind !== 'genuine') return refuse(context, 401, noteUnsigned(verdict, note));
    const interaction = readInteraction(parseJson(body));
    if (!interaction) {
      note('unknown interaction', 'an interaction of an unknown form was refused');
      return refuse(context, 400, 'This is not an interaction that the bot knows.');
    }
    if (interaction.kind === 'ping') {
      log.info('Discord checked the endpoint');
      return context.json({ type: InteractionResponseType.Pong });
    }
    const { address, request } = interaction;
    const outcome = handle(request);
    const { response } = outcome;
    const { outgoing } = context.env;
    // Also if the client went away while its request was read.
    finished(outgoing, () => {
      const isSent = outgoing.writableFinished;
      observe('http', outcome, performance.now() - started, isSent ? 'sent' : 'client_gone');
      if (isSent && response.kind === 'removal') removals.begin(address, outcome.command);
    });
    return response.kind === 'message' && response.files.length > 0
      ? withFiles(response)
      : context.json(interactionResponse(response));
  });
  app.route('/', statusRoutes(options));
  if (options.site) app.route('/', options.site);
  app.onError((err, context) => {
    if (context.env.incoming.destroyed) {
      // Neither is an error of the bot, and nobody reads this response.
      if (wasUnreadable(context.env.incoming.socket)) return context.body(null, 400);
      refusals.inc({ status: 'client gone' });
      note('client gone', 'a client went away before its request was complete');
      return context.body(null, 400);
    }
    refusals.inc({ status: 500 });
    note('request failed', 'a request failed', { err });
    return context.text('Something went wrong.', 500);
  });

  const transport = await listen(app, {
    ...options,
    variables: { host: 'HOST', port: 'PORT' },
    onUnreadable: (status) => refusals.inc({ status }),
  });
  log.info({ url: transport.url }, 'listening');
  return {
    url: transport.url,
    async close() {
      await transport.close();
      await removals.end();
    },
  };
}

/** Deletes the messages whose "Remove" was pressed, after each press was acknowledged by its HTTP response. */
function createRemovals(apiUrl: string, log: Log, note: Note) {
  const webhooks = createRest({ apiUrl, timeoutMs: REMOVE_TIMEOUT_MS, retries: 1 });
  const running = new Set<Promise<boolean>>();
  return {
    begin(address: Address, command: string): void {
      const removal = removeMessage({ webhooks, log, note }, address, command, REMOVE_WAITS_MS).finally(() =>
        running.delete(removal),
      );
      running.add(removal);
    },
    /** Waits for those that run, but not for long. */
    async end(): Promise<void> {
      await Promise.race([Promise.allSettled(running), timeLimit(DRAIN_MS)]);
    },
  };
}

/**
 * Notes a request that Discord did not sign just now.
 * @returns What its client is told.
 */
function noteUnsigned(verdict: Exclude<Verdict, { kind: 'genuine' }>, note: Note): string {
  if (verdict.kind === 'forged') {
    note(
      'signature',
      'the signature of a request does not verify. Discord sends such requests as a test; if it refuses the address of the endpoint, copy DISCORD_PUBLIC_KEY again',
    );
    return 'The signature does not verify.';
  }
  const { ageSeconds } = verdict;
  note(
    'timestamp',
    `a signed request is ${ageSeconds} s old by the clock of this machine. It was sent a second time, or the clock is wrong: check it (timedatectl)`,
    { ageSeconds },
  );
  return 'The timestamp is too far from now.';
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
