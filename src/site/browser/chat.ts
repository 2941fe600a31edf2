import './jitless.ts';
import { commands } from '../../../commands/index.ts';
import { askedWords, type Choice, type Command } from '../../bot/command.ts';
import type { Asker, Request } from '../../bot/request.ts';
import { messagesFor } from '../../i18n/languages.ts';
import type { Messages } from '../../i18n/messages.ts';
import { sectionName } from '../../questionnaire/structure.ts';
import type { LanguageCode } from '../../search/languages/index.ts';
import { type SiteWords, siteWords } from '../words.ts';
import { type Answered, createBrowserBot, VISITOR } from './bot.ts';
import { createComposer, type Options } from './composer.tsx';
import { elementOf } from './elements.ts';
import type { Fetching } from './files.ts';
import { createTranscript, isPrivateMessage } from './transcript.tsx';

/** Runs the chat in which the bot can be tried. */
export function startChat(fetching: Fetching): void {
  const { languages, preferred } = fetching;
  const list = elementOf('messages');
  const select = elementOf('language', HTMLSelectElement);
  const transcript = createTranscript(list, languages);
  const waiting = createWaiting();
  const bot = createBrowserBot(fetching, waiting.progress);
  let language: LanguageCode = preferred;
  let words: SiteWords = siteWords(language);
  let closeComposer: (() => void) | undefined;
  const messages = (): Messages => messagesFor(words.locale, language);

  const ask = (request: (asker: Asker) => Request, question?: string): Promise<Answered | undefined> =>
    waiting.during(words, () => bot.ask(language, request, question));

  /** Runs a command as the visitor. */
  const send = async (command: string, options: Options): Promise<void> => {
    const { private: isPrivate, ...others } = options;
    const known = commands.find(({ name }) => name === command);
    const answered = await ask(
      (asker) => ({
        ...asker,
        kind: 'command',
        invocation: { command, options: others },
        isPrivate: isPrivate === true ? true : undefined,
      }),
      known && askedWords(known, others)?.text,
    );
    const name = known ? messages().commands[known.name].name : command;
    if (answered) transcript.place(answered.outcome, { command: name, words });
  };

  /** What Discord would offer while an option is typed. */
  const suggest = async (command: Command, option: string, typed: string): Promise<readonly Choice[]> => {
    const answered = await ask((asker) => ({
      ...asker,
      kind: 'suggestion',
      command: command.name,
      option,
      typed,
    }));
    return answered ? choicesOf(answered, { command, option, typed }, messages()) : [];
  };

  const lookUp = async (content: string): Promise<void> => {
    const answered = await ask((asker) => ({ ...asker, kind: 'message', content }), content);
    if (answered) transcript.place(answered.outcome, { command: messages().messageCommand, words });
  };

  const press = async (customId: string, pressed: HTMLElement): Promise<void> => {
    const message = { isPrivate: isPrivateMessage(pressed), ownerId: VISITOR };
    const answered = await ask((asker) => ({ ...asker, kind: 'press', customId, message }));
    const command = pressed.dataset['command'] ?? '';
    if (answered) transcript.place(answered.outcome, { command, words, pressed });
  };

  /** Changes the page to the chosen language, and loads the bot in it. */
  const speak = async (): Promise<void> => {
    words = siteWords(language);
    const chat = elementOf('chat');
    chat.lang = language;
    chat.dir = words.direction;
    elementOf('welcome').textContent = words.welcome;
    closeComposer?.();
    closeComposer = createComposer({ words, messages: messages(), commands, send, suggest });
    const spoken = language;
    const isLoaded = await waiting.during(words, async () => {
      await bot.load(spoken);
      return true;
    });
    if (isLoaded) list.dataset['ready'] = spoken;
  };

  select.value = language;
  select.disabled = false;
  select.addEventListener('change', () => {
    language = languages.find((code) => code === select.value) ?? language;
    void speak();
  });
  list.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    const message = target.closest<HTMLElement>('.message');
    if (message && target.closest('[data-dismiss]')) transcript.remove(message);
    const looked = target.closest<HTMLElement>('[data-look-up]');
    if (looked) void lookUp(looked.dataset['lookUp'] ?? '');
    const pressed = target.closest<HTMLElement>('[data-press]');
    if (pressed && message) void press(pressed.dataset['press'] ?? '', message);
  });
  transcript.say({ name: 'pema', text: words.sample, lookUp: messages().messageCommand });
  const loaded = speak();
  const asked = new URLSearchParams(location.search).get('ask');
  if (asked) void loaded.then(() => send('ask', { query: asked }));
}

/** The line that shows that something is on its way, and how much of it has arrived. */
function createWaiting() {
  const line = elementOf('waiting');
  const bar = elementOf('loaded', HTMLProgressElement);
  return {
    /** @param share Of what is loaded, from 0 to 1. */
    progress(share: number): void {
      bar.value = share;
    },
    /** Shows that something is on its way for as long as it is, and what went wrong; then there is no result. */
    async during<T>(words: SiteWords, work: () => Promise<T>): Promise<T | undefined> {
      line.textContent = words.loading;
      bar.ariaLabel = words.loading;
      bar.value = 0;
      bar.hidden = false;
      try {
        const result = await work();
        line.textContent = '';
        return result;
      } catch (error) {
        console.error(error);
        line.textContent = words.loadFailed;
        return undefined;
      } finally {
        bar.hidden = true;
      }
    },
  };
}

/** An option of a command, as far as it is typed. */
interface Typing {
  readonly command: Command;
  readonly option: string;
  readonly typed: string;
}

/** Discord itself offers sections and choices that match; the bot suggests the rest. */
function choicesOf(
  { outcome, response }: Answered,
  { command, option, typed }: Typing,
  messages: Messages,
): readonly Choice[] {
  const definition = command.options[option];
  const matches = ({ name }: Choice): boolean => name.toLowerCase().includes(typed.toLowerCase());
  switch (definition?.kind) {
    case 'section':
      return response.sections
        .map((section) => ({ name: sectionName(section), value: section.id }))
        .filter(matches);
    case 'choice':
      return definition.choices
        .map((value) => ({ name: definition.label?.(value, messages) ?? value, value }))
        .filter(matches);
    default:
      return outcome.response.kind === 'suggestions' ? outcome.response.choices : [];
  }
}
