import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { commands } from '../../commands/index.ts';
import { createAnswers } from '../../src/answer/answers.ts';
import type { Library } from '../../src/answer/library.ts';
import { loadLibrary } from '../../src/answer/load.ts';
import { createHandler } from '../../src/bot/handle.ts';
import { createLog } from '../../src/log.ts';
import { loadResponse } from '../../src/questionnaire/load.ts';
import { LANGUAGE_CODES } from '../../src/search/languages/index.ts';
import { loadModel } from '../../src/search/ranking/load.ts';
import { startBrowser } from '../../src/site/preview/pictures.ts';
import { openSite, SITE_FOLDER, serveHere } from '../../src/site/serve.ts';
import { startDiscordStandIn } from '../../test/support/discord-stand-in.ts';
import { instance } from '../../test/support/instance.ts';
import { readLines } from '../../training/lines.ts';
import { quantile } from '../quantile.ts';

/**
 * Prints how long a start, a query and a reply take, and how much memory the bot needs, each beside what it is measured
 * against, in one run. Machines are noisy: read the ratios.
 */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const program = (name: string): string => `${ROOT}dist/${name}.js`;
const RUNS = 15;
const BROWSER_RUNS = 5;

const RESPONSE = `${ROOT}data/msq-2022/bhutan.md`;
const response = loadResponse(RESPONSE);
const queriesOf = (set: string): string[] =>
  readLines(`${ROOT}training/sets/${set}.jsonl`, z.object({ query: z.string() })).map(({ query }) => query);

const otherLanguages = LANGUAGE_CODES.filter((code) => code !== 'en');

startOfAsk();
await startOfBot();
inProcess();
await inBrowser();

/** A whole process from its start to its first answer, against a Node.js that does nothing. */
function startOfAsk(): void {
  const ask: number[] = [];
  const nothing: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const took = timed(() => spawnSync(process.execPath, [program('cli'), '--json', 'data privacy law']));
    const base = timed(() => spawnSync(process.execPath, ['-e', '0']));
    // The first pair warms the file cache.
    if (run > 0) {
      ask.push(took);
      nothing.push(base);
    }
  }
  print('process start to first answer of ask', ask, 'node -e 0', nothing, 'aim: at most 8');
  for (const language of otherLanguages) {
    const [query = ''] = queriesOf(`${language}/dev`);
    const took = Array.from({ length: RUNS }, () =>
      timed(() => spawnSync(process.execPath, [program('cli'), '--json', query])),
    );
    process.stdout.write(
      `process start to first answer of ask in ${language}, median of ${RUNS}: ${quantile(took, 0.5).toFixed(0)} ms (aim: at most 600)\n`,
    );
  }
}

/** From process start to ready, and the memory then, against a bare client of discord.js. */
async function startOfBot(): Promise<void> {
  const discord = await startDiscordStandIn();
  const env = { PATH: process.env['PATH'], DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
  const times: Record<'bot' | 'bare', number[]> = { bot: [], bare: [] };
  const memory: Record<'bot' | 'bare', number[]> = { bot: [], bare: [] };
  const files = { bot: program('main'), bare: fileURLToPath(new URL('bare-client.js', import.meta.url)) };
  for (let run = 0; run <= RUNS; run++) {
    for (const kind of ['bot', 'bare'] as const) {
      const begun = performance.now();
      const child = spawn(process.execPath, [files[kind]], {
        env,
        stdio: ['ignore', 'ignore', 'pipe'],
        cwd: `${ROOT}test`,
      });
      await ready(child);
      if (run > 0) {
        times[kind].push(performance.now() - begun);
        memory[kind].push(residentMebibytes(child.pid));
      }
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('close', resolve));
    }
  }
  await discord.close();
  print(
    'process start to ready of the bot',
    times.bot,
    'bare discord.js client',
    times.bare,
    'aim: at most 1.3',
  );
  print(
    'resident memory of the bot when ready',
    memory.bot,
    'bare discord.js client',
    memory.bare,
    '',
    'MiB',
  );
}

/** Index build, and query to reply for queries that are asked once. */
function inProcess(): void {
  const model = loadModel(response);
  const builds = Array.from({ length: RUNS }, () => timed(() => createAnswers(response, 'en', model)));
  process.stdout.write(`index build, median of ${RUNS}: ${quantile(builds, 0.5).toFixed(0)} ms\n`);
  const mebibytes = bytesIn(`${ROOT}data`) / 1024 ** 2;
  process.stdout.write(`data that ships, what is learned included: ${mebibytes.toFixed(1)} MiB\n`);

  const library = loadLibrary(RESPONSE);
  const answers = library.in('en');
  const reply = replier(library);
  const unseen = [...queriesOf('held-out'), ...queriesOf('final'), ...queriesOf('chat-held-out')];
  const measure = (name: string, first: readonly string[], queries: readonly string[]): void => {
    // The first queries are the just-in-time compiler's.
    for (const query of first) reply(query);
    const took = queries.map((query) => timed(() => reply(query)));
    process.stdout.write(
      `query to reply, ${name}, ${queries.length} queries asked once: p50 ${quantile(took, 0.5).toFixed(2)} ms, p99 ${quantile(took, 0.99).toFixed(2)} ms (aim: p99 under 10 ms)\n`,
    );
  };
  measure('en', queriesOf('tune'), unseen);
  for (const language of otherLanguages) {
    measure(language, queriesOf(`${language}/tune`), queriesOf(`${language}/held-out`));
  }
  const long = 'where do people go to apply for things '.repeat(256).slice(0, 10_000);
  const longTook = Array.from({ length: RUNS }, (_, at) => timed(() => answers.ask(`${at} ${long}`)));
  process.stdout.write(`query of 10,000 characters: ${quantile(longTook, 0.5).toFixed(2)} ms\n`);
  const typing = unseen.flatMap((query) =>
    Array.from({ length: Math.min(query.length, 30) }, (_, at) => query.slice(0, at + 1)),
  );
  const suggested = typing.map((prefix) => timed(() => answers.suggest(prefix, 24)));
  process.stdout.write(
    `suggestions for a prefix, p99: ${quantile(suggested, 0.99).toFixed(2)} ms (aim: under 20 ms)\n`,
  );
}

/** The page of the response in Chromium, from the first keystroke in its search to the first result. */
async function inBrowser(): Promise<void> {
  const browser = await startBrowser();
  const site = openSite(SITE_FOLDER, response, { warn: () => undefined });
  if (!browser || !site) {
    process.stdout.write('search on the page: not measured, there is no Chromium or no site\n');
    return;
  }
  const server = await serveHere(site);
  const took: number[] = [];
  for (let run = 0; run < BROWSER_RUNS; run++) {
    // Nothing is kept from the run before.
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(server.url);
    const begun = performance.now();
    await page.locator('#query').pressSequentially('law');
    await page.locator('#results a').first().waitFor();
    took.push(performance.now() - begun);
    await context.close();
  }
  await browser.close();
  server.close();
  process.stdout.write(
    `search on the page, first keystroke to first result, median of ${BROWSER_RUNS}: ${quantile(took, 0.5).toFixed(0)} ms (aim: under 1,000)\n`,
  );
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(`${entry.parentPath}/${entry.name}`).size, 0);
}

function replier(library: Library): (query: string) => unknown {
  const handle = createHandler({
    library,
    commands,
    sourceUrl: undefined,
    privateByDefault: false,
    instance,
    log: createLog('silent', []),
  });
  return (query) =>
    handle({
      kind: 'command',
      userId: undefined,
      locale: 'en-US',
      place: 'channel',
      applicationId: undefined,
      isPrivate: undefined,
      invocation: { command: 'ask', options: { query } },
    });
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      if (log.includes('"msg":"ready"')) resolve();
    });
    child.once('close', () => reject(new Error(`ended before it was ready: ${log}`)));
  });
}

/** Linux tells a process's resident memory in /proc; elsewhere this figure is not a number. */
function residentMebibytes(pid: number | undefined): number {
  try {
    const kibibytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kibibytes) / 1024;
  } catch {
    return Number.NaN;
  }
}

function timed(run: () => unknown): number {
  const begun = performance.now();
  run();
  return performance.now() - begun;
}

function print(
  what: string,
  ours: readonly number[],
  against: string,
  theirs: readonly number[],
  aim: string,
  unit = 'ms',
): void {
  line(`${what}, median of ${ours.length}`, quantile(ours, 0.5), against, quantile(theirs, 0.5), aim, unit);
}

function line(what: string, ours: number, against: string, theirs: number, aim: string, unit: string): void {
  const digits = ours < 10 ? 3 : 0;
  const ratio = (ours / theirs).toFixed(2);
  process.stdout.write(
    `${what}: ${ours.toFixed(digits)} ${unit}; ${against}: ${theirs.toFixed(digits)} ${unit}; ratio ${ratio}${aim === '' ? '' : ` (${aim})`}\n`,
  );
}
