import { describe, expect, it } from 'vitest';
import { readReference } from '../../src/answer/reference.ts';
import { loadResponse } from '../../src/questionnaire/load.ts';
import { readJudged } from '../../training/judged.ts';
import { bhutanFile } from '../support/bhutan.ts';

const response = loadResponse(bhutanFile);
const read = (query: string): unknown => {
  const reference = readReference(query, response);
  if (reference?.kind === 'section') return reference.section.id;
  return reference?.kind === 'questions' ? reference.numbers : reference;
};

describe('a query that names questions', () => {
  it.each([
    ['Q39', [39]],
    ['q.39', [39]],
    ['#39', [39]],
    ['qn 26 pls', [26]],
    ['question no. 62', [62]],
    ['what did they answer for question 62', [62]],
    ['39', [39]],
    ['39?', [39]],
    ['show me no. 101', [101]],
    ['whats number 35 say', [35]],
    ['answer to 111?', [111]],
    ['question twenty-one', [21]],
    ['the answer to question number one hundred and eleven', [111]],
    ['Q38-40', [38, 39, 40]],
    ['questions 38, 39 and 41', [38, 39, 41]],
    ['Q38 & Q40', [38, 40]],
    ['pregunta 39', [39]],
  ])('%j leads to %j', (query, numbers) => {
    expect(read(query)).toEqual(numbers);
  });

  it('that run beyond the last names those that there are', () => {
    expect(read('100-300')).toEqual(Array.from({ length: 13 }, (_, at) => 100 + at));
  });

  it.each([
    ['100-300', 113],
    ['Q111 and Q113', 113],
    ['Q113, Q111 and Q400', 113],
    ['Q38-40', undefined],
    ['questions 39, 2022', undefined],
  ])('%j is told of the first that there is not: %j', (query, missing) => {
    expect(readReference(query, response)).toMatchObject({ kind: 'questions' });
    expect(readReference(query, response)).toHaveProperty('missing', missing);
  });

  it('is told of the last number when there is no such question', () => {
    expect(read('Q500')).toEqual({ kind: 'no_such_question', number: 500, last: 112 });
  });
});

describe('a query that names a section', () => {
  it.each([
    ['section C', 'C'],
    ['summarise section E for me', 'E'],
    ['sectoin c pls', 'C'],
    ['whats in part D on strategy', 'D'],
    ['résumé de la section C', 'C'],
    ['tldr of the legal framework section', 'C'],
    ['everything on inclusion', 'E'],
    ['Legal Framework', 'C'],
    ['раздел В', 'B'],
    ['D', 'D'],
    ['"e"', 'E'],
    ['c', 'C'],
    ['章节C', 'C'],
    ['overview of the covid response', 'B'],
  ])('%j leads to %s', (query, section) => {
    expect(read(query)).toBe(section);
  });
});

it.each(['section 3', 'Section H', 'section z', 'раздел 3'])(
  '%j names a section that there is not',
  (query) => {
    expect(readReference(query, response)).toEqual({ kind: 'no_such_section' });
  },
);

it.each([
  ['sections C and D', 36, 86],
  ['section B, c & d pls', 30, 86],
  ['section B C and D', 30, 86],
  ['sections A-C', 7, 55],
  ['summary of sections B to C', 30, 55],
  ['les sections B et C', 30, 55],
  ['secciones C y D', 36, 86],
  ['разделы C и D', 36, 86],
])('%j names all questions of several sections', (query, first, last) => {
  const reference = readReference(query, response);
  const numbers = reference?.kind === 'questions' ? reference.numbers : [];
  const sections = new Set(numbers.map((number) => response.questions.get(number)?.sectionId));
  expect([numbers[0], numbers.at(-1), numbers.length]).toEqual([first, last, last - first + 1]);
  expect([...sections].every((id) => /^[A-D]$/.test(id ?? ''))).toBe(true);
});

it.each(['privacy in sections C and D', 'which parts I and you like'])(
  '%j names no sections alone',
  (query) => {
    expect(readReference(query, response)?.kind).not.toBe('questions');
  },
);

it.each(['my second question is about the privacy law', 'last question on privacy'])(
  '%j names no question',
  (query) => {
    expect(readReference(query, response)).toBeUndefined();
  },
);

it.each(['5g', '4 G', 'C5'])('%j names no section', (query) => {
  expect(readReference(query, response)).toBeUndefined();
});

describe('an ordinary query', () => {
  it.each([
    'five year plan',
    '12th five year plan',
    'article 7',
    'chapter 15 of the ICM act',
    'is it part of the strategy',
    'section a new law',
    'number one in e-government',
    'how much is a c section',
    'no 5g here',
    'есть ли раздел в документе о блокчейне',
    'раздел с законами',
    'COVID部分',
    '大部分G2C服务',
    'consent to publish',
    '',
  ])('%j names no place', (query) => {
    expect(read(query)).toBeUndefined();
  });

  it('is none of the judged queries that describe what they look for', () => {
    const judged = ['dev', 'tune'].flatMap((set) => readJudged(`training/sets/${set}.jsonl`));
    const described = judged.filter(({ kind }) => kind !== 'number' && kind !== 'section');
    expect(described.filter(({ query }) => read(query) !== undefined).map(({ query }) => query)).toEqual([]);
  });
});

describe('ranges and numbers', () => {
  it.each([
    ['Q36 - Q38', [36, 37, 38]],
    ['Q38 to Q41', [38, 39, 40, 41]],
    ['Q40—42', [40, 41, 42]],
    ['Q40 through Q42', [40, 41, 42]],
    ['questions 40 and 41', [40, 41]],
    ['第39题', [39]],
    ['第39个问题', [39]],
    ['第39號問題', [39]],
    ['вопрос № 39', [39]],
    ['question numéro 39', [39]],
    ['pregunta número 39', [39]],
    ['３９', [39]],
    ['٣٩', [39]],
    ['السؤال ٣٩', [39]],
    ['questions 40 à 42', [40, 41, 42]],
    ['preguntas 40 a 42', [40, 41, 42]],
    ['вопросы с 40 по 42', [40, 41, 42]],
    ['第40到42题', [40, 41, 42]],
    ['الأسئلة من 40 إلى 42', [40, 41, 42]],
    ['questions 40 et 42', [40, 42]],
    ['Q39/41', [39, 41]],
    ['the 39th question', [39]],
    ['38-й вопрос', [38]],
    ['38题', [38]],
    ['38到41题', [38, 39, 40, 41]],
    ['preguntas de la 38 a la 41', [38, 39, 40, 41]],
    ['Q78, 5G in the strategy', [78]],
    ['question 12, 3rd paragraph', [12]],
    ['110, 112', [110, 112]],
    ['questions 36 thru 38', [36, 37, 38]],
    ['questions 110 onwards', [110, 111, 112]],
    ['question 111 to the end', [111, 112]],
    ['between 36 and 38', [36, 37, 38]],
    ['Q40-38', [40, 38, 39]],
    ['the first question', [1]],
    ['last question', [112]],
    ['show me the last 3 questions', [110, 111, 112]],
    ['first three questions', [1, 2, 3]],
    ['the second question', [2]],
    ['la dernière question', [112]],
    ['les 2 premières questions', [1, 2]],
    ['última pregunta', [112]],
    ['последний вопрос', [112]],
    ['السؤال الأخير', [112]],
    ['أول سؤال', [1]],
    ['最后一题', [112]],
    ['前3题', [1, 2, 3]],
    ['Q36~38', [36, 37, 38]],
  ])('%j names them', (query, numbers) => {
    expect(readReference(query, response)).toEqual({ kind: 'questions', numbers });
  });

  it.each([
    '2022',
    '2019-2023',
    // A chapter, an article and a plan have numbers too.
    'ICM Act 2018 第21章在讲什么',
    '第7条',
    '第13个五年计划',
    '2+2*7 = ?',
    '12 × 7',
    '2+2',
    '<3',
    '24/7',
    '10:30',
    '119:18',
    '39.5',
    '23-5-2018',
    '19/04/2021',
    '2018/02',
    '3,000,000,000',
    '5-3',
    '24-7',
    '1st question - who is the CIO?',
    'my 2nd question is whether there is a privacy law',
  ])('%j is no question', (query) => {
    expect(readReference(query, response)).toBeUndefined();
  });
});
