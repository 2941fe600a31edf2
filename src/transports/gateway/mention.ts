import { MessageFlags } from 'discord-api-types/v10';
import * as z from 'zod';
import { QUERY_LENGTH } from '../../bot/components/limits.ts';
import { cutUnits, oneLine } from '../../bot/components/markdown.ts';
import { BOT_DM, type Handle, type Handled, NO_APPLICATION } from '../../bot/handle.ts';

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
  readonly handled: Handled;
  /** Body of the message that answers it. */
  readonly body: Record<string, unknown>;
}

/**
 * Answers a message that mentions the bot, or that is written to it directly, as `/ask` would.
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
  const asked =
    query === ''
      ? { name: 'help', options: [] }
      : {
          name: 'ask',
          options: [
            { name: 'query', value: query },
            { name: 'private', value: false },
          ],
        };
  const handled = handle({
    id,
    application_id: NO_APPLICATION,
    token: 'message',
    type: 2,
    context: isDirect ? BOT_DM : 0,
    user: { id: author.id },
    data: { type: 1, ...asked },
  });
  const shown = handled?.response;
  if (!handled || !shown || !('data' in shown) || !shown.data || !('components' in shown.data))
    return undefined;
  return {
    id,
    channelId,
    handled,
    body: {
      components: shown.data.components,
      // A message cannot be private as a reply to a command can.
      flags: MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds,
      allowed_mentions: { parse: [], replied_user: false },
      message_reference: { message_id: id, fail_if_not_exists: false },
    },
  };
}
