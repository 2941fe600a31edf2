import { describe, expect, it } from 'vitest';
import { findLinks } from '../../src/questionnaire/markdown.ts';

describe('the links of a text', () => {
  it.each<[string, ...string[]]>([
    ['See https://example.org/a.', 'https://example.org/a'],
    ['(https://example.org/a)', 'https://example.org/a'],
    ['https://example.org/a_(law) and more', 'https://example.org/a_(law)'],
    ['(see https://example.org/a_(law))', 'https://example.org/a_(law)'],
    ['[the law](https://example.org/a_(law))', 'https://example.org/a_(law)'],
    ['<https://example.org/a(b>', 'https://example.org/a(b'],
    [
      'http://[2001:db8::1]:8080/a, http://202.144.155.103/b',
      'http://[2001:db8::1]:8080/a',
      'http://202.144.155.103/b',
    ],
    ['https://пример.рф/закон и', 'https://пример.рф/закон'],
    ['https://例え.テスト/法', 'https://例え.テスト/法'],
    [`https://example.org/${'x'.repeat(700)}`, `https://example.org/${'x'.repeat(700)}`],
    ['www.gov.bt; www.', 'www.gov.bt'],
    ['http:// and https://'],
  ])('%j', (text, ...urls) => {
    expect(findLinks(text).map(({ url }) => url)).toEqual(urls);
  });

  it('stand where they say', () => {
    const text = 'a (https://example.org/a_(law)), [b](http://[::1]/), www.gov.bt.';
    expect(findLinks(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'https://example.org/a_(law)',
      '[b](http://[::1]/)',
      'www.gov.bt',
    ]);
  });

  it('are found in time in a text made to slow that down', () => {
    const text = `https://x.org/${'('.repeat(20_000)}${'[a]('.repeat(5_000)}${'(a'.repeat(5_000)}`;
    expect(findLinks(text).length).toBeGreaterThan(0);
  });
});
