import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGUAGE_CODES, LANGUAGES } from '../../src/search/languages/index.ts';
import { loadTranslated, modelPath } from '../../src/search/ranking/load.ts';
import { lessonChecksum, readAskedWords } from '../../src/search/ranking/model.ts';
import { packAskedWords } from '../../src/search/ranking/words.ts';
import { response } from '../support/search.ts';

describe.each(LANGUAGE_CODES)('the words of the ways of asking in %s', (language) => {
  const translated = loadTranslated(response, language);
  const analysis = LANGUAGES[language];
  const learnedFrom = lessonChecksum(translated);
  const bytes = readFileSync(modelPath('words', response.survey.folder, language));
  const asked = readAskedWords(bytes, learnedFrom);
  const { topics, unasked } = translated;
  const all = [...topics, ...unasked].flatMap(({ phrasings }) => phrasings.map(analysis.words));

  it('ship as npm run tune counts them', () => {
    expect(Buffer.from(packAskedWords(translated, analysis, learnedFrom)).equals(bytes)).toBe(true);
  });

  it('are counted one by one, and their stems once a way of asking', () => {
    const words = new Map<string, number>();
    for (const word of all.flat()) words.set(word, (words.get(word) ?? 0) + 1);
    expect(new Map(asked.all())).toEqual(words);
    expect(asked.total).toBe(all.length);
    const stems = new Map<string, number>();
    for (const own of all) {
      for (const stem of new Set(own.map(analysis.stem))) stems.set(stem, (stems.get(stem) ?? 0) + 1);
    }
    const miscounted = [...stems].filter(([stem, count]) => asked.countOfStem(stem) !== count);
    expect(miscounted).toEqual([]);
    expect([asked.countOf('xyzzy'), asked.countOfStem('xyzzy'), asked.isAskedWith('xyzzy', 0)]).toEqual([
      0,
      0,
      false,
    ]);
  });

  it('are known by topic', () => {
    const words = topics.map(({ phrasings }) => new Set(phrasings.flatMap(analysis.words)));
    const some = [...asked.all()].filter((_, at) => at % 20 === 0);
    for (const [word] of some) {
      const places = topics.flatMap((_, place) => (asked.isAskedWith(word, place) ? [place] : []));
      expect([word, places]).toEqual([word, words.flatMap((own, place) => (own.has(word) ? [place] : []))]);
    }
  });
});
