import { describe, expect, it } from 'vitest';
import { createLibrary, type LanguageSource } from '../../src/answer/library.ts';
import type { LanguageCode } from '../../src/search/languages/index.ts';
import { loadModel, loadTranslated } from '../../src/search/ranking/load.ts';
import { response } from '../support/search.ts';

/** A library whose languages come one after another, and which asks for no other. */
function growing(...there: LanguageCode[]) {
  const has = (language: LanguageCode): boolean => there.includes(language);
  const only = <T>(language: LanguageCode, value: () => T): T => {
    if (!has(language)) throw new Error(`asked for ${language}`);
    return value();
  };
  const source: LanguageSource = {
    has,
    translate: (language) => only(language, () => loadTranslated(response, language)),
    model: (translated, language) => only(language, () => loadModel(translated, language)),
  };
  return { library: createLibrary(source), add: (language: LanguageCode) => void there.push(language) };
}

const QUESTIONS = [
  ['fr', 'Existe-t-il une loi sur la protection des données personnelles ?'],
  ['es', '¿Hay una ley de protección de datos personales?'],
  ['ru', 'Есть ли закон о защите персональных данных?'],
  ['zh', '有数据隐私法吗？'],
  ['ar', 'هل يوجد قانون لحماية البيانات الشخصية؟'],
] as const;

describe('a library without the data of a language', () => {
  it.each(QUESTIONS)(
    'tells that %s is missing for "%s", and answers once it is there',
    (language, question) => {
      const { library, add } = growing('en');
      expect(library.missingFor(question)).toBe(language);
      expect(library.ask(question)).not.toMatchObject({ language });
      add(language);
      expect(library.missingFor(question)).toBeUndefined();
      expect(library.ask(question)).toMatchObject({ language, answer: { kind: 'answered' } });
    },
  );

  it('misses nothing for a question in a language that is there, or in none that is understood', async () => {
    const { library } = growing('en', 'ru');
    await library.loadDetector();
    expect(library.missingFor('is there a law on data privacy?')).toBeUndefined();
    expect(library.missingFor('Есть ли закон о защите персональных данных?')).toBeUndefined();
    expect(library.missingFor('Gibt es ein Gesetz zum Datenschutz in Bhutan?')).toBeUndefined();
  });

  it('tells French and Spanish apart by more than their small words once the detector is loaded', async () => {
    const { library } = growing('en');
    await library.loadDetector();
    expect(library.missingFor('leyes de privacidad de los datos de ciudadanos')).toBe('es');
    expect(library.missingFor('lois de confidentialité de donnees de citoyens')).toBe('fr');
  });

  it('answers in English what somebody says to the bot in such a language', () => {
    const { library } = growing('en');
    expect(library.ask('👍', 'fr')).toMatchObject({ language: 'en', answer: { kind: 'help' } });
    expect(library.ask('/help', 'fr')).toMatchObject({ language: 'en', answer: { kind: 'help' } });
    expect(library.ask('Q39', 'fr')).toMatchObject({ language: 'en', answer: { kind: 'answered' } });
  });
});

it('a word that no language knows is near to nothing in any', () => {
  const { library } = growing('en', 'fr', 'es');
  for (const word of ['xyzzy', 'qwrtplk']) {
    expect(library.ask(word)).toMatchObject({ language: 'en', answer: { kind: 'not_found' } });
  }
});

it('a question is not taken for another language because something is near to it there', () => {
  const { library } = growing('en', 'fr', 'es');
  const question = 'internet penetration rate';
  expect(library.in('fr').ask(question)).toMatchObject({ kind: 'closest' });
  expect(library.ask(question)).toMatchObject({ language: 'en', answer: { kind: 'not_found' } });
  expect(library.ask(question, 'fr')).toMatchObject({ language: 'fr', answer: { kind: 'closest' } });
});

it('a question that is near to something in one language and answered in another is answered', () => {
  const { library } = growing('en', 'fr', 'es');
  const question = 'feis y tuiter';
  expect(library.languageOf(question)).toBe('fr');
  expect(library.in('fr').ask(question)).toMatchObject({ kind: 'closest' });
  expect(library.ask(question)).toMatchObject({ language: 'es', answer: { kind: 'answered' } });
});

describe('keywords that nothing contains', () => {
  const { library } = growing('en', 'fr', 'es');

  it.each([
    ['unclosed phrase', 'en', 'en'],
    ['pizza', 'es', 'es'],
    ['the -law', 'es', 'en'],
  ] as const)(
    'such as "%s" are taken for the language of the person, %s, if they may be: %s',
    (typed, own, meant) => {
      expect(library.languageOfKeywords(typed, own)).toBe(meant);
    },
  );
});
