import type { Command } from '../src/discord/command.ts';
import { helpReply } from '../src/discord/render/notes.ts';

/** `/help`: what the bot does, what it refuses to claim, and what can be typed. */
export const help = {
  name: 'help',
  options: {},
  execute: (_, context) => helpReply(context),
} satisfies Command;
