import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import * as z from 'zod';
import { loadResponse } from '../../src/questionnaire/load.ts';
import { createSigner } from '../../test/support/signer.ts';
import { type SignedRequest, signedMix } from './mix.ts';

/**
 * `npm run load`: the built bot, over HTTP on loopback, beside a bare server. Takes some two minutes; ends with
 * exit code 1 where a request failed. `npm run load -- --profile` writes a CPU profile of the bot into `.build/`.
 */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const CONNECTIONS = 32;
/** Seconds of each measurement; bot and bare server take turns, since the machine's own speed changes meanwhile. */
const SECONDS = 3;
const ROUNDS = 7;
/** Until the compiler has done its work. */
const WARM_UP_SECONDS = 8;
const STEADY_SECONDS = 15;
const STEADY_SHARE = 0.8;
const HEAP_INTERACTIONS = 200_000;
const HEAP_SAMPLES = 10;

const signer = createSigner();
const mix = signedMix(loadResponse(`${ROOT}data/msq-2022/bhutan.md`), signer);
const isProfiled = process.argv.includes('--profile');

interface Server {
  readonly name: string;
  readonly url: string;
  readonly child: ChildProcess;
}

async function startServer(name: string, args: readonly string[]): Promise<Server> {
  const child = spawn(process.execPath, args, {
    cwd: `${ROOT}test`,
    env: { PATH: process.env['PATH'], DISCORD_PUBLIC_KEY: signer.publicKey, PORT: '0' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const { stderr } = child;
  if (stderr === null) throw new Error('a child without standard error');
  const [first]: unknown[] = await once(stderr, 'data');
  // Its log goes on, one line an interaction; it is read and dropped.
  stderr.resume();
  return { name, child, url: z.object({ url: z.string() }).parse(JSON.parse(String(first))).url };
}

async function stopServer({ child }: Server): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}

function fire(
  { url }: Server,
  requests: readonly SignedRequest[],
  bound: Pick<autocannon.Options, 'duration' | 'amount' | 'overallRate'>,
): Promise<autocannon.Result> {
  return autocannon({
    url: `${url}/interactions`,
    connections: CONNECTIONS,
    requests: requests.map(({ body, headers }) => ({ method: 'POST', body, headers })),
    ...bound,
  });
}

function rateOf({ duration, '2xx': answered }: autocannon.Result): number {
  return answered / duration;
}

function failuresOf({ errors, non2xx }: autocannon.Result): number {
  return errors + non2xx;
}

function print(what: string, result: autocannon.Result): void {
  const { latency } = result;
  const rate = `${Math.round(rateOf(result))} req/s`.padStart(12);
  console.log(
    `${what.padEnd(28)}${rate}   p50 ${latency.p50} ms   p99 ${latency.p99} ms   max ${latency.max} ms   errors ${failuresOf(result)}`,
  );
}

async function heapOf({ child }: Server): Promise<number> {
  child.send('heap');
  const [bytes]: unknown[] = await once(child, 'message');
  return z.number().parse(bytes);
}

/** Bytes an interaction, by least squares. */
function slopeOf(points: readonly { readonly sent: number; readonly heap: number }[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(({ sent }) => sent)), mean(points.map(({ heap }) => heap))];
  const top = points.reduce((sum, { sent, heap }) => sum + (sent - x) * (heap - y), 0);
  return top / points.reduce((sum, { sent }) => sum + (sent - x) ** 2, 0);
}

console.log(
  `Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${CONNECTIONS} connections`,
);
console.log(`${mix.length} signed interactions, in turn; server and load generator share the machine\n`);

const profile = isProfiled ? ['--cpu-prof', `--cpu-prof-dir=${ROOT}.build`] : [];
const probe = ['--expose-gc', '--import', fileURLToPath(new URL('heap-probe.js', import.meta.url))];
const bot = await startServer('bot', [...profile, ...probe, `${ROOT}dist/main.js`]);
const bare = await startServer('bare', [fileURLToPath(new URL('bare-server.js', import.meta.url))]);

let failures = 0;
const best = { bot: 0, bare: 0 };
const shares: number[] = [];
for (const server of [bare, bot]) await fire(server, mix, { duration: WARM_UP_SECONDS });
for (let round = 1; round <= ROUNDS; round++) {
  const rate = { bot: 0, bare: 0 };
  for (const [kind, server] of [
    ['bare', bare],
    ['bot', bot],
  ] as const) {
    const result = await fire(server, mix, { duration: SECONDS });
    failures += failuresOf(result);
    rate[kind] = rateOf(result);
    best[kind] = Math.max(best[kind], rate[kind]);
    print(`${kind}, as fast as it goes (${round})`, result);
  }
  shares.push(rate.bot / rate.bare);
}
const median = shares.sort((a, b) => a - b)[ROUNDS >> 1] ?? 0;
console.log(
  `highest rate: ${Math.round(best.bot)} of the bare server's ${Math.round(best.bare)} req/s: ${(best.bot / best.bare).toFixed(2)}; median of the rounds: ${median.toFixed(2)} (aim: 0.5)\n`,
);

const steady = await fire(bot, mix, {
  duration: STEADY_SECONDS,
  overallRate: Math.round(STEADY_SHARE * best.bot),
});
failures += failuresOf(steady);
print(`bot, at ${STEADY_SHARE * 100} % of its highest`, steady);
console.log(`p99 ${steady.latency.p99} ms (aim: under 50 ms)\n`);

const points = [{ sent: 0, heap: await heapOf(bot) }];
for (let sample = 1; sample <= HEAP_SAMPLES; sample++) {
  const result = await fire(bot, mix, { amount: HEAP_INTERACTIONS / HEAP_SAMPLES });
  failures += failuresOf(result);
  points.push({ sent: (sample * HEAP_INTERACTIONS) / HEAP_SAMPLES, heap: await heapOf(bot) });
}
console.log(`heap after collection, MiB, each ${HEAP_INTERACTIONS / HEAP_SAMPLES} interactions:`);
console.log(points.map(({ heap }) => (heap / 2 ** 20).toFixed(2)).join('  '));
console.log(
  `slope over ${HEAP_INTERACTIONS} interactions: ${slopeOf(points).toFixed(2)} bytes an interaction`,
);
console.log(`errors in all: ${failures}`);

await Promise.all([stopServer(bot), stopServer(bare)]);
if (failures > 0) process.exitCode = 1;
