import type { Handle, Handled } from '../../src/bot/handle.ts';

const SOMEONE = { id: '1000000000000000002' };
/** Somebody who did not ask for the reply. */
export const STRANGER = { id: '1000000000000000003' };
const APPLICATION = '1000000000000000001';

/** Where an interaction happens: a server's channel, the bot's direct messages, another private channel. */
export type Scene = 'guild' | 'dm' | 'private channel';

function base(scene: Scene, locale: string, user = SOMEONE) {
  return {
    id: '1000000000000000010',
    application_id: APPLICATION,
    token: 'interaction-token',
    version: 1,
    locale,
    context: { guild: 0, dm: 1, 'private channel': 2 }[scene],
    ...(scene === 'guild' ? { guild_id: '1000000000000000005', member: { user } } : { user }),
  };
}

export const applicationId = APPLICATION;

/** A command as Discord sends it. */
export function commandOf(
  name: string,
  options: Readonly<Record<string, string | number | boolean>> = {},
  scene: Scene = 'guild',
  locale = 'en-US',
): Record<string, unknown> {
  const given = Object.entries(options).map(([option, value]) => ({
    name: option,
    type: typeof value === 'boolean' ? 5 : 3,
    value,
  }));
  return { ...base(scene, locale), type: 2, data: { id: '1', type: 1, name, options: given } };
}

/** A button or menu of a reply to somebody, pressed by that person unless told otherwise. */
export function controlOf(
  { id, value }: { readonly id: string; readonly value?: string | undefined },
  {
    scene = 'guild',
    locale = 'en-US',
    ephemeral = false,
    presser = SOMEONE,
  }: {
    readonly scene?: Scene;
    readonly locale?: string;
    readonly ephemeral?: boolean;
    readonly presser?: { readonly id: string };
  } = {},
): Record<string, unknown> {
  return {
    ...base(scene, locale, presser),
    type: 3,
    message: {
      id: '1000000000000000020',
      flags: ephemeral ? 64 : 0,
      interaction_metadata: { user: SOMEONE },
    },
    data: {
      custom_id: id,
      component_type: value === undefined ? 2 : 3,
      ...(value === undefined ? {} : { values: [value] }),
    },
  };
}

/** The answer to what certainly is an interaction. */
export function answered(handle: Handle, interaction: unknown): Handled {
  const handled = handle(interaction);
  if (!handled) throw new Error(`not taken for an interaction: ${JSON.stringify(interaction)}`);
  return handled;
}
