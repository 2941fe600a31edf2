import { InteractionType } from 'discord-api-types/v10';
import * as z from 'zod';
import type { RegisteredCommand } from './discord-stand-in-commands.ts';
import { newSnowflake, snowflake } from './discord-stand-in-form.ts';

export interface StandInGuild {
  readonly id: string;
  readonly name: string;
  readonly [field: string]: unknown;
}

/** https://discord.com/developers/docs/events/gateway#sharding-sharding-formula */
export function shardOf(guildId: string, shards: number): number {
  return Number((BigInt(guildId) >> 22n) % BigInt(shards));
}

export function partialGuild(guild: StandInGuild): unknown {
  return { icon: null, banner: null, owner: false, permissions: '0', features: [], ...guild };
}

/** The smallest GUILD_CREATE that discord.js can read. */
export function fullGuild(guild: StandInGuild): unknown {
  const everyone = { id: guild.id, name: '@everyone', permissions: '0', position: 0, color: 0, flags: 0 };
  const lists = { channels: [], threads: [], members: [], emojis: [], stickers: [], features: [] };
  const states = { presences: [], voice_states: [], stage_instances: [], guild_scheduled_events: [] };
  const settings = {
    owner_id: '1000000000000000009',
    preferred_locale: 'en-US',
    icon: null,
    member_count: 1,
  };
  return { ...settings, ...lists, ...states, roles: [everyone], unavailable: false, ...guild };
}

const interactionSchema = z.looseObject({
  id: snowflake.optional(),
  token: z.string().optional(),
  application_id: snowflake.optional(),
  type: z.enum(InteractionType).default(InteractionType.ApplicationCommand),
  guild_id: snowflake.optional(),
  channel_id: snowflake.optional(),
  message: z.looseObject({ id: snowflake }).optional(),
  member: z.looseObject({ user: z.unknown() }).optional(),
  user: z.unknown().optional(),
  authorizing_integration_owners: z.unknown().optional(),
  data: z.looseObject({ name: z.string().optional() }).optional(),
});

/**
 * Completes an INTERACTION_CREATE with everything that Discord always sends, and returns what its answer needs.
 * @param commands The registered commands of a guild, or the global ones.
 * @throws {z.ZodError} A given field is not of the form Discord sends.
 */
export function completeInteraction(
  given: Readonly<Record<string, unknown>>,
  applicationId: string,
  commands: (scope?: string) => readonly RegisteredCommand[],
) {
  const interaction = interactionSchema.parse(given);
  const guildId = interaction.guild_id;
  const id = interaction.id ?? newSnowflake();
  const token = interaction.token ?? `interaction-token-${id}`;
  const channelId = interaction.channel_id ?? '1000000000000000003';
  const user = {
    id: '1000000000000000002',
    username: 'someone',
    discriminator: '0',
    global_name: null,
    avatar: null,
  };
  const person = guildId ? { member: { user, roles: [], permissions: '0', flags: 0 } } : { user };
  const named = [...commands(guildId), ...(guildId ? commands() : [])].find(
    ({ name }) => name === interaction.data?.name,
  );
  const command = { id: named?.id ?? '1000000000000000004', type: named?.type ?? 1 };
  const isCommand = interaction.type === InteractionType.ApplicationCommand;
  const integrationOwners = interaction.authorizing_integration_owners ?? { 0: guildId ?? '0' };
  const payload = {
    version: 1,
    locale: 'en-US',
    ...(guildId ? { guild_locale: 'en-US' } : {}),
    channel: { id: channelId, type: guildId ? 0 : 1 },
    app_permissions: '0',
    entitlements: [],
    context: guildId ? 0 : 1,
    attachment_size_limit: 10_485_760,
    ...(interaction.member || interaction.user ? {} : person),
    ...interaction,
    authorizing_integration_owners: integrationOwners,
    ...(interaction.data && (isCommand || interaction.type === InteractionType.ApplicationCommandAutocomplete)
      ? { data: { ...command, options: [], ...interaction.data } }
      : {}),
    id,
    token,
    channel_id: channelId,
    application_id: interaction.application_id ?? applicationId,
  };
  const opened = {
    id,
    token,
    type: interaction.type,
    channelId,
    user: interaction.member?.user ?? interaction.user ?? user,
    integrationOwners,
    messageId: interaction.message?.id,
  };
  return { payload, guildId, opened };
}
