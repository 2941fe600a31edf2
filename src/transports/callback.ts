import { setTimeout } from 'node:timers/promises';
import { DiscordAPIError, RateLimitError, type RawFile, type REST } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';
import { failure } from '../bot/create-outcome.ts';
import { type Address, interactionResponse, messageData } from '../bot/interaction.ts';
import type { Delivery } from '../bot/observation.ts';
import type { BotResponse, Outcome } from '../bot/outcome.ts';
import { describeError, type Log } from '../log.ts';
import type { Note } from './repeats.ts';
import { loggableError } from './rest.ts';

/** Discord's error code for an interaction that somebody answered already. */
const ALREADY_ANSWERED = 40060;
/** Discord's error codes for an interaction that can no longer be answered: unknown, or already answered. */
const GONE = new Set<number | string>([10062, ALREADY_ANSWERED]);
/** Discord's error code for a message that does not exist (any more). */
const UNKNOWN_MESSAGE = 10008;
/** Discord's error code for the token of an interaction that is not acknowledged (yet). */
const UNKNOWN_WEBHOOK = 10015;

/**
 * Discord forgets an interaction after this time.
 * Source: https://discord.com/developers/docs/interactions/receiving-and-responding
 */
export const ANSWER_MS = 3_000;
/** When the reply is sent a second time if nothing is known of the first, such as on a connection that hangs. */
const SECOND_TRY_MS = 2_000;
/** How long an answer to a callback is awaited. Discord may accept one at the last moment, and say so a little later. */
export const CALLBACK_TIMEOUT_MS = 3_400;
/** Pause before a reply is sent again after an error of the server or of the network. It doubles each time. */
const FIRST_PAUSE_MS = 100;

/** What answers are sent with. */
export interface Sender {
  /** A client without retries whose requests end after {@link CALLBACK_TIMEOUT_MS}. */
  readonly callbacks: REST;
  /** A client for what comes after an accepted callback, which can wait. */
  readonly webhooks: REST;
  readonly log: Log;
  /** For failures that come by the thousand if Discord is out of reach. */
  readonly note: Note;
}

/** What comes after an acknowledgement. */
export type Follower = Omit<Sender, 'callbacks'>;

/**
 * Answers an interaction over REST. Never throws: if Discord refuses the reply, the asker gets a short private message
 * with a code, and the cause is logged with that code.
 * @param started When the interaction came in, by `performance.now()`.
 * @returns What became of the answer.
 */
export async function respond(
  sender: Sender,
  address: Address,
  outcome: Outcome,
  started: number,
): Promise<Delivery> {
  const { command, response } = outcome;
  const { callbacks: rest } = sender;
  const deadline = started + ANSWER_MS;
  try {
    await callback(rest, address, outcome, deadline);
  } catch (error) {
    // Nobody waits for an answer any more, or Discord would accept nothing but suggestions.
    const isMoot = isGone(error) || response.kind === 'suggestions' || performance.now() > deadline;
    const tell = isMoot ? undefined : (failed: Outcome) => callback(rest, address, failed, deadline);
    await report(sender, error, command, address, tell);
    return deliveryOf(error);
  }
  if (response.kind !== 'removal') return 'accepted';
  return (await removeMessage(sender, address, command)) ? 'accepted' : 'refused';
}

/** What Discord did with a request that failed. */
export function deliveryOf(error: unknown): Delivery {
  if (isGone(error)) return 'expired';
  return error instanceof DiscordAPIError ? 'refused' : 'unanswered';
}

/**
 * Sends a reply, and sends it again for as long as somebody waits and Discord may accept it. Discord accepts one reply
 * per interaction, so that nobody is answered twice. No request is aborted while Discord may still accept it.
 */
async function callback(rest: REST, address: Address, outcome: Outcome, deadline: number): Promise<void> {
  const sendSecond = new AbortController();
  const first = attempt(rest, address, outcome, deadline, false).finally(() => sendSecond.abort());
  const wait = Math.max(FIRST_PAUSE_MS, deadline - ANSWER_MS + SECOND_TRY_MS - performance.now());
  const second = setTimeout(wait, undefined, { signal: sendSecond.signal }).then(
    () => attempt(rest, address, outcome, deadline, true),
    () => first,
  );
  const accepted = Promise.any([first, second]).catch((failed: unknown) => {
    throw failed instanceof AggregateError ? failed.errors[0] : failed;
  });
  // What Discord refuses once it refuses again: nobody waits for a first try that hangs.
  const unlessRefused = second.then(
    () => accepted,
    (error: unknown) => {
      if (error instanceof DiscordAPIError) throw error;
      return accepted;
    },
  );
  await Promise.race([accepted, unlessRefused]);
}

/** @param isUnclear Whether Discord may have accepted the reply before. */
async function attempt(
  rest: REST,
  address: Address,
  outcome: Outcome,
  deadline: number,
  isUnclear: boolean,
): Promise<void> {
  let mayBeAnswered = isUnclear;
  for (let pause = FIRST_PAUSE_MS; ; pause *= 2) {
    try {
      await post(rest, address, outcome);
      return;
    } catch (error) {
      if (error instanceof DiscordAPIError) {
        // A try before was accepted, although its answer got lost.
        if (mayBeAnswered && error.code === ALREADY_ANSWERED) return;
        throw error;
      }
      const isLimited = error instanceof RateLimitError;
      const wait = isLimited ? error.retryAfter : pause;
      if (wait === 0 || performance.now() + wait >= deadline) throw error;
      mayBeAnswered ||= !isLimited;
      await setTimeout(wait);
    }
  }
}

/**
 * Deletes the message with a button whose press was acknowledged. Never throws.
 * @param waits Milliseconds before each further try, for as long as Discord does not know the acknowledgement yet, which
 * may still be on its way in an HTTP response. Default: no further try.
 * @returns Whether the message is deleted.
 */
export async function removeMessage(
  follower: Follower,
  address: Address,
  command: string,
  waits: readonly number[] = [],
): Promise<boolean> {
  const { webhooks: rest, note } = follower;
  const { applicationId, token } = address;
  if (applicationId === undefined) {
    note('no application', 'a message could not be deleted: Discord did not say whose application it is');
    return false;
  }
  try {
    await rest.delete(Routes.webhookMessage(applicationId, token), { auth: false });
    return true;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === UNKNOWN_MESSAGE) return true;
    const [wait, ...further] = waits;
    if (wait !== undefined && error instanceof DiscordAPIError && error.code === UNKNOWN_WEBHOOK) {
      await setTimeout(wait);
      return removeMessage(follower, address, command, further);
    }
    await report(follower, error, command, address, (failed) => followUp(rest, applicationId, token, failed));
    return false;
  }
}

/** Tells the asker with `tell` that Discord refused something, and logs it with the code that the asker sees. */
async function report(
  { log, note }: Follower,
  error: unknown,
  command: string,
  { locale }: Address,
  tell?: (failed: Outcome) => Promise<unknown>,
): Promise<void> {
  const { outcome, reference } = failure(command, locale);
  const failed = { err: loggableError(error), command };
  const untold = 'Discord did not accept a reply, and the asker could not be told';
  if (!tell) return note(kindOf(error), untold, failed);
  try {
    await tell(outcome);
    log.error({ ...failed, reference }, 'Discord did not accept a reply');
  } catch (second) {
    note(kindOf(error), untold, { ...failed, second: describeError(loggableError(second)) });
  }
}

/** The kind of a failed reply, of which only the first in a minute is logged. */
export function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'reply';
  // The names of rate limits end with a route in brackets.
  return `reply: ${'code' in error ? error.code : error.name.replace(/\[.*$/s, '')}`;
}

function post(rest: REST, { id, token }: Address, { response }: Outcome): Promise<unknown> {
  return rest.post(Routes.interactionCallback(id, token), {
    body: interactionResponse(response),
    files: filesOf(response),
    auth: false,
  });
}

/** The files of a response as discord.js sends them. */
export function filesOf(response: BotResponse): RawFile[] {
  const files = response.kind === 'message' ? response.files : [];
  return files.map(({ name, text, contentType }) => ({ name, data: text, contentType }));
}

/** Sends another message for an interaction that is already answered. */
function followUp(rest: REST, applicationId: string, token: string, { response }: Outcome): Promise<unknown> {
  const body = response.kind === 'message' ? messageData(response) : undefined;
  return rest.post(Routes.webhook(applicationId, token), { body, auth: false });
}

function isGone(error: unknown): boolean {
  return error instanceof DiscordAPIError && GONE.has(error.code);
}
