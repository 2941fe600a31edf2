import { createInterface } from 'node:readline';
import type { Command } from '../../bot/command.ts';
import type { Invocation } from '../../bot/components/custom-id.ts';
import { BOT_DM, type Handle, NO_APPLICATION } from '../../bot/handle.ts';
import { type Pressable, renderScreen } from './terminal.ts';

export interface ConsoleOptions {
  readonly handle: Handle;
  readonly commands: readonly Command[];
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Whether a person sits at it: a prompt is shown and escape sequences may be written. */
  readonly interactive: boolean;
  /** Whether escape sequences may be written. */
  readonly color: boolean;
  /** Locale of replies. */
  readonly locale: string;
}

/**
 * Reads commands line by line and prints each reply before the next line is read. Takes what Discord
 * takes (`/ask …`, `/summary C`, `private:true`); plain text asks; a number presses a control of the
 * last reply.
 * @returns The number of lines that were read.
 */
export async function runConsole(options: ConsoleOptions): Promise<number> {
  const { handle, commands, input, output, interactive, color, locale } = options;
  const lines = createInterface({
    input,
    output: interactive ? output : undefined,
    terminal: interactive,
    prompt: '> ',
  });
  let pressables: readonly Pressable[] = [];
  let isPrivate = false;
  let count = 0;
  const base = {
    id: NO_APPLICATION,
    application_id: NO_APPLICATION,
    token: 'console',
    locale,
    context: BOT_DM,
    user: { id: NO_APPLICATION },
  };

  if (interactive) lines.prompt();
  for await (const line of lines) {
    const typed = line.trim();
    if (typed !== '') {
      count++;
      if (/^\/?(?:quit|exit)$/.test(typed)) break;
      const pressed = /^\d{1,2}$/.test(typed) ? pressables[Number(typed) - 1] : undefined;
      const invocation = readCommandLine(typed, commands);
      const handled = handle(
        pressed
          ? {
              ...base,
              type: 3,
              data: {
                custom_id: pressed.customId,
                values: pressed.value === undefined ? [] : [pressed.value],
              },
              message: { flags: isPrivate ? 64 : 0, interaction_metadata: { user: { id: NO_APPLICATION } } },
            }
          : { ...base, type: 2, data: { type: 1, name: invocation.command, options: toOptions(invocation) } },
      );
      if (handled) {
        const screen = renderScreen(handled.response, color);
        if (!pressed) isPrivate = invocation.options['private'] === true;
        pressables = screen.pressables;
        output.write(`${handled.removesMessage ? '' : `${screen.text}\n`}\n`);
        for (const { name, text } of handled.files) output.write(`${name}:\n${text}\n`);
      }
    }
    if (interactive) lines.prompt();
  }
  lines.close();
  return count;
}

function toOptions({ options }: Invocation): { name: string; value: string | number | boolean }[] {
  return Object.entries(options).map(([name, value]) => ({ name, value }));
}

/**
 * Reads a typed line as Discord's client would: `/name words option:value`. Words that belong to no
 * option fill the command's first one; a command with only a section option takes them as that.
 */
export function readCommandLine(line: string, commands: readonly Command[]): Invocation {
  const parts = /^\/(?<name>[\p{L}\p{N}_-]+)\s*(?<rest>.*)$/su.exec(line)?.groups;
  if (!parts) return { command: 'ask', options: { query: line } };
  const name = parts['name'] ?? '';
  const command = commands.find((one) => one.name === name);
  if (!command) return { command: name, options: {} };
  const known = new Set([...Object.keys(command.options), 'private']);
  const options: Record<string, string | boolean> = {};
  const rest = (parts['rest'] ?? '').replace(
    /(?:^|\s)([a-z]+):(\S+)/g,
    (all, option: string, value: string) => {
      if (!known.has(option)) return all;
      options[option] = option === 'private' ? /^(?:true|yes|1)$/i.test(value) : value;
      return '';
    },
  );
  const [first] = Object.keys(command.options);
  if (first !== undefined && rest.trim() !== '') options[first] = rest.trim();
  return { command: name, options };
}
