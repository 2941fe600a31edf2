import { describe, expect, it } from 'vitest';
import { LANGUAGES, type LanguageCode } from '../../src/search/languages/index.ts';
import { createTextAnalysis, type TextAnalysis } from '../../src/search/text.ts';

const analysisOf = (code: LanguageCode = 'en'): TextAnalysis => createTextAnalysis(LANGUAGES[code].language);
const words = (text: string, code?: LanguageCode): string[] => analysisOf(code).words(text);
/** The words as they are written, found by their places. */
const written = (text: string, code?: LanguageCode): string[] =>
  analysisOf(code)
    .tokens(text)
    .map(({ start, end }) => text.slice(start, end));
const stem = (word: string): string => analysisOf().stem(word);
const keyOf = (word: string): string => analysisOf().keyOf(word);
const terms = (text: string): string[] => analysisOf().terms(text);

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
    ['covid 195, Covid1', ['covid', '195', 'covid']],
    ['e-go T-shirts u.s.a. a.b.cd', ['e', 'go', 'tshirts', 'usa', 'a', 'b', 'cd']],
    ["I'm looking, I\u2019m told", ['im', 'looking', 'im', 'told']],
    ["don't o'5 'quoted'", ['dont', 'o', '5', 'quoted']],
    ['ICT%20Act%2Fdata, 5%zz', ['ict', 'act', 'data', '5', 'zz']],
    ['', []],
  ])('of %j are %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it.each<[LanguageCode, string, string[]]>([
    ['fr', "l'e-participation, e participation", ['eparticipation', 'e', 'participation']],
    ['ru', 'Мой край и\u0301 ещё', ['мой', 'край', 'и', 'еще']],
    ['ar', 'الحكومة ـ ـ', ['الحكومه']],
    ['zh', '電子政務 portal 的法律', ['电子', '政务', 'portal', '的', '法律']],
  ])('in %s of %j are %j', (code, text, expected) => {
    expect(words(text, code)).toEqual(expected);
    expect(
      analysisOf(code)
        .tokens(text)
        .map(({ word }) => word),
    ).toEqual(expected);
  });
});

describe('tokens', () => {
  it('know where they stand in the text as written', () => {
    expect(written('The E-Gov “A.I.” pri\u00ADvacy rules')).toEqual([
      'The',
      'E-Gov',
      'A.I.',
      'pri\u00ADvacy',
      'rules',
    ]);
    expect(written('an ICT%20Act')).toEqual(['an', 'ICT', 'Act']);
    expect(written('看電子政務 portal', 'zh')).toEqual(['看', '電子', '政務', 'portal']);
  });
});

describe('compounds', () => {
  it('are hyphenated words written as one', () => {
    const text = 'sub-national and Whole-of-the-government, a\u200Bb-c';
    const compounds = analysisOf().compounds(text);
    expect(compounds.map(({ word }) => word)).toEqual(['subnational', 'wholeofthegovernment', 'abc']);
    expect(compounds.map(({ start, end }) => text.slice(start, end))).toEqual([
      'sub-national',
      'Whole-of-the-government',
      'a\u200Bb-c',
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
    expect(keyOf('us')).not.toBe(keyOf('it'));
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
