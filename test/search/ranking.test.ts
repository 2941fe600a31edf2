import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rankTopics } from '../../src/search/ranking.ts';

it('ranks topics by score, equal ones in the order of the form, and no more than asked for', () => {
  const scores = fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true })), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(scores, fc.integer({ min: 0, max: 12 }), (list, most) => {
      const sorted = list.map((score, topic) => ({ topic, score })).sort((a, b) => b.score - a.score);
      expect(rankTopics(Float64Array.from(list), most)).toEqual(sorted.slice(0, most));
    }),
  );
});
