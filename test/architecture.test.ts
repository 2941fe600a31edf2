import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** From the inside out: a layer imports from itself and from those before it. */
const LAYERS: readonly string[] = [
  'questionnaire',
  'search',
  'answer',
  'i18n',
  'bot',
  'transports',
  'commands',
  'site',
  'programs',
];
/** Files of `src/` that every layer from `bot` on may use; they import no layer. */
const GROUND = ['src/config.ts', 'src/log.ts', 'src/public-key.ts'];
/** The first layer that may use {@link GROUND}. */
const FIRST_ON_GROUND = LAYERS.indexOf('bot');

interface SourceFile {
  readonly file: string;
  readonly imports: readonly string[];
}

function layerOf(file: string): number {
  if (file.startsWith('commands/')) return LAYERS.indexOf('commands');
  const [, folder = ''] = /^src\/([a-z0-9]+)\//.exec(file) ?? [];
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
function offences(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ file, imports }) =>
    imports
      .filter((target) => !target.startsWith('data/'))
      .filter((target) =>
        GROUND.includes(target)
          ? !GROUND.includes(file) && layerOf(file) < FIRST_ON_GROUND
          : GROUND.includes(file) || layerOf(target) > layerOf(file),
      )
      .map((target) => `${file} imports ${target}`),
  );
}

/** Files that import each other in a circle, as one path around it; undefined where there is none. */
function circle(files: readonly SourceFile[]): string[] | undefined {
  const importsByFile = new Map(files.map(({ file, imports }) => [file, imports]));
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const target of importsByFile.get(file) ?? []) {
      const found = visit(target, [...trail, file]);
      if (found) return found;
    }
    done.add(file);
    return undefined;
  };
  for (const { file } of files) {
    const found = visit(file, []);
    if (found) return found;
  }
  return undefined;
}

describe('imports', () => {
  const files = ['src', 'commands'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => path.join(folder, name)),
  );
  const read = files.map((file): SourceFile => ({ file, imports: importsOf(file) }));

  it(`go one way: ${LAYERS.join(', ')}`, () => {
    expect(files.length).toBeGreaterThan(20);
    expect(offences(read)).toEqual([]);
  });

  it('that go back are found', () => {
    const file = 'src/search/rank.ts';
    expect(offences([{ file, imports: ['src/answer/ask.ts', 'src/questionnaire/schema.ts'] }])).toEqual([
      'src/search/rank.ts imports src/answer/ask.ts',
    ]);
  });

  it('make no circle', () => {
    expect(circle(read)).toBeUndefined();
  });

  it('that make a circle are found', () => {
    const files = [
      { file: 'a.ts', imports: ['b.ts'] },
      { file: 'b.ts', imports: ['c.ts'] },
      { file: 'c.ts', imports: ['b.ts'] },
    ];
    expect(circle(files)).toEqual(['b.ts', 'c.ts', 'b.ts']);
  });
});
