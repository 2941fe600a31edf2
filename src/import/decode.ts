import { SourceError } from '../questionnaire/errors.ts';
import { readSourceBytes } from '../questionnaire/source-file.ts';

/** A file that is no text at all, by its first bytes, and how to get the text out of it. */
const NO_TEXT: readonly (readonly [start: string, what: string, fix: string])[] = [
  ['%PDF', 'a PDF', 'Get its text with: pdftotext -layout FILE'],
  ['PK\u0003\u0004', 'a Word document or another zip file', 'Save it as plain text in UTF-8.'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Word document', 'Save it as plain text in UTF-8.'],
  ['{\\rtf', 'Rich Text', 'Save it as plain text in UTF-8.'],
];

/** A text and the encoding that it was read from. */
export interface Decoded {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-16LE' | 'UTF-16BE';
}

/**
 * Reads a text file in an encoding that can be told for certain: by its byte order mark, as valid UTF-8, or as
 * UTF-16 in which every other byte is zero.
 * @throws {SourceError} The file is missing, no file, larger than 5 MB, or in another encoding.
 */
export function readText(file: string): Decoded {
  const bytes = readSourceBytes(file);
  const start = bytes.subarray(0, 8).toString('latin1');
  const other = NO_TEXT.find(([signature]) => start.startsWith(signature));
  if (other) {
    const [, found, fix] = other;
    throw new SourceError({ file, expected: 'a text', found, fix: fix.replace('FILE', file) });
  }
  const encoding = encodingOf(bytes);
  // Node has no decoder of its own for the other order of bytes.
  const ordered =
    encoding === 'utf-16be' ? Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16() : bytes;
  const decoder = new TextDecoder(encoding === 'utf-8' ? 'utf-8' : 'utf-16le', { fatal: true });
  try {
    const text = decoder.decode(ordered);
    const nul = text.indexOf('\0');
    if (nul === -1) return { text, encoding: NAMES[encoding] };
    throw new SourceError({ file, line: lineAt(text, nul), expected: 'a text', found: 'a NUL character' });
  } catch (cause) {
    if (cause instanceof SourceError) throw cause;
    throw new SourceError(
      {
        file,
        line: encoding === 'utf-8' ? firstBrokenLine(bytes) : undefined,
        expected: 'a text in UTF-8, or in UTF-16 with a byte order mark',
        found: 'bytes of another encoding',
        fix: 'Save it in UTF-8: which other encoding it is cannot be told for certain.',
      },
      { cause },
    );
  }
}

const NAMES = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16LE', 'utf-16be': 'UTF-16BE' } as const;

function encodingOf(bytes: Buffer): keyof typeof NAMES {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  bytes.forEach((byte, place) => {
    if (byte === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const pairs = bytes.length / 2;
  // Most of an English text in UTF-16 has a zero in every pair, always on the same side.
  if (even === 0 && odd > pairs / 2) return 'utf-16le';
  return odd === 0 && even > pairs / 2 ? 'utf-16be' : 'utf-8';
}

function firstBrokenLine(bytes: Buffer): number {
  const again = Buffer.from(bytes.toString('utf8'), 'utf8');
  let place = 0;
  while (place < bytes.length && again[place] === bytes[place]) place++;
  return lineAt(bytes.subarray(0, place).toString('latin1'), place);
}

const lineAt = (text: string, place: number): number => text.slice(0, place).split(/\r\n|\r|\n/).length;
