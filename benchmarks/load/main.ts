import { Agent, request } from 'node:http';
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { loadResponse } from '../../src/questionnaire/load.ts';
import { createSigner } from '../../test/support/signer.ts';
import { quantile } from '../quantile.ts';
import { type BotUnderLoad, probe, ROOT, startBot, stopBot } from './bot.ts';
import { signedMix } from './mix.ts';

/**
 * `npm run load`: the built bot, over HTTP on loopback, at a rate that no bot of this kind reaches, and its heap over
 * many interactions. Takes some two minutes; ends with exit code 1 if an aim is missed.
 */
const CONNECTIONS = 32;
/** As long as the bot takes to have every language ready. */
const WARM_UP_SECONDS = 15;
const STEADY_SECONDS = 30;
const STEADY_RATE = 200;
const MOST_P99_MS = 50;
const HEAP_INTERACTIONS = 100_000;
const HEAP_SAMPLES = 10;
/** Bytes per interaction that count as no growth: a megabyte over all of them, less than one collection moves. */
const MOST_SLOPE = 10;

const signer = createSigner();
const response = loadResponse(`${ROOT}data/msq-2022/bhutan.md`);

/** As fast as they go. */
function fire({ url }: BotUnderLoad, amount: number): Promise<autocannon.Result> {
  return autocannon({
    url: `${url}/interactions`,
    connections: CONNECTIONS,
    // Signed anew each time, because signatures age.
    requests: signedMix(response, signer).map(({ body, headers }) => ({ method: 'POST', body, headers })),
    amount,
  });
}

/**
 * At a rate, each at its own moment whether the one before is answered or not, as people do; autocannon would send those
 * of a second all at its beginning.
 * @returns Milliseconds from the moment at which each was due to its answer; infinite for one that failed.
 */
async function arrive({ url }: BotUnderLoad, seconds: number): Promise<number[]> {
  const requests = signedMix(response, signer);
  const agent = new Agent({ keepAlive: true });
  const waits: Promise<number>[] = [];
  const begun = performance.now();
  for (let at = 0; at < seconds * STEADY_RATE; at++) {
    const due = begun + (at * 1000) / STEADY_RATE;
    await sleep(Math.max(0, due - performance.now()));
    const { body = '', headers } = requests[at % requests.length] ?? {};
    waits.push(
      new Promise((resolve) => {
        request(`${url}/interactions`, { method: 'POST', agent, headers }, (answer) => {
          const isRight = answer.statusCode === 200;
          answer.resume().once('end', () => resolve(isRight ? performance.now() - due : Infinity));
        })
          .once('error', () => resolve(Infinity))
          .end(body);
      }),
    );
  }
  const waited = await Promise.all(waits);
  agent.destroy();
  return waited;
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
await arrive(bot, WARM_UP_SECONDS);

const waits = await arrive(bot, STEADY_SECONDS);
const p99 = quantile(waits, 0.99);
console.log(
  `at ${STEADY_RATE} requests a second: p50 ${quantile(waits, 0.5).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (aim: under ${MOST_P99_MS} ms), max ${quantile(waits, 1).toFixed(1)} ms`,
);

let failures = waits.filter((wait) => wait === Infinity).length;
const points = [{ sent: 0, heap: (await probe(bot)).heap }];
for (let sample = 1; sample <= HEAP_SAMPLES; sample++) {
  const { errors, non2xx } = await fire(bot, HEAP_INTERACTIONS / HEAP_SAMPLES);
  failures += errors + non2xx;
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
