import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import * as z from 'zod';
import type { Log } from '../log.ts';
import type { SurveyResponse } from '../questionnaire/schema.ts';
import { SITE_FACTS } from './facts.ts';
import { CONTENT_POLICY } from './policy.ts';

/** Where `npm run build` puts the site. */
export const SITE_FOLDER = path.join(
  path.dirname(createRequire(import.meta.url).resolve('#package')),
  'site',
);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.bin': 'application/octet-stream',
};
/** Files whose names change with their content. */
const LASTING = /^\/(?:assets|data)\//;
const YEAR_S = 31_536_000;

/**
 * Serves a built site: the files that are there now, and nothing else.
 * @param response The response that the bot answers from.
 * @returns Undefined, with a warning, if there is no built site or it shows another response.
 */
export function openSite(folder: string, response: SurveyResponse, log: Pick<Log, 'warn'>): Hono | undefined {
  const shown = shownResponse(folder);
  if (shown !== response.source.sha256) {
    const reason = shown === undefined ? 'is not built' : 'shows another response';
    log.warn(`the site ${reason} and is not served. Run: npm run site`);
    return undefined;
  }
  const files = new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => TYPES[path.extname(name)] !== undefined)
      .map((name) => [`/${name.split(path.sep).join('/')}`, path.join(folder, name)]),
  );
  const app = new Hono();
  app.use(compress(), etag());
  app.all('*', async (context) => {
    const asked = context.req.path === '/' ? '/index.html' : context.req.path;
    const file = files.get(asked);
    if (file === undefined) return context.notFound();
    if (!['GET', 'HEAD'].includes(context.req.method))
      return context.text('Send GET.', 405, { allow: 'GET, HEAD' });
    return context.body(Uint8Array.from(await readFile(file)), 200, {
      'content-type': TYPES[path.extname(file)] ?? '',
      'cache-control': LASTING.test(asked) ? `public, max-age=${YEAR_S}, immutable` : 'no-cache',
      'content-security-policy': `${CONTENT_POLICY}; frame-ancestors 'none'`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });
  return app;
}

/** The SHA-256 of the response that a built site shows; undefined if there is none. */
function shownResponse(folder: string): string | undefined {
  try {
    const facts: unknown = JSON.parse(readFileSync(path.join(folder, SITE_FACTS), 'utf8'));
    return z.object({ sha256: z.string() }).parse(facts).sha256;
  } catch {
    return undefined;
  }
}

/** Serves a site to this machine alone, on a free port. */
export async function serveHere(site: Hono): Promise<{ readonly url: string; close(): void }> {
  const server = createAdaptorServer({ fetch: site.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    close() {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
    },
  };
}
