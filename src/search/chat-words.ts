/** What can be listed of a response as a whole. */
export const LIST_KEYS = [
  'laws',
  'policies',
  'bodies',
  'programmes',
  'systems',
  'people',
  'amounts',
  'dates',
  'links',
  'social_media',
  'blank',
  'in_development',
  'not_recorded',
  'same_answer',
  'no_details',
] as const;
export type ListKey = (typeof LIST_KEYS)[number];

/** What people ask about the document and about the bot. */
export const ABOUT_KEYS = [
  'ticks',
  'errors',
  'privacy',
  'legal',
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
] as const;
export type AboutKey = (typeof ABOUT_KEYS)[number];

/** The commands that people type as text; `next` is a page that only a button can turn. */
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
  'next',
] as const;
export type TypedCommandName = (typeof TYPED_COMMANDS)[number];

/**
 * What people say to a bot in one language, beside what they ask of the response. All are sources of regular expressions
 * over folded words with one blank between them (none in Chinese), each for whole words.
 */
export interface ChatWords {
  /** Words that add nothing, beside the stop words: politeness, and what names the document or a mention in it. */
  readonly fillers: string;
  /** Words around a name that is looked up: "what does X stand for". */
  readonly asking: string;
  readonly greetings: readonly string[];
  /** The name of each command comes first. */
  readonly commands: Readonly<Record<TypedCommandName, readonly [string, ...string[]]>>;
  readonly about: Readonly<Record<AboutKey, readonly string[]>>;
  /** What says that all of something is asked for. */
  readonly listCues: readonly string[];
  readonly lists: Readonly<Record<ListKey, readonly string[]>>;
}
