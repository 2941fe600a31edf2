import { en } from '../i18n/en.ts';
import { languageOfLocale, messagesFor } from '../i18n/languages.ts';
import type { Log } from '../log.ts';
import type { LanguageCode } from '../search/languages/index.ts';
import type { Choice, Command } from './command.ts';
import { decodeCustomId } from './components/custom-id.ts';
import { type ContextOf, type ContextOptions, createContextOf } from './create-context.ts';
import {
  type Asked,
  failure,
  NEW_PRIVATE,
  NEW_PUBLIC,
  refuse,
  refuseUnreadable,
  suggested,
} from './create-outcome.ts';
import { NOT_MEANT_VIEW, withTexts } from './invocation.ts';
import { NOT_MEANT, type Outcome } from './outcome.ts';
import type { CommandRequest, MessageRequest, PressRequest, Request, SuggestionRequest } from './request.ts';
import { createRunCommand, type RunCommand } from './run.ts';
import { hideTokens } from './tokens.ts';
import { typedText } from './typed-text.ts';

/** Answers a request. It is the same for every transport and never throws. */
export type Handle = (request: Request) => Outcome;

export interface HandleOptions extends ContextOptions {
  /** Whether replies are private when the asker does not say. */
  readonly privateByDefault: boolean;
  readonly log: Log;
  /** Strings such as the bot's token, which are not repeated even if somebody pastes them. Default: none. */
  readonly secrets?: readonly string[];
}

/** What requests are answered with. */
interface Handling extends Pick<HandleOptions, 'library' | 'log' | 'privateByDefault'> {
  readonly commands: ReadonlyMap<string, Command>;
  readonly contextOf: ContextOf;
  readonly run: RunCommand;
}

/** Makes the function that answers requests with the given commands. */
export function createHandler(options: HandleOptions): Handle {
  const { library, log, privateByDefault, secrets = [] } = options;
  const commands = new Map<string, Command>(options.commands.map((command) => [command.name, command]));
  const contextOf = createContextOf(options);
  const run = createRunCommand({ library, commands, contextOf });
  const handling: Handling = { library, log, privateByDefault, commands, contextOf, run };
  return (request) => {
    try {
      return answer(withoutTokens(request, secrets), handling);
    } catch (err) {
      const command = nameOf(request);
      const { outcome, reference } = failure(command, request.locale);
      log.error({ err, reference, command }, 'a command failed');
      return request.kind === 'suggestion' ? suggested(request, 'failed') : outcome;
    }
  };
}

function answer(request: Request, handling: Handling): Outcome {
  switch (request.kind) {
    case 'command':
      return onCommand(request, handling);
    case 'message':
      return onMessage(request, handling);
    case 'press':
      return onPress(request, handling);
    case 'suggestion':
      return onSuggestion(request, handling);
    case 'unreadable': {
      const { of, fields } = request;
      handling.log.warn({ of, fields }, 'an interaction of an unknown form was refused');
      return refuseUnreadable(request);
    }
  }
}

function onCommand(request: CommandRequest, { run, privateByDefault }: Handling): Outcome {
  const { invocation, isPrivate = privateByDefault } = request;
  if (isPrivate || request.place === 'direct') return run(request, invocation, NEW_PRIVATE);
  const ownerId = request.namesOwner ? request.userId : undefined;
  if (request.place === 'channel') return run(request, invocation, { ...NEW_PUBLIC, ownerId });
  const note = messagesFor(request.locale).mayNotPost;
  return run(request, invocation, { ...NEW_PRIVATE, note });
}

function onMessage(request: MessageRequest, { run }: Handling): Outcome {
  const query = typedText(request.content);
  if (query === '') {
    const asked = { command: en.messageCommand, options: {} };
    return refuse(asked, messagesFor(request.locale).messageWithoutText);
  }
  return run(request, { command: 'ask', options: { query } }, NEW_PRIVATE);
}

function onPress(request: PressRequest, { run }: Handling): Outcome {
  const messages = messagesFor(request.locale);
  const press = decodeCustomId(request.customId);
  if (!press) return refuse(PRESS, messages.oldButton);
  const { isPrivate, ownerId, namesOwner } = request.message;
  const isSeenByAskerAlone = isPrivate || request.place === 'direct';
  const isOwner = isSeenByAskerAlone || (ownerId !== undefined && ownerId === request.userId);
  switch (press.action) {
    case 'open': {
      if (!isOwner) return run(request, press.to, NEW_PRIVATE);
      const audience = isSeenByAskerAlone ? 'asker' : 'channel';
      const named = namesOwner && !isSeenByAskerAlone ? ownerId : undefined;
      return run(request, press.to, { kind: 'update', audience, ownerId: named });
    }
    case 'privately': {
      const outcome = run(request, press.to, NEW_PRIVATE);
      if (press.to.options['view'] !== NOT_MEANT_VIEW) return outcome;
      const key = `${request.message.id ?? ''}/${request.userId ?? ''}`;
      return { ...outcome, command: NOT_MEANT, notMeant: { topic: outcome.facts?.topics[0], key } };
    }
    case 'share':
      if (request.place === 'closed_channel') return refuse(SHARE, messages.mayNotPost);
      return run(request, press.to, NEW_PUBLIC);
    case 'remove':
      if (!isOwner) return refuse(REMOVE, messages.notYours);
      return { ...REMOVE, status: 'removed', response: { kind: 'removal' } };
  }
}

function onSuggestion(request: SuggestionRequest, { commands, library, contextOf }: Handling): Outcome {
  const options = commands.get(request.command)?.options ?? {};
  const option = Object.hasOwn(options, request.option) ? options[request.option] : undefined;
  const suggest = option?.kind === 'text' ? option.suggest : undefined;
  const preferred = languageOfLocale(request.locale);
  // A word that is not finished may look like one of another language, so it is asked last.
  const finished = request.typed.replace(/[\p{Script=Latin}'’-]+$/u, '');
  const told = [finished, request.typed].map((text) => library.languageOf(text, preferred) ?? preferred);
  const choicesIn = (code: LanguageCode): Choice[] | undefined =>
    suggest?.(request.typed, contextOf(request, 'asker', code));
  for (const language of new Set(told)) {
    const choices = choicesIn(language);
    // What is typed is repeated as the first one.
    if (choices && choices.length > 1) return suggested(request, 'suggested', choices);
  }
  return suggested(request, 'suggested', choicesIn(preferred));
}

/** Takes tokens out of what somebody typed, so that no reply, custom id or log repeats one. */
function withoutTokens(request: Request, secrets: readonly string[]): Request {
  const hide = (text: string): string => hideTokens(text, secrets);
  switch (request.kind) {
    case 'command': {
      const { command, options } = withTexts(request.invocation, hide);
      return { ...request, invocation: { command: hide(command), options } };
    }
    case 'message':
      return { ...request, content: hide(request.content) };
    case 'press':
      return { ...request, customId: hide(request.customId) };
    case 'suggestion':
      return { ...request, typed: hide(request.typed) };
    case 'unreadable':
      return request;
  }
}

/** The names by which logs and metrics know presses that run no command. */
const PRESS: Asked = { command: 'press', options: {} };
const SHARE: Asked = { command: 'share', options: {} };
const REMOVE: Asked = { command: 'remove', options: {} };

/** The names that the commands of outcomes can have, apart from names that do not exist. */
export function outcomeNames(commands: readonly Command[]): string[] {
  const others = [PRESS, SHARE, REMOVE].map(({ command }) => command);
  return [...commands.map(({ name }) => name), en.messageCommand, ...others, NOT_MEANT];
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
