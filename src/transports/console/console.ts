import { createInterface } from 'node:readline';
import type { Command } from '../../bot/command.ts';
import type { Handle } from '../../bot/handle.ts';
import type { Invocation } from '../../bot/invocation.ts';
import type { Asker } from '../../bot/request.ts';
import { type Pressable, renderScreen } from './terminal.ts';

export interface ConsoleOptions {
  readonly handle: Handle;
  readonly commands: readonly Command[];
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Whether a person uses it, who gets a prompt. */
  readonly interactive: boolean;
  /** Whether escape sequences may be written. */
  readonly color: boolean;
  /** The locale of the replies. */
  readonly locale: string;
}

/**
 * Answers commands from the console, line by line. It reads what Discord reads (`/ask …`, `/summary C`); other text is
 * a question, and a number presses a button or picks a menu entry of the last reply.
 * @returns The number of lines that were read, without blank ones.
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
  let count = 0;
  // Whoever has the console runs the bot.
  const asker: Asker = {
    userId: undefined,
    locale,
    place: 'direct',
    managesServer: true,
    applicationId: undefined,
  };

  if (interactive) lines.prompt();
  for await (const line of lines) {
    const typed = line.trim();
    if (typed !== '') {
      count++;
      if (/^\/?(?:quit|exit)$/.test(typed)) break;
      const pressed = /^\d{1,2}$/.test(typed) ? pressables[Number(typed) - 1] : undefined;
      const { response } = handle(
        pressed
          ? {
              ...asker,
              kind: 'press',
              customId: pressed.customId,
              message: { isPrivate: true, ownerId: undefined },
            }
          : { ...asker, kind: 'command', invocation: readCommandLine(typed, commands), isPrivate: true },
      );
      const { components, files } = response.kind === 'message' ? response : { components: [], files: [] };
      const screen = renderScreen(components, color);
      pressables = screen.pressables;
      output.write(`${screen.text}\n\n`);
      for (const { name, text } of files) output.write(`${name}:\n${text}\n`);
    }
    if (interactive) lines.prompt();
  }
  lines.close();
  return count;
}

/**
 * Reads a typed line as Discord's client would: `/name words option:value`. Words that belong to no option become the
 * command's first one. `private:true` changes nothing: nobody else sees the console.
 */
export function readCommandLine(line: string, commands: readonly Command[]): Invocation {
  const parts = /^\/(?<name>[\p{L}\p{N}_-]+)\s*(?<rest>.*)$/su.exec(line)?.groups;
  if (!parts) return { command: 'ask', options: { query: line } };
  const name = parts['name'] ?? '';
  const command = commands.find((one) => one.name === name);
  if (!command) return { command: name, options: {} };
  const known = new Set([...Object.keys(command.options), 'private']);
  const options: Record<string, string> = {};
  const rest = (parts['rest'] ?? '').replace(
    /(?:^|\s)([a-z]+):(\S+)/g,
    (all, option: string, value: string) => {
      if (!known.has(option)) return all;
      if (option !== 'private') options[option] = value;
      return '';
    },
  );
  const [first] = Object.keys(command.options);
  if (first !== undefined && rest.trim() !== '') options[first] = rest.trim();
  return { command: name, options };
}
