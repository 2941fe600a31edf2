import { stemmer } from 'stemmer';
import { remember } from '../remember.ts';

/**
 * Words that carry the form of a question and none of its subject. Kept apart from the subject's own
 * small words: "no" and "not" stay ("no one behind").
 */
const STOP_WORDS = new Set(
  `a about all also am an and any anybody anyone anything are as at be been being but by can could d did do
  does doing done for from get gets getting give gives go goes going got gotta had has have having he her
  here hers hey hi him his how i if im in into is isnt it its ive just know let like ll look looking m made make
  makes me mean might mine more most much must my of off on one ones only or our out over please pls plz r re s
  say says she should so some somebody someone something stuff such t tell than that thats the their them then
  there theres these they theyre thing things this those thx to too u up ur us ve very want wanna was we well were
  what whats when where wheres which who whom whos whose why will with without would ya yall yes you your yours
  bot question answer response
  n lol lmao rn tbh btw abt wat wats dat dont doesnt even ever actually really exactly already yet still quite maybe
  perhaps thanks hello quick ok okay nah idk whether lot lots bit anyway though else whole`.split(/\s+/),
);

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

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

const MOST_STEMS = 50_000;

/**
 * Porter's stem of a lower-case word (M. F. Porter, "An algorithm for suffix stripping", 1980), British
 * and American spelling made alike and short forms written out.
 */
export const stem = remember((word) => {
  const full = SHORT_FORMS.get(word) ?? word;
  return /^[a-z]{3,40}$/.test(full) ? stemmer(americanise(full)) : full;
}, MOST_STEMS);

function americanise(word: string): string {
  for (const [british, american] of SPELLINGS) {
    if (british.test(word)) return word.replace(british, american);
  }
  return word;
}

/**
 * A text's words: compatibility forms folded, accents dropped, lower case, cut at everything that is
 * neither letter nor digit. A short prefix joins the word it belongs to: `e-procurement` is
 * `eprocurement`.
 */
export function words(text: string): string[] {
  const isAscii = /^[\n\r\t -~]*$/.test(text);
  let folded = (isAscii ? text : text.normalize('NFKD').replace(/\p{M}/gu, '')).toLowerCase();
  if (/['’]/.test(folded)) folded = folded.replace(/(?<=[\p{L}])['’](?=\p{L})/gu, '');
  if (/\b[emt][-‐‑ ]/.test(folded)) folded = folded.replace(/\b([emt])[-‐‑ ](?=[a-z]{3})/g, ' $1');
  if (folded.includes('covid')) folded = folded.replace(/covid[-‐‑ ]?19/g, 'covid');
  return folded.match(isAscii ? /[a-z0-9]+/g : /[\p{L}\p{N}]+/gu) ?? [];
}

/** What a word is compared by: its stem; a small word by itself, marked, so that "us" is not "use". */
export function keyOf(word: string): string {
  return STOP_WORDS.has(word) ? `'${word}` : stem(word);
}

/** A text's terms for search: its words without stop words, stemmed. */
export function terms(text: string): string[] {
  return words(text)
    .filter((word) => !STOP_WORDS.has(word))
    .map(stem);
}
