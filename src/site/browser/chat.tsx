import './jitless.ts';
import type { Child } from 'hono/jsx';
import { commands } from '../../../commands/index.ts';
import { askedWords, type Choice, type Command } from '../../bot/command.ts';

import type { Outcome } from '../../bot/outcome.ts';
import type { Asker, Request } from '../../bot/request.ts';
import { messagesFor } from '../../i18n/languages.ts';
import { sectionName } from '../../questionnaire/structure.ts';
import type { LanguageCode } from '../../search/languages/index.ts';
import { Author, Message } from '../discord/message.tsx';
import { type SiteWords, siteWords } from '../words.ts';
import { type Answered, createBrowserBot, VISITOR } from './bot.ts';
import { createComposer } from './composer.tsx';
import { elementOf } from './elements.ts';
import type { Fetching } from './files.ts';

/** Runs the chat in which the bot can be tried. */
export function startChat(fetching: Fetching): void {
  const { languages, preferred } = fetching;
  const list = elementOf('messages');
  const waiting = elementOf('waiting');
  const progress = elementOf('loaded', HTMLProgressElement);
  const select = elementOf('language', HTMLSelectElement);
  const bot = createBrowserBot(fetching, (share) => {
    progress.value = share;
  });
  let language: LanguageCode = preferred;
  let words: SiteWords = siteWords(language);
  let closeComposer: (() => void) | undefined;

  /** Shows that something is on its way for as long as it is, and what went wrong; then there is no result. */
  const wait = async <T,>(work: () => Promise<T>): Promise<T | undefined> => {
    waiting.textContent = words.loading;
    progress.value = 0;
    progress.hidden = false;
    try {
      const result = await work();
      waiting.textContent = '';
      return result;
    } catch (error) {
      console.error(error);
      waiting.textContent = words.loadFailed;
      return undefined;
    } finally {
      progress.hidden = true;
    }
  };

  const ask = (request: (asker: Asker) => Request, question?: string): Promise<Answered | undefined> =>
    wait(() => bot.ask(language, request, question));

  /** Runs a command as the visitor. */
  const send = async (
    command: string,
    options: Readonly<Record<string, string | boolean>>,
  ): Promise<void> => {
    const { private: isPrivate, ...others } = options;
    const known = commands.find(({ name }) => name === command);
    const answered = await ask(
      (asker) => ({
        ...asker,
        kind: 'command',
        invocation: { command, options: others },
        isPrivate: isPrivate === true ? true : undefined,
      }),
      known && askedWords(known, others),
    );
    if (answered) place(answered.outcome, typedName(command));
  };

  /** What Discord would offer while an option is typed. */
  const suggest = async (command: Command, option: string, typed: string) => {
    const definition = command.options[option];
    const answered = await ask((asker) => ({
      ...asker,
      kind: 'suggestion',
      command: command.name,
      option,
      typed,
    }));
    if (!answered) return [];
    const { outcome, response } = answered;
    const matches = ({ name }: Choice): boolean => name.toLowerCase().includes(typed.toLowerCase());
    switch (definition?.kind) {
      case 'section':
        return response.sections
          .map((section) => ({ name: sectionName(section), value: section.id }))
          .filter(matches);
      case 'choice':
        return definition.choices
          .map((value) => ({
            name: definition.label?.(value, messagesFor(words.locale, language)) ?? value,
            value,
          }))
          .filter(matches);
      default:
        return outcome.response.kind === 'suggestions' ? outcome.response.choices : [];
    }
  };

  const typedName = (command: string): string => {
    const known = commands.find(({ name }) => name === command);
    return known ? messagesFor(words.locale, language).commands[known.name].name : command;
  };

  const lookUp = async (content: string): Promise<void> => {
    const answered = await ask((asker) => ({ ...asker, kind: 'message', content }), content);
    if (answered) place(answered.outcome, messagesFor(words.locale, language).messageCommand);
  };

  const press = async (customId: string, message: HTMLElement): Promise<void> => {
    const isPrivate = message.dataset['private'] === 'true';
    const answered = await ask((asker) => ({
      ...asker,
      kind: 'press',
      customId,
      message: { isPrivate, ownerId: VISITOR },
    }));
    if (answered) place(answered.outcome, message.dataset['command'] ?? '', message);
  };

  const removeMessage = (message: HTMLElement | undefined): void => {
    message?.remove();
    list.focus({ preventScroll: true });
  };

  /** Shows what Discord would show after an answer. */
  const place = ({ response, facts }: Outcome, command: string, pressed?: HTMLElement): void => {
    switch (response.kind) {
      case 'removal':
        removeMessage(pressed);
        return;
      case 'suggestions':
        return;
      case 'message': {
        const isPrivate = response.replacesMessage
          ? pressed?.dataset['private'] === 'true'
          : response.isPrivate;
        const drawn = toElement(
          <Message
            message={{ ...response, isPrivate }}
            asker={words.you}
            command={command}
            time={clock()}
            words={words}
            language={languages.find((code) => code === facts?.language)}
          />,
        );
        drawn.dataset['private'] = String(isPrivate);
        drawn.dataset['command'] = command;
        if (response.replacesMessage && pressed) {
          pressed.replaceWith(drawn);
          // What was pressed is gone; whoever uses the keyboard goes on in its place.
          drawn.tabIndex = -1;
          drawn.focus({ preventScroll: true });
        } else list.append(drawn);
        drawn.scrollIntoView({ block: response.replacesMessage ? 'nearest' : 'start' });
      }
    }
  };

  /** Changes the page to the chosen language, and loads the bot in it. */
  const speak = async (): Promise<void> => {
    words = siteWords(language);
    const chat = elementOf('chat');
    chat.lang = language;
    chat.dir = words.direction;
    elementOf('welcome').textContent = words.welcome;
    progress.ariaLabel = words.loading;
    closeComposer?.();
    closeComposer = createComposer({
      words,
      messages: messagesFor(words.locale, language),
      commands,
      send,
      suggest,
    });
    const spoken = language;
    const isLoaded = await wait(async () => {
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
    if (message && target.closest('[data-dismiss]')) removeMessage(message);
    const looked = target.closest<HTMLElement>('[data-look-up]');
    if (looked) void lookUp(looked.dataset['lookUp'] ?? '');
    const pressed = target.closest<HTMLElement>('[data-press]');
    if (pressed && message) void press(pressed.dataset['press'] ?? '', message);
  });
  list.append(
    toElement(
      <Person name="pema" text={words.sample} lookUp={messagesFor(words.locale, language).messageCommand} />,
    ),
  );
  const loaded = speak();
  const asked = new URLSearchParams(location.search).get('ask');
  if (asked) void loaded.then(() => send('ask', { query: asked }));
}

function toElement(view: Child): HTMLElement {
  const template = document.createElement('template');
  template.innerHTML = String(view);
  const element = template.content.firstElementChild;
  if (!(element instanceof HTMLElement)) throw new Error('the view has no element');
  return element;
}

/** A message that a person wrote, with the entry of its "Apps" menu. */
function Person({
  name,
  text,
  lookUp,
}: {
  readonly name: string;
  readonly text: string;
  readonly lookUp: string;
}) {
  return (
    <article class="person">
      <Author name={name} time={clock()} />
      <p>{text}</p>
      <button type="button" data-look-up={text}>
        {lookUp}
      </button>
    </article>
  );
}

function clock(): string {
  return new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
