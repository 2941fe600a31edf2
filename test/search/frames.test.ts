import { describe, expect, it } from 'vitest';
import { readSet } from '../../training/judged.ts';
import { answers } from '../support/handle.ts';
import { sources } from '../support/search.ts';

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
  (query) => `may I ask about ${query}`,
  (query) => `I do hope I am not troubling you, but I should like to know about ${query}`,
  (query) => `could you be so kind as to tell me about ${query}`,
  (query) => `${query}, if I may ask`,
];
/** What people tell before or after they ask. */
const TOLD: readonly ((query: string) => string)[] = [
  (query) => `I live in Paro. ${query}`,
  (query) => `My cousin drives a taxi and keeps asking me. ${query}`,
  (query) => `${query.replace(/\?$/, '')}? I am writing for a magazine`,
  (query) => `Nurse here 👋 ${query}`,
  (query) => `My daughter had a bad day at school yesterday. ${query}`,
  (query) => `long time reader, first time asking - ${query}`,
  (query) => `${query.replace(/\?$/, '')}? I cant find it anywhere and my boss is angry.`,
];
/** Share of queries that have to be answered the same with something told beside them. */
const SAME_BESIDE = 0.93;
/** Kinds of queries that ask for a topic in a few words. */
const KINDS = new Set(['keyword', 'acronym', 'entity']);
const MOST_WORDS = 4;
/** Share of framed queries that have to be answered as the bare ones are. */
const SAME = 0.97;

/** Kinds that are read before any search, or that ask several things. */
const OTHER_KINDS = new Set(['number', 'section', 'multi']);

const judged = ['dev', 'held-out', 'final'].flatMap(readSet);
const read = (query: string): string => {
  const answer = ask(query);
  const first = 'results' in answer ? answer.results[0]?.topic.id : '';
  return `${answer.kind} ${first}`;
};
/** Share of queries that are read otherwise in a frame, and the framed ones. */
function changed(queries: readonly string[], frames: readonly ((query: string) => string)[]) {
  const found = queries.flatMap((query) => {
    const bare = read(query);
    return frames.map((frame) => frame(query)).filter((framed) => read(framed) !== bare);
  });
  return { share: found.length / (queries.length * frames.length), found: found.slice(0, 20).join('\n') };
}

describe('an everyday frame', () => {
  const queries = judged
    .filter(
      ({ kind, query }) => KINDS.has(kind) && query.split(' ').length <= MOST_WORDS && !query.includes('?'),
    )
    .map(({ query }) => query);

  it(`changes neither status nor first topic for ${SAME * 100} of 100 queries of a few words`, () => {
    expect(queries.length).toBeGreaterThan(60);
    const { share, found } = changed(queries, FRAMES);
    expect(share, found).toBeLessThanOrEqual(1 - SAME);
  });
});

describe('what people tell of themselves', () => {
  it(`changes neither status nor first topic for ${SAME_BESIDE * 100} of 100 questions that are answered`, () => {
    const queries = judged
      .filter(({ kind, query }) => !OTHER_KINDS.has(kind) && read(query).startsWith('answered'))
      .map(({ query }) => query);
    expect(queries.length).toBeGreaterThan(200);
    const { share, found } = changed(queries, TOLD);
    expect(share, found).toBeLessThanOrEqual(1 - SAME_BESIDE);
  });

  it('makes no answer of a question that the response does not answer', () => {
    const queries = judged
      .filter(({ kind, query }) => kind === 'out_of_scope' && !read(query).startsWith('answered'))
      .map(({ query }) => query);
    expect(queries.length).toBeGreaterThan(100);
    const answered = TOLD.flatMap((tell) => queries.map(tell)).filter((told) =>
      read(told).startsWith('answered'),
    );
    expect(answered.length, answered.join('\n')).toBeLessThanOrEqual(queries.length * TOLD.length * 0.005);
  });
});

it.each(['the country', 'this nation', 'that kingdom'])(
  '"does %s have" asks of the country that answers',
  (country) => {
    const contentOf = (text: string): string[] => sources.readQuery(text).content.map(({ word }) => word);
    expect(contentOf(`does ${country} have a privacy law`)).toEqual(['privacy', 'law']);
  },
);

it.each([
  'I hope I do not disturb you, but privacy law',
  'Forgive me, but privacy law',
  'May I please ask you about privacy law',
  'I should very much like to know more about privacy law',
  'Would you be so kind as to tell me about privacy law',
  'privacy law, if I may enquire',
  "privacy law if it's not too much trouble",
])('what is polite is searched for nowhere: %j', (text) => {
  expect(sources.readQuery(text).content.map(({ word }) => word)).toEqual(['privacy', 'law']);
});
