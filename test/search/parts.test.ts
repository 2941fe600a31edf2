import { describe, expect, it } from 'vitest';
import { LANGUAGES, type LanguageCode } from '../../src/search/languages/index.ts';
import { splitClauses, splitParts } from '../../src/search/parts.ts';

const partsIn = (code: LanguageCode, text: string): string[] => splitParts(text, LANGUAGES[code].language);
const clausesIn = (code: LanguageCode, text: string): string[] =>
  splitClauses(text, LANGUAGES[code].language);

describe('the parts of a query', () => {
  it.each([
    ['en', 'privacy law and open data portal', ['privacy law', 'open data portal']],
    ['en', 'ICM act, GDPR & 5G', ['ICM act', 'GDPR', '5G']],
    ['en', 'Is there a sandbox? Who is the CIO?', ['Is there a sandbox', 'Who is the CIO']],
    ['en', 'open data vs privacy', ['open data', 'privacy']],
    ['en', 'a sandbox for brands', ['a sandbox for brands']],
    ['fr', 'loi sur la vie privée et portail', ['loi sur la vie privée', 'portail']],
    ['fr', 'budget, site et étés', ['budget', 'site', 'étés']],
    ['es', 'privacidad y datos abiertos', ['privacidad', 'datos abiertos']],
    ['es', 'hay ley', ['hay ley']],
    ['ru', 'защита данных и открытые данные', ['защита данных', 'открытые данные']],
    ['ru', 'история инноваций', ['история инноваций']],
    ['zh', '数据隐私法和电子采购法', ['数据隐私法', '电子采购法']],
    ['zh', '公众参与，数字身份', ['公众参与', '数字身份']],
    ['ar', 'قانون الخصوصية والبيانات المفتوحة', ['قانون الخصوصية', 'البيانات المفتوحة']],
    ['ar', 'الخصوصية، الهوية الرقمية', ['الخصوصية', 'الهوية الرقمية']],
    ['ar', 'وزارة الصحة', ['وزارة الصحة']],
  ] as const)('in %s of %j are %j', (code, text, parts) => {
    expect(partsIn(code, text)).toEqual(parts);
  });
});

describe('the clauses of what somebody says', () => {
  it.each([
    ['en', 'I live in Paro. Is there a privacy law?', ['I live in Paro.', 'Is there a privacy law?']],
    ['en', 'Nurse here 👋 which ministry is it', ['which ministry is it']],
    ['en', 'open data portal? need it today', ['open data portal?', 'need it today']],
    ['en', 'on deadline - who is the CIO', ['on deadline', 'who is the CIO']],
    ['en', 'I am a farmer, but which office is it', ['I am a farmer', 'but which office is it']],
    ['en', 'AI in bhutan, is it happening', ['AI in bhutan', 'is it happening']],
    ['en', 'new here, can I get the open data', ['can I get the open data']],
    ['zh', '我住在帕罗。有数据隐私法吗？', ['我住在帕罗', '有数据隐私法吗']],
    ['ar', 'أسكن في بارو. هل يوجد قانون؟', ['أسكن في بارو.', 'هل يوجد قانون؟']],
    ['en', 'two lines\nof a message', ['two lines', 'of a message']],
    ['fr', 'Je vis à Paro. Une loi ? Merci', ['Je vis à Paro.', 'Une loi ?', 'Merci']],
  ] as const)('in %s of %j are %j', (code, text, clauses) => {
    expect(clausesIn(code, text)).toEqual(clauses);
  });

  it.each([
    'is there a privacy law?',
    'laws on privacy, security and trust',
    'the A.I. strategy of the P.M. office',
    'e-government - ',
    '',
  ])('of %j, which is one, are none', (text) => {
    expect(clausesIn('en', text)).toEqual([]);
  });

  it('are the first eight', () => {
    expect(clausesIn('en', 'One more. '.repeat(20))).toHaveLength(8);
  });
});
