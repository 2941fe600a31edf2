import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { groupByLikeness } from '../../src/report/likeness.ts';
import { toCandidates, toPage } from '../../src/report/page.ts';
import { createTally, type Report } from '../../src/report/tally.ts';
import { readJudged } from '../../training/judged.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 1, 12);

/** A line of the log, as the bot writes it. */
function line(day: number, more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    level: 30,
    time: START + day * DAY,
    transport: 'gateway',
    command: 'ask',
    outcome: 'answered',
    delivery: 'accepted',
    kind: 'answered',
    language: 'en',
    topics: ['data-privacy'],
    confidence: 0.9,
    ms: 2,
    msg: 'interaction',
    ...more,
  });
}

function reportOf(lines: readonly string[], mostQueries?: number): Report {
  const tally = createTally(mostQueries);
  lines.forEach((text, index) => {
    tally.add(text, () => `line ${index + 1} of bot.log`);
  });
  return tally.report();
}

const missed = (day: number, query: string, kind = 'not_found'): string =>
  line(day, { kind, topics: [], options: { query } });

describe('a report', () => {
  it('counts by kind, language, command, day and topic', () => {
    const report = reportOf([
      line(0),
      line(0, { language: 'fr', kind: 'several', topics: ['data-privacy', 'cybersecurity'] }),
      line(1, { kind: 'closest', topics: ['open-data'] }),
      line(2, { command: 'help', kind: undefined, language: undefined, topics: undefined }),
      line(2, { command: 'not_meant', topics: ['data-privacy'] }),
      line(2, { command: 'not_meant', topics: [] }),
      JSON.stringify({ level: 30, time: START, msg: 'ready' }),
    ]);
    expect(report).toMatchObject({
      interactions: 6,
      questions: 3,
      answered: 2,
      languages: [
        { name: 'en', count: 2 },
        { name: 'fr', count: 1 },
      ],
      commands: [
        { name: 'ask', count: 3 },
        { name: 'not_meant', count: 2 },
        { name: 'help', count: 1 },
      ],
      days: [
        { name: '2026-11-01', count: 2 },
        { name: '2026-11-02', count: 1 },
        { name: '2026-11-03', count: 3 },
      ],
      notMeant: [{ name: 'data-privacy', count: 1 }],
      broken: 0,
      hasQueries: false,
    });
    expect(report.topics[0]).toEqual({ name: 'data-privacy', count: 2 });
  });

  it('gives times at p50 and p99', () => {
    const { times } = reportOf(Array.from({ length: 1_000 }, (_, at) => line(0, { ms: at < 985 ? 2 : 200 })));
    expect(times?.p50).toBeCloseTo(2, 0);
    expect(times?.p99).toBeCloseTo(200, -1);
    expect(reportOf([]).times).toBeUndefined();
  });

  it('groups what was not found by likeness, and leaves out what came on fewer than three days', () => {
    const { notFound } = reportOf([
      missed(0, 'budget of the ministry of health'),
      missed(1, 'health ministry budget'),
      missed(1, 'the budgets of health ministries', 'closest'),
      missed(2, 'ministry of health: budget?'),
      missed(0, 'visa fees'),
      missed(1, 'visa fees'),
      missed(1, 'visa fees'),
      line(3, { options: { query: 'data privacy law' } }),
    ]);
    expect(notFound).toEqual([
      {
        query: 'budget of the ministry of health',
        others: [],
        count: 4,
        days: 3,
        kinds: ['closest', 'not_found'],
      },
    ]);
  });

  it('keeps a bounded number of distinct questions, and says when more came', () => {
    const lines = [0, 1, 2].flatMap((day) =>
      ['visa fees', 'road tax', 'army size'].map((query) => missed(day, query)),
    );
    const report = reportOf(lines, 2);
    expect(report.notFound.map(({ query }) => query)).toEqual(['visa fees', 'road tax']);
    expect(report.isCut).toBe(true);
    expect(toPage(report)).toContain('distinct questions came');
    expect(reportOf(lines, 3).isCut).toBe(false);
  });

  it.each([
    '{',
    'no JSON',
    '[]',
    '7',
    '{"msg":"interaction"}',
    line(0, { ms: -1 }),
    line(0, { time: 'now' }),
  ])('counts a broken line, and names the first: %s', (broken) => {
    const report = reportOf([line(0), broken, line(0), broken]);
    expect(report).toMatchObject({ interactions: 2, broken: 2, firstBroken: 'line 2 of bot.log' });
    expect(toPage(report)).toContain('2 broken lines were skipped; the first is line 2 of bot.log.');
  });

  it('says what to do if the log does not contain what was asked', () => {
    expect(toPage(reportOf([line(0)]))).toContain('LOG_QUERIES=true');
    expect(toPage(reportOf([missed(0, 'x')]))).not.toContain('LOG_QUERIES=true');
  });

  it('writes nothing that a terminal obeys', () => {
    const report = reportOf([0, 1, 2].map((day) => missed(day, 'visa\u001b[31m \u009b2J fees')));
    expect(toPage(report)).toContain('visa[31m 2J fees');
  });
});

describe('groups', () => {
  const asked = (query: string, stems: readonly string[], count = 1) => ({
    query,
    stems,
    count,
    days: new Set(['a']),
    kinds: new Set(['closest']),
  });

  it('begin with the question asked most, and join only what has half of the words in common', () => {
    const groups = groupByLikeness([
      asked('a b', ['a', 'b'], 2),
      asked('a b c', ['a', 'b', 'c'], 5),
      asked('c d e', ['c', 'd', 'e']),
      asked('x', ['x'], 4),
    ]);
    expect(groups.map(({ query, others, count }) => [query, others, count])).toEqual([
      ['a b c', ['a b'], 7],
      ['x', [], 4],
      ['c d e', [], 1],
    ]);
  });
});

describe('candidates for judged queries', () => {
  it('have the format of the judged sets, with nothing judged yet', () => {
    const report = reportOf([0, 1, 2].map((day) => missed(day, 'visa "fees"', 'unasked')));
    const folder = mkdtempSync(path.join(tmpdir(), 'msq-'));
    try {
      const file = path.join(folder, 'candidates.jsonl');
      writeFileSync(file, toCandidates(report));
      expect(readJudged(file)).toEqual([
        expect.objectContaining({
          id: 'log-001',
          query: 'visa "fees"',
          kind: 'log',
          relevant: {},
          must_contain: [],
        }),
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
