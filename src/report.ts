import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { ConfigError } from './config.ts';
import { readArguments, runProgram } from './program.ts';
import { openFile, readLines } from './report/lines.ts';
import { toCandidates, toPage } from './report/page.ts';
import { createTally, type Tally } from './report/tally.ts';
import { printableJson } from './transports/console/printable.ts';

const USAGE = `Usage: npm run -s report -- [LOG…] [--json] [--queries FILE]
  LOG             the bot's log, also compressed with gzip; without one: standard input
  --json          print the report as one JSON object
  --queries FILE  write what was not found to FILE, as candidates for judged queries`;

const OPTIONS = { json: { type: 'boolean', default: false }, queries: { type: 'string' } } as const;

/** Sums up the bot's logs: what was asked, what was not found, how fast it was. */
await runProgram(async () => {
  const { values, positionals: files } = readArguments(OPTIONS, USAGE);
  const tally = createTally();
  const total = files.reduce((sum, file) => sum + sizeOf(file), 0);
  const bar = createBar(total);
  if (files.length === 0) await addAll(tally, process.stdin, 'standard input', bar);
  for (const file of files) await addAll(tally, openFile(file), file, bar);
  bar.end();
  const report = tally.report();
  if (values.queries !== undefined) save(values.queries, toCandidates(report));
  const text = values.json ? `${printableJson(report)}\n` : toPage(report);
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
});

/** @throws {ConfigError} It cannot be read. */
async function addAll(tally: Tally, input: Readable, name: string, bar: Bar): Promise<void> {
  let number = 0;
  const place = (): string => `line ${number} of ${name}`;
  try {
    for await (const { lines, bytes } of readLines(input)) {
      for (const line of lines) {
        number += 1;
        tally.add(line, place);
      }
      bar.add(bytes);
    }
  } catch (cause) {
    throw unreadable(name, cause);
  }
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

function unreadable(name: string, cause: unknown): ConfigError {
  const reason = cause instanceof Error && 'code' in cause ? cause.code : cause;
  return new ConfigError(
    `${name} cannot be read (${reason}). Give a log of the bot, plain or compressed with gzip.`,
    {
      cause,
    },
  );
}

/** Writes the candidates, never over a file that somebody may have judged already. */
function save(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? cause.code : cause;
    throw new ConfigError(
      `${path.resolve(file)} cannot be written (${reason}). Name a new file in a folder that exists.`,
      {
        cause,
      },
    );
  }
}

interface Bar {
  add(bytes: number): void;
  end(): void;
}

const BAR_WIDTH = 30;

/** Shows on a terminal how much of the files is read. */
function createBar(total: number): Bar {
  if (process.stderr.isTTY !== true || total === 0) return { add: () => undefined, end: () => undefined };
  let done = 0;
  let shown = -1;
  return {
    add(bytes) {
      done += bytes;
      const percent = Math.min(100, Math.floor((100 * done) / total));
      if (percent === shown) return;
      shown = percent;
      const full = Math.round((percent / 100) * BAR_WIDTH);
      process.stderr.write(`\r${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)} ${percent} %`);
    },
    end: () => void process.stderr.write(`\r${' '.repeat(BAR_WIDTH + 8)}\r`),
  };
}
