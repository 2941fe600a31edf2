import { ComponentType } from 'discord-api-types/v10';
import type { Audience } from '../answer/library.ts';
import { messagesFor } from '../i18n/languages.ts';
import type { Choice } from './command.ts';
import { withOwner } from './components/custom-id.ts';
import { LIMITS } from './components/limits.ts';
import { cutUnits, small } from './components/markdown.ts';
import { type Reply, reply } from './components/reply.ts';
import type { Outcome, Status } from './outcome.ts';
import type { SuggestionRequest, UnreadableRequest } from './request.ts';

/** How a reply is shown. */
export interface Placement {
  readonly kind: 'new' | 'update';
  readonly audience: Audience;
  /** A line above the reply. */
  readonly note?: string;
  /** The asker, if the controls must name them. */
  readonly ownerId?: string | undefined;
}

/** A new message that only the asker sees. */
export const NEW_PRIVATE: Placement = { kind: 'new', audience: 'asker' };
/** A new message in the channel. */
export const NEW_PUBLIC: Placement = { kind: 'new', audience: 'channel' };

/** What logs and metrics know of a request. */
export type Asked = Pick<Outcome, 'command' | 'options'>;

/** Answers what cannot be read, such as a button of another version or a command of another bot: somebody waits. */
export function refuseUnreadable(request: UnreadableRequest): Outcome {
  const messages = messagesFor(request.locale);
  const asked = { command: 'unknown', options: {} };
  switch (request.of) {
    case 'suggestion':
      return { ...asked, status: 'refused', response: { kind: 'suggestions', choices: [] } };
    case 'press':
      return refuse(asked, messages.oldButton);
    case 'command':
      return refuse(asked, messages.unknownCommand);
  }
}

/**
 * Tells the asker that something went wrong on the bot's side.
 * @returns The outcome, and the code that it shows, with which the caller should log the cause.
 */
export function failure(
  command: string,
  locale: string | undefined,
): { readonly outcome: Outcome; readonly reference: string } {
  const reference = newReference();
  const outcome = refuse({ command, options: {} }, messagesFor(locale).failure(reference));
  return { outcome: { ...outcome, status: 'failed' }, reference };
}

/** Eight hexadecimal digits by which an operator finds a failure in the log. */
function newReference(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(4));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}

/** Answers with a short private line. */
export function refuse(asked: Asked, text: string): Outcome {
  return place(asked, 'refused', reply({ texts: [text] }), NEW_PRIVATE);
}

/** Makes the outcome of a reply, shown where its placement says. */
export function place(
  { command, options }: Asked,
  status: Status,
  { components, files, onlyForAsker }: Reply,
  { kind, audience, note, ownerId }: Placement,
): Outcome {
  const owned = ownerId === undefined ? components : nameOwner(components, ownerId);
  const replacesMessage = kind === 'update' && !onlyForAsker;
  return {
    command,
    options,
    status,
    response: {
      kind: 'message',
      components:
        note === undefined ? owned : [{ type: ComponentType.TextDisplay, content: small(note) }, ...owned],
      files,
      isPrivate: !replacesMessage && (audience === 'asker' || onlyForAsker),
      replacesMessage,
    },
  };
}

/** Writes the owner into the custom ids of all buttons and menus, which stand in rows. */
function nameOwner(components: Reply['components'], ownerId: string): Reply['components'] {
  return components.map((component) =>
    component.type !== ComponentType.ActionRow
      ? component
      : {
          ...component,
          components: component.components.map((control) =>
            'custom_id' in control
              ? { ...control, custom_id: withOwner(control.custom_id, ownerId) }
              : control,
          ),
        },
  );
}

/** Makes the outcome of a request for suggestions, as many and as long as Discord takes. */
export function suggested(
  { command, option, typed }: SuggestionRequest,
  status: Status,
  choices: readonly Choice[] = [],
): Outcome {
  return {
    command,
    options: { [option]: typed },
    status,
    response: {
      kind: 'suggestions',
      choices: choices.slice(0, LIMITS.autocompleteChoices).map(({ name, value }) => ({
        name: cutUnits(name, LIMITS.choiceName),
        value: cutUnits(value, LIMITS.choiceValue),
      })),
    },
  };
}
