import { defineCommand } from '../src/bot/command.ts';
import { overviewReply, summaryReply } from '../src/bot/replies/summary.ts';

/** `/summary [section]`: a section at a glance, or a line per section. */
export const summary = defineCommand({
  name: 'summary',
  options: { section: { kind: 'section', required: false } },
  execute: ({ section }, context, { page }) =>
    section ? summaryReply(section, page, context) : overviewReply(context),
});
