import { describe, expect, it } from 'vitest';
import { countStates, stateOf } from '../../src/answer/states.ts';
import { questionUrl } from '../../src/answer/url.ts';
import type { Question, Selection } from '../../src/questionnaire/schema.ts';
import { questionsOf } from '../../src/questionnaire/structure.ts';
import { response } from '../support/handle.ts';

const question = (answer: string, selection: Selection): Question => ({
  number: 7,
  sectionId: 'A',
  heading: undefined,
  text: 'Is there a portal?',
  note: undefined,
  required: false,
  selection,
  answer,
  links: [],
  lines: { from: 21, to: 24 },
});
const options = ['Yes', 'No'];

describe('the state of a question', () => {
  it.each([
    ['The portal is open.', { kind: 'no_options' }, 'details'],
    ['The portal is open.', { kind: 'not_recorded', options }, 'details'],
    ['The portal is being developed.', { kind: 'no_options' }, 'development'],
    ['', { kind: 'no_options' }, 'blank'],
    ['', { kind: 'not_recorded', options }, 'not_recorded'],
    ['', { kind: 'recorded', options, selected: ['Yes'] }, 'details'],
  ] as const)('of the answer %j with %j is %s', (answer, selection, state) => {
    expect(stateOf(question(answer, selection))).toBe(state);
  });

  it('is counted once for each question of a section', () => {
    const counted = response.sections.map((section) => {
      const questions = questionsOf(response, section);
      return Object.values(countStates(questions)).reduce((sum, count) => sum + count, 0) - questions.length;
    });
    expect(new Set(counted)).toEqual(new Set([0]));
    expect(response.sections.flatMap((section) => questionsOf(response, section))).toHaveLength(112);
  });
});

describe('the address of a question', () => {
  const asked = question('', { kind: 'no_options' });

  it.each([
    [{}, undefined],
    [{ sourceUrl: 'https://gov.example/a.md?plain=1' }, 'https://gov.example/a.md?plain=1#L21-L24'],
    [{ publicUrl: 'https://gov.example/msq/' }, 'https://gov.example/msq/#q7'],
    [
      { publicUrl: 'https://gov.example/msq/', sourceUrl: 'https://gov.example/a.md' },
      'https://gov.example/msq/#q7',
    ],
  ])('published at %j is %s', (published, address) => {
    expect(questionUrl(published)(asked)).toBe(address);
  });
});
