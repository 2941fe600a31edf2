import { describe, expect, it } from 'vitest';
import { readSet } from '../../training/corpus.ts';
import { answers } from '../support/handle.ts';

const { ask } = answers;

/** Everyday frames that say nothing of what is asked. */
const FRAMES: readonly ((query: string) => string)[] = [
  (query) => `${query} in bhutan`,
  (query) => `bhutan ${query}`,
  (query) => `${query} of bhutan?`,
  (query) => `does bhutan have ${query}`,
  (query) => `do they have any ${query}`,
  (query) => `do they even have ${query} over there`,
  (query) => `is there ${query} in bhutan`,
  (query) => `is there any ${query}?`,
  (query) => `is ${query} a thing in bhutan`,
  (query) => `is ${query} a thing there?`,
  (query) => `does ${query} exist`,
  (query) => `does ${query} exist in thimphu or nah`,
  (query) => `tell me about ${query}`,
  (query) => `tell me about ${query} pls`,
  (query) => `can you tell me about ${query} please`,
  (query) => `whats the deal with ${query}`,
  (query) => `what's the deal with ${query} in bhutan lol`,
  (query) => `any idea about ${query}?`,
  (query) => `anyone know about ${query}`,
  (query) => `hey ${query}`,
  (query) => `hi bot, ${query} please`,
  (query) => `${query} pls 🙏`,
  (query) => `🇧🇹 ${query} 🙂`,
  (query) => `so ${query}?`,
  (query) => `quick question: ${query}`,
  (query) => `i want to know about ${query}`,
  (query) => `does the country have ${query}`,
  (query) => `have they got ${query}`,
  (query) => `${query} over there`,
  (query) => `info on ${query} in that country`,
];
/** Kinds of queries that ask for a topic in a few words. */
const KINDS = new Set(['keyword', 'acronym', 'entity']);
const MOST_WORDS = 4;
/** Share of framed queries that have to be answered as the bare ones are. */
const SAME = 0.97;

describe('an everyday frame', () => {
  const queries = ['dev', 'held-out', 'final']
    .flatMap(readSet)
    .filter(
      ({ kind, query }) => KINDS.has(kind) && query.split(' ').length <= MOST_WORDS && !query.includes('?'),
    )
    .map(({ query }) => query);
  const read = (query: string): string => {
    const answer = ask(query);
    const first = 'results' in answer ? answer.results[0].topic.id : '';
    return `${answer.kind} ${first}`;
  };

  it(`changes neither status nor first topic for ${SAME * 100} of 100 queries of a few words`, () => {
    expect(queries.length).toBeGreaterThan(60);
    const changed = queries.flatMap((query) => {
      const bare = read(query);
      return FRAMES.map((frame) => frame(query)).filter((framed) => read(framed) !== bare);
    });
    const share = changed.length / (queries.length * FRAMES.length);
    expect(share, changed.slice(0, 20).join('\n')).toBeLessThanOrEqual(1 - SAME);
  });
});
