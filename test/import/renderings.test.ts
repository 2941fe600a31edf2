import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readText } from '../../src/import/decode.ts';
import { readRendering } from '../../src/import/read.ts';
import { writeCanonical } from '../../src/import/write.ts';
import { loadResponse } from '../../src/questionnaire/load.ts';
import { parseResponse } from '../../src/questionnaire/parse.ts';
import { DATA, loadQuestionnaire } from '../../src/questionnaire/survey.ts';
import { bhutanFile } from '../support/bhutan.ts';
import { folded, readTruth } from './truth.ts';

const FOLDER = fileURLToPath(new URL('renderings/', import.meta.url));
const questionnaire = loadQuestionnaire('msq-2022', DATA);
const truth = readTruth();

/** What some renderings say on purpose beside the truth: the words of one question's answer. */
const OTHERWISE: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  '31': {
    13: '1. Ministry of ICT 2. ICT Authority 14. Konza Technopolis',
    39: 'The following apply: 1. Data Protection Act, 2019 2. Data Protection (General) Regulations, 2021 3. Constitution of Kenya, Article 31',
  },
  '32': { 39: '# Data Protection Act, 2019 It establishes the Office of the Data Protection Commissioner.' },
  '40': { 1: 'Republic of Kenya (https://www.mygov.go.ke)' },
  '45': {
    7: Array.from({ length: 9 }, (_, index) => `${index + 1}. https://portal${index + 1}.go.ke`).join(' '),
  },
  '49': { 49: 'See our answer under 39. If yes, please provide link and detail. above.' },
  '70': { 1: 'Niger' },
  '73': { 1: 'United States of America' },
  '75': { 1: 'Sudan' },
};
const REFUSED: Readonly<Record<string, RegExp>> = {
  '35': /the form is in French; the questionnaire is in English/,
  '36': /another edition of the form: it does not have question 30 here/,
  '48': /another edition of the form: it does not have question 30 here/,
};

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));
const numberOf = (name: string): string => name.slice(0, 2);

describe('a rendering of a response', () => {
  it.each(files.filter((name) => !REFUSED[numberOf(name)]))('%s is read right, without a doubt', (name) => {
    const result = readRendering(readText(FOLDER + name).text, questionnaire);
    if ('faults' in result) throw new Error(result.faults[0].why);
    expect(result.doubts).toEqual([]);
    const otherwise = OTHERWISE[numberOf(name)] ?? {};
    const read = parseResponse(
      writeCanonical(result.questions, questionnaire, 'msq-2022'),
      questionnaire,
      name,
    );
    expect(read).toHaveLength(112);
    for (const { number, answer, selection } of read) {
      expect([number, folded(answer)]).toEqual([number, otherwise[number] ?? truth.answers.get(number)]);
      const selected = selection.kind === 'recorded' ? selection.selected : undefined;
      expect([number, selected]).toEqual([number, truth.selected.get(number)]);
    }
  });

  it.each(Object.entries(REFUSED))('%s is refused, saying what differs', (number, why) => {
    const name = files.find((one) => numberOf(one) === number) ?? '';
    const result = readRendering(readText(FOLDER + name).text, questionnaire);
    if (!('faults' in result)) throw new Error('it is read');
    expect(result.faults[0].why).toMatch(why);
    expect(result.faults.every(({ line }) => line > 0)).toBe(true);
  });

  it('names the questions that another edition does not have, and those that it has instead', () => {
    const result = readRendering(readText(`${FOLDER}36-msq2024-numbers.md`).text, questionnaire);
    const whys = 'faults' in result ? result.faults.map(({ why }) => why) : [];
    expect(whys.slice(0, -1).map((why) => Number(/question (\d+) here/.exec(why)?.[1]))).toEqual([
      30, 31, 32, 33, 34, 35,
    ]);
    expect(whys.at(-1)).toMatch(/the questionnaire does not have this question/);
  });
});

describe("Bhutan's response", () => {
  const text = readFileSync(bhutanFile, 'utf8');

  it('is read as the loader reads it', () => {
    const result = readRendering(text, questionnaire);
    if ('faults' in result) throw new Error(result.faults[0].why);
    expect(result.doubts).toEqual([]);
    const loaded = loadResponse(bhutanFile);
    const again = parseResponse(
      writeCanonical(result.questions, questionnaire, 'msq-2022'),
      questionnaire,
      'again',
    );
    for (const question of again) {
      const original = loaded.questions.get(question.number);
      expect(folded(question.answer)).toBe(folded(original?.answer ?? ''));
      expect(question.links.map(({ url }) => url)).toEqual(original?.links.map(({ url }) => url));
      expect({ ...question, answer: '', links: [], lines: undefined }).toEqual({
        ...original,
        answer: '',
        links: [],
        lines: undefined,
      });
    }
  });

  it('is the same again when the canonical file is read', () => {
    const once = readRendering(text, questionnaire);
    if ('faults' in once) throw new Error(once.faults[0].why);
    const written = writeCanonical(once.questions, questionnaire, 'msq-2022');
    const twice = readRendering(written, questionnaire);
    if ('faults' in twice) throw new Error(twice.faults[0].why);
    expect(writeCanonical(twice.questions, questionnaire, 'msq-2022')).toBe(written);
  });
});

it('the response that the search is measured on beside Bhutan is what the clean rendering gives', () => {
  const result = readRendering(readText(`${FOLDER}00-clean-ticks.md`).text, questionnaire);
  if ('faults' in result) throw new Error(result.faults[0].why);
  const written = writeCanonical(result.questions, questionnaire, 'msq-2022');
  expect(readFileSync(new URL('kenya.md', import.meta.url), 'utf8')).toBe(written);
});
