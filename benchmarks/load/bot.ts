import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The built bot in a process of its own, which can be asked for its heap. */
export interface BotUnderLoad {
  readonly url: string;
  readonly child: ChildProcess;
  /** What it wrote to standard error last. */
  readonly lastLines: () => string;
}

export interface Probe {
  /** Bytes in use after a collection. */
  readonly heap: number;
  /** The kinds of open handles, timers and requests, one entry each. */
  readonly resources: readonly string[];
}

const probeSchema = z.object({ heap: z.number(), resources: z.array(z.string()) });
/** Characters of the log that are kept. */
const LOG_KEPT = 2_000;

/** Starts the built bot with a given environment, which has to set PORT, and waits until it listens. */
export async function startBot(env: Readonly<Record<string, string>>): Promise<BotUnderLoad> {
  const probe = ['--expose-gc', '--import', fileURLToPath(new URL('heap-probe.js', import.meta.url))];
  const child = spawn(process.execPath, [...probe, `${ROOT}dist/main.js`], {
    cwd: `${ROOT}test`,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const { stderr } = child;
  if (stderr === null) throw new Error('a child without standard error');
  let log = '';
  const url = await new Promise<string>((resolve, reject) => {
    stderr.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-LOG_KEPT);
      const found = /"url":"([^"]+)"/.exec(log)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the bot ended with ${code}: ${log}`)));
  });
  return { child, url, lastLines: () => log };
}

/**
 * Stops the bot as an operator would.
 * @returns Its exit code; null if a signal ended it.
 */
export async function stopBot({ child }: BotUnderLoad): Promise<number | null> {
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const [code]: unknown[] = await exited;
  return z.number().nullable().parse(code);
}

/** Asks the bot for the size of its heap and what it keeps open. */
export async function probe({ child }: BotUnderLoad): Promise<Probe> {
  child.send('probe');
  const [answer]: unknown[] = await once(child, 'message');
  return probeSchema.parse(answer);
}
