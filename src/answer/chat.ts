import type { Section } from '../questionnaire/schema.ts';
import type { AboutKey, ListKey } from '../search/intents.ts';
import type { ExportFormat } from './export.ts';

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
 * - `name`: a name that stands in one answer alone, which is searched for and says nothing else.
 */
export type Chat =
  | { readonly kind: 'help'; readonly isGreeting: boolean }
  | { readonly kind: 'about'; readonly about: AboutKey }
  | {
      readonly kind: 'list';
      readonly list: ListKey;
      readonly section: Section | undefined;
      /** Only links and accounts with one of these in their addresses, or names that are one of these; all where there is none. */
      readonly within: readonly string[];
    }
  | { readonly kind: 'section'; readonly section: Section }
  | { readonly kind: 'no_such_section' }
  | { readonly kind: 'command'; readonly command: TypedCommand }
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'name'; readonly name: string };

/** Which document this is. */
export const THE_DOCUMENT: Chat = { kind: 'about', about: 'document' };
export const GREETING: Chat = { kind: 'help', isGreeting: true };
export const HELP: Chat = { kind: 'help', isGreeting: false };
