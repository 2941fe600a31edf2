import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ControlMode, decodeCustomId, encodeCustomId } from '../../src/bot/components/custom-id.ts';

const mode = fc.constantFrom<ControlMode>('open', 'share', 'remove');
const command = fc.stringMatching(/^[a-z-]{1,32}$/);
const name = fc.stringMatching(/^[a-z]{1,10}$/).filter((text) => !(text in {}));
const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('', '&', '=', '%', '%25', '%26', '?', 'a&b=c', '100%&more', '\n'),
);

describe('a control', () => {
  it('carries its whole state, whatever the text', () => {
    fc.assert(
      fc.property(
        mode,
        command,
        fc.dictionary(name, value, { maxKeys: 3, noNullPrototype: true }),
        (how, called, options) => {
          const id = encodeCustomId(how, { command: called, options });
          fc.pre(id !== undefined);
          expect(decodeCustomId(id ?? '')).toEqual({ mode: how, invocation: { command: called, options } });
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is left out where it does not fit into 100 characters', () => {
    fc.assert(
      fc.property(mode, command, fc.string({ maxLength: 300 }), (how, called, query) => {
        const id = encodeCustomId(how, { command: called, options: { query } });
        expect(id === undefined || id.length <= 100).toBe(true);
      }),
    );
    expect(encodeCustomId('open', { command: 'ask', options: { query: 'x'.repeat(88) } })).toHaveLength(100);
    expect(encodeCustomId('open', { command: 'ask', options: { query: 'x'.repeat(89) } })).toBeUndefined();
  });

  it.each(['', '1', '1o', '2oask', '1zask', '1oASK', '1oask?', '1oask?=x', '1oask?query', 'menu 0'])(
    'is none when its id is %j',
    (id) => {
      expect(decodeCustomId(id)).toBeUndefined();
    },
  );

  it('reads any id without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (id) => {
        decodeCustomId(id);
        decodeCustomId(`1oask?${id}`);
      }),
    );
  });
});
