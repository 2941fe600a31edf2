import type { AboutFacts } from '../answer/about.ts';
import type { QuestionState } from '../answer/states.ts';
import type { Figures } from '../answer/summary.ts';
import type { AboutKey, ListKey } from '../search/intents.ts';

/** The name, in lower case, and the description of a command or option, as Discord shows them. */
export interface Label {
  readonly name: string;
  readonly description: string;
}

/** The labels of a command and of its options. */
interface CommandLabel<Option extends string> extends Label {
  readonly options: Readonly<Record<Option, Label>>;
}

/** The commands with their options. A command in `commands/` with other options does not compile. */
interface CommandLabels {
  readonly ask: CommandLabel<'query'>;
  readonly search: CommandLabel<'keywords' | 'section'>;
  readonly question: CommandLabel<'number'>;
  readonly summary: CommandLabel<'section'>;
  readonly contents: CommandLabel<'section'>;
  readonly list: CommandLabel<'what' | 'section'>;
  readonly export: CommandLabel<'section' | 'format'>;
  readonly help: CommandLabel<never>;
  readonly status: CommandLabel<never>;
}

export type CommandName = keyof CommandLabels;
export type OptionName<Name extends CommandName> = keyof CommandLabels[Name]['options'];

/** What replies about the document and the bot may tell. */
interface Told extends AboutFacts {
  /** Who runs the bot, if that is known. */
  readonly operator: string | undefined;
  /** Whether the operator's log contains what is asked, as a sentence. */
  readonly logging: string;
}

/** What the bot says to people who talk to it, and of the response as a whole. */
export interface ChatMessages {
  /** A friendly line; examples follow it. */
  readonly hello: string;
  readonly examples: readonly [string, string, string];
  /** Why a page cannot be turned by typing. */
  readonly nextPage: string;
  /** The strings of the facts are escaped where markup would be read. */
  readonly about: (facts: Told) => Readonly<Record<AboutKey, string>>;
  /** The titles of lists. */
  readonly lists: Readonly<Record<ListKey, string>>;
  readonly allLists: string;
  readonly openList: string;
  readonly emptyList: string;
  /** Questions whose answers point to one by its address, without a name. */
  readonly byAddress: (numbers: string) => string;
  /** Questions whose answers contain years in names alone, such as that of a law. */
  readonly yearsInNames: (numbers: string) => string;
  /** Questions that name one of a kind that their answers do not. */
  readonly inQuestions: (numbers: string) => string;
  /** How complete a list of names is. */
  readonly namesNote: string;
}

/**
 * The texts of the bot in one language, as Discord markdown. The words of the government are not among them: they are
 * shown as published. The arguments of the functions must be escaped.
 */
export interface Messages {
  /** BCP 47 tag, for numbers, lists, and names of countries. */
  readonly locale: string;
  readonly direction: 'left to right' | 'right to left';
  /** What stands between two sentences, and what ends one. */
  readonly sentenceGap: string;
  readonly fullStop: string;
  readonly commands: CommandLabels;
  readonly messageCommand: string;
  readonly privateOption: Label;

  readonly chat: ChatMessages;

  readonly youAsked: (query: string) => string;
  /** A section's letter and title: "C: Legal Framework". */
  readonly lettered: (letter: string, title: string) => string;
  /** @param name The section's letter, or what `lettered` makes of letter and title. */
  readonly section: (name: string) => string;
  /** A translation that is not the publisher's, marked as such. */
  readonly unofficially: (translation: string) => string;
  readonly optionsPrinted: (options: string) => string;
  readonly selectionNotRecorded: string;
  readonly selected: (options: string) => string;
  readonly blank: string;
  readonly noField: string;
  readonly noDetails: string;
  readonly sameAnswer: (numbers: string) => string;
  readonly sameAnswerAs: (number: string) => string;
  readonly answerContinues: string;
  readonly inDevelopment: string;
  readonly alsoNear: string;
  readonly searchedFor: (typed: string, used: string) => string;
  readonly matchedWords: (list: string) => string;
  readonly emailsHidden: string;
  /** The button that shows them to whoever presses it, in private. */
  readonly showEmails: string;
  /** The footer: the country and the survey. */
  readonly source: (country: string, survey: string) => string;
  /** Whose words are quoted; in other languages than English also that they are English. */
  readonly asPublished: string;

  readonly unclear: string;
  readonly nearest: string;
  readonly nothingFound: string;
  readonly notAsked: (theme: string) => string;
  readonly tryInstead: string;
  readonly noSuchQuestion: (number: number, last: number) => string;
  readonly browse: string;

  readonly found: (count: number, keywords: string) => string;
  readonly foundNothing: (keywords: string) => string;
  readonly inSection: (name: string) => string;
  readonly inTheQuestion: string;
  readonly searchTips: string;
  /** Of keywords without a word to search for: small words alone, or only words to leave out. */
  readonly nothingToSearch: (keywords: string) => string;
  readonly wordNeeded: string;
  readonly openQuestion: string;
  readonly seeAlso: (numbers: string) => string;

  readonly required: string;
  /** Where a question stands in the published file: "Q39, lines 221–224". */
  readonly lines: (question: string, from: number, to: number) => string;
  readonly previous: string;
  readonly next: string;
  readonly page: (page: number, pages: number) => string;
  readonly openSection: string;
  /** The buttons from the contents of a section to its summary, and from a section to the list of all. */
  readonly toSummary: string;
  readonly allSections: string;
  readonly openTopic: string;
  readonly contents: string;
  readonly figures: (figures: Figures) => string;
  /** What is known of a question, in a word or two: the key to bars and pictures. */
  readonly states: Readonly<Record<QuestionState, string>>;
  readonly wholeResponse: (country: string) => string;

  readonly helpIntro: (country: string, survey: string) => string;
  readonly helpHonesty: string;
  readonly helpPrivate: string;
  /** What the operator's log contains of questions. */
  readonly questionsLogged: string;
  readonly questionsNotLogged: string;
  readonly helpInvite: (server: string, account: string) => string;
  readonly inviteServer: string;
  readonly inviteAccount: string;
  readonly commandList: string;

  readonly status: (facts: {
    readonly version: string;
    readonly response: string;
    /** The document's file name and the first digits of its hash. */
    readonly document: string;
    readonly sha256: string;
    /** With its units: "3 days 4 hr 12 min". */
    readonly uptime: string;
    readonly transports: string;
    /** With their units: "2.1 ms"; undefined before the first interaction. */
    readonly latency: { readonly count: number; readonly median: string; readonly p99: string } | undefined;
  }) => string;

  /** What happened since the start; each argument is a list of names with numbers, or a dash. */
  readonly activity: (facts: {
    readonly outcomes: string;
    readonly languages: string;
    readonly commands: string;
    readonly topics: string;
    readonly notMeant: string;
  }) => string;

  readonly exported: (name: string) => string;
  readonly cite: string;
  readonly citeNote: string;
  /** Why a reply is private although the asker wanted a public one. */
  readonly mayNotPost: string;

  readonly remove: string;
  readonly notYours: string;
  readonly share: string;
  /** The button of somebody who wanted another answer, and the reply to it: near topics, and how to ask. */
  readonly notMeant: string;
  readonly notMeantNear: string;
  readonly notMeantNone: string;
  readonly howToAsk: string;

  readonly unknownCommand: string;
  readonly unknownSection: (sections: string) => string;
  readonly badOption: (name: string) => string;
  /** An option has a value that is none of its choices. */
  readonly unknownChoice: (value: string, choices: string) => string;
  readonly messageWithoutText: string;
  readonly oldButton: string;
  readonly failure: (reference: string) => string;
}

/** Returns the label of an option. Default, for a command without that option: the name of the option itself. */
export function optionLabel({ commands }: Messages, command: CommandName, option: string): Label {
  const options: Readonly<Record<string, Label>> = commands[command].options;
  return options[option] ?? { name: option, description: option };
}
