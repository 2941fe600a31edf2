import { Agent, request } from 'node:http';
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadResponse } from '../../src/questionnaire/load.ts';
import { startDiscordStandIn } from '../../test/support/discord-stand-in.ts';
import { createSigner } from '../../test/support/signer.ts';
import { quantile } from '../quantile.ts';
import { probe, ROOT, startBot, stopBot } from './bot.ts';
import { command, interactionMix, signed } from './mix.ts';

/**
 * `npm run soak`: the built bot for 20 minutes under a bounded mix of what comes in through both transports, with a
 * stand-in for Discord on loopback. Ends with exit code 1 if an aim is missed. A number of minutes can be given.
 */
const MINUTES = Number(process.argv[2] ?? 20);
const MINUTE_MS = 60_000;
/** Interactions per second and transport. */
const RATE = 10;
/** No more than this many wait for an answer at a time. */
const MOST_OPEN = 200;
/** As a share of the heap of the first quarter. */
const MOST_GROWTH = 1.1;
const FLOOD = { interactions: 100, ms: 10_000, rounds: 6 };
/** How many times as long others may wait during a flood, which is half as much load again. */
const MOST_SLOWER = 2;
/** Without load, before anything is measured: longer than idle connections to Discord stay open. */
const QUIET_MS = 10_000;
/** One in each language that the bot answers in. */
const QUESTIONS = [
  'is there a data privacy law?',
  '¿hay una ley de protección de datos?',
  'y a-t-il une loi sur la protection des données ?',
  'есть ли закон о защите данных?',
  '有数据保护法吗？',
  'هل يوجد قانون لحماية البيانات؟',
];

const signer = createSigner();
const response = loadResponse(`${ROOT}data/msq-2022/bhutan.md`);
const discord = await startDiscordStandIn();
const bot = await startBot({
  DISCORD_TOKEN: discord.token,
  DISCORD_API_URL: discord.apiUrl,
  DISCORD_PUBLIC_KEY: signer.publicKey,
  PORT: '0',
  ANSWER_MENTIONS: 'true',
});
await discord.ready();

const mix = [...interactionMix(response), ...QUESTIONS.map((query) => command('ask', { query }))];
const agent = new Agent({ keepAlive: true, maxSockets: MOST_OPEN });
/** How long everyone but the person of the flood waits, in milliseconds. */
let waits: number[] = [];
let open = 0;
let sent = 0;
const failures: string[] = [];

/** Sends something, and notes how long its answer took. */
async function answered(send: () => Promise<unknown>): Promise<void> {
  if (open >= MOST_OPEN) {
    failures.push(`more than ${MOST_OPEN} waited for an answer`);
    return;
  }
  open += 1;
  sent += 1;
  const started = performance.now();
  try {
    await send();
    waits.push(performance.now() - started);
  } catch (error) {
    failures.push(String(error));
  } finally {
    open -= 1;
  }
}

/** Posts to the bot and resolves with the status, or with undefined if the request is broken off. */
function post(body: string, headers: Readonly<Record<string, string>>, isBrokenOff = false) {
  return new Promise<number | undefined>((resolve, reject) => {
    const length = String(Buffer.byteLength(body) + (isBrokenOff ? 1 : 0));
    const sending = request(`${bot.url}/interactions`, {
      method: 'POST',
      agent: isBrokenOff ? false : agent,
      headers: { ...headers, 'content-length': length },
    });
    sending.on('response', (answer) => answer.resume().on('end', () => resolve(answer.statusCode)));
    sending.on('error', (error) => (isBrokenOff ? resolve(undefined) : reject(error)));
    if (isBrokenOff) sending.write(body, () => sending.destroy());
    else sending.end(body);
  });
}

async function throughHttp(index: number): Promise<void> {
  const { body, headers } = signed(mix[index % mix.length] ?? {}, index, signer);
  const status = await post(body, headers);
  if (status !== 200) throw new Error(`HTTP ${status}`);
}

const throughGateway = (index: number): Promise<unknown> => discord.interact(mix[index % mix.length] ?? {});

async function throughMention(index: number): Promise<void> {
  const id = String(2n * 10n ** 18n + BigInt(index));
  const reply = discord.nextRequest(({ path, body }) => path.startsWith('/channels/') && refersTo(body, id));
  discord.sendEvent('MESSAGE_CREATE', {
    id,
    channel_id: '400000000000000001',
    guild_id: '500000000000000001',
    type: 0,
    content: `<@${discord.applicationId}> ${QUESTIONS[index % QUESTIONS.length]}`,
    author: { id: '300000000000000001', username: 'person' },
    mentions: [{ id: discord.applicationId }],
  });
  await reply;
}

function refersTo(body: unknown, id: string): boolean {
  return JSON.stringify(body).includes(`"message_id":"${id}"`);
}

/** What also happens: refusals, clients that go away, a Discord that is slow or fails, lost connections. */
async function disturb(second: number): Promise<void> {
  const { body, headers } = signed(command('help', {}), second, signer);
  await post(body, { ...headers, 'x-signature-timestamp': '1' });
  await post(body, headers, true);
  const callback = { method: 'POST', path: /\/callback$/ };
  if (second % 10 === 3) discord.fault(callback, { status: 500 });
  if (second % 10 === 6) discord.fault(callback, { slowMs: 1_000 });
  if (second % 10 === 9) discord.fault(callback, { status: 429 });
  if (second % 120 === 100) discord.closeGateway(second % 240 === 100 ? 4000 : undefined);
}

/** Keeps the load up for some time. */
async function load(ms: number, isDisturbed = true): Promise<void> {
  const end = performance.now() + ms;
  const work = new Set<Promise<void>>();
  const track = (promise: Promise<void>): void => {
    work.add(promise);
    void promise.finally(() => work.delete(promise));
  };
  for (let tick = 0; performance.now() < end; tick++) {
    track(answered(() => throughHttp(sent)));
    track(answered(() => throughGateway(sent)));
    if (tick % (2 * RATE) === 0) track(answered(() => throughMention(sent)));
    if (isDisturbed && tick % RATE === 0) track(disturb(tick / RATE));
    await sleep(1000 / RATE);
  }
  await Promise.all(work);
}

/** One person sends this much at once for ten seconds, half through each transport. */
async function flood(): Promise<void> {
  const user = { id: '1000000000000000077' };
  const body = { ...command('ask', { query: QUESTIONS[0] ?? '' }), context: 1, member: undefined, user };
  for (let done = 0; done < FLOOD.interactions; done += 2) {
    const { body: text, headers } = signed(body, 5_000_000 + done, signer);
    void post(text, headers).catch((error: unknown) => failures.push(`flood: ${error}`));
    void discord.interact(body).catch((error: unknown) => failures.push(`flood: ${error}`));
    await sleep((2 * FLOOD.ms) / FLOOD.interactions);
  }
}

async function sample(name: string) {
  agent.destroy();
  await sleep(QUIET_MS);
  const { heap, resources } = await probe(bot);
  console.log(`${name}: heap ${(heap / 2 ** 20).toFixed(2)} MiB, open: ${countsOf(resources)}`);
  return { heap, resources };
}

function countsOf(kinds: readonly string[]): string {
  return [...new Set(kinds)]
    .map((kind) => `${kinds.filter((other) => other === kind).length} ${kind}`)
    .toSorted()
    .join(', ');
}

console.log(
  `Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${MINUTES} minutes, ${RATE} interactions a second through each transport`,
);
// Until everything that is prepared after the start is there.
await sleep(2 * QUIET_MS);
const before = await sample('idle, before');
const quarter = (MINUTES / 4) * MINUTE_MS;
await load(quarter);
const first = await sample(`after ${MINUTES / 4} minutes`);
await load(quarter);
await sample(`after ${MINUTES / 2} minutes`);

const usualWaits: number[] = [];
const floodWaits: number[] = [];
// In turns, because the machine may be busier at one time than at another.
for (let round = 0; round < FLOOD.rounds; round++) {
  waits = usualWaits;
  await load(FLOOD.ms, false);
  waits = floodWaits;
  await Promise.all([load(FLOOD.ms, false), flood()]);
}
const show = (times: readonly number[]): string =>
  `p50 ${quantile(times, 0.5).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms of ${times.length}`;
const isSlowed = (share: number): boolean =>
  quantile(floodWaits, share) > MOST_SLOWER * quantile(usualWaits, share);
console.log(
  `others wait: usually ${show(usualWaits)}; while one person sends ${FLOOD.interactions} interactions in ${FLOOD.ms / 1000} s ${show(floodWaits)}`,
);

await load(2 * quarter - 2 * FLOOD.rounds * FLOOD.ms);
const last = await sample(`after ${MINUTES} minutes`);
const growth = last.heap / first.heap;
const left = countsOf(last.resources);
console.log(
  `heap: ${((growth - 1) * 100).toFixed(1)} % more than after the first quarter (aim: at most 10 %)`,
);
console.log(`sent: ${sent}, failures: ${failures.length} (aim: 0) ${failures.slice(0, 3).join('; ')}`);
const code = await stopBot(bot);
await discord.close();
const missed = [
  growth > MOST_GROWTH && 'the heap grows',
  isSlowed(0.5) && 'a flood slows others (median)',
  isSlowed(0.99) && 'a flood slows others (99th percentile)',
  last.resources.length > before.resources.length && `left open: ${left}`,
  failures.length > 0 && 'some were not answered',
  code !== 0 && `exit code ${code}: ${bot.lastLines()}`,
].filter((reason) => reason !== false);
console.log(missed.length === 0 ? 'all aims are met' : `missed: ${missed.join('; ')}`);
process.exitCode = missed.length === 0 ? 0 : 1;
