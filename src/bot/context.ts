import type { Answers } from '../answer/answers.ts';
import type { Ask } from '../answer/ask.ts';
import type { Audience } from '../answer/library.ts';
import type { QuestionUrl } from '../answer/url.ts';
import type { CommandName, Messages } from '../i18n/messages.ts';
import type { Count } from './counts.ts';
import type { Invite } from './invite.ts';

/** What a command knows besides its options. */
export interface Context {
  /** Masked for a channel. */
  readonly answers: Answers;
  /** The texts of the bot in the language of the asker. */
  readonly messages: Messages;
  /** Answers the question that the command was given. */
  readonly ask: Ask;
  /** Who will see the reply. */
  readonly audience: Audience;
  /** Whether there is a channel in which a private reply can be shown. */
  readonly canShare: boolean;
  /** The commands that the asker can use, in the order in which `/help` lists them. */
  readonly commands: readonly CommandName[];
  /** Facts of this installation that replies show. */
  readonly installation: Installation;
}

export interface Installation {
  /** Links that add the bot; undefined if it is not a Discord application, as in the console. */
  readonly invite: Invite | undefined;
  /** Whether private replies show e-mail addresses; not on the web, where the response is masked for everybody. */
  readonly hasEmails: boolean;
  /** Where questions can be read on the web. */
  readonly urlOf: QuestionUrl;
  /** Where the response can be read on the web; undefined if nowhere. */
  readonly responseUrl: string | undefined;
  readonly instance: Instance;
  /** Whether the operator's log contains what is asked. */
  readonly logQueries: boolean;
  /** Who runs it, as the operator wrote it; undefined if that is not known. */
  readonly operator: string | undefined;
}

/** The running program, as `/status` shows it. */
export interface Instance {
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** How interactions reach it: "gateway", "gateway, shard 1 of 2", "HTTP", "console". */
  readonly transports: readonly string[];
  /** How long interactions took so far, in milliseconds; undefined before the first. */
  readonly latency: () => Latency | undefined;
  /** What was asked so far; undefined if nobody counts. */
  readonly activity?: () => Activity;
}

/** How often what happened since the start, each list by falling number. */
export interface Activity {
  readonly outcomes: readonly Count[];
  readonly languages: readonly Count[];
  readonly commands: readonly Count[];
  /** By the id of the topic. */
  readonly topics: readonly Count[];
  readonly notMeant: readonly Count[];
}

export interface Latency {
  readonly count: number;
  readonly median: number;
  readonly p99: number;
}
