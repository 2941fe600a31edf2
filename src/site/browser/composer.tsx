import type { Choice, Command } from '../../bot/command.ts';
import type { Messages } from '../../i18n/messages.ts';
import { CommandField, PlainField } from '../discord/fields.tsx';
import type { SiteWords } from '../words.ts';
import { elementOf } from './elements.ts';

type Options = Readonly<Record<string, string | boolean>>;

export interface ComposerOptions {
  readonly words: SiteWords;
  readonly messages: Messages;
  readonly commands: readonly Command[];
  readonly send: (command: string, options: Options) => Promise<void>;
  readonly suggest: (command: Command, option: string, typed: string) => Promise<readonly Choice[]>;
}

/** What picking an entry above the field does. */
interface Entry {
  readonly name: string;
  readonly description?: string;
  readonly pick: () => void;
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
  const shown = elementOf('suggestions');
  shown.ariaLabel = words.suggestions;
  let command: Command | undefined;
  let entries: readonly Entry[] = [];
  let active = -1;

  const label = ({ name }: Command) => messages.commands[name];
  const inputs = (): HTMLInputElement[] => [...field.querySelectorAll('input')];

  const open = (next: Command | undefined): void => {
    command = next;
    field.innerHTML = String(
      next ? <CommandField command={next} messages={messages} words={words} /> : <PlainField words={words} />,
    );
    list([]);
  };

  /** Shows entries above the field. */
  const list = (next: readonly Entry[]): void => {
    entries = next;
    active = -1;
    shown.innerHTML = next
      .map(({ name, description }, at) =>
        String(
          // biome-ignore lint/a11y/useFocusableInteractive: the text field keeps the focus
          <div role="option" id={`entry-${at}`} aria-selected="false" data-at={at}>
            <b dir={name.startsWith('/') ? 'ltr' : 'auto'}>{name}</b>
            {description !== undefined && <span>{description}</span>}
          </div>,
        ),
      )
      .join('');
    shown.hidden = next.length === 0;
    for (const input of inputs()) {
      input.ariaExpanded = String(next.length > 0);
      input.removeAttribute('aria-activedescendant');
    }
  };

  const move = (step: number, input: HTMLInputElement): void => {
    active = (active + step + entries.length) % entries.length;
    [...shown.children].forEach((entry, at) => {
      entry.ariaSelected = String(at === active);
      if (at === active) entry.scrollIntoView({ block: 'nearest' });
    });
    input.setAttribute('aria-activedescendant', `entry-${active}`);
  };

  const listCommands = (typed: string): void => {
    const beginning = typed.slice(1).toLowerCase();
    const begun = commands.filter((one) =>
      [label(one).name, one.name].some((name) => name.startsWith(beginning)),
    );
    list(
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
    list(
      choices.map(({ name, value }) => ({
        name,
        pick: () => {
          input.value = name;
          input.dataset['value'] = value;
          list([]);
        },
      })),
    );
  };

  const onType = (input: HTMLInputElement): void => {
    delete input.dataset['value'];
    if (command) void listValues(input);
    else if (/^\/\S*$/.test(input.value)) listCommands(input.value);
    else list([]);
  };

  const submit = (): void => {
    const [first] = inputs();
    const typed = first?.value.trim() ?? '';
    if (command) {
      const values = inputs().flatMap((input): [string, string | boolean][] => {
        if (input.type === 'checkbox') return input.checked ? [[input.name, true]] : [];
        const value = input.dataset['value'] ?? input.value.trim();
        return value === '' ? [] : [[input.name, value]];
      });
      const { name } = command;
      open(undefined);
      void send(name, Object.fromEntries(values));
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
        if (target.type === 'checkbox') list([]);
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
    if (entries.length > 0 && (key === 'ArrowDown' || key === 'ArrowUp')) {
      event.preventDefault();
      move(key === 'ArrowDown' ? 1 : active === -1 ? 0 : -1, target);
    } else if (key === 'Enter' || key === 'Tab') {
      const entry = entries[active] ?? (key === 'Enter' && !command ? entries[0] : undefined);
      if (!entry) return;
      event.preventDefault();
      entry.pick();
    } else if (key === 'Escape') {
      if (entries.length > 0) list([]);
      else open(undefined);
      inputs()[0]?.focus();
    } else if (key === 'Backspace' && command && target === inputs()[0] && target.value === '') {
      event.preventDefault();
      open(undefined);
      inputs()[0]?.focus();
    }
  };
  shown.onmousedown = (event) => {
    // The field keeps the focus.
    event.preventDefault();
    const entry = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-at]') : null;
    entries[Number(entry?.dataset['at'])]?.pick();
  };
  open(undefined);
  return () => closed.abort();
}

/** Reads `/name words`; the name is undefined for other text. */
function readLine(line: string): { readonly name: string | undefined; readonly rest: string } {
  const parts = /^\/(?<name>\S+)\s*(?<rest>.*)$/s.exec(line)?.groups;
  return { name: parts?.['name'], rest: parts?.['rest'] ?? line };
}
