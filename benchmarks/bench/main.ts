import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import MiniSearch from 'minisearch';
import { commands } from '../../commands/index.ts';
import { type Answers, createAnswers } from '../../src/answer/answers.ts';
import { createHandle } from '../../src/bot/handle.ts';
import { createLog } from '../../src/log.ts';
import { loadResponse } from '../../src/questionnaire/load.ts';
import type { SurveyResponse } from '../../src/questionnaire/schema.ts';
import { startDiscordStandIn } from '../../test/support/discord-stand-in.ts';
import { instance } from '../../test/support/instance.ts';

/**
 * Prints the figures of README and docs: how long a start, a query and a reply take, and how much memory
 * the bot needs, each beside what it is measured against, in one run. Machines are noisy: read the ratios.
 */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const program = (name: string): string => `${ROOT}dist/${name}.js`;
const RUNS = 15;
const ROUNDS = 40;

const response = loadResponse(`${ROOT}data/msq-2022/bhutan.md`);
const queries = readFileSync(`${ROOT}training/sets/dev.jsonl`, 'utf8')
  .trim()
  .split('\n')
  .map((line): unknown => JSON.parse(line))
  .flatMap((judged) =>
    typeof judged === 'object' && judged !== null && 'query' in judged && typeof judged.query === 'string'
      ? [judged.query]
      : [],
  );

startOfAsk();
await startOfBot();
inProcess();

/** A whole process from its start to its first answer, against a Node.js that does nothing. */
function startOfAsk(): void {
  const ask: number[] = [];
  const nothing: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const took = timed(() => spawnSync(process.execPath, [program('ask'), '--json', 'data privacy law']));
    const base = timed(() => spawnSync(process.execPath, ['-e', '0']));
    // The first pair warms the file cache.
    if (run > 0) {
      ask.push(took);
      nothing.push(base);
    }
  }
  print('process start to first answer of ask', ask, 'node -e 0', nothing, 'aim: at most 4');
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

/** Index build, query, and query to reply, against MiniSearch with its defaults over the same topics. */
function inProcess(): void {
  const builds = Array.from({ length: RUNS }, () => timed(() => createAnswers(response)));
  const bareBuilds = Array.from({ length: RUNS }, () => timed(() => bareSearch(response)));
  print('index build', builds, 'bare MiniSearch', bareBuilds, '');
  const growth = (builds[0] ?? 0) - (bareBuilds[0] ?? 0);
  process.stdout.write(
    `index build, the first of a process, above bare MiniSearch: ${growth.toFixed(0)} ms (aim: at most 60 ms)\n`,
  );
  const mebibytes = bytesIn(`${ROOT}data`) / 1024 ** 2;
  process.stdout.write(
    `data that ships, the search's included: ${mebibytes.toFixed(1)} MiB (aim: at most 15 MiB)\n`,
  );

  const answers = createAnswers(response);
  const bare = bareSearch(response);
  const reply = replier(answers);
  const samples: Record<'query' | 'reply' | 'bare', number[]> = { query: [], reply: [], bare: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const query of queries) {
      const bareTook = timed(() => bare.search(query));
      const queryTook = timed(() => answers.ask(query));
      const replyTook = timed(() => reply(query));
      // The first rounds are the just-in-time compiler's.
      if (round < ROUNDS / 4) continue;
      samples.bare.push(bareTook);
      samples.query.push(queryTook);
      samples.reply.push(replyTook);
    }
  }
  for (const share of [0.5, 0.99]) {
    const name = `p${share * 100}`;
    const base = quantile(samples.bare, share);
    line(
      `query, ${name}`,
      quantile(samples.query, share),
      'bare MiniSearch',
      base,
      share === 0.99 ? 'aim: at most 4' : '',
      'ms',
    );
    line(
      `query to reply, ${name}`,
      quantile(samples.reply, share),
      'bare MiniSearch',
      base,
      share === 0.99 ? 'aim: at most 3' : '',
      'ms',
    );
  }
  const long = 'where do people go to apply for things '.repeat(256).slice(0, 10_000);
  const longTook = Array.from({ length: RUNS }, () => timed(() => answers.ask(long)));
  line(
    'query of 10,000 characters',
    quantile(longTook, 0.5),
    'query, p50',
    quantile(samples.query, 0.5),
    'aim: at most 50',
    'ms',
  );
  const typing = queries.flatMap((query) =>
    Array.from({ length: Math.min(query.length, 30) }, (_, at) => query.slice(0, at + 1)),
  );
  const suggested = typing.map((prefix) => timed(() => answers.suggest(prefix, 24)));
  process.stdout.write(
    `suggestions for a prefix, p99: ${quantile(suggested, 0.99).toFixed(2)} ms (aim: under 20 ms)\n`,
  );
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(`${entry.parentPath}/${entry.name}`).size, 0);
}

function bareSearch({ topics }: SurveyResponse): MiniSearch {
  const index = new MiniSearch({ fields: ['label', 'asked', 'answered', 'phrasings'] });
  index.addAll(
    topics.map(({ id, label, questions, phrasings }) => ({
      id,
      label,
      asked: questions.map(({ text }) => text).join('\n'),
      answered: questions.map(({ answer }) => answer).join('\n'),
      phrasings: phrasings.join('\n'),
    })),
  );
  return index;
}

function replier(answers: Answers): (query: string) => unknown {
  const log = createLog('silent', []);
  const handle = createHandle({
    answers,
    commands,
    sourceUrl: undefined,
    privateByDefault: false,
    instance,
    log,
  });
  return (query) =>
    handle({
      id: '1',
      application_id: '1',
      token: 'bench',
      type: 2,
      data: { type: 1, name: 'ask', options: [{ name: 'query', value: query }] },
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

function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
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
