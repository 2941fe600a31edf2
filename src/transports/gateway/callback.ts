import { setTimeout } from 'node:timers/promises';
import { DiscordAPIError, RateLimitError, type RawFile, type REST, Routes } from 'discord.js';
import { failure } from '../../bot/handle.ts';
import { type Address, interactionResponse, messageData } from '../../bot/interaction.ts';
import type { Outcome } from '../../bot/outcome.ts';
import type { Log } from '../../log.ts';
import type { AnsweredMessage } from './mention.ts';

/** Discord's error codes for an interaction that can no longer be answered: it is unknown, or already acknowledged. */
const GONE = new Set<number | string>([10062, 40060]);
/** Discord's error code for a message that does not exist (any more). */
const UNKNOWN_MESSAGE = 10008;
/** Discord's error code for the token of an interaction that is not acknowledged (yet). */
const UNKNOWN_WEBHOOK = 10015;

/**
 * Answers an interaction over REST. Never throws: if Discord refuses the reply, the asker gets a short private message
 * with a code, and the cause is logged with that code.
 * @param rest A client whose requests time out well within Discord's three seconds.
 * @returns Whether Discord accepted everything.
 */
export async function respond(rest: REST, address: Address, outcome: Outcome, log: Log): Promise<boolean> {
  const { command, response } = outcome;
  try {
    await callback(rest, address, outcome);
  } catch (error) {
    // Nobody waits for an answer any more, or Discord would accept nothing but suggestions.
    const isMoot = isGone(error) || response.kind === 'suggestions';
    const tell = isMoot ? undefined : (failed: Outcome) => callback(rest, address, failed);
    await report(error, command, address, log, tell);
    return false;
  }
  return response.kind === 'removal' ? removeMessage(rest, address, command, log) : true;
}

/**
 * Deletes the message with a button whose press was acknowledged. Never throws.
 * @param waits Milliseconds before each further try, for as long as Discord does not know the acknowledgement yet, which
 * may still be on its way in an HTTP response. Default: no further try.
 * @returns Whether the message is deleted.
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

/** Logs that Discord refused something, and tells the asker with `send`. */
async function report(
  error: unknown,
  command: string,
  { locale }: Address,
  log: Log,
  send?: (failed: Outcome) => Promise<unknown>,
): Promise<void> {
  const { outcome, reference } = failure(command, locale);
  log.error({ err: describe(error), reference, command }, 'Discord did not accept a reply');
  await send?.(outcome).catch((second: unknown) => {
    log.warn({ err: describe(second), reference }, 'the asker could not be told');
  });
}

/** Posts the answer to a message. Never throws: an error is logged, as there is no other way to reach the person. */
export async function sendMessage(
  rest: REST,
  { channelId, body, outcome }: AnsweredMessage,
  log: Log,
): Promise<void> {
  try {
    await rest.post(Routes.channelMessages(channelId), { body });
  } catch (error) {
    log.error({ err: describe(error), command: outcome.command }, 'Discord did not accept a message');
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

/** Sends another message for an interaction that is already answered. */
function followUp(rest: REST, { applicationId, token }: Address, { response }: Outcome): Promise<unknown> {
  const body = response.kind === 'message' ? messageData(response) : undefined;
  return rest.post(Routes.webhook(applicationId, token), { body, auth: false });
}

function isGone(error: unknown): boolean {
  return error instanceof DiscordAPIError && GONE.has(error.code);
}

/** Describes a REST error for the log, without its URL, which contains the token of the interaction. */
export function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const status = 'status' in error ? error.status : undefined;
  const code = 'code' in error ? error.code : undefined;
  return { type: typeOf(error), message: restMessage(error), status, code };
}

/** Returns the message of a REST error. The one that discord.js gives to a rate limit is empty. */
export function restMessage(error: Error): string {
  if (!(error instanceof RateLimitError)) return error.message;
  return error.retryAfter === 0
    ? 'a rate limit that does not say when it ends'
    : `a rate limit for another ${Math.ceil(error.retryAfter / 1000)} s`;
}

/** The name of a RateLimitError contains its route with an id, which nobody needs. */
function typeOf(error: Error): string {
  return error instanceof RateLimitError ? 'RateLimitError' : error.name;
}
