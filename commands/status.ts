import type { Command } from '../src/bot/command.ts';
import { statusReply } from '../src/bot/replies/status.ts';

/** `/status`: how the bot is, for those who manage a server. */
export const status = {
  name: 'status',
  offeredTo: 'managers',
  options: {},
  execute: (_, context) => statusReply(context),
} satisfies Command;
