import { plainDigits } from '../questionnaire/numbers.ts';
import type { SurveyResponse } from '../questionnaire/schema.ts';
import { english } from '../search/languages/en.ts';
import { AND, TO } from './number-joints.ts';

const { isStopWord, stem, terms, words } = english;

/** Questions that a text names by their numbers. */
export type NamedQuestions =
  | {
      readonly kind: 'questions';
      readonly numbers: readonly number[];
      /** The first number named that no question has, such as 113. */
      readonly missing: number | undefined;
    }
  | { readonly kind: 'no_such_question'; readonly number: number; readonly last: number };

/** No questionnaire has more questions; "1-9999" names all there are. */
const LONGEST_RANGE = 500;

/** An article that some languages put before each of them. */
const ARTICLE = String.raw`(?:l[ae]s?\s+)?`;
/** One number or several, ranges among them: `38`, `38-41`, `38, 39 and 41`; not "5G" or "3rd" after one. */
const NUMBERS = String.raw`(\d{1,4}(?!\d)(?!\s*(?:(?:th|st|nd|rd)\b|%|[.]\d))(?:\s*(?:${TO}|${AND})\s*${ARTICLE}(?:q(?:uestions?)?\.?\s*|#\s*)?\d{1,3}(?![\d\p{Script=Latin}\p{Script=Cyrillic}]))*)`;
/** What Chinese counts with 第 as well: chapters, articles, pages, plans. */
const NO_QUESTION = '(?:[章节節條条页頁届屆次位期年季]|[个個号號](?!问题|問題|[题題]))';
/** `Q39`, `q.39`, `qn 39`, `question no. 39`, `#39`; the word also in other languages. */
const MARKED_NUMBERS = new RegExp(
  String.raw`(?:\bq(?:n|s|stn|uestions?|ues)?\.?\s*(?:no\.?|nr\.?|num(?:ber)?s?\.?|#)?\s*|#\s*|(?<!\p{L})(?:questions?|frage|preguntas?|domanda|pergunta|vraag|вопрос(?:ы|а)?|(?:ال)?سؤال|(?:ال)?[أا]سئلة)\s+(?:n(?:um[eé]ro|ú?mero|º|o)?\.?\s*|№\s*|رقم\s*)?(?:(?:from|de|du|del|с|من)\s+)?${ARTICLE}|第\s*|[题題问問]\s*)${NUMBERS}(?!\s*${NO_QUESTION})|${NUMBERS}\s*[题題]`,
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

/**
 * Reads the numbers of questions: "Q39", "questions 38 to 41", "the last question", "39".
 * @returns Undefined where none is named.
 */
export function readQuestionNumbers(query: string, response: SurveyResponse): NamedQuestions | undefined {
  const plain = plainDigits(query);
  if (!MAY_NUMBER.test(plain)) return undefined;
  return readCounted(plain, response) ?? readNumbers(asRange(spelledOut(plain), response), response);
}

function readNumbers(query: string, response: SurveyResponse): NamedQuestions | undefined {
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

function readCounted(query: string, { questions }: SurveyResponse): NamedQuestions | undefined {
  const found = COUNTED.map((pattern) => pattern.exec(query)).find((match) => match !== null);
  const { end, count = '1' } = found?.groups ?? {};
  if (!found || end === undefined || !isFiller(query.replace(found[0], ' '))) return undefined;
  const all = [...questions.keys()];
  const most = Math.max(1, UNITS.indexOf(count.toLowerCase()) + 1 || Number(count));
  const numbers = IS_LAST.test(end) ? all.slice(-most) : all.slice(0, most);
  return { kind: 'questions', numbers, missing: undefined };
}

const asRange = (query: string, { questions }: SurveyResponse): string =>
  query.replace(OPEN_RANGE, `$1 to ${questions.size}`).replace(BETWEEN, '$1 to $2');

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

/** "question one hundred and eleven" and "the second question" with their numbers in digits. */
function spelledOut(query: string): string {
  const ordinal = (_: string, word: string): string =>
    `${ORDINAL_WORDS.indexOf(word.toLowerCase()) + 1}th question`;
  return query.replace(ORDINAL_WORD, ordinal).replace(SPELLED_NUMBER, (spelled) => {
    const number = words(spelled).reduce((sum, word) => {
      if (word === 'hundred') return 100;
      const unit = UNITS.indexOf(word) + 1;
      return sum + (unit || (TENS.includes(word) ? (TENS.indexOf(word) + 2) * 10 : 0));
    }, 0);
    return number === 0 ? spelled : `${number} `;
  });
}
