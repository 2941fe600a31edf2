import type { ListEntry } from '../../answer/lists/entry.ts';
import type { ResponseList } from '../../answer/lists/lists.ts';
import type { Messages } from '../../i18n/messages.ts';
import { numberRanges } from '../../questionnaire/structure.ts';
import { isNameList, LIST_KEYS } from '../../search/intents.ts';
import { escapeText, maskedLink, small } from '../components/markdown.ts';
import { type MenuEntry, type Reply, reply } from '../components/reply.ts';
import type { Context } from '../context.ts';
import type { Target } from '../invocation.ts';
import { emailNote, footer, pageRoom, replyButtons, sourceLine } from './frame.ts';
import { pageButtons, pageLine, paginate } from './pages.ts';
import { questionEntries, questionLink } from './questions.ts';
import { letteredTitle } from './sections.ts';

/** Entries on a page: about two screens of a phone. */
const ENTRIES_ON_PAGE = 15;
/** What a link is called, shown for at most that many names. */
const MOST_WORDS = 3;

/**
 * Shows a list, each entry with the numbers of its questions.
 * @param page From 1; the last page if there is no such page.
 * @param query What was asked, if `/list` cannot say it: links with some words in their addresses.
 */
export function listReply(list: ResponseList, page: number, context: Context, query?: string): Reply {
  const { messages } = context;
  const { section, entries, further } = list;
  const where = section ? ` · ${escapeText(letteredTitle(section, messages))}` : '';
  const head = `## ${listTitle(list, messages)}${where}`;
  const masked = emailNote(
    entries.map(({ name }) => name),
    context,
  );
  const foot = footer(
    context,
    further.length > 0 ? furtherNote(list, messages)(linkedNumbers(further, context)) : '',
    isNameList(list.list) ? messages.chat.namesNote : '',
    masked,
  );
  const shown = paginate(
    entries.map((entry) => ({ entry, text: entryText(entry, entries, context) })),
    ({ text }) => text.length + 1,
    pageRoom(head, foot),
    page,
    ENTRIES_ON_PAGE,
  );
  const toPage = (at: number): Target =>
    query === undefined
      ? {
          command: 'list',
          options: { page: at, what: list.list, ...(section ? { section: section.id } : {}) },
        }
      : { command: 'ask', options: { page: at, query } };
  const numbers = [...new Set(shown.items.flatMap(({ entry }) => entry.questions))].sort((a, b) => a - b);
  return reply({
    texts: [
      head,
      entries.length === 0 ? messages.chat.emptyList : shown.items.map(({ text }) => text).join('\n'),
      pageLine(shown, context),
      foot,
    ],
    menus: [
      {
        placeholder: messages.openQuestion,
        entries: questionEntries(numbers, context),
      },
      listMenu(context),
    ],
    rows: [[...pageButtons(shown, toPage, context), ...replyButtons(toPage(shown.page), context, masked)]],
  });
}

/** Says in which other questions something of a list stands, and how. */
export function furtherNote({ list }: ResponseList, { chat }: Messages): (numbers: string) => string {
  switch (list) {
    case 'dates':
      return chat.yearsInNames;
    case 'positions':
    case 'technologies':
      return chat.inQuestions;
    default:
      return chat.byAddress;
  }
}

/** "Links (38)" */
export function listTitle({ list, entries }: ResponseList, messages: Messages): string {
  return `${messages.chat.lists[list]} (${entries.length})`;
}

/** Longest text of linked numbers, of which a page has room for two: many with a long address would fill it. */
const LINKED_LENGTH = 1_200;

/** "Q49, 51–53", or each number as a link to where it can be read on the web if that is known. */
function linkedNumbers(numbers: readonly number[], context: Context): string {
  const { installation, answers } = context;
  if (installation.responseUrl === undefined) return `Q${numberRanges(numbers)}`;
  const questions = numbers.flatMap((number) => answers.response.questions.get(number) ?? []);
  const linked = questions.map((question) => questionLink(question, context)).join(', ');
  return linked.length > LINKED_LENGTH ? `Q${numberRanges(numbers)}` : linked;
}

/** Longest entry, so that each fits on a page. */
const ENTRY_LENGTH = 600;

/** An entry's name in one line, an address without its scheme. Not escaped. */
export function shownName({ name, href }: ListEntry): string {
  return href === undefined ? folded(name) : name.replace(/^https?:\/\//, '');
}

/** What else an entry is called, and the words of the answer that belong with it, in one line. Not escaped. */
export function alsoTold({ variants, words }: ListEntry, mostWords = words.length): string {
  return [...variants, ...words.slice(0, mostWords)].map(folded).join(' · ');
}

const folded = (text: string): string => text.replace(/\s+/g, ' ');

/** @param entries The whole list: the words of an answer that several questions have are shown once. */
function entryText(entry: ListEntry, entries: readonly ListEntry[], context: Context): string {
  const { questions, href } = entry;
  const name = shownName(entry);
  const shown = href === undefined ? escapeText(name) : maskedLink(name, href);
  const place = `- **${linkedNumbers(questions, context)}** ${shown}`;
  const sameAs = firstWithSameAnswer(entry, entries, context);
  if (sameAs !== undefined) return `${place}\n${small(context.messages.sameAnswerAs(`Q${sameAs}`))}`;
  const told = escapeText(alsoTold(entry, MOST_WORDS));
  return told === '' || told.length > ENTRY_LENGTH ? place : `${place}\n${small(told)}`;
}

/** The question of an earlier entry with the same words of the same answer. */
function firstWithSameAnswer(
  { questions: [own], words, href }: ListEntry,
  entries: readonly ListEntry[],
  { answers: { response } }: Context,
): number | undefined {
  if (own === undefined || href !== undefined || words.length === 0) return undefined;
  const answerOf = (number: number): string | undefined => response.questions.get(number)?.answer;
  const earlier = entries
    .flatMap((entry) => (entry.words.join() === words.join() ? entry.questions : []))
    .find((number) => answerOf(number) === answerOf(own));
  return earlier === own ? undefined : earlier;
}

/** Shows which lists there are, with how much each contains. */
export function listsReply(context: Context): Reply {
  const { messages, answers } = context;
  const lines = LIST_KEYS.map(
    (key) => `- ${messages.chat.lists[key]}: **${answers.lists(key).entries.length}**`,
  );
  return reply({
    texts: [`## ${messages.chat.allLists}`, lines.join('\n'), sourceLine(context)],
    menus: [listMenu(context)],
    rows: [replyButtons({ command: 'list', options: {} }, context)],
  });
}

function listMenu({ messages }: Context): { placeholder: string; entries: MenuEntry[] } {
  return {
    placeholder: messages.chat.openList,
    entries: LIST_KEYS.map((what) => ({
      label: messages.chat.lists[what],
      to: { command: 'list', options: { what } },
    })),
  };
}
