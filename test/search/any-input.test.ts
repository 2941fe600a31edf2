import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { search } from '../support/search.ts';

/** Any sequence of UTF-16 units, halves of pairs included. */
const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
  .map((codes) => String.fromCharCode(...codes));
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  units,
  fc.string({
    unit: fc.constantFrom(
      'a',
      'e',
      '-',
      "'",
      ' ',
      '\u202E',
      '\u0301',
      '@everyone ',
      '```',
      '<@1>',
      '.bt/',
      '%',
    ),
    maxLength: 120,
  }),
);

describe('the search', () => {
  it('gives a valid result for any text', () => {
    fc.assert(
      fc.property(text, (query) => {
        const { ranked, leading, confidence } = search(query);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(leading).toBeLessThanOrEqual(ranked.length);
        expect(ranked.every(({ score }) => Number.isFinite(score))).toBe(true);
        const scores = ranked.slice(leading).map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same result for the same text', () => {
    fc.assert(
      fc.property(text, (query) => {
        expect(search(query)).toEqual(search(query));
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['words', 'which ministry is responsible for the roads and 5g, '.repeat(200)],
    ['one endless word', 'x'.repeat(10_000)],
    ['many parts', 'a and b, '.repeat(1200)],
    ['hosts', 'a.b.c.'.repeat(1700)],
    ['marks', '\u0301'.repeat(10_000)],
  ])('reads 10,000 characters of %s', (_, query) => {
    const { confidence, leading, ranked } = search(query);
    expect(confidence).toBeGreaterThanOrEqual(0);
    expect(confidence).toBeLessThanOrEqual(1);
    expect(leading).toBeLessThanOrEqual(ranked.length);
  });
});
