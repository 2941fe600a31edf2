import { describe, expect, it } from 'vitest';
import { keyOf, stem, terms, words } from '../../src/search/text.ts';

describe('words', () => {
  it.each([
    ['Data Privacy/Protection', ['data', 'privacy', 'protection']],
    ['e-procurement & E-Government', ['eprocurement', 'egovernment']],
    ['COVID-19, covid 19', ['covid', 'covid']],
    ["what's Bhutan’s GDP", ['whats', 'bhutans', 'gdp']],
    ['Añadir ÉTÉ', ['anadir', 'ete']],
    ['', []],
  ])('of %j are %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

describe('stem', () => {
  it.each([
    ['organisation', 'organization'],
    ['labour', 'labor'],
    ['programmes', 'programs'],
    ['centre', 'center'],
    ['govt', 'government'],
    ['statistics', 'statistic'],
  ])('makes %s and %s alike', (one, other) => {
    expect(stem(one)).toBe(stem(other));
  });

  it('keeps "us" apart from "use", which Porter reduces to it', () => {
    expect(stem('use')).toBe('us');
    expect(keyOf('us')).not.toBe(keyOf('use'));
  });
});

describe('terms', () => {
  it('leave out the words that only carry the form of a question', () => {
    expect(terms('what is there on the digital identity?')).toEqual(['digit', 'ident']);
  });

  it('keep "no", which turns a meaning round', () => {
    expect(terms('leaving no one behind')).toContain('no');
  });
});
