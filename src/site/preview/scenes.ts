import { commands } from '../../../commands/index.ts';
import type { Answers } from '../../answer/answers.ts';
import type { Ask } from '../../answer/ask.ts';
import type { Library } from '../../answer/library.ts';
import type { Instance } from '../../bot/context.ts';
import { createHandler } from '../../bot/handle.ts';
import { createLog } from '../../log.ts';
import type { Scene } from './page.tsx';

/** A command to draw. */
interface Typed {
  readonly id: string;
  readonly title: string;
  readonly command: string;
  readonly options?: Readonly<Record<string, string | number | boolean>>;
  /** Answers in place of the real search: for replies that no fixed query is sure to give. */
  readonly ask?: (answers: Answers) => Ask;
}

const ask = (id: string, title: string, query: string): Typed => ({
  id,
  title,
  command: 'ask',
  options: { query },
});

const TYPED: readonly Typed[] = [
  ask('sure', 'A sure answer', 'data privacy law'),
  ask('options-only', 'Options without a tick, and no words', 'Q56'),
  ask('blank', 'A blank answer', 'Q69'),
  ask('contact', 'Several short answers, in a channel', 'CIO email'),
  {
    ...ask('contact-private', 'Several short answers, in private', 'CIO email'),
    options: { query: 'CIO email', private: true },
  },
  ask('links-only', 'An answer of links alone', 'Q9'),
  ask('long', 'A long answer', 'Q111'),
  ask('umbrella', 'A topic with topics under it', 'Q74'),
  ask('same-words', 'One of several same answers', 'Q107'),
  {
    ...ask('unsure', 'An unsure answer', 'how satisfied are citizens'),
    ask: (answers) => (query) => {
      const answer = answers.ask(query);
      return answer.kind === 'answered'
        ? { kind: 'closest', results: answer.results, corrections: [] }
        : answer;
    },
  },
  {
    ...ask('not-found', 'No answer', 'pizza with cheese'),
    ask: () => () => ({ kind: 'not_found', reason: { kind: 'nothing_near' } }),
  },
  ask('no-such-question', 'A question number that does not exist', 'Q400'),
  {
    id: 'summary-c',
    title: 'A section at a glance',
    command: 'summary',
    options: { section: 'C' },
  },
  { id: 'summary-d', title: 'The longest section, page 1', command: 'summary', options: { section: 'D' } },
  { id: 'summary', title: 'The whole response', command: 'summary' },
  { id: 'contents', title: 'Contents', command: 'contents' },
  { id: 'contents-a', title: 'Contents of a section', command: 'contents', options: { section: 'A' } },
  { id: 'question', title: 'One question', command: 'question', options: { number: '39' } },
  { id: 'search', title: 'Keywords', command: 'search', options: { keywords: 'portal' } },
  { id: 'search-none', title: 'Keywords without a match', command: 'search', options: { keywords: 'pizza' } },
  ask('several', 'Topics that share the certainty', 'women'),
  ask('range', 'More questions than fit', 'Q36 to Q60'),
  { id: 'lists', title: 'Which lists there are', command: 'list' },
  { id: 'list', title: 'Names', command: 'list', options: { what: 'policies' } },
  { id: 'list-links', title: 'Links', command: 'list', options: { what: 'links' } },
  { id: 'list-state', title: 'Answers in a state', command: 'list', options: { what: 'in_development' } },
  ask('greeting', 'A greeting', 'hello'),
  ask('about', 'A question about the bot', 'are you an AI'),
  ask('elsewhere', 'A question about another country', 'data law of Nepal'),
  ask('list-ar', 'A list in Arabic', 'ما هي القوانين المذكورة'),
  ask('list-zh', 'A list in Chinese', '提到了哪些法律'),
  { id: 'citation', title: 'A citation', command: 'question', options: { number: '39', view: 'citation' } },
  { id: 'export', title: 'A file', command: 'export', options: { section: 'C' } },
  { id: 'help', title: 'Help', command: 'help' },
  {
    ...ask('failure', "A failure on the bot's side", 'anything'),
    ask: () => () => {
      throw new Error('made to fail');
    },
  },
  ask(
    'hostile',
    'Markdown and mentions in a query',
    '# @everyone **data** <@123456789012345678> [privacy](https://evil.example) `law` ||x|| > - -# <t:0:R>',
  ),
];

/** An answer of one's own to every question, in English. */
function replacedAsk(ask: Ask): Library['ask'] {
  return (query) => ({ language: 'en', answer: ask(query) });
}

/**
 * Runs the fixed list of commands as if typed in a server.
 * @param publicUrl Web address of the response's page, to which question numbers link.
 */
export function playScenes(library: Library, publicUrl: string, instance: Instance): Scene[] {
  const answers = library.in('en');
  return TYPED.map(({ id, title, command, options = {}, ask: replaced }) => {
    const handle = createHandler({
      library: replaced ? { ...library, ask: replacedAsk(replaced(answers)) } : library,
      commands,
      publicUrl,
      sourceUrl: undefined,
      privateByDefault: false,
      instance,
      log: createLog('silent', []),
    });
    const { response } = handle({
      kind: 'command',
      invocation: { command, options },
      isPrivate: options['private'] === true,
      userId: '2',
      locale: 'en-US',
      place: 'channel',
      applicationId: '1',
    });
    if (response.kind !== 'message') throw new Error(`scene ${id}: a ${response.kind} is not a message`);
    const typed = Object.entries(options).map(([name, value]) => ` ${name}: ${value}`);
    return { id, title: `${title}: /${command}${typed.join('')}`, command, message: response };
  });
}
