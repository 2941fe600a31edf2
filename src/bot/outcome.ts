import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { ExportedFile } from '../answer/export.ts';
import type { AnswerFacts } from '../answer/facts.ts';
import type { Choice } from './command.ts';
import type { Invocation } from './invocation.ts';

/** The name of a press that says that an answer was not meant, for logs and metrics. */
export const NOT_MEANT = 'not_meant';

/** The result of a request: what to send, and what to log and count. */
export interface Outcome {
  readonly response: BotResponse;
  /** The name for logs and metrics. */
  readonly command: string;
  /** The options as the person or the button gave them. */
  readonly options: Invocation['options'];
  readonly status: Status;
  /** What the answer was, if words were asked. */
  readonly facts?: AnswerFacts | undefined;
  /** Somebody says that an answer was not what they meant. */
  readonly notMeant?: NotMeant | undefined;
}

export interface NotMeant {
  /** The id of the topic that the answer showed first; undefined if it showed none. */
  readonly topic: string | undefined;
  /** The message and the person, to count each pair once. It must not be stored or logged. */
  readonly key: string;
}

export type Status = 'answered' | 'suggested' | 'removed' | 'refused' | 'failed';

/** What to send. */
export type BotResponse =
  | BotMessage
  | { readonly kind: 'suggestions'; readonly choices: readonly Choice[] }
  /** Deletes the message with the pressed button. */
  | { readonly kind: 'removal' };

export interface BotMessage {
  readonly kind: 'message';
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly files: readonly ExportedFile[];
  /** Whether only the asker sees it. */
  readonly isPrivate: boolean;
  /** Whether it replaces the message with the pressed button. It is then as public as that message. */
  readonly replacesMessage: boolean;
}
