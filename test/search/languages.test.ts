import { describe, expect, it } from 'vitest';
import { createChooseLanguages, type Vocabulary } from '../../src/search/languages/choose.ts';
import { LANGUAGE_CODES, LANGUAGES, type LanguageCode } from '../../src/search/languages/index.ts';
import { loadTranslated } from '../../src/search/ranking/load.ts';
import { readSet } from '../../training/judged.ts';
import { library } from '../support/handle.ts';
import { response } from '../support/search.ts';

/** Ways of asking that a topic and a theme need in a language to be found in words of one's own. */
const FEWEST_PHRASINGS = 40;
const FEWEST_UNASKED = 25;
/** Spelt alike in French. */
const SAME_WORD = new Set(['Justice']);
const OTHERS = LANGUAGE_CODES.filter((code) => code !== 'en');

describe('the text analysis', () => {
  it.each([
    ['fr', "l'identité numérique d'État", ['identit', 'numer', 'etat']],
    ['fr', 'e-participation, l’e-gouvernement', ['eparticip', 'egouvern']],
    ['es', 'leyes de protección de datos', ['ley', 'proteccion', 'dat']],
    ['ru', 'Закон о персональных данных, ещё', ['закон', 'персональн', 'дан']],
    ['ru', 'CIO и ICM Act', ['cio', 'icm', 'act']],
    ['zh', '不丹有沒有資料保護法？', ['不丹', '资料', '保护', '法']],
    ['ar', 'قانونُ حمايةِ البياناتِ', ['قان', 'حما', 'بيان']],
    ['ar', '٣٩', ['39']],
  ] as const)('of %s cuts %j into %j', (code, text, terms) => {
    expect(LANGUAGES[code].terms(text)).toEqual(terms);
  });

  it.each([
    ['ar', 'الحكومه', 'الحكومة'],
    ['ar', 'الإستراتيجية', 'الاستراتيجيه'],
    ['zh', '數據隱私', '数据隐私'],
    ['fr', 'DONNEES', 'données'],
    ['es', 'ADMINISTRACION', 'administración'],
    ['ru', 'ЁЛКА', 'елка'],
  ] as const)('of %s takes %j for %j', (code, one, other) => {
    expect(LANGUAGES[code].terms(one)).toEqual(LANGUAGES[code].terms(other));
  });
});

describe('the language of a question', () => {
  it.each([
    ['data privacy law', 'en'],
    ['loi sur les données personnelles', 'fr'],
    ['ley de datos personales', 'es'],
    ['закон о данных', 'ru'],
    ['数据保护法', 'zh'],
    ['Digital Drukgyul Flagship Program 是什么', 'zh'],
    ['قانون حماية البيانات', 'ar'],
    ['GNHC', 'en'],
  ] as const)('of %j is %s', (query, language) => {
    expect(library.languageOf(query)).toBe(language);
  });

  it.each([
    'データ保護法はありますか',
    '개인정보 보호법',
    'закон про захист даних України',
    'डेटा सुरक्षा कानून',
    'قانون حفاظت از داده‌های شخصی چیست',
  ])('of %j is none of those understood', (query) => {
    expect(library.languageOf(query)).toBeUndefined();
  });

  it('is the person’s own where the words do not say', () => {
    for (const language of LANGUAGE_CODES) {
      expect(library.languageOf('Q39', language)).toBe(language);
      expect(library.languageOf('GNHC', language)).toBe(language);
    }
  });

  it('is the person’s own where a number is named in a language that is none of those understood', () => {
    for (const language of ['en', 'fr'] as const) {
      const asked = library.ask('Q39 বলুন', language);
      expect(asked).toMatchObject({ language, answer: { kind: 'answered', leading: 1 } });
    }
    expect(library.ask('বলুন')).toEqual({ language: undefined, foreign: undefined });
  });

  it.each([
    // As sure in one's own language as in the other.
    ['blokchain', 'en', 'en'],
    ['blokchain', 'es', 'es'],
    // A word of both that says something in one of them only, and nothing for sure.
    ['agent', 'en', 'en'],
    ['agent', 'fr', 'fr'],
    // Words of another one.
    ['loi', 'en', 'fr'],
    ['ley', 'fr', 'es'],
    ['santé', 'en', 'fr'],
    ['sustainable', 'es', 'en'],
    ['CIO email', 'es', 'en'],
    ['cybersecurity', 'fr', 'en'],
  ] as const)('of %j for somebody whose language is %s is %s', (query, preferred, language) => {
    expect(library.ask(query, preferred).language).toBe(language);
  });

  it('is told for nearly all judged queries', () => {
    for (const language of OTHERS) {
      const queries = readSet(`${language}/held-out`);
      const told = queries.filter(({ query }) => library.languageOf(query) === language).length;
      expect([language, told / queries.length >= 0.92]).toEqual([language, true]);
    }
  });

  it('is looked for in few vocabularies where English knows every word', () => {
    const asked: LanguageCode[] = [];
    const choose = createChooseLanguages((language): Vocabulary => {
      asked.push(language);
      return { knows: () => (language === 'en' ? 1 : 0), frequency: () => 0, isInResponse: () => false };
    });
    expect(choose('some words', 'en')).toEqual(['en']);
    expect(new Set(asked)).toEqual(new Set(['en']));
  });
});

describe.each(OTHERS)('the data of %s', (language) => {
  const translated = loadTranslated(response, language);
  const { words } = LANGUAGES[language];
  const fold = (text: string): string => words(text).join(' ');
  const phrasings = [...translated.topics, ...translated.unasked];

  it('has enough ways of asking for every topic and theme', () => {
    const few = [
      ...translated.topics.filter((topic) => topic.phrasings.length < FEWEST_PHRASINGS),
      ...translated.unasked.filter((theme) => theme.phrasings.length < FEWEST_UNASKED),
    ];
    expect(few.map(({ id }) => id)).toEqual([]);
  });

  it('has every label, section, question and option', () => {
    const untranslated = [
      ...translated.topics
        .filter(({ label }, at) => label === response.topics[at]?.label)
        .map(({ id }) => id),
      ...translated.sections
        .filter(({ title }, at) => title === response.sections[at]?.title)
        .map(({ id }) => id),
      ...[...translated.questions.values()]
        .filter((one) => one.translation === one.text && !SAME_WORD.has(one.text))
        .map(({ number }) => number),
    ];
    expect(untranslated).toEqual([]);
  });

  it('has no way of asking under two topics or themes', () => {
    const owners = new Map<string, Set<string>>();
    for (const { id, phrasings: own } of phrasings) {
      for (const phrasing of own)
        owners.set(fold(phrasing), (owners.get(fold(phrasing)) ?? new Set()).add(id));
    }
    const shared = [...owners].filter(([text, ids]) => text !== '' && ids.size > 1);
    expect(shared.map(([text, ids]) => [text, ...ids])).toEqual([]);
  });

  it('has no judged query among its ways of asking', () => {
    const judged = ['dev', 'tune', 'held-out'].flatMap((set) => readSet(`${language}/${set}`));
    const queries = new Set(judged.map(({ query }) => fold(query)));
    const own = phrasings.flatMap((theme) => theme.phrasings);
    expect(own.filter((text) => fold(text) !== '' && queries.has(fold(text)))).toEqual([]);
  });
});
