import { setTimeout } from 'node:timers/promises';
import { RateLimitError, type REST } from '@discordjs/rest';
import { MessageType, Routes } from 'discord-api-types/v10';
import * as z from 'zod';
import { LONGEST_TEXT } from '../../bot/components/limits.ts';
import { cutUnits } from '../../bot/components/markdown.ts';
import type { Handle } from '../../bot/handle.ts';
import { messageData } from '../../bot/interaction.ts';
import { messageText } from '../../bot/message-text.ts';
import type { Delivery } from '../../bot/observation.ts';
import type { Outcome } from '../../bot/outcome.ts';
import type { Request } from '../../bot/request.ts';
import { typedText } from '../../bot/typed-text.ts';
import { deliveryOf, filesOf, kindOf } from '../callback.ts';
import type { Note } from '../repeats.ts';
import { loggableError } from '../rest.ts';

const snowflake = z.string().regex(/^\d{1,20}$/);

/**
 * What is read of a message; a field of another form counts as missing.
 * Source: https://discord.com/developers/docs/resources/message#message-object
 */
const messageSchema = z.object({
  id: snowflake,
  channel_id: snowflake,
  type: z.int().catch(MessageType.Default),
  // Only without one it is a direct message, where addresses are shown. Whatever else stands here is a server.
  guild_id: z.unknown().optional(),
  webhook_id: z.unknown().optional(),
  content: z.string().catch(''),
  /** The message that this one replies to. */
  referenced_message: z
    .looseObject({ author: z.object({ id: z.string() }) })
    .optional()
    .catch(undefined),
  author: z.object({ id: snowflake, bot: z.boolean().catch(false) }),
});

/** Messages that people write. All others, such as "pinned a message", are written by Discord. */
const WRITTEN = new Set<number>([MessageType.Default, MessageType.Reply]);

/** A message to the bot. */
export interface AddressedMessage {
  readonly id: string;
  readonly channelId: string;
  readonly request: Request;
}

/** A message to the bot, and the answer to it. */
export interface AnsweredMessage {
  readonly channelId: string;
  readonly outcome: Outcome;
  /** Body of the message that answers it. */
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Reads a message that names the bot, or that is written to it directly, as `/ask`; one without a question asks for the
 * message that it replies to, or for `/help`. A reply that pings the bot does not name it.
 * @param botId The bot's own user id.
 * @returns Undefined for every other message.
 */
export function readMessage(raw: unknown, botId: string): AddressedMessage | undefined {
  const parsed = messageSchema.safeParse(raw);
  if (!parsed.success) return undefined;
  const { id, channel_id: channelId, type, content, author } = parsed.data;
  const isDirect = isMissing(parsed.data.guild_id);
  const isByProgram = author.bot || author.id === botId || !isMissing(parsed.data.webhook_id);
  if (isByProgram || !WRITTEN.has(type)) return undefined;
  const named = new RegExp(`<@!?${botId}>`);
  const read = cutUnits(content, LONGEST_TEXT);
  if (!isDirect && !named.test(read)) return undefined;

  const { referenced_message: repliedTo } = parsed.data;
  const lookedUp = repliedTo && repliedTo.author.id !== botId ? messageText(repliedTo) : '';
  const own = typedText(read);
  // "@bot ?" in reply to a message asks for that message.
  const query = /[\p{L}\p{N}]/u.test(own) ? own : typedText(lookedUp) || own;
  const request: Request = {
    kind: 'command',
    invocation: query === '' ? { command: 'help', options: {} } : { command: 'ask', options: { query } },
    // A message cannot be private as a reply to a command can.
    isPrivate: false,
    userId: author.id,
    // Discord does not always say later to whose message this one is a reply.
    namesOwner: true,
    locale: undefined,
    place: isDirect ? 'direct' : 'channel',
    applicationId: undefined,
  };
  return { id, channelId, request };
}

export function answerMessage({ id, channelId, request }: AddressedMessage, handle: Handle): AnsweredMessage {
  const outcome = handle(request);
  return { channelId, outcome, body: answerTo(id, outcome) };
}

function isMissing(field: unknown): boolean {
  return field === undefined || field === null;
}

function answerTo(messageId: string, { response }: Outcome): Record<string, unknown> {
  return {
    // A message cannot be private as a reply to a command can.
    ...(response.kind === 'message' ? messageData({ ...response, isPrivate: false }) : {}),
    message_reference: { message_id: messageId, fail_if_not_exists: false },
    // A second instance that sees the same message posts nothing, nor does a try whose predecessor arrived after all.
    nonce: messageId,
    enforce_nonce: true,
  };
}

/** How long an answer to a message may take, waits included, in milliseconds. Later nobody expects it any more. */
export const PATIENCE_MS = 15_000;
/** How many answers may be on their way. If there are more, the oldest are dropped. */
const MOST_PENDING = 50;

export interface Mailbox {
  /** Posts the answer to a message. Never throws: an error is logged, as there is no other way to reach the person. */
  readonly send: (message: AnsweredMessage) => Promise<Delivery>;
}

/**
 * Makes the queue of answers to messages.
 * @param rest A client that rejects every request that has to wait for a rate limit.
 */
export function createMailbox(rest: REST, note: Note): Mailbox {
  const pending = new Set<AbortController>();
  const post = async ({ channelId, body, outcome }: AnsweredMessage, signal: AbortSignal): Promise<void> => {
    for (;;) {
      try {
        // A signal of its own, because discord.js keeps its listeners.
        await rest.post(Routes.channelMessages(channelId), {
          body,
          files: filesOf(outcome.response),
          signal: AbortSignal.any([signal]),
        });
        return;
      } catch (error) {
        if (!(error instanceof RateLimitError) || error.retryAfter === 0) throw error;
        await setTimeout(error.retryAfter, undefined, { signal });
      }
    }
  };
  return {
    async send(message) {
      const dropping = new AbortController();
      pending.add(dropping);
      const [oldest] = pending;
      if (oldest && pending.size > MOST_PENDING) {
        pending.delete(oldest);
        oldest.abort();
      }
      // discord.js lets the messages of a channel wait for each other, so that one that hangs stops the others.
      const { signal } = dropping;
      const late = globalThis.setTimeout(() => dropping.abort(), PATIENCE_MS);
      try {
        await post(message, signal);
        return 'accepted';
      } catch (error) {
        if (signal.aborted) {
          note(
            'late mention',
            'an answer to a message was dropped: Discord took too long, or too many waited',
          );
          return 'dropped';
        }
        note(kindOf(error), 'Discord did not accept an answer to a message', {
          err: loggableError(error),
          command: message.outcome.command,
        });
        return deliveryOf(error);
      } finally {
        clearTimeout(late);
        pending.delete(dropping);
      }
    },
  };
}
