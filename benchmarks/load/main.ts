import { cpus } from 'node:os';
import autocannon from 'autocannon';
import { loadResponse } from '../../src/questionnaire/load.ts';
import { createSigner } from '../../test/support/signer.ts';
import { type BotUnderLoad, probe, ROOT, startBot, stopBot } from './bot.ts';
import { signedMix } from './mix.ts';

/**
 * `npm run load`: the built bot, over HTTP on loopback, at a rate that no bot of this kind reaches, and its heap over
 * many interactions. Takes some two minutes; ends with exit code 1 if an aim is missed.
 */
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

function fire(
  { url }: BotUnderLoad,
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
const bot = await startBot({ DISCORD_PUBLIC_KEY: signer.publicKey, PORT: '0' });
await fire(bot, { duration: WARM_UP_SECONDS });

const steady = await fire(bot, { duration: STEADY_SECONDS, overallRate: STEADY_RATE });
const { p50, p99, max } = steady.latency;
console.log(
  `at ${STEADY_RATE} requests a second: p50 ${p50} ms, p99 ${p99} ms (aim: under ${MOST_P99_MS} ms), max ${max} ms`,
);

let failures = failuresOf(steady);
const points = [{ sent: 0, heap: (await probe(bot)).heap }];
for (let sample = 1; sample <= HEAP_SAMPLES; sample++) {
  failures += failuresOf(await fire(bot, { amount: HEAP_INTERACTIONS / HEAP_SAMPLES }));
  points.push({ sent: (sample * HEAP_INTERACTIONS) / HEAP_SAMPLES, heap: (await probe(bot)).heap });
}
const slope = slopeOf(points);
console.log(
  `heap after collection, MiB: ${points.map(({ heap }) => (heap / 2 ** 20).toFixed(2)).join('  ')}`,
);
console.log(
  `growth over ${HEAP_INTERACTIONS} interactions: ${slope.toFixed(2)} bytes each (aim: under ${MOST_SLOPE})`,
);
console.log(`errors: ${failures} (aim: 0)`);

await stopBot(bot);
if (failures > 0 || p99 >= MOST_P99_MS || slope >= MOST_SLOPE) process.exitCode = 1;
