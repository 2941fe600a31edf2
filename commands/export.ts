import { EXPORT_FORMATS, exportResponse } from '../src/answer/export.ts';
import { defineCommand } from '../src/bot/command.ts';
import { exportReply } from '../src/bot/replies/export.ts';
import { en } from '../src/i18n/en.ts';

/** `/export [section] [format]`: the answers as a file with their citations, and the lists. */
export const exportCommand = defineCommand({
  name: 'export',
  options: {
    section: { kind: 'section', required: false },
    format: { kind: 'choice', required: false, choices: EXPORT_FORMATS },
  },
  execute({ section, format = 'markdown' }, context) {
    const { answers, installation } = context;
    const file = exportResponse(answers.response, {
      section,
      format,
      urlOf: installation.urlOf,
      lists: answers.lists,
      listTitles: en.chat.lists,
    });
    return exportReply(file, section, format, context);
  },
});
