import { describe, expect, it } from 'vitest';
import { cite, detailsOf, distinctLinks } from '../../src/answer/citation.ts';
import { QUESTION_STATES } from '../../src/answer/states.ts';
import { summarize, summarizeAll } from '../../src/answer/summary.ts';
import { printedText, sectionOf, topicOf } from '../../src/questionnaire/structure.ts';
import { answers, response } from '../support/handle.ts';

function topic(number: number) {
  const found = topicOf(response, number);
  if (!found) throw new Error(`no topic of question ${number}`);
  return found;
}
function section(id: string) {
  const found = sectionOf(response, id);
  if (!found) throw new Error(`no section ${id}`);
  return found;
}
const lineOf = (id: string, number: number) =>
  summarize(response, section(id)).lines.find(({ topic: { questions } }) => questions[0].number === number);

describe('a citation', () => {
  it('is of the follow-up, whose words answer the choice question', () => {
    expect(cite(topic(38))).toMatchObject({
      numbers: [38, 39],
      cited: { number: 39 },
      details: 'given',
      choice: { number: 38 },
    });
    expect(cite(topic(38), response.questions.get(38))).toMatchObject({ cited: { number: 39 } });
  });

  it('is of the question asked for where that has words', () => {
    expect(cite(topic(14), response.questions.get(16)).cited.number).toBe(16);
  });

  it('is of a blank field where nothing was written, and says so', () => {
    expect(cite(topic(68))).toMatchObject({
      cited: { number: 69 },
      details: 'blank',
      choice: { number: 68 },
    });
  });

  it('is of the choice question where there is no field at all', () => {
    expect(cite(topic(57))).toMatchObject({ cited: { number: 57 }, details: 'no_field' });
  });

  it('of a technology names the question it completes', () => {
    expect(cite(topic(75))).toMatchObject({
      numbers: [74, 75],
      cited: { number: 75 },
      choice: { number: 74 },
    });
  });

  it('names the questions with the very same words', () => {
    expect(cite(topic(74)).sameWords).toEqual([75, 76, 77, 78, 79]);
  });

  it('stands for every topic with a question of its own, verbatim', () => {
    for (const one of response.topics) {
      const { cited, details } = cite(one);
      expect(response.questions.get(cited.number)).toBe(cited);
      expect(details).toBe(detailsOf(cited));
    }
  });

  it('has no choice where the form prints no options', () => {
    expect(cite(topic(10)).choice).toBeUndefined();
  });

  it('of several blank fields is of one alone', () => {
    const [first, ...rest] = topic(14).questions.map((question) => ({ ...question, answer: '' }));
    if (!first) throw new Error('no question');
    expect(rest.length).toBeGreaterThan(0);
    const { cited, details, sameWords } = cite({ ...topic(14), questions: [first, ...rest] });
    expect(details).toBe('blank');
    expect(sameWords).toEqual([cited.number]);
  });

  it('lists each link once, as it is written first', () => {
    const link = (url: string, href: string) => ({ url, href, host: 'gov.bt' });
    const first = link('www.gov.bt', 'http://www.gov.bt');
    const other = link('http://gov.bt/law', 'http://gov.bt/law');
    expect(distinctLinks([first, other, link('http://www.gov.bt', 'http://www.gov.bt')])).toEqual([
      first,
      other,
    ]);
  });
});

describe('a summary', () => {
  it('has a line for every topic of its section, in order', () => {
    for (const one of response.sections) {
      const { lines } = summarize(response, one);
      const numbers = lines.map(({ topic: { questions } }) => questions[0].number);
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    }
  });

  it('marks what the government says is still being made, and nothing else', () => {
    expect(lineOf('D', 74)?.inDevelopment).toBe(true);
    expect(lineOf('C', 38)?.inDevelopment).toBe(false);
    expect(lineOf('A', 10)?.inDevelopment).toBe(true);
  });

  it('says of an answer given before that it is the same', () => {
    expect(lineOf('D', 60)).toMatchObject({ sameAs: 59 });
    expect(lineOf('D', 75)).toBeUndefined();
  });

  it('says that nothing was written where nothing was', () => {
    expect(lineOf('D', 68)).toMatchObject({ details: 'blank', telling: [], links: [] });
  });

  it('tells in words of the answer alone', () => {
    for (const one of response.sections) {
      for (const { telling, development, cited } of summarize(response, one).lines) {
        const answer = cited.answer.replace(/\s+/g, ' ');
        for (const run of [...telling, ...development]) {
          for (const part of run.split('[…]')) expect(answer).toContain(part.trim());
        }
      }
    }
  });

  it('counts to the whole questionnaire', () => {
    const all = summarizeAll(response).map(({ figures }) => figures);
    const sum = (count: (one: (typeof all)[number]) => number): number =>
      all.reduce((total, one) => total + count(one), 0);
    expect(sum(({ questions }) => questions)).toBe(112);
    expect(sum(({ topics }) => topics)).toBe(response.topics.length);
    expect(sum((figures) => figures.not_recorded)).toBe(42);
    expect(sum(({ blank }) => blank)).toBe(4);
    expect(sum((figures) => QUESTION_STATES.reduce((total, state) => total + figures[state], 0))).toBe(112);
  });
});

describe('keywords', () => {
  it('are marked in a sentence that is verbatim', () => {
    for (const { question, where, sentence } of answers.keywords('government').matches) {
      const text = where === 'answer' ? question.answer : printedText(question);
      expect(text).toContain(sentence);
    }
    const [match] = answers.keywords('penalties "covers penalties"').matches;
    expect(match?.marks.map(({ start, end }) => match.sentence.slice(start, end))).toEqual([
      'covers penalties',
    ]);
  });
});
