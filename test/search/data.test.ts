import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareWithSums, SUMS, sumOf } from '../../src/questionnaire/sums.ts';
import { DATA } from '../../src/questionnaire/survey.ts';
import { english } from '../../src/search/languages/en.ts';
import { readJudged, readSet } from '../../training/judged.ts';
import { model, response } from '../support/search.ts';

const fold = (text: string): string => english.words(text).join(' ');
/** How many ways to ask a topic needs to be found in words of one's own. */
const FEWEST = 25;

describe('phrasings', () => {
  it(`are at least ${FEWEST} for every topic`, () => {
    expect(response.topics.filter(({ phrasings }) => phrasings.length < FEWEST).map(({ id }) => id)).toEqual(
      [],
    );
  });

  it('stand under one topic or unasked theme only', () => {
    const owners = new Map<string, Set<string>>();
    for (const { id, phrasings } of [...response.topics, ...response.unasked]) {
      for (const phrasing of phrasings)
        owners.set(fold(phrasing), (owners.get(fold(phrasing)) ?? new Set()).add(id));
    }
    expect([...owners].filter(([, ids]) => ids.size > 1).map(([text, ids]) => [text, ...ids])).toEqual([]);
  });

  it('are none of the judged queries', () => {
    const judged = ['dev', 'tune', 'held-out', 'final'].flatMap((set) =>
      readJudged(`training/sets/${set}.jsonl`),
    );
    const queries = new Set(judged.map(({ query }) => fold(query)));
    const phrasings = [...response.topics, ...response.unasked].flatMap((theme) => theme.phrasings);
    expect(phrasings.filter((text) => queries.has(fold(text)))).toEqual([]);
  });
});

it('a judged query names a theme that there is, and only where the response says nothing of it', () => {
  const themes = new Set(response.unasked.map(({ id }) => id));
  const sets = ['dev', 'tune', 'chat-tune', ...['fr', 'es', 'ru', 'zh', 'ar'].map((code) => `${code}/tune`)];
  const named = sets.flatMap(readSet).filter(({ theme }) => theme !== undefined);
  expect(named.length).toBeGreaterThan(1_000);
  const wrong = named.filter(({ kind, theme = '' }) => kind !== 'out_of_scope' || !themes.has(theme));
  expect(wrong.map(({ id, theme }) => [id, theme])).toEqual([]);
});

describe('the hashes of what ships', () => {
  const folder = path.join(DATA, response.survey.folder);

  it('are those of all files (else: npm run tune)', () => {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => /\.\w+$/.test(name))
      .sort();
    const listed = readFileSync(path.join(folder, SUMS), 'utf8').trimEnd().split('\n');
    expect(listed.map((line) => line.slice(66))).toEqual(names);
    expect(compareWithSums(folder, names)).toBe('as shipped');
  });

  it('tell a file that is another, whose line endings may be', () => {
    const copy = mkdtempSync(path.join(tmpdir(), 'msq-bot-sums-'));
    try {
      writeFileSync(path.join(copy, 'a.txt'), 'one\r\ntwo\r\n');
      writeFileSync(path.join(copy, SUMS), `${sumOf(Buffer.from('one\ntwo\n'))}  a.txt\n`);
      expect(compareWithSums(copy, ['a.txt'])).toBe('as shipped');
      expect(compareWithSums(copy, ['b.txt'])).toBe('unlisted');
      writeFileSync(path.join(copy, 'a.txt'), 'one\nthree\n');
      expect(String(compareWithSums(copy, ['a.txt']))).toMatch(
        /a\.txt: expected the file as it ships .*sha256sum/,
      );
      rmSync(path.join(copy, SUMS));
      expect(compareWithSums(copy, ['a.txt'])).toBe('unlisted');
    } finally {
      rmSync(copy, { recursive: true });
    }
  });
});

describe('what ships ready-made', () => {
  it('was learned for these topics and themes (else: npm run tune)', () => {
    const ids = [...response.topics, ...response.unasked].map(({ id }) => id);
    expect([...model.classifier.classes].sort()).toEqual(ids.sort());
  });
});
