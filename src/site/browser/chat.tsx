import './jitless.ts';
import type { Child } from 'hono/jsx';
import { commands } from '../../../commands/index.ts';
import type { Command } from '../../bot/command.ts';
import { createHandler, type Handle } from '../../bot/handle.ts';
import type { Outcome } from '../../bot/outcome.ts';
import type { Asker, Request } from '../../bot/request.ts';
import { messagesFor } from '../../i18n/languages.ts';
import type { Log } from '../../log.ts';
import type { SurveyResponse } from '../../questionnaire/schema.ts';
import { LANGUAGE_CODES, type LanguageCode } from '../../search/languages/index.ts';
import { Author, Message } from '../discord/message.tsx';
import { preferredLanguage, type SiteWords, siteWords } from '../words.ts';
import { createOpenLibrary } from './answers.ts';
import { createComposer } from './composer.tsx';
import { elementOf } from './elements.ts';
import { readSettings } from './settings.ts';
import { offerTheme } from './theme.ts';

/** The visitor's id; everything in the chat was asked by the visitor. */
const VISITOR = '1';

/** The bot in one language. */
interface Bot {
  readonly handle: Handle;
  readonly response: SurveyResponse;
}

const settings = readSettings();
const languages = LANGUAGE_CODES.filter((code) => settings.languages[code] !== undefined);
const openLibrary = createOpenLibrary(settings);
const startedAt = Date.now();
const list = elementOf('messages');
const progress = elementOf('loaded', HTMLProgressElement);
const select = elementOf('language', HTMLSelectElement);

let language: LanguageCode = preferredLanguage(navigator.languages, languages);
let words: SiteWords = siteWords(language);
let closeComposer: (() => void) | undefined;

offerTheme();
select.value = language;
select.addEventListener('change', () => {
  language = languages.find((code) => code === select.value) ?? language;
  void speak();
});
list.addEventListener('click', ({ target }) => {
  if (target instanceof Element) onClick(target);
});
const ready = speak();
const asked = new URLSearchParams(location.search).get('ask');
append(
  <Person
    name="pema"
    text={siteWords(language).sample}
    lookUp={messagesFor(words.locale, language).messageCommand}
  />,
);
if (asked) void ready.then(() => send('ask', { query: asked }));

/** Changes the page to the chosen language, and loads the bot in it. */
async function speak(): Promise<void> {
  words = siteWords(language);
  const chat = elementOf('chat');
  chat.lang = language;
  chat.dir = words.direction;
  elementOf('welcome').textContent = words.welcome;
  closeComposer?.();
  closeComposer = createComposer({
    words,
    messages: messagesFor(words.locale, language),
    commands,
    send,
    suggest,
  });
  await bot();
}

/** The bot in the chosen language; shows how much of it is loaded. */
async function bot(): Promise<Bot> {
  progress.hidden = false;
  progress.value = 0;
  try {
    const library = await openLibrary(language, (share) => {
      progress.value = share;
    });
    const handle = createHandler({
      library,
      commands,
      // Question numbers lead to the page beside this one, wherever it is published.
      publicUrl: new URL('./', location.href).href,
      sourceUrl: undefined,
      privateByDefault: false,
      instance: { version: settings.version, startedAt, transports: ['browser'], latency: () => undefined },
      log,
    });
    list.dataset['ready'] = language;
    return { handle, response: library.in(language).response };
  } catch (error) {
    elementOf('welcome').textContent = words.loadFailed;
    throw error;
  } finally {
    progress.hidden = true;
  }
}

const log: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: (...line: unknown[]) => console.warn(...line),
  error: (...line: unknown[]) => console.error(...line),
  fatal: (...line: unknown[]) => console.error(...line),
};

async function ask(
  request: (asker: Asker) => Request,
): Promise<{ readonly outcome: Outcome; readonly response: SurveyResponse }> {
  const { handle, response } = await bot();
  const { applicationId } = settings;
  const outcome = handle(request({ userId: VISITOR, locale: words.locale, place: 'channel', applicationId }));
  return { outcome, response };
}

/** Runs a command as the visitor. */
async function send(command: string, options: Readonly<Record<string, string | boolean>>): Promise<void> {
  const { private: isPrivate, ...others } = options;
  const { outcome } = await ask((asker) => ({
    ...asker,
    kind: 'command',
    invocation: { command, options: others },
    isPrivate: isPrivate === true ? true : undefined,
  }));
  place(outcome, typedName(command));
}

/** What Discord would offer while an option is typed. */
async function suggest(command: Command, option: string, typed: string) {
  const definition = command.options[option];
  const { outcome, response } = await ask((asker) => ({
    ...asker,
    kind: 'suggestion',
    command: command.name,
    option,
    typed,
  }));
  switch (definition?.kind) {
    case 'section':
      return response.sections.map(({ id, title }) => ({
        name: id.length === 1 ? `${id}: ${title}` : title,
        value: id,
      }));
    case 'choice':
      return definition.choices.map((value) => ({ name: value, value }));
    default:
      return outcome.response.kind === 'suggestions' ? outcome.response.choices : [];
  }
}

function typedName(command: string): string {
  const known = commands.find(({ name }) => name === command);
  return known ? messagesFor(words.locale, language).commands[known.name].name : command;
}

function onClick(target: Element): void {
  const message = target.closest<HTMLElement>('.message');
  if (target.closest('[data-dismiss]')) message?.remove();
  const lookUp = target.closest<HTMLElement>('[data-look-up]');
  if (lookUp) void onLookUp(lookUp.dataset['lookUp'] ?? '');
  const press = target.closest<HTMLElement>('[data-press]');
  if (press && message) void onPress(press.dataset['press'] ?? '', message);
}

async function onLookUp(content: string): Promise<void> {
  const { outcome } = await ask((asker) => ({ ...asker, kind: 'message', content }));
  place(outcome, messagesFor(words.locale, language).messageCommand);
}

async function onPress(customId: string, message: HTMLElement): Promise<void> {
  const isPrivate = message.dataset['private'] === 'true';
  const { outcome } = await ask((asker) => ({
    ...asker,
    kind: 'press',
    customId,
    message: { isPrivate, ownerId: VISITOR },
  }));
  place(outcome, message.dataset['command'] ?? '', message);
}

/** Shows what Discord would show after an answer. */
function place({ response }: Outcome, command: string, pressed?: HTMLElement): void {
  switch (response.kind) {
    case 'removal':
      pressed?.remove();
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
        />,
      );
      drawn.dataset['private'] = String(isPrivate);
      drawn.dataset['command'] = command;
      if (response.replacesMessage && pressed) pressed.replaceWith(drawn);
      else list.append(drawn);
      drawn.scrollIntoView({ block: response.replacesMessage ? 'nearest' : 'start' });
    }
  }
}

function append(view: Child): void {
  list.append(toElement(view));
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
