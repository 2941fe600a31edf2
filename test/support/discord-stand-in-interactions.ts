import {
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  MessageType,
  RESTJSONErrorCodes,
} from 'discord-api-types/v10';
import type * as z from 'zod';
import { type Answer, checkForm, newSnowflake, refuse } from './discord-stand-in-form.ts';
import {
  autocompleteSchema,
  callbackSchema,
  deferSchema,
  isEmpty,
  type MessageForm,
  messageSchema,
  modalSchema,
} from './discord-stand-in-messages.ts';
import type { RecordedFile, RecordedRequest, Route } from './discord-stand-in-rest.ts';

interface Message extends Record<string, unknown> {
  readonly id: string;
  readonly channel_id: string;
  readonly flags: number;
  readonly attachments: readonly unknown[];
}

interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly channelId: string;
  readonly user: unknown;
  readonly integrationOwners: unknown;
  /** The message with the component, which types 6 and 7 change. */
  readonly messageId: string | undefined;
  /** Discord drops an interaction that was not answered in three seconds. */
  expired: boolean;
  acknowledged: boolean;
  /** The message `@original` stands for; null when the answer made none. */
  originalId: string | null;
}

const unknownMessage = refuse(404, RESTJSONErrorCodes.UnknownMessage, 'Unknown Message');
const unknownWebhook = refuse(404, RESTJSONErrorCodes.UnknownWebhook, 'Unknown Webhook');
const emptyMessage = refuse(400, RESTJSONErrorCodes.CannotSendAnEmptyMessage, 'Cannot send an empty message');

export type Interactions = ReturnType<typeof createInteractions>;

/**
 * Interactions, their answers, and messages.
 * @param bot The bot's user, the author of every message.
 */
export function createInteractions(applicationId: string, bot: Record<string, unknown>) {
  const interactions = new Map<string, Interaction>();
  const messages = new Map<string, Message>();

  function newMessage(
    form: MessageForm,
    files: readonly RecordedFile[],
    channelId: string,
    given: Record<string, unknown> = {},
  ): Message {
    const id = newSnowflake();
    const message = {
      id,
      type: MessageType.Default,
      channel_id: channelId,
      author: bot,
      content: form.content ?? '',
      embeds: form.embeds ?? [],
      components: form.components ?? [],
      attachments: attachments(files),
      flags: form.flags ?? 0,
      tts: form.tts ?? false,
      mentions: [],
      mention_roles: [],
      mention_everyone: false,
      pinned: false,
      timestamp: new Date().toISOString(),
      edited_timestamp: null,
      ...given,
    };
    messages.set(id, message);
    return message;
  }

  function editMessage(message: Message, request: RecordedRequest): Answer {
    const checked = checkForm(messageSchema, request.body ?? {});
    if (checked.kind === 'refused') return checked.answer;
    const { content, embeds, components, flags, attachments: kept } = checked.value;
    const edited = {
      ...message,
      ...(content === undefined ? {} : { content: content ?? '' }),
      ...(embeds === undefined ? {} : { embeds: embeds ?? [] }),
      ...(components === undefined ? {} : { components: components ?? [] }),
      attachments: [...(kept === undefined ? message.attachments : []), ...attachments(request.files)],
      // An ephemeral message cannot become public, and a public one cannot become ephemeral.
      flags: ((flags ?? 0) | (message.flags & MessageFlags.Ephemeral)) & ~MessageFlags.Loading,
      edited_timestamp: new Date().toISOString(),
    };
    messages.set(message.id, edited);
    return { status: 200, body: edited };
  }

  /** Checks a new message and answers with what `make` returns. */
  function post(
    request: RecordedRequest,
    data: unknown,
    under: readonly string[],
    make: (form: MessageForm) => Answer,
  ): Answer {
    const checked = checkForm(messageSchema, data ?? {}, under);
    if (checked.kind === 'refused') return checked.answer;
    return isEmpty(checked.value, request.files.length) ? emptyMessage : make(checked.value);
  }

  function reply(interaction: Interaction, form: MessageForm, files: readonly RecordedFile[]): Message {
    const command = interaction.type === InteractionType.ApplicationCommand;
    return newMessage(form, files, interaction.channelId, {
      type: command ? MessageType.ChatInputCommand : MessageType.Reply,
      application_id: applicationId,
      webhook_id: applicationId,
      interaction_metadata: {
        id: interaction.id,
        type: interaction.type,
        user: interaction.user,
        authorizing_integration_owners: interaction.integrationOwners,
      },
    });
  }

  function acknowledge(request: RecordedRequest, id: string, token: string): Answer {
    const interaction = interactions.get(id);
    if (!interaction || interaction.token !== token || interaction.expired) {
      return refuse(404, RESTJSONErrorCodes.UnknownInteraction, 'Unknown interaction');
    }
    if (interaction.acknowledged) {
      const message = 'Interaction has already been acknowledged.';
      return refuse(400, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged, message);
    }
    const checked = checkForm(callbackSchema, request.body ?? {});
    if (checked.kind === 'refused') return checked.answer;
    const { type, data } = checked.value;
    const done = (messageId: string | null): Answer => {
      interaction.acknowledged = true;
      interaction.originalId = messageId;
      const { with_response } = request.query;
      if (with_response !== 'true') return { status: 204 };
      return { status: 200, body: callbackResponse(interaction, type, messages.get(messageId ?? '')) };
    };
    const check = (schema: z.ZodType): Answer => {
      const form = checkForm(schema, data, ['data']);
      return form.kind === 'refused' ? form.answer : done(null);
    };
    switch (type) {
      case InteractionResponseType.ChannelMessageWithSource:
        return post(request, data, ['data'], (form) => done(reply(interaction, form, request.files).id));
      case InteractionResponseType.DeferredChannelMessageWithSource: {
        const deferred = checkForm(deferSchema, data, ['data']);
        if (deferred.kind === 'refused') return deferred.answer;
        const flags = ((deferred.value?.flags ?? 0) & MessageFlags.Ephemeral) | MessageFlags.Loading;
        return done(reply(interaction, { flags }, []).id);
      }
      case InteractionResponseType.DeferredMessageUpdate:
        return done(interaction.messageId ?? null);
      case InteractionResponseType.UpdateMessage: {
        const message = messages.get(interaction.messageId ?? '');
        if (!message) return check(messageSchema);
        const edited = editMessage(message, { ...request, body: data });
        return edited.status === 200 ? done(message.id) : edited;
      }
      case InteractionResponseType.ApplicationCommandAutocompleteResult:
        return check(autocompleteSchema);
      case InteractionResponseType.Modal:
        return check(modalSchema);
      default:
        return done(null);
    }
  }

  /** The acknowledged interaction of a webhook token, or the answer that refuses it. */
  function ofToken(application: string, token: string): Interaction | Answer {
    const interaction = [...interactions.values()].find((other) => other.token === token);
    if (application !== applicationId || !interaction?.acknowledged) return unknownWebhook;
    return interaction;
  }

  function followUp(request: RecordedRequest, application: string, token: string): Answer {
    const interaction = ofToken(application, token);
    if ('status' in interaction) return interaction;
    const original = messages.get(interaction.originalId ?? '');
    return post(request, request.body, [], (form) => {
      // Right after a deferral this edits the answer instead (documentation: "Create Followup Message").
      if (original && (original.flags & MessageFlags.Loading) !== 0) return editMessage(original, request);
      return { status: 200, body: reply(interaction, form, request.files) };
    });
  }

  function onWebhookMessage(
    act: (message: Message, request: RecordedRequest) => Answer,
  ): (request: RecordedRequest, application: string, token: string, id: string) => Answer {
    return (request, application, token, id) => {
      const interaction = ofToken(application, token);
      if ('status' in interaction) return interaction;
      const message = messages.get(id === '@original' ? (interaction.originalId ?? '') : id);
      return message ? act(message, request) : unknownMessage;
    };
  }

  function onChannelMessage(
    act: (message: Message, request: RecordedRequest) => Answer,
  ): (request: RecordedRequest, channelId: string, id: string) => Answer {
    return (request, channelId, id) => {
      const message = messages.get(id);
      const visible = message?.channel_id === channelId && (message.flags & MessageFlags.Ephemeral) === 0;
      return visible ? act(message, request) : unknownMessage;
    };
  }

  const show = (message: Message): Answer => ({ status: 200, body: message });
  const remove = (message: Message): Answer => {
    messages.delete(message.id);
    return { status: 204 };
  };

  const webhookMessage = '/webhooks/:application/:token/messages/:id';
  const channelMessage = '/channels/:channel/messages/:id';
  const routes: readonly Route[] = [
    { method: 'POST', path: '/interactions/:id/:token/callback', open: true, handle: acknowledge },
    { method: 'POST', path: '/webhooks/:application/:token', open: true, handle: followUp },
    { method: 'GET', path: webhookMessage, open: true, handle: onWebhookMessage(show) },
    { method: 'PATCH', path: webhookMessage, open: true, handle: onWebhookMessage(editMessage) },
    { method: 'DELETE', path: webhookMessage, open: true, handle: onWebhookMessage(remove) },
    {
      method: 'POST',
      path: '/channels/:channel/messages',
      handle: (request, channelId) =>
        post(request, request.body, [], (form) => show(newMessage(form, request.files, channelId))),
    },
    { method: 'GET', path: channelMessage, handle: onChannelMessage(show) },
    { method: 'PATCH', path: channelMessage, handle: onChannelMessage(editMessage) },
    { method: 'DELETE', path: channelMessage, handle: onChannelMessage(remove) },
  ];

  return {
    routes,
    /** Makes an interaction known, so that it can be answered. */
    open(interaction: Omit<Interaction, 'expired' | 'acknowledged' | 'originalId'>): void {
      const state = { expired: false, acknowledged: false, originalId: null };
      interactions.set(interaction.id, { ...interaction, ...state });
    },
    /** Refuses answers from now on with 10062, unless there was one already. */
    expire(id: string): void {
      const interaction = interactions.get(id);
      if (interaction && !interaction.acknowledged) interaction.expired = true;
    },
  };
}

function attachments(files: readonly RecordedFile[]): unknown[] {
  return files.map(({ name, contentType, text }) => {
    const id = newSnowflake();
    const url = `http://127.0.0.1/attachments/${id}/${encodeURIComponent(name)}`;
    const size = Buffer.byteLength(text);
    return { id, filename: name, content_type: contentType, size, url, proxy_url: url };
  });
}

// https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-callback-interaction-callback-response-object
function callbackResponse(interaction: Interaction, type: number, message: Message | undefined): unknown {
  const { id, type: interactionType } = interaction;
  if (!message) return { interaction: { id, type: interactionType } };
  return {
    interaction: {
      id,
      type: interactionType,
      response_message_id: message.id,
      response_message_loading: (message.flags & MessageFlags.Loading) !== 0,
      response_message_ephemeral: (message.flags & MessageFlags.Ephemeral) !== 0,
    },
    resource: { type, message },
  };
}
