import { addressesOf, MASK } from '../../questionnaire/privacy.ts';
import type { Question } from '../../questionnaire/schema.ts';
import { type Found, grouped, hasMatch, type ListEntry, proseOf } from './entry.ts';

/** Answers to questions that ask for a name, and titles of people. */
const ASKS_NAME = /^(?:(?:your|full)\s+)*name$/i;
const TITLED = /\b(?:His|Her|Their) (?:(?:Royal )?Highness(?:es)?|Majest(?:y|ies)|Excellenc(?:y|ies))\b/g;

export function peopleIn(questions: readonly Question[]): ListEntry[] {
  const titled = questions.flatMap(({ number, answer }) =>
    Array.from(answer.matchAll(TITLED), ([name]) => ({ number, name })),
  );
  return grouped([...answersTo(questions, ASKS_NAME), ...titled]);
}

/** Answers to questions that ask for a title, and titles of office in the prose of others. */
const ASKS_TITLE = /^(?:(?:your|job)\s+)*(?:title|position|designation)$/i;
export const POSITION =
  /(?:\b(?:Dy|Asst)\.\s+)?(?:\b\p{Lu}[\p{L}&]*\s+){0,4}\b(?:Officer|Director|Secretary|Minister|Commissioner|Governor|Manager|Chairperson|Chairman|President|Coordinator)\b(?:[ -]General\b)?(?!\p{L}|['’]s?\s+Office)/gu;

export function positionsIn(questions: readonly Question[]): ListEntry[] {
  const given = answersTo(questions, ASKS_TITLE);
  const others = questions.filter(({ text }) => !ASKS_TITLE.test(text.trim()));
  const named = stretchesOf(others, POSITION).map(({ number, name }) => ({
    number,
    name: name.replace(/^(?:(?:The|A|An|Our|One|Each|Every|Its)\s+)+/, ''),
  }));
  return grouped([...given, ...named].sort((a, b) => a.number - b.number));
}

/** E-mail addresses. Those that are masked are not one and the same because they look it. */
export function emailsIn(questions: readonly Question[]): ListEntry[] {
  const found = questions.flatMap(({ number, answer }) =>
    addressesOf(answer).map((name) => ({ number, name })),
  );
  const isMasked = ({ name }: Found): boolean => name.includes(MASK);
  return [
    ...grouped(found.filter((one) => !isMasked(one))),
    ...found.filter(isMasked).flatMap((one) => grouped([one])),
  ];
}

/** Technologies that governments name, each in all its spellings. */
export const TECHNOLOGIES: readonly RegExp[] = [
  /\b[Aa]rtificial [Ii]ntelligence(?: \(AI\))?|\bAI\b/gu,
  /\b[Mm]achine [Ll]earning(?: \(ML\))?|\bML\b/gu,
  /\b[Rr]obot(?:ic)?s?\b|\b(?:[Rr]obotic )?[Pp]rocess [Aa]utomation\b|\bRPA\b/gu,
  /\b[Bb]lock ?[Cc]hains?\b|\b[Dd]istributed [Ll]edgers?(?: [Tt]echnolog(?:y|ies))?\b/gu,
  /\b[45]G\b/gu,
  /\b[Bb]ig [Dd]ata\b/gu,
  /\b[Dd]ata [Aa]nalytics\b/gu,
  /\b[Ii]nternet of [Tt]hings(?: \(IoT\))?|\bIoTs?\b/gu,
  /\b[Cc]loud(?: [Cc]omputing| [Ss]ervices?)?\b/gu,
  /\b(?:[Oo]ptical )?[Ff]ib(?:er|re)(?: [Oo]ptics?)?(?: [Cc]ables?)?\b/gu,
  /\b[Bb]iometrics?\b|\b[Ff]acial [Rr]ecognition\b/gu,
  /\b[Vv]irtual [Rr]eality\b|\b[Aa]ugmented [Rr]eality\b/gu,
  /\b[Dd]rones?\b|\bUAVs?\b/gu,
  /\b3D [Pp]rint(?:ing|ers?)\b/gu,
  /\b[Qq]uantum(?: [Cc]omputing| [Tt]echnolog(?:y|ies))?\b/gu,
  /\b[Cc]hat-?[Bb]ots?\b/gu,
  /\b[Gg]eographic(?:al)? [Ii]nformation [Ss]ystems?(?: \(GIS\))?|\bGIS\b/gu,
  /\b[Pp]ublic [Kk]ey [Ii]nfrastructure(?: \(PKI\))?|\bPKI\b/gu,
  /\b[Oo]pen[ -][Ss]ource\b/gu,
];

/** Technologies with every answer that names one, or answers a question for it ("the above technologies"). */
export function technologiesIn(questions: readonly Question[]): ListEntry[] {
  const answered = questions.filter(({ answer }) => answer !== '');
  return TECHNOLOGIES.flatMap((pattern) => {
    const spelled = stretchesOf(answered, pattern);
    const [longest, ...variants] = grouped(spelled).sort((a, b) => b.name.length - a.name.length);
    if (!longest) return [];
    const naming = new Set(spelled.map(({ number }) => number));
    const numbers = answered
      .filter(({ number, text }) => naming.has(number) || hasMatch(text, pattern))
      .map(({ number }) => number);
    return [{ ...longest, variants: variants.map(({ name }) => name), questions: numbers }];
  });
}

const CURRENCY =
  '(?:US|A|C|HK|NZ|S)?[$€£¥₹]|\\b(?:Nu|USD?|EUR|GBP|INR|BTN|Rs|CHF|JPY|CNY|Rp|KSh|ZAR|AUD|CAD|NGN)\\b\\.?';
const QUANTITY = '\\d[\\d.,]*(?:\\s?(?:thousand|million|billion|trillion|lakh|crore|mn|bn|m|k)s?\\b)?';
const MONEY_WORD =
  '(?:ngultrums?|dollars?|euros?|rupees?|pounds?|francs?|yen|yuan|pesos?|shillings?|riyals?|dirhams?)\\b';
const AMOUNT = new RegExp(
  `(?:${CURRENCY})\\s?${QUANTITY}|(?<![\\w.])${QUANTITY}\\s?(?:${CURRENCY.replaceAll('\\b\\.?', '\\b')}|${MONEY_WORD})`,
  'giu',
);
const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?';
const YEAR = '(?:19|20)\\d{2}';
/** A year wherever it stands. */
export const ANY_YEAR = new RegExp(`(?<![\\w/-])${YEAR}(?!\\w)`, 'u');
/** Spans of years, days and months; a year alone is mostly part of a name. */
const DATE = new RegExp(
  [
    `(?<![\\w/-])${YEAR}\\s?(?:[-–—/]|to)\\s?(?:${YEAR}|\\d{2})(?![\\w/-])`,
    `(?<!\\w)(?:\\d{1,2}(?:st|nd|rd|th)?\\s(?:of\\s)?)?${MONTH}\\s(?:\\d{1,2}(?:st|nd|rd|th)?,?\\s)?${YEAR}(?!\\w)`,
    `(?<![\\w/.-])\\d{1,2}[/.-]\\d{1,2}[/.-]${YEAR}(?![\\w/-])`,
    `(?:in|since|by|until|from|during|before|after|as of)\\s(?:the\\s)?(?:year\\s)?${YEAR}(?![\\w/-])`,
  ].join('|'),
  'gu',
);

/** Sums of money. */
export const amountsIn = (questions: readonly Question[]): ListEntry[] =>
  grouped(stretchesOf(questions, AMOUNT));

/** Spans of time and days. */
export const datesIn = (questions: readonly Question[]): ListEntry[] => grouped(stretchesOf(questions, DATE));

/** The answers to questions whose whole text is of a kind. */
function answersTo(questions: readonly Question[], asking: RegExp): Found[] {
  return questions
    .filter(({ text, answer }) => asking.test(text.trim()) && answer !== '')
    .map(({ number, answer }) => ({ number, name: answer }));
}

/** Stretches of the prose of answers, outside of links. */
function stretchesOf(questions: readonly Question[], pattern: RegExp): Found[] {
  return questions.flatMap(({ number, answer }) =>
    proseOf(answer).flatMap((prose) =>
      Array.from(prose.matchAll(pattern), ([name]) => ({ number, name: name.trim() })),
    ),
  );
}
