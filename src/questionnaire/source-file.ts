import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, type Stats, statSync } from 'node:fs';
import { SourceError } from './errors.ts';

/** A response is some 100 kB; a questionnaire of every language would not reach this either. */
const MOST_BYTES = 5_000_000;

/**
 * Reads a file that an operator named.
 * @param fix What to do if it cannot be read.
 * @param mostBytes Default: 5 MB.
 * @throws {SourceError} It is missing, no regular file, too large, or may not be read.
 */
export function readSourceBytes(file: string, fix?: string, mostBytes = MOST_BYTES): Buffer {
  return readChecked(file, fix, mostBytes, () => readFileSync(file));
}

/**
 * Hashes a file piece by piece: to hold megabytes only for their hash takes longer than to hash them.
 * @returns Its SHA-256 in hexadecimal digits.
 * @throws {SourceError} As {@link readSourceBytes}.
 */
export function hashSource(file: string, fix?: string, mostBytes = MOST_BYTES): string {
  return readChecked(file, fix, mostBytes, () => {
    const hash = createHash('sha256');
    const descriptor = openSync(file, 'r');
    try {
      for (let length = -1; length !== 0; ) {
        length = readSync(descriptor, piece);
        hash.update(piece.subarray(0, length));
      }
    } finally {
      closeSync(descriptor);
    }
    return hash.digest('hex');
  });
}

const piece = Buffer.alloc(256 * 1024);

function readChecked<T>(file: string, fix: string | undefined, mostBytes: number, read: () => T): T {
  const refuse = (expected: string, found: string, cause?: unknown): never => {
    throw new SourceError({ file, expected, found, fix }, { cause });
  };
  try {
    const stats = statSync(file);
    if (!stats.isFile()) refuse('a file', kindOf(stats));
    if (stats.size > mostBytes) refuse(`at most ${mostBytes / 1_000_000} MB`, `${megabytes(stats.size)} MB`);
    return read();
  } catch (cause) {
    if (cause instanceof SourceError) throw cause;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    return refuse('a readable file', code === 'ENOENT' ? 'no such file' : code, cause);
  }
}

/**
 * Reads a file in UTF-8, without its byte order mark.
 * @throws {SourceError} As {@link readSourceBytes}, or it is not UTF-8 text.
 */
export function readSourceText(file: string, fix?: string): string {
  return decodeSource(readSourceBytes(file, fix), file, fix);
}

/** Decodes what {@link readSourceBytes} read, like {@link readSourceText}. */
export function decodeSource(bytes: Buffer, file: string, fix?: string): string {
  const text = bytes.toString('utf8');
  const nul = bytes.indexOf(0);
  if (isUtf8(bytes) && nul === -1) return text.replace(/^\uFEFF/, '');
  const again = Buffer.from(text, 'utf8');
  let offset = 0;
  while (offset < bytes.length && again[offset] === bytes[offset]) offset++;
  if (nul !== -1) offset = Math.min(offset, nul);
  const line = bytes.subarray(0, offset).toString('latin1').split('\n').length;
  const found = `byte 0x${bytes[offset]?.toString(16).padStart(2, '0')}`;
  throw new SourceError({ file, line, expected: 'UTF-8 text', found, fix });
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  return stats.isFIFO() ? 'a pipe' : 'a device or socket';
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1).replace(/\.0$/, '');
}
