import type { Command } from '../src/bot/command.ts';
import { unknownSectionReply } from '../src/bot/replies/notes.ts';
import { overviewReply, summaryReply } from '../src/bot/replies/summary.ts';
import { sectionOf } from '../src/questionnaire/structure.ts';

/** `/summary [section]`: a section at a glance, or a line for each section. */
export const summary = {
  name: 'summary',
  options: { section: { kind: 'section', required: false } },
  execute(options, context) {
    const wanted = options.optionalText('section');
    if (wanted === undefined) return overviewReply(context);
    const section = sectionOf(context.answers.response, wanted);
    return section ? summaryReply(section, options.page(), context) : unknownSectionReply(context);
  },
} satisfies Command;
