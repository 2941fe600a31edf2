import { type APIMessageTopLevelComponent, MessageFlags } from 'discord-api-types/v10';
import * as z from 'zod';
import { QUERY_LENGTH } from '../../bot/components/limits.ts';
import { cutUnits, oneLine } from '../../bot/components/markdown.ts';
import type { Handle } from '../../bot/handle.ts';
import type { Outcome } from '../../bot/outcome.ts';

/** What is read of a message: https://discord.com/developers/docs/resources/message#message-object */
const messageSchema = z.object({
  id: z.string(),
  channel_id: z.string(),
  guild_id: z.string().optional(),
  content: z.string(),
  author: z.object({ id: z.string(), bot: z.boolean().optional() }),
  mentions: z.array(z.object({ id: z.string() })).default([]),
});

/** A message to the bot, and the answer to it. */
export interface AnsweredMessage {
  readonly id: string;
  readonly channelId: string;
  readonly outcome: Outcome;
  /** Body of the message that answers it. */
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Answers a message that mentions the bot, or that is written to it directly, as `/ask` would; one without a question
 * as `/help` would.
 * @param botId The bot's own user id.
 * @returns Undefined for every other message.
 */
export function answerMessage(raw: unknown, botId: string, handle: Handle): AnsweredMessage | undefined {
  const parsed = messageSchema.safeParse(raw);
  if (!parsed.success) return undefined;
  const { id, channel_id: channelId, guild_id: guildId, content, author, mentions } = parsed.data;
  const isDirect = guildId === undefined;
  if (author.bot || author.id === botId) return undefined;
  if (!isDirect && !mentions.some((user) => user.id === botId)) return undefined;

  const query = cutUnits(oneLine(content.replaceAll(new RegExp(`<@!?${botId}>`, 'g'), ' ')), QUERY_LENGTH);
  const outcome = handle({
    kind: 'command',
    invocation: query === '' ? { command: 'help', options: {} } : { command: 'ask', options: { query } },
    // A message cannot be private as a reply to a command can.
    isPrivate: false,
    userId: author.id,
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
  };
}
