import { once } from 'node:events';
import { connect } from 'node:net';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import type { Hono } from 'hono';
import { Registry } from 'prom-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { commands } from '../../commands/index.ts';
import { outcomeNames } from '../../src/bot/handle.ts';
import { createLog } from '../../src/log.ts';
import { openSite, SITE_FOLDER } from '../../src/site/serve.ts';
import { createHealth, type Health } from '../../src/transports/health.ts';
import { HttpError, type HttpTransport } from '../../src/transports/http/listen.ts';
import { openOperators } from '../../src/transports/http/operators.ts';
import { openHttp } from '../../src/transports/http/server.ts';
import { createMeter } from '../../src/transports/metrics.ts';
import { type DiscordStandIn, startDiscordStandIn } from '../support/discord-stand-in.ts';
import { library, plainHandler } from '../support/handle.ts';
import { createSigner, post } from '../support/signer.ts';

const signer = createSigner();
const LIMIT = 256 * 1024;

let discord: DiscordStandIn;
let transport: HttpTransport;
/** On a port of their own: metrics and health checks. */
let operators: HttpTransport;
let health: Health;
/** Log lines so far. */
const lines: Record<string, unknown>[] = [];

async function open(port = 0, site?: Hono): Promise<HttpTransport> {
  lines.length = 0;
  const log = createLog('info', [], { write: (line) => void lines.push(JSON.parse(line)) });
  const registry = new Registry();
  health = createHealth(registry);
  const { observe, latency } = createMeter({
    registry,
    log,
    logQueries: false,
    names: outcomeNames(commands),
  });
  const instance = { version: '1.2.3', startedAt: Date.now(), transports: ['HTTP'], latency };
  const handle = plainHandler({ instance, log });
  const common = {
    host: '127.0.0.1',
    response: library.response,
    health,
    isStopping: () => false,
    registry,
    log,
  };
  const opened = await openHttp({
    ...common,
    publicKey: signer.publicKey,
    port,
    apiUrl: discord.apiUrl,
    handle,
    observe,
    site,
  });
  operators = await openOperators({ ...common, port: 0 });
  return opened;
}

beforeEach(async () => {
  discord = await startDiscordStandIn();
  transport = await open();
});

afterEach(async () => {
  await Promise.all([transport.close(), operators.close()]);
  await discord.close();
});

const base = {
  id: '1000000000000000010',
  application_id: '1000000000000000001',
  token: 'interaction-token',
  context: 0,
  member: { user: { id: '1000000000000000002' } },
};
const ask = {
  ...base,
  type: 2,
  data: { type: 1, name: 'ask', options: [{ type: 3, name: 'query', value: 'data privacy law' }] },
};
const ping = JSON.stringify({ type: 1 });

async function statusOf(body: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const { status } = await fetch(`${transport.url}/interactions`, { method: 'POST', body, headers });
  return status;
}

describe('a signed interaction', () => {
  it('is answered in the response itself', async () => {
    const response = await post(transport.url, signer, ask);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    const body: unknown = await response.json();
    expect(body).toMatchObject({ type: 4, data: { allowed_mentions: { parse: [] } } });
    expect(JSON.stringify(body)).toContain('Information Communication and Media Act of Bhutan 2018');
    expect(discord.requests).toEqual([]);
  });

  it('is answered with PONG if it is a PING', async () => {
    const response = await post(transport.url, signer, ping);
    expect([response.status, await response.json()]).toEqual([200, { type: 1 }]);
  });

  it('is answered with a form if the reply has files', async () => {
    const response = await post(transport.url, signer, { ...base, type: 2, data: { name: 'export' } });
    expect(response.headers.get('content-type')).toMatch(/^multipart\/form-data; boundary=/);
    const form = await response.formData();
    const file = form.get('files[0]');
    expect(file).toBeInstanceOf(File);
    const payload: unknown = JSON.parse(String(form.get('payload_json')));
    const name = file instanceof File ? file.name : '';
    expect(payload).toMatchObject({ type: 4, data: { attachments: [{ id: '0', filename: name }] } });
    expect(file instanceof File ? await file.text() : '').toContain('Q38');
  });

  it('that removes a message is acknowledged first, and the message deleted with the interaction token', async () => {
    discord.fault({ method: 'DELETE', path: /./ }, { status: 204 });
    const deleted = discord.nextRequest(({ method }) => method === 'DELETE');
    const response = await post(transport.url, signer, {
      ...base,
      type: 3,
      message: { flags: 0, interaction_metadata: { user: base.member.user } },
      data: { custom_id: '1xremove' },
    });
    expect(await response.json()).toEqual({ type: 6 });
    expect(await deleted).toMatchObject({
      path: '/webhooks/1000000000000000001/interaction-token/messages/@original',
      authorised: false,
      status: 204,
    });
  });

  it('that removes a message is tried again while Discord has not read the response', async () => {
    discord.fault(
      { method: 'DELETE', path: /./ },
      { status: 404, body: { message: 'Unknown Webhook', code: 10015 } },
    );
    discord.fault({ method: 'DELETE', path: /./ }, { status: 204 });
    const deleted = discord.nextRequest(({ method, status }) => method === 'DELETE' && status === 204);
    await post(transport.url, signer, {
      ...base,
      type: 3,
      message: { flags: 64 },
      data: { custom_id: '1xremove' },
    });
    await deleted;
    expect(discord.requests.map(({ status }) => status)).toEqual([404, 204]);
  });
});

describe('a request whose signature does not verify gets 401', () => {
  const now = Math.floor(Date.now() / 1000);
  const good = signer.headers(ping, String(now));
  const signature = good['x-signature-ed25519'] ?? '';
  const other = signature.startsWith('0') ? '1' : '0';

  it.each([
    ['no signature', { 'x-signature-ed25519': '' }],
    ['a signature one digit short', { 'x-signature-ed25519': signature.slice(1) }],
    ['a signature one digit long', { 'x-signature-ed25519': `${signature}0` }],
    ['a signature twice over', { 'x-signature-ed25519': signature + signature }],
    ['one digit changed', { 'x-signature-ed25519': other + signature.slice(1) }],
    ['no hexadecimal digits', { 'x-signature-ed25519': 'z'.repeat(128) }],
    ['letters that look like digits', { 'x-signature-ed25519': `\u00e9${signature.slice(1)}` }],
    ['another timestamp', { 'x-signature-timestamp': String(now + 1) }],
    ['no timestamp', { 'x-signature-timestamp': '' }],
    ['a timestamp that takes over the first byte of the body', { 'x-signature-timestamp': `${now}{` }],
  ])('with %s', async (_, headers) => {
    expect(await statusOf(ping, { ...good, ...headers })).toBe(401);
  });

  it('without the headers', async () => {
    expect(await statusOf(ping, { 'content-type': 'application/json' })).toBe(401);
  });

  it('if its body was changed', async () => {
    expect(await statusOf(ping, good)).toBe(200);
    expect(await statusOf(`${ping} `, good)).toBe(401);
    expect(await statusOf(JSON.stringify(ask), good)).toBe(401);
    expect(await statusOf('', good)).toBe(401);
  });

  it('with a signature of another key', async () => {
    expect((await post(transport.url, createSigner(), ping)).status).toBe(401);
  });

  it('before its body is parsed', async () => {
    const body = '{"not json';
    expect(await statusOf(body, { ...signer.headers(body), 'x-signature-timestamp': '1' })).toBe(401);
    expect((await post(transport.url, signer, body)).status).toBe(400);
  });
});

describe('a signed request that is not an interaction gets', () => {
  it.each([
    ['400: no JSON', 'hello'],
    ['400: nothing', ''],
    ['400: half a character', '\ud800'],
    ['400: a list', '[]'],
    ['400: null', 'null'],
    ['400: an unknown type', JSON.stringify({ ...base, type: 99 })],
    ['400: a command from nobody', JSON.stringify({ type: 2, data: { name: 'ask' } })],
  ])('%s', async (_, body) => {
    expect((await post(transport.url, signer, body)).status).toBe(400);
  });

  it('413 if its body is one byte above the limit, and not at the limit', async () => {
    const body = `{"type":1,"pad":"${'x'.repeat(LIMIT)}`;
    expect((await post(transport.url, signer, body.slice(0, LIMIT - 2).concat('"}'))).status).toBe(200);
    expect((await post(transport.url, signer, body.slice(0, LIMIT - 1).concat('"}'))).status).toBe(413);
  });

  it('413 for a body of unknown length too', async () => {
    const stream = (length: number): ReadableStream<Uint8Array> =>
      new Blob([ping, ' '.repeat(length - ping.length)]).stream();
    const send = async (length: number): Promise<number> => {
      const headers = signer.headers(ping + ' '.repeat(length - ping.length));
      const init = { method: 'POST', headers, body: stream(length), duplex: 'half' } as const;
      return (await fetch(`${transport.url}/interactions`, init)).status;
    };
    expect(await send(LIMIT)).toBe(200);
    expect(await send(LIMIT + 1)).toBe(413);
  });

  it('415 for another type of content', async () => {
    for (const type of ['text/plain', 'application/json5', 'application/x-www-form-urlencoded', '']) {
      expect((await post(transport.url, signer, ping, { 'content-type': type })).status).toBe(415);
    }
    expect(
      (await post(transport.url, signer, ping, { 'content-type': 'application/json; charset=utf-8' })).status,
    ).toBe(200);
  });

  it('405 for another method', async () => {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const { status, headers } = await fetch(`${transport.url}/interactions`, { method });
      expect([status, headers.get('allow')]).toEqual([405, 'POST']);
    }
  });

  it('404 at another path', async () => {
    expect((await fetch(`${transport.url}/`)).status).toBe(404);
    expect((await fetch(`${transport.url}/interactions/`, { method: 'POST' })).status).toBe(404);
  });
});

describe('a request of any bytes', () => {
  const signature = signer.headers(ping)['x-signature-ed25519'] ?? '';
  const headerText = fc.oneof(fc.string(), fc.constant(signature)).map(encodeURIComponent);
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.json().map((text) => Buffer.from(text)),
    fc.anything().map((value) => Buffer.from(JSON.stringify({ ...ask, data: value }) ?? '')),
  );

  it('gets an answer or a documented refusal if it is signed', () =>
    fc.assert(
      fc.asyncProperty(body, async (bytes) => {
        const init = { method: 'POST', body: Buffer.from(bytes), headers: signer.headers(bytes) };
        const { status } = await fetch(`${transport.url}/interactions`, init);
        expect([200, 400]).toContain(status);
      }),
      { numRuns: 500 },
    ));

  it('gets 401 if it is not signed', () =>
    fc.assert(
      fc.asyncProperty(body, headerText, headerText, async (bytes, forged, timestamp) => {
        const headers = { ...signer.headers(bytes), 'x-signature-ed25519': forged };
        const given = { ...headers, 'x-signature-timestamp': timestamp };
        const init = { method: 'POST', body: Buffer.from(bytes), headers: given };
        expect((await fetch(`${transport.url}/interactions`, init)).status).toBe(401);
      }),
      { numRuns: 300 },
    ));
});

it('a signed request of yesterday gets 401, and the log says how far the clock is off', async () => {
  const yesterday = String(Math.floor(Date.now() / 1000) - 86_400);
  expect(await statusOf(ping, signer.headers(ping, yesterday))).toBe(401);
  const warnings = lines.filter(({ level }) => level === 40);
  expect(warnings).toMatchObject([{ msg: expect.stringContaining('clock') }]);
  expect(Math.abs(Number(warnings[0]?.['ageSeconds']) - 86_400)).toBeLessThan(10);
});

/** Sends bytes over a connection of its own and returns what comes back until the server closes it. */
function raw(text: string, end: 'wait' | 'abort' = 'wait'): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(transport.url).port), '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8').on('data', (more: string) => {
      answer += more;
    });
    socket.on('error', () => undefined).on('close', () => resolve(answer));
    socket.write(text, () => {
      if (end === 'abort') socket.destroy();
    });
  });
}

describe('HTTP as others speak it:', () => {
  it.each(['/healthz', '/readyz'])('%s answers HTTP/1.0 without a Host', async (path) => {
    expect(await raw(`GET ${path} HTTP/1.0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('a request that does not end is refused after five seconds, wherever it stops', async () => {
    const head = 'POST /interactions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
    const started = performance.now();
    const answers = await Promise.all(
      ['P', head, `${head}Content-Length: 9\r\n\r\n`, `${head}Content-Length: 9\r\n\r\n{}`].map((text) =>
        raw(text),
      ),
    );
    // Node's own default would take 30 to 60 seconds.
    expect(performance.now() - started).toBeLessThan(15_000);
    for (const answer of answers) expect(answer).toContain('408 Request Timeout');
    const metrics = await (await fetch(`${operators.url}/metrics`)).text();
    expect(metrics).toContain('msq_bot_http_refusals_total{status="408"} 4');
    expect(metrics).not.toContain('client gone');
  });

  it('requests that cannot be read are answered, counted by status, and cost one log line per kind', async () => {
    const answers = await Promise.all(
      ['nonsense\r\n\r\n', `GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`].flatMap((text) =>
        [text, text, text].map((one) => raw(one)),
      ),
    );
    expect(answers.filter((answer) => answer.startsWith('HTTP/1.1 400 Bad Request\r\n'))).toHaveLength(3);
    expect(
      answers.filter((answer) => answer.startsWith('HTTP/1.1 431 Request Header Fields Too Large\r\n')),
    ).toHaveLength(3);
    const metrics = await (await fetch(`${operators.url}/metrics`)).text();
    expect(metrics).toContain('msq_bot_http_refusals_total{status="400"} 3');
    expect(metrics).toContain('msq_bot_http_refusals_total{status="431"} 3');
    expect(lines.filter(({ level }) => Number(level) >= 40).map(({ kind }) => kind)).toEqual([
      'unreadable 400',
      'unreadable 431',
    ]);
  });

  it('clients that go away are counted and cost one log line, without a stack', async () => {
    const head =
      'POST /interactions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{';
    await Promise.all(Array.from({ length: 200 }, () => raw(head, 'abort')));
    await expect
      .poll(async () => (await fetch(`${operators.url}/metrics`)).text())
      .toContain('msq_bot_http_refusals_total{status="client gone"} 200');
    const warnings = lines.filter(({ level }) => Number(level) >= 40);
    expect(warnings).toHaveLength(1);
    expect(JSON.stringify(warnings)).not.toContain('stack');
  });

  it('interactions whose clients go away at once are counted, each once', async () => {
    const body = JSON.stringify(ask);
    const headers = { ...signer.headers(body), 'content-type': 'application/json' };
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const request = `POST /interactions HTTP/1.1\r\nHost: x\r\n${head.join('')}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    await Promise.all(Array.from({ length: 40 }, () => raw(request, 'abort')));
    const metrics = async (): Promise<number> => {
      const text = await (await fetch(`${operators.url}/metrics`)).text();
      const count = (pattern: RegExp): number =>
        Array.from(text.matchAll(pattern), ([, value]) => Number(value)).reduce((sum, one) => sum + one, 0);
      return (
        count(/^msq_bot_interactions_total\{[^}]*\} (\d+)$/gm) +
        count(/^msq_bot_http_refusals_total\{status="client gone"\} (\d+)$/gm)
      );
    };
    await expect.poll(metrics).toBe(40);
  });

  it('requests that are refused by the thousand cost one log line per kind', async () => {
    for (let index = 0; index < 50; index++) await statusOf(ping, signer.headers(`${ping} `));
    for (let index = 0; index < 50; index++) await post(transport.url, signer, 'no JSON');
    expect(lines.filter(({ level }) => level === 40).map(({ kind }) => kind)).toEqual([
      'signature',
      'unknown interaction',
    ]);
  });
});

describe('for operators,', () => {
  it('/healthz and /readyz are on both ports, and /metrics only on its own', async () => {
    for (const { url } of [transport, operators]) {
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
    }
    expect((await fetch(`${transport.url}/metrics`)).status).toBe(404);
    expect((await fetch(`${operators.url}/interactions`)).status).toBe(404);
  });

  it('/readyz names the document and its hash, and says 503 while a connection is down, with its cause', async () => {
    const readyz = async () => {
      const answer = await fetch(`${transport.url}/readyz`);
      return [answer.status, await answer.json()];
    };
    const document = { document: 'bhutan.md', sha256: library.response.source.sha256 };
    expect(await readyz()).toEqual([200, { ready: true, ...document, connections: [] }]);
    const down = { connection: 'gateway', connected: false, cause: 'ECONNREFUSED' };
    health.set(down);
    expect(await readyz()).toEqual([503, { ready: false, ...document, connections: [down] }]);
    expect(await (await fetch(`${operators.url}/metrics`)).text()).toContain(
      'msq_bot_connected{connection="gateway"} 0',
    );
    health.set({ connection: 'gateway', connected: true });
    expect((await readyz())[0]).toBe(200);
  });

  it('/metrics counts interactions by command and outcome, deliveries, and refusals by status', async () => {
    await post(transport.url, signer, ask);
    await post(transport.url, signer, ask);
    await post(transport.url, signer, { ...base, type: 2, data: { name: 'of-nobody' } });
    await statusOf(ping, { 'content-type': 'application/json' });
    const response = await fetch(`${operators.url}/metrics`);
    expect(response.headers.get('content-type')).toContain('text/plain');
    const text = await response.text();
    for (const line of [
      'msq_bot_interactions_total{command="ask",outcome="answered",transport="http"} 2',
      'msq_bot_interactions_total{command="unknown",outcome="refused",transport="http"} 1',
      'msq_bot_deliveries_total{delivery="sent",transport="http"} 3',
      'msq_bot_http_refusals_total{status="401"} 1',
      'msq_bot_interaction_duration_seconds_count{transport="http"} 3',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
  });
});

it('the server says what to do if its port is taken', async () => {
  const port = Number(new URL(transport.url).port);
  const failure = open(port);
  await expect(failure).rejects.toBeInstanceOf(HttpError);
  await expect(failure).rejects.toThrow(`port ${port} is taken by another program. Choose another PORT.`);
});

/** A thread that sends a request on connections of its own, counts those that are sent and posts all answers. */
const SENDS = `
const { parentPort, workerData } = require('node:worker_threads');
const { port, request, count, sent } = workerData;
const answers = Array.from({ length: count }, () => new Promise((resolve) => {
  let answer = '';
  const socket = require('node:net').connect(port, '127.0.0.1');
  socket.setEncoding('utf8').on('data', (more) => { answer += more; });
  socket.on('error', () => undefined).on('close', () => resolve(answer));
  socket.write(request, () => {
    Atomics.add(sent, 0, 1);
    Atomics.notify(sent, 0);
  });
}));
Promise.all(answers).then((all) => parentPort.postMessage(all));
`;

it('a request that was sent before the server stops is answered, also on a new connection', async () => {
  const headers = signer.headers(ping);
  const lines = Object.entries({ Host: 'x', 'Content-Length': String(ping.length), ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const request = `POST /interactions HTTP/1.1\r\n${lines.join('')}Connection: close\r\n\r\n${ping}`;
  const count = 50;
  const sent = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(SENDS, {
    eval: true,
    workerData: { port: Number(new URL(transport.url).port), request, count, sent },
  });
  const answers = once(worker, 'message');
  await once(worker, 'online');
  // This thread stands still, so that the server has seen none of the connections when it is told to stop.
  for (let seen = 0; seen < count; seen = Atomics.load(sent, 0)) Atomics.wait(sent, 0, seen);
  await transport.close();
  const [texts] = z.tuple([z.array(z.string()).length(count)]).parse(await answers);
  for (const text of texts) expect(text).toMatch(/^HTTP\/1\.1 200 /);
});

it('serves the site beside the endpoint, which it does not replace', async () => {
  const site = openSite(SITE_FOLDER, library.response, { warn: () => undefined });
  const beside = await open(0, site);
  const statusOf = async (place: string): Promise<number> => (await fetch(`${beside.url}${place}`)).status;
  expect(await statusOf('/')).toBe(200);
  expect(await statusOf('/try.html')).toBe(200);
  expect(await statusOf('/healthz')).toBe(200);
  expect(await statusOf('/interactions')).toBe(405);
  expect(await statusOf('/package.json')).toBe(404);
  await beside.close();
});
