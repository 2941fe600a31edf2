import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WebSocket } from 'ws';
import * as z from 'zod';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--remote-debugging-port=0',
];
/** Picture pixels per CSS pixel: what a phone has. */
const SCALE = 2;
const VIEWPORT = { width: 1_700, height: 1_000, deviceScaleFactor: SCALE, mobile: false };

const answerSchema = z.object({
  id: z.int().optional(),
  method: z.string().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});
const targetSchema = z.object({ targetId: z.string() });
const sessionSchema = z.object({ sessionId: z.string() });
const pictureSchema = z.object({ data: z.base64() });
const boxesSchema = z.object({
  result: z.object({
    value: z.record(
      z.string(),
      z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
    ),
  }),
});

/**
 * Pictures of elements of a page, taken in headless Chromium.
 * @param browser The program: a name on the PATH, or a path.
 * @param html The page's own text; it loads nothing.
 * @param ids Of the elements wanted.
 * @returns PNG files by id; undefined where there is no such program.
 */
export async function takePictures(
  browser: string,
  html: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Buffer> | undefined> {
  const profile = mkdtempSync(path.join(tmpdir(), 'preview-'));
  const child = spawn(browser, [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const address = await debuggerAddress(child);
    if (address === undefined) return undefined;
    const socket = new WebSocket(address, { maxPayload: 0 });
    await once(socket, 'open');
    const call = caller(socket);
    const pictures = await picturesOf(call, html, ids);
    // Asked to close, it has written its profile when it ends.
    const ended = once(child, 'exit');
    await call('Browser.close', {});
    await ended;
    return pictures;
  } finally {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    // A helper process of Chromium may outlive it by a moment and still write.
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

/** Where Chromium listens; undefined where it cannot be started. */
function debuggerAddress(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let told = '';
    child.once('error', (error) => {
      if ('code' in error && error.code === 'ENOENT') resolve(undefined);
      else reject(error);
    });
    child.once('exit', (code) =>
      reject(new Error(`Chromium ended with ${code} before it listened:\n${told}`)),
    );
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      told += text;
      const address = /DevTools listening on (ws:\S+)/.exec(told)?.[1];
      if (address !== undefined) resolve(address);
    });
  });
}

interface Asked {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

type Call = (method: string, params: object, sessionId?: string) => Promise<unknown>;

/** Calls of the DevTools protocol (https://chromedevtools.github.io/devtools-protocol), answered by id. */
function caller(socket: WebSocket): Call {
  const waiting = new Map<number, Asked>();
  let last = 0;
  socket.on('message', (raw) => {
    const { id, result, error } = answerSchema.parse(JSON.parse(raw.toString()));
    const asked = id === undefined ? undefined : waiting.get(id);
    if (!asked) return;
    if (error) asked.reject(new Error(error.message));
    else asked.resolve(result);
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Chromium is gone'));
  });
  return (method, params, sessionId) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      socket.send(JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }));
    });
}

async function picturesOf(
  call: Call,
  html: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  const { targetId } = targetSchema.parse(await call('Target.createTarget', { url: 'about:blank' }));
  const { sessionId } = sessionSchema.parse(await call('Target.attachToTarget', { targetId, flatten: true }));
  const page = (method: string, params: object): Promise<unknown> => call(method, params, sessionId);
  await page('Emulation.setDeviceMetricsOverride', VIEWPORT);
  const expression = `document.open(); document.write(${JSON.stringify(html)}); document.close();
    Object.fromEntries(${JSON.stringify(ids)}.map((id) => {
      const { x, y, width, height } = document.getElementById(id).getBoundingClientRect();
      return [id, { x, y, width, height }];
    }))`;
  const boxes = boxesSchema.parse(await page('Runtime.evaluate', { expression, returnByValue: true }));
  const pictures = new Map<string, Buffer>();
  for (const [id, box] of Object.entries(boxes.result.value)) {
    const picture = await page('Page.captureScreenshot', {
      format: 'png',
      captureBeyondViewport: true,
      clip: { ...box, scale: 1 },
    });
    pictures.set(id, Buffer.from(pictureSchema.parse(picture).data, 'base64'));
  }
  return pictures;
}
