import * as z from 'zod';
import type { SurveyResponse } from '../../questionnaire/schema.ts';
import type { TextAnalysis } from '../text.ts';
import { packTable, type Table } from './table.ts';

/** What the ways of asking say of words. Counted once, when they are learned from: they are tens of thousands. */
export interface AskedWords {
  /** Number of ways of asking, of topics and themes. */
  readonly total: number;
  /** Every folded word, with how often it stands there. */
  readonly all: () => Iterable<[word: string, count: number]>;
  /** How often a folded word stands there. */
  readonly countOf: (word: string) => number;
  /** Whether a folded word stands in a topic's ways of asking. */
  readonly isAskedWith: (word: string, topic: number) => boolean;
  /** Number of ways of asking with a stem. */
  readonly countOfStem: (stem: string) => number;
}

const COUNT_BYTES = 2;
const LARGEST_COUNT = 2 ** (8 * COUNT_BYTES) - 1;
/** No word begins with it. */
const stemRow = (stem: string): string => `=${stem}`;
const headerSchema = z.object({ total: z.int().min(1) });

/** Reads from their file how often each word and stem stands in the ways of asking. */
export function createAskedWords(table: Table): AskedWords {
  const { bytes, width } = table;
  const { total } = headerSchema.parse(table.header);
  const byteAt = (row: number, at: number): number => (bytes[row * width + at] ?? 0) & 0xff;
  const countIn = (row: number | undefined): number =>
    row === undefined ? 0 : byteAt(row, 0) + 256 * byteAt(row, 1);
  return {
    total,
    *all() {
      for (const [word, row] of table.rows) if (!word.startsWith('=')) yield [word, countIn(row)];
    },
    countOf: (word) => countIn(table.rows.get(word)),
    isAskedWith: (word, topic) => {
      const row = table.rows.get(word);
      return row !== undefined && (byteAt(row, COUNT_BYTES + (topic >> 3)) & (1 << (topic & 7))) !== 0;
    },
    countOfStem: (stem) => countIn(table.rows.get(stemRow(stem))),
  };
}

/** Counts the words of the ways of asking, as the file that {@link createAskedWords} reads. */
export function packAskedWords(
  { topics, unasked }: Pick<SurveyResponse, 'topics' | 'unasked'>,
  analysis: TextAnalysis,
  learnedFrom: string,
): Uint8Array {
  const words = new Map<string, { count: number; readonly topics: Set<number> }>();
  const stems = new Map<string, number>();
  const count = (phrasings: readonly string[], topic?: number): void => {
    for (const phrasing of phrasings) {
      const all = analysis.words(phrasing);
      for (const text of all) {
        const word = words.get(text) ?? { count: 0, topics: new Set() };
        words.set(text, word);
        word.count++;
        if (topic !== undefined) word.topics.add(topic);
      }
      for (const stem of new Set(all.map(analysis.stem))) stems.set(stem, (stems.get(stem) ?? 0) + 1);
    }
  };
  topics.forEach(({ phrasings }, place) => {
    count(phrasings, place);
  });
  for (const { phrasings } of unasked) count(phrasings);

  const toRow = (number: number, places: ReadonlySet<number>): Int8Array => {
    const row = new Uint8Array(COUNT_BYTES + Math.ceil(topics.length / 8));
    const counted = Math.min(number, LARGEST_COUNT);
    row[0] = counted & 0xff;
    row[1] = counted >> 8;
    for (const place of places) {
      const at = COUNT_BYTES + (place >> 3);
      row[at] = (row[at] ?? 0) | (1 << (place & 7));
    }
    return Int8Array.from(row);
  };
  const none: ReadonlySet<number> = new Set();
  const rows = new Map([
    ...[...words].map(([word, { count: number, topics: places }]) => [word, toRow(number, places)] as const),
    ...[...stems].map(([stem, number]) => [stemRow(stem), toRow(number, none)] as const),
  ]);
  const total = [...topics, ...unasked].reduce((sum, { phrasings }) => sum + phrasings.length, 0);
  return packTable(rows, { kind: 'words', learnedFrom }, { total });
}
