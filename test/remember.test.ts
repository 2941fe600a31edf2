import { describe, expect, it } from 'vitest';
import { remember, rememberOf } from '../src/remember.ts';

/** Texts or objects that were really asked about, in order. */
function asking<T, A>(answer: (about: T) => A): { ask: (about: T) => A; asked: T[] } {
  const asked: T[] = [];
  return {
    asked,
    ask: (about) => {
      asked.push(about);
      return answer(about);
    },
  };
}

describe('what is remembered of texts', () => {
  it('is asked once for each, also where the answer is nothing', () => {
    const { ask, asked } = asking((text: string) => (text === 'none' ? undefined : text.length));
    const kept = remember(ask);
    expect(['a', 'none', 'a', 'none', 'bcd'].map(kept)).toEqual([1, undefined, 1, undefined, 3]);
    expect(asked).toEqual(['a', 'none', 'bcd']);
  });

  it('never grows beyond its bound', () => {
    const { ask, asked } = asking((text: string) => text);
    const kept = remember(ask, 2);
    for (const text of ['a', 'b', 'a', 'c', 'c', 'a']) expect(kept(text)).toBe(text);
    expect(asked).toEqual(['a', 'b', 'c', 'a']);
  });
});

it('what is remembered of objects is asked once for each, however alike they are', () => {
  const { ask, asked } = asking((numbers: readonly number[]) => numbers.length);
  const kept = rememberOf(ask);
  const [one, other] = [
    [1, 2],
    [1, 2],
  ];
  expect([kept(one), kept(other), kept(one)]).toEqual([2, 2, 2]);
  expect(asked).toHaveLength(2);
});
