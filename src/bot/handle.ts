import { randomBytes } from 'node:crypto';
import {
  type APIApplicationCommandOptionChoice,
  type APIInteractionResponse,
  type APITextDisplayComponent,
  ComponentType,
  InteractionResponseType,
  MessageFlags,
} from 'discord-api-types/v10';
import type { Answers } from '../answer/answers.ts';
import type { ExportedFile } from '../answer/export.ts';
import { messagesFor } from '../i18n/languages.ts';
import type { Log } from '../log.ts';
import { type Command, type Context, type Instance, OptionError, Options } from './command.ts';
import { decodeCustomId, type Invocation } from './components/custom-id.ts';
import { LIMITS, QUERY_LENGTH } from './components/limits.ts';
import { cutUnits, oneLine, small } from './components/markdown.ts';
import { type Reply, reply } from './components/reply.ts';
import {
  type AddressedInteraction,
  type AnswerableInteraction,
  type AutocompleteInteraction,
  addressedSchema,
  askerOf,
  type CommandInteraction,
  type ComponentInteraction,
  interactionSchema,
  mayPost,
} from './interaction.ts';
import { inviteLinks } from './invite.ts';

/** What became of an interaction, as logs and metrics name it. */
export type Outcome = 'answered' | 'suggested' | 'removed' | 'refused' | 'failed' | 'pong';

/** The one answer to an interaction, the same for every transport. */
export interface Handled {
  readonly response: APIInteractionResponse;
  readonly files: readonly ExportedFile[];
  /** Whether the message the control stands on is to be deleted once the response is out. */
  readonly removesMessage: boolean;
  readonly command: string;
  /** As the person or the control gave them. */
  readonly options: Invocation['options'];
  readonly outcome: Outcome;
}

/**
 * Answers an interaction as Discord sends it. Never throws, whatever comes in.
 * @returns Undefined for what is no interaction at all: there is nobody to answer.
 */
export type Handle = (raw: unknown) => Handled | undefined;

export interface HandleOptions {
  readonly answers: Answers;
  readonly commands: readonly Command[];
  /** Web address of the published response; replies link question numbers to their lines there. */
  readonly sourceUrl: string | undefined;
  /** Whether a reply is private where the asker does not say. */
  readonly privateByDefault: boolean;
  /** What `/status` tells. */
  readonly instance: Instance;
  readonly log: Log;
}

const EPHEMERAL = MessageFlags.Ephemeral;
const SHOWN = MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds;
/** Discord's interaction context of the direct messages with the bot: the asker alone sees them. */
export const BOT_DM = 1;
/** The application id of interactions that come from no application: the console's. */
export const NO_APPLICATION = '0';

/** How a reply is put where the interaction came from. */
interface Placement {
  readonly kind: 'new' | 'update';
  readonly audience: Context['audience'];
  /** Said above the reply. */
  readonly note?: string;
}

export function createHandle(options: HandleOptions): Handle {
  const { answers, log, sourceUrl, privateByDefault, instance } = options;
  const commands = new Map<string, Command>(options.commands.map((command) => [command.name, command]));

  const contextOf = (interaction: AnswerableInteraction, audience: Context['audience']): Context => {
    const { application_id: applicationId, context, locale } = interaction;
    const invite = applicationId === NO_APPLICATION ? undefined : inviteLinks(applicationId);
    return {
      answers,
      messages: messagesFor(locale),
      audience,
      canShare: audience === 'asker' && context !== BOT_DM,
      site: { sourceUrl, invite, instance },
    };
  };

  /** Runs an invocation and puts its reply in place. */
  const run = (
    interaction: AnswerableInteraction,
    { command: name, options: values }: Invocation,
    placement: Placement,
  ): Handled => {
    const context = contextOf(interaction, placement.audience);
    const command = commands.get(name);
    if (!command) return refuse(name, context.messages.unknownCommand, values);
    try {
      const shown = command.execute(new Options(tidyOptions(command, values)), context);
      return place({ command: name, options: values, outcome: 'answered' }, shown, placement);
    } catch (error) {
      if (!(error instanceof OptionError)) throw error;
      const label = context.messages.commands[command.name].options[error.option]?.name ?? error.option;
      return refuse(name, context.messages.badOption(label), values);
    }
  };

  const onCommand = (interaction: CommandInteraction): Handled => {
    const { data } = interaction;
    if (data.type === 3) {
      const query = oneLine(data.resolved.messages[data.target_id]?.content ?? '');
      if (query === '') return refuse(data.name, messagesFor(interaction.locale).messageWithoutText);
      return run(
        interaction,
        { command: 'ask', options: { query: cutUnits(query, QUERY_LENGTH) } },
        { kind: 'new', audience: 'asker' },
      );
    }
    const values = Object.fromEntries(
      data.options.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
    );
    const isPrivate = typeof values['private'] === 'boolean' ? values['private'] : privateByDefault;
    const invocation = { command: data.name, options: values };
    if (isPrivate || interaction.context === BOT_DM)
      return run(interaction, invocation, { kind: 'new', audience: 'asker' });
    if (mayPost(interaction)) return run(interaction, invocation, { kind: 'new', audience: 'channel' });
    const note = messagesFor(interaction.locale).mayNotPost;
    return run(interaction, invocation, { kind: 'new', audience: 'asker', note });
  };

  const onComponent = (interaction: ComponentInteraction): Handled => {
    const { messages } = contextOf(interaction, 'asker');
    const control = decodeCustomId(interaction.data.values[0] ?? interaction.data.custom_id);
    if (!control) return refuse('control', messages.oldControl);
    const { message } = interaction;
    const isPrivate = ((message.flags ?? 0) & EPHEMERAL) !== 0;
    const owner = message.interaction_metadata?.user.id ?? message.referenced_message?.author.id;
    const isDirect = interaction.context === BOT_DM;
    const isOwner = isPrivate || isDirect || (owner !== undefined && owner === askerOf(interaction));
    switch (control.mode) {
      case 'share':
        if (!mayPost(interaction)) return refuse('share', messages.mayNotPost);
        return run(interaction, control.invocation, { kind: 'new', audience: 'channel' });
      case 'remove':
        return isOwner ? remove() : refuse('remove', messages.notYours);
      case 'open': {
        const audience = isPrivate || isDirect ? 'asker' : 'channel';
        return run(
          interaction,
          control.invocation,
          isOwner ? { kind: 'update', audience } : { kind: 'new', audience: 'asker' },
        );
      }
    }
  };

  const onAutocomplete = (interaction: AutocompleteInteraction): Handled => {
    const command = commands.get(interaction.data.name);
    const focused = interaction.data.options.find((option) => option.focused);
    const kind = focused && command?.options[focused.name];
    const typed = String(focused?.value ?? '');
    const suggest = kind?.kind === 'text' ? kind.suggest : undefined;
    const choices = suggest?.(typed, contextOf(interaction, 'asker')) ?? [];
    return suggested(interaction.data.name, choices, focused ? { [focused.name]: typed } : {});
  };

  return (raw) => {
    const parsed = interactionSchema.safeParse(raw);
    if (!parsed.success) {
      const addressed = addressedSchema.safeParse(raw);
      if (!addressed.success) return undefined;
      const fields = parsed.error.issues.map(({ path }) => path.join('.'));
      log.warn({ type: addressed.data.type, fields }, 'an interaction of an unknown form was refused');
      return refuseUnread(addressed.data);
    }
    const interaction = parsed.data;
    if (interaction.type === 1) return pong();
    try {
      if (interaction.type === 2) return onCommand(interaction);
      return interaction.type === 3 ? onComponent(interaction) : onAutocomplete(interaction);
    } catch (error) {
      const reference = randomBytes(4).toString('hex').toUpperCase();
      log.error({ err: error, reference, command: nameOf(interaction) }, 'a command failed');
      return fail(interaction, reference);
    }
  };
}

/**
 * Options as every command may rely on them: texts of one line, without invisible characters or half
 * surrogate pairs, and no longer than Discord was told to let them be. Not every transport holds that.
 */
function tidyOptions(command: Command, values: Invocation['options']): Invocation['options'] {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value !== 'string') return [name, value];
      const kind = Object.hasOwn(command.options, name) ? command.options[name] : undefined;
      return [name, cutUnits(oneLine(value), kind?.kind === 'text' ? kind.maxLength : LIMITS.choiceValue)];
    }),
  );
}

/** Somebody waits for an answer to what cannot be read: an older message's control, a command of another bot. */
function refuseUnread({ type, locale }: AddressedInteraction): Handled {
  if (type === 4) return { ...suggested('unknown', [], {}), outcome: 'refused' };
  const messages = messagesFor(locale);
  return refuse('unknown', type === 3 ? messages.oldControl : messages.unknownCommand);
}

function nameOf(interaction: AnswerableInteraction): string {
  return interaction.type === 3 ? 'control' : interaction.data.name;
}

function fail(interaction: AnswerableInteraction, reference: string): Handled {
  if (interaction.type === 4) return { ...suggested(interaction.data.name, [], {}), outcome: 'failed' };
  return failed(nameOf(interaction), interaction.locale, reference);
}

/**
 * Tells the asker that something went wrong.
 * @param reference The code under which the log holds the cause.
 */
export function failed(command: string, locale: string | undefined, reference: string): Handled {
  return { ...refuse(command, messagesFor(locale).failure(reference)), outcome: 'failed' };
}

/** A short private line to the asker. */
function refuse(command: string, text: string, options: Invocation['options'] = {}): Handled {
  const note = reply({ texts: [text], onlyForAsker: true });
  return place({ command, options, outcome: 'refused' }, note, { kind: 'new', audience: 'asker' });
}

function place(
  asked: Pick<Handled, 'command' | 'options' | 'outcome'>,
  { components, files, onlyForAsker }: Reply,
  placement: Placement,
): Handled {
  const isPrivate = placement.audience === 'asker' || onlyForAsker;
  const isUpdate = placement.kind === 'update' && !onlyForAsker;
  return {
    response: {
      type: isUpdate
        ? InteractionResponseType.UpdateMessage
        : InteractionResponseType.ChannelMessageWithSource,
      data: {
        flags: isPrivate && !isUpdate ? SHOWN | EPHEMERAL : SHOWN,
        allowed_mentions: { parse: [] },
        components: placement.note === undefined ? components : [noteText(placement.note), ...components],
        ...(files.length > 0
          ? { attachments: files.map(({ name }, index) => ({ id: String(index), filename: name })) }
          : {}),
      },
    },
    files,
    removesMessage: false,
    ...asked,
  };
}

function noteText(note: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content: small(note) };
}

/** Takes the control's message away: acknowledged first, then deleted by the transport. */
function remove(): Handled {
  return {
    response: { type: InteractionResponseType.DeferredMessageUpdate },
    files: [],
    removesMessage: true,
    command: 'remove',
    options: {},
    outcome: 'removed',
  };
}

function suggested(
  command: string,
  choices: readonly APIApplicationCommandOptionChoice<string>[],
  options: Invocation['options'],
): Handled {
  return {
    response: {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: {
        choices: choices.slice(0, LIMITS.autocompleteChoices).map(({ name, value }) => ({
          name: cutUnits(name, LIMITS.choiceName),
          value: cutUnits(value, LIMITS.choiceValue),
        })),
      },
    },
    files: [],
    removesMessage: false,
    command,
    options,
    outcome: 'suggested',
  };
}

function pong(): Handled {
  return {
    response: { type: InteractionResponseType.Pong },
    files: [],
    removesMessage: false,
    command: 'ping',
    options: {},
    outcome: 'pong',
  };
}
