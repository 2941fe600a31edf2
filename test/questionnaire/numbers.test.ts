import { describe, expect, it } from 'vitest';
import { readQuestionNumber } from '../../src/questionnaire/numbers.ts';

describe('a question number', () => {
  it.each([
    ['39', 39],
    ['Q39', 39],
    ['q 39', 39],
    ['#39', 39],
    ['# 7', 7],
    ['question 112', 112],
    ['Question112', 112],
    ['  Q5\n', 5],
    ['039', 39],
    ['400', 400],
    ['３９', 39],
    ['Ｑ３９', 39],
    ['＃３９', 39],
  ])('is read from %j', (text, number) => {
    expect(readQuestionNumber(text)).toBe(number);
  });

  it.each(['', 'Q', '#', '2018', 'Q39 please', 'Q38-39', '3 9', '-3', '3.5', 'law 39', 'qq39'])(
    'is not read from %j',
    (text) => {
      expect(readQuestionNumber(text)).toBeUndefined();
    },
  );
});
