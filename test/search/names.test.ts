import { describe, expect, it } from 'vitest';
import { acronymsIn, spellingVariants, urlWords } from '../../src/search/names.ts';

describe('acronymsIn', () => {
  it('gives the initials of a name, with and without its small words', () => {
    expect(acronymsIn('Royal Monetary Authority of Bhutan')).toEqual(
      expect.arrayContaining(['rma', 'rmab', 'rmaob']),
    );
  });

  it('gives those of a name within a longer run', () => {
    expect(acronymsIn('The Gross National Happiness Commission leads')).toContain('gnhc');
  });

  it('finds none in ordinary words', () => {
    expect(acronymsIn('drafting under progress')).toEqual([]);
  });
});

describe('urlWords', () => {
  const known = new Set(['royal', 'national', 'assembly', 'office', 'economic', 'roadmap', 'facebook']);
  const isWord = (word: string): boolean => known.has(word);

  it.each([
    ['https://royalkidu.bt', ['royal', 'kidu']],
    ['https://www.facebook.com/PMOBhutan', ['pmo', 'bhutan']],
    ['https://www.dit.gov.bt/e_gif_summary.pdf', ['egif', 'summary']],
    ['https://economicroadmap.gnhc.gov.bt', ['economic', 'roadmap', 'gnhc']],
    ['https://www.facebook.com/g2coffice', ['g2c', 'office']],
  ])('of %s hold %j', (url, expected) => {
    expect(urlWords(url, isWord)).toEqual(expect.arrayContaining(expected));
  });

  it('of an address with a broken escape are those that can be read', () => {
    expect(urlWords('https://example.bt/%E0%A4%A/office', isWord)).toContain('office');
  });
});

describe('spellingVariants', () => {
  it('leads a name spelt two ways to the spelling met first', () => {
    const variants = spellingVariants(['drukyul', 'flagship', 'drukgyul', 'gyalpo', 'gyelpo'], () => false);
    expect([...variants]).toEqual([
      ['drukgyul', 'drukyul'],
      ['gyelpo', 'gyalpo'],
    ]);
  });

  it('leaves words of the language alone', () => {
    expect(spellingVariants(['policy', 'police'], () => true).size).toBe(0);
  });
});
