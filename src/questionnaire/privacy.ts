import { findLinks } from './markdown.ts';
import type { Question, SurveyResponse, Topic } from './schema.ts';
import { replaceSpans } from './spans.ts';

/** An e-mail address in a text, in UTF-16 units: its name is `[start, nameEnd)`, the whole address `[start, end)`. */
interface FoundAddress {
  readonly start: number;
  readonly nameEnd: number;
  readonly end: number;
}

/** What stands in place of the name of an address that is masked. */
export const MASK = '•••';

/** Control characters but line breaks and tabs, and others that are not seen. */
const HIDDEN = '\\p{Cf}\\u0000-\\u0008\\u000E-\\u001F\\u007F-\\u009F';
/** Markup that a converter may leave around the at sign. */
const MARKUP = '(?:</?(?:b|i|u|em|strong|span|font|wbr|a)\\b[^<>]{0,60}>)';
const OPENING = '[[({<（【［｛〔＜«‹]';
const CLOSING = '[\\])}>）】］｝〕＞»›]';
const QUOTE = `["'“”‘’|*#~]`;
const AT_WORDS = 'at|a|ät|à|arroba|arobase|chez|собака|at[ -]?sign';
/** The at sign as people write it: in any width, encoded, in brackets, or as a word. */
const AT = new RegExp(
  [
    `(?<sign>${MARKUP}?[@＠﹫]{1,3}${MARKUP}?|ⓐ|[%=](?:25){0,3}40|&(?:amp;)?(?:#0{0,4}64;?|#x0{0,4}40;?|commat;)|\\\\u0040|\\\\x40)`,
    `(?<bracketed>${OPENING}[\\s${HIDDEN}]{0,3}(?:${AT_WORDS}|[@＠﹫])[\\s${HIDDEN}]{0,3}${CLOSING}|_at_|${QUOTE}at${QUOTE}|(?<=\\s)-\\s?at\\s?-(?=\\s))`,
    `(?<word>(?<=\\s)(?:at|arroba|arobase|собака|chez|à|at[ -]sign)(?=\\s))`,
  ].join('|'),
  'giu',
);

const DOT = '[.．。｡﹒․]{1,2}|%2E|&#0?46;|&period;';
const DOT_WORDS = 'dot|punto|point|точка';
const SPELLED_DOT = [
  `[\\s${HIDDEN}]{0,2}${OPENING}\\s{0,2}(?:${DOT_WORDS}|\\.)\\s{0,2}${CLOSING}[\\s${HIDDEN}]{0,2}`,
  `\\s{1,3}(?:dot|punto|точка|-\\s?dot\\s?-)\\s{1,3}`,
  `\\s?${QUOTE}dot${QUOTE}\\s?`,
  '_dot_',
].join('|');
const LABEL = `[\\p{L}\\p{N}\\p{M}${HIDDEN}-]{1,63}`;
/** Between the at sign and the domain. */
const BEFORE_DOMAIN = `[\\s${HIDDEN}*_~\`"'“”]{0,6}`;
/** A domain of two labels or more, or an address in numbers. */
const DOMAIN = new RegExp(
  `${BEFORE_DOMAIN}(?:${LABEL}(?:(?:${DOT}|${SPELLED_DOT})${LABEL}){1,10}|\\[(?:IPv6:)?[\\d.:a-f]{3,45}\\])`,
  'iuy',
);
/** The same with blanks around its dots. */
const LOOSE_DOMAIN = new RegExp(`${BEFORE_DOMAIN}${LABEL}(?:\\s?(?:${DOT})\\s?${LABEL}){1,10}`, 'iuy');
const SPELLED_DOMAIN = new RegExp(`\\s{0,3}${LABEL}(?:(?:${SPELLED_DOT})${LABEL}){1,10}`, 'iuy');

/** Characters of the name of an address (RFC 5322, section 3.2.3), in any script, and invisible ones between them. */
const NAME_CHARACTER = new RegExp(`[\\p{L}\\p{N}\\p{M}${HIDDEN}.!#$%&'’*+/=?^_\`~\\\\-]`, 'u');
/** Names are shorter; the rest of a longer one is not looked at. */
const LONGEST_NAME = 100;
/** Before a name, these words tell that "name at host.example" is an address. */
const MAIL_BEFORE = /(?:mail|courriel|correo|почт|邮|郵|بريد)[^\n]{0,20}$|\b(?:contact|write to|reach)\s+$/iu;
/** Names of the at sign; the other words for it are ordinary ones too. */
const SIGN_WORD = /^(?:arroba|arobase|собака|at.sign)$/iu;
/** Whom one writes to without naming anybody. */
const PRONOUN = /^(?:us|me|them|him|her|it|nous|nosotros)$/i;
/** Hosts that nobody visits for anything but mail. */
const MAIL_HOST =
  /^[\s\p{Cf}]*(?:gmail|googlemail|yahoo|hotmail|outlook|live|icloud|proton(?:mail)?|gmx)\b/iu;

/**
 * Finds the e-mail addresses of a text, also where they are written so that programs do not find them
 * ("x [at] y dot z"), in linear time.
 */
function addressesIn(text: string): FoundAddress[] {
  const found: FoundAddress[] = [];
  let free = 0;
  for (const match of text.matchAll(AT)) {
    const { 0: written, index, groups } = match;
    const nameEnd = skipBlanks(text, index, free);
    const after = index + written.length;
    const isWord = groups?.['word'] !== undefined;
    const spelled = isWord ? endOf(SPELLED_DOMAIN, text, after) : undefined;
    const end =
      spelled ??
      endOf(DOMAIN, text, after) ??
      (!isWord && nameEnd === index ? endOf(LOOSE_DOMAIN, text, after) : undefined);
    // "Visit us @ www.example.org" names a site.
    if (end === undefined || (nameEnd < index && /^\s*www\./i.test(text.slice(after, after + 10)))) continue;
    const start = nameStart(text, nameEnd, Math.max(free, nameEnd - LONGEST_NAME));
    const name = text.slice(start, nameEnd);
    if (!/[\p{L}\p{N}]/u.test(name)) continue;
    const isTold = SIGN_WORD.test(written) || (written === 'AT' && name !== name.toUpperCase());
    if (isWord && spelled === undefined && !isTold && !isNamed(text, start, name, text.slice(after, end)))
      continue;
    const label = labelOf(text, start, name, free);
    if (label) found.push(label);
    found.push({ start, nameEnd, end });
    free = end;
  }
  return found;
}

/** Where a pattern that starts at a place ends. */
function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** Whether "name at host.example" is an address: the name looks like one, or the words before it say so. */
function isNamed(text: string, start: number, name: string, domain: string): boolean {
  return (
    MAIL_HOST.test(domain) ||
    /\p{L}{2}[._]\p{L}|\p{L}[._]\p{L}{2}/u.test(name) ||
    (!PRONOUN.test(name) && MAIL_BEFORE.test(text.slice(Math.max(0, start - 40), start)))
  );
}

/** The label of a link to an address, where it is the name once more: "[sonam](mailto:sonam@…)". */
function labelOf(text: string, start: number, name: string, from: number): FoundAddress | undefined {
  const before = text.slice(Math.max(from, start - 2 * LONGEST_NAME), start);
  const { label, target = '' } =
    /\[(?<label>[^[\]\n]+)\](?<target>\(<?(?:mailto:)?)$/i.exec(before)?.groups ?? {};
  if (label === undefined || lettersOf(label) !== lettersOf(name)) return undefined;
  const end = start - target.length - 1;
  return { start: end - label.length, nameEnd: end, end };
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The most blanks between a name and the at sign. */
const MOST_BLANKS = 6;

function skipBlanks(text: string, at: number, from: number): number {
  let place = at;
  while (place > from && at - place < MOST_BLANKS && /\s/.test(text[place - 1] ?? '')) place--;
  return place;
}

/** What opens a name in quotation marks or brackets, by what closes it: "{sonam, dorji}@dit.gov.bt". */
const AROUND_NAME: Readonly<Record<string, string>> = {
  '"': '"',
  '”': '“',
  ')': '(',
  ']': '[',
  '}': '{',
  '>': '<',
};

function nameStart(text: string, end: number, from: number): number {
  const opening = AROUND_NAME[text[end - 1] ?? ''];
  if (opening !== undefined) {
    const opened = text.lastIndexOf(opening, end - 2);
    if (opened >= from) return opened;
  }
  let start = end;
  while (start > from) {
    const low = text[start - 1] ?? '';
    const width = /[\uDC00-\uDFFF]/.test(low) && start - 2 >= from ? 2 : 1;
    if (!NAME_CHARACTER.test(text.slice(start - width, start))) break;
    start -= width;
  }
  const run = text.slice(start, end);
  // In the address of a site, the name is what follows the last separator; two names can be parted by one.
  if (/^\/|[?=]/.test(run) || text[start - 1] === ':') start += run.search(/[^/?=&#]*$/);
  // "https://name:password@host"
  const user = /\/\/(?<user>[^\s/@]+:)$/.exec(text.slice(Math.max(from, start - LONGEST_NAME), start))
    ?.groups?.['user'];
  start -= user?.length ?? 0;
  const leading = /^[^\p{L}\p{N}]*/u.exec(text.slice(start, end))?.[0] ?? '';
  return start + leading.length;
}

/** Masks the name of each e-mail address, for texts that others than the asker can see. */
export function maskAddresses(text: string): string {
  return replaceSpans(text, addressesIn(text), ({ start, nameEnd }) => [start, nameEnd, MASK]);
}

/** Puts a mark in place of every whole address. */
export function replaceAddresses(text: string, mark: string): string {
  return replaceSpans(text, addressesIn(text), ({ start, end }) => [start, end, mark]);
}

/** Like {@link maskAddresses}, but places in the text stay what they are: what is indexed cannot be found by a masked name. */
export function blankAddresses(text: string): string {
  return replaceSpans(text, addressesIn(text), ({ start, nameEnd }) => [
    start,
    nameEnd,
    ' '.repeat(nameEnd - start),
  ]);
}

/** Tells where the places of a text stand after {@link maskAddresses}. */
export function placesAfterMasking(text: string): (at: number) => number {
  const found = addressesIn(text);
  let shift = 0;
  const shifts = found.map(({ start, nameEnd }) => {
    shift += MASK.length - (nameEnd - start);
    return shift;
  });
  return (at) => {
    let [low, high] = [0, found.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((found[middle]?.nameEnd ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return at + (shifts[low - 1] ?? 0);
  };
}

/** An address whose name is masked already. */
const MASKED = new RegExp(`${MASK}@[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}]`, 'gu');

/** The e-mail addresses of a text, as written there; those that are masked already, as masked. */
export function addressesOf(text: string): string[] {
  const written = addressesIn(text).filter(({ nameEnd, end }) => nameEnd < end);
  return [
    ...written.map(({ start, end }) => text.slice(start, end)),
    ...Array.from(text.matchAll(MASKED), ([masked]) => masked),
  ];
}

/** Whether a text contains an e-mail address that is not masked. */
export function containsEmail(text: string): boolean {
  return addressesIn(text).length > 0;
}

/** A response as others than the asker may see it: the addresses in its answers and links are masked. */
export function maskResponse(response: SurveyResponse): SurveyResponse {
  const questions = new Map([...response.questions].map(([number, one]) => [number, maskQuestion(one)]));
  const masked = (question: Question): Question => questions.get(question.number) ?? maskQuestion(question);
  const maskTopic = (topic: Topic): Topic => {
    const [first, ...rest] = topic.questions;
    return {
      ...topic,
      questions: [masked(first), ...rest.map(masked)],
      parent: topic.parent && masked(topic.parent),
      children: topic.children.map(maskTopic),
    };
  };
  return { ...response, questions, topics: response.topics.map(maskTopic) };
}

function maskQuestion(question: Question): Question {
  if (!containsEmail(question.answer)) return question;
  const answer = maskAddresses(question.answer);
  return { ...question, answer, links: findLinks(answer) };
}
