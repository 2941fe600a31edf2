import type { Invocation } from './invocation.ts';

/** What somebody asks of the bot, over any transport. */
export type Request = CommandRequest | MessageRequest | PressRequest | SuggestionRequest | UnreadableRequest;

/** What the bot knows about the person who asks. */
export interface Asker {
  /** The id of the user, if it is known. */
  readonly userId: string | undefined;
  /** A Discord locale such as `es-419`. The reply is in English if it is undefined or not supported. */
  readonly locale: string | undefined;
  /** Where the reply will be shown. */
  readonly place: Place;
  /**
   * Whether the asker is known to have the permission Manage Server where the reply will be shown, and so the commands
   * for managers. Default: false.
   */
  readonly managesServer?: boolean;
  /** The id of the Discord application; undefined if there is none, as in the console. */
  readonly applicationId: string | undefined;
}

/**
 * - `direct`: only the asker sees replies, as in a direct message with the bot.
 * - `channel`: others can see replies that are not private.
 * - `closed_channel`: the bot may not post, so every reply must be private.
 */
export type Place = 'direct' | 'channel' | 'closed_channel';

/** A command that was typed. */
export interface CommandRequest extends Asker {
  readonly kind: 'command';
  readonly invocation: Invocation;
  /** Whether only the asker may see the reply; undefined if the asker does not say. */
  readonly isPrivate: boolean | undefined;
  /** Whether the controls of the reply must name the asker, because Discord may not do so when one is pressed. */
  readonly namesOwner?: boolean;
}

/** "Look this up" on a message. */
export interface MessageRequest extends Asker {
  readonly kind: 'message';
  readonly content: string;
}

/** A button that was pressed, or a menu entry that was picked. */
export interface PressRequest extends Asker {
  readonly kind: 'press';
  /** The custom id of the button or entry. */
  readonly customId: string;
  /** The message with the button. */
  readonly message: {
    readonly id?: string | undefined;
    readonly isPrivate: boolean;
    /** The id of the user who asked for the message, if it is known. */
    readonly ownerId: string | undefined;
    /** Whether the controls of a new version of the message must name the owner, as those of this one do. */
    readonly namesOwner?: boolean;
  };
}

/** A request for suggestions while somebody types an option. */
export interface SuggestionRequest extends Asker {
  readonly kind: 'suggestion';
  readonly command: string;
  readonly option: string;
  readonly typed: string;
}

/** A request of an unknown form. Somebody waits for an answer all the same. */
export interface UnreadableRequest extends Asker {
  readonly kind: 'unreadable';
  readonly of: 'command' | 'press' | 'suggestion';
  /** The fields that are missing or malformed. */
  readonly fields: readonly string[];
}
