import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';

/** Longer lines are broken ones; the rest of them is skipped. In UTF-16 units. */
const LONGEST_LINE = 64 * 1024;
/** The first bytes of gzip (RFC 1952). */
const GZIP = Buffer.from([0x1f, 0x8b]);

/** A stretch of a log: its whole lines, and how many bytes of the file were read for it. */
export interface Stretch {
  readonly lines: readonly string[];
  readonly bytes: number;
}

/** Opens a file for {@link readLines}. */
export function openFile(file: string): Readable {
  return createReadStream(file, { highWaterMark: 1024 * 1024 });
}

/**
 * Reads lines, also of what is compressed with gzip, in bounded memory.
 * @throws {Error} It cannot be read, or its compression is damaged.
 */
export async function* readLines(input: Readable): AsyncGenerator<Stretch> {
  const decoder = new StringDecoder('utf8');
  let open = '';
  let bytes = 0;
  const take = (text: string): string[] => {
    const lines = text.split('\n');
    lines[0] = open + (lines[0] ?? '');
    // Cut, so that a file without line breaks does not fill the memory.
    open = (lines.pop() ?? '').slice(0, LONGEST_LINE);
    return lines;
  };
  const count = (chunk: Buffer): void => {
    bytes += chunk.length;
  };
  for await (const chunk of await decompressed(input, count)) {
    const lines = take(decoder.write(chunk));
    yield { lines, bytes };
    bytes = 0;
  }
  const last = open + decoder.end();
  if (last !== '') yield { lines: [last], bytes };
}

async function decompressed(input: Readable, count: (chunk: Buffer) => void): Promise<AsyncIterable<Buffer>> {
  const chunks = input[Symbol.asyncIterator]();
  const first: IteratorResult<Buffer> = await chunks.next();
  const all = (async function* () {
    for (let next = first; !next.done; next = await chunks.next()) {
      count(next.value);
      yield next.value;
    }
  })();
  if (first.done || !first.value.subarray(0, GZIP.length).equals(GZIP)) return all;
  const gunzip = createGunzip();
  const feed = async (): Promise<void> => {
    for await (const chunk of all) {
      if (!gunzip.write(chunk)) await once(gunzip, 'drain');
    }
    gunzip.end();
  };
  feed().catch((error: unknown) => gunzip.destroy(error instanceof Error ? error : new Error(String(error))));
  return gunzip;
}
