import { describe, expect, it } from 'vitest';
import { english } from '../../src/search/languages/en.ts';
import { readJudged } from '../../training/corpus.ts';
import { model, response } from '../support/search.ts';

const fold = (text: string): string => english.words(text).join(' ');
/** How many ways to ask a topic needs to be found in words of one's own. */
const FEWEST = 25;

describe('phrasings', () => {
  it(`are at least ${FEWEST} for every topic`, () => {
    expect(response.topics.filter(({ phrasings }) => phrasings.length < FEWEST).map(({ id }) => id)).toEqual(
      [],
    );
  });

  it('stand under one topic or unasked theme only', () => {
    const owners = new Map<string, Set<string>>();
    for (const { id, phrasings } of [...response.topics, ...response.unasked]) {
      for (const phrasing of phrasings)
        owners.set(fold(phrasing), (owners.get(fold(phrasing)) ?? new Set()).add(id));
    }
    expect([...owners].filter(([, ids]) => ids.size > 1).map(([text, ids]) => [text, ...ids])).toEqual([]);
  });

  it('are none of the judged queries', () => {
    const judged = ['dev', 'tune', 'held-out', 'final'].flatMap((set) =>
      readJudged(`training/sets/${set}.jsonl`),
    );
    const queries = new Set(judged.map(({ query }) => fold(query)));
    const phrasings = [...response.topics, ...response.unasked].flatMap((theme) => theme.phrasings);
    expect(phrasings.filter((text) => queries.has(fold(text)))).toEqual([]);
  });
});

describe('what ships ready-made', () => {
  it('was learned for these topics and themes (else: npm run tune)', () => {
    const ids = [...response.topics, ...response.unasked].map(({ id }) => id);
    expect([...model.classifier.classes].sort()).toEqual(ids.sort());
  });
});
