import { describe, expect, it } from 'vitest';
import { english } from '../../src/search/languages/en.ts';

const { words, stem, keyOf, terms, tokens, compounds } = english;

describe('words', () => {
  it.each([
    ['Data Privacy/Protection', ['data', 'privacy', 'protection']],
    ['e-procurement & E-Government', ['eprocurement', 'egovernment']],
    ['e government, e–government, e‑government', ['egovernment', 'egovernment', 'egovernment']],
    ['COVID-19, covid 19, Covid19, post-COVID-19', ['covid', 'covid', 'covid', 'post', 'covid']],
    ['A.I. and the G.D.P.R., a C.I.O', ['ai', 'and', 'the', 'gdpr', 'a', 'cio']],
    ["what's Bhutan’s GDP", ['whats', 'bhutans', 'gdp']],
    ['Añadir ÉTÉ', ['anadir', 'ete']],
    ['Ｄａｔａ ２０１９ ﬁle', ['data', '2019', 'file']],
    ['pri\u00ADvacy so\u200Bcial me\u2060dia', ['privacy', 'social', 'media']],
    ['e\u0301te\u0301', ['ete']],
    ['', []],
  ])('of %j are %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

describe('tokens', () => {
  it('know where they stand in the text as written', () => {
    const text = 'The E-Gov “A.I.” pri\u00ADvacy rules';
    expect(tokens(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'The',
      'E-Gov',
      'A.I.',
      'pri\u00ADvacy',
      'rules',
    ]);
  });
});

describe('compounds', () => {
  it('are hyphenated words written as one', () => {
    expect(compounds('sub-national and Whole-of-the-government').map(({ word }) => word)).toEqual([
      'subnational',
      'wholeofthegovernment',
    ]);
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

  it('keeps "us" in a turn of phrase apart from "use", which Porter reduces to it', () => {
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
