import { describe, expect, it } from 'vitest';
import { developmentOf, summarize } from '../../src/answer/summary.ts';
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
    ['are the first sentence if none names anything', 'This is so. so is this.', 'This is so.'],
  ])('%s', (_, answer, telling) => {
    expect(lineOf(answer)?.telling).toEqual([telling]);
  });

  it('are none where there is a link alone', () => {
    const line = lineOf('<https://www.gov.bt/act.pdf>');
    expect(line?.telling).toEqual([]);
    expect(line?.links.map(({ host }) => host)).toEqual(['www.gov.bt']);
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
  });

  it('is left out for a topic under another with the same words', () => {
    const child = topicWith(answered('Same words.', 40), answered('', 38));
    const topics = [topicWith(answered('Same words.')), child, topicWith(answered('Same words.', 41))];
    const { lines } = summarize({ ...response, topics }, section);
    expect(lines.map(({ cited }) => cited.number)).toEqual([39, 41]);
  });
});

it('the figures of a summary count questions, topics, blanks, lost ticks and what is being made', () => {
  const options = ['Yes', 'No'];
  const notRecorded: Question = { ...answered('', 38), selection: { kind: 'not_recorded', options } };
  const both: Topic = { ...topicWith(notRecorded), questions: [notRecorded, answered('Yes.')] };
  const topics = [both, topicWith(answered('', 40)), topicWith(answered('It is under preparation.', 41))];
  expect(summarize({ ...response, topics }, section).figures).toEqual({
    questions: 4,
    topics: 3,
    withDetails: 2,
    blank: 1,
    notRecorded: 1,
    inDevelopment: 1,
  });
});
