import { defineCommand } from '../src/bot/command.ts';
import { contentsReply, sectionContentsReply } from '../src/bot/replies/contents.ts';

/** `/contents [section]`: the sections, or the topics of a section. */
export const contents = defineCommand({
  name: 'contents',
  options: { section: { kind: 'section', required: false } },
  execute: ({ section }, context, { page }) =>
    section ? sectionContentsReply(section, page, context) : contentsReply(context),
});
