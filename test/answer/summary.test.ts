import { describe, expect, it } from 'vitest';
import { developmentOf } from '../../src/answer/states.ts';
import { summarize, summarizeAll } from '../../src/answer/summary.ts';
import { findLinks } from '../../src/questionnaire/markdown.ts';
import type { Question, Topic } from '../../src/questionnaire/schema.ts';
import { topicOf } from '../../src/questionnaire/structure.ts';
import { response } from '../support/handle.ts';

const found = topicOf(response, 39);
const question = response.questions.get(39);
if (!found || !question) throw new Error('no question 39');
const { section } = found;

const answered = (answer: string, number = 39): Question => ({
  ...question,
  number,
  answer,
  links: findLinks(answer),
});
const topicWith = (first: Question, parent?: Question): Topic => ({
  ...found,
  questions: [first],
  parent,
  children: [],
});
/** The summary of a section with these answers, one per topic. */
const summaryOf = (...answers: readonly string[]) =>
  summarize(
    { ...response, topics: answers.map((answer, at) => topicWith(answered(answer, 39 + at))) },
    section,
  );
const lineOf = (answer: string) => summaryOf(answer).lines[0];

describe('something is still being made', () => {
  it.each([
    'The work is in progress.',
    'A review is under progress.',
    'The ministry is in the process of hiring.',
    'The act is under development.',
    'The act is under preparation.',
    'A bill is under consideration.',
    'The portal is being developed.',
    'A policy is being drafted.',
    'The act is being finalised.',
    'The act is being finalized.',
    'A study is being carried out.',
    'Works have been initiated.',
    'A project has been initiated.',
    'The agency initiated the drafting of a bill.',
    'The bill is in the draft stage.',
    'The bill is in drafting phase.',
    'The bill is in a draft form.',
    'The portal is undergoing tests.',
    'The act is yet to be passed.',
    'THE ACT IS UNDER DEVELOPMENT.',
    'It is under <https://a.gov.bt> preparation.',
  ])('where the answer says: %s', (answer) => {
    expect(developmentOf(answer)).toBe(answer);
    expect(lineOf(answer)).toMatchObject({ inDevelopment: true });
  });

  it.each([
    'The progress is reported every year.',
    'Software development is a service of the department.',
    'The portal was developed in 2019.',
    'The draft was approved.',
    'The students undergo training.',
    'It is the best portal yet.',
    'The wellbeing developed further.',
    '',
  ])('but not where it says: %s', (answer) => {
    expect(developmentOf(answer)).toBeUndefined();
    expect(lineOf(answer)).toMatchObject({ inDevelopment: false, development: [] });
  });

  it('in one sentence of several, which is shown beside the telling one', () => {
    const answer = 'The Royal Monetary Authority runs it. A new portal is being developed.';
    expect(lineOf(answer)).toMatchObject({
      telling: ['The Royal Monetary Authority runs it.'],
      development: ['A new portal is being developed.'],
    });
  });

  it('in the telling sentence itself, which is shown once', () => {
    const answer = 'The Data Protection Act is being drafted.';
    expect(lineOf(answer)).toMatchObject({ telling: [answer], development: [] });
  });
});

describe('the telling words of an answer', () => {
  it.each([
    [
      'name a body',
      'We did it well. The Royal Monetary Authority runs it.',
      'The Royal Monetary Authority runs it.',
    ],
    [
      'name an act with small words',
      'Yes indeed, this is so. See the Ministry of the Interior here.',
      'See the Ministry of the Interior here.',
    ],
    [
      'are long enough to describe something',
      'This is so. it is kept by all who work for the country there.',
      'it is kept by all who work for the country there.',
    ],
    [
      'are more than a heading',
      'Digital Bhutan. The Royal Monetary Authority runs it.',
      'The Royal Monetary Authority runs it.',
    ],
    ['name a body in three words', 'Yes. Royal Authority runs.', 'Royal Authority runs.'],
    ['are 40 characters long', `so is this. ${'it is '.repeat(6)}now.`, `${'it is '.repeat(6)}now.`],
    ['do not begin with a small letter before a name', 'so it is. see the act of Bhutan.', 'so it is.'],
    ['are words, not a link', '<https://a.gov.bt/act.pdf>\nso is this.', 'so is this.'],
    ['are the first sentence if none names anything', 'This is so. so is this.', 'This is so.'],
  ])('%s', (_, answer, telling) => {
    expect(lineOf(answer)?.telling).toEqual([telling]);
  });

  it('are none where there is a link alone', () => {
    const line = lineOf('<https://www.gov.bt/act.pdf>');
    expect(line?.telling).toEqual([]);
    expect(line?.links.map(({ host }) => host)).toEqual(['www.gov.bt']);
  });

  it('are shown run by run where links stand between them', () => {
    expect(lineOf('this is so. Royal <https://a.gov.bt> Authority runs')?.telling).toEqual([
      'Royal',
      'Authority runs',
    ]);
  });

  it('end where the next run would be too long', () => {
    const [first, second] = [`The Royal Authority ${'a'.repeat(80)}`, 'b'.repeat(81)];
    expect(lineOf(`${first} <https://a.gov.bt> ${second}`)?.telling).toEqual([first, '[…]']);
    expect(lineOf(`${first} <https://a.gov.bt> ${second.slice(1)}`)?.telling).toEqual([
      first,
      second.slice(1),
    ]);
  });

  it('of a sentence that limits what it says are shown to the end', () => {
    const limited = `The Royal Monetary Authority ${'keeps the accounts and '.repeat(8)}pays, but not abroad.`;
    expect(lineOf(limited)?.telling).toEqual([limited]);
  });

  it('of a long sentence are cut, and say so', () => {
    const long = `The Royal Monetary Authority ${'keeps the accounts and '.repeat(20)}pays.`;
    const telling = lineOf(long)?.telling.join(' ') ?? '';
    expect(telling.length).toBeLessThanOrEqual(200);
    expect(telling).toMatch(/\[…\]$/);
  });
});

describe('a line of a summary', () => {
  it('has at most two links, each once', () => {
    const links = '<https://a.gov.bt> <https://a.gov.bt> <https://b.gov.bt> <https://c.gov.bt>';
    expect(lineOf(links)?.links.map(({ host }) => host)).toEqual(['a.gov.bt', 'b.gov.bt']);
  });

  it('names the question that was answered with the same words before', () => {
    const { lines } = summaryOf('Same words.', 'Other words.', 'Same words.', '', '');
    expect(lines.map(({ sameAs }) => sameAs)).toEqual([undefined, undefined, 39, undefined, undefined]);
    expect(summaryOf('Same.', 'Same.', 'Same.').lines[2]?.sameAs).toBe(39);
  });

  it('is left out for a topic under another with the same words', () => {
    const child = topicWith(answered('Same words.', 40), answered('', 38));
    const other = topicWith(answered('Other words.', 42), answered('', 38));
    const topics = [topicWith(answered('Same words.')), child, topicWith(answered('Same words.', 41)), other];
    const { lines } = summarize({ ...response, topics }, section);
    expect(lines.map(({ cited }) => cited.number)).toEqual([39, 41, 42]);
  });
});

it('the figures of a summary count questions, topics, blanks, lost ticks and what is being made', () => {
  const options = ['Yes', 'No'];
  const notRecorded: Question = { ...answered('', 38), selection: { kind: 'not_recorded', options } };
  const both: Topic = { ...topicWith(notRecorded), questions: [notRecorded, answered('Yes.')] };
  const made: Topic = {
    ...topicWith(answered('It is so.', 41)),
    questions: [answered('It is so.', 41), answered('It is under preparation.', 42)],
  };
  const topics = [both, topicWith(answered('', 40)), made, topicWith(answered('It is so.', 43))];
  expect(summarize({ ...response, topics }, section).figures).toEqual({
    questions: 6,
    topics: 4,
    details: 3,
    development: 1,
    not_recorded: 1,
    blank: 1,
  });
});

it('a whole response is summed up section by section', () => {
  const all = summarizeAll(response);
  expect(all.map((one) => one.section)).toEqual(response.sections);
  expect(all.map(({ lines }) => lines.length)).not.toContain(0);
});

describe('a summary of an answer', () => {
  it.each([
    ['The Privacy Act of 2018 protects data. Nothing else does.', true],
    ['The Privacy Act of 2018 protects data.', false],
    ['The Privacy Act of 2018 protects data: https://example.org/act', false],
    ['The Privacy Act of 2018 protects data. Its rules are under development.', false],
  ])('says whether there is more: %j', (answer, saysMore) => {
    expect(lineOf(answer)).toMatchObject({ saysMore });
  });
});
