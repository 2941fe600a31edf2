import * as z from 'zod';

/** Words in order, each with a row of bytes: the form in which learned data is kept in files. */
export interface Table {
  readonly size: number;
  /** Bytes in a row. */
  readonly width: number;
  /** What else the file says of itself. */
  readonly header: Readonly<Record<string, unknown>>;
  /** Row number of a word; -1 when the table does not have it. */
  readonly find: (word: string) => number;
  /** The rows of all words, one after the other. */
  readonly bytes: Int8Array;
  readonly row: (index: number) => Int8Array;
}

/** Bytes before the header: its length as a 32-bit little-endian number. */
const PREFIX = 4;
const START_BYTES = 4;

/**
 * A table as a file: length of the header, header as JSON, where each word starts, the words, the rows.
 * The words are sorted by their bytes so that one is found without reading them all.
 */
export function packTable(rows: ReadonlyMap<string, Int8Array>, header: Record<string, unknown>): Buffer {
  const sorted = [...rows].map(([word, row]) => ({ bytes: Buffer.from(word), row }));
  sorted.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  const starts = Buffer.alloc((sorted.length + 1) * START_BYTES);
  let end = 0;
  sorted.forEach(({ bytes }, index) => {
    end += bytes.length;
    starts.writeUInt32LE(end, (index + 1) * START_BYTES);
  });
  const width = sorted[0]?.row.length ?? 0;
  const head = Buffer.from(JSON.stringify({ ...header, size: sorted.length, width, text: end }));
  const prefix = Buffer.alloc(PREFIX);
  prefix.writeUInt32LE(head.length);
  const words = sorted.map(({ bytes }) => bytes);
  const bytes = sorted.map(({ row }) => Buffer.from(row.buffer, row.byteOffset, row.length));
  return Buffer.concat([prefix, head, starts, ...words, ...bytes]);
}

const headerSchema = z.looseObject({ size: z.int(), width: z.int(), text: z.int() });

/**
 * Reads what {@link packTable} wrote, without copying it.
 * @throws {RangeError} The bytes are cut short.
 */
export function readTable(file: Buffer): Table {
  const headEnd = PREFIX + file.readUInt32LE();
  const header = headerSchema.parse(JSON.parse(file.toString('utf8', PREFIX, headEnd)));
  const { size, width } = header;
  const textStart = headEnd + (size + 1) * START_BYTES;
  const textEnd = textStart + header.text;
  if (file.length < textEnd + size * width) throw new RangeError('the table is cut short');
  const bytes = new Int8Array(file.buffer, file.byteOffset + textEnd, size * width);
  // Copied, since 32-bit numbers can only be read at places divisible by four.
  const starts = new Uint32Array(size + 1);
  file.copy(new Uint8Array(starts.buffer), 0, headEnd, textStart);
  const startOf = (index: number): number => textStart + (starts[index] ?? 0);
  return {
    size,
    width,
    header,
    bytes,
    find: (word) => {
      const wanted = Buffer.from(word);
      let low = 0;
      let high = size - 1;
      while (low <= high) {
        const middle = (low + high) >> 1;
        const order = file.compare(wanted, 0, wanted.length, startOf(middle), startOf(middle + 1));
        if (order === 0) return middle;
        if (order < 0) low = middle + 1;
        else high = middle - 1;
      }
      return -1;
    },
    row: (index) => bytes.subarray(index * width, (index + 1) * width),
  };
}
