import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paginate } from '../../src/bot/replies/pages.ts';

describe('pages', () => {
  const items = fc.array(fc.nat(500), { maxLength: 200 });

  it('contain every item once and in order, and no more than fits', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 1_000 }), (sizes, room) => {
        const { pages } = paginate(sizes, (size) => size, room, 1);
        const all = Array.from({ length: pages }, (_, index) =>
          paginate(sizes, (size) => size, room, index + 1),
        );
        expect(all.flatMap((page) => [...page.items])).toEqual(sizes);
        for (const { items: shown, page } of all) {
          const size = shown.reduce((sum, one) => sum + one, 0);
          expect(size <= room || shown.length === 1).toBe(true);
          expect(shown.length).toBeLessThanOrEqual(25);
          expect(shown.length > 0 || sizes.length === 0).toBe(true);
          expect(page).toBeLessThanOrEqual(pages);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are full to the last character', () => {
    expect(paginate([4, 6, 1], (size) => size, 10, 1)).toEqual({ items: [4, 6], page: 1, pages: 2 });
  });

  it.each([
    [0, 1],
    [-3, 1],
    [99, 3],
    [2, 2],
  ])('asked for as %i are page %i', (wanted, page) => {
    expect(paginate(['a', 'b', 'c'], () => 10, 10, wanted)).toMatchObject({ page, pages: 3 });
  });
});
