import type { Section, SurveyResponse } from '../questionnaire/schema.ts';
import { LIST_KEYS, TYPED_COMMANDS, type TypedCommandName } from '../search/intents.ts';
import { LANGUAGE_CODES, LANGUAGES, type LanguageCode, lazily } from '../search/languages/index.ts';
import { editDistance, LIKELY_SLIP } from '../search/spelling.ts';
import { HAN } from '../search/text.ts';
import { type Chat, GREETING, HELP } from './chat.ts';
import type { ExportFormat } from './export.ts';
import { readReference } from './reference.ts';
import { isSectionWord, sectionNamed, sectionOfLetter } from './sections-named.ts';

const FORMATS: readonly (readonly [ExportFormat, RegExp])[] = [
  ['csv', /\b(?:csv|excel|xlsx?|spreadsheets?|sheet|table)\b/iu],
  ['json', /\bjson\b/iu],
  ['markdown', /\b(?:markdown|md|txt|text)\b/iu],
];

const formatIn = (text: string): ExportFormat | undefined =>
  FORMATS.find(([, pattern]) => pattern.test(text))?.[0];

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
  if (!command) return isYesOrNo(query) ? GREETING : readMisspelt(prefix, name, rest, response);
  // "Search ICM" is a command; "search, is there a law?" asks.
  const isAsking = prefix === '' && /[?？]/.test(rest);
  if (command === 'search' && !isAsking) {
    const { letter = '' } = LETTER_OPTION.exec(rest)?.groups ?? {};
    const option = prefix === '' ? undefined : sectionOfLetter(letter, response);
    if (option) return searchFor(withoutOptionNames(rest.replace(LETTER_OPTION, ' ')), option);
    const named = sectionNamed(rest, response);
    if (named?.section) return searchFor(withoutFor(withoutOptionNames(named.rest)), named.section);
  }
  const argument = withoutOptionNames(rest);
  if (prefix !== '') return runTyped(command, argument, response);
  if (argument === '') return command === 'question' ? undefined : runTyped(command, '', response);
  // "Обзор C" can mean nothing else.
  if (TAKES_SECTION.has(command) && /^\p{L}$/u.test(argument)) return runTyped(command, argument, response);
  const { letter, format = '' } = LETTER_AND_FORMAT.exec(argument)?.groups ?? {};
  if (command === 'export' && letter !== undefined && formatIn(format)) {
    return runCommand(command, format, sectionOfLetter(letter, response));
  }
  const takesWords = command === 'ask' || command === 'search';
  return takesWords && !isAsking ? runTyped(command, withoutFor(argument), response) : undefined;
}

/** "Export c csv" */
const LETTER_AND_FORMAT = /^(?<letter>\p{L})\s+(?<format>\S+)$/u;

/** Reads a command whose name is misspelt: "/serach ICM", and where little else is said also "hlep", "sumary C". */
function readMisspelt(
  prefix: string,
  name: string,
  rest: string,
  response: SurveyResponse,
): Chat | undefined {
  const isAlone = /^(?:\p{L}|\d{1,3}|csv|json|markdown)?$/iu.test(rest.trim());
  const mayBe = prefix !== '' || (isAlone && !isSectionWord(name));
  const meant = mayBe ? commandMeant(name) : undefined;
  if (!meant) return undefined;
  const words = `${prefix}${meant} ${rest}`.trim();
  return readTyped(words, response) ?? { kind: 'words', words };
}

/** "Search for ICM" searches for "ICM". */
const withoutFor = (words: string): string => words.replace(/^for\s+/i, '').trim();

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

/** Letters of the shortest name whose misspelling is told from another word, and of the shortest in which any slip is. */
const SHORTEST_NAME = 4;
const LONG_NAME = 7;

/**
 * The command that a misspelt name was meant to be. The first letter must be right, and of the shortest names only
 * swapped letters count: "lost" is no "list".
 */
function commandMeant(name: string): TypedCommandName | undefined {
  const letters = (word: string): string => [...word].sort().join('');
  for (const code of languagesOf(name)) {
    const typed = joined(code, name);
    const isMeant = (known: string): boolean =>
      known.length >= SHORTEST_NAME &&
      known[0] === typed[0] &&
      editDistance(typed, known) <= (known.length < LONG_NAME ? LIKELY_SLIP : 1) &&
      (known.length > SHORTEST_NAME || letters(typed) === letters(known));
    for (const [known, command] of commandNames(code)) if (isMeant(known)) return command;
  }
  return undefined;
}

/** The section that a text names: in words, by its letter at the end, or by a capital letter inside that is no word. */
export function sectionIn(text: string, response: SurveyResponse): Section | undefined {
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

/** What a command does, with what is typed behind it. */
export function runCommand(
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
      const format = formatIn(argument);
      return {
        kind: 'command',
        command: { command, options: { ...options, ...(format ? { format } : {}) } },
      };
    }
  }
}
