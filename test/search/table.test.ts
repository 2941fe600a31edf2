import { describe, expect, it } from 'vitest';
import { crc32, crc32InBrowser } from '../../src/search/ranking/crc32.ts';
import { checksumOf, packTable, readTable } from '../../src/search/ranking/table.ts';

const identity = { kind: 'test', learnedFrom: checksumOf(['these', 'texts']) };
const rows = new Map([
  ['über', Int8Array.of(1, -2)],
  ['law', Int8Array.of(3, 4)],
  ['', Int8Array.of(5, 6)],
]);
const file = packTable(rows, identity, { classes: ['a'] });

describe('a learned file', () => {
  it('gives back each word with its row, and what it says of itself', () => {
    const table = readTable(file, identity);
    for (const [word, row] of rows) {
      const at = (table.rows.get(word) ?? -1) * table.width;
      expect([...table.bytes.subarray(at, at + table.width)]).toEqual([...row]);
    }
    expect(table.rows.get('laws')).toBeUndefined();
    expect(table.header).toMatchObject({ kind: 'test', classes: ['a'] });
  });

  it('is refused when any of its bytes is another', () => {
    file.forEach((byte, at) => {
      const damaged = file.slice();
      damaged[at] = byte ^ 1;
      expect(() => readTable(damaged, identity)).toThrow(/^is (?:damaged|not a learned file)/);
    });
  });

  it.each([
    ['cut short', file.subarray(0, file.length - 1), identity, 'is damaged'],
    ['empty', new Uint8Array(), identity, 'is not a learned file of msq-bot'],
    ['of another kind', file, { ...identity, kind: 'other' }, 'is a file of kind "test" instead of "other"'],
    [
      'learned from other data',
      file,
      { ...identity, learnedFrom: '00000000' },
      'was learned from other data',
    ],
  ])('is refused when it is %s', (_, bytes, expected, message) => {
    expect(() => readTable(bytes, expected)).toThrow(message);
  });
});

describe('checksumOf', () => {
  it('is the CRC-32 of IEEE 802.3', () => {
    expect(checksumOf(['123456789'])).toBe('cbf43926');
  });

  it('differs when a text is cut elsewhere, and not when lines end as on Windows', () => {
    expect(checksumOf(['ab', 'c'])).not.toBe(checksumOf(['a', 'bc']));
    expect(checksumOf(['a\r\nb'])).toBe(checksumOf(['a\nb']));
  });
});

it('a browser computes the same CRC-32 as Node.js', () => {
  const bytes = Uint8Array.from({ length: 1000 }, (_, at) => (at * 37) % 256);
  expect(crc32InBrowser(bytes)).toBe(crc32(bytes));
  expect(crc32InBrowser(new Uint8Array())).toBe(0);
});
