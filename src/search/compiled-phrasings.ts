import { createHash } from 'node:crypto';
import * as z from 'zod';
import { keyOf, words } from './text.ts';

/**
 * Phrasings cut into words with their keys: the part of the index that takes longest and depends on
 * nothing else, so that it ships ready-made with the questionnaire.
 */
export interface CompiledPhrasings {
  readonly words: readonly string[];
  readonly keys: readonly string[];
  /** Per word its key. */
  readonly keyOfWord: Uint16Array;
  /** The words of all phrasings, one after the other. */
  readonly tokens: Uint16Array;
  /** Where each phrasing starts in `tokens`, and the end of the last. */
  readonly starts: Uint32Array;
}

/** @throws {RangeError} More different words than 16 bits tell apart. */
export function compilePhrasings(phrasings: readonly string[]): CompiledPhrasings {
  const wordIds = new Map<string, number>();
  const keyIds = new Map<string, number>();
  const keyOfWord: number[] = [];
  const tokens: number[] = [];
  const starts = [0];
  for (const phrasing of phrasings) {
    for (const word of words(phrasing)) {
      let id = wordIds.get(word);
      if (id === undefined) {
        const key = keyOf(word);
        const keyId = keyIds.get(key) ?? keyIds.size;
        keyIds.set(key, keyId);
        id = wordIds.size;
        wordIds.set(word, id);
        keyOfWord.push(keyId);
      }
      tokens.push(id);
    }
    starts.push(tokens.length);
  }
  if (wordIds.size > 2 ** 16) throw new RangeError(`${wordIds.size} different words in the phrasings`);
  return {
    words: [...wordIds.keys()],
    keys: [...keyIds.keys()],
    keyOfWord: Uint16Array.from(keyOfWord),
    tokens: Uint16Array.from(tokens),
    starts: Uint32Array.from(starts),
  };
}

/** What tells whether compiled phrasings are those of a list. */
function fingerprint(phrasings: readonly string[]): string {
  return createHash('sha1').update(phrasings.join('\n')).digest('hex');
}

const PREFIX = 4;
const headerSchema = z.object({
  fingerprint: z.string(),
  words: z.string(),
  keys: z.string(),
  tokens: z.int(),
});

/** Compiled phrasings as a file: length of the header, header as JSON, the numbers (little-endian). */
export function packPhrasings(phrasings: readonly string[]): Buffer {
  const { words: allWords, keys, keyOfWord, tokens, starts } = compilePhrasings(phrasings);
  const header = {
    fingerprint: fingerprint(phrasings),
    words: allWords.join('\n'),
    keys: keys.join('\n'),
    tokens: tokens.length,
  };
  const head = Buffer.from(JSON.stringify(header));
  const prefix = Buffer.alloc(PREFIX);
  prefix.writeUInt32LE(head.length);
  // The widest numbers first, so that all stand at places they can be read from.
  const numbers = [starts, keyOfWord, tokens].map(({ buffer }) => Buffer.from(buffer));
  return Buffer.concat([prefix, head, ...numbers]);
}

/**
 * Reads what {@link packPhrasings} wrote.
 * @returns Undefined when it was made from other phrasings.
 */
export function readPhrasings(file: Buffer, phrasings: readonly string[]): CompiledPhrasings | undefined {
  const headEnd = PREFIX + file.readUInt32LE();
  const header = headerSchema.parse(JSON.parse(file.toString('utf8', PREFIX, headEnd)));
  if (header.fingerprint !== fingerprint(phrasings)) return undefined;
  const numbers = new ArrayBuffer(file.length - headEnd);
  file.copy(new Uint8Array(numbers), 0, headEnd);
  const allWords = header.words.split('\n');
  const startCount = phrasings.length + 1;
  const wordsAt = startCount * 4;
  return {
    words: allWords,
    keys: header.keys.split('\n'),
    starts: new Uint32Array(numbers, 0, startCount),
    keyOfWord: new Uint16Array(numbers, wordsAt, allWords.length),
    tokens: new Uint16Array(numbers, wordsAt + allWords.length * 2, header.tokens),
  };
}
