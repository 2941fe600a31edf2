import { describe, expect, it } from 'vitest';
import { packTable, readTable } from '../../src/search/ranking/table.ts';

describe('a table', () => {
  const file = packTable(
    new Map([
      ['zebra', Int8Array.of(1, -2)],
      ['apple', Int8Array.of(3, 4)],
      ['äpfel', Int8Array.of(-5, 6)],
    ]),
    { made: 'for a test' },
  );

  it('finds each of its words and no other', () => {
    const table = readTable(file);
    expect(['zebra', 'apple', 'äpfel'].map((word) => [...table.row(table.find(word))])).toEqual([
      [1, -2],
      [3, 4],
      [-5, 6],
    ]);
    expect(['', 'appl', 'apples', 'zz'].map(table.find)).toEqual([-1, -1, -1, -1]);
  });

  it('keeps what its header says', () => {
    expect(readTable(file).header).toMatchObject({ made: 'for a test', size: 3, width: 2 });
  });

  it('that is cut short is refused', () => {
    expect(() => readTable(file.subarray(0, -1))).toThrow(RangeError);
  });
});
