import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** From the inside out: a layer imports from itself and from those before it. */
const LAYERS: readonly string[] = ['questionnaire', 'search', 'answer', 'discord', 'commands', 'programs'];
/** Files of `src/` that every layer from `discord` on may use; they import no layer. */
const GROUND = ['src/config.ts', 'src/log.ts'];
/** Files of `src/` that every file may use; they import nothing. */
const BASE = ['src/remember.ts'];

function layerOf(file: string): number {
  if (file.startsWith('commands/')) return LAYERS.indexOf('commands');
  const [, folder = ''] = /^src\/([a-z]+)\//.exec(file) ?? [];
  const layer = LAYERS.indexOf(folder);
  return layer === -1 ? LAYERS.indexOf('programs') : layer;
}

function importsOf(file: string): string[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, target]) =>
    path.normalize(path.join(path.dirname(file), target ?? '')),
  );
}

/** Imports that go against the arrow. */
function offences(
  files: readonly { readonly file: string; readonly imports: readonly string[] }[],
): string[] {
  return files.flatMap(({ file, imports }) =>
    imports
      .filter((target) => BASE.includes(file) || !BASE.includes(target))
      .filter((target) =>
        GROUND.includes(target) ? layerOf(file) < LAYERS.indexOf('discord') : layerOf(target) > layerOf(file),
      )
      .filter((target) => !(GROUND.includes(file) && GROUND.includes(target)))
      .map((target) => `${file} imports ${target}`),
  );
}

describe('imports', () => {
  const files = ['src', 'commands'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => path.join(folder, name)),
  );

  it('go one way: questionnaire, search, answer, discord, commands, programs', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(offences(files.map((file) => ({ file, imports: importsOf(file) })))).toEqual([]);
  });

  it('that go back are found', () => {
    expect(
      offences([
        { file: 'src/search/rank.ts', imports: ['src/answer/ask.ts', 'src/questionnaire/schema.ts'] },
      ]),
    ).toEqual(['src/search/rank.ts imports src/answer/ask.ts']);
  });
});
