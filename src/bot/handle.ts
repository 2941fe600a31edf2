import { ComponentType } from 'discord-api-types/v10';
import { questionAddress } from '../answer/address.ts';
import type { Answers } from '../answer/answers.ts';
import { en } from '../i18n/en.ts';
import { messagesFor } from '../i18n/languages.ts';
import { optionLabel } from '../i18n/messages.ts';
import type { Log } from '../log.ts';
import type { Choice, Command } from './command.ts';
import { decodeCustomId } from './components/custom-id.ts';
import { LIMITS, QUERY_LENGTH } from './components/limits.ts';
import { cutUnits, oneLine, small } from './components/markdown.ts';
import { type Reply, reply } from './components/reply.ts';
import type { Context, Instance } from './context.ts';
import { inviteLinks } from './invite.ts';
import type { Invocation } from './invocation.ts';
import type { Outcome, Status } from './outcome.ts';
import { unknownSectionReply } from './replies/notes.ts';
import type {
  CommandRequest,
  MessageRequest,
  PressRequest,
  Request,
  SuggestionRequest,
  UnreadableRequest,
} from './request.ts';

/** Answers a request. It is the same for every transport and never throws. */
export type Handle = (request: Request) => Outcome;

export interface HandleOptions {
  readonly answers: Answers;
  readonly commands: readonly Command[];
  /** Web addresses of the published response; question numbers in replies link there. */
  readonly publicUrl?: string | undefined;
  readonly sourceUrl: string | undefined;
  /** Whether replies are private when the asker does not say. */
  readonly privateByDefault: boolean;
  /** Shown by `/status`. */
  readonly instance: Instance;
  readonly log: Log;
}

/** How a reply is shown. */
interface Placement {
  readonly kind: 'new' | 'update';
  readonly audience: Context['audience'];
  /** A line above the reply. */
  readonly note?: string;
}

const NEW_PRIVATE: Placement = { kind: 'new', audience: 'asker' };
const NEW_PUBLIC: Placement = { kind: 'new', audience: 'channel' };

/** Makes the function that answers requests with the given commands. */
export function createHandler(options: HandleOptions): Handle {
  const { answers, log, publicUrl, sourceUrl, privateByDefault, instance } = options;
  const addressOf = questionAddress({ publicUrl, sourceUrl });
  const commands = new Map<string, Command>(options.commands.map((command) => [command.name, command]));
  const names = options.commands.map(({ name }) => name);

  const contextOf = ({ applicationId, place, locale }: Request, audience: Context['audience']): Context => ({
    answers,
    messages: messagesFor(locale),
    audience,
    canShare: audience === 'asker' && place !== 'direct',
    commands: names,
    site: {
      addressOf,
      invite: applicationId === undefined ? undefined : inviteLinks(applicationId),
      instance,
    },
  });

  /** Runs a command and places its reply. */
  const run = (request: Request, invocation: Invocation, placement: Placement): Outcome => {
    const context = contextOf(request, placement.audience);
    const { messages } = context;
    const command = commands.get(invocation.command);
    if (!command) return refuse(invocation, messages.unknownCommand);
    const ran = command.run(invocation.options, context);
    switch (ran.kind) {
      case 'replied':
        return place(invocation, 'answered', ran.reply, placement);
      case 'unknown_section':
        return place(invocation, 'refused', unknownSectionReply(context), placement);
      case 'bad_option':
        return refuse(invocation, messages.badOption(optionLabel(messages, command.name, ran.option).name));
    }
  };

  const onCommand = (request: CommandRequest): Outcome => {
    const { invocation, isPrivate = privateByDefault } = request;
    if (isPrivate || request.place === 'direct') return run(request, invocation, NEW_PRIVATE);
    if (request.place === 'channel') return run(request, invocation, NEW_PUBLIC);
    const note = messagesFor(request.locale).mayNotPost;
    return run(request, invocation, { ...NEW_PRIVATE, note });
  };

  const onMessage = (request: MessageRequest): Outcome => {
    const query = cutUnits(oneLine(request.content), QUERY_LENGTH);
    if (query === '') {
      const asked = { command: en.messageCommand, options: {} };
      return refuse(asked, messagesFor(request.locale).messageWithoutText);
    }
    return run(request, { command: 'ask', options: { query } }, NEW_PRIVATE);
  };

  const onPress = (request: PressRequest): Outcome => {
    const messages = messagesFor(request.locale);
    const press = decodeCustomId(request.customId);
    if (!press) return refuse(PRESS, messages.oldButton);
    const { isPrivate, ownerId } = request.message;
    const isSeenByAskerAlone = isPrivate || request.place === 'direct';
    const isOwner = isSeenByAskerAlone || (ownerId !== undefined && ownerId === request.userId);
    switch (press.action) {
      case 'open': {
        if (!isOwner) return run(request, press.to, NEW_PRIVATE);
        const audience = isSeenByAskerAlone ? 'asker' : 'channel';
        return run(request, press.to, { kind: 'update', audience });
      }
      case 'share':
        if (request.place === 'closed_channel') return refuse(SHARE, messages.mayNotPost);
        return run(request, press.to, NEW_PUBLIC);
      case 'remove':
        if (!isOwner) return refuse(REMOVE, messages.notYours);
        return { ...REMOVE, status: 'removed', response: { kind: 'removal' } };
    }
  };

  const onSuggestion = (request: SuggestionRequest): Outcome => {
    const options = commands.get(request.command)?.options ?? {};
    const option = Object.hasOwn(options, request.option) ? options[request.option] : undefined;
    const suggest = option?.kind === 'text' ? option.suggest : undefined;
    return suggested(request, 'suggested', suggest?.(request.typed, contextOf(request, 'asker')));
  };

  const answer = (request: Request): Outcome => {
    switch (request.kind) {
      case 'command':
        return onCommand(request);
      case 'message':
        return onMessage(request);
      case 'press':
        return onPress(request);
      case 'suggestion':
        return onSuggestion(request);
      case 'unreadable': {
        const { of, fields } = request;
        log.warn({ of, fields }, 'an interaction of an unknown form was refused');
        return refuseUnreadable(request);
      }
    }
  };

  return (request) => {
    try {
      return answer(request);
    } catch (err) {
      const command = nameOf(request);
      const { outcome, reference } = failure(command, request.locale);
      log.error({ err, reference, command }, 'a command failed');
      return request.kind === 'suggestion' ? suggested(request, 'failed') : outcome;
    }
  };
}

type Asked = Pick<Outcome, 'command' | 'options'>;

/** The names by which logs and metrics know presses that run no command. */
const PRESS: Asked = { command: 'press', options: {} };
const SHARE: Asked = { command: 'share', options: {} };
const REMOVE: Asked = { command: 'remove', options: {} };

/** The names that the commands of outcomes can have, apart from names that do not exist. */
export function outcomeNames(commands: readonly Command[]): string[] {
  const others = [PRESS, SHARE, REMOVE].map(({ command }) => command);
  return [...commands.map(({ name }) => name), en.messageCommand, ...others];
}

function nameOf(request: Request): string {
  switch (request.kind) {
    case 'command':
      return request.invocation.command;
    case 'message':
      return en.messageCommand;
    case 'suggestion':
      return request.command;
    default:
      return PRESS.command;
  }
}

/** Answers what cannot be read, such as a button of another version or a command of another bot: somebody waits. */
function refuseUnreadable(request: UnreadableRequest): Outcome {
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
function refuse(asked: Asked, text: string): Outcome {
  return place(asked, 'refused', reply({ texts: [text] }), NEW_PRIVATE);
}

function place(
  { command, options }: Asked,
  status: Status,
  { components, files, onlyForAsker }: Reply,
  { kind, audience, note }: Placement,
): Outcome {
  const replacesMessage = kind === 'update' && !onlyForAsker;
  return {
    command,
    options,
    status,
    response: {
      kind: 'message',
      components:
        note === undefined
          ? components
          : [{ type: ComponentType.TextDisplay, content: small(note) }, ...components],
      files,
      isPrivate: !replacesMessage && (audience === 'asker' || onlyForAsker),
      replacesMessage,
    },
  };
}

function suggested(
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
