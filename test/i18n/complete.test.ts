import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { en } from '../../src/i18n/en.ts';
import { MESSAGES } from '../../src/i18n/languages.ts';
import { COUNTRY_LANGUAGES } from '../../src/questionnaire/country.ts';
import { loadQuestionnaire, surveysIn } from '../../src/questionnaire/survey.ts';
import { INTENTS } from '../../src/search/intents.ts';
import { LANGUAGE_CODES, LANGUAGES } from '../../src/search/languages/index.ts';

const DATA = 'data';

/** The keys of a value and of what is in it: "commands.ask.name". */
function keysOf(value: unknown, before = ''): string[] {
  if (typeof value !== 'object' || value === null) return value === '' ? [] : [before];
  return Object.entries(value).flatMap(([key, inside]) =>
    keysOf(inside, before === '' ? key : `${before}.${key}`),
  );
}

const byId = z.record(z.string(), z.unknown());

function readKeys(file: string): string[] {
  return existsSync(file) ? keysOf(byId.parse(JSON.parse(readFileSync(file, 'utf8')))) : [];
}

/** All that a language needs and does not have, each thing with the place where it belongs. */
function missingIn(code: string): string[] {
  const has = (record: Readonly<Record<string, unknown>>): boolean => Object.hasOwn(record, code);
  const own: Readonly<Record<string, unknown>> = MESSAGES;
  const lists = (place: string, needed: readonly string[], there: readonly string[]): string[] =>
    needed
      .filter((key) => !there.some((one) => one === key || one.startsWith(`${key}.`)))
      .map((key) => `${place}: ${key}`);
  // Chinese has no gap between sentences.
  const messages = keysOf(en).filter((key) => key !== 'sentenceGap');
  const ofSurvey = (survey: string): string[] => {
    if (code === 'en') return [];
    const { topics, sections, questions } = loadQuestionnaire(survey, DATA);
    const themes = z
      .array(z.object({ id: z.string() }))
      .parse(JSON.parse(readFileSync(path.join(DATA, survey, 'unasked.json'), 'utf8')));
    const at = (name: string): string => path.join(DATA, survey, code, name);
    const options = new Set(questions.flatMap((question) => question.options ?? []));
    const items = questions.filter(({ item }) => item !== undefined);
    const translation = [
      ...topics.map(({ id }) => `topics.${id}`),
      ...themes.map(({ id }) => `themes.${id}`),
      ...sections.map(({ id }) => `sections.${id}.title`),
      ...questions.map(({ number }) => `questions.${number}`),
      ...items.map(({ number }) => `items.${number}`),
      ...[...options].map((option) => `options.${option}`),
    ];
    return [
      ...lists(at('translation.json'), translation, readKeys(at('translation.json'))),
      ...lists(
        at('phrasings.json'),
        topics.map(({ id }) => id),
        readKeys(at('phrasings.json')),
      ),
      ...lists(
        at('unasked.json'),
        themes.map(({ id }) => id),
        readKeys(at('unasked.json')),
      ),
      ...['classifier.bin', 'ranking.bin', 'intents.bin']
        .filter((name) => !existsSync(at(name)))
        .map((name) => `${at(name)} (npm run tune)`),
    ];
  };
  return [
    ...(has(LANGUAGES) ? [] : [`src/search/languages/index.ts: LANGUAGES.${code}`]),
    ...(COUNTRY_LANGUAGES.some(({ locale }) => locale === code)
      ? []
      : ['src/questionnaire/country.ts: COUNTRY_LANGUAGES']),
    ...lists(`src/i18n/${code}.ts`, messages, keysOf(own[code])),
    ...surveysIn(DATA).flatMap(ofSurvey),
    ...lists(`training/intents/${code}.json`, [...INTENTS], readKeys(`training/intents/${code}.json`)),
  ];
}

describe('a language in which the bot understands questions', () => {
  it.each(LANGUAGE_CODES)('has all it needs: %s', (code) => {
    expect(missingIn(code)).toEqual([]);
  });

  it('that is new gets a list of what is missing', () => {
    expect(missingIn('de')).toEqual(
      expect.arrayContaining([
        'src/search/languages/index.ts: LANGUAGES.de',
        'src/questionnaire/country.ts: COUNTRY_LANGUAGES',
        'src/i18n/de.ts: youAsked',
        'src/i18n/de.ts: commands.ask.options.query.description',
        'data/msq-2022/de/translation.json: topics.law-data-privacy',
        'data/msq-2022/de/translation.json: questions.112',
        'data/msq-2022/de/phrasings.json: law-data-privacy',
        'data/msq-2022/de/classifier.bin (npm run tune)',
        'data/msq-2022/de/intents.bin (npm run tune)',
        'training/intents/de.json: list.laws',
      ]),
    );
  });
});
