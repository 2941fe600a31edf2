import { expect, it } from 'vitest';
import { createCounts } from '../../src/bot/counts.ts';

it('names are counted, most frequent first, equally frequent ones by name', () => {
  const counts = createCounts();
  for (const name of ['b', 'c', 'a', 'c']) counts.add(name);
  expect(counts.ranked()).toEqual([
    { name: 'c', count: 2 },
    { name: 'a', count: 1 },
    { name: 'b', count: 1 },
  ]);
});

it('no more names are counted than may be, and those that are known still', () => {
  const counts = createCounts(1);
  for (const name of ['a', 'b', 'a']) counts.add(name);
  expect(counts.ranked()).toEqual([{ name: 'a', count: 2 }]);
});
