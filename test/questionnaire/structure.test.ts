import { describe, expect, it } from 'vitest';
import {
  numberRanges,
  numbersOf,
  questionLabel,
  quotable,
  sectionName,
  sectionOf,
  topicOf,
  topicsOf,
} from '../../src/questionnaire/structure.ts';
import { response } from '../support/handle.ts';

const section = (named: string) => {
  const found = sectionOf(response, named);
  if (!found) throw new Error(`no section ${named}`);
  return found;
};
const topic = (number: number) => {
  const found = topicOf(response, number);
  if (!found) throw new Error(`no topic of question ${number}`);
  return found;
};

describe('question numbers', () => {
  it.each([
    [[38, 39], '38–39'],
    [[41, 38, 39, 40], '38–41'],
    [[38, 40], '38, 40'],
    [[38, 39, 41, 43, 44], '38–39, 41, 43–44'],
    [[7, 7], '7'],
    [[], ''],
  ])('%j are shown as %j', (numbers, shown) => {
    expect(numberRanges(numbers)).toBe(shown);
    expect(questionLabel(numbers)).toBe(`Q${shown}`);
  });
});

describe('a section', () => {
  it.each([
    ['C', 'C'],
    [' c ', 'C'],
    ['legal framework', 'C'],
    ['Contact Information', 'Contact'],
    ['consent', 'Consent'],
  ])('is found by %j', (named, id) => {
    expect(section(named).id).toBe(id);
  });

  it.each(['', 'Z', 'legal', 'C: Legal Framework'])('is not found by %j', (named) => {
    expect(sectionOf(response, named)).toBeUndefined();
  });

  it('goes by its letter and title, or by its title if it has no letter', () => {
    expect(sectionName(section('C'))).toBe('C: Legal Framework');
    expect(sectionName(section('Contact'))).toBe('Contact information');
  });

  it('has its own topics alone, in order', () => {
    const ids = response.sections.flatMap((one) => topicsOf(response, one)).map(({ id }) => id);
    expect(ids).toEqual(response.topics.map(({ id }) => id));
    expect(new Set(topicsOf(response, section('C')).map((one) => one.section.id))).toEqual(new Set(['C']));
  });
});

describe('a topic', () => {
  it('is found by each of its questions', () => {
    expect(topic(39)).toBe(topic(38));
    expect(topic(40)).not.toBe(topic(38));
    expect(topicOf(response, 113)).toBeUndefined();
  });

  it('has the numbers of the question it completes and of the topics under it', () => {
    expect(numbersOf(topic(38))).toEqual([38, 39]);
    expect(numbersOf(topic(75))).toEqual([74, 75]);
    expect(numbersOf(topic(74))).toEqual([74, 75, 76, 77, 78, 79, 80]);
  });

  it('has them in ascending order, however its questions stand', () => {
    const [first, ...rest] = [...topic(38).questions].reverse();
    if (!first) throw new Error('no question');
    expect(numbersOf({ ...topic(38), questions: [first, ...rest] })).toEqual([38, 39]);
  });

  it('can be quoted with its own questions and those of the topics under it', () => {
    expect(quotable(topic(75)).map(({ number }) => number)).toEqual([75]);
    expect(quotable(topic(74)).map(({ number }) => number)).toEqual([74, 75, 76, 77, 78, 79, 80]);
  });
});
