import { defineCommand } from '../src/bot/command.ts';
import { helpReply } from '../src/bot/replies/help.ts';

/** `/help`: what the bot does, what it does not claim, and its commands. */
export const help = defineCommand({
  name: 'help',
  options: {},
  execute: (_, context) => helpReply(context),
});
