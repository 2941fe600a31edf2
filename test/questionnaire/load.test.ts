import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SourceError } from '../../src/questionnaire/errors.ts';
import { loadResponse } from '../../src/questionnaire/load.ts';
import { type SurveyFolder, surveyFolder } from '../support/files.ts';

let folder: SurveyFolder;
beforeEach(() => {
  folder = surveyFolder();
});
afterEach(() => folder.end());

/** The message of the error with which loading fails, without the folder's name. */
function refusal(): string {
  try {
    loadResponse(folder.response);
  } catch (error) {
    expect(error).toBeInstanceOf(SourceError);
    const message = error instanceof Error ? error.message : '';
    expect(message).not.toContain('\n');
    return message.replace(/^.*\//, '');
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
    expect(() => loadResponse('src')).toThrow(SourceError);
  });

  it.each<[string, string, (text: string) => string | Buffer, RegExp]>([
    [
      'the response is in another encoding',
      'bhutan.md',
      (text) => Buffer.concat([Buffer.from('\n\n'), Buffer.from([0xff]), Buffer.from(text)]),
      /^bhutan\.md:3: expected UTF-8, found byte 0xff$/,
    ],
    [
      'the response is empty',
      'bhutan.md',
      () => '',
      /^bhutan\.md:1: expected question 1 of 112, found no question/,
    ],
    [
      'the questionnaire is no JSON',
      QUESTIONNAIRE,
      (text) => text.replace('"topics": [', '"topics": [,'),
      /^questionnaire\.json:130: expected JSON, found Unexpected token ','$/,
    ],
    [
      'the questionnaire breaks off',
      QUESTIONNAIRE,
      (text) => text.slice(0, -20),
      /^questionnaire\.json:(?:19\d|20\d): expected JSON, found /,
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
  expect(loadResponse(folder.response).questions.size).toBe(112);
});
