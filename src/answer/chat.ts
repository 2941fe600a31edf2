import { countriesIn } from '../questionnaire/country-mentions.ts';
import type { Section, SurveyResponse } from '../questionnaire/schema.ts';
import {
  ABOUT_KEYS,
  type AboutKey,
  LIST_KEYS,
  type ListKey,
  TYPED_COMMANDS,
  type TypedCommandName,
} from '../search/chat-words.ts';
import { LANGUAGE_CODES, LANGUAGES, type LanguageCode } from '../search/languages/index.ts';
import type { TextAnalysis } from '../search/text.ts';
import { readReference } from './reference.ts';

/** A command that was typed as text and gives no results of its own, with its options as `/name` takes them. */
export type TypedCommand =
  | { readonly command: 'search'; readonly options: { readonly keywords?: string } }
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

type ExportFormat = 'csv' | 'json' | 'markdown';

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
  | { readonly kind: 'command'; readonly command: TypedCommand }
  | { readonly kind: 'words'; readonly words: string };

/** Words around a greeting; more of them ask something. */
const MOST_BESIDE_GREETING = 3;
/** "Which answers link to x" asks for links; "the site of x" for one answer. */
const NAMES_LINKS = /\b(?:links?|urls?|pdfs?)\b/u;
/** Longer texts describe what they look for. */
const LONGEST = 150;
const FORMATS: readonly (readonly [ExportFormat, RegExp])[] = [
  ['csv', /\b(?:csv|excel|xlsx?|spreadsheet|sheet|table)\b/iu],
  ['json', /\bjson\b/iu],
  ['markdown', /\b(?:markdown|md|txt|text)\b/iu],
];

/** The words of one language, ready to be looked for. */
interface ChatReader {
  readonly language: LanguageCode;
  readonly analysis: TextAnalysis;
  readonly isSegmented: boolean;
  readonly fillers: ReadonlySet<string>;
  readonly greetings: RegExp;
  readonly cues: RegExp;
  readonly about: readonly (readonly [AboutKey, RegExp])[];
  readonly lists: readonly (readonly [ListKey, RegExp])[];
  readonly commands: readonly (readonly [TypedCommandName, RegExp])[];
  /** A command before its words, in a text that is not folded. */
  readonly leading: readonly (readonly ['ask' | 'search', RegExp])[];
}

const READERS: readonly ChatReader[] = LANGUAGE_CODES.map((code) => {
  const analysis = LANGUAGES[code];
  const { chat, segmenter } = analysis.language;
  const isSegmented = segmenter !== undefined;
  // The longest first, so that a part of it is not taken instead.
  const anyOf = (sources: readonly string[]): RegExp => {
    const any = `(?:${[...sources].sort((a, b) => b.length - a.length).join('|')})`;
    return new RegExp(isSegmented ? any : `(?<![\\p{L}\\p{N}])${any}(?![\\p{L}\\p{N}])`, 'gu');
  };
  const leading = (sources: readonly string[]): RegExp =>
    new RegExp(
      `^[^\\p{L}\\p{N}]*(?:${sources.join('|')})${isSegmented ? '\\s*' : '\\s+'}(?<words>.+)$`,
      'isu',
    );
  return {
    language: code,
    analysis,
    isSegmented,
    fillers: new Set(analysis.words(chat.fillers)),
    greetings: anyOf(chat.greetings),
    cues: anyOf(chat.listCues),
    about: ABOUT_KEYS.map((key) => [key, anyOf(chat.about[key])] as const),
    lists: LIST_KEYS.map((key) => [key, anyOf(chat.lists[key])] as const),
    commands: TYPED_COMMANDS.map((name) => [name, anyOf(chat.commands[name])] as const),
    leading: [
      ['ask', leading(chat.commands.ask)],
      ['search', leading(chat.commands.search)],
    ],
  };
});

/** What is said to the bot, and the language that it was read in; undefined where it is the same in all. */
export interface SaidToBot {
  readonly chat: Chat;
  readonly language: LanguageCode | undefined;
}

/**
 * Reads what people say to a bot: commands typed as text, greetings, questions about the document or the bot, and
 * requests for a list of all that the response names.
 * @param preferred The language of the person, tried first.
 * @returns Undefined for a query that asks for what the response says.
 */
export function readChat(
  query: string,
  response: SurveyResponse,
  preferred: LanguageCode,
): SaidToBot | undefined {
  const prefixed = readPrefixed(query, response);
  if (prefixed) return { chat: prefixed, language: undefined };
  if (query.length > LONGEST) return undefined;
  if (/\S/.test(query) && !/[\p{L}\p{N}]/u.test(query)) {
    return { chat: { kind: 'help', isGreeting: true }, language: undefined };
  }
  const ownFirst = [...READERS].sort(
    (a, b) => Number(b.language === preferred) - Number(a.language === preferred),
  );
  for (const reader of ownFirst) {
    const said = new Said(query, reader, response);
    const chat =
      said.readGreeting() ??
      said.readAbout(['ticks', 'limits', 'errors', 'privacy']) ??
      said.readCommand(response) ??
      said.readList() ??
      said.readAbout(ABOUT_KEYS) ??
      said.readLeading(response);
    if (chat) return { chat, language: reader.language };
  }
  return undefined;
}

/** What is said, as words of one language. */
class Said {
  readonly #reader: ChatReader;
  readonly #response: SurveyResponse;
  readonly #query: string;
  readonly #text: string;
  /** Words that name the response's own country. */
  readonly #own: ReadonlySet<string>;
  /** Words that name other countries. */
  readonly #foreign: ReadonlySet<string>;

  constructor(query: string, reader: ChatReader, response: SurveyResponse) {
    const { words } = reader.analysis;
    const mentions = countriesIn(query);
    const named = (isOwn: boolean): ReadonlySet<string> =>
      new Set(
        mentions
          .filter(
            ({ codes, kind }) =>
              codes.includes(response.country.code) === isOwn && (isOwn || kind !== 'people'),
          )
          .flatMap(({ start, end }) => words(query.slice(start, end))),
      );
    this.#query = query;
    this.#reader = reader;
    this.#response = response;
    this.#text = words(query).join(reader.isSegmented ? '' : ' ');
    this.#own = named(true);
    this.#foreign = named(false);
  }

  /** Telling words that are left without those of some patterns; undefined if one of the patterns is not there. */
  #without(...patterns: readonly RegExp[]): string[] | undefined {
    let rest = this.#text;
    for (const pattern of patterns) {
      const without = rest.replace(pattern, ' ');
      if (without === rest) return undefined;
      rest = without;
    }
    return this.#telling(rest);
  }

  #telling(text: string): string[] {
    const { analysis, fillers } = this.#reader;
    return analysis
      .words(text)
      .filter((word) => !analysis.isStopWord(word) && !fillers.has(word) && !this.#own.has(word));
  }

  /** The sections that single letters among some words name; undefined if a word is no such letter. */
  #sectionsIn(words: readonly string[]): Section[] | undefined {
    const sections = words.map((word) => this.#response.sections.find(({ id }) => id.toLowerCase() === word));
    const known = sections.filter((section) => section !== undefined);
    return known.length === words.length ? known : undefined;
  }

  readGreeting(): Chat | undefined {
    const { analysis, cues, greetings } = this.#reader;
    const rest = this.#text.replace(greetings, ' ');
    const isShort = analysis.words(rest).length <= MOST_BESIDE_GREETING && rest.replace(cues, ' ') === rest;
    const isGreeting = isShort && this.#without(greetings)?.length === 0;
    return isGreeting ? { kind: 'help', isGreeting: true } : undefined;
  }

  readAbout(keys: readonly AboutKey[]): Chat | undefined {
    for (const [about, pattern] of this.#reader.about) {
      if (!keys.includes(about)) continue;
      const rest = this.#without(pattern);
      const isAll = rest?.every(
        (word) => this.#foreign.has(word) || word.replace(this.#reader.greetings, '') === '',
      );
      if (isAll) return { kind: 'about', about };
    }
    const isOnlyForeign =
      this.#foreign.size > 0 && this.#telling(this.#text).every((word) => this.#foreign.has(word));
    return keys.includes('country') && isOnlyForeign ? { kind: 'about', about: 'country' } : undefined;
  }

  /** A list is asked for where nothing is said but what should be listed, and that it should be all of it. */
  readList(): Chat | undefined {
    const { cues, lists } = this.#reader;
    if (this.#text.replace(cues, ' ') === this.#text) return undefined;
    const found = lists.flatMap(([list, pattern]) => {
      const rest = this.#without(pattern);
      if (rest === undefined) return [];
      const telling = this.#telling(rest.join(' ').replace(cues, ' '));
      const filtered =
        list === 'links' && NAMES_LINKS.test(this.#text) && telling.length > 0 && this.#areInLinks(telling)
          ? telling
          : [];
      const left = filtered.length > 0 ? [] : telling;
      const sections = this.#sectionsIn(left);
      return sections ? [{ list, section: sections[0], within: filtered }] : [];
    });
    const [first] = found;
    return this.#readState() ?? (first && { kind: 'list', ...first });
  }

  /** States are said with the words for what is in them: "which rules are still being written". */
  #readState(): Chat | undefined {
    const { cues, lists } = this.#reader;
    const states: readonly ListKey[] = [
      'blank',
      'in_development',
      'not_recorded',
      'same_answer',
      'no_details',
    ];
    const nouns = lists.filter(([list]) => !states.includes(list)).map(([, pattern]) => pattern);
    for (const [list, pattern] of lists) {
      if (!states.includes(list)) continue;
      const rest = this.#without(pattern)?.join(' ');
      if (rest === undefined) continue;
      const telling = nouns.reduce((text, noun) => text.replace(noun, ' '), rest.replace(cues, ' '));
      const sections = this.#sectionsIn(this.#telling(telling));
      if (sections) return { kind: 'list', list, section: sections[0], within: [] };
    }
    return undefined;
  }

  #areInLinks(words: readonly string[]): boolean {
    const hrefs = [...this.#response.questions.values()].flatMap(({ links }) =>
      links.map(({ href }) => href.toLowerCase()),
    );
    return words.every((word) => hrefs.some((href) => href.includes(word)));
  }

  /** A command without a slash is one where nothing else is said. */
  readCommand(response: SurveyResponse): Chat | undefined {
    for (const [name, pattern] of this.#reader.commands) {
      if (name === 'ask' || name === 'question' || name === 'search') continue;
      const rest = this.#without(pattern);
      const left =
        name === 'export' ? rest?.filter((word) => !FORMATS.some(([, format]) => format.test(word))) : rest;
      const sections = left && this.#sectionsIn(left);
      if (!sections || sections.length > 1) continue;
      return runTyped(name, [sections[0]?.id ?? '', this.#query].join(' '), sections[0], response);
    }
    return undefined;
  }

  readLeading(response: SurveyResponse): Chat | undefined {
    for (const [name, pattern] of this.#reader.leading) {
      const words = pattern.exec(this.#query)?.groups?.['words']?.trim();
      if (words) return runTyped(name, words, undefined, response);
    }
    return undefined;
  }
}

/** Reads a command with a slash or an exclamation mark before its name, in any language. */
function readPrefixed(query: string, response: SurveyResponse): Chat | undefined {
  const parts = /^\s*[/!／！]\s*(?<name>[^\s:]+)\s*(?<rest>.*)$/su.exec(query)?.groups;
  if (!parts) return undefined;
  const rest = (parts['rest'] ?? '').replace(/(?<!\S)[\p{L}\p{M}-]{2,}:(?!\/\/)\s*/gu, ' ').trim();
  for (const { analysis, commands } of READERS) {
    const name = analysis.words(parts['name'] ?? '').join('');
    const command = commands.find(([, pattern]) => name.replace(pattern, '') === '')?.[0];
    if (name !== '' && command) return runTyped(command, rest, sectionIn(rest, response), response);
  }
  return undefined;
}

/** The section that an argument names: by its letter alone, or in words. */
function sectionIn(argument: string, response: SurveyResponse): Section | undefined {
  const letter = /(?<![\p{L}\p{N}])\p{L}(?![\p{L}\p{N}])/u.exec(argument)?.[0].toUpperCase();
  const byLetter = response.sections.find(({ id }) => id === letter);
  if (byLetter || argument.trim() === '') return byLetter;
  const reference = readReference(`summary of ${argument}`, response);
  return reference?.kind === 'section' ? reference.section : undefined;
}

function runTyped(
  name: TypedCommandName,
  argument: string,
  section: Section | undefined,
  response: SurveyResponse,
): Chat {
  const options = section ? { section: section.id } : {};
  switch (name) {
    case 'ask':
    case 'question':
      return argument === '' ? { kind: 'help', isGreeting: false } : { kind: 'words', words: argument };
    case 'search':
      return {
        kind: 'command',
        command: { command: name, options: argument === '' ? {} : { keywords: argument } },
      };
    case 'summary':
      return section
        ? { kind: 'section', section }
        : { kind: 'command', command: { command: name, options: {} } };
    case 'contents':
      return { kind: 'command', command: { command: name, options } };
    case 'list':
      return readListKey(argument, response) ?? { kind: 'command', command: { command: name, options: {} } };
    case 'export': {
      const format = FORMATS.find(([, pattern]) => pattern.test(argument))?.[0];
      return {
        kind: 'command',
        command: { command: name, options: { ...options, ...(format ? { format } : {}) } },
      };
    }
    case 'help':
      return { kind: 'help', isGreeting: false };
    case 'status':
    case 'next':
      return { kind: 'command', command: { command: name, options: {} } };
  }
}

/** Reads the argument of `/list`: a key, or the words for one in any language; with a section's letter behind it. */
function readListKey(argument: string, response: SurveyResponse): Chat | undefined {
  const section = sectionIn(argument, response);
  const folded = argument.toLowerCase();
  const key = LIST_KEYS.find((list) => folded.split(/\s+/).includes(list));
  if (key) return { kind: 'list', list: key, section, within: [] };
  for (const { analysis, isSegmented, lists } of READERS) {
    const text = analysis.words(argument).join(isSegmented ? '' : ' ');
    const list = lists.find(([, pattern]) => text.replace(pattern, ' ') !== text)?.[0];
    if (list) return { kind: 'list', list, section, within: [] };
  }
  return undefined;
}
