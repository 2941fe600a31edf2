import { defineCommand } from '../src/bot/command.ts';
import { questionReply } from '../src/bot/replies/question.ts';
import { keywordsReply } from '../src/bot/replies/search.ts';
import { readPick, suggestTopics } from '../src/bot/suggest.ts';

/** In UTF-16 units; short enough to fit into the custom ids of page buttons. */
const KEYWORDS_LENGTH = 60;

/** `/search keywords [section]`: every question that contains the keywords. */
export const search = defineCommand({
  name: 'search',
  options: {
    keywords: {
      kind: 'text',
      required: true,
      maxLength: KEYWORDS_LENGTH,
      asks: 'keywords',
      suggest: suggestTopics,
    },
    section: { kind: 'section', required: false },
  },
  execute({ keywords, section }, context, { page }) {
    const picked = readPick(keywords, context);
    if (picked) return questionReply(picked, page, context);
    const found = context.answers.keywords(keywords, section?.id);
    return keywordsReply(keywords, found, section, page, context);
  },
});
