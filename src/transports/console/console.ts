import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { ExportedFile } from '../../answer/export.ts';
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
  /** What a section is named by, for completion. */
  readonly sections: readonly string[];
  /** Where files of replies are saved. */
  readonly folder: string;
  /** The locale of the replies. */
  readonly locale: string;
}

/**
 * Answers commands from the console, line by line. It reads what Discord reads (`/ask …`, `/summary C`); other text is
 * a question, and a number presses a button or picks a menu entry of the last reply. A terminal has line editing, a history,
 * and completion with Tab.
 * @returns The number of lines that were read, without blank ones.
 */
export async function runConsole(options: ConsoleOptions): Promise<number> {
  const { handle, commands, sections, folder, input, output, interactive, color, locale } = options;
  const lines = createInterface({
    input,
    output: interactive ? output : undefined,
    terminal: interactive,
    prompt: '> ',
    removeHistoryDuplicates: true,
    completer: (line: string) => completeLine(line, commands, sections),
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
      const pressed = pressables[Number(/^\[?(\d{1,2})\]?$/.exec(typed)?.[1]) - 1];
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
      // Numbers mean what the last reply shows: nothing, after one that was removed.
      const { text, pressables: shown } =
        response.kind === 'message'
          ? renderScreen(response.components, color)
          : { text: 'Removed.', pressables: [] };
      pressables = shown;
      output.write(`${text}\n`);
      for (const file of response.kind === 'message' ? response.files : []) {
        output.write(`${save(file, folder)}\n`);
      }
      output.write('\n');
    }
    if (interactive) lines.prompt();
  }
  lines.close();
  return count;
}

/**
 * Saves a file under its name, with a number behind the name if there is such a file already.
 * @returns What to tell the person.
 */
function save({ name, text }: ExportedFile, folder: string): string {
  const { name: stem, ext } = path.parse(name);
  for (let number = 1; ; number++) {
    const file = path.join(folder, number === 1 ? name : `${stem}-${number}${ext}`);
    try {
      writeFileSync(file, text, { flag: 'wx' });
      return `Saved as ${file}`;
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
      if (code === 'EEXIST') continue;
      return `The file cannot be saved as ${file} (${code ?? cause}). Start the console in a folder that you can write to.`;
    }
  }
}

/**
 * Reads a typed line as Discord's client would: `/name option:value option:value`. A value reaches up to the next option.
 * Words before the first option become the command's first one. `private:true` changes nothing: nobody else sees the
 * console.
 */
export function readCommandLine(line: string, commands: readonly Command[]): Invocation {
  const parts = /^\/(?<name>[\p{L}\p{N}_-]+)(?<rest>\s.*)?$/su.exec(line)?.groups;
  if (!parts) return { command: 'ask', options: { query: line } };
  const name = parts['name'] ?? '';
  const command = commands.find((one) => one.name === name.toLowerCase());
  if (!command) return { command: name, options: {} };
  const names = Object.keys(command.options);
  const rest = (parts['rest'] ?? '').replace(/\sprivate:(?:\s*(?:true|false)(?!\S)|\S*)/g, '');
  const pieces = new Map<string, string[]>();
  let option = names[0];
  for (const piece of rest.split(/(?<=\s)(?=[a-z]+:)/i)) {
    const { named: written, value = piece } = /^(?<named>[a-z]+):(?<value>.*)$/is.exec(piece)?.groups ?? {};
    const named = written?.toLowerCase();
    const isOption = named !== undefined && names.includes(named);
    if (isOption) option = named;
    if (option === undefined) continue;
    const own = isOption ? [] : (pieces.get(option) ?? []);
    own.push(isOption ? value : piece);
    pieces.set(option, own);
  }
  const options = Object.fromEntries(
    [...pieces]
      .map(([key, texts]) => [key, texts.join(' ').replace(/\s+/g, ' ').trim()])
      .filter(([, text]) => text !== ''),
  );
  return { command: command.name, options };
}

/** Completes the end of a line: a command, an option of it, or a value of that. */
export function completeLine(
  line: string,
  commands: readonly Command[],
  sections: readonly string[],
): [completions: string[], completed: string] {
  const word = /\S*$/.exec(line)?.[0] ?? '';
  const begun = line.slice(0, line.length - word.length).trim();
  if (begun === '') {
    const names = [...commands.map(({ name }) => `/${name}`), '/quit'];
    // With one left, its options can be typed at once.
    const left = names.filter((name) => name.startsWith(word));
    return [left.length === 1 ? left.map((name) => `${name} `) : left, word];
  }
  const command = commands.find(({ name }) => begun.split(/\s/, 1)[0] === `/${name}`);
  const all = Object.entries(command?.options ?? {}).flatMap(([name, option]) => {
    if (option.kind === 'text') return [`${name}:`];
    const values = option.kind === 'section' ? sections : option.choices;
    return values.map((value) => `${name}:${value}`);
  });
  const fitting = all.filter((one) => one.startsWith(word) && !begun.includes(` ${one.split(':', 1)[0]}:`));
  return [fitting, word];
}
