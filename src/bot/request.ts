import type { Invocation } from './invocation.ts';

/** What somebody wants of the bot, by whichever transport it came. */
export type Request = CommandRequest | MessageRequest | PressRequest | SuggestionRequest | UnreadableRequest;

/** What the bot knows of whoever asks. */
export interface Asker {
  /** The user's id; undefined where it is not known. */
  readonly userId: string | undefined;
  /** A Discord locale such as `es-419`; English where it is undefined or unknown. */
  readonly locale: string | undefined;
  /** Where a reply would be seen. */
  readonly place: Place;
  /** The Discord application that was asked; undefined where there is none, as in the console. */
  readonly applicationId: string | undefined;
}

/**
 * - `direct`: the asker alone sees everything, as in a direct message with the bot.
 * - `channel`: others see public replies.
 * - `closed_channel`: the bot may not post, so that every reply is private.
 */
export type Place = 'direct' | 'channel' | 'closed_channel';

/** A command that was typed. */
export interface CommandRequest extends Asker {
  readonly kind: 'command';
  readonly invocation: Invocation;
  /** Whether the reply is for the asker alone; undefined where the asker does not say. */
  readonly isPrivate: boolean | undefined;
}

/** A message whose text is to be looked up. */
export interface MessageRequest extends Asker {
  readonly kind: 'message';
  readonly content: string;
}

/** A button that was pressed, or a menu entry that was picked. */
export interface PressRequest extends Asker {
  readonly kind: 'press';
  /** That of the button or of the entry. */
  readonly customId: string;
  /** The message on which the button is. */
  readonly message: {
    readonly isPrivate: boolean;
    /** The id of the user who asked for it; undefined where it is not known. */
    readonly ownerId: string | undefined;
  };
}

/** Suggestions for an option that is being typed. */
export interface SuggestionRequest extends Asker {
  readonly kind: 'suggestion';
  readonly command: string;
  readonly option: string;
  readonly typed: string;
}

/** Something that cannot be read, from somebody who waits for an answer. */
export interface UnreadableRequest extends Asker {
  readonly kind: 'unreadable';
  readonly of: 'command' | 'press' | 'suggestion';
  /** The fields that are not as expected. */
  readonly fields: readonly string[];
}
