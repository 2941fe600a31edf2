import type { Answers } from '../answer/answers.ts';
import type { CommandName, Messages } from '../i18n/messages.ts';
import type { Invocation } from './components/custom-id.ts';
import type { Reply } from './components/reply.ts';
import type { Invite } from './invite.ts';

/** How an option stands in Discord's command definition; its texts come from the words of each language. */
export type OptionKind =
  | {
      readonly kind: 'text';
      readonly required: boolean;
      readonly maxLength: number;
      readonly suggest?: Suggest;
    }
  | { readonly kind: 'section'; readonly required: boolean }
  | { readonly kind: 'choice'; readonly required: boolean; readonly choices: readonly string[] }
  | { readonly kind: 'flag'; readonly required: false };

/** One suggestion while typing: what is shown, and what is sent when it is picked. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

export type Suggest = (typed: string, context: Context) => Choice[];

/** All that a handler may know of the world. */
export interface Context {
  readonly answers: Answers;
  /** The bot's own words in the asker's language. */
  readonly messages: Messages;
  /** Who will see the reply. */
  readonly audience: 'asker' | 'channel';
  /** Whether there is a channel to which a private reply can be shown. */
  readonly canShare: boolean;
  /** Facts of this installation that replies show. */
  readonly site: Site;
}

export interface Site {
  /** Links with which the bot is added; undefined where it is no Discord application (the console). */
  readonly invite: Invite | undefined;
  /** Web address of the published response. */
  readonly sourceUrl: string | undefined;
  readonly instance: Instance;
}

/** The running program, as `/status` shows it. */
export interface Instance {
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** How interactions reach it: "gateway", "gateway, shard 1 of 2", "http", "console". */
  readonly transports: readonly string[];
  /** How long interactions took so far, in milliseconds; undefined before the first. */
  readonly latency: () => Latency | undefined;
}

export interface Latency {
  readonly count: number;
  readonly median: number;
  readonly p99: number;
}

/** What people can type. A handler turns options into a reply; it sends nothing. */
export interface Command {
  readonly name: CommandName;
  readonly options: Readonly<Record<string, OptionKind>>;
  /**
   * Who is offered it: "managers" are those with the permission Manage Server, in servers only, where
   * administrators can change who. Replies to them are always private. Default: everyone, everywhere.
   */
  readonly offeredTo?: 'managers';
  execute(options: Options, context: Context): Reply;
}

/** A person's input that a handler cannot work with; the asker is told, nobody is alarmed. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
  readonly option: string;
  constructor(option: string) {
    super(`option "${option}" is missing or of the wrong type`);
    this.option = option;
  }
}

/** Reads the options of one invocation. */
export class Options {
  readonly #values: Invocation['options'];

  constructor(values: Invocation['options']) {
    this.#values = values;
  }

  /** @throws {OptionError} Missing or blank. */
  text(name: string): string {
    const value = this.optionalText(name);
    if (value === undefined) throw new OptionError(name);
    return value;
  }

  /** @returns Undefined when missing or blank. */
  optionalText(name: string): string | undefined {
    const value = this.#values[name];
    if (value === undefined || typeof value === 'boolean') return undefined;
    const text = String(value).trim();
    return text === '' ? undefined : text;
  }

  /** A page number, 1 for the first and wherever it is none. */
  page(name = 'page'): number {
    const number = Number(this.#values[name] ?? 1);
    return Number.isSafeInteger(number) && number >= 1 ? number : 1;
  }
}
