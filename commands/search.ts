import type { Command } from '../src/bot/command.ts';
import { unknownSectionReply } from '../src/bot/replies/notes.ts';
import { questionReply } from '../src/bot/replies/question.ts';
import { keywordsReply } from '../src/bot/replies/search.ts';
import { readPick, suggestTopics } from '../src/bot/suggest.ts';
import { sectionOf } from '../src/questionnaire/structure.ts';

/** Short enough that every page's button carries the keywords whole. */
const KEYWORDS_LENGTH = 60;

/** `/search keywords [section]`: every question that holds the very words. */
export const search = {
  name: 'search',
  options: {
    keywords: { kind: 'text', required: true, maxLength: KEYWORDS_LENGTH, suggest: suggestTopics },
    section: { kind: 'section', required: false },
  },
  execute(options, context) {
    const typed = options.text('keywords');
    const picked = readPick(typed, context);
    if (picked) return questionReply(picked, options.page(), context);
    const wanted = options.optionalText('section');
    const section = wanted === undefined ? undefined : sectionOf(context.answers.response, wanted);
    if (wanted !== undefined && section === undefined) return unknownSectionReply(context);
    const found = context.answers.keywords(typed, section?.id);
    return keywordsReply(typed, found, section, options.page(), context);
  },
} satisfies Command;
