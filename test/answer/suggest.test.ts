import { describe, expect, it } from 'vitest';
import { textsOf } from '../support/check-reply.ts';
import { interactionHandler, response } from '../support/handle.ts';
import { answered, commandOf, typingOf } from '../support/scenes.ts';

const handle = interactionHandler();

function choices(name: string, option: string, typed: string): { name: string; value: string }[] {
  const answer = answered(handle, typingOf(name, option, typed)).response;
  const data: unknown = 'data' in answer ? answer.data : undefined;
  return typeof data === 'object' && data !== null && 'choices' in data && Array.isArray(data.choices)
    ? data.choices
    : [];
}

describe('suggestions', () => {
  it.each([
    ['ask', 'query'],
    ['search', 'keywords'],
    ['question', 'number'],
  ])('of /%s begin with what was typed, then name topics with numbers and section', (name, option) => {
    const [own, first] = choices(name, option, 'data priv');
    expect(own).toEqual({ name: 'data priv', value: 'data priv' });
    expect(first).toEqual({ name: 'Q38–39 Data privacy and protection law · Section C', value: 'Q38' });
  });

  it('never offer a follow-up’s empty words', () => {
    for (const typed of ['', 'please', 'if yes', 'link and detail']) {
      for (const { name } of choices('ask', 'query', typed).slice(typed === '' ? 0 : 1))
        expect(name).not.toMatch(/please provide|if yes/i);
    }
  });

  it('are at most 25 of at most 100 characters, for every beginning of every label', () => {
    for (const { label } of response.topics) {
      for (let end = 0; end <= label.length; end++) {
        const list = choices('ask', 'query', label.slice(0, end));
        expect(list.length).toBeLessThanOrEqual(25);
        expect(
          list.every(({ name, value }) => name.length <= 100 && value.length <= 100 && name !== ''),
        ).toBe(true);
      }
    }
  });

  it('hold a topic from the third letter of its label on, and begin with it once that is whole', () => {
    for (const { label, questions } of response.topics) {
      const value = `Q${questions[0].number}`;
      for (let end = 3; end <= label.length; end++) {
        expect(choices('ask', 'query', label.slice(0, end)).map((one) => one.value)).toContain(value);
      }
      expect(choices('ask', 'query', label)[1]?.value).toBe(value);
    }
  });

  it.each([
    ['dat', 'Data privacy and protection law', 'a small word that may become another'],
    ['e-pr', 'E-procurement law', 'a prefix with the beginning of its word'],
    ['digital s', 'Digital signature law', 'a word with the first letter of the next'],
    ['do they h', 'Health agencies', 'words that tell nothing with the first letter of the next'],
    ['im unemployed', 'Employment and labour agencies', 'the words of people'],
  ])('for "%s" hold "%s": %s', (typed, label) => {
    const first = choices('ask', 'query', typed).slice(1, 7);
    expect(first.map(({ name }) => name)).toEqual(
      expect.arrayContaining([expect.stringContaining(` ${label} `)]),
    );
  });

  it('for stop words alone are the same as for none', () => {
    const [, ...after] = choices('ask', 'query', 'what is the ');
    expect(after).toEqual(choices('ask', 'query', '').slice(0, 24));
  });

  it('find questions by the beginning of their number', () => {
    expect(choices('question', 'number', 'Q7').map(({ value }) => value)).toEqual(
      expect.arrayContaining(['Q7', 'Q70', 'Q72', 'Q74', 'Q75', 'Q79']),
    );
  });

  it.each(['ask', 'search', 'question'])('lead to exactly their topic when picked in /%s', (name) => {
    const option = { ask: 'query', search: 'keywords', question: 'number' }[name] ?? '';
    for (const topic of response.topics) {
      const picked = answered(handle, commandOf(name, { [option]: `Q${topic.questions[0].number}` }));
      expect(textsOf(picked.response).join('\n')).toContain(
        `### ${topic.label.replace(/[\\*_~`|<>[\]#@]/g, '\\$&')}`,
      );
    }
  });
});
