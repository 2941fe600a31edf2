import { defineCommand } from '../src/bot/command.ts';
import { listReply, listsReply } from '../src/bot/replies/list.ts';
import type { Messages } from '../src/i18n/messages.ts';
import { LIST_KEYS } from '../src/search/intents.ts';

/** The title of a list, as a choice. */
const listLabel = (choice: string, { chat }: Messages): string => {
  const key = LIST_KEYS.find((known) => known === choice);
  return key ? chat.lists[key] : choice;
};

/** `/list [what] [section]`: all of a kind that the response names, or all answers in some state. */
export const list = defineCommand({
  name: 'list',
  options: {
    what: { kind: 'choice', required: false, choices: LIST_KEYS, label: listLabel },
    section: { kind: 'section', required: false },
  },
  execute: ({ what, section }, context, { page }) =>
    what === undefined ? listsReply(context) : listReply(context.answers.lists(what, section), page, context),
});
