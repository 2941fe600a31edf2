import { plainDigits } from '../questionnaire/numbers.ts';
import type { Section, SurveyResponse } from '../questionnaire/schema.ts';
import { questionsOf } from '../questionnaire/structure.ts';
import { english } from '../search/languages/en.ts';
import { editDistance } from '../search/spelling.ts';

const { isStopWord, stem, terms, words } = english;

/** A query that names its place instead of describing it. */
export type Reference =
  | {
      readonly kind: 'questions';
      readonly numbers: readonly number[];
      /** The first number named that no question has, such as 113. */
      readonly missing: number | undefined;
    }
  | { readonly kind: 'no_such_question'; readonly number: number; readonly last: number }
  | { readonly kind: 'section'; readonly section: Section }
  | { readonly kind: 'no_such_section' };

/** Longer queries describe what they look for. */
const LONGEST = 300;
/** No questionnaire has more questions; "1-9999" names all there are. */
const LONGEST_RANGE = 500;

/** What stands between the first and the last of a range. */
const TO = String.raw`[-~\uFF5E\u2010-\u2015\u2212]|to|thru|through|till|until|à|au|al?|по|до|到|至|إلى|الى|حتى`;
/** What stands between two numbers of a list. */
const AND = String.raw`and|et|y|и|[&,+/、，和与و]`;
/** An article that some languages put before each of them. */
const ARTICLE = String.raw`(?:l[ae]s?\s+)?`;
/** One number or several, ranges among them: `38`, `38-41`, `38, 39 and 41`; not "5G" or "3rd" after one. */
const NUMBERS = String.raw`(\d{1,4}(?!\d)(?!\s*(?:(?:th|st|nd|rd)\b|%|[.]\d))(?:\s*(?:${TO}|${AND})\s*${ARTICLE}(?:q(?:uestions?)?\.?\s*|#\s*)?\d{1,3}(?![\d\p{Script=Latin}\p{Script=Cyrillic}]))*)`;
/** `Q39`, `q.39`, `qn 39`, `question no. 39`, `#39`; the word also in other languages. */
const MARKED_NUMBERS = new RegExp(
  String.raw`(?:\bq(?:n|s|stn|uestions?|ues)?\.?\s*(?:no\.?|nr\.?|num(?:ber)?s?\.?|#)?\s*|#\s*|(?<!\p{L})(?:questions?|frage|preguntas?|domanda|pergunta|vraag|вопрос(?:ы|а)?|(?:ال)?سؤال|(?:ال)?[أا]سئلة)\s+(?:n(?:um[eé]ro|ú?mero|º|o)?\.?\s*|№\s*|رقم\s*)?(?:(?:from|de|du|del|с|من)\s+)?${ARTICLE}|第\s*|[题題问問]\s*)${NUMBERS}|${NUMBERS}\s*[题題]`,
  'giu',
);
/** `the 39th question`, where nothing else is said. */
const ORDINAL = /(?<!\p{N})(\d{1,3})(?:(?:st|nd|rd|th)\s+question|-?[йя]\s+вопрос)(?!\p{L})/iu;
/** Numbers with a mark that other things have too, or with none. */
const UNMARKED_NUMBERS = new RegExp(
  String.raw`(?:\b(?:no|nr|num|number|item|entry)s?\b\.?\s*)?(?<![\p{L}\d])${NUMBERS}`,
  'giu',
);
/** Words around an unmarked number that leave no doubt that it is the whole request. */
const AROUND_NUMBER = new Set(
  terms(
    'show open stand read display quote full text entry item number num nr msq questionnaire survey no list print',
  ),
);

const UNITS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** Other ways to say a range: "questions 110 onwards", "between 36 and 38". */
const OPEN_RANGE = /(\d)\s*(?:onwards?|and\s+(?:up|onwards?|later)|to\s+the\s+(?:end|last))(?!\p{L})/giu;
const BETWEEN = /(?<!\p{L})between\s+(\d{1,3})\s+and\s+(\d{1,3})(?!\d)/giu;
/** Questions counted from either end: "the first question", "last 3 questions". */
const COUNTED: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<!\p{L})(?<end>first|last)\s+(?:(?<count>\d{1,3}|${UNITS.join('|')})\s+)?questions?(?!\p{L})`,
    'iu',
  ),
  /(?<!\p{L})(?:l[ae]s?\s+)?(?:(?<count>\d{1,3})\s+)?(?<end>premi[eè]re?s?|derni[eè]re?s?)\s+questions?(?!\p{L})/iu,
  /(?<!\p{L})(?:las?\s+)?(?<end>primeras?|[uú]ltimas?)\s+(?:(?<count>\d{1,3})\s+)?preguntas?(?!\p{L})/iu,
  /(?<!\p{L})(?<end>перв|последн)\p{L}+\s+(?:(?<count>\d{1,3})\s+)?вопрос\p{L}*/iu,
  /(?<end>第一|最[后後]一?|前)(?<count>\d{1,3})?[个個道]?(?:问题|問題|[题題])/u,
  /السؤال\s+(?<end>الأول|الأخير)/u,
  /(?<end>أول|آخر)\s+سؤال/u,
];
const IS_LAST = /^(?:last|derni|[uú]ltim|последн|最|الأخير|آخر)/iu;
/** "The second question" */
const ORDINAL_WORDS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const ORDINAL_WORD = new RegExp(String.raw`(?<!\p{L})(${ORDINAL_WORDS.join('|')})\s+question(?!\p{L})`, 'iu');

/** Without these no number is named. */
const MAY_NUMBER = /\d|question|pregunta|вопрос|[题題]|سؤال/iu;
const SPELLED_NUMBER = new RegExp(
  String.raw`(?<=\bquestions?\s+(?:(?:no\.?|number)\s+)?)(?:(?:a|one)\s+hundred(?:\s+and)?(?:\s+|$))?(?:\b(?:${[...UNITS, ...TENS].join('|')})\b[\s-]?){0,2}`,
  'giu',
);

/** Words for a section, also in the languages next door. */
const SECTION_WORDS = [
  'section',
  'sect',
  'sec',
  'part',
  'chapter',
  'partie',
  'teil',
  'seccion',
  'secciones',
  'sezione',
  'parte',
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
 * Reads a query that names questions by number or a section by letter, title or theme.
 * @returns Undefined when the query describes what it looks for in other words.
 */
export function readReference(query: string, response: SurveyResponse): Reference | undefined {
  if (query.length > LONGEST) return undefined;
  const plain = plainDigits(query);
  const numbers = MAY_NUMBER.test(plain)
    ? (readCounted(plain, response) ?? readNumbers(asRange(spelledOut(plain), response), response))
    : undefined;
  return numbers ?? readSection(query, response);
}

function readNumbers(query: string, response: SurveyResponse): Reference | undefined {
  const marked = [...query.matchAll(MARKED_NUMBERS)];
  const found = marked.length > 0 ? marked : unmarked(query);
  const named = found.flatMap(([, list, ofChinese]) => expand(list ?? ofChinese ?? ''));
  const known = [...new Set(named)].filter((number) => response.questions.has(number));
  // "23-5-2018" and "3,000" name no questions, though there is one of a part of them.
  if (marked.length === 0 && named.length > 1 && named.some(isNoNumber)) return undefined;
  if (known.length > 0) {
    const missing = named.find((one) => !response.questions.has(one) && !isNoNumber(one));
    return { kind: 'questions', numbers: known, missing };
  }
  const [number] = named;
  // "2022" or "2019-2023" alone are years.
  if (marked.length === 0 && number !== undefined && number >= 1000) return undefined;
  return number === undefined
    ? undefined
    : { kind: 'no_such_question', number, last: response.questions.size };
}

function readCounted(query: string, { questions }: SurveyResponse): Reference | undefined {
  const found = COUNTED.map((pattern) => pattern.exec(query)).find((match) => match !== null);
  const { end, count = '1' } = found?.groups ?? {};
  if (!found || end === undefined || !isFiller(query.replace(found[0], ' '))) return undefined;
  const all = [...questions.keys()];
  const most = Math.max(1, UNITS.indexOf(count.toLowerCase()) + 1 || Number(count));
  const numbers = IS_LAST.test(end) ? all.slice(-most) : all.slice(0, most);
  return { kind: 'questions', numbers, missing: undefined };
}

const asRange = (query: string, { questions }: SurveyResponse): string =>
  query
    .replace(OPEN_RANGE, `$1 to ${questions.size}`)
    .replace(BETWEEN, '$1 to $2')
    .replace(ORDINAL_WORD, (_, word: string) => `question ${ORDINAL_WORDS.indexOf(word.toLowerCase()) + 1}`);

/** Whether a number among several cannot be meant as a question: a year, or the zeros of a thousand. */
const isNoNumber = (number: number): boolean => number === 0 || number >= 1000;

/** Numbers that are all that a query says, and no sum, time or date. */
function unmarked(query: string): RegExpExecArray[] {
  const ordinal = ORDINAL.exec(query);
  if (ordinal && isFiller(query.replace(ORDINAL, ' '))) return [ordinal];
  const falls = [...query.matchAll(/(\d+)\s*[-\u2010-\u2015\u2212]\s*(\d+)/g)].some(
    ([, from, to]) => Number(to) <= Number(from),
  );
  if (falls || /[*×÷=^<>+]|\d\s*[:/.]\s*\d/u.test(query)) return [];
  return isFiller(query.replace(UNMARKED_NUMBERS, ' ')) ? [...query.matchAll(UNMARKED_NUMBERS)] : [];
}

const isFiller = (text: string): boolean =>
  words(text).every((word) => isStopWord(word) || AROUND_NUMBER.has(stem(word)));

const NEXT_NUMBER = new RegExp(String.raw`\s*(?:(${TO})(?=\s*${ARTICLE}[q#\d]))?\D*?(\d+)`, 'giu');

/** `38-40, 45` to 38, 39, 40, 45. */
function expand(list: string): number[] {
  const numbers: number[] = [];
  for (const [, joint, digits] of list.matchAll(NEXT_NUMBER)) {
    const number = Number(digits);
    const from = numbers.at(-1);
    if (joint !== undefined && from !== undefined && number !== from) {
      const [first, last] = number > from ? [from + 1, number] : [number, from - 1];
      for (let next = first; next <= last && numbers.length < LONGEST_RANGE; next++) numbers.push(next);
    } else {
      numbers.push(number);
    }
  }
  return numbers;
}

/** "question one hundred and eleven" with its number in digits. */
function spelledOut(query: string): string {
  return query.replace(SPELLED_NUMBER, (spelled) => {
    const number = words(spelled).reduce((sum, word) => {
      if (word === 'hundred') return 100;
      const unit = UNITS.indexOf(word) + 1;
      return sum + (unit || (TENS.includes(word) ? (TENS.indexOf(word) + 2) * 10 : 0));
    }, 0);
    return number === 0 ? spelled : `${number} `;
  });
}

function readSection(query: string, response: SurveyResponse): Reference | undefined {
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
function readSections(query: string, response: SurveyResponse): Reference | undefined {
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
  /** Undefined where there is none of that letter: "section Z". */
  readonly section: Section | undefined;
  /** The text without the name. */
  readonly rest: string;
}

/** @returns Undefined where the text names no section by a letter. */
export function sectionNamed(text: string, response: SurveyResponse): NamedSection | undefined {
  const chinese = CHINESE_LETTERED.exec(text);
  const { before, after } = chinese?.groups ?? {};
  const capital = before ?? after;
  if (chinese && capital !== undefined) {
    return { section: sectionOfLetter(capital, response), rest: text.replace(chinese[0], ' ') };
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
    if (isMeant) return { section, rest: text.replace(match[0], ' ') };
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
