import type { Command } from '../src/bot/command.ts';
import { contentsReply, sectionContentsReply } from '../src/bot/replies/contents.ts';
import { unknownSectionReply } from '../src/bot/replies/notes.ts';
import { sectionOf } from '../src/questionnaire/structure.ts';

/** `/contents [section]`: from section to topic to question. */
export const contents = {
  name: 'contents',
  options: { section: { kind: 'section', required: false } },
  execute(options, context) {
    const wanted = options.optionalText('section');
    if (wanted === undefined) return contentsReply(context);
    const section = sectionOf(context.answers.response, wanted);
    return section ? sectionContentsReply(section, options.page(), context) : unknownSectionReply(context);
  },
} satisfies Command;
