import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commands } from '../commands/index.ts';
import { en } from '../src/i18n/en.ts';
import { translations } from '../src/i18n/languages.ts';
import { COMMAND_NAMES } from '../src/i18n/messages.ts';
import { textsOf } from './support/check-reply.ts';
import { dispatcher } from './support/handle.ts';
import { answered, commandOf } from './support/scenes.ts';

const names = commands.map(({ name }) => name);
const folder = fileURLToPath(new URL('../commands/', import.meta.url));

describe('a command', () => {
  it('has a file of its name, and every file is a command', () => {
    const files = readdirSync(folder).filter((name) => name !== 'index.ts');
    expect(files.sort()).toEqual(names.map((name) => `${name}.ts`).sort());
  });

  it('stands under its name once in the registry and among the names', () => {
    expect([...names].sort()).toEqual([...COMMAND_NAMES].sort());
    expect(new Set(names).size).toBe(names.length);
  });

  it.each([['en', en] as const, ...translations()])(
    'has words for itself and each option in %s',
    (_, messages) => {
      expect(Object.keys(messages.commands).sort()).toEqual([...names].sort());
      for (const { name, options } of commands) {
        expect(Object.keys(messages.commands[name].options).sort()).toEqual(Object.keys(options).sort());
      }
    },
  );

  it('is listed by /help and in the README', () => {
    const help = textsOf(answered(dispatcher(), commandOf('help')).response).join('\n');
    const readme = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8');
    for (const name of names) {
      expect(help).toContain(`/${name}`);
      expect(readme).toMatch(new RegExp(`^\\| \`/${name}\\b`, 'm'));
    }
  });
});
