import type { Choice, Command } from '../../bot/command.ts';
import type { Messages } from '../../i18n/messages.ts';
import { CommandField, PlainField } from '../discord/fields.tsx';
import type { SiteWords } from '../words.ts';
import { elementOf } from './elements.ts';
import { createEntries } from './entries.tsx';

export type Options = Readonly<Record<string, string | boolean>>;

export interface ComposerOptions {
  readonly words: SiteWords;
  readonly messages: Messages;
  readonly commands: readonly Command[];
  readonly send: (command: string, options: Options) => Promise<void>;
  readonly suggest: (command: Command, option: string, typed: string) => Promise<readonly Choice[]>;
}

/**
 * Makes the field work as Discord's: `/` lists the commands, a command has a field for each of its options, and what is
 * typed there brings suggestions.
 * @returns What ends it, before another is made for the same field.
 */
export function createComposer({ words, messages, commands, send, suggest }: ComposerOptions): () => void {
  const closed = new AbortController();
  const form = elementOf('composer', HTMLFormElement);
  const field = elementOf('field');
  let command: Command | undefined;

  const label = ({ name }: Command) => messages.commands[name];
  const inputs = (): HTMLInputElement[] => [...field.querySelectorAll('input')];
  const entries = createEntries(words.suggestions, inputs);

  const open = (next: Command | undefined): void => {
    command = next;
    field.innerHTML = String(
      next ? <CommandField command={next} messages={messages} words={words} /> : <PlainField words={words} />,
    );
    entries.show([]);
  };

  const listCommands = (typed: string): void => {
    const beginning = typed.slice(1).toLowerCase();
    const begun = commands.filter((one) =>
      [label(one).name, one.name].some((name) => name.startsWith(beginning)),
    );
    entries.show(
      begun.map((one) => ({
        name: `/${label(one).name}`,
        description: label(one).description,
        pick: () => {
          open(one);
          inputs()[0]?.focus();
        },
      })),
    );
  };

  const listValues = async (input: HTMLInputElement): Promise<void> => {
    const asked = command;
    if (!asked) return;
    const typed = input.value;
    const choices = await suggest(asked, input.name, typed);
    if (command !== asked || document.activeElement !== input || input.value !== typed) return;
    entries.show(
      choices.map(({ name, value }) => ({
        name,
        pick: () => {
          input.value = name;
          input.dataset['value'] = value;
          entries.show([]);
        },
      })),
    );
  };

  const onType = (input: HTMLInputElement): void => {
    delete input.dataset['value'];
    if (command) void listValues(input);
    else if (/^\/\S*$/.test(input.value)) listCommands(input.value);
    else entries.show([]);
  };

  const submit = (): void => {
    const [first] = inputs();
    const typed = first?.value.trim() ?? '';
    if (command) {
      const { name } = command;
      const options = optionsOf(inputs());
      open(undefined);
      void send(name, options);
    } else if (typed !== '') {
      open(undefined);
      const { name, rest } = readLine(typed);
      const known = commands.find((one) => [one.name, label(one).name].some((own) => own === name));
      const [option] = Object.keys(known?.options ?? {});
      if (name === undefined) void send('ask', { query: typed });
      else void send(known?.name ?? name, option !== undefined && rest !== '' ? { [option]: rest } : {});
    }
    inputs()[0]?.focus();
  };

  form.onsubmit = (event) => {
    event.preventDefault();
    submit();
  };
  field.oninput = ({ target }) => {
    if (target instanceof HTMLInputElement && target.type !== 'checkbox') onType(target);
  };
  field.addEventListener(
    'focusin',
    ({ target }) => {
      if (target instanceof HTMLInputElement && command) {
        if (target.type === 'checkbox') entries.show([]);
        else void listValues(target);
      }
    },
    { signal: closed.signal },
  );
  field.onclick = ({ target }) => {
    if (target instanceof Element && target.closest('[data-cancel]')) {
      open(undefined);
      inputs()[0]?.focus();
    }
  };
  field.onkeydown = (event) => {
    const { target, key } = event;
    if (!(target instanceof HTMLInputElement)) return;
    if (!entries.isEmpty() && (key === 'ArrowDown' || key === 'ArrowUp')) {
      event.preventDefault();
      entries.move(key === 'ArrowDown' ? 'next' : 'previous', target);
    } else if (key === 'Enter' || key === 'Tab') {
      const entry = entries.active() ?? (key === 'Enter' && !command ? entries.first() : undefined);
      if (!entry) return;
      event.preventDefault();
      entry.pick();
    } else if (key === 'Escape') {
      if (!entries.isEmpty()) entries.show([]);
      else open(undefined);
      inputs()[0]?.focus();
    } else if (key === 'Backspace' && command && target === inputs()[0] && target.value === '') {
      event.preventDefault();
      open(undefined);
      inputs()[0]?.focus();
    }
  };
  open(undefined);
  return () => closed.abort();
}

/** What stands in the fields of a command; empty fields are left out. */
function optionsOf(inputs: readonly HTMLInputElement[]): Options {
  const given = inputs.flatMap((input): [string, string | boolean][] => {
    if (input.type === 'checkbox') return input.checked ? [[input.name, true]] : [];
    const value = input.dataset['value'] ?? input.value.trim();
    return value === '' ? [] : [[input.name, value]];
  });
  return Object.fromEntries(given);
}

/** Reads `/name words`; the name is undefined for other text. */
function readLine(line: string): { readonly name: string | undefined; readonly rest: string } {
  const parts = /^\/(?<name>\S+)\s*(?<rest>.*)$/s.exec(line)?.groups;
  return { name: parts?.['name'], rest: parts?.['rest'] ?? line };
}
