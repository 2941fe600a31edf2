import type { Logger } from 'pino';
import { commands } from '../commands/index.ts';
import type { Answers } from './answer/answers.ts';
import { type Config, ConfigError } from './config.ts';
import { runConsole } from './discord/console.ts';
import { commandDefinitions } from './discord/definitions.ts';
import { createDispatch, type Dispatch } from './discord/dispatch.ts';
import type { Gateway } from './discord/gateway.ts';
import { createLog } from './log.ts';
import { configure, openAnswers, runProgram, wantsColor } from './setup.ts';

await runProgram(async () => {
  const config = configure();
  const { token, sourceUrl, privateByDefault } = config;
  const log = createLog(config.logLevel, token === undefined ? [] : [token]);
  const answers = openAnswers(config);
  const dispatch = createDispatch({ answers, commands, sourceUrl, privateByDefault, log });
  if (token === undefined) await openConsole(answers, dispatch);
  else await connect({ ...config, token }, answers, dispatch, log);
});

/** Answers on Discord until a signal or a connection lost for good. */
async function connect(
  config: Config & { readonly token: string },
  answers: Answers,
  dispatch: Dispatch,
  log: Logger,
): Promise<void> {
  const { openGateway } = await import('./discord/gateway.ts');
  process.on('unhandledRejection', (err) => log.error({ err }, 'an error nobody waited for'));
  let gateway: Gateway | undefined;
  const stop = (signal: string): void => {
    log.info({ signal }, 'stopping');
    void Promise.resolve(gateway?.close()).finally(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  gateway = await openGateway({
    token: config.token,
    apiUrl: config.apiUrl,
    guildId: config.guildId,
    definitions: commandDefinitions(commands, answers.response.sections),
    answerMentions: config.answerMentions,
    dispatch,
    log,
    onLost: (error) => {
      log.fatal(error.message);
      process.exit(1);
    },
  });
}

/** The same commands without an account. */
async function openConsole({ response }: Answers, dispatch: Dispatch): Promise<void> {
  const { stdin, stdout, stderr } = process;
  const interactive = stdin.isTTY === true && stdout.isTTY === true;
  const toConnect = 'To connect to Discord, put DISCORD_TOKEN=… into .env (README: "Connect it to Discord").';
  (interactive ? stdout : stderr).write(
    `msq-bot: ${response.country}'s response to the ${response.survey.name} ${response.survey.year}. This is the console; it needs no account.\n${toConnect}\nType a question, /help, or the number of a control to press it. Ctrl+D ends.\n\n`,
  );
  const lines = await runConsole({
    dispatch,
    commands,
    input: stdin,
    output: stdout,
    interactive,
    color: wantsColor(),
    locale: 'en-US',
  });
  if (lines === 0 && !interactive) {
    throw new ConfigError('There is neither a DISCORD_TOKEN nor a line of input: nothing to do.');
  }
}
