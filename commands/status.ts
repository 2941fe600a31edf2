import { defineCommand } from '../src/bot/command.ts';
import { statusReply } from '../src/bot/replies/status.ts';

/** `/status`: version, document and latency of the bot, for those who manage a server. */
export const status = defineCommand({
  name: 'status',
  options: {},
  offeredTo: 'managers',
  execute: (_, context) => statusReply(context),
});
