import { describe, expect, it } from 'vitest';
import type { Judged } from '../../training/judged.ts';
import { hasEvidence, isHit, type Judgeable, measure, ndcg10 } from '../../training/measures.ts';

const judged: Judged = {
  id: 'x-1',
  query: 'q',
  kind: 'keyword',
  relevant: { 39: 3, 38: 2 },
  must_contain: ['the  law'],
};
const answer = (status: string, ...numbers: number[][]): Judgeable => ({
  status,
  results: numbers.map((questions) => ({ questions, cited: questions[0] ?? 0, quote: 'the law', links: [] })),
});

describe('the measures', () => {
  it('count a hit where a result among the first names a question of grade 2 or 3', () => {
    expect(isHit(judged, answer('answered', [39, 38]), 1)).toBe(true);
    expect(isHit(judged, answer('answered', [1], [38]), 1)).toBe(false);
    expect(isHit(judged, answer('answered', [1], [38]), 3)).toBe(true);
    expect(isHit(judged, answer('not_found', [39]), 1)).toBe(false);
  });

  it('give the ideal order an nDCG of 1 and a worse one less', () => {
    expect(ndcg10(judged, answer('answered', [39, 38]))).toBe(1);
    expect(ndcg10(judged, answer('answered', [1], [39, 38]))).toBeLessThan(1);
    expect(ndcg10(judged, answer('answered', [1]))).toBe(0);
  });

  it('fold white space in evidence and look at three results', () => {
    expect(hasEvidence(judged, answer('answered', [1]))).toBe(true);
    expect(hasEvidence({ ...judged, must_contain: ['another'] }, answer('answered', [1]))).toBe(false);
  });

  it('count a wrong answer and an answer out of scope against precision', () => {
    const outside: Judged = { ...judged, kind: 'out_of_scope', relevant: {} };
    const { precision, coverage, falseAnswers } = measure([
      [judged, answer('answered', [39])],
      [judged, answer('closest', [39])],
      [judged, answer('answered', [1])],
      [outside, answer('answered', [1])],
    ]);
    expect(precision).toBeCloseTo(1 / 3);
    expect(coverage).toBeCloseTo(2 / 3);
    expect(falseAnswers).toBe(1);
  });
});
