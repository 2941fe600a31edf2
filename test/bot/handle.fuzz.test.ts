import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { encodeCustomId } from '../../src/bot/components/custom-id.ts';
import { readOf, type Seen } from '../support/fuzz.ts';
import { interactionHandler, response } from '../support/handle.ts';

const SOURCE_URL = 'https://example.org/msq/(bhutan).md?plain=1';
const handle = interactionHandler({ sourceUrl: SOURCE_URL });
const NAMES = commands.map(({ name }) => name);
const OPTIONS = [
  'query',
  'keywords',
  'section',
  'number',
  'page',
  'private',
  'file',
  '__proto__',
  'constructor',
];

/** What people type to break bots: markdown, mentions, links, direction marks, malformed text. */
const fragment = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    ...[
      '@everyone',
      '@here',
      '<@1>',
      '<@!1>',
      '<@&1>',
      '<#1>',
      '</ask:1>',
      '<t:0:R>',
      '<a:x:1>',
      '<id:customize>',
    ],
    ...[
      '**',
      '__',
      '~~',
      '||',
      '`',
      '```',
      '\\',
      '\\\\',
      '> ',
      '>>> ',
      '# ',
      '-# ',
      '- ',
      '1. ',
      '*',
      '_',
      '[',
      '](',
    ],
    ...[
      '[x](https://evil.example)',
      '[x](<https://evil.example>)',
      '<https://evil.example>',
      'https://evil.example',
    ],
    ...[
      'HTTPS://evil.example',
      'discord://x',
      'mailto:a@evil.example',
      'www.evil.example',
      'discord.gg/evil',
    ],
    ...[
      '\n',
      '\r',
      '\r\n',
      '\t',
      '\v',
      '\f',
      '\0',
      '\u001b[31m',
      '\u0085',
      '\u2028',
      '\u2029',
      '\u00a0',
      '\u3000',
    ],
    ...[
      '\u202e',
      '\u2066',
      '\u200b',
      '\u200d',
      '\ufeff',
      '\u061c',
      '\ud83d',
      '\ude00',
      '\uffff',
      '🇧🇹',
      '👩‍👩‍👧',
      'བོད',
      'ﷺ',
    ],
    ...['Q39', 'q 1-112', '#39', 'question 0', 'Q9999', 'section C', 'summary of D', 'everything', 'tl;dr'],
    ...[
      'data privacy law',
      'open data',
      'portal',
      '"e-government"',
      '-law',
      '“a phrase',
      'Bhutan',
      'spenjor@dit.gov.bt',
    ],
    ...['&', '=', '%26', '%', '?', '&query=x', '{}', '{{7*7}}', "'; DROP TABLE", '<script>alert(1)</script>'],
  ),
);
const text = fc.oneof(
  { weight: 12, arbitrary: fc.array(fragment, { maxLength: 12 }).map((parts) => parts.join('')) },
  { weight: 4, arbitrary: fc.array(fragment, { maxLength: 8 }).map((parts) => parts.join(' ')) },
  {
    weight: 1,
    arbitrary: fc.tuple(fragment, fc.nat(3_000)).map(([part, times]) => part.repeat(times)),
  },
);
/** A text whose first and last words can be found again, to check that they stay on one line. */
const marked = text.map((inside) => `qqaa ${inside.slice(0, 60)}\nqqzz`);

const value = fc.oneof(
  { weight: 8, arbitrary: fc.oneof(text, marked) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('A', 'c', 'D', 'Contact', 'Legal Framework', '39', 'Q39', '112', '0', '-1'),
  },
  { weight: 1, arbitrary: fc.oneof(fc.double(), fc.integer(), fc.boolean()) },
);
const snowflake = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String);
const user = fc.record({ id: snowflake });
const envelope = fc.record(
  {
    id: snowflake,
    application_id: snowflake,
    token: fc.string({ minLength: 1, maxLength: 40 }),
    version: fc.constant(1),
    locale: fc.constantFrom('en-US', 'en-GB', 'de', 'fr', 'es-419', 'ja', 'zh-CN', 'xx', '', '__proto__'),
    context: fc.constantFrom(0, 1, 2),
    user,
    member: fc.record({ user }),
  },
  { requiredKeys: ['id', 'application_id', 'token'] },
);

const option = fc.record({ name: fc.oneof(fc.constantFrom(...OPTIONS), text), type: fc.nat(11), value });
const options = fc.oneof(
  { weight: 4, arbitrary: fc.array(option, { maxLength: 5 }) },
  {
    weight: 6,
    arbitrary: fc
      .tuple(value, value, fc.constantFrom(...OPTIONS), fc.boolean())
      .map(([first, second, other, isPrivate]) => [
        ...['query', 'keywords', 'number'].map((name) => ({ name, type: 3, value: first })),
        { name: other, type: 3, value: second },
        { name: 'private', type: 5, value: isPrivate },
      ]),
  },
);
const commandName = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom<string>(...NAMES) },
  { weight: 1, arbitrary: text },
);
const command = fc.tuple(envelope, commandName, options).map(([base, name, given]) => ({
  ...base,
  type: 2,
  data: { id: '1', type: 1, name, options: given },
}));
const messageCommand = fc
  .tuple(envelope, snowflake, fc.oneof(text, marked))
  .map(([base, target, content]) => ({
    ...base,
    type: 2,
    data: {
      id: '1',
      type: 3,
      name: 'Look this up',
      target_id: target,
      resolved: { messages: { [target]: { id: target, content } } },
    },
  }));

const action = fc.constantFrom('open' as const, 'share' as const);
const customId = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(action, commandName, fc.dictionary(fc.constantFrom(...OPTIONS), value, { maxKeys: 4 }))
      .map(
        ([how, command, given]) =>
          encodeCustomId({ action: how, to: { command, options: given } }) ?? 'menu 0',
      ),
  },
  { weight: 2, arbitrary: text },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom('1o', '1s', '1x', '1xremove', '0o', '2s', '1'),
        commandName,
        fc.constantFrom('', '?', '?='),
        text,
      )
      .map((parts) => parts.join('')),
  },
);
const component = fc
  .tuple(
    envelope,
    customId,
    fc.option(customId, { nil: undefined }),
    fc.nat(128),
    fc.option(user, { nil: undefined }),
  )
  .map(([base, id, picked, flags, owner]) => ({
    ...base,
    type: 3,
    message: { id: '5', flags, ...(owner ? { interaction_metadata: { user: owner } } : {}) },
    data: { custom_id: id, component_type: 2, ...(picked === undefined ? {} : { values: [picked] }) },
  }));
const autocomplete = fc
  .tuple(envelope, commandName, fc.constantFrom(...OPTIONS), value)
  .map(([base, name, focused, typed]) => ({
    ...base,
    type: 4,
    data: { id: '1', type: 1, name, options: [{ name: focused, type: 3, value: typed, focused: true }] },
  }));
const valid = fc.oneof(
  { weight: 5, arbitrary: command },
  { weight: 3, arbitrary: component },
  { weight: 1, arbitrary: messageCommand },
  { weight: 1, arbitrary: autocomplete },
);

/** A valid interaction in which something is missing, of another type, or added. */
const broken = fc
  .tuple(
    valid,
    fc.array(fc.tuple(fc.nat(), fc.anything({ maxDepth: 3 }), fc.boolean()), { minLength: 1, maxLength: 3 }),
  )
  .map(([interaction, changes]) =>
    changes.reduce<unknown>((now, [at, put, remove]) => changeAt(now, at, put, remove), interaction),
  );

/** Changes or removes one field of a value, at any depth. */
function changeAt(value: unknown, at: number, put: unknown, remove: boolean): unknown {
  const paths = fieldsOf(value);
  const path = paths[at % Math.max(paths.length, 1)];
  return path === undefined ? put : change(value, path, put, remove);
}

function fieldsOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [key],
    ...fieldsOf(inner).map((rest) => [key, ...rest]),
  ]);
}

function change(value: unknown, [key, ...rest]: readonly string[], put: unknown, remove: boolean): unknown {
  if (typeof value !== 'object' || value === null || key === undefined) return put;
  const entries = Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
    if (name !== key) return [[name, inner]];
    if (rest.length === 0 && remove) return [];
    return [[name, change(inner, rest, put, remove)]];
  });
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

const read = (interaction: unknown): Seen => readOf(handle, response, SOURCE_URL, interaction);

describe('whatever comes in', { timeout: 120_000 }, () => {
  it('a whole interaction always gets a valid reply and never fails', () => {
    fc.assert(
      fc.property(valid, (interaction) => {
        const seen = read(interaction);
        expect(seen.kind).toBe('answered');
        expect(seen).not.toMatchObject({ status: 'failed' });
      }),
      { numRuns: 3_000 },
    );
  });

  it('every button and menu entry of its reply leads to a valid reply too', () => {
    fc.assert(
      fc.property(command, fc.nat(), (interaction, pick) => {
        const seen = read(interaction);
        const controls = seen.kind === 'answered' ? seen.controls : [];
        const control = controls[pick % Math.max(controls.length, 1)];
        fc.pre(control !== undefined);
        if (!control) return;
        const pressed = read({
          ...interaction,
          type: 3,
          message: { id: '5', flags: 64 },
          data: {
            custom_id: control.id,
            ...(control.value === undefined ? {} : { values: [control.value] }),
          },
        });
        expect(pressed).toMatchObject({
          kind: 'answered',
          status: expect.stringMatching(/^(?:answered|removed)$/),
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('an echo of what was typed stays on one line', () => {
    const typing = (base: object, name: string, typed: string): object => ({
      ...base,
      type: 2,
      data: {
        id: '1',
        type: 1,
        name,
        options: ['query', 'keywords', 'number'].map((option) => ({ name: option, type: 3, value: typed })),
      },
    });
    const echoing = fc
      .tuple(envelope, fc.constantFrom('ask', 'search', 'question'), marked)
      .map(([base, name, typed]) => typing(base, name, typed));
    fc.assert(
      fc.property(echoing, (interaction) => {
        const seen = read(interaction);
        const lines = seen.kind === 'answered' ? seen.texts.flatMap((shown) => shown.split('\n')) : [];
        // What looks like the name of an e-mail address is masked.
        for (const line of lines) if (line.includes('qqzz')) expect(line).toMatch(/qqaa|•••/);
      }),
      {
        numRuns: 2_000,
        examples: [
          [
            typing(
              { id: '0', application_id: '0', token: ' ' },
              'search',
              'qqaa @everyonewww.evil.example\nqqzz',
            ),
          ],
        ],
      },
    );
  });

  it('a broken interaction gets a valid reply if somebody waits for one', () => {
    fc.assert(
      fc.property(broken, (interaction) => {
        const seen = read(interaction);
        expect(seen).not.toMatchObject({ status: 'failed' });
        if (seen.kind === 'ignored') expect(seen.answerable).toBe(false);
      }),
      { numRuns: 3_000 },
    );
  });

  it('anything that is not an interaction is ignored', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.json().map((json): unknown => JSON.parse(json)),
        ),
        (raw) => {
          expect(read(raw).kind).toBe('ignored');
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
