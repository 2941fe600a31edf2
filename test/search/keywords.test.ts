import { describe, expect, it } from 'vitest';
import { maskResponse } from '../../src/questionnaire/privacy.ts';
import { printedText } from '../../src/questionnaire/structure.ts';
import { createKeywordSearch } from '../../src/search/keywords.ts';
import { english } from '../../src/search/languages/en.ts';
import { library } from '../support/handle.ts';
import { response, sources } from '../support/search.ts';

const search = createKeywordSearch(response, sources.fullText, sources.correct);
const numbersOf = (typed: string, sectionId?: string): number[] =>
  search(typed, sectionId)
    .hits.map(({ number }) => number)
    .sort((a, b) => a - b);

/** The stems of each question and its answer: a second, simple way to find what the search must find. */
const stemsByQuestion = new Map(
  [...maskResponse(response).questions.values()].map((question) => {
    const { number, answer } = question;
    const own = [printedText(question), answer].flatMap((one) => [
      ...english.words(one),
      ...english.compounds(one).map(({ word }) => word),
    ]);
    return [number, new Set(own.filter((word) => !english.isStopWord(word)).map(english.stem))];
  }),
);
const holding = (words: readonly string[]): number[] => {
  const stems = words.filter((word) => !english.isStopWord(word)).map(english.stem);
  return [...stemsByQuestion].flatMap(([number, own]) =>
    stems.every((stem) => own.has(stem)) ? [number] : [],
  );
};
/** Names in e-mail addresses are masked and no words to search for. */
const texts = [...maskResponse(response).questions.values()].flatMap((question) => [
  printedText(question),
  question.answer,
]);
const isTelling = (word: string): boolean => !english.isStopWord(word);

describe('a search', () => {
  it('for every word of the response finds exactly the questions that contain it in any form', () => {
    const words = [...new Set(texts.flatMap(english.words))].filter(isTelling);
    expect(words.length).toBeGreaterThan(500);
    for (const word of words) expect([word, numbersOf(word)]).toEqual([word, holding([word])]);
  });

  it('for every pair of neighbouring words finds exactly the questions that contain both', () => {
    const pairs = new Set(
      texts.flatMap((text) => {
        const words = english.words(text);
        return words.slice(1).map((word, at) => `${words[at]} ${word}`);
      }),
    );
    expect(pairs.size).toBeGreaterThan(1000);
    for (const pair of pairs) {
      const words = english.words(pair);
      if (words.some(isTelling)) expect([pair, numbersOf(pair)]).toEqual([pair, holding(words)]);
    }
  });

  it.each([
    ['e-government', 'e government'],
    ['e-government', 'egovernment'],
    ['e-government', 'E‑Government'],
    ['"e-government portal"', '"e government portal"'],
    ['e-procurement', 'eprocurement'],
    ['sub-national', 'subnational'],
    ['A.I.', 'AI'],
    ['C.I.O.', 'cio'],
    ['policy "gender equality"', 'policy «gender equality»'],
    ['"gender equality"', '„gender equality“'],
    ['"gender equality"', '＂gender equality＂'],
    ['policy -media', 'policy –media'],
    ['policy -media', 'policy −media'],
    ['policy -"social media"', 'policy −“social media”'],
    ['blockchain OR sandbox', 'blockchain | sandbox'],
    ['blockchain OR sandbox', 'blockchain|sandbox'],
  ])('for %j finds the same as for %j', (one, other) => {
    expect(numbersOf(one).length).toBeGreaterThan(0);
    expect(numbersOf(other)).toEqual(numbersOf(one));
  });

  it('finds a phrase only where its words stand next to each other', () => {
    expect(numbersOf('"Prime Minister\'s Office"')).toEqual([105]);
    expect(numbersOf('"Minister Prime"')).toEqual([]);
    expect(numbersOf('Minister Prime')).toContain(105);
  });

  it('leaves out the questions that contain an excluded word or phrase', () => {
    const policy = numbersOf('policy');
    const withMedia = numbersOf('policy media');
    expect(withMedia.length).toBeGreaterThan(0);
    expect(numbersOf('policy -media')).toEqual(policy.filter((number) => !withMedia.includes(number)));
  });

  it('finds either of two alternatives beside the other words', () => {
    const either = [...new Set([...numbersOf('policy gender'), ...numbersOf('policy media')])];
    expect(numbersOf('policy gender OR media')).toEqual(either.sort((a, b) => a - b));
  });

  it('corrects and completes words beside OR, and passes over stop words there', () => {
    const { hits, replaced } = search('blokchain OR sandb');
    expect(hits.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
      numbersOf('blockchain OR sandbox'),
    );
    expect(replaced).toEqual([
      { typed: 'blokchain', used: ['blockchain'] },
      { typed: 'sandb', used: search('sandb').replaced[0]?.used },
    ]);
    expect(numbersOf('the OR sandbox')).toEqual(numbersOf('sandbox'));
  });

  it('stays within a section', () => {
    expect(numbersOf('policy', 'C')).toEqual(
      numbersOf('policy').filter((number) => response.questions.get(number)?.sectionId === 'C'),
    );
  });

  it('finds what stands in the note of a question, and shows it', () => {
    const { matches } = library.in('en').keywords('16.6.1');
    expect(matches.map(({ question, where }) => [question.number, where])).toEqual([[48, 'question']]);
    expect(matches[0]?.sentence).toContain('SDG Indicator 16.6.1');
  });

  it('puts answers before question texts', () => {
    const where = search('identity').hits.map((hit) => hit.where);
    expect(new Set(where)).toEqual(new Set(['answer', 'question']));
    expect(where).toEqual([...where].sort());
  });

  it('puts the answer first that is about little else', () => {
    expect(search('sandbox').hits[0]?.number).toBe(86);
    expect(search('disabilities').hits[0]?.where).toBe('answer');
  });

  it('completes a beginning, and says with what', () => {
    const { hits, replaced } = search('blockch');
    expect(hits.length).toBeGreaterThan(0);
    expect(replaced).toEqual([{ typed: 'blockch', used: ['blockchains'] }]);
    // Not "cybersecur", the stem.
    expect(search('cybersec').replaced).toEqual([{ typed: 'cybersec', used: ['cybersecurity'] }]);
    // It stands only in the options of a form.
    expect(search('wifi')).toEqual({ hits: [], replaced: [], hasWord: true });
  });

  it('corrects a misspelt word, and says with what', () => {
    const { hits, replaced } = search('blokchain');
    expect(hits.length).toBeGreaterThan(0);
    expect(replaced).toEqual([{ typed: 'blokchain', used: ['blockchain'] }]);
  });

  it.each([
    ['', false],
    ['… !', false],
    ['what is the', false],
    ['-media -"gender equality"', false],
    ['xyzzyx', true],
    ['sandbox gender', true],
  ])('for %j finds nothing, and says whether there is a word to search for: %j', (typed, hasWord) => {
    expect(search(typed)).toEqual({ hits: [], replaced: [], hasWord });
  });

  it('marks each keyword where it stands', () => {
    const [hit] = search('"gender equality" policy').hits;
    const answer = response.questions.get(hit?.number ?? 0)?.answer ?? '';
    const marked = hit?.places.map(([span]) => span && answer.slice(span.start, span.end).toLowerCase());
    expect(marked).toEqual(['gender equality', 'policy']);
  });
});
