import { describe, expect, it } from 'vitest';
import { splitClauses, splitParts } from '../../src/search/parts.ts';

describe('the parts of a query', () => {
  it.each([
    ['privacy law and open data portal', ['privacy law', 'open data portal']],
    ['ICM act, GDPR & 5G', ['ICM act', 'GDPR', '5G']],
    ['Is there a sandbox? Who is the CIO?', ['Is there a sandbox', 'Who is the CIO']],
    ['open data vs privacy', ['open data', 'privacy']],
    ['a sandbox for brands', ['a sandbox for brands']],
  ])('of %j are %j', (text, parts) => {
    expect(splitParts(text)).toEqual(parts);
  });
});

describe('the clauses of what somebody says', () => {
  it.each([
    ['I live in Paro. Is there a privacy law?', ['I live in Paro.', 'Is there a privacy law?']],
    ['Nurse here 👋 which ministry is it', ['Nurse here', 'which ministry is it']],
    ['open data portal? need it today', ['open data portal?', 'need it today']],
    ['on deadline - who is the CIO', ['on deadline', 'who is the CIO']],
    ['I am a farmer, but which office is it', ['I am a farmer', 'but which office is it']],
    ['AI in bhutan, is it happening', ['AI in bhutan', 'is it happening']],
    ['我住在帕罗。有数据隐私法吗？', ['我住在帕罗', '有数据隐私法吗']],
    ['أسكن في بارو. هل يوجد قانون؟', ['أسكن في بارو.', 'هل يوجد قانون؟']],
    ['two lines\nof a message', ['two lines', 'of a message']],
  ])('of %j are %j', (text, clauses) => {
    expect(splitClauses(text)).toEqual(clauses);
  });

  it.each([
    'is there a privacy law?',
    'laws on privacy, security and trust',
    'the A.I. strategy of the P.M. office',
    'e-government - ',
    '',
  ])('of %j, which is one, are none', (text) => {
    expect(splitClauses(text)).toEqual([]);
  });

  it('are the first eight', () => {
    expect(splitClauses('One more. '.repeat(20))).toHaveLength(8);
  });
});
