import { EXPORT_FORMATS, exportResponse } from '../src/answer/export.ts';
import { defineCommand } from '../src/bot/command.ts';
import { exportReply } from '../src/bot/replies/notes.ts';

/** `/export [section] [format]`: the answers as a file, with their citations. */
export const exportCommand = defineCommand({
  name: 'export',
  options: {
    section: { kind: 'section', required: false },
    format: { kind: 'choice', required: false, choices: EXPORT_FORMATS },
  },
  execute({ section, format = 'markdown' }, context) {
    const { answers, site } = context;
    const file = exportResponse(answers.response, {
      section,
      format,
      addressOf: site.addressOf,
    });
    return exportReply(file, section, format, context);
  },
});
