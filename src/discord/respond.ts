import { randomBytes } from 'node:crypto';
import {
  DiscordAPIError,
  InteractionResponseType,
  MessageFlags,
  type RawFile,
  type REST,
  Routes,
} from 'discord.js';
import type { Log } from '../log.ts';
import type { Dispatched } from './dispatch.ts';
import type { AnsweredMessage } from './mention.ts';
import { reply } from './reply.ts';
import { wordsFor } from './words/words.ts';

/** Where an interaction is answered. */
export interface InteractionAddress {
  readonly id: string;
  readonly token: string;
  readonly application_id: string;
  readonly locale?: string | undefined;
}

/** Discord's codes for an interaction that can no longer be answered: unknown, already acknowledged. */
const GONE = new Set<number | string>([10062, 40060]);

/**
 * Sends what a dispatch came to, over REST. Never throws: where Discord refuses a reply the asker gets a
 * short private message with a reference, and the log holds the cause under it.
 * @param rest A client whose requests give up well within Discord's three seconds.
 */
export async function respond(
  rest: REST,
  address: InteractionAddress,
  dispatched: Dispatched,
  log: Log,
): Promise<void> {
  const { command } = dispatched;
  try {
    await callback(rest, address, dispatched.response, dispatched.files);
    if (dispatched.removesMessage) {
      await rest.delete(Routes.webhookMessage(address.application_id, address.token), { auth: false });
    }
  } catch (error) {
    const reference = randomBytes(4).toString('hex').toUpperCase();
    log.error({ err: describe(error), reference, command }, 'Discord did not take a reply');
    if (isGone(error) || dispatched.removesMessage) return;
    const note = reply({ texts: [wordsFor(address.locale).failure(reference)] });
    const response = {
      type: InteractionResponseType.ChannelMessageWithSource,
      data: {
        flags: MessageFlags.Ephemeral | MessageFlags.IsComponentsV2,
        allowed_mentions: { parse: [] },
        components: note.components,
      },
    };
    await callback(rest, address, response, []).catch((second: unknown) => {
      log.warn({ err: describe(second), reference }, 'the asker could not be told');
    });
  }
}

/** Posts the answer to a message. Never throws: there is no other way to reach the person. */
export async function sendMessage(
  rest: REST,
  { channelId, body, dispatched }: AnsweredMessage,
  log: Log,
): Promise<void> {
  try {
    await rest.post(Routes.channelMessages(channelId), { body });
  } catch (error) {
    log.error({ err: describe(error), command: dispatched.command }, 'Discord did not take a message');
  }
}

function callback(
  rest: REST,
  { id, token }: InteractionAddress,
  body: unknown,
  files: Dispatched['files'],
): Promise<unknown> {
  const rawFiles = files.map(({ name, text, contentType }): RawFile => ({ name, data: text, contentType }));
  return rest.post(Routes.interactionCallback(id, token), { body, files: rawFiles, auth: false });
}

function isGone(error: unknown): boolean {
  return error instanceof DiscordAPIError && GONE.has(error.code);
}

/** What a log needs of a REST error, without its URL: that holds the interaction's token. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const status = 'status' in error ? error.status : undefined;
  const code = 'code' in error ? error.code : undefined;
  return { type: error.name, message: error.message, status, code };
}
