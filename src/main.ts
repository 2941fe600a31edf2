import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { commands } from '../commands/index.ts';
import type { Library } from './answer/library.ts';
import { loadLibrary } from './answer/load.ts';
import type { Handle } from './bot/handle.ts';
import { ConfigError, type Shard } from './config.ts';
import { configure, envFileWarning } from './env-files.ts';
import { createLog, LineWriter } from './log.ts';
import { describeInstance, runProgram, wantsColor } from './program.ts';
import type { SurveyResponse } from './questionnaire/schema.ts';
import { handleWith, serve } from './serve.ts';
import { runConsole } from './transports/console/console.ts';

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
    await serve({ config, library, writer, log, program: fileURLToPath(import.meta.url) });
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
