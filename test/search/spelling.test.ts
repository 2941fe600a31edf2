import { describe, expect, it } from 'vitest';
import { createCorrector, editDistance } from '../../src/search/spelling.ts';

describe('editDistance', () => {
  it.each([
    ['law', 'law', 0],
    ['laws', 'law', 1],
    ['cheif', 'chief', 0.8],
    ['agrement', 'agreement', 0.8],
    ['stratagy', 'strategy', 0.8],
    ['abc', 'xyz', 3],
  ])('between %s and %s is %d', (a, b, distance) => {
    expect(editDistance(a, b)).toBeCloseTo(distance);
  });
});

describe('createCorrector', () => {
  const correct = createCorrector(() => [
    ['government', 400],
    ['governance', 40],
    ['chief', 50],
    ['chef', 2],
    ['policy', 200],
    ['police', 20],
    ['interoperability', 30],
  ]);

  it.each([
    ['goverment', 'government'],
    ['cheif', 'chief'],
    ['polcy', 'policy'],
    ['interoprabilty', 'interoperability'],
  ])('takes %s for %s', (typed, meant) => {
    expect(correct(typed)).toBe(meant);
  });

  it.each(['xyzzy', 'law', 'asdkjfh', 'ab', ''])('takes %j for nothing', (typed) => {
    expect(correct(typed)).toBeUndefined();
  });
});
