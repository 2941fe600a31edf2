import { setTimeout } from 'node:timers/promises';
import { DiscordAPIError, RateLimitError, type RawFile, type REST, Routes } from 'discord.js';
import { failure } from '../../bot/handle.ts';
import { type Address, interactionResponse, messageData } from '../../bot/interaction.ts';
import type { Outcome } from '../../bot/outcome.ts';
import type { Log } from '../../log.ts';
import type { AnsweredMessage } from './mention.ts';

/** Discord's codes for an interaction that can no longer be answered: unknown, already acknowledged. */
const GONE = new Set<number | string>([10062, 40060]);
/** Discord's code for a message that is not there (any more). */
const UNKNOWN_MESSAGE = 10008;
/** Discord's code for an interaction token that stands for no acknowledged interaction (yet). */
const UNKNOWN_WEBHOOK = 10015;

/**
 * Answers an interaction over REST. Never throws: where Discord refuses a reply the asker gets a short private
 * message with a code, under which the log names the cause.
 * @param rest A client whose requests give up well within Discord's three seconds.
 * @returns Whether Discord took all of it.
 */
export async function respond(rest: REST, address: Address, outcome: Outcome, log: Log): Promise<boolean> {
  const { command, response } = outcome;
  try {
    await callback(rest, address, outcome);
  } catch (error) {
    // Nobody waits for an answer any more, or a list of suggestions is all that Discord would take.
    const isMoot = isGone(error) || response.kind === 'suggestions';
    const tell = isMoot ? undefined : (failed: Outcome) => callback(rest, address, failed);
    await report(error, command, address, log, tell);
    return false;
  }
  return response.kind === 'removal' ? removeMessage(rest, address, command, log) : true;
}

/**
 * Deletes the message on which an acknowledged button is. Never throws.
 * @param waits Milliseconds before each further try where Discord does not know the acknowledgement yet, which happens
 * while that is on its way in an HTTP response. None by default.
 * @returns Whether the message is gone.
 */
export async function removeMessage(
  rest: REST,
  address: Address,
  command: string,
  log: Log,
  waits: readonly number[] = [],
): Promise<boolean> {
  try {
    await rest.delete(Routes.webhookMessage(address.applicationId, address.token), { auth: false });
    return true;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === UNKNOWN_MESSAGE) return true;
    const [wait, ...further] = waits;
    if (wait !== undefined && error instanceof DiscordAPIError && error.code === UNKNOWN_WEBHOOK) {
      await setTimeout(wait);
      return removeMessage(rest, address, command, log, further);
    }
    await report(error, command, address, log, (failed) => followUp(rest, address, failed));
    return false;
  }
}

/** Logs what Discord refused and tells the asker by `send`, unless that fails too. */
async function report(
  error: unknown,
  command: string,
  { locale }: Address,
  log: Log,
  send?: (failed: Outcome) => Promise<unknown>,
): Promise<void> {
  const { outcome, reference } = failure(command, locale);
  log.error({ err: describe(error), reference, command }, 'Discord did not take a reply');
  await send?.(outcome).catch((second: unknown) => {
    log.warn({ err: describe(second), reference }, 'the asker could not be told');
  });
}

/** Posts the answer to a message. Never throws: there is no other way to reach the person. */
export async function sendMessage(
  rest: REST,
  { channelId, body, outcome }: AnsweredMessage,
  log: Log,
): Promise<void> {
  try {
    await rest.post(Routes.channelMessages(channelId), { body });
  } catch (error) {
    log.error({ err: describe(error), command: outcome.command }, 'Discord did not take a message');
  }
}

function callback(rest: REST, { id, token }: Address, { response }: Outcome): Promise<unknown> {
  const files = response.kind === 'message' ? response.files : [];
  return rest.post(Routes.interactionCallback(id, token), {
    body: interactionResponse(response),
    files: files.map(({ name, text, contentType }): RawFile => ({ name, data: text, contentType })),
    auth: false,
  });
}

/** A further message to an interaction that is answered already. */
function followUp(rest: REST, { applicationId, token }: Address, { response }: Outcome): Promise<unknown> {
  const body = response.kind === 'message' ? messageData(response) : undefined;
  return rest.post(Routes.webhook(applicationId, token), { body, auth: false });
}

function isGone(error: unknown): boolean {
  return error instanceof DiscordAPIError && GONE.has(error.code);
}

/** What a log needs of a REST error, without its URL: that holds the interaction's token. */
export function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const status = 'status' in error ? error.status : undefined;
  const code = 'code' in error ? error.code : undefined;
  return { type: typeOf(error), message: restMessage(error), status, code };
}

/** A REST error in words; discord.js leaves that of a rate limit empty. */
export function restMessage(error: Error): string {
  if (!(error instanceof RateLimitError)) return error.message;
  return error.retryAfter === 0
    ? 'a rate limit that does not say when it ends'
    : `a rate limit for another ${Math.ceil(error.retryAfter / 1000)} s`;
}

/** The name of a RateLimitError holds its route, and with it an id that nobody needs. */
function typeOf(error: Error): string {
  return error instanceof RateLimitError ? 'RateLimitError' : error.name;
}
