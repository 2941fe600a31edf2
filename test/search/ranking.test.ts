import fc from 'fast-check';
import { expect, it } from 'vitest';
import { english } from '../../src/search/languages/en.ts';
import { createReadQuery } from '../../src/search/query.ts';
import { rankTopics } from '../../src/search/ranking/ranking.ts';

const query = createReadQuery(english, {
  isKnown: () => true,
  isOurs: () => true,
  correct: () => undefined,
  rarity: () => 1,
  country: 'BT',
})('law');

it('ranks topics by their weighted features, equal ones in the order of the form', () => {
  const scores = fc.array(
    fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
    {
      minLength: 1,
      maxLength: 40,
    },
  );
  fc.assert(
    fc.property(scores, (list) => {
      const zeros = new Float64Array(list.length);
      const evidence = {
        query,
        odds: { topics: zeros, themes: zeros },
        topics: { classified: Float64Array.from(list), answered: zeros },
      };
      const sorted = list.map((score, topic) => ({ topic, score })).sort((a, b) => b.score - a.score);
      const ranked = rankTopics(evidence, { classified: 1, answered: 1 });
      expect(ranked.map(({ topic }) => topic)).toEqual(sorted.map(({ topic }) => topic));
    }),
  );
});
