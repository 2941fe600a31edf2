import { listOf } from '../../i18n/format.ts';
import { escapeText } from '../components/markdown.ts';
import { type Reply, reply } from '../components/reply.ts';
import type { Context } from '../context.ts';
import { letteredTitle, sectionMenu } from './sections.ts';

/** Says that a section does not exist, and which ones do. */
export function unknownSectionReply(context: Context): Reply {
  const { messages, answers } = context;
  const names = answers.response.sections.map((section) => escapeText(letteredTitle(section, messages)));
  return reply({
    texts: [messages.unknownSection(listOf(names, messages))],
    menus: [sectionMenu(context)],
    onlyForAsker: true,
  });
}
