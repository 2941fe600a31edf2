import { ComponentType, InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import * as z from 'zod';
import { complain, lengthOf, listOf, snowflake, text } from './discord-stand-in-form.ts';

// Limits of https://discord.com/developers/docs/resources/message and …/components/reference
const CONTENT_LENGTH = 2000;
const EMBEDS = 10;
const EMBEDS_LENGTH = 6000;
const ROWS = 5;
const ROW_WIDTH = 5;
const COMPONENTS_V2 = 40;
const COMPONENTS_V2_LENGTH = 4000;
const AUTOCOMPLETE_CHOICES = 25;

const embedSchema = z.looseObject({
  title: text(0, 256).nullish(),
  description: text(0, 4096).nullish(),
  url: z.string().nullish(),
  footer: z.looseObject({ text: text(1, 2048) }).nullish(),
  author: z.looseObject({ name: text(1, 256) }).nullish(),
  fields: listOf(z.looseObject({ name: text(1, 256), value: text(1, 1024) }), 25).nullish(),
});

const componentSchema = z.looseObject({
  type: z.enum(ComponentType),
  custom_id: text(1, 100).optional(),
  label: text(0, 80).nullish(),
  url: text(0, 512).nullish(),
  placeholder: text(0, 150).nullish(),
  content: z.string().optional(),
  accessory: z.unknown().optional(),
  options: listOf(
    z.looseObject({ label: text(1, 100), value: text(1, 100), description: text(0, 100).nullish() }),
    25,
  ).optional(),
  get components() {
    return z.array(componentSchema).optional();
  },
});
type Component = z.output<typeof componentSchema>;

/** A message as a client may send it. Refuses what Discord would refuse. */
export const messageSchema = z
  .looseObject({
    content: text(0, CONTENT_LENGTH).nullish(),
    tts: z.boolean().optional(),
    embeds: listOf(embedSchema, EMBEDS).nullish(),
    components: z.array(componentSchema).nullish(),
    flags: z.number().int().nullish(),
    poll: z.unknown().optional(),
    sticker_ids: z.array(snowflake).optional(),
    attachments: z.array(z.looseObject({ id: z.union([z.string(), z.number()]) })).nullish(),
    allowed_mentions: z
      .looseObject({
        parse: z.array(z.enum(['roles', 'users', 'everyone'])).optional(),
        users: listOf(snowflake, 100).optional(),
        roles: listOf(snowflake, 100).optional(),
      })
      .nullish(),
  })
  .superRefine((message, context) => {
    const embeds = message.embeds ?? [];
    if (embeds.reduce((sum, embed) => sum + embedLength(embed), 0) > EMBEDS_LENGTH) {
      const complaint = `Embed size exceeds maximum size of ${EMBEDS_LENGTH}`;
      complain(context, ['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', complaint);
    }
    for (const kind of ['users', 'roles'] as const) {
      const ids = message.allowed_mentions?.[kind] ?? [];
      if (ids.length > 0 && message.allowed_mentions?.parse?.includes(kind) === true) {
        const complaint = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
        complain(context, ['allowed_mentions'], 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', complaint);
      }
    }
    const components = message.components ?? [];
    checkCustomIds(components, context);
    if (((message.flags ?? 0) & MessageFlags.IsComponentsV2) === 0) checkRows(components, context);
    else checkLayout(message, components, context);
  });
export type MessageForm = z.output<typeof messageSchema>;

/** Whether a message has nothing to show. Discord refuses it with code 50006. */
export function isEmpty(message: MessageForm, files: number): boolean {
  const parts = [message.embeds, message.components, message.sticker_ids];
  return (
    !message.content &&
    files === 0 &&
    !message.poll &&
    !parts.some((part) => Array.isArray(part) && part.length > 0)
  );
}

function embedLength(embed: z.output<typeof embedSchema>): number {
  const fields = (embed.fields ?? []).flatMap(({ name, value }) => [name, value]);
  const texts = [embed.title, embed.description, embed.footer?.text, embed.author?.name, ...fields];
  return texts.reduce((sum, part) => sum + lengthOf(part ?? ''), 0);
}

function checkCustomIds(components: readonly Component[], context: z.RefinementCtx<unknown>): void {
  const ids = flatten(components).flatMap(({ custom_id }) => custom_id ?? []);
  if (new Set(ids).size === ids.length) return;
  const complaint = 'Component custom id cannot be duplicated';
  complain(context, ['components'], 'COMPONENT_CUSTOM_ID_DUPLICATED', complaint);
}

function checkRows(components: readonly Component[], context: z.RefinementCtx<unknown>): void {
  if (components.length > ROWS) {
    complain(context, ['components'], 'BASE_TYPE_BAD_LENGTH', `Must be between 1 and ${ROWS} in length.`);
  }
  for (const [index, row] of components.entries()) {
    if (row.type !== ComponentType.ActionRow) {
      const complaint = `Value of field "type" must be one of (${ComponentType.ActionRow},).`;
      complain(context, ['components', index, 'type'], 'UNION_TYPE_CHOICES', complaint);
    }
    const width = row.components?.length ?? 0;
    if (width < 1 || width > ROW_WIDTH) {
      const path = ['components', index, 'components'];
      complain(context, path, 'BASE_TYPE_BAD_LENGTH', `Must be between 1 and ${ROW_WIDTH} in length.`);
    }
  }
}

function checkLayout(
  message: { content?: string | null | undefined; embeds?: readonly unknown[] | null | undefined },
  components: readonly Component[],
  context: z.RefinementCtx<unknown>,
): void {
  for (const field of ['content', 'embeds'] as const) {
    if (!message[field]?.length) continue;
    const complaint = `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    complain(context, [field], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', complaint);
  }
  const all = flatten(components);
  if (all.length > COMPONENTS_V2) {
    const complaint = `Must be between 1 and ${COMPONENTS_V2} in length.`;
    complain(context, ['components'], 'BASE_TYPE_BAD_LENGTH', complaint);
  }
  if (all.reduce((sum, { content }) => sum + lengthOf(content ?? ''), 0) > COMPONENTS_V2_LENGTH) {
    const complaint = `The total displayable text size exceeds the maximum size of ${COMPONENTS_V2_LENGTH}`;
    complain(context, ['components'], 'COMPONENT_MAX_TOTAL_TEXT_SIZE_EXCEEDED', complaint);
  }
}

function flatten(components: readonly Component[]): Component[] {
  return components.flatMap((component) => {
    const accessory = componentSchema.safeParse(component.accessory);
    const children = [...(component.components ?? []), ...(accessory.success ? [accessory.data] : [])];
    return [component, ...flatten(children)];
  });
}

/** The outer form of an interaction's answer; `data` is checked by its type, below. */
export const callbackSchema = z.object({
  type: z.enum(InteractionResponseType),
  data: z.unknown().optional(),
});

export const deferSchema = z.object({ flags: z.number().int().nullish() }).nullish();

export const autocompleteSchema = z.object({
  choices: listOf(
    z.object({ name: text(1, 100), value: z.union([text(0, 100), z.number()]) }),
    AUTOCOMPLETE_CHOICES,
  ),
});

export const modalSchema = z.looseObject({
  custom_id: text(1, 100),
  title: text(1, 45),
  components: z.array(componentSchema),
});
