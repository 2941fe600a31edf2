import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { SourceError } from './errors.ts';
import { hashSource, readSourceBytes, readSourceText } from './source-file.ts';

/** In a survey's folder: the hash of each file that ships, one a line, as `sha256sum` writes and checks them. */
export const SUMS = 'SHA256SUMS';

/** The largest learned file has some 4 MB. */
export const MOST_DATA_BYTES = 50_000_000;

/** What to do about a file that ships and cannot be read. */
export const RESTORE = 'Restore it (git checkout).';

/** Files without lines. */
const BINARY = /\.bin$/;

/**
 * Compares files with the {@link SUMS} of their survey: what was changed by accident would be shown as somebody's words.
 * @param folder The folder with the sums.
 * @param names Paths within it, with slashes.
 * @returns Whether they are as they ship; `unlisted` if one is not in the list, or there is none; or the error, which is not
 *   thrown, that names the first one that differs.
 * @throws {SourceError} One cannot be read.
 */
export function compareWithSums(
  folder: string,
  names: readonly string[],
): 'as shipped' | 'unlisted' | SourceError {
  const file = path.join(folder, SUMS);
  if (!existsSync(file)) return 'unlisted';
  const lines = readSourceText(file).split('\n');
  const sums = new Map(lines.map((line) => [line.slice(line.indexOf(' ') + 2), line.split(' ', 1)[0]]));
  for (const name of names) {
    const expected = sums.get(name);
    if (expected === undefined) return 'unlisted';
    const place = path.join(folder, name);
    const found = BINARY.test(name)
      ? hashSource(place, RESTORE, MOST_DATA_BYTES)
      : sumOf(readSourceBytes(place, RESTORE, MOST_DATA_BYTES));
    if (found === expected) continue;
    return new SourceError({
      file: place,
      expected: `the file as it ships (SHA-256 ${expected.slice(0, 12)}… in ${SUMS})`,
      found: `another (${found.slice(0, 12)}…)`,
      fix: `Restore it (git checkout), or if the change is meant, put its hash into ${file} (sha256sum)`,
    });
  }
  return 'as shipped';
}

/** SHA-256 of a file. Line endings of a text make no difference. */
export function sumOf(bytes: Buffer): string {
  const isText = bytes.includes('\r\n') && !bytes.includes(0);
  const content = isText ? bytes.toString('utf8').replaceAll('\r\n', '\n') : bytes;
  return createHash('sha256').update(content).digest('hex');
}
