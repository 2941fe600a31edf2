import { setTimeout } from 'node:timers/promises';
import { RateLimitError, type REST, Routes } from 'discord.js';
import { type APIMessageTopLevelComponent, MessageFlags, MessageType } from 'discord-api-types/v10';
import * as z from 'zod';
import { QUERY_LENGTH } from '../../bot/components/limits.ts';
import { cutUnits, oneLine } from '../../bot/components/markdown.ts';
import type { Handle } from '../../bot/handle.ts';
import { messageText } from '../../bot/message-text.ts';
import type { Outcome } from '../../bot/outcome.ts';
import type { Log } from '../../log.ts';
import type { Delivery } from '../metrics.ts';
import { loggable } from '../rest.ts';
import { deliveryOf } from './callback.ts';

/**
 * What is read of a message; a field of another form counts as missing.
 * Source: https://discord.com/developers/docs/resources/message#message-object
 */
const messageSchema = z.object({
  id: z.string(),
  channel_id: z.string(),
  type: z.int().catch(MessageType.Default),
  guild_id: z.string().optional().catch(undefined),
  content: z.string(),
  /** The message that this one replies to. */
  referenced_message: z
    .looseObject({ author: z.object({ id: z.string() }) })
    .optional()
    .catch(undefined),
  author: z.object({ id: z.string(), bot: z.boolean().catch(false) }),
});

/** Messages that people write. All others, such as "pinned a message", are written by Discord. */
const WRITTEN = new Set<number>([MessageType.Default, MessageType.Reply]);
/** UTF-16 units of a message that are read. Discord allows 4,000. */
const LONGEST_MESSAGE = 8_000;

/** A message to the bot, and the answer to it. */
export interface AnsweredMessage {
  readonly id: string;
  readonly channelId: string;
  readonly outcome: Outcome;
  /** Body of the message that answers it. */
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Answers a message that names the bot, or that is written to it directly, as `/ask` would; one without a question looks
 * up the message that it replies to, or is answered as `/help` would. A reply that pings the bot does not name it.
 * @param botId The bot's own user id.
 * @returns Undefined for every other message.
 */
export function answerMessage(raw: unknown, botId: string, handle: Handle): AnsweredMessage | undefined {
  const parsed = messageSchema.safeParse(raw);
  if (!parsed.success) return undefined;
  const { id, channel_id: channelId, type, guild_id: guildId, content, author } = parsed.data;
  const isDirect = guildId === undefined;
  if (author.bot || author.id === botId || !WRITTEN.has(type)) return undefined;
  const named = new RegExp(`<@!?${botId}>`, 'g');
  const read = cutUnits(content, LONGEST_MESSAGE);
  if (!isDirect && read.search(named) === -1) return undefined;

  const questionIn = (text: string): string => cutUnits(oneLine(text.replaceAll(named, ' ')), QUERY_LENGTH);
  const { referenced_message: repliedTo } = parsed.data;
  const lookedUp = repliedTo && repliedTo.author.id !== botId ? messageText(repliedTo) : '';
  const query = questionIn(read) || questionIn(lookedUp);
  const outcome = handle({
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
  });
  return { id, channelId, outcome, body: answerTo(id, outcome) };
}

function answerTo(messageId: string, { response }: Outcome): Record<string, unknown> {
  const components: readonly APIMessageTopLevelComponent[] =
    response.kind === 'message' ? response.components : [];
  return {
    components,
    flags: MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds,
    allowed_mentions: { parse: [], replied_user: false },
    message_reference: { message_id: messageId, fail_if_not_exists: false },
    // A second instance that sees the same message posts nothing, nor does a try whose predecessor arrived after all.
    nonce: messageId,
    enforce_nonce: true,
  };
}

/** How long an answer to a message may wait for Discord's rate limit. Later nobody expects it any more. */
const PATIENCE_MS = 15_000;
/** How many answers may wait. If there are more, the oldest are dropped. */
const MOST_WAITING = 50;

export interface Mailbox {
  /** Posts the answer to a message. Never throws: an error is logged, as there is no other way to reach the person. */
  readonly send: (message: AnsweredMessage) => Promise<Delivery>;
}

/**
 * Makes the queue of answers to messages.
 * @param rest A client that rejects every request that has to wait for a rate limit.
 */
export function createMailbox(rest: REST, log: Log): Mailbox {
  const waiting = new Set<AbortController>();
  const wait = async (ms: number): Promise<void> => {
    const dropped = new AbortController();
    waiting.add(dropped);
    const [oldest] = waiting;
    if (waiting.size > MOST_WAITING) oldest?.abort();
    await setTimeout(ms, undefined, { signal: dropped.signal }).finally(() => waiting.delete(dropped));
  };
  return {
    async send({ channelId, body, outcome }) {
      const end = performance.now() + PATIENCE_MS;
      for (;;) {
        try {
          await rest.post(Routes.channelMessages(channelId), { body });
          return 'accepted';
        } catch (error) {
          if (error instanceof RateLimitError && error.retryAfter > 0) {
            if (performance.now() + error.retryAfter > end) return 'dropped';
            const isDropped = await wait(error.retryAfter).then(
              () => false,
              () => true,
            );
            if (isDropped) return 'dropped';
            continue;
          }
          log.error({ err: loggable(error), command: outcome.command }, 'Discord did not accept a message');
          return deliveryOf(error);
        }
      }
    },
  };
}
