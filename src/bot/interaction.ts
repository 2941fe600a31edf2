import {
  type APIInteractionResponse,
  type APIInteractionResponseCallbackData,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import * as z from 'zod';
import { splitOwner } from './components/custom-id.ts';
import { LONGEST_TEXT } from './components/limits.ts';
import { messageText } from './message-text.ts';
import type { BotMessage, BotResponse } from './outcome.ts';
import type { Asker, Place, Request, UnreadableRequest } from './request.ts';

/** An id of Discord. */
const snowflake = z.string().regex(/^\d{1,20}$/);

/** A field that only shapes the answer: somebody waits for one, so what cannot be read counts as missing. */
const shaping = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

const text = z.string().transform((value) => value.slice(0, LONGEST_TEXT));

const user = z.object({ id: snowflake });
/** A permission bit field as a decimal string. */
const bits = z.string().regex(/^\d{1,30}$/);
/** What all interactions have. */
const base = {
  id: snowflake,
  application_id: shaping(snowflake),
  token: z.string().min(1),
  locale: shaping(text),
  /** An `InteractionContextType`. */
  context: shaping(z.int()),
  user: shaping(user),
  member: shaping(z.object({ user, permissions: shaping(bits) })),
  /** What the bot may do where the interaction came from. */
  app_permissions: shaping(bits),
  /** By `ApplicationIntegrationType`: where the bot is installed. */
  authorizing_integration_owners: shaping(
    z.object({ [ApplicationIntegrationType.GuildInstall]: shaping(z.string()) }),
  ),
};

const option = z.object({
  name: text,
  value: shaping(z.union([text, z.number(), z.boolean()])),
  focused: shaping(z.boolean()),
});

const message = z.object({
  id: shaping(snowflake),
  flags: shaping(z.int().nonnegative()),
  interaction_metadata: shaping(z.object({ user })),
  referenced_message: shaping(z.object({ author: user })),
});

const commandData = z.object({
  name: text,
  options: z
    .array(option)
    .nullish()
    .transform((options) => options ?? []),
});

/**
 * What the bot reads of an interaction, which differs by its type; all else is ignored.
 * Source: https://discord.com/developers/docs/interactions/receiving-and-responding
 */
const requestSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal(InteractionType.ApplicationCommand),
    data: z.union([
      z.object({
        type: z.literal(ApplicationCommandType.Message),
        target_id: snowflake,
        resolved: z.object({
          messages: z.record(z.string(), z.unknown()),
        }),
      }),
      commandData.extend({
        type: z.literal(ApplicationCommandType.ChatInput).catch(ApplicationCommandType.ChatInput),
      }),
    ]),
  }),
  z.object({
    type: z.literal(InteractionType.MessageComponent),
    message: message.catch({}),
    data: z.object({ custom_id: text, values: z.array(text).catch([]) }),
  }),
  z.object({ type: z.literal(InteractionType.ApplicationCommandAutocomplete), data: commandData }),
]);

/** What is needed to answer an interaction, even one that cannot be read, such as a modal, which this bot never shows. */
const addressedSchema = z.object({
  ...base,
  type: z.literal([
    InteractionType.ApplicationCommand,
    InteractionType.MessageComponent,
    InteractionType.ApplicationCommandAutocomplete,
    InteractionType.ModalSubmit,
  ]),
});
const pingSchema = z.object({ type: z.literal(InteractionType.Ping) });

type Readable = z.infer<typeof requestSchema>;
type Addressed = z.infer<typeof addressedSchema>;

/** Where an interaction is answered. */
export interface Address {
  readonly id: string;
  readonly token: string;
  /** Undefined where Discord did not say it: a reply needs none, what comes after it does. */
  readonly applicationId: string | undefined;
  /** Of the asker. */
  readonly locale: string | undefined;
}

/** An interaction: a request with the address for its answer, or a ping, which is answered with a pong. */
export type Interaction =
  | { readonly kind: 'request'; readonly address: Address; readonly request: Request }
  | { readonly kind: 'ping' };

/**
 * Reads an interaction as Discord sends it, over the gateway or over HTTP.
 * @returns Undefined for anything else, which nobody waits for.
 */
export function readInteraction(raw: unknown): Interaction | undefined {
  if (pingSchema.safeParse(raw).success) return { kind: 'ping' };
  const addressed = addressedSchema.safeParse(raw).data;
  if (!addressed) return undefined;
  const { id, token, application_id: applicationId, locale } = addressed;
  const address = { id, token, applicationId, locale };
  const asker: Asker = {
    userId: userOf(addressed),
    locale,
    place: placeOf(addressed),
    managesServer: managesServer(addressed),
    applicationId,
  };
  const parsed = requestSchema.safeParse(raw);
  const request = parsed.success
    ? readRequest(parsed.data, asker)
    : unreadable(
        addressed,
        asker,
        parsed.error.issues.map(({ path }) => path.join('.')),
      );
  return { kind: 'request', address, request };
}

function readRequest(interaction: Readable, asker: Asker): Request {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand: {
      const { data } = interaction;
      if (data.type === ApplicationCommandType.Message) {
        return { ...asker, kind: 'message', content: messageText(data.resolved.messages[data.target_id]) };
      }
      const { private: isPrivate, ...options } = Object.fromEntries(
        data.options.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
      );
      return {
        ...asker,
        kind: 'command',
        invocation: { command: data.name, options },
        isPrivate: typeof isPrivate === 'boolean' ? isPrivate : undefined,
      };
    }
    case InteractionType.MessageComponent: {
      const { message, data } = interaction;
      const { flags = 0, interaction_metadata: metadata, referenced_message: referenced } = message;
      const { ownerId, rest } = splitOwner(data.custom_id);
      return {
        ...asker,
        kind: 'press',
        customId: data.values[0] ?? rest,
        message: {
          isPrivate: (flags & MessageFlags.Ephemeral) !== 0,
          id: message.id,
          ownerId: ownerId ?? metadata?.user.id ?? referenced?.author.id,
          namesOwner: ownerId !== undefined || metadata === undefined,
        },
      };
    }
    case InteractionType.ApplicationCommandAutocomplete: {
      const { name, options } = interaction.data;
      const focused = options.find((one) => one.focused);
      return {
        ...asker,
        kind: 'suggestion',
        command: name,
        option: focused?.name ?? '',
        typed: String(focused?.value ?? ''),
      };
    }
  }
}

function unreadable({ type }: Addressed, asker: Asker, fields: readonly string[]): Request {
  return { ...asker, kind: 'unreadable', of: unreadableKind(type), fields };
}

function unreadableKind(type: Addressed['type']): UnreadableRequest['of'] {
  switch (type) {
    case InteractionType.MessageComponent:
      return 'press';
    case InteractionType.ApplicationCommandAutocomplete:
      return 'suggestion';
    default:
      return 'command';
  }
}

function userOf({ user: alone, member }: Addressed): string | undefined {
  return (member?.user ?? alone)?.id;
}

function placeOf(interaction: Addressed): Place {
  if (interaction.context === InteractionContextType.BotDM) return 'direct';
  const isServer = interaction.context === InteractionContextType.Guild;
  return isServer && !mayPost(interaction) ? 'closed_channel' : 'channel';
}

/** Whether the asker has the permission that commands for managers ask for. An administrator has every permission. */
function managesServer({ context, member }: Addressed): boolean {
  const { ManageGuild, Administrator } = PermissionFlagsBits;
  const isServer = context === InteractionContextType.Guild;
  return isServer && hasAny(member?.permissions, ManageGuild | Administrator);
}

/** Whether the bot may post in the channel of a server. */
function mayPost({
  app_permissions: own,
  authorizing_integration_owners: owners,
  member,
}: Addressed): boolean {
  const { SendMessages, SendMessagesInThreads, UseExternalApps } = PermissionFlagsBits;
  const isInstalled = !owners || ApplicationIntegrationType.GuildInstall in owners;
  if (!isInstalled && member?.permissions !== undefined) return hasAny(member.permissions, UseExternalApps);
  return own === undefined || hasAny(own, SendMessages | SendMessagesInThreads);
}

/** Whether a permission bit field has any of the given bits. */
const hasAny = (field: string | undefined, wanted: bigint): boolean => (BigInt(field ?? 0) & wanted) !== 0n;

/** Writes a response as Discord expects it. Files are sent beside it. */
export function interactionResponse(response: BotResponse): APIInteractionResponse {
  switch (response.kind) {
    case 'message':
      return {
        type: response.replacesMessage
          ? InteractionResponseType.UpdateMessage
          : InteractionResponseType.ChannelMessageWithSource,
        data: messageData(response),
      };
    case 'suggestions':
      return {
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices: [...response.choices] },
      };
    case 'removal':
      return { type: InteractionResponseType.DeferredMessageUpdate };
  }
}

/** Writes a message as Discord expects it. It pings nobody and shows no previews of links. */
export function messageData({
  components,
  files,
  isPrivate,
}: BotMessage): APIInteractionResponseCallbackData {
  return {
    flags:
      MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds | (isPrivate ? MessageFlags.Ephemeral : 0),
    allowed_mentions: { parse: [] },
    components: [...components],
    ...(files.length > 0
      ? { attachments: files.map(({ name }, index) => ({ id: String(index), filename: name })) }
      : {}),
  };
}
