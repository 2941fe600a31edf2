import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SourceError } from '../../src/questionnaire/errors.ts';
import { loadResponse, surveyLine } from '../../src/questionnaire/load.ts';
import { checkLearned } from '../../src/questionnaire/survey.ts';
import { type SurveyFolder, surveyFolder } from '../support/files.ts';

let folder: SurveyFolder;
beforeEach(() => {
  folder = surveyFolder();
});
afterEach(() => folder.end());

/** The message of the error with which loading fails, without the folders' names. */
function refusal(file = folder.response): string {
  try {
    loadResponse(file, folder.data);
  } catch (error) {
    expect(error).toBeInstanceOf(SourceError);
    const message = error instanceof Error ? error.message : '';
    expect(message).not.toContain('\n');
    return message.replaceAll(`${folder.data}/msq-2022/`, '').replaceAll(`${folder.data}`, 'data');
  }
  throw new Error('it loads');
}

const QUESTIONNAIRE = 'questionnaire.json';

describe('a broken survey is refused, with file, line, what was expected and what was found', () => {
  it.each([
    ['bhutan.md', 'bhutan.md: expected a readable file, found no such file'],
    [QUESTIONNAIRE, 'questionnaire.json: expected a readable file, found no such file'],
    ['phrasings.json', 'phrasings.json: expected a readable file, found no such file'],
    ['unasked.json', 'unasked.json: expected a readable file, found no such file'],
  ])('when %s is missing', (name, message) => {
    folder.remove(name);
    expect(refusal()).toBe(message);
  });

  it('when the response is a folder', () => {
    expect(refusal(folder.data)).toBe('data: expected a file, found a folder');
  });

  it('when the response is a pipe, which nothing may ever be written to', () => {
    const pipe = path.join(folder.data, 'pipe.md');
    execFileSync('mkfifo', [pipe]);
    expect(refusal(pipe)).toBe('data/pipe.md: expected a file, found a pipe');
  });

  it('when the response is of 50 MB', () => {
    folder.edit('bhutan.md', () => Buffer.alloc(50_000_000, 'a'));
    expect(refusal()).toBe('bhutan.md: expected at most 5 MB, found 50 MB');
  });

  it.each<[string, string, (text: string) => string | Buffer, RegExp]>([
    [
      'the response is in another encoding',
      'bhutan.md',
      (text) => Buffer.concat([Buffer.from('\n\n'), Buffer.from([0xff]), Buffer.from(text)]),
      /^bhutan\.md:3: expected UTF-8 text, found byte 0xff$/,
    ],
    [
      'the response contains a NUL',
      'bhutan.md',
      (text) => text.replace('Bhutan', 'Bhu\0tan'),
      /^bhutan\.md:12: expected UTF-8 text, found byte 0x00$/,
    ],
    [
      'the response is empty',
      'bhutan.md',
      () => '',
      /^bhutan\.md: expected the 112 questions of Member States .* 2022, .*, found 0 of them\. Write it .*: npm run import -- bhutan\.md$/,
    ],
    [
      'the country is left empty',
      'bhutan.md',
      (text) => text.replace('\nBhutan\n', '\n'),
      /^bhutan\.md:10: expected the name of one country \(ISO 3166\) as the answer to question 1, found none$/,
    ],
    [
      'the country is none',
      'bhutan.md',
      (text) => text.replace('\nBhutan\n', '\nFreedonia\n'),
      /^bhutan\.md:10: expected the name of one country .*, found "Freedonia"$/,
    ],
    [
      'the first line names an unknown survey',
      'bhutan.md',
      (text) => `<!-- survey: msq-1999 -->\n${text}`,
      /^bhutan\.md:1: expected a survey of data \(msq-2022\), named as in "<!-- survey: msq-2022 -->" .*, found "msq-1999"\. Write /,
    ],
    [
      'the questionnaire is no JSON',
      QUESTIONNAIRE,
      (text) => text.replace('"topics": [', '"topics": [,'),
      /^questionnaire\.json:\d+: expected JSON, found Unexpected token ','$/,
    ],
    [
      'the questionnaire breaks off',
      QUESTIONNAIRE,
      (text) => text.slice(0, -20),
      /^questionnaire\.json:\d+: expected JSON, found /,
    ],
    [
      'a field is of another type',
      QUESTIONNAIRE,
      (text) => text.replace('"year": 2022', '"year": "2022"'),
      /^questionnaire\.json: expected survey\.year to be valid .*, found "2022"$/,
    ],
    [
      'a field is unknown',
      QUESTIONNAIRE,
      (text) => text.replace('"year": 2022', '"year": 2022, "moon": 1'),
      /^questionnaire\.json: expected survey to be valid .*moon.*, found /,
    ],
    [
      'a question is missing among the questions',
      QUESTIONNAIRE,
      (text) => text.replace(/^.*"number": 38,.*\n/m, ''),
      /^questionnaire\.json:\d+: expected question 38 in its place, found question 39$/,
    ],
    [
      'a label names a question that does not exist',
      QUESTIONNAIRE,
      (text) => text.replace('[38, 39]', '[38, 39, 113]'),
      /^questionnaire\.json:\d+: expected questions 1 to 112, found question 113 under the label "Data privacy/,
    ],
    [
      'a question stands under two topics',
      QUESTIONNAIRE,
      (text) => text.replace('[38, 39]', '[38, 39, 40]'),
      /^questionnaire\.json:\d+: expected each question under one topic, found 40 under/,
    ],
    [
      'a question stands under none',
      QUESTIONNAIRE,
      (text) => text.replace('[38, 39]', '[38]'),
      /^questionnaire\.json:\d+: expected a topic for question 39, found none$/,
    ],
    [
      'a topic id stands twice',
      QUESTIONNAIRE,
      (text) => text.replace('"id": "law-cybersecurity"', '"id": "law-data-privacy"'),
      /^questionnaire\.json:\d+: expected every topic id once, found "law-data-privacy" twice$/,
    ],
    [
      'a topic belongs under one that does not exist',
      QUESTIONNAIRE,
      (text) => text.replace('"questions": [38, 39]', '"questions": [38, 39], "under": "nowhere"'),
      /^questionnaire\.json:\d+: expected an existing topic after "under", found "nowhere"$/,
    ],
    [
      'topics are nested more than once',
      QUESTIONNAIRE,
      (text) =>
        text
          .replace('"questions": [38, 39]', '"questions": [38, 39], "under": "law-cybersecurity"')
          .replace('"questions": [40, 41]', '"questions": [40, 41], "under": "country"'),
      /^questionnaire\.json:\d+: expected one level of topics under topics, found "law-data-privacy" under/,
    ],
    [
      'phrasings are of an unknown topic',
      'phrasings.json',
      (text) => text.replace('"law-data-privacy"', '"law-of-the-jungle"'),
      /^phrasings\.json:\d+: expected ids of topics, found "law-of-the-jungle"$/,
    ],
    [
      'phrasings are no list',
      'phrasings.json',
      () => '{"country": "one"}',
      /^phrasings\.json: expected country to be valid .*, found "one"$/,
    ],
    [
      'a phrasing is blank',
      'phrasings.json',
      () => '{"country": ["which country", " "]}',
      /^phrasings\.json: expected country\.1 to be valid \(must not be blank\), found " "$/,
    ],
    [
      'unasked themes lack phrasings',
      'unasked.json',
      () => '[{"id":"a","label":"A"}]',
      /^unasked\.json: expected 0\.phrasings to be valid .*, found nothing$/,
    ],
    [
      'a file is not an object at all',
      QUESTIONNAIRE,
      () => 'null',
      /^questionnaire\.json: expected the file to be valid .*, found null$/,
    ],
  ])('when %s', (_, name, change, message) => {
    folder.edit(name, change);
    expect(refusal()).toMatch(message);
  });
});

it('a response with a byte order mark loads', () => {
  folder.edit('bhutan.md', (text) => `\uFEFF${text}`);
  expect(loadResponse(folder.response, folder.data).questions.size).toBe(112);
});

describe('a response that stands outside its survey', () => {
  const elsewhere = (text: string): string => {
    const file = path.join(folder.data, 'response.md');
    writeFileSync(file, text);
    return file;
  };

  it('names its survey in the first line', () => {
    const text = readFileSync(folder.response, 'utf8');
    const { survey, country } = loadResponse(elsewhere(`${surveyLine('msq-2022')}\n${text}`), folder.data);
    expect(survey).toMatchObject({ folder: 'msq-2022', year: 2022 });
    expect(country.code).toBe('BT');
  });

  it('is refused without that line, saying what to write', () => {
    expect(refusal(elsewhere(readFileSync(folder.response, 'utf8')))).toMatch(
      /^data\/response\.md:1: expected a survey of data \(msq-2022\), .*, found no name, in the folder "msq-.*"\. Write the file with: npm run import -- /,
    );
  });
});

it('a survey for which nothing was learned is refused, instead of borrowing from another', () => {
  folder.remove('ranking.bin');
  const { survey } = loadResponse(folder.response, folder.data);
  expect(() => checkLearned(survey, folder.data)).toThrow(
    /msq-2022\/ranking\.bin: expected what the search learns for UN E-Government Survey 2022, found no such file\. Learn it first; data\/README\.md says how$/,
  );
});
