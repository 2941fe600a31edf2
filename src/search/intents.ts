/** Lists of the names that a response contains. */
const NAMES = [
  'laws',
  'policies',
  'bodies',
  'programmes',
  'systems',
  'people',
  'positions',
  'technologies',
] as const;
/** Lists of what else stands in it word for word: sums, dates and addresses. */
const VALUES = ['amounts', 'dates', 'links', 'social_media', 'emails'] as const;
/** What can be listed of a response as a whole: also its answers in some state. */
export const LIST_KEYS = [
  ...NAMES,
  ...VALUES,
  'blank',
  'in_development',
  'not_recorded',
  'same_answer',
  'no_details',
] as const;
export type ListKey = (typeof LIST_KEYS)[number];

/** Whether a list is one of names, which are found by rules. */
export const isNameList = (list: ListKey): boolean => NAMES.some((key) => key === list);
/** Whether a list is one of names, sums, dates or addresses, and not of answers in some state. */
export const isOfWords = (list: ListKey): boolean => isNameList(list) || VALUES.some((key) => key === list);

/** What people ask about the document and about the bot. */
export const ABOUT_KEYS = [
  'ticks',
  'errors',
  'privacy',
  'legal',
  'reuse',
  'languages',
  'country',
  'source',
  'operator',
  'ai',
  'official',
  'questions',
  'limits',
  'date',
  'survey',
  'document',
  'bot',
  'free',
] as const;
export type AboutKey = (typeof ABOUT_KEYS)[number];

/** The commands that people type as text, before what they are about. */
export const TYPED_COMMANDS = [
  'ask',
  'search',
  'question',
  'summary',
  'contents',
  'list',
  'export',
  'help',
  'status',
] as const;
export type TypedCommandName = (typeof TYPED_COMMANDS)[number];

/** What people say to a bot that asks for no topic; `lists` asks which lists there are. */
export const INTENTS = [
  'greeting',
  'help',
  'contents',
  'summary',
  'export',
  'lists',
  'status',
  'next',
  ...ABOUT_KEYS.map((key) => `about.${key}` as const),
  ...LIST_KEYS.map((key) => `list.${key}` as const),
] as const;
export type Intent = (typeof INTENTS)[number];

/** Words in which people command a bot in one language: each a list with blanks between, in any spelling. */
export interface CommandWords {
  /** What each command is called, by the bot and by people. */
  readonly names: Readonly<Record<TypedCommandName, string>>;
  /** What says that all of something is asked for: "all", "every", "which". */
  readonly all: string;
  /** Other words of a request for a list: "what", "who", "named". */
  readonly listing: string;
  /** What links are called. */
  readonly links: string;
  /** What the document and its parts are called. */
  readonly document: string;
  /** Words of greetings, by which the language of a short text is told. */
  readonly greetings: string;
  /** Yes and no, which by themselves ask for nothing. */
  readonly yesAndNo: string;
  /** What says that something stands in the text: "cited", "appears". */
  readonly citing: string;
  /** Words around a name that is looked up: "what does X stand for". */
  readonly asking: string;
}
