import type { Command } from '../src/discord/command.ts';
import { statusReply } from '../src/discord/render/status.ts';

/** `/status`: how the bot is, for those who manage a server. */
export const status = {
  name: 'status',
  offeredTo: 'managers',
  options: {},
  execute: (_, context) => statusReply(context),
} satisfies Command;
