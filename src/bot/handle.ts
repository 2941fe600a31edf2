import { ComponentType } from 'discord-api-types/v10';
import { questionAddress, responseAddress } from '../answer/address.ts';
import type { Answers } from '../answer/answers.ts';
import { type AnswerFacts, factsOf } from '../answer/facts.ts';
import type { Library } from '../answer/library.ts';
import { en } from '../i18n/en.ts';
import { listOf } from '../i18n/format.ts';
import { languageOfLocale, messagesFor } from '../i18n/languages.ts';
import { languagesUnderstood } from '../i18n/languages-understood.ts';
import { type Messages, optionLabel } from '../i18n/messages.ts';
import type { Log } from '../log.ts';
import { containsAddress, hideTokens, maskAddresses } from '../questionnaire/privacy.ts';
import { LANGUAGE_CODES, type LanguageCode } from '../search/languages/index.ts';
import type { Choice, Command } from './command.ts';
import { decodeCustomId, withOwner } from './components/custom-id.ts';
import { fromRightToLeft } from './components/direction.ts';
import { LIMITS, QUERY_LENGTH } from './components/limits.ts';
import { cutUnits, echo, escapeText, oneLine, small } from './components/markdown.ts';
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
  readonly library: Library;
  readonly commands: readonly Command[];
  /** Web addresses of the published response; question numbers in replies link there. */
  readonly publicUrl?: string | undefined;
  readonly sourceUrl: string | undefined;
  /** Whether replies are private when the asker does not say. */
  readonly privateByDefault: boolean;
  /** Shown by `/status`. */
  readonly instance: Instance;
  readonly log: Log;
  /** Base address of REST, from which links that invite the bot follow. Default: Discord's. */
  readonly apiUrl?: string;
  /** Whether the log contains what is asked, which `/help` says. Default: false. */
  readonly logsQueries?: boolean;
  /** Strings such as the bot's token, which are not repeated even if somebody pastes them. Default: none. */
  readonly secrets?: readonly string[];
}

/** How a reply is shown. */
interface Placement {
  readonly kind: 'new' | 'update';
  readonly audience: Context['audience'];
  /** A line above the reply. */
  readonly note?: string;
  /** The asker, if the controls must name them. */
  readonly ownerId?: string | undefined;
}

const NEW_PRIVATE: Placement = { kind: 'new', audience: 'asker' };
const NEW_PUBLIC: Placement = { kind: 'new', audience: 'channel' };

/** Makes the function that answers requests with the given commands. */
export function createHandler(options: HandleOptions): Handle {
  const {
    library,
    log,
    publicUrl,
    sourceUrl,
    privateByDefault,
    instance,
    apiUrl,
    logsQueries = false,
    secrets = [],
  } = options;
  const addressOf = questionAddress({ publicUrl, sourceUrl });
  const hasAddresses = [...library.response.questions.values()].some(({ answer }) => containsAddress(answer));
  const commands = new Map<string, Command>(options.commands.map((command) => [command.name, command]));
  /** Others than the asker see no addresses. */
  const answersFor = (audience: Context['audience'], language: LanguageCode): Answers => {
    const answers = library.in(language);
    return audience === 'asker' ? answers : answers.masked;
  };
  /** @param language The language in which something is asked; by default that of the person's locale. */
  const contextOf = (
    { applicationId, place, locale, managesServer = false }: Request,
    audience: Context['audience'],
    language?: LanguageCode,
  ): Context => ({
    answers: answersFor(audience, language ?? languageOfLocale(locale)),
    messages: messagesFor(locale, language),
    audience,
    canShare: audience === 'asker' && place !== 'direct',
    commands: options.commands
      .filter(({ offeredTo }) => offeredTo === 'everyone' || managesServer)
      .map(({ name }) => name),
    site: {
      hasAddresses,
      addressOf,
      address: responseAddress({ publicUrl, sourceUrl }),
      invite: applicationId === undefined ? undefined : inviteLinks(applicationId, apiUrl),
      instance,
      logsQueries,
    },
  });
  /** The language in which a command's words are meant; undefined for one without words. */
  const languageIn = (
    command: Command,
    typed: Invocation['options'],
    locale: string | undefined,
  ):
    | { language: LanguageCode; facts?: AnswerFacts }
    | { language: undefined; foreign: string | undefined; facts: AnswerFacts }
    | undefined => {
    const option = ['query', 'keywords', 'number'].find((name) => Object.hasOwn(command.options, name));
    const text = option === undefined ? undefined : typed[option];
    if (typeof text !== 'string') return undefined;
    const preferred = languageOfLocale(locale);
    if (command.name === 'search')
      return { language: library.languageOfKeywords(text, preferred) ?? preferred };
    const found = library.ask(text, preferred);
    return { ...found, facts: factsOf(found) };
  };

  /**
   * Runs a command and places its reply.
   * @param language The language of the words that led to a command without words of its own.
   */
  const run = (
    request: Request,
    typed: Invocation,
    placement: Placement,
    language?: LanguageCode,
  ): Outcome => {
    // A public reply repeats what was asked, in its text and in its buttons.
    const invocation = placement.audience === 'channel' ? withTexts(typed, maskAddresses) : typed;
    const command = commands.get(invocation.command);
    if (!command) return refuse(invocation, messagesFor(request.locale).unknownCommand);
    const meant = languageIn(command, invocation.options, request.locale);
    const facts = meant && 'facts' in meant ? meant.facts : undefined;
    if (meant && meant.language === undefined)
      return { ...refuse(invocation, languagesUnderstood(meant.foreign, LANGUAGE_CODES)), facts };
    const context = contextOf(request, placement.audience, meant?.language ?? language);
    const { messages } = context;
    const ran = command.run(invocation.options, context);
    switch (ran.kind) {
      case 'replied':
        return { ...place(invocation, 'answered', directed(ran.reply, messages), placement), facts };
      case 'passed_on':
        return { ...run(request, ran.to, placement, meant?.language), facts };
      case 'unknown_section':
        return place(invocation, 'refused', directed(unknownSectionReply(context), messages), placement);
      case 'bad_option':
        return refuse(invocation, messages.badOption(optionLabel(messages, command.name, ran.option).name));
      case 'unknown_choice':
        return refuse(
          invocation,
          messages.unknownChoice(echo(ran.value), listOf(ran.choices.map(escapeText), messages)),
        );
    }
  };

  const onCommand = (request: CommandRequest): Outcome => {
    const { invocation, isPrivate = privateByDefault } = request;
    if (isPrivate || request.place === 'direct') return run(request, invocation, NEW_PRIVATE);
    const ownerId = request.namesOwner ? request.userId : undefined;
    if (request.place === 'channel') return run(request, invocation, { ...NEW_PUBLIC, ownerId });
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
        return { ...outcome, ...NOT_MEANT, notMeant: { topic: outcome.facts?.topics[0], key } };
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
      return answer(withoutTokens(request, secrets));
    } catch (err) {
      const command = nameOf(request);
      const { outcome, reference } = failure(command, request.locale);
      log.error({ err, reference, command }, 'a command failed');
      return request.kind === 'suggestion' ? suggested(request, 'failed') : outcome;
    }
  };
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

/** An invocation with each of its options' texts changed. */
function withTexts(invocation: Invocation, change: (text: string) => string): Invocation {
  const changed = Object.entries(invocation.options).map(([name, value]) => [
    name,
    typeof value === 'string' ? change(value) : value,
  ]);
  return { ...invocation, options: Object.fromEntries(changed) };
}

type Asked = Pick<Outcome, 'command' | 'options'>;

/** The names by which logs and metrics know presses that run no command. */
const PRESS: Asked = { command: 'press', options: {} };
const SHARE: Asked = { command: 'share', options: {} };
const REMOVE: Asked = { command: 'remove', options: {} };
const NOT_MEANT: Pick<Outcome, 'command'> = { command: 'not_meant' };
const NOT_MEANT_VIEW = 'other';

/** The names that the commands of outcomes can have, apart from names that do not exist. */
export function outcomeNames(commands: readonly Command[]): string[] {
  const others = [PRESS, SHARE, REMOVE, NOT_MEANT].map(({ command }) => command);
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

function directed(made: Reply, { direction }: Messages): Reply {
  return direction === 'right to left' ? fromRightToLeft(made) : made;
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
