import * as z from 'zod';
import { crc32 } from './crc32.ts';

/** Words, each with a row of bytes: the form of every learned file. */
export interface Table {
  /** Numbers in a row. */
  readonly width: number;
  /** Row number of each word, read when first used. */
  readonly rows: ReadonlyMap<string, number>;
  /** All rows, one after the other. */
  readonly bytes: Int8Array;
  /** What else the file says of itself. */
  readonly header: Readonly<Record<string, unknown>>;
}

/** What a learned file is: checked when it is loaded, so that a swapped or outdated file never answers. */
export interface TableIdentity {
  /** Such as `classifier`. */
  readonly kind: string;
  /** Checksum of the data it was learned from; see {@link checksumOf}. */
  readonly learnedFrom: string;
}

/** Raised whenever an older file would be read wrongly. */
const VERSION = 1;
const FIRST_LINE = /^msq-bot table, CRC-32 ([0-9a-f]{8})\n$/;
const FIRST_LINE_BYTES = 'msq-bot table, CRC-32 00000000\n'.length;

const headerSchema = z.looseObject({
  kind: z.string(),
  version: z.int(),
  learnedFrom: z.string(),
  size: z.int().min(1),
  width: z.int().min(1),
  wordBytes: z.int().min(0),
});

/**
 * Writes a table as a file: a line with the checksum of all that follows, a line of JSON about the file, the words
 * joined by line breaks, and the rows.
 */
export function packTable(
  rows: ReadonlyMap<string, Int8Array>,
  identity: TableIdentity,
  header: Record<string, unknown> = {},
): Uint8Array {
  const words = new TextEncoder().encode([...rows.keys()].join('\n'));
  const width = [...rows.values()][0]?.length ?? 0;
  const about = { ...identity, version: VERSION, ...header, size: rows.size, width, wordBytes: words.length };
  const head = new TextEncoder().encode(`${JSON.stringify(about)}\n`);
  const body = new Uint8Array(head.length + words.length + rows.size * width);
  body.set(head);
  body.set(words, head.length);
  [...rows.values()].forEach((row, at) => {
    body.set(new Uint8Array(row.buffer, row.byteOffset, width), head.length + words.length + at * width);
  });
  const first = new TextEncoder().encode(`msq-bot table, CRC-32 ${hexOf(crc32(body))}\n`);
  const file = new Uint8Array(first.length + body.length);
  file.set(first);
  file.set(body, first.length);
  return file;
}

/** A learned file that cannot be answered with; the message says what is wrong with it. */
export class TableError extends Error {
  override readonly name = 'TableError';
}

/**
 * Reads what {@link packTable} wrote, without copying the rows.
 * @throws {TableError} The file is damaged, of another kind or version, or learned from other data.
 */
export function readTable(file: Uint8Array, identity: TableIdentity): Table {
  const decoder = new TextDecoder();
  const expected = FIRST_LINE.exec(decoder.decode(file.subarray(0, FIRST_LINE_BYTES)))?.[1];
  if (expected === undefined) throw new TableError('is not a learned file of msq-bot');
  const body = file.subarray(FIRST_LINE_BYTES);
  const found = hexOf(crc32(body));
  if (found !== expected) throw new TableError(`is damaged: its checksum is ${found} instead of ${expected}`);
  const headEnd = body.indexOf(0x0a) + 1;
  const header = headerSchema.parse(JSON.parse(decoder.decode(body.subarray(0, headEnd))));
  const { kind, version, learnedFrom, size, width, wordBytes } = header;
  if (kind !== identity.kind)
    throw new TableError(`is a file of kind "${kind}" instead of "${identity.kind}"`);
  if (version !== VERSION) throw new TableError(`is of version ${version} instead of ${VERSION}`);
  if (learnedFrom !== identity.learnedFrom) {
    throw new TableError(
      `was learned from other data than stands beside it (${learnedFrom} instead of ${identity.learnedFrom}), or that is damaged`,
    );
  }
  const rowsAt = headEnd + wordBytes;
  if (body.length !== rowsAt + size * width) throw new TableError('has another size than it says');
  const readRows = (): Table['rows'] => {
    const words = decoder.decode(body.subarray(headEnd, rowsAt)).split('\n');
    return new Map(words.map((word, row) => [word, row]));
  };
  let rows: Table['rows'] | undefined;
  return {
    width,
    header,
    get rows() {
      rows ??= readRows();
      return rows;
    },
    bytes: new Int8Array(body.buffer, body.byteOffset + rowsAt, size * width),
  };
}

/** Checksum of texts, as learned files carry it: eight hexadecimal digits; line endings make no difference. */
export function checksumOf(texts: readonly string[]): string {
  return hexOf(crc32(new TextEncoder().encode(texts.join('\0').replaceAll('\r\n', '\n'))));
}

function hexOf(checksum: number): string {
  return checksum.toString(16).padStart(8, '0');
}
