import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import * as z from 'zod';
import { loadResponse } from '../../src/questionnaire/load.ts';
import { createSigner } from '../../test/support/signer.ts';
import { signedMix } from './mix.ts';

/**
 * `npm run load`: the built bot, over HTTP on loopback, at a rate that no bot of this kind reaches, and its heap over
 * many interactions. Takes some two minutes; ends with exit code 1 if an aim is missed.
 */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const CONNECTIONS = 32;
const WARM_UP_SECONDS = 5;
const STEADY_SECONDS = 30;
const STEADY_RATE = 200;
const MOST_P99_MS = 50;
const HEAP_INTERACTIONS = 100_000;
const HEAP_SAMPLES = 10;
/** Bytes per interaction that count as no growth: a megabyte over all of them, less than one collection moves. */
const MOST_SLOPE = 10;

const signer = createSigner();
const response = loadResponse(`${ROOT}data/msq-2022/bhutan.md`);

interface Server {
  readonly url: string;
  readonly child: ChildProcess;
}

async function startServer(args: readonly string[]): Promise<Server> {
  const child = spawn(process.execPath, args, {
    cwd: `${ROOT}test`,
    env: { PATH: process.env['PATH'], DISCORD_PUBLIC_KEY: signer.publicKey, PORT: '0' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const { stderr } = child;
  if (stderr === null) throw new Error('a child without standard error');
  const [first]: unknown[] = await once(stderr, 'data');
  // Its log goes on, one line per interaction; it is read and dropped.
  stderr.resume();
  return { child, url: z.object({ url: z.string() }).parse(JSON.parse(String(first))).url };
}

async function stopServer({ child }: Server): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}

function fire(
  { url }: Server,
  bound: Pick<autocannon.Options, 'duration' | 'amount' | 'overallRate'>,
): Promise<autocannon.Result> {
  return autocannon({
    url: `${url}/interactions`,
    connections: CONNECTIONS,
    // Signed anew each time, because signatures age.
    requests: signedMix(response, signer).map(({ body, headers }) => ({ method: 'POST', body, headers })),
    ...bound,
  });
}

function failuresOf({ errors, non2xx }: autocannon.Result): number {
  return errors + non2xx;
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
const probe = ['--expose-gc', '--import', fileURLToPath(new URL('heap-probe.js', import.meta.url))];
const bot = await startServer([...probe, `${ROOT}dist/main.js`]);
await fire(bot, { duration: WARM_UP_SECONDS });

const steady = await fire(bot, { duration: STEADY_SECONDS, overallRate: STEADY_RATE });
const { p50, p99, max } = steady.latency;
console.log(
  `at ${STEADY_RATE} requests a second: p50 ${p50} ms, p99 ${p99} ms (aim: under ${MOST_P99_MS} ms), max ${max} ms`,
);

let failures = failuresOf(steady);
const points = [{ sent: 0, heap: await heapOf(bot) }];
for (let sample = 1; sample <= HEAP_SAMPLES; sample++) {
  failures += failuresOf(await fire(bot, { amount: HEAP_INTERACTIONS / HEAP_SAMPLES }));
  points.push({ sent: (sample * HEAP_INTERACTIONS) / HEAP_SAMPLES, heap: await heapOf(bot) });
}
const slope = slopeOf(points);
console.log(
  `heap after collection, MiB: ${points.map(({ heap }) => (heap / 2 ** 20).toFixed(2)).join('  ')}`,
);
console.log(
  `growth over ${HEAP_INTERACTIONS} interactions: ${slope.toFixed(2)} bytes each (aim: under ${MOST_SLOPE})`,
);
console.log(`errors: ${failures} (aim: 0)`);

await stopServer(bot);
if (failures > 0 || p99 >= MOST_P99_MS || slope >= MOST_SLOPE) process.exitCode = 1;
