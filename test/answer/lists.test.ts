import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { ListEntry } from '../../src/answer/lists/entry.ts';
import { hostsIn } from '../../src/answer/lists/links.ts';
import { createLists, listedNumbers } from '../../src/answer/lists/lists.ts';
import { maskResponse } from '../../src/questionnaire/privacy.ts';
import { LIST_KEYS, type ListKey } from '../../src/search/intents.ts';
import { withAnswers } from '../support/altered.ts';
import { response } from '../support/search.ts';

const listOf = createLists(response);

const named = z.looseObject({
  name: z.string(),
  variants: z.array(z.string()).default([]),
  questions: z.array(z.int()).default([]),
  descriptive: z.boolean().default(false),
  generic: z.boolean().default(false),
  by_title_only: z.boolean().default(false),
  international: z.boolean().default(false),
});
type Named = z.infer<typeof named>;
const names = z.array(named);
const numbers = z.array(z.int());

/** What the answers name, listed by hand by somebody who has not seen the rules. */
const byHand = z
  .looseObject({
    laws: names,
    policies: names,
    bodies: names,
    programmes: names,
    systems: names,
    people: names,
    positions: names,
    technologies: names,
    emails: names,
    amounts: names,
    dates: names,
    social_media: names,
    links: z.record(z.string(), numbers),
    blank: numbers,
    not_recorded: numbers,
    in_development: z.array(z.looseObject({ question: z.int(), words: z.string() })),
    same_answer: z.array(numbers),
    no_details: z.object({ only_links: numbers, blank: numbers }),
  })
  .parse(JSON.parse(readFileSync(new URL('lists-by-hand.json', import.meta.url), 'utf8')));

const NAMED = [
  'laws',
  'policies',
  'bodies',
  'programmes',
  'systems',
  'people',
  'positions',
  'technologies',
  'emails',
  'amounts',
  'dates',
  'social_media',
] as const satisfies readonly ListKey[];
/** Those of the list by hand that are titles or names, no descriptions. Of the dates, only the days and spans. */
const isStrict = (one: Named): boolean =>
  !one.descriptive && !one.generic && !one.by_title_only && !one.international;
const isDated = ({ name }: Named): boolean => /\d{4}/.test(name);

const fold = (name: string): string => name.toLowerCase().replace(/^the /, '').replace(/\W+/g, ' ').trim();
const isSame = (hand: Named, { name, variants }: ListEntry): boolean => {
  const spelled = [name, ...variants].map(fold);
  return [hand.name, ...hand.variants].some((one) => spelled.includes(fold(one)));
};
const numbersIn = (key: ListKey): number[] => listedNumbers(listOf(key));

describe('the lists of names', () => {
  const listed = NAMED.flatMap((key) =>
    listOf(key).entries.map((entry) => ({
      entry,
      hand: byHand[key].find((one) => isSame(one, entry)),
    })),
  );

  it('contain hardly anything but what the list by hand contains', () => {
    const right = listed.filter(({ hand }) => hand !== undefined);
    expect(right.length / listed.length).toBeGreaterThanOrEqual(0.95);
  });

  it('contain nearly all that the list by hand contains', () => {
    const wanted = NAMED.flatMap((key) =>
      byHand[key].filter((one) => isStrict(one) && (key !== 'dates' || isDated(one))),
    );
    const found = wanted.filter((hand) => listed.some((one) => one.hand === hand));
    expect(wanted.length).toBeGreaterThan(50);
    expect(found.length / wanted.length).toBeGreaterThanOrEqual(0.9);
  });

  it('give every question that names it, in any spelling', () => {
    const right = listed.filter(({ entry, hand }) => hand?.questions.join() === entry.questions.join());
    expect(right.length / listed.length).toBeGreaterThanOrEqual(0.95);
  });

  it.each(NAMED)('show %s verbatim', (key) => {
    for (const { name, variants, questions } of listOf(key).entries) {
      const told = questions.map((number) => response.questions.get(number)?.answer ?? '').join('\n');
      for (const spelling of [name, ...variants]) expect(told).toContain(spelling);
    }
  });

  it('know the flagship in each of its spellings', () => {
    const flagship = listOf('programmes').entries.find(({ name }) => /Drukgyul/.test(name));
    expect(flagship?.variants).toEqual(
      expect.arrayContaining(['Digital DrukYul Flagship program', 'the national digital flagship']),
    );
    expect(flagship?.questions).toEqual([88, 98, 107, 109, 111]);
  });
});

describe('further questions of a list', () => {
  it.each([
    ['dates', [39, 41, 43, 45, 49, 51, 53], 'whose answers contain years in names'],
    ['positions', [14], 'that ask about one'],
    ['technologies', [54, 74], 'that ask about one'],
  ] as const)('of %s are %j, %s', (key, further, _) => expect(listOf(key).further).toEqual(further));

  it('are those of the section where it is narrowed to one', () => {
    const inSection = (wanted: string): readonly number[] | undefined => {
      const section = response.sections.find(({ id }) => id === wanted);
      return section && listOf('technologies', section).further;
    };
    expect(inSection('C')).toEqual([54]);
    expect(inSection('D')).toEqual([74]);
    expect(inSection('B')).toEqual([]);
  });
});

describe('the lists of answers in a state', () => {
  it('contain exactly the blank ones', () => expect(numbersIn('blank')).toEqual(byHand.blank));
  it('contain exactly those without a tick', () =>
    expect(numbersIn('not_recorded')).toEqual(byHand.not_recorded));
  it('contain exactly those without details', () => {
    const { only_links: links, blank } = byHand.no_details;
    expect(numbersIn('no_details')).toEqual([...links, ...blank].sort((a, b) => a - b));
  });

  it('contain exactly those in development, with the words that say so', () => {
    const { entries } = listOf('in_development');
    expect(entries.map(({ questions }) => questions[0])).toEqual(
      byHand.in_development.map(({ question }) => question),
    );
    byHand.in_development.forEach(({ words }, at) => {
      expect(entries[at]?.words.join(' ')).toContain(words.replace(/\.$/, ''));
    });
  });

  it('contain exactly the groups of equal answers', () => {
    const groups = listOf('same_answer').entries.map(({ questions }) => questions);
    expect(groups).toEqual(byHand.same_answer);
  });
});

describe('a list', () => {
  it('has the links of each host', () => {
    const hosts = hostsIn(listOf('links'));
    expect(Object.fromEntries(hosts.map(({ name, questions }) => [name, questions]))).toEqual(byHand.links);
  });

  it('has every address with the questions whose answers contain it, and those of one host together', () => {
    const { entries } = listOf('links');
    const links = [...response.questions.values()].flatMap(({ number, links: own }) =>
      own.map(({ href }) => ({ href, number })),
    );
    const listed = entries.flatMap(({ href, questions }) => questions.map((number) => ({ href, number })));
    expect(new Set(listed.map((one) => JSON.stringify(one)))).toEqual(
      new Set(links.map((one) => JSON.stringify(one))),
    );
    const hosts = entries.map(({ href = '' }) => new URL(href).hostname.replace(/^www\./, ''));
    expect(hosts.filter((host, at) => host !== hosts[at - 1])).toEqual([...new Set(hosts)]);
  });

  it('calls an address what stands before it, and no sentence', () => {
    const told = listOf('links').entries.flatMap(({ words }) => words);
    expect(told).toContain('COVID-19 Government Portal');
    expect(told.filter((words) => /\b(?:has|have|is|are|was|were|can|may|will)\b/.test(words))).toEqual([]);
  });

  it.each(LIST_KEYS)('of %s can be narrowed to a section', (key) => {
    const section = response.sections.find(({ id }) => id === 'C');
    for (const number of listedNumbers(listOf(key, section))) {
      expect(response.questions.get(number)?.sectionId).toBe('C');
    }
  });

  it('of e-mail addresses shows them masked where the response is', () => {
    const { entries } = createLists(maskResponse(response))('emails');
    expect(entries).toMatchObject([5, 18].map((number) => ({ name: '•••@dit.gov.bt', questions: [number] })));
  });

  it('of links can be narrowed to addresses with a word in them', () => {
    const hosts = hostsIn(listOf('links', undefined, ['gnhc']));
    expect(hosts.map(({ name }) => name)).toEqual([
      'gnhc.gov.bt',
      'economicroadmap.gnhc.gov.bt',
      'flagship.gnhc.gov.bt',
    ]);
  });
});

it('links with one word or another in their addresses are listed together', () => {
  const hosts = (...words: string[]): string[] =>
    listOf('links', undefined, words).entries.map(({ href = '' }) => new URL(href).hostname);
  expect(new Set(hosts('rma.org.bt', 'royalkidu.bt'))).toEqual(
    new Set([...hosts('rma.org.bt'), ...hosts('royalkidu.bt')]),
  );
  expect(hosts('royalkidu.bt').length).toBeGreaterThan(0);
});

describe('of another response', () => {
  const listOfAnswer = (list: ListKey, answer: string): string[] =>
    createLists(withAnswers(response, new Map([[110, answer]])))(list)
      .entries.filter(({ questions }) => questions.includes(110))
      .map(({ name }) => name);

  it.each([
    ['ITU, UNDP, SAARC and Worldbank help.', ['ITU', 'SAARC', 'UNDP', 'Worldbank']],
    ['It covers the SDGs, Health, Education and Agriculture.', []],
    ['We work on ICT with ICT, Kenya, Uganda and Tanzania.', []],
  ])('bodies are enumerated by their initials: %j', (answer, bodies) => {
    expect(listOfAnswer('bodies', answer).sort()).toEqual(bodies);
  });

  it.each([
    ['Access to Information Act, 2016, which gives a right', 'laws', ['Access to Information Act']],
    [
      'Public Procurement and Asset Disposal Act, 2015',
      'laws',
      ['Public Procurement and Asset Disposal Act'],
    ],
    ['Public Procurement and Asset Disposal Act, 2015', 'systems', []],
    ['The National Treasury pays.', 'bodies', ['National Treasury']],
  ] as const)('names are whole: %j has the %s %j', (answer, list, names) => {
    expect(listOfAnswer(list, answer)).toEqual(names);
  });

  it('accounts are on hosts of social media alone', () => {
    const hosts =
      'https://www.x.org/a https://t.com/b https://wa.org/c https://t.me/d https://m.facebook.com/e';
    expect(listOfAnswer('social_media', hosts)).toEqual(['https://t.me/d', 'https://m.facebook.com/e']);
  });
});
