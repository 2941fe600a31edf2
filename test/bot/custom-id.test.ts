import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeCustomId,
  encodeCustomId,
  type Press,
  splitOwner,
  withOwner,
} from '../../src/bot/components/custom-id.ts';

const action = fc.constantFrom('open' as const, 'privately' as const, 'share' as const);
const command = fc.stringMatching(/^[a-z-]{1,32}$/);
const name = fc.stringMatching(/^[a-z]{1,10}$/).filter((text) => !(text in {}));
const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('', '&', '=', '%', '%25', '%26', '?', 'a&b=c', '100%&more', '\n'),
);

describe('a custom id', () => {
  it('contains everything that a press needs, whatever the text', () => {
    fc.assert(
      fc.property(
        action,
        command,
        fc.dictionary(name, value, { maxKeys: 3, noNullPrototype: true }),
        (how, called, options) => {
          const press: Press = { action: how, to: { command: called, options } };
          const id = encodeCustomId(press);
          fc.pre(id !== undefined);
          expect(decodeCustomId(id ?? '')).toEqual(press);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('of a removal contains nothing else', () => {
    expect(encodeCustomId({ action: 'remove' })).toBe('1xremove');
    expect(decodeCustomId('1xremove')).toEqual({ action: 'remove' });
  });

  it('is undefined if it does not fit into 100 characters', () => {
    const idOf = (query: string) =>
      encodeCustomId({ action: 'open', to: { command: 'ask', options: { query } } });
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (query) => {
        const id = idOf(query);
        expect(id === undefined || id.length <= 100).toBe(true);
      }),
    );
    expect(idOf('x'.repeat(88))).toHaveLength(100);
    expect(idOf('x'.repeat(89))).toBeUndefined();
  });

  it.each([
    ...['', '1', '1o', '2oask', '1zask', '1oASK', '1oask?', '1oask?=x', '1oask?query', 'menu 0'],
    ...['0oask?query=Q39', '1x', '1xask', '2xremove', 'x1oask', '1oask!', '1oask x'],
  ])('of another version or program is not read: %j', (id) => {
    expect(decodeCustomId(id)).toBeUndefined();
  });

  it('is read without an error, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (id) => {
        decodeCustomId(id);
        decodeCustomId(`1oask?${id}`);
      }),
    );
  });
});

describe('the owner of a message', () => {
  it.each(['0', '35', '1200000000000000001', '18446744073709551615'])('%s is read back', (ownerId) => {
    expect(splitOwner(withOwner('1oask?query=a:b', ownerId))).toEqual({ ownerId, rest: '1oask?query=a:b' });
  });

  it('is left out if the id would not fit into 100 characters', () => {
    // "@", "zz" and ":" are four.
    expect(withOwner('x'.repeat(96), String(35 * 36 + 35))).toBe(`@zz:${'x'.repeat(96)}`);
    expect(withOwner('x'.repeat(97), String(35 * 36 + 35))).toBe('x'.repeat(97));
  });

  it.each(['1oask?query=Q39', '@:1oask', '@A:1oask', 'x@z:1oask', '@zz', `@${'z'.repeat(14)}:1oask`, ''])(
    'is not named by %j',
    (id) => {
      expect(splitOwner(id)).toEqual({ ownerId: undefined, rest: id });
    },
  );

  it('is read before a text with line breaks', () => {
    expect(splitOwner('@z:a\nb')).toEqual({ ownerId: '35', rest: 'a\nb' });
  });
});
