import { stemmer } from 'stemmer';
import { createTextAnalysis, type Language } from '../text.ts';
import { englishChat } from './chat/en.ts';

/** "No" and "not" are not among them: they can carry the subject ("no one behind"). */
const STOP_WORDS = `
  a about all also am an and any anybody anyone anything are as at be been being but by can could d did do
  does doing done for from get gets getting give gives go goes going got gotta had has have having he her
  here hers hey hi him his how i if im in into is isnt it its ive just know let like ll look looking m made make
  makes me mean might mine more most much must my of off on one ones only or our out over please pls plz r re s
  say says she should so some somebody someone something stuff such t tell than that thats the their them then
  there theres these they theyre thing things this those thx to too u up ur us ve very want wanna was we well were
  what whats when where wheres which who whom whos whose why will with without would ya yall yes you your yours
  bot question answer response
  n lol lmao rn tbh btw abt wat wats dat dont doesnt even ever actually really exactly already yet still quite maybe
  perhaps thanks hello quick ok okay nah idk whether lot lots bit anyway though else whole`;

/** British spellings to American ones, so that both forms of a word share a stem. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/is(e|ed|er|es|ing|ation|ations|ational|ationally)$/, 'iz$1'],
  [/(?<=[a-z]{3})our(s|ed|ing)?$/, 'or$1'],
  [/amme(s|d)?$/, 'am$1'],
  [/(?<=[a-z]{3})tre(s)?$/, 'ter$1'],
];

/** Everyday short forms of words of this field. */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    gov: 'government',
    govt: 'government',
    govts: 'government',
    egov: 'egovernment',
    egovt: 'egovernment',
    dept: 'department',
    info: 'information',
    org: 'organization',
    orgs: 'organization',
    ppl: 'people',
    fb: 'facebook',
    insta: 'instagram',
    regs: 'regulation',
    stats: 'statistics',
    docs: 'document',
    doc: 'document',
    tech: 'technology',
    techs: 'technology',
  }),
);

/**
 * Porter's stem (M. F. Porter, "An algorithm for suffix stripping", 1980), with British and American spelling
 * made alike and short forms written out.
 */
function stem(word: string): string {
  const full = SHORT_FORMS.get(word) ?? word;
  return /^[a-z]{3,40}$/.test(full) ? stemmer(americanize(full)) : full;
}

function americanize(word: string): string {
  for (const [british, american] of SPELLINGS) {
    if (british.test(word)) return word.replace(british, american);
  }
  return word;
}

const language: Language = {
  code: 'en',
  stopWords: new Set(STOP_WORDS.trim().split(/\s+/)),
  stem,
  prefixes: { letters: 'emt', joins: 'hyphens and blanks' },
  prepare: (word) => word,
  fieldWords: {
    name: 'name who whos whom person people guy man woman he she called',
    title: 'title position rank designation post role job called',
    organization:
      'organization employer employ department agency office ministry where work works company belong',
    email: 'email mail address contact write reach inbox gmail message send',
  },
  chat: englishChat,
};

export const english = createTextAnalysis(language);
