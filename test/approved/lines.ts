import { readFileSync } from 'node:fs';
import { commands } from '../../commands/index.ts';
import { allComponents, controlsOf, isEphemeral } from '../support/check-reply.ts';
import type { AnswerInteraction, InteractionAnswer } from '../support/handle.ts';
import {
  answered,
  type Control,
  commandOf,
  lookUpOf,
  pressOf,
  type Scene,
  STRANGER,
  typingOf,
} from '../support/scenes.ts';

/** A line of `commands.txt`. Its form is described there. */
export interface Line {
  readonly text: string;
  readonly scene: Scene;
  readonly isByStranger: boolean;
  /** Whether the bot may post in the channel. */
  readonly isPostingForbidden: boolean;
  /** What comes before the first ": ", such as "press" or "look up"; "/" for a command. */
  readonly act: string;
  /** What comes after it. */
  readonly rest: string;
}

/** A line with the bot's reply to it. */
export interface Played {
  readonly line: Line;
  readonly answer: InteractionAnswer;
}

/**
 * Reads the list of lines.
 * @throws {Error} A line is not of a known form.
 */
export function readLines(file: URL): Line[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map(readLine);
}

function readLine(text: string): Line {
  const [, note = '', rest = ''] = /^(?:\[([^\]]+)\] )?(.*)$/.exec(text) ?? [];
  if (!['', 'in a direct message', 'posting forbidden', 'somebody else'].includes(note)) {
    throw new Error(`commands.txt: [${note}] is not known, in: ${text}`);
  }
  const [, act = '', value = ''] = rest.startsWith('/')
    ? ['', '/', rest]
    : (/^(press id|press|pick|type|look up):(?: (.*))?$/.exec(rest) ?? []);
  if (act === '') throw new Error(`commands.txt: not of a known form: ${text}`);
  return {
    text,
    scene: note === 'in a direct message' ? 'dm' : 'guild',
    isByStranger: note === 'somebody else',
    isPostingForbidden: note === 'posting forbidden',
    act,
    rest: value,
  };
}

/**
 * Plays the lines in order, as one person who reads the bot in one language.
 * @throws {Error} A line presses what the last reply does not have.
 */
export function* play(handle: AnswerInteraction, lines: readonly Line[], locale: string): Generator<Played> {
  // Labels are those of the English reply, so it is kept beside the reply in the reader's language.
  let english: InteractionAnswer | undefined;
  let own: InteractionAnswer | undefined;
  for (const line of lines) {
    const interaction = interactionOf(line, english);
    const inEnglish = answered(handle, { ...interaction, locale: 'en-US' });
    const answer = answered(handle, { ...interaction, locale });
    if (own && (line.act === 'press' || line.act === 'pick')) checkControl(interaction, own, line);
    yield { line, answer };
    const isNewReply = line.act === '/' || answer.response.type === 7;
    if (!isNewReply) continue;
    english = inEnglish;
    own = answer;
  }
}

function interactionOf(line: Line, shown: InteractionAnswer | undefined): Record<string, unknown> {
  const { act, rest, scene, isByStranger, isPostingForbidden } = line;
  const ephemeral = isEphemeral(shown?.response);
  const press = (control: Control) =>
    pressOf(control, { scene, ephemeral, ...(isByStranger ? { presser: STRANGER } : {}) });
  switch (act) {
    case 'press':
      return press({ id: labelled(shown, line) });
    case 'pick':
      return press({ id: 'menu 0', value: labelled(shown, line) });
    case 'press id':
      return press({ id: rest });
    case 'look up':
      return lookUpOf(rest, scene);
    case 'type': {
      const { name, options } = readCommand(rest);
      const [option = '', typed = ''] = Object.entries(options).at(-1) ?? [];
      return typingOf(name, option, String(typed));
    }
    default: {
      const { name, options } = readCommand(rest);
      const command = commandOf(name, options, scene);
      return isPostingForbidden ? { ...command, app_permissions: '0' } : command;
    }
  }
}

/** The target of the button or menu entry that a line names. */
function labelled(shown: InteractionAnswer | undefined, { act, rest, text }: Line): string {
  for (const { label, custom_id: id, options = [] } of allComponents(shown?.response)) {
    if (act === 'press' && label === rest && id !== undefined) return id;
    const option = act === 'pick' ? options.find((one) => one.label.startsWith(rest)) : undefined;
    if (option) return option.value;
  }
  throw new Error(`commands.txt: the last reply has no such button or menu entry: ${text}`);
}

function checkControl(
  interaction: Readonly<Record<string, unknown>>,
  own: InteractionAnswer,
  { text }: Line,
): void {
  const pressed = JSON.stringify(interaction['data']);
  const isThere = controlsOf(own.response).some(({ id, value }) =>
    pressed.includes(JSON.stringify(value ?? id)),
  );
  if (!isThere) throw new Error(`commands.txt: only the English reply has this: ${text}`);
}

const OPTIONS = new Set(['private', ...commands.flatMap(({ options }) => Object.keys(options))]);

/** `/search keywords: open data section: C` as a name and options. */
function readCommand(text: string): { name: string; options: Record<string, string | boolean> } {
  const [, name = '', rest = ''] = /^\/(\S+)(.*)$/.exec(text) ?? [];
  const options: Record<string, string | boolean> = {};
  const parts = rest.split(/ ([a-z]+): ?/);
  parts.forEach((option, at) => {
    if (at % 2 === 0) return;
    if (!OPTIONS.has(option)) throw new Error(`commands.txt: there is no option ${option}, in: ${text}`);
    const value = parts[at + 1] ?? '';
    options[option] = option === 'private' ? value === 'true' : value;
  });
  return { name, options };
}
