import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { commands } from '../commands/index.ts';
import type { Library } from './answer/library.ts';
import { loadLibrary } from './answer/load.ts';
import type { Instance } from './bot/context.ts';
import { commandDefinitions } from './bot/definitions.ts';
import { createHandler, type Handle, outcomeNames } from './bot/handle.ts';
import { type Config, ConfigError, type Shard } from './config.ts';
import { watchProcess } from './lifetime.ts';
import { createLog, LineWriter } from './log.ts';
import type { SurveyResponse } from './questionnaire/schema.ts';
import { LANGUAGE_CODES } from './search/languages/index.ts';
import { claimToken, configure, describeInstance, envFileWarning, runProgram, wantsColor } from './setup.ts';
import { runConsole } from './transports/console/console.ts';
import type { GatewayError } from './transports/gateway/reach.ts';
import type { Health } from './transports/health.ts';
import type { Meter } from './transports/metrics.ts';
import { type Transport, timeLimit } from './transports/transport.ts';

await runProgram(async () => {
  const config = configure();
  const { token, shard } = config;
  const writer = new LineWriter();
  process.once('exit', () => writer.flush());
  const root = createLog(config.logLevel, token === undefined ? [] : [token], writer);
  const log = shard ? root.child({ shard: shard.id }) : root;
  const warning = shard ? undefined : envFileWarning();
  if (warning !== undefined) log.warn(warning);
  if (token === undefined && config.http === undefined) {
    const library = loadLibrary(config.responseFile);
    await Promise.all([library.checkAll(), library.loadDetector()]);
    const instance = describeInstance(['console']);
    await openConsole(library, handleWith(config, library, instance, log), log);
  } else {
    const library = loadLibrary(config.responseFile);
    if (shard) await checkDocument(library, shard);
    await serve(config, library, writer, log);
  }
});

/**
 * Refuses a document that was replaced while the other shards answer from the one before.
 * @throws {ConfigError}
 */
async function checkDocument({ response: { source } }: Library, { sha256 }: Shard): Promise<void> {
  if (sha256 === undefined || sha256 === source.sha256) return;
  process.exitCode = (await import('./transports/gateway/shards.ts')).SHARD_REFUSED;
  throw new ConfigError(
    `${source.file} was replaced while the bot runs, and all shards must answer from one document. Start the bot again.`,
  );
}

function handleWith(config: Config, library: Library, instance: Instance, log: Logger): Handle {
  const { publicUrl, sourceUrl, privateByDefault, token, apiUrl, logQueries: logsQueries } = config;
  const secrets = token === undefined ? [] : [token];
  return createHandler({
    library,
    commands,
    publicUrl,
    sourceUrl,
    privateByDefault,
    instance,
    log,
    apiUrl,
    logsQueries,
    secrets,
  });
}

/** Answers on Discord, over the configured transports, until a signal comes or the connection is closed for good. */
async function serve(config: Config, library: Library, writer: LineWriter, log: Logger): Promise<void> {
  const [{ collectDefaultMetrics, Counter, Registry }, { createMeter }, { createHealth }, { createRepeats }] =
    await Promise.all([
      import('prom-client'),
      import('./transports/metrics.ts'),
      import('./transports/health.ts'),
      import('./transports/repeats.ts'),
    ]);
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Counter({
    name: 'msq_bot_log_lines_lost_total',
    help: 'Log lines that could not be written.',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(writer.lost);
    },
  });
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

  const { response } = library;
  const common = { response, health, registry, log, isStopping };
  try {
    if (config.metrics !== undefined) {
      const { openOperators } = await import('./transports/http/operators.ts');
      transports.push(await openOperators({ ...common, ...config.metrics }));
    }
    if (config.http !== undefined) {
      await library.checkAll();
      const { openHttp } = await import('./transports/http/server.ts');
      const { observe } = meter;
      const { openSite, SITE_FOLDER } = await import('./site/serve.ts');
      const site = openSite(SITE_FOLDER, response, log);
      transports.push(
        await openHttp({ ...common, ...config.http, apiUrl: config.apiUrl, handle, observe, site }),
      );
    }
    if (config.token !== undefined) {
      transports.push(
        await connect({ ...config, token: config.token }, library, handle, meter, health, log, onLost),
      );
      // The manager of this process is that of discord.js, whose own clients send this.
      if (config.shard) process.send?.({ _ready: true });
    }
    // Who only looks after shards answers nobody.
    if (config.shards === undefined || config.http !== undefined) void prepareLanguages(library);
  } catch (error) {
    // A signal during a patient start ends the process by itself.
    await closeAll();
    process.exitCode = await exitCodeOf(config, error);
    throw error;
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
  config: Config & { readonly token: string },
  library: Library,
  handle: Handle,
  meter: Meter,
  health: Health,
  log: Logger,
  onLost: (error: GatewayError) => void,
): Promise<Transport> {
  const { token, apiUrl, guildId, answerMentions, shards, shard = { id: 0, count: 1 } } = config;
  if (!config.shard) await claimToken(token, apiUrl);
  if (shards !== undefined) {
    await library.checkAll();
    const { openShards } = await import('./transports/gateway/shards.ts');
    const file = fileURLToPath(import.meta.url);
    process.env['RESPONSE_SHA256'] = library.response.source.sha256;
    const onMessage = (message: unknown): void => {
      meter.count(message);
      health.receive(message);
    };
    return openShards({ token, apiUrl, shards, file, health, log, onMessage, onLost });
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

/** Serves the site beside the console; undefined if it was not built. */
async function serveSite(response: SurveyResponse, log: Logger) {
  const { openSite, serveHere, SITE_FOLDER } = await import('./site/serve.ts');
  const site = openSite(SITE_FOLDER, response, log);
  return site && serveHere(site);
}

/** Opens the console, which needs no account; on a terminal, the same is offered in a browser. */
async function openConsole({ response }: Library, handle: Handle, log: Logger): Promise<void> {
  const { stdin, stdout, stderr } = process;
  const interactive = stdin.isTTY === true && stdout.isTTY === true;
  const toConnect = 'To connect to Discord, put DISCORD_TOKEN=… into .env (README: "Connect it to Discord").';
  const site = interactive ? await serveSite(response, log) : undefined;
  (interactive ? stdout : stderr).write(
    `msq-bot: ${response.country.name('en')}'s response to the ${response.survey.name} ${response.survey.year}. This is the console; it needs no account.\n${site ? `In a browser: ${site.url} (try it at ${site.url}try.html)\n` : ''}${toConnect}\nType a question, /help, or the number of a button or menu entry. Tab completes, Ctrl+D ends.\n\n`,
  );
  const lines = await runConsole({
    handle,
    commands,
    sections: response.sections.map(({ id }) => id),
    folder: process.cwd(),
    input: stdin,
    output: stdout,
    interactive,
    color: wantsColor(),
    locale: 'en-US',
  });
  site?.close();
  if (lines === 0 && !interactive) {
    throw new ConfigError('There is nothing to do: no DISCORD_TOKEN is set, and no line of input was given.');
  }
}
