import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { ExportedFile } from '../answer/export.ts';
import type { Choice } from './command.ts';
import type { Invocation } from './invocation.ts';

/** What a request came to: what is sent, and what logs and metrics say of it. */
export interface Outcome {
  readonly response: BotResponse;
  /** The command as logs and metrics name it. */
  readonly command: string;
  /** As the person or the button gave them. */
  readonly options: Invocation['options'];
  readonly status: Status;
}

export type Status = 'answered' | 'suggested' | 'removed' | 'refused' | 'failed';

/** What is sent. */
export type BotResponse =
  | BotMessage
  | { readonly kind: 'suggestions'; readonly choices: readonly Choice[] }
  /** The message on which a button was pressed is deleted. */
  | { readonly kind: 'removal' };

export interface BotMessage {
  readonly kind: 'message';
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly files: readonly ExportedFile[];
  /** Whether the asker alone sees it. */
  readonly isPrivate: boolean;
  /** Whether it takes the place of the message on which a button was pressed, and is seen by whoever sees that. */
  readonly replacesMessage: boolean;
}
