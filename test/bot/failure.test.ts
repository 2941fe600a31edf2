import { expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Log } from '../../src/log.ts';
import { checkReply, isEphemeral, textsOf } from '../support/check-reply.ts';
import { dispatcher } from '../support/handle.ts';
import { answered, commandOf } from '../support/scenes.ts';

const cause = new Error('the index is gone');
const throwing = commands.map((command) => ({
  ...command,
  execute: () => {
    throw cause;
  },
}));

/** A log that keeps what it is given. */
function keeping(): { readonly log: Log; readonly errors: unknown[] } {
  const errors: unknown[] = [];
  const keep = (entry: unknown): void => void errors.push(entry);
  const pass = (): void => undefined;
  return { log: { debug: pass, info: pass, warn: keep, error: keep, fatal: keep }, errors };
}

it('a command that throws tells its asker a reference under which the log holds the cause', () => {
  const { log, errors } = keeping();
  const handled = answered(dispatcher({ commands: throwing, log }), commandOf('ask', { query: 'law' }));
  checkReply(handled.response);
  expect(isEphemeral(handled.response)).toBe(true);
  expect(handled.outcome).toBe('failed');
  const reference = /`([0-9A-F]{8})`/.exec(textsOf(handled.response).join('\n'))?.[1];
  expect(errors).toEqual([{ err: cause, reference, command: 'ask' }]);
});

it('a failure while suggesting gives an empty list', () => {
  const { log, errors } = keeping();
  const suggesting = commands.map((command) => ({
    ...command,
    options: {
      query: {
        kind: 'text' as const,
        required: true,
        maxLength: 300,
        suggest: () => {
          throw cause;
        },
      },
    },
  }));
  const handled = dispatcher({ commands: suggesting, log })({
    ...commandOf('ask', { query: 'law' }),
    type: 4,
    data: { name: 'ask', options: [{ name: 'query', value: 'law', focused: true }] },
  });
  expect(handled).toMatchObject({ response: { type: 8, data: { choices: [] } }, outcome: 'failed' });
  expect(errors).toHaveLength(1);
});
