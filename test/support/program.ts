import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A program of the project running as its users run it, built by `npm run build`. */
export interface Running {
  readonly child: ChildProcess;
  /** What it wrote so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves with what stderr holds as soon as it matches; rejects when the program ends before. */
  logged(pattern: RegExp): Promise<string>;
  /** Resolves with the exit code. */
  readonly exited: Promise<number | null>;
}

/**
 * Starts a program with an environment of its own.
 * @param file A source file below `src/`, such as `main`; its built form is run.
 * @param folder Where it runs: a folder without `.env` by default.
 */
export function start(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  folder = `${ROOT}test`,
): Running {
  return startFile(`${ROOT}dist/${file}.js`, args, env, folder);
}

/** Like {@link start}, for a built program that lies elsewhere. */
export function startFile(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  folder: string,
): Running {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...env },
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
