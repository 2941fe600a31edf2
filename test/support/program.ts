import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { environmentSchema } from '../../src/config.ts';

/** So that a `.env` beside the program counts for nothing. */
const UNSET = Object.fromEntries(Object.keys(environmentSchema.shape).map((name) => [name, '']));

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TEST_FOLDER = `${ROOT}test`;

/** A running program of the project, as `npm run build` makes it for its users. */
export interface Running {
  readonly child: ChildProcess;
  /** What it wrote so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves with the text of standard error as soon as it matches. Rejects if the program ends before. */
  logged(pattern: RegExp): Promise<string>;
  /** Resolves with the exit code. */
  readonly exited: Promise<number | null>;
}

/**
 * Starts a program with a given environment.
 * @param file A source file in `src/`, such as `main`, whose built form is run.
 * @param folder Where it runs: a folder without `.env` by default.
 */
export function start(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  folder = TEST_FOLDER,
): Running {
  return startFile(`${ROOT}dist/${file}.js`, args, env, folder);
}

/** Like {@link start}, for a built program elsewhere. */
export function startFile(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  folder: string,
): Running {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...(folder === TEST_FOLDER ? UNSET : {}), ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const waiters = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    for (const waiter of waiters) waiter();
  });
  const exited = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return {
    child,
    stdout: () => stdout,
    stderr: () => stderr,
    exited,
    logged: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!pattern.test(stderr)) return;
          waiters.delete(look);
          resolve(stderr);
        };
        waiters.add(look);
        look();
        void exited.then((code) => reject(new Error(`ended with ${code} before ${pattern}: ${stderr}`)));
      }),
  };
}
