import { describe, expect, it } from 'vitest';
import { maskedLink, namedLink, verbatim } from '../../src/bot/components/markdown.ts';
import { findLinks } from '../../src/questionnaire/markdown.ts';

function named(url: string): string {
  return findLinks(url).map(namedLink).join();
}

describe('a link', () => {
  it.each([
    ['http://www.moh.gov.bt', '[www.moh.gov.bt](<http://www.moh.gov.bt>)'],
    [
      'https://www.facebook.com/g2coffice',
      '[www.facebook.com/g2coffice](<https://www.facebook.com/g2coffice>)',
    ],
    [
      'https://dit.gov.bt/sites/files/ICM%20Act%202018.pdf',
      '[dit.gov.bt/…/ICM Act 2018.pdf](<https://dit.gov.bt/sites/files/ICM%20Act%202018.pdf>)',
    ],
    ['https://gov.example/e_gif', '[gov.example/e_gif](<https://gov.example/e_gif>)'],
  ])('%s is shown by host and document', (url, shown) => {
    expect(named(url)).toBe(shown);
  });

  it.each([
    ['_draft_%20*v2*%20%5B1%5D.pdf', 'draft v2 1 .pdf'],
    ['%F0%9F%93%84report.pdf', 'report.pdf'],
    ['http%3A%2F%2Fevil.example', 'http: evil.example'],
    ['%2A%2A', undefined],
  ])('to a document called %s has a label that Discord shows as it is written', (name, label) => {
    const shown = named(`https://gov.example/${name}`);
    expect(/^\[(.*)\]\(<.*>\)$/.exec(shown)?.[1]).toBe(
      label === undefined ? 'gov.example' : `gov.example/${label}`,
    );
  });

  it('keeps a long name to one line of a phone', () => {
    const [label = ''] = /\[.*\]/.exec(named(`https://gov.example/${'long-'.repeat(20)}.pdf`)) ?? [];
    expect(label).toBe(`[gov.example/${'long-'.repeat(7)}…]`);
  });

  it('is shown in its place in the answer', () => {
    expect(verbatim('See (https://gov.example/a) *now*')).toBe(
      'See ([gov.example/a](<https://gov.example/a>)) \\*now\\*',
    );
  });
});

it('the label of a link has no escapes, which Discord would show', () => {
  expect(maskedLink('to *my* [server]', 'https://gov.example')).toBe('[to my server](<https://gov.example>)');
});
