import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { INTENTS } from '../../src/search/intents.ts';
import { LANGUAGE_CODES, LANGUAGES, type LanguageCode } from '../../src/search/languages/index.ts';
import { loadTranslated, modelPath } from '../../src/search/ranking/load.ts';
import { lessonChecksum } from '../../src/search/ranking/model.ts';
import { readTable } from '../../src/search/ranking/table.ts';
import { readUtterances } from '../../training/chat.ts';
import { readWaysOfSaying, waysChecksum } from '../../training/intents.ts';
import { response } from '../support/search.ts';

/** How many ways of saying an intent needs to be told in other words. */
const FEWEST = 15;
/** Utterances that nothing may be learned from. Short ones such as "hi" are what everybody says. */
const heldOut = (code: LanguageCode): string[] =>
  code === 'en' ? ['chat-dev', 'chat-held-out', 'chat-final'] : [`${code}/chat-held-out`];
const LONG = 4;

describe.each(LANGUAGE_CODES)('the ways of saying in %s', (code) => {
  const { words } = LANGUAGES[code];
  const fold = (text: string): string => words(text).join(' ');
  const ways = readWaysOfSaying(code);

  it(`are at least ${FEWEST} for every intent`, () => {
    expect(INTENTS.filter((intent) => ways[intent].length < FEWEST)).toEqual([]);
  });

  it('stand under one intent only', () => {
    const owners = new Map<string, Set<string>>();
    for (const intent of INTENTS) {
      for (const way of ways[intent]) {
        owners.set(fold(way), (owners.get(fold(way)) ?? new Set()).add(intent));
      }
    }
    const several = [...owners].filter(([text, intents]) => text !== '' && intents.size > 1);
    expect(several.map(([text, intents]) => [text, ...intents])).toEqual([]);
  });

  it('are none of the utterances that are held out', () => {
    const held = heldOut(code)
      .flatMap(readUtterances)
      .map(({ query }) => fold(query));
    const long = new Set(held.filter((text) => text.split(' ').length >= LONG));
    expect(INTENTS.flatMap((intent) => ways[intent].filter((way) => long.has(fold(way))))).toEqual([]);
  });

  it('are what the shipped file was learned from (else: npm run tune)', () => {
    const learnedFrom = lessonChecksum(loadTranslated(response, code));
    const file = readFileSync(modelPath('intents', response.survey.folder, code));
    const { header } = readTable(file, { kind: 'intents', learnedFrom });
    expect(header['ways']).toBe(waysChecksum(ways));
    expect(header['classes']).toEqual(expect.arrayContaining([...INTENTS]));
  });
});
