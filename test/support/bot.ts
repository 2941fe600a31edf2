import { type DiscordStandIn, type DiscordStandInOptions, startDiscordStandIn } from './discord-stand-in.ts';
import { type Running, start } from './program.ts';

/** Does not appear in anything else that a program writes. */
export const TOKEN = 'c3RhbmQtaW4.dG9rZW4.bmV2ZXItc2hvd24';

/** The bot, connected to its own stand-in for Discord. */
export interface Bot {
  readonly discord: DiscordStandIn;
  readonly running: Running;
  /** Its log lines so far. */
  log(): readonly Record<string, unknown>[];
}

export interface BotOptions extends DiscordStandInOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Changes the stand-in before the bot starts. */
  readonly prepare?: (discord: DiscordStandIn) => void;
}

/** Starts the bot without waiting for anything. */
export async function startBot({ env = {}, prepare, ...options }: BotOptions = {}): Promise<Bot> {
  const discord = await startDiscordStandIn({ token: TOKEN, ...options });
  prepare?.(discord);
  const running = start('main', [], {
    DISCORD_TOKEN: TOKEN,
    DISCORD_API_URL: discord.apiUrl,
    LOG_LEVEL: 'debug',
    ...env,
  });
  return { discord, running, log: () => logLines(running) };
}

/** Starts the bot and waits until it is ready. */
export async function connectBot(options: BotOptions = {}): Promise<Bot> {
  const bot = await startBot(options);
  try {
    await bot.running.logged(/"msg":"ready"/);
  } catch (error) {
    await endBot(bot);
    throw error;
  }
  return bot;
}

/** Ends the bot, in whatever state it is, and its stand-in. */
export async function endBot({ discord, running }: Bot): Promise<void> {
  running.child.kill('SIGKILL');
  await running.exited;
  await discord.close();
}

/** Runs a test with its own bot, which is ended afterwards. */
export async function withBot(bot: Promise<Bot>, act: (bot: Bot) => Promise<void>): Promise<void> {
  const started = await bot;
  try {
    await act(started);
  } finally {
    await endBot(started);
  }
}

/** The JSON lines among what a program wrote to standard error. */
export function logLines({ stderr }: Running): Record<string, unknown>[] {
  return stderr()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => Object.fromEntries(Object.entries(JSON.parse(line))));
}

/** An `/ask`, by default in a direct message. */
export function askInteraction(query: string, more: Readonly<Record<string, unknown>> = {}) {
  return { ...more, data: { name: 'ask', options: [{ type: 3, name: 'query', value: query }] } };
}

/** How many answers Discord accepted per interaction. No interaction may have more than one. */
export function answersTaken({ requests }: DiscordStandIn): number[] {
  const taken = new Map<string, number>();
  for (const { method, path, status } of requests) {
    if (method !== 'POST' || !/^\/interactions\/.*\/callback$/.test(path)) continue;
    if (status !== null && status < 300) taken.set(path, (taken.get(path) ?? 0) + 1);
  }
  return [...taken.values()];
}
