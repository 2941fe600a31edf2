import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { commands } from '../commands/index.ts';
import type { Library } from './answer/library.ts';
import type { Instance } from './bot/context.ts';
import { commandDefinitions } from './bot/definitions.ts';
import { createHandler, type Handle, outcomeNames } from './bot/handle.ts';
import type { Config } from './config.ts';
import { watchProcess } from './lifetime.ts';
import type { LineWriter } from './log.ts';
import { describeInstance } from './program.ts';
import { LANGUAGE_CODES } from './search/languages/index.ts';
import { claimToken } from './transports/gateway/claim.ts';
import type { GatewayError } from './transports/gateway/reach.ts';
import type { Health } from './transports/health.ts';
import type { Meter } from './transports/metrics.ts';
import { type Transport, timeLimit } from './transports/transport.ts';

/** Makes the function that answers, as it is configured. */
export function handleWith(config: Config, library: Library, instance: Instance, log: Logger): Handle {
  const { publicUrl, sourceUrl, operator, privateByDefault, token, apiUrl, logQueries } = config;
  const secrets = token === undefined ? [] : [token];
  return createHandler({
    library,
    commands,
    publicUrl,
    sourceUrl,
    operator,
    privateByDefault,
    instance,
    log,
    apiUrl,
    logQueries,
    secrets,
  });
}

export interface ServeOptions {
  readonly config: Config;
  readonly library: Library;
  /** Writes the log. */
  readonly writer: LineWriter;
  readonly log: Logger;
  /** The program that each shard runs. */
  readonly program: string;
}

/** What the transports share. */
interface Serving extends Omit<ServeOptions, 'writer'> {
  readonly handle: Handle;
  readonly meter: Meter;
  readonly health: Health;
  readonly registry: Registry;
  readonly isStopping: () => boolean;
  /** Called when the connection to the gateway is closed for good. */
  readonly onLost: (error: GatewayError) => void;
}

/** Answers on Discord, over the configured transports, until a signal comes or the connection is closed for good. */
export async function serve({ config, library, writer, log, program }: ServeOptions): Promise<void> {
  const [registry, { createMeter }, { createHealth }, { createRepeats }] = await Promise.all([
    createRegistry(writer),
    import('./transports/metrics.ts'),
    import('./transports/health.ts'),
    import('./transports/repeats.ts'),
  ]);
  // The manager of a shard serves /metrics, so it needs what is seen here.
  const forward = config.shard ? (seen: unknown) => void process.send?.(seen) : undefined;
  const health = createHealth(registry, forward);
  const meter = createMeter({
    registry,
    log,
    logQueries: config.logQueries,
    names: outcomeNames(commands),
    ...(forward ? { forward } : {}),
  });
  const instance = describeInstance(transportNames(config), meter);
  const handle = handleWith(config, library, instance, log);

  const connection = connectionOf(config);
  // Before anybody can ask whether it is ready.
  if (config.token !== undefined) health.set({ connection, connected: false, cause: 'not connected yet' });
  const transports: Transport[] = [];
  const { isStopping, closeAll, end } = watchProcess({
    transports,
    writer,
    log,
    note: createRepeats(log),
    isShard: config.shard !== undefined,
    exitCodeOf: (error) => exitCodeOf(config, error),
  });
  const onLost = (error: GatewayError): void => {
    log.fatal(error.message);
    void end(error);
  };

  const serving = { config, program, library, handle, meter, health, registry, log, isStopping, onLost };
  try {
    for await (const transport of openTransports(serving)) transports.push(transport);
  } catch (error) {
    // A signal during a patient start ends the process by itself.
    await closeAll();
    process.exitCode = await exitCodeOf(config, error);
    throw error;
  }
  // Who only looks after shards answers nobody.
  if (config.shards === undefined || config.http !== undefined) void prepareLanguages(library);
}

/** Makes the registry behind /metrics, with the process's own figures and the log lines that were lost. */
async function createRegistry(writer: LineWriter): Promise<Registry> {
  const prom = await import('prom-client');
  const registry = new prom.Registry();
  prom.collectDefaultMetrics({ register: registry });
  new prom.Counter({
    name: 'msq_bot_log_lines_lost_total',
    help: 'Log lines that could not be written.',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(writer.lost);
    },
  });
  return registry;
}

/** Opens the configured transports one by one, and yields each at once, so that it can be closed if a later one fails. */
async function* openTransports(serving: Serving): AsyncGenerator<Transport, void, undefined> {
  const { config, library, handle, meter, health, registry, log, isStopping } = serving;
  const { response } = library;
  const common = { response, health, registry, log, isStopping };
  if (config.metrics !== undefined) {
    const { openOperators } = await import('./transports/http/operators.ts');
    yield await openOperators({ ...common, ...config.metrics });
  }
  if (config.http !== undefined) {
    await library.checkAll();
    const { openHttp } = await import('./transports/http/server.ts');
    const { observe } = meter;
    const { openSite, SITE_FOLDER } = await import('./site/serve.ts');
    const site = openSite(SITE_FOLDER, response, log);
    yield await openHttp({ ...common, ...config.http, apiUrl: config.apiUrl, handle, observe, site });
  }
  if (config.token !== undefined) {
    yield await connect(config.token, serving);
    // The manager of this process is that of discord.js, whose own clients send this.
    if (config.shard) process.send?.({ _ready: true });
  }
}

/** Indexes every language once the bot is ready, so that the first question in one does not wait. */
async function prepareLanguages(library: Library): Promise<void> {
  // Indexing one keeps answers waiting for a moment: not one right after the other.
  const pauseMs = 2_000;
  for (const language of LANGUAGE_CODES) {
    await timeLimit(pauseMs);
    library.in(language);
  }
  await library.loadDetector();
}

/** Connects to the gateway, in this process or in a process per shard. */
async function connect(
  token: string,
  { config, program, library, handle, meter, health, log, onLost }: Serving,
): Promise<Transport> {
  const { apiUrl, guildId, answerMentions, shards, shard = { id: 0, count: 1 } } = config;
  if (!config.shard) await claimToken(token, apiUrl);
  if (shards !== undefined) {
    await library.checkAll();
    const { openShards } = await import('./transports/gateway/shards.ts');
    process.env['RESPONSE_SHA256'] = library.response.source.sha256;
    const onMessage = (message: unknown): void => {
      meter.count(message);
      health.receive(message);
    };
    return openShards({ token, apiUrl, shards, file: program, health, log, onMessage, onLost });
  }
  const { openGateway } = await import('./transports/gateway/connect.ts');
  const definitions = commandDefinitions(commands, library.response.sections);
  const { observe } = meter;
  return openGateway({
    token,
    apiUrl,
    guildId,
    answerMentions,
    shard,
    connection: connectionOf(config),
    definitions,
    prepare: library.checkAll,
    handle,
    observe,
    health,
    log,
    onLost,
  });
}

/** The name of the connection to Discord in `/readyz` and `/metrics`. A manager of shards waits for the first of them. */
function connectionOf({ shard, shards }: Config): string {
  return shard || shards !== undefined ? `shard ${shard?.id ?? 0}` : 'gateway';
}

function transportNames({ token, http, shard }: Config): string[] {
  const gateway = shard ? `gateway, shard ${shard.id} of ${shard.count}` : 'gateway';
  return [...(token === undefined ? [] : [gateway]), ...(http === undefined ? [] : ['HTTP'])];
}

/** The exit code after a failure: 1, or for a shard that the manager should not start again, {@link SHARD_REFUSED}. */
async function exitCodeOf({ shard }: Config, error: unknown): Promise<number> {
  if (!shard) return 1;
  const { GatewayError } = await import('./transports/gateway/reach.ts');
  const { SHARD_REFUSED } = await import('./transports/gateway/shards.ts');
  return error instanceof GatewayError && error.isFinal ? SHARD_REFUSED : 1;
}
