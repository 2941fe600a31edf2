import type { Section, SurveyResponse } from '../questionnaire/schema.ts';
import { questionsOf } from '../questionnaire/structure.ts';
import { english } from '../search/languages/en.ts';
import { editDistance } from '../search/spelling.ts';
import { AND, TO } from './number-joints.ts';

const { isStopWord, terms, words } = english;

/** A section, or several, that a text names. */
export type SectionReference =
  | { readonly kind: 'section'; readonly section: Section }
  | { readonly kind: 'questions'; readonly numbers: readonly number[]; readonly missing: undefined }
  | { readonly kind: 'no_such_section' };

/** Words for a section, also in the languages next door. */
const SECTION_WORDS = [
  'section',
  'sect',
  'sec',
  'part',
  'parts',
  'chapter',
  'partie',
  'teil',
  'seccion',
  'secciones',
  'sezione',
  'parte',
  'partes',
  'capitulo',
  'раздел',
  'раздела',
  'разделу',
  'разделе',
  'разделы',
  'разделов',
  'القسم',
  'قسم',
];
/** A section by its letter, with the preposition before it: "section C", "in the section 'C'". */
const LETTERED =
  /(?:(?<!\p{L})(?:in|of|from|within|dans|de|en|в|из|por|في|من)\s+)?(?:(?<!\p{L})(?:the|la)\s+)?(?<!\p{L})(?<word>\p{L}{3,})\.?\s*["'(]?(?<!\p{L})(?<letter>\p{L})(?!\p{L})(?!['’]\p{L})["')]?(?=\s+(?<next>\p{L}+)|)/giu;
/** Nothing but a section that is none of the response: "section 3", "section z". */
const OTHER_SECTION = /^\P{L}*(?<word>\p{L}{3,})\s*(?:\p{L}|\d{1,3})\P{L}*$/u;
/** Several sections: "sections C and D", "sections A-C". */
const SEVERAL_LETTERED = new RegExp(
  String.raw`(?:(?<!\p{L})(?:the|l[ae]s)\s+)?(?<!\p{L})(?<word>\p{L}{3,})\.?\s+(?<letters>\p{L}(?:(?:\s*(?:${TO}|${AND}|or|ou|или)\s*|\s+(?=\p{L}\s*(?:${AND})\s*\p{L}(?!\p{L})))\p{L})+)(?![\p{L}\p{N}'’])`,
  'iu',
);
const NEXT_LETTER = new RegExp(
  String.raw`(?:^|(${TO})|${AND}|or|ou|или|(?<=\p{L})(?=\s+(?!(?:${AND}|or|ou|или)\s)))\s*(\p{L})(?!\p{L})`,
  'giu',
);
/** The same in Chinese, where the letter stands before the word or after. */
const CHINESE_LETTERED =
  /(?<![A-Za-z])(?<before>[A-Z])\s*(?:部分|节|節|章)[的里中]?|(?:(?<![大一])部分|章节|章節|第)\s*(?<after>[A-Z])(?![A-Za-z0-9-])[的里中]?/u;
/** Cyrillic capitals that look like those of sections; small ones are prepositions. */
const CYRILLIC_LETTERS: Readonly<Record<string, string>> = { А: 'A', В: 'B', С: 'C', Е: 'E' };

/** The section of a letter, in either case, or of a Cyrillic capital that looks like it. */
export function sectionOfLetter(letter: string, { sections }: SurveyResponse): Section | undefined {
  const id = CYRILLIC_LETTERS[letter] ?? letter.toUpperCase();
  return sections.find((section) => section.id === id);
}
/** Words that ask for the whole of something. */
const WHOLE =
  /\b(?:section|part(?!\s+(?:of|in)\b)|chapter|summar(?:y|ies|i[sz]e[ds]?|i[sz]ing)|sum\s+up|tl;?\s?dr|over\s?view|run\s?down|recap|gist|outline|digest|brief(?:ly)?|in short|at a glance|everything|all (?:of|about|on|the|that)|whole|entire|full|complete|key points|highlights|main points|nutshell|walk me through|catch me up)\b/iu;
/** Words that say outright that a section is meant. */
const OUTRIGHT = /\b(?:section|part(?!\s+(?:of|in)\b)|chapter)\b/iu;
/** Share of a theme's words that must be a section's own when one is meant outright. */
const OUTRIGHT_SHARE = 0.6;
/** Words that say nothing of a section's theme. */
const FILLER = new Set(
  terms(
    'section part chapter summary summarise sum tldr tl dr overview view rundown run down recap gist outline digest brief briefly short everything all entire full complete key point highlight main nutshell theme topic thing read show list cover area msq questionnaire survey report document country government said answered through walk catch glance long version',
  ),
);

/**
 * Reads a section by its letter, its title or its theme, or several by their letters.
 * @returns Undefined where none is named.
 */
export function readSection(query: string, response: SurveyResponse): SectionReference | undefined {
  const several = readSections(query, response);
  if (several) return several;
  const named = sectionNamed(query, response);
  if (named?.section) return { kind: 'section', section: named.section };
  if (named && themeOf(named.rest).size === 0) return { kind: 'no_such_section' };
  const alone = /^[^\p{L}\p{N}]*(\p{L})[^\p{L}\p{N}]*$/u.exec(query)?.[1];
  const lettered = alone === undefined ? undefined : sectionOfLetter(alone, response);
  if (lettered) return { kind: 'section', section: lettered };
  // Sections have letters: there is no "section 3".
  const other = OTHER_SECTION.exec(query)?.groups?.['word'];
  if (other !== undefined && isSectionWord(other)) return { kind: 'no_such_section' };

  const byTitle = sectionsByTitle(response).get(fold(query));
  if (byTitle) return { kind: 'section', section: byTitle };

  if (!WHOLE.test(query)) return undefined;
  const country = new Set(terms(response.country.name('en')));
  const theme = new Set([...themeOf(query)].filter((term) => !country.has(term)));
  if (theme.size === 0) return undefined;
  const section = response.sections.find(({ title, phrasings }) => {
    const names = [title, ...phrasings].map(themeOf).filter(({ size }) => size > 0);
    const isNamed = names.some((name) => [...name].every((term) => theme.has(term)));
    const own = [...theme].filter((term) => names.some((name) => name.has(term))).length;
    return isNamed && own >= theme.size * (OUTRIGHT.test(query) ? OUTRIGHT_SHARE : 1);
  });
  return section && { kind: 'section', section };
}

/** Several sections that are named by their letters are all their questions. */
function readSections(query: string, response: SurveyResponse): SectionReference | undefined {
  const found = SEVERAL_LETTERED.exec(query);
  const { word = '', letters = '' } = found?.groups ?? {};
  if (!found || !isSectionWord(word) || themeOf(query.replace(found[0], ' ')).size > 0) return undefined;
  const places: number[] = [];
  for (const [, joint, letter = ''] of letters.matchAll(NEXT_LETTER)) {
    const section = sectionOfLetter(letter, response);
    if (!section) return undefined;
    const place = response.sections.indexOf(section);
    const from = joint === undefined ? place : (places.at(-1) ?? place);
    for (let next = from; next <= place; next++) places.push(next);
  }
  const wanted = [...new Set(places)].flatMap((place) => response.sections[place] ?? []);
  const numbers = wanted.flatMap((section) => questionsOf(response, section).map(({ number }) => number));
  return numbers.length > 0 ? { kind: 'questions', numbers, missing: undefined } : undefined;
}

const fold = (name: string): string => words(name).join(' ');

/** The sections whose titles are no topic's label as well, by their folded titles. */
function sectionsByTitle({ sections, topics }: SurveyResponse): ReadonlyMap<string, Section> {
  const labels = new Set(topics.map(({ label }) => fold(label)));
  const titled = sections.map((section) => [fold(section.title), section] as const);
  return new Map(titled.filter(([title]) => !labels.has(title)));
}

function themeOf(text: string): Set<string> {
  return new Set(terms(text).filter((term) => !FILLER.has(term)));
}

/** A section that a text names by its letter: "section C", "sectoin c", "part D on strategy", "C部分". */
export interface NamedSection {
  /** Undefined where there is none of that letter: "section Z"; and of several: "sections C and D". */
  readonly section: Section | undefined;
  readonly areSeveral: boolean;
  /** The text without the name. */
  readonly rest: string;
}

/** @returns Undefined where the text names no section by a letter. */
export function sectionNamed(text: string, response: SurveyResponse): NamedSection | undefined {
  const chinese = CHINESE_LETTERED.exec(text);
  const { before, after } = chinese?.groups ?? {};
  const capital = before ?? after;
  if (chinese && capital !== undefined) {
    const section = sectionOfLetter(capital, response);
    return { section, areSeveral: false, rest: text.replace(chinese[0], ' ') };
  }
  const several = SEVERAL_LETTERED.exec(text);
  if (several && isSectionWord(several.groups?.['word'] ?? '')) {
    return { section: undefined, areSeveral: true, rest: text.replace(several[0], ' ') };
  }
  for (const match of text.matchAll(LETTERED)) {
    const { word = '', letter = '', next = '' } = match.groups ?? {};
    if (!isSectionWord(word)) continue;
    const isLast = next === '' || isStopWord(next.toLowerCase());
    // "Section a new law" has an article.
    if (letter === 'a' && !isLast) continue;
    const section = sectionOfLetter(letter, response);
    // "The section I mean", "what part u like".
    const isMeant = section !== undefined || (/^(?!I)\p{Lu}$/u.test(letter) && isLast);
    if (isMeant) return { section, areSeveral: false, rest: text.replace(match[0], ' ') };
  }
  return undefined;
}

/** Whether a word says section, part or chapter, also misspelt. */
export function isSectionWord(word: string): boolean {
  const [folded = ''] = words(word);
  return SECTION_WORDS.some(
    (known) => known === folded || (known.length > 5 && editDistance(known, folded) <= 1),
  );
}
