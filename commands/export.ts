import { EXPORT_FORMATS, exportResponse } from '../src/answer/export.ts';
import type { Command } from '../src/bot/command.ts';
import { visible } from '../src/bot/replies/common.ts';
import { exportReply, unknownSectionReply } from '../src/bot/replies/notes.ts';
import { sectionOf } from '../src/questionnaire/structure.ts';

/** `/export [section] [format]`: the answers as a file, with their citations. */
export const exportCommand = {
  name: 'export',
  options: {
    section: { kind: 'section', required: false },
    format: { kind: 'choice', required: false, choices: EXPORT_FORMATS },
  },
  execute(options, context) {
    const wanted = options.optionalText('section');
    const { response } = context.answers;
    const section = wanted === undefined ? undefined : sectionOf(response, wanted);
    if (wanted !== undefined && section === undefined) return unknownSectionReply(context);
    const format = EXPORT_FORMATS.find((one) => one === options.optionalText('format')) ?? 'markdown';
    const file = exportResponse(response, {
      section,
      format,
      sourceUrl: context.site.sourceUrl,
      show: (text) => visible(text, context),
    });
    return exportReply(file, section, context);
  },
} satisfies Command;
