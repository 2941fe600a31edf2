import { defineCommand } from '../src/bot/command.ts';
import { helpReply } from '../src/bot/replies/notes.ts';

/** `/help`: what the bot does, what it refuses to claim, and what can be typed. */
export const help = defineCommand({
  name: 'help',
  options: {},
  execute: (_, context) => helpReply(context),
});
