import type { AnswerInteraction, InteractionAnswer } from './handle.ts';

export const applicationId = '1000000000000000001';
/** The person who asks, unless told otherwise. */
export const ASKER = { id: '1000000000000000002' };
/** Somebody else. */
export const STRANGER = { id: '1000000000000000003' };

/** Where an interaction happens: a server's channel, the bot's direct messages, another private channel. */
export type Scene = 'guild' | 'dm' | 'private channel';

function base(scene: Scene, locale: string, user = ASKER) {
  return {
    id: '1000000000000000010',
    application_id: applicationId,
    token: 'interaction-token',
    version: 1,
    locale,
    context: { guild: 0, dm: 1, 'private channel': 2 }[scene],
    ...(scene === 'guild' ? { guild_id: '1000000000000000005', member: { user } } : { user }),
  };
}

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

/** A request for suggestions while somebody types an option. */
export function typingOf(name: string, option: string, typed: string): Record<string, unknown> {
  const options = [{ name: option, type: 3, value: typed, focused: true }];
  return { ...base('guild', 'en-US'), type: 4, data: { id: '1', type: 1, name, options } };
}

/** "Look this up" on a message with this text. */
export function lookUpOf(content: string, scene: Scene = 'guild'): Record<string, unknown> {
  const id = '1000000000000000030';
  const resolved = { messages: { [id]: { id, content } } };
  return {
    ...base(scene, 'en-US'),
    type: 2,
    data: { id: '1', type: 3, name: 'Look this up', target_id: id, resolved },
  };
}

/** A button, or a menu and the entry that was picked in it. */
export interface Control {
  readonly id: string;
  readonly value?: string | undefined;
}

/** A press on a button or menu of a reply for {@link ASKER}, by that person unless told otherwise. */
export function pressOf(
  { id, value }: Control,
  {
    scene = 'guild',
    locale = 'en-US',
    ephemeral = false,
    presser = ASKER,
    message = {},
  }: {
    readonly scene?: Scene;
    readonly locale?: string;
    /** Whether the reply is private. */
    readonly ephemeral?: boolean;
    readonly presser?: { readonly id: string };
    /** Fields of the reply that are different. */
    readonly message?: object;
  } = {},
): Record<string, unknown> {
  return {
    ...base(scene, locale, presser),
    type: 3,
    message: {
      id: '1000000000000000020',
      flags: ephemeral ? 64 : 0,
      interaction_metadata: { user: ASKER },
      ...message,
    },
    data: {
      custom_id: id,
      component_type: value === undefined ? 2 : 3,
      ...(value === undefined ? {} : { values: [value] }),
    },
  };
}

/** The answer to what certainly waits for one. */
export function answered(answer: AnswerInteraction, interaction: unknown): InteractionAnswer {
  const given = answer(interaction);
  if (!given) throw new Error(`not taken for an interaction: ${JSON.stringify(interaction)}`);
  return given;
}
