import path from 'node:path';
import { Hono } from 'hono';
import type { Registry } from 'prom-client';
import type { SurveyResponse } from '../../questionnaire/schema.ts';
import type { Health } from '../health.ts';
import { type HttpTransport, type ListenOptions, listen } from './listen.ts';

export interface StatusOptions {
  /** The response that is answered from, named at `/readyz`. */
  readonly response: SurveyResponse;
  readonly health: Health;
  /** Whether the bot is about to stop. */
  readonly isStopping: () => boolean;
}

/** Makes the routes that say whether the bot is alive and ready. */
export function statusRoutes({ response, health, isStopping }: StatusOptions): Hono {
  const { file, sha256 } = response.source;
  const app = new Hono();
  app.get('/healthz', (context) => context.json({ alive: true }));
  app.get('/readyz', (context) => {
    const connections = health.states();
    const ready = !isStopping() && connections.every(({ connected }) => connected);
    return context.json({ ready, document: path.basename(file), sha256, connections }, ready ? 200 : 503);
  });
  return app;
}

export interface OperatorsOptions extends StatusOptions, Omit<ListenOptions, 'variables'> {
  readonly registry: Registry;
}

/**
 * Serves metrics and health checks, on a port of their own that no proxy passes on.
 * @throws {HttpError} It cannot listen on the address.
 */
export async function openOperators(options: OperatorsOptions): Promise<HttpTransport> {
  const { registry, log } = options;
  const app = statusRoutes(options);
  app.get('/metrics', async (context) =>
    context.body(await registry.metrics(), 200, { 'content-type': registry.contentType }),
  );
  const transport = await listen(app, {
    ...options,
    variables: { host: 'METRICS_HOST', port: 'METRICS_PORT' },
  });
  log.info({ metricsUrl: transport.url }, 'serving metrics');
  return transport;
}
