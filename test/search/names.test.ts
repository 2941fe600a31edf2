import { describe, expect, it } from 'vitest';
import { english } from '../../src/search/languages/en.ts';
import { initialsIn, urlWords } from '../../src/search/names.ts';

describe('initialsIn', () => {
  it('gives the initials of a name, with and without its small words', () => {
    expect(initialsIn('Royal Monetary Authority of Bhutan', english)).toEqual(
      expect.arrayContaining(['rma', 'rmab', 'rmaob']),
    );
  });

  it('gives those of a name with an acronym in it, which stays whole', () => {
    const initials = initialsIn('Department of IT & Telecom', english);
    expect(initials).toEqual(expect.arrayContaining(['ditt', 'dit']));
  });

  it('gives those of a name within a longer run', () => {
    expect(initialsIn('The Gross National Happiness Commission leads', english)).toContain('gnhc');
  });

  it('finds none in ordinary words', () => {
    expect(initialsIn('drafting under progress', english)).toEqual([]);
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
  ])('of %s are among others %j', (url, expected) => {
    expect(urlWords(url, isWord, english)).toEqual(expect.arrayContaining(expected));
  });

  it('of an address with a broken escape are those of the rest', () => {
    expect(urlWords('https://example.bt/%E0%A4%A/office', isWord, english)).toContain('office');
  });
});
