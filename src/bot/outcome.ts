import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { ExportedFile } from '../answer/export.ts';
import type { Choice } from './command.ts';
import type { Invocation } from './invocation.ts';

/** The result of a request: what to send, and what to log and count. */
export interface Outcome {
  readonly response: BotResponse;
  /** The name for logs and metrics. */
  readonly command: string;
  /** The options as the person or the button gave them. */
  readonly options: Invocation['options'];
  readonly status: Status;
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
