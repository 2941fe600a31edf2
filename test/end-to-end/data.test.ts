import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFile } from '../support/program.ts';
import { createSigner } from '../support/signer.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const LEARNED = [
  'msq-2022/classifier.bin',
  'msq-2022/ranking.bin',
  'msq-2022/intents.bin',
  'msq-2022/words.bin',
  'msq-2022/es/words.bin',
  'msq-2022/fr/ranking.bin',
  'english/vectors.bin',
];
/** Two files are spoilt in every way and all in two ways, since each start takes a second. */
const SPOILT_IN_EVERY_WAY = new Set(['msq-2022/classifier.bin', 'msq-2022/fr/ranking.bin']);
const TRIED_ON_EVERY_FILE = new Set(['missing', 'with one byte flipped']);

let folder: string;
const at = (name: string): string => path.join(folder, 'data', name);

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'msq-bot-'));
  for (const name of ['dist', 'data', 'package.json']) {
    cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Starts the bot with a file spoilt, and gives what it says. */
async function startWith(name: string, spoil: (file: string, bytes: Buffer) => void): Promise<string> {
  const bytes = readFileSync(at(name));
  spoil(at(name), bytes);
  const env = { PORT: '0', DISCORD_PUBLIC_KEY: createSigner().publicKey };
  const bot = startFile(path.join(folder, 'dist/main.js'), [], env, folder);
  try {
    await Promise.race([bot.exited, bot.logged(/"msg":"listening"/)]);
    return bot.stderr();
  } finally {
    bot.child.kill('SIGKILL');
    await bot.exited;
    rmSync(at(name), { recursive: true, force: true });
    writeFileSync(at(name), bytes);
  }
}

describe('a file of data that is spoilt stops the start with one line', () => {
  const spoils: readonly (readonly [string, (file: string, bytes: Buffer) => void, RegExp])[] = [
    ['missing', (file) => rmSync(file), /found no such file/],
    [
      'a folder',
      (file) => {
        rmSync(file);
        mkdirSync(file);
      },
      /expected a file, found a folder/,
    ],
    [
      'with one byte flipped',
      (file, bytes) => {
        const flipped = Buffer.from(bytes);
        const middle = bytes.length >> 1;
        flipped[middle] = (flipped[middle] ?? 0) ^ 0x10;
        writeFileSync(file, flipped);
      },
      /is damaged: its checksum is/,
    ],
    [
      'with random rows',
      (file, bytes) => {
        const random = Buffer.from(bytes);
        for (let place = bytes.length >> 1; place < bytes.length; place++)
          random[place] = (place * 7919) & 0xff;
        writeFileSync(file, random);
      },
      /is damaged: its checksum is/,
    ],
    [
      'cut short',
      (file, bytes) => writeFileSync(file, bytes.subarray(0, 5_000)),
      /is damaged: its checksum is/,
    ],
    ['empty', (file) => writeFileSync(file, ''), /is not a learned file of msq-bot/],
  ];
  const cases = LEARNED.flatMap((name) =>
    spoils
      .filter(([how]) => SPOILT_IN_EVERY_WAY.has(name) || TRIED_ON_EVERY_FILE.has(how))
      .map(([how, spoil, says]) => ({ name, how, spoil, says })),
  );

  it.each(cases)('$name $how', async ({ name, spoil, says }) => {
    const said = await startWith(name, spoil);
    expect(said).toMatch(says);
    expect(said).toContain(path.basename(name));
    expect(said.trimEnd().split('\n')).toHaveLength(1);
  });

  it.each([
    [
      'msq-2022/fr/phrasings.json',
      '{"data-privacy": []}',
      /phrasings\.json: expected data-privacy to be valid/,
    ],
    ['msq-2022/ru/translation.json', '{', /translation\.json:1: expected JSON/],
    ['msq-2022/phrasings.json', '{"data-privacy": []}', /phrasings\.json/],
    [
      'msq-2022/phrasings.json',
      '{}',
      /phrasings\.json: expected the file to be valid \(must have an entry\)/,
    ],
    ['msq-2022/unasked.json', '[]', /unasked\.json: expected the file to be valid/],
    ['msq-2022/fr/phrasings.json', '{}', /phrasings\.json: expected the file to be valid/],
    ['msq-2022/zh/unasked.json', '[]', /unasked\.json: expected the file to be valid/],
  ])('%s as %j', async (name, text, says) => {
    const said = await startWith(name, (file) => writeFileSync(file, text));
    expect(said).toMatch(says);
    expect(said.trimEnd().split('\n')).toHaveLength(1);
  });

  it('if a letter of the response is another', async () => {
    const said = await startWith('msq-2022/bhutan.md', (file, bytes) =>
      writeFileSync(file, bytes.toString('utf8').replace('Act of Bhutan 2018', 'Act of Bhutan 2019')),
    );
    expect(said).toMatch(/bhutan\.md: expected the file as it ships .*Restore it/);
    expect(said.trimEnd().split('\n')).toHaveLength(1);
  });

  it('if a word of a translation is another', async () => {
    const said = await startWith('msq-2022/fr/translation.json', (file, bytes) =>
      writeFileSync(file, bytes.toString('utf8').replace('Existe-t-il', 'N’existe-t-il')),
    );
    expect(said).toMatch(/fr\/translation\.json: expected the file as it ships .*Restore it/);
  });

  it('if it is one of another language', async () => {
    const swap = (name: string): void =>
      cpSync(at(`msq-2022/es/${name}`), at(`msq-2022/fr/${name}`), { recursive: true });
    const names = readdirSync(at('msq-2022/fr'));
    const kept = new Map(names.map((name) => [name, readFileSync(at(`msq-2022/fr/${name}`))]));
    try {
      const said = await startWith('msq-2022/fr/ranking.bin', () => names.forEach(swap));
      expect(said).toMatch(/fr\/translation\.json: expected the file as it ships/);
    } finally {
      for (const [name, bytes] of kept) writeFileSync(at(`msq-2022/fr/${name}`), bytes);
    }
  });

  it('if it is swapped with another', async () => {
    const said = await startWith(LEARNED[0] ?? '', (file) =>
      writeFileSync(file, readFileSync(at(LEARNED[1] ?? ''))),
    );
    expect(said).toMatch(/classifier\.bin is a file of kind "ranking" instead of "classifier"/);
  });

  it('of another language', async () => {
    const said = await startWith(LEARNED[0] ?? '', (file) =>
      writeFileSync(file, readFileSync(at('msq-2022/fr/classifier.bin'))),
    );
    expect(said).toMatch(/classifier\.bin was learned from other data/);
  });
});

it('with all its data whole the bot starts', async () => {
  expect(await startWith(LEARNED[0] ?? '', () => undefined)).toContain('"msg":"listening"');
});
