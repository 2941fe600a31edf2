import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commands } from '../commands/index.ts';
import { commandDefinitions } from '../src/bot/definitions.ts';
import { en } from '../src/i18n/en.ts';
import { translations } from '../src/i18n/languages.ts';
import { textsOf } from './support/check-reply.ts';
import { interactionHandler, response } from './support/handle.ts';
import { answered, commandOf } from './support/scenes.ts';

const names = commands.map(({ name }) => name);
const folder = fileURLToPath(new URL('../commands/', import.meta.url));

describe('the commands of the registry', () => {
  it('are those of the files in the folder', () => {
    const files = readdirSync(folder).filter((name) => name !== 'index.ts');
    expect(files.sort()).toEqual(names.map((name) => `${name}.ts`).sort());
  });

  it.each([['en', en] as const, ...translations()])('are those that have labels in %s', (_, messages) => {
    expect(Object.keys(messages.commands)).toEqual(names);
    for (const { name, options } of commands) {
      expect(Object.keys(messages.commands[name].options)).toEqual(Object.keys(options));
    }
  });

  it('are registered with their options, and "private" where replies are not private anyway', () => {
    const registered = commandDefinitions(commands, response.sections).flatMap((one) =>
      'options' in one ? [{ name: one.name, options: one.options?.map((option) => option.name) }] : [],
    );
    expect(registered).toEqual(
      commands.map(({ name, options, offeredTo }) => ({
        name,
        options: [...Object.keys(options), ...(offeredTo === 'everyone' ? ['private'] : [])],
      })),
    );
  });

  it('are listed by /help in their order, but for the one of those who manage a server', () => {
    const help = textsOf(answered(interactionHandler(), commandOf('help')).response).join('\n');
    const listed = [...help.matchAll(/^- `\/([a-z]+)` /gm)].map(([, name]) => name);
    expect(listed).toEqual(names.filter((name) => name !== 'status'));
  });

  it('are listed in the README in their order', () => {
    const readme = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8');
    const listed = [...readme.matchAll(/^\| `\/([a-z]+)\b/gm)].map(([, name]) => name);
    expect(listed).toEqual(names);
  });
});
