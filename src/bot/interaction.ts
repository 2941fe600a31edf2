import * as z from 'zod';

/**
 * What the bot reads of an interaction, whichever transport it comes through; all else is ignored.
 * Source: https://discord.com/developers/docs/interactions/receiving-and-responding
 */
const snowflake = z.string().regex(/^\d{1,20}$/);

const user = z.object({ id: snowflake });
/** A permission bit field as a decimal string. */
const bits = z.string().regex(/^\d{1,30}$/);
const base = {
  id: snowflake,
  application_id: snowflake,
  token: z.string().min(1),
  // What only shapes an answer is done without where it cannot be read: somebody waits for that answer.
  locale: z.string().optional().catch(undefined),
  /** 0 a server, 1 the direct messages with the bot, 2 other private channels. */
  context: z.int().optional().catch(undefined),
  user: user.optional().catch(undefined),
  member: z.object({ user, permissions: bits.optional() }).optional().catch(undefined),
  /** What the bot may do where the interaction came from. */
  app_permissions: bits.optional().catch(undefined),
  /** "0": installed to the server; "1": brought along by a user. */
  authorizing_integration_owners: z.object({ 0: z.string().optional() }).optional().catch(undefined),
};

const option = z.object({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional().catch(undefined),
  focused: z.boolean().optional(),
});

const message = z.object({
  flags: z.int().optional(),
  content: z.string().optional(),
  interaction_metadata: z.object({ user }).optional(),
  referenced_message: z.object({ author: user }).nullish(),
});

const commandData = z.object({
  name: z.string(),
  options: z.array(option).default([]),
});

export const interactionSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal(1) }),
  z.object({
    ...base,
    type: z.literal(2),
    data: z.union([
      commandData.extend({ type: z.literal(1).default(1) }),
      z.object({
        name: z.string(),
        type: z.literal(3),
        target_id: snowflake,
        resolved: z.object({ messages: z.record(z.string(), message) }),
      }),
    ]),
  }),
  z.object({
    ...base,
    type: z.literal(3),
    message,
    data: z.object({ custom_id: z.string(), values: z.array(z.string()).default([]) }),
  }),
  z.object({ ...base, type: z.literal(4), data: commandData }),
]);

/**
 * An interaction of which only this can be read: enough to tell its asker so. Besides those above a
 * modal's submission (5), which this bot never asks for.
 */
export const addressedSchema = z.object({ ...base, type: z.literal([2, 3, 4, 5]) });

export type AddressedInteraction = z.infer<typeof addressedSchema>;
export type Interaction = z.infer<typeof interactionSchema>;
export type CommandInteraction = Extract<Interaction, { type: 2 }>;
export type ComponentInteraction = Extract<Interaction, { type: 3 }>;
export type AutocompleteInteraction = Extract<Interaction, { type: 4 }>;
export type AnswerableInteraction = Exclude<Interaction, { type: 1 }>;

/** Permission bits: https://discord.com/developers/docs/topics/permissions */
const SEND_MESSAGES = 1n << 11n;
const SEND_MESSAGES_IN_THREADS = 1n << 38n;
const USE_EXTERNAL_APPS = 1n << 50n;

/** Whether a reply that everyone sees is welcome where the interaction came from. */
export function mayPost({
  context,
  app_permissions: own,
  authorizing_integration_owners: owners,
  member,
}: AnswerableInteraction): boolean {
  if (context !== 0) return true;
  if (owners && !('0' in owners) && member?.permissions !== undefined) {
    return (BigInt(member.permissions) & USE_EXTERNAL_APPS) !== 0n;
  }
  return own === undefined || (BigInt(own) & (SEND_MESSAGES | SEND_MESSAGES_IN_THREADS)) !== 0n;
}

export function askerOf({ user: alone, member }: AnswerableInteraction): string | undefined {
  return (member?.user ?? alone)?.id;
}
