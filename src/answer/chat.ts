import { type CountryMention, countriesIn, mentionAt } from '../questionnaire/country-mentions.ts';
import { maskResponse } from '../questionnaire/privacy.ts';
import type { Section, SurveyResponse } from '../questionnaire/schema.ts';
import type { FullText } from '../search/full-text.ts';
import {
  ABOUT_KEYS,
  type AboutKey,
  type Intent,
  isOfWords,
  LIST_KEYS,
  type ListKey,
  TYPED_COMMANDS,
  type TypedCommandName,
} from '../search/intents.ts';
import { LANGUAGE_CODES, LANGUAGES, type LanguageCode, lazily } from '../search/languages/index.ts';
import { withoutAside } from '../search/query.ts';
import type { Intents } from '../search/ranking/intents.ts';
import { SURE_FROM } from '../search/search.ts';
import { HAN } from '../search/text.ts';
import type { ExportFormat } from './export.ts';
import { isSectionWord, readReference, sectionNamed, sectionOfLetter } from './reference.ts';

/** A command that was typed as text and gives no results of its own, with its options as `/name` takes them. */
export type TypedCommand =
  | {
      readonly command: 'search';
      readonly options: { readonly keywords?: string; readonly section?: string };
    }
  | { readonly command: 'summary'; readonly options: { readonly section?: string } }
  | { readonly command: 'contents'; readonly options: { readonly section?: string } }
  | {
      readonly command: 'export';
      readonly options: { readonly section?: string; readonly format?: ExportFormat };
    }
  | { readonly command: 'list'; readonly options: NoOptions }
  | { readonly command: 'status'; readonly options: NoOptions }
  | { readonly command: 'next'; readonly options: NoOptions };

type NoOptions = Readonly<Record<never, never>>;

/**
 * What somebody says to the bot instead of asking for what the response says.
 * - `help`: how to use the bot; `isGreeting` for a greeting, thanks, laughter or an insult.
 * - `words`: the words after a command that answers them, such as `/ask`.
 */
export type Chat =
  | { readonly kind: 'help'; readonly isGreeting: boolean }
  | { readonly kind: 'about'; readonly about: AboutKey }
  | {
      readonly kind: 'list';
      readonly list: ListKey;
      readonly section: Section | undefined;
      /** Only links with one of these in their addresses; all where there is none. */
      readonly within: readonly string[];
    }
  | { readonly kind: 'section'; readonly section: Section }
  | { readonly kind: 'no_such_section' }
  | { readonly kind: 'command'; readonly command: TypedCommand }
  | { readonly kind: 'words'; readonly words: string };

const GREETING: Chat = { kind: 'help', isGreeting: true };
const HELP: Chat = { kind: 'help', isGreeting: false };

const FORMATS: readonly (readonly [ExportFormat, RegExp])[] = [
  ['csv', /\b(?:csv|excel|xlsx?|spreadsheets?|sheet|table)\b/iu],
  ['json', /\bjson\b/iu],
  ['markdown', /\b(?:markdown|md|txt|text)\b/iu],
];

/** A text folded, without its blanks, since Chinese words are divided further. */
const joined = (code: LanguageCode, text: string): string => LANGUAGES[code].words(text).join('');

/** What the commands are called in a language: folded name to command. */
const commandNames = lazily((code): ReadonlyMap<string, TypedCommandName> => {
  const { names } = LANGUAGES[code].language.commands;
  return new Map(
    TYPED_COMMANDS.flatMap((command) =>
      names[command].split(/\s+/).map((name) => [joined(code, name), command] as const),
    ),
  );
});

/** Yes and no in a language, folded. */
const yesAndNo = lazily((code): ReadonlySet<string> => {
  const { yesAndNo: words } = LANGUAGES[code].language.commands;
  return new Set(words.split(' ').map((word) => joined(code, word)));
});

/** The languages in which a single word may be read. Chinese ones take a dictionary. */
const languagesOf = (word: string): LanguageCode[] =>
  LANGUAGE_CODES.filter((code) => LANGUAGES[code].language.segmenter === undefined || HAN.test(word));

/**
 * Reads a command typed as text: `/summary C`, `!ask privacy`, `search ICM`. What has neither a letter nor a digit is
 * taken for a greeting, and so are yes and no.
 * @returns Undefined for any other text.
 */
export function readTyped(query: string, response: SurveyResponse): Chat | undefined {
  if (/\S/.test(query) && !/[\p{L}\p{N}]/u.test(query)) return GREETING;
  const { prefix = '', name = '', rest = '' } = TYPED.exec(query.trim())?.groups ?? {};
  const command = commandNamed(name);
  if (!command) return isYesOrNo(query) ? GREETING : undefined;
  if (command === 'search' && prefix !== '') {
    const { letter = '' } = LETTER_OPTION.exec(rest)?.groups ?? {};
    const section = sectionOfLetter(letter, response);
    if (section) return searchFor(withoutOptionNames(rest.replace(LETTER_OPTION, ' ')), section);
  }
  const argument = withoutOptionNames(rest);
  if (prefix !== '') return runTyped(command, argument, response);
  if (argument === '') return command === 'question' ? undefined : runTyped(command, '', response);
  // "Обзор C" can mean nothing else.
  if (TAKES_SECTION.has(command) && /^\p{L}$/u.test(argument)) return runTyped(command, argument, response);
  const takesWords = command === 'ask' || command === 'search';
  // "Search ICM" is a command; "search, is there a law?" asks.
  const isCommand = takesWords && !/[?？]/.test(argument);
  return isCommand ? runTyped(command, argument.replace(/^for\s+/i, ''), response) : undefined;
}

const isYesOrNo = (query: string): boolean =>
  /^\P{L}*\p{L}{1,5}\P{L}*$/u.test(query) &&
  languagesOf(query).some((code) => yesAndNo(code).has(joined(code, query)));

/** An option as Discord shows it, whose value is the letter of a section: "section:C". */
const LETTER_OPTION = /(?<!\S)[\p{L}\p{M}-]{2,}:\s*(?<letter>\p{L})(?!\S)/u;
const withoutOptionNames = (text: string): string =>
  text.replace(/(?<!\S)[\p{L}\p{M}-]{2,}:(?!\/\/)\s*/gu, ' ').trim();

function searchFor(keywords: string, section?: Section): Chat {
  const options = { ...(keywords === '' ? {} : { keywords }), ...(section ? { section: section.id } : {}) };
  return { kind: 'command', command: { command: 'search', options } };
}

/** Commands after which a letter alone is a section. */
const TAKES_SECTION: ReadonlySet<TypedCommandName> = new Set(['summary', 'contents', 'export', 'list']);

/** A command's name, with two characters in Chinese, which has no blanks between words. */
const TYPED = /^(?<prefix>[/!／！]?)\s*(?<name>\p{Script=Han}{2}|[^\s:/\p{Script=Han}]+)\s*(?<rest>.*)$/su;

const commandNamed = (name: string): TypedCommandName | undefined =>
  languagesOf(name)
    .map((code) => commandNames(code).get(joined(code, name)))
    .find((command) => command !== undefined);

/** What an intent needs to know of the text beside its words. */
interface Said {
  readonly query: string;
  /** Probability, 0 to 1, that the search has found what is asked. */
  readonly confidence: number;
}

/** Reads what people say to a bot in one language; undefined for a text that asks for what the response says. */
export type ReadChat = (said: Said) => Chat | undefined;

/** Probability from which an intent is taken: that of the topic that the search found, between these two bounds. */
const INTENT_FROM = 0.5;
const INTENT_OVER_TOPIC = 0.7;
/** For a single word, which names a topic as well ("privacy"), and for a command, which the search mistakes for none. */
const NEARLY_CERTAIN = 0.97;
/** A text in which one word in so many is unknown, or more, is strange, and needs that probability. */
const MOST_UNKNOWN = 3;
const STRANGE_FROM = 0.85;
/** So few words without a question mark ask for nothing in particular; what they say of the bot needs that probability. */
const NOUN_WORDS = 2;
const NOUN_FROM = 0.95;
/** So few words name a topic rather than ask for a list. */
const TOPIC_WORDS = 3;
/** A host as people type it: "gnhc.gov.bt". */
const HOST = /(?<![@\p{L}\p{N}.-])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?![@\p{L}\p{N}.-]*@)/gu;
/** Longer texts describe what they look for. */
const LONGEST = 200;

/**
 * @param fullText The index of the response in the language.
 * @param intents What was learned of the language's ways of saying.
 */
export function createReadChat(response: SurveyResponse, fullText: FullText, intents: Intents): ReadChat {
  const { analysis, wordsInAnswers } = fullText;
  const { commands } = analysis.language;
  const setOf = (...lists: readonly string[]): ReadonlySet<string> => new Set(lists.flatMap(analysis.words));
  const all = setOf(commands.all);
  const cues = setOf(commands.all, commands.listing);
  const links = setOf(commands.links);
  const document = setOf(commands.document);
  /** Words of a text, without the names of the response's own country; and those that name another one. */
  const read = (typed: string): { words: string[]; foreign: string[] } => {
    const query = withoutAside(typed, analysis.language);
    const mentions = countriesIn(query);
    const isOwn = ({ codes }: CountryMention): boolean => codes.includes(response.country.code);
    const tokens = analysis.tokens(query).map((token) => ({
      word: token.word,
      mention: mentionAt(mentions, token),
    }));
    return {
      words: tokens.filter(({ mention }) => !mention || !isOwn(mention)).map(({ word }) => word),
      foreign: tokens
        .filter(({ mention }) => mention && !isOwn(mention) && mention.kind !== 'people')
        .map(({ word }) => word),
    };
  };
  const telling = (words: readonly string[]): string[] =>
    words.filter((word) => !analysis.isStopWord(word) && !document.has(word) && !cues.has(word));

  /** "Which answers link to gnhc", "links on gnhc.gov.bt", "all pdfs": nothing is said but links and words of addresses. */
  const linksWithin = (query: string, words: readonly string[]): Chat | undefined => {
    if (!words.some((word) => links.has(word))) return undefined;
    const hosts = query.toLowerCase().match(HOST) ?? [];
    const ofHosts = new Set(hosts.flatMap(analysis.words));
    const others = telling(words).filter((word) => !links.has(word) && !ofHosts.has(word));
    const isAll = words.some((word) => all.has(word));
    const places = [...hosts, ...others];
    const isOfFiles = isAll && places.length === 0 && words.some((word) => word.startsWith('pdf'));
    const within = isOfFiles ? ['.pdf'] : places;
    const isAsked = isAll || others.length === 0;
    if (within.length === 0 || !isAsked) return undefined;
    // Masked, since whether a word stands in an e-mail address is not told either.
    const hrefs = [...maskResponse(response).questions.values()].flatMap((question) =>
      question.links.map(({ href }) => href.toLowerCase()),
    );
    const areAddresses = within.every((word) => hrefs.some((href) => href.includes(word)));
    return areAddresses ? { kind: 'list', list: 'links', section: undefined, within } : undefined;
  };

  return ({ query, confidence }) => {
    if (query.length > LONGEST) return undefined;
    const whole = read(query);
    const { foreign } = whole;
    if (foreign.length > 0 && telling(whole.words).every((word) => foreign.includes(word))) {
      return { kind: 'about', about: 'country' };
    }
    const filtered = linksWithin(query, whole.words);
    if (filtered) return filtered;
    // "Lost ticks in section C" asks for the list; the section is read apart.
    const named = sectionNamed(query, response);
    const apart = named && read(named.rest).words;
    const ofSection = apart && intents.read(apart);
    const isOfSection = ofSection && (listKeyOf(ofSection.intent) ?? ofSection.intent === 'export');
    const said = isOfSection ? ofSection : intents.read(whole.words);
    const words = isOfSection ? apart : whole.words;
    if (!said || said.share < leastShare(said.intent, whole.words.length, confidence)) return undefined;
    // "Fake news" is no question about the bot.
    const isNoun = words.length <= NOUN_WORDS && !/[?？؟]/.test(query);
    if (isNoun && said.intent.startsWith('about.') && said.share < NOUN_FROM) return undefined;
    const { intent } = said;
    if (foreign.length > 0 && intent !== 'about.country') return undefined;
    const unknown = words.filter((word) => !intents.knows(word));
    // Names and other languages look like nothing, and so like a greeting.
    const isStrange = words.length > 1 && unknown.length * MOST_UNKNOWN >= words.length;
    if (isStrange && said.share < STRANGE_FROM) return undefined;
    // A name that stands in the response is what is asked for.
    if (unknown.some((word) => wordsInAnswers.has(word))) return undefined;
    const list = listKeyOf(intent);
    // An address by itself is looked for in the answers.
    if (list === 'links' && query.search(HOST) !== -1) return undefined;
    const isCertain = said.share >= NEARLY_CERTAIN;
    // "Urls" leaves no doubt, and neither does a whole sentence; "ministries" is a topic.
    const isClear = isCertain && (list === 'links' || words.length > TOPIC_WORDS || confidence < SURE_FROM);
    // "Laws in section D" asks for them as clearly as "all laws".
    const isAsked = isClear || words.some((word) => cues.has(word)) || namesSection(query, response);
    if (list && isOfWords(list) && !isAsked) return undefined;
    return runIntent(intent, isCertain, query, response);
  };
}

/** How probable an intent has to be, beside a topic that the search found. */
function leastShare(intent: Intent, words: number, confidence: number): number {
  const least = Math.min(INTENT_OVER_TOPIC, Math.max(INTENT_FROM, confidence));
  if (confidence < SURE_FROM) return least;
  // Polite words stand before a question; and which country this is, the response itself answers.
  if (intent === 'greeting' || intent === 'about.country') return Number.POSITIVE_INFINITY;
  const isCommand = !/^(?:about|list)\./.test(intent);
  return words === 1 || isCommand ? NEARLY_CERTAIN : least;
}

const listKeyOf = (intent: Intent): ListKey | undefined => LIST_KEYS.find((key) => intent === `list.${key}`);

function runIntent(
  intent: Intent,
  isCertain: boolean,
  query: string,
  response: SurveyResponse,
): Chat | undefined {
  const list = listKeyOf(intent);
  // "All agencies" are more than the section of that title.
  const isCertainList = list !== undefined && isCertain;
  const isOfAll = isCertainList && !namesSection(query, response);
  const named = sectionNamed(query, response);
  if (named && !named.section) return { kind: 'no_such_section' };
  const section = isOfAll ? undefined : sectionIn(query, response);
  // "The whole legal part": all of a section, not a list.
  const isWhole = intent !== 'export' && (intent === 'contents' || !(named ?? hasLetter(query)));
  if (section && isWhole && !isCertainList) return { kind: 'section', section };
  if (list) return { kind: 'list', list, section, within: [] };
  const about = ABOUT_KEYS.find((key) => intent === `about.${key}`);
  if (about) return { kind: 'about', about };
  switch (intent) {
    case 'greeting':
      return GREETING;
    case 'lists':
      return { kind: 'command', command: { command: 'list', options: {} } };
    case 'next':
      return { kind: 'command', command: { command: 'next', options: {} } };
    case 'help':
    case 'contents':
    case 'summary':
    case 'export':
    case 'status':
      return runCommand(intent, query, section);
    default:
      return undefined;
  }
}

/** Whether a text says "section", or ends with the letter of one: "laws in section D", "C部分的法律", "list laws D". */
function namesSection(text: string, response: SurveyResponse): boolean {
  const { letter } = /(?:^|\s)(?<letter>\p{Lu})$/u.exec(text)?.groups ?? {};
  const isLast = letter !== undefined && sectionOfLetter(letter, response) !== undefined;
  return isLast || sectionNamed(text, response) !== undefined || text.split(/\P{L}+/u).some(isSectionWord);
}

/** Whether a letter stands alone in a text, as the name of a section. */
const hasLetter = (text: string): boolean => /(?:^|\s)\p{L}(?:$|\s)/u.test(text);

/** The section that a text names: in words, by its letter at the end, or by a capital letter inside that is no word. */
function sectionIn(text: string, response: SurveyResponse): Section | undefined {
  const reference = readReference(text, response);
  if (reference?.kind === 'section') return reference.section;
  const letter =
    /(?:^|\s)(?<last>\p{L})$/u.exec(text)?.groups?.['last'] ??
    /(?:^|\s)(?<inside>(?!A)\p{Lu})(?![\p{L}\p{N}'’-])/u.exec(text)?.groups?.['inside'];
  return letter === undefined ? undefined : sectionOfLetter(letter, response);
}

function runTyped(name: TypedCommandName, argument: string, response: SurveyResponse): Chat | undefined {
  switch (name) {
    case 'ask':
    case 'question':
      return argument === '' ? HELP : { kind: 'words', words: argument };
    case 'search':
      return searchFor(argument);
    case 'list': {
      if (/^\p{L}?$/u.test(argument)) return { kind: 'command', command: { command: name, options: {} } };
      const [key, ...others] = argument.toLowerCase().split(/\s+/);
      const list = LIST_KEYS.find((known) => known === key);
      // Other words for a list are read as what they say.
      return list && { kind: 'list', list, section: sectionIn(others.join(' '), response), within: [] };
    }
    default:
      return runCommand(name, argument, sectionIn(argument, response));
  }
}

function runCommand(
  command: 'summary' | 'contents' | 'export' | 'help' | 'status',
  argument: string,
  section: Section | undefined,
): Chat {
  // The command says that there is no section "Z".
  const letter = /^\p{L}$/u.test(argument) ? argument.toUpperCase() : undefined;
  const id = section?.id ?? letter;
  const options = id === undefined ? {} : { section: id };
  switch (command) {
    case 'help':
      return HELP;
    case 'status':
      return { kind: 'command', command: { command, options: {} } };
    case 'contents':
      return { kind: 'command', command: { command, options } };
    case 'summary':
      return section ? { kind: 'section', section } : { kind: 'command', command: { command, options } };
    case 'export': {
      const format = FORMATS.find(([, pattern]) => pattern.test(argument))?.[0];
      return {
        kind: 'command',
        command: { command, options: { ...options, ...(format ? { format } : {}) } },
      };
    }
  }
}
