import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as z from 'zod';

/** What `npm run preview` runs, which is not bundled. */
const DEVELOPMENT = /^src\/(?:preview\.ts|site\/preview\/)/;

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ dev: z.boolean().optional(), hasInstallScript: z.boolean().optional() }),
  ),
});

it('no production dependency runs a script when it is installed', () => {
  const lock = lockSchema.parse(
    JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')),
  );
  const production = Object.entries(lock.packages).filter(([name, { dev }]) => name !== '' && dev !== true);
  expect(production.length).toBeGreaterThan(10);
  expect(production.filter(([, { hasInstallScript }]) => hasInstallScript).map(([name]) => name)).toEqual([]);
});

it('every package that the sources import is installed without those of development', () => {
  const manifest = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')));
  const files = ['src', 'commands'].flatMap((folder) =>
    readdirSync(new URL(`../${folder}`, import.meta.url), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((name) => /\.tsx?$/.test(name) && !DEVELOPMENT.test(name)),
  );
  const imported = files.flatMap((name) => {
    const text = readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
    const named = text.matchAll(
      /(?:^(?:import|\}) (?:.*? )?from |^import |\bimport\()'(?<name>(?:@[a-z0-9-]+\/)?[a-z][a-z0-9._:-]*)(?:\/[^']*)?'/gm,
    );
    return [...named].flatMap(({ groups }) => groups?.['name'] ?? []);
  });
  const packages = new Set(imported.filter((name) => !name.startsWith('node:')));
  expect(packages.size).toBeGreaterThan(10);
  expect([...packages].filter((name) => manifest.dependencies[name] === undefined)).toEqual([]);
});
