import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ABOUT_KEYS, isOfWords, LIST_KEYS } from '../src/search/intents.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

const { version, engines, scripts } = z
  .object({
    version: z.string(),
    engines: z.object({ node: z.string() }),
    scripts: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(read('package.json')));

/** What people read about the project; not the responses, which are quoted as they are. */
const documents = ['.', 'docs', 'data', '.github', '.github/ISSUE_TEMPLATE'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder))
    .filter((name) => /\.(?:md|yml)$/.test(name) && name !== 'THIRD_PARTY_NOTICES.md')
    .map((name) => path.posix.join(folder, name)),
);

describe('documents', () => {
  it.each(documents)('%s names only npm scripts that exist', (file) => {
    const named = Array.from(read(file).matchAll(/npm run (?:-s )?([a-z][a-z:]*)/g), ([, name = '']) => name);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it.each(documents)('%s links only to files that exist', (file) => {
    const links = Array.from(
      read(file).matchAll(/\]\(([^)\s#:]+)(?:#[^)]*)?\)|src="([^":]+)"/g),
      ([, a, b]) => a ?? b ?? '',
    );
    const missing = links.filter((link) => !existsSync(path.join(ROOT, path.dirname(file), link)));
    expect(missing).toEqual([]);
  });
});

describe('docs/json.md', () => {
  const text = read('docs/json.md');
  const namedFrom = (start: string, end: string): string[] => {
    const from = text.indexOf(start) + start.length;
    return Array.from(text.slice(from, text.indexOf(end, from)).matchAll(/`(\w+)`/g), ([, key = '']) => key);
  };

  it('names every list, and which have entries', () => {
    expect(namedFrom('`list` is one of', 'or one of')).toEqual([...LIST_KEYS.filter(isOfWords), 'entries']);
    expect(namedFrom('or one of', '.')).toEqual(LIST_KEYS.filter((key) => !isOfWords(key)));
  });

  it('names everything that is told about the document and the bot', () => {
    expect(namedFrom('`about` is one of', '.')).toEqual(ABOUT_KEYS);
  });
});

it('the changelog describes the version', () => {
  expect(read('CHANGELOG.md')).toContain(`\n## [${version}] - `);
});

it('the workflow checks the oldest supported version of Node.js', () => {
  const oldest = engines.node.replace('>=', '');
  expect(read('.github/workflows/check.yml')).toContain(`node: ['${oldest}', latest]`);
});

describe('ARCHITECTURE.md', () => {
  const named = Array.from(
    read('ARCHITECTURE.md').matchAll(/^((?:[a-z0-9]+\/)+) {2,}\S/gm),
    ([, room = '']) => room,
  );
  const foldersIn = (folder: string): string[] =>
    readdirSync(path.join(ROOT, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && /^[a-z0-9]+$/.test(entry.name))
      .map(({ name }) => `${path.posix.join(folder, name)}/`);

  it('names only rooms that exist', () => {
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((room) => !existsSync(path.join(ROOT, room)))).toEqual([]);
  });

  it('names every room of the source', () => {
    expect(foldersIn('src').filter((room) => !named.includes(room))).toEqual([]);
  });
});
