import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { commands } from '../commands/index.ts';
import type { Answers } from './answer/answers.ts';
import type { Instance } from './bot/context.ts';
import { commandDefinitions } from './bot/definitions.ts';
import { createHandler, type Handle, outcomeNames } from './bot/handle.ts';
import { type Config, ConfigError } from './config.ts';
import { createLog } from './log.ts';
import type { SurveyResponse } from './questionnaire/schema.ts';
import { configure, describeInstance, envFileWarning, openAnswers, runProgram, wantsColor } from './setup.ts';
import { runConsole } from './transports/console/console.ts';
import type { GatewayError } from './transports/gateway/connect.ts';
import type { Meter } from './transports/metrics.ts';
import type { Transport } from './transports/transport.ts';

await runProgram(async () => {
  const config = configure();
  const { token, shard } = config;
  const root = createLog(config.logLevel, token === undefined ? [] : [token]);
  const log = shard ? root.child({ shard: shard.id }) : root;
  const warning = shard ? undefined : envFileWarning();
  if (warning !== undefined) log.warn(warning);
  const answers = openAnswers(config);
  if (token === undefined && config.http === undefined) {
    const instance = describeInstance(['console'], () => undefined);
    await openConsole(answers, handleWith(config, answers, instance, log), log);
  } else {
    await serve(config, answers, log);
  }
});

function handleWith(config: Config, answers: Answers, instance: Instance, log: Logger): Handle {
  const { publicUrl, sourceUrl, privateByDefault } = config;
  return createHandler({ answers, commands, publicUrl, sourceUrl, privateByDefault, instance, log });
}

/** Answers on Discord, over the configured transports, until a signal comes or the connection is closed for good. */
async function serve(config: Config, answers: Answers, log: Logger): Promise<void> {
  const [{ collectDefaultMetrics, Registry }, { createMeter }] = await Promise.all([
    import('prom-client'),
    import('./transports/metrics.ts'),
  ]);
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  // The manager of a shard serves /metrics, so it needs the observations.
  const forward = config.shard ? { forward: (seen: unknown) => void process.send?.(seen) } : {};
  const meter = createMeter({
    registry,
    log,
    logQueries: config.logQueries,
    names: outcomeNames(commands),
    ...forward,
  });
  const instance = describeInstance(transportNames(config), meter.latency);
  const handle = handleWith(config, answers, instance, log);

  process.on('unhandledRejection', (err) => log.error({ err }, 'an error that nothing handled'));
  const transports: Transport[] = [];
  const close = () => Promise.allSettled(transports.map((transport) => transport.close()));
  const stop = (signal: string): void => {
    log.info({ signal }, 'stopping');
    void close().finally(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // A manager that was killed leaves its shards behind.
  if (config.shard) process.once('disconnect', () => stop('disconnect'));
  const onLost = (error: GatewayError): void => {
    log.fatal(error.message);
    void end(error);
  };
  const end = async (error: GatewayError): Promise<void> => {
    await close();
    process.exit(await exitCodeOf(config, error));
  };

  try {
    if (config.http !== undefined) {
      const { openHttp } = await import('./transports/http/server.ts');
      const { response } = answers;
      const { observe } = meter;
      const { openSite, SITE_FOLDER } = await import('./site/serve.ts');
      const site = openSite(SITE_FOLDER, response, log);
      transports.push(
        await openHttp({
          ...config.http,
          apiUrl: config.apiUrl,
          handle,
          response,
          registry,
          observe,
          site,
          log,
        }),
      );
    }
    if (config.token !== undefined) {
      transports.push(await connect({ ...config, token: config.token }, answers, handle, meter, log, onLost));
    }
  } catch (error) {
    await close();
    process.exitCode = await exitCodeOf(config, error);
    throw error;
  }
}

/** Connects to the gateway, in this process or in a process per shard. */
async function connect(
  config: Config & { readonly token: string },
  answers: Answers,
  handle: Handle,
  meter: Meter,
  log: Logger,
  onLost: (error: GatewayError) => void,
): Promise<Transport> {
  const { token, apiUrl, guildId, answerMentions, shards, shard = { id: 0, count: 1 } } = config;
  if (shards !== undefined) {
    const { openShards } = await import('./transports/gateway/shards.ts');
    const file = fileURLToPath(import.meta.url);
    return openShards({ token, apiUrl, shards, file, log, onMessage: meter.count, onLost });
  }
  const { openGateway } = await import('./transports/gateway/connect.ts');
  const definitions = commandDefinitions(commands, answers.response.sections);
  const { observe } = meter;
  return openGateway({
    token,
    apiUrl,
    guildId,
    answerMentions,
    shard,
    definitions,
    handle,
    observe,
    log,
    onLost,
  });
}

function transportNames({ token, http, shard }: Config): string[] {
  const gateway = shard ? `gateway, shard ${shard.id} of ${shard.count}` : 'gateway';
  return [...(token === undefined ? [] : [gateway]), ...(http === undefined ? [] : ['HTTP'])];
}

/** The exit code after a failure: 1, or for a shard that the manager should not start again, {@link SHARD_REFUSED}. */
async function exitCodeOf({ shard }: Config, error: unknown): Promise<number> {
  if (!shard) return 1;
  const { GatewayError } = await import('./transports/gateway/connect.ts');
  const { SHARD_REFUSED } = await import('./transports/gateway/shards.ts');
  return error instanceof GatewayError && error.isFinal ? SHARD_REFUSED : 1;
}

/** Serves the site beside the console; undefined if it was not built. */
async function serveSite(response: SurveyResponse, log: Logger) {
  const { openSite, serveHere, SITE_FOLDER } = await import('./site/serve.ts');
  const site = openSite(SITE_FOLDER, response, log);
  return site && serveHere(site);
}

/** Opens the console, which needs no account; on a terminal, the same is at hand in a browser. */
async function openConsole({ response }: Answers, handle: Handle, log: Logger): Promise<void> {
  const { stdin, stdout, stderr } = process;
  const interactive = stdin.isTTY === true && stdout.isTTY === true;
  const toConnect = 'To connect to Discord, put DISCORD_TOKEN=… into .env (README: "Connect it to Discord").';
  const site = interactive ? await serveSite(response, log) : undefined;
  (interactive ? stdout : stderr).write(
    `msq-bot: ${response.country.name('en')}'s response to the ${response.survey.name} ${response.survey.year}. This is the console; it needs no account.\n${site ? `In a browser: ${site.url} (try it at ${site.url}try.html)\n` : ''}${toConnect}\nType a question, /help, or the number of a button or menu entry. Ctrl+D ends.\n\n`,
  );
  const lines = await runConsole({
    handle,
    commands,
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
