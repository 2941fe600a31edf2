/** Words in order, each with a row of bytes: the form in which learned data is kept in files. */
export interface Table {
  readonly size: number;
  /** Bytes in a row. */
  readonly width: number;
  /** What else the file says of itself. */
  readonly header: Readonly<Record<string, unknown>>;
  /** Row number of a word; -1 when the table does not have it. */
  readonly find: (word: string) => number;
  readonly row: (index: number) => Int8Array;
}

/** Bytes before the header: its length as a 32-bit little-endian number. */
const PREFIX = 4;

/**
 * A table as a file: length of the header, header as JSON, words joined by line feeds, rows. The words
 * are sorted by their bytes so that one is found without reading them all.
 */
export function packTable(rows: ReadonlyMap<string, Int8Array>, header: Record<string, unknown>): Buffer {
  const sorted = [...rows].map(([word, row]) => ({ bytes: Buffer.from(word), row }));
  sorted.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  const text = Buffer.concat(sorted.flatMap(({ bytes }) => [bytes, Buffer.from('\n')]));
  const width = sorted[0]?.row.length ?? 0;
  const head = Buffer.from(JSON.stringify({ ...header, size: sorted.length, width, text: text.length }));
  const prefix = Buffer.alloc(PREFIX);
  prefix.writeUInt32LE(head.length);
  return Buffer.concat([
    prefix,
    head,
    text,
    ...sorted.map(({ row }) => Buffer.from(row.buffer, row.byteOffset, row.length)),
  ]);
}

/**
 * Reads what {@link packTable} wrote, without copying it.
 * @throws {RangeError} The bytes are cut short.
 */
export function readTable(file: Buffer): Table {
  const headEnd = PREFIX + file.readUInt32LE();
  const header: Record<string, unknown> = JSON.parse(file.toString('utf8', PREFIX, headEnd));
  const size = Number(header['size']);
  const width = Number(header['width']);
  const textEnd = headEnd + Number(header['text']);
  if (file.length < textEnd + size * width) throw new RangeError('the table is cut short');

  const starts = new Uint32Array(size + 1);
  let at = headEnd;
  for (let index = 0; index < size; index++) {
    starts[index] = at;
    at = file.indexOf(10, at) + 1;
  }
  starts[size] = at;
  const bytes = new Int8Array(file.buffer, file.byteOffset + textEnd, size * width);
  return {
    size,
    width,
    header,
    find: (word) => {
      const wanted = Buffer.from(word);
      let low = 0;
      let high = size - 1;
      while (low <= high) {
        const middle = (low + high) >> 1;
        const order = file.compare(wanted, 0, wanted.length, starts[middle], (starts[middle + 1] ?? 1) - 1);
        if (order === 0) return middle;
        if (order < 0) low = middle + 1;
        else high = middle - 1;
      }
      return -1;
    },
    row: (index) => bytes.subarray(index * width, (index + 1) * width),
  };
}
