import { addressesOf, MASK, maskResponse } from '../questionnaire/privacy.ts';
import type { Question, Section, SurveyResponse } from '../questionnaire/schema.ts';
import { topicOf } from '../questionnaire/structure.ts';
import type { ListKey } from '../search/intents.ts';
import { detailsOf } from './citation.ts';
import { type ListEntry, type NameKey, type Names, nameKeysIn, namesIn, proseOf } from './named-things.ts';
import { wordRuns } from './sentences.ts';
import { developmentOf } from './states.ts';

export interface ResponseList {
  readonly list: ListKey;
  readonly section: Section | undefined;
  /** Only links with one of these in their addresses are listed; all where there is none. */
  readonly within: readonly string[];
  readonly entries: readonly ListEntry[];
  /**
   * Questions in none of the entries that have one all the same: policies and systems by an address alone, dates as a year
   * in a name, positions and technologies in what is asked.
   */
  readonly further: readonly number[];
}

/**
 * Lists all of a kind that the response names, or all answers in some state.
 * @param section Only the answers of this section.
 * @param within Only links whose addresses contain one of these.
 */
export type Lists = (list: ListKey, section?: Section, within?: readonly string[]) => ResponseList;

/**
 * Makes the function that finds the names in the answers of a response when they are first asked for, which takes some
 * tens of milliseconds. E-mail addresses in them are masked.
 */
export function createNames(response: SurveyResponse): () => Names {
  let names: Names | undefined;
  return () => {
    names ??= namesIn([...maskResponse(response).questions.values()]);
    return names;
  };
}

/**
 * Makes the lists of a response.
 * @param names The names in its answers, which are the same in every language.
 */
export function createLists(response: SurveyResponse, names = createNames(response)): Lists {
  return (list, section, within = []) => {
    const entries = entriesOf(response, names, list, within);
    const named = new Set(entries.flatMap(({ questions }) => questions));
    const further = [...response.questions.values()]
      .filter((question) => !named.has(question.number) && hasFurther(question, list))
      .map(({ number }) => number);
    const inSection = (number: number): boolean => response.questions.get(number)?.sectionId === section?.id;
    const shown = section
      ? entries
          .map((entry) => ({ ...entry, questions: entry.questions.filter(inSection) }))
          .filter(({ questions }) => questions.length > 0)
      : entries;
    return {
      list,
      section,
      within,
      entries: shown,
      further: section ? further.filter(inSection) : further,
    };
  };
}

/** The numbers of all questions of a list, ascending. */
export function listedNumbers({ entries, further }: ResponseList): number[] {
  const numbers = [...entries.flatMap(({ questions }) => questions), ...further];
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** The lists of names whose members often stand in a response as an address alone. */
const ADDRESSED: readonly ListKey[] = ['policies', 'systems'] satisfies readonly NameKey[];

/** Whether a question has one of a kind that its answer does not name. */
function hasFurther(question: Question, list: ListKey): boolean {
  switch (list) {
    case 'dates':
      return proseOf(question.answer).some((prose) => ANY_YEAR.test(prose));
    case 'positions':
      return question.text.search(POSITION) !== -1;
    case 'technologies':
      return TECHNOLOGIES.some((pattern) => question.text.search(pattern) !== -1);
    default:
      return pointsTo(question, list);
  }
}

/** Whether a link of an answer leads to one of a kind, by the words of its address or because one was asked for. */
function pointsTo({ text, links }: Question, list: ListKey): boolean {
  if (!ADDRESSED.includes(list) || links.length === 0) return false;
  const isAskedFor = list === 'systems' && nameKeysIn(text.replace(/s\b|\(s\)/g, '')).includes('systems');
  return isAskedFor || links.some(({ href }) => nameKeysIn(href).some((key) => key === list));
}

function entriesOf(
  response: SurveyResponse,
  names: () => Names,
  list: ListKey,
  within: readonly string[],
): readonly ListEntry[] {
  const questions = [...response.questions.values()];
  const stateOf = (test: (question: Question) => boolean): ListEntry[] =>
    questions.filter(test).map((question) => stateEntry(response, [question]));
  switch (list) {
    case 'people':
      return peopleIn(questions);
    case 'positions':
      return positionsIn(questions);
    case 'technologies':
      return technologiesIn(questions);
    case 'emails':
      return emailsIn(questions);
    case 'amounts':
      return grouped(stretchesOf(questions, AMOUNT));
    case 'dates':
      return grouped(stretchesOf(questions, DATE));
    case 'links':
      return linksIn(questions, within);
    case 'social_media':
      return socialMediaIn(questions);
    case 'blank':
      return stateOf((question) => detailsOf(question) === 'blank');
    case 'not_recorded':
      return stateOf(({ selection }) => selection.kind === 'not_recorded');
    case 'no_details':
      return stateOf(
        (question) =>
          detailsOf(question) === 'blank' ||
          (question.answer !== '' && wordRuns(question.answer).length === 0),
      );
    case 'in_development':
      return questions.flatMap((question) => {
        const words = developmentOf(question.answer);
        return words === undefined ? [] : [{ ...stateEntry(response, [question]), words: wordRuns(words) }];
      });
    case 'same_answer':
      return sameAnswers(response);
    default:
      return names()[list];
  }
}

function stateEntry(response: SurveyResponse, questions: readonly Question[]): ListEntry {
  const [first] = questions;
  const label = first && topicOf(response, first.number)?.label;
  return {
    name: label ?? first?.text ?? '',
    variants: [],
    questions: questions.map(({ number }) => number),
    words: [],
    href: undefined,
  };
}

/** Answers that are the same but for their last full stop. A short answer such as a name may well be given twice. */
function sameAnswers(response: SurveyResponse): ListEntry[] {
  const groups = new Map<string, Question[]>();
  for (const question of response.questions.values()) {
    const told = question.answer.replace(/\s+/g, ' ').replace(/[\s.]+$/, '');
    if (told === '') continue;
    groups.set(told, [...(groups.get(told) ?? []), question]);
  }
  return [...groups]
    .filter(([, { length }]) => length > 1)
    .map(([told, group]) => {
      const labels = group.map(({ number }) => topicOf(response, number)?.label ?? '');
      return {
        ...stateEntry(response, group),
        name: [...new Set(labels)].join(' · '),
        words: wordRuns(told),
      };
    });
}

/** Answers to questions that ask for a name, and titles of people. */
const ASKS_NAME = /^(?:(?:your|full)\s+)*name$/i;
const TITLED = /\b(?:His|Her|Their) (?:(?:Royal )?Highness(?:es)?|Majest(?:y|ies)|Excellenc(?:y|ies))\b/g;

function peopleIn(questions: readonly Question[]): ListEntry[] {
  const titled = questions.flatMap(({ number, answer }) =>
    Array.from(answer.matchAll(TITLED), ([name]) => ({ number, name })),
  );
  return grouped([...answersTo(questions, ASKS_NAME), ...titled]);
}

/** Answers to questions that ask for a title, and titles of office in the prose of others. */
const ASKS_TITLE = /^(?:(?:your|job)\s+)*(?:title|position|designation)$/i;
const POSITION =
  /(?:\b(?:Dy|Asst)\.\s+)?(?:\b\p{Lu}[\p{L}&]*\s+){0,4}\b(?:Officer|Director|Secretary|Minister|Commissioner|Governor|Manager|Chairperson|Chairman|President|Coordinator)\b(?:[ -]General\b)?(?!\p{L}|['’]s?\s+Office)/gu;

function positionsIn(questions: readonly Question[]): ListEntry[] {
  const given = answersTo(questions, ASKS_TITLE);
  const others = questions.filter(({ text }) => !ASKS_TITLE.test(text.trim()));
  const named = stretchesOf(others, POSITION).map(({ number, name }) => ({
    number,
    name: name.replace(/^(?:(?:The|A|An|Our|One|Each|Every|Its)\s+)+/, ''),
  }));
  return grouped([...given, ...named].sort((a, b) => a.number - b.number));
}

/** E-mail addresses. Those that are masked are not one and the same because they look it. */
function emailsIn(questions: readonly Question[]): ListEntry[] {
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
const TECHNOLOGIES: readonly RegExp[] = [
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
function technologiesIn(questions: readonly Question[]): ListEntry[] {
  const answered = questions.filter(({ answer }) => answer !== '');
  return TECHNOLOGIES.flatMap((pattern) => {
    const spelled = stretchesOf(answered, pattern);
    const [longest, ...variants] = grouped(spelled).sort((a, b) => b.name.length - a.name.length);
    if (!longest) return [];
    const naming = new Set(spelled.map(({ number }) => number));
    const numbers = answered
      .filter(({ number, text }) => naming.has(number) || text.search(pattern) !== -1)
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
const ANY_YEAR = new RegExp(`(?<![\\w/-])${YEAR}(?!\\w)`, 'u');
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

/** A name, and the question whose answer has it. */
interface Found {
  readonly number: number;
  readonly name: string;
}

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

function grouped(found: readonly Found[]): ListEntry[] {
  const byName = new Map<string, number[]>();
  for (const { name, number } of found) {
    const numbers = byName.get(name) ?? [];
    if (!numbers.includes(number)) byName.set(name, [...numbers, number]);
  }
  return [...byName].map(([name, numbers]) => ({
    name,
    variants: [],
    questions: numbers,
    words: [],
    href: undefined,
  }));
}

/** The addresses of links, those on one host together. What stands right before a link says what it is. */
function linksIn(questions: readonly Question[], within: readonly string[]): ListEntry[] {
  const found = new Map<string, { name: string; numbers: Set<number>; words: Set<string> }>();
  for (const { number, answer, links } of questions) {
    let from = 0;
    for (const { start, end, href, url } of links) {
      const before =
        answer
          .slice(from, start)
          .split(/[\n.;]/)
          .at(-1) ?? '';
      from = end;
      if (within.length > 0 && !within.some((word) => href.toLowerCase().includes(word))) continue;
      const entry = found.get(href) ?? { name: url, numbers: new Set<number>(), words: new Set<string>() };
      entry.numbers.add(number);
      const called = before.replace(/^[\s:–—-]+|[\s:–—<([-]+$/g, '');
      if (called !== '' && called.length <= LONGEST_CALL && !VERB.test(called)) entry.words.add(called);
      found.set(href, entry);
    }
  }
  const entries = [...found].map(([href, { name, numbers, words }]) => ({
    name,
    variants: [],
    questions: [...numbers],
    words: [...words],
    href,
  }));
  return byHost(entries).flatMap(([, own]) => own);
}

/** Entries of a list of links by their hosts, without "www.". */
function byHost(entries: readonly ListEntry[]): [host: string, entries: ListEntry[]][] {
  const hosts = new Map<string, ListEntry[]>();
  for (const entry of entries) {
    const host = new URL(entry.href ?? entry.name).hostname.replace(/^www\./, '');
    hosts.set(host, [...(hosts.get(host) ?? []), entry]);
  }
  return [...hosts];
}

/** The hosts of a list of links, each with the questions of all its addresses. */
export function hostsIn({ entries }: ResponseList): Pick<ListEntry, 'name' | 'variants' | 'questions'>[] {
  return byHost(entries).map(([name, own]) => ({
    name,
    variants: [],
    questions: [...new Set(own.flatMap(({ questions }) => questions))].sort((a, b) => a - b),
  }));
}

/** A sentence is not what a link is called. */
const VERB = /\b(?:has|have|had|is|are|was|were|can|may|will)\b/;
/** What is longer is a sentence, not what a link is called. */
const LONGEST_CALL = 80;

const SOCIAL_HOSTS =
  /(?:^|\.)(?:facebook|fb|twitter|x|instagram|youtube|youtu|tiktok|linkedin|telegram|t|threads|weibo|vk|whatsapp|wa|flickr|pinterest)\.(?:com|be|me|net|org)$/;

function socialMediaIn(questions: readonly Question[]): ListEntry[] {
  const found = questions.flatMap(({ number, links }) =>
    links.filter(({ host }) => SOCIAL_HOSTS.test(host)).map(({ url, href }) => ({ number, name: url, href })),
  );
  return grouped(found).map((entry) => ({
    ...entry,
    href: found.find(({ name }) => name === entry.name)?.href,
  }));
}
