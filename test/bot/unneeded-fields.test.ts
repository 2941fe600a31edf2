import { describe, expect, it } from 'vitest';
import { allComponents } from '../support/check-reply.ts';
import { interactionHandler } from '../support/handle.ts';

const handle = interactionHandler();
const user = { id: '1000000000000000002', username: 'someone', global_name: null };
const base = {
  id: '1000000000000000010',
  application_id: '1000000000000000001',
  token: 'interaction-token',
  version: 1,
  guild_id: '1000000000000000005',
  guild: { id: '1000000000000000005', features: ['COMMUNITY'] },
  channel: { id: '1000000000000000003', type: 0 },
  channel_id: '1000000000000000003',
  entitlements: [],
  attachment_size_limit: 10_485_760,
  member: { user, roles: ['1'], flags: 0, permissions: '2048' },
};
const message = {
  id: '1000000000000000012',
  type: 20,
  flags: 0,
  embeds: [],
  poll: { question: {} },
  interaction_metadata: { id: '1', type: 2, user },
  referenced_message: null,
};
const target = '1000000000000000013';

/** One interaction of each kind, with the paths of the fields that its answer needs. */
const KINDS: readonly (readonly [name: string, interaction: object, needed: RegExp])[] = [
  [
    'a command',
    {
      ...base,
      type: 2,
      data: { id: '1', type: 1, name: 'ask', options: [{ type: 3, name: 'query', value: 'Q39' }] },
    },
    /^(?:id|token|type|data|data.name|data.options|data.options.0|data.options.0.(?:name|value))$/,
  ],
  [
    'a message command',
    {
      ...base,
      type: 2,
      data: {
        id: '1',
        type: 3,
        name: 'Look this up',
        target_id: target,
        resolved: {
          messages: { [target]: { id: target, flags: 0, embeds: [], content: 'data privacy law' } },
        },
      },
    },
    /^(?:id|token|type|data|data.type|data.target_id|data.resolved(?:.messages(?:.\d+(?:.content)?)?)?)$/,
  ],
  [
    'a press',
    {
      ...base,
      type: 3,
      message,
      data: { component_type: 2, id: 4, custom_id: `@${BigInt(user.id).toString(36)}:1oquestion?number=Q39` },
    },
    /^(?:id|token|type|data|data.custom_id|member|member.user|member.user.id)$/,
  ],
  [
    'suggestions',
    {
      ...base,
      type: 4,
      data: {
        id: '1',
        type: 1,
        name: 'ask',
        options: [{ type: 3, name: 'query', value: 'priv', focused: true }],
      },
    },
    /^(?:id|token|type|data|data.name|data.options|data.options.0|data.options.0.(?:name|value|focused))$/,
  ],
];

const REMOVED = Symbol('removed');
const ODD = [REMOVED, null, 'odd', -1, true, [], {}, [null], { odd: { odd: null } }];

/** The paths of all fields. */
function pathsOf(part: unknown, path = ''): string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) => [
    `${path}${name}`,
    ...pathsOf(value, `${path}${name}.`),
  ]);
}

/** A copy in which the field at a path has another value. */
function changed(part: unknown, [name, ...further]: readonly string[], value: unknown): unknown {
  if (typeof part !== 'object' || part === null || name === undefined) return part;
  const entries = Object.entries(part).flatMap(([key, old]) => {
    if (key !== name) return [[key, old]];
    if (further.length > 0) return [[key, changed(old, further, value)]];
    return value === REMOVED ? [] : [[key, value]];
  });
  return Array.isArray(part) ? entries.map(([, one]) => one) : Object.fromEntries(entries);
}

describe('a field that is not needed never sinks', () => {
  it.each(KINDS)('%s', (_, interaction, needed) => {
    const expected = handle(interaction);
    expect(expected?.status).toMatch(/answered|suggested/);
    const unneeded = pathsOf(interaction).filter((path) => !needed.test(path));
    expect(unneeded.length).toBeGreaterThan(10);
    for (const path of unneeded) {
      for (const value of ODD) {
        const answer = handle(changed(interaction, path.split('.'), value));
        expect([path, String(value), answer]).toEqual([path, String(value), expected]);
      }
    }
    expect(handle({ ...interaction, of_tomorrow: { odd: [1] } })).toEqual(expected);
  });
});

describe('of a text of 20 MB only the beginning is read:', () => {
  const long = 'data privacy law '.repeat(1_200_000);
  it.each<[string, (text: string) => object]>([
    ['a query', (text) => ({ type: 2, data: { name: 'ask', options: [{ name: 'query', value: text }] } })],
    ['the name of a command', (text) => ({ type: 2, data: { name: text } })],
    [
      'a message',
      (text) => ({
        type: 2,
        data: { type: 3, target_id: target, resolved: { messages: { [target]: { content: text } } } },
      }),
    ],
    ['a custom id', (text) => ({ type: 3, message, data: { custom_id: text } })],
    ['a choice', (text) => ({ type: 3, message, data: { custom_id: 'menu 0', values: [text] } })],
    [
      'what is typed',
      (text) => ({
        type: 4,
        data: { name: 'ask', options: [{ name: 'query', value: text, focused: true }] },
      }),
    ],
    ['a language', (text) => ({ type: 2, locale: text, data: { name: 'help' } })],
  ])('%s', (_, interaction) => {
    const answerTo = (text: string) => handle({ ...base, ...interaction(text) });
    expect(answerTo(long)).toEqual(answerTo(long.slice(0, 8_000)));
  });
});

describe('a control that names its owner', () => {
  const owned = (id: string, presser: string) => ({
    ...base,
    type: 3,
    member: { user: { id: presser } },
    // Without a word on whose message this is, as a reply to a mention often comes.
    message: { id: '1', flags: 0 },
    data: { component_type: 2, custom_id: `@${BigInt(user.id).toString(36)}:${id}` },
  });

  it.each(['1xremove', '1oquestion?number=Q39', '1osummary'])('is pressed by the owner: %s', (id) => {
    expect([6, 7]).toContain(handle(owned(id, user.id))?.response.type);
  });

  it.each(['1xremove', '1oquestion?number=Q39', '1osummary'])('is pressed by a stranger: %s', (id) => {
    expect(handle(owned(id, '1000000000000000099'))?.response).toMatchObject({
      type: 4,
      data: { flags: 32836 },
    });
  });

  it('leads to a reply whose controls name the owner too', () => {
    const shown = handle(owned('1osummary', user.id))?.response;
    const ids = allComponents(shown).flatMap(({ custom_id: id }) => id ?? []);
    expect(ids.length).toBeGreaterThan(1);
    for (const id of ids) expect(id).toMatch(/^@[0-9a-z]+:/);
  });
});
