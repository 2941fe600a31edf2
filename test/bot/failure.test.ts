import { expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Command } from '../../src/bot/command.ts';
import type { Log } from '../../src/log.ts';
import { checkReply, isEphemeral, textsOf } from '../support/check-reply.ts';
import { interactionHandler } from '../support/handle.ts';
import { answered, commandOf, typingOf } from '../support/scenes.ts';

const cause = new Error('the index is gone');
const fail = (): never => {
  throw cause;
};

/** A log that keeps its warnings and errors. */
function keeping(): { readonly log: Log; readonly errors: unknown[] } {
  const errors: unknown[] = [];
  const keep = (entry: unknown): void => void errors.push(entry);
  const pass = (): void => undefined;
  return { log: { debug: pass, info: pass, warn: keep, error: keep, fatal: keep }, errors };
}

it('a command that throws shows its asker a code, and the log has the cause with that code', () => {
  const { log, errors } = keeping();
  const throwing = commands.map((command) => ({ ...command, run: fail }));
  const answer = answered(
    interactionHandler({ commands: throwing, log }),
    commandOf('ask', { query: 'law' }),
  );
  checkReply(answer.response);
  expect(isEphemeral(answer.response)).toBe(true);
  expect(answer.status).toBe('failed');
  const reference = /`([0-9A-F]{8})`/.exec(textsOf(answer.response).join('\n'))?.[1];
  expect(errors).toEqual([{ err: cause, reference, command: 'ask' }]);
});

it('a failure while suggesting gives an empty list', () => {
  const { log, errors } = keeping();
  const query = { kind: 'text', required: true, maxLength: 300, suggest: fail } as const;
  const suggesting = commands.map((command): Command => ({ ...command, options: { query } }));
  const handle = interactionHandler({ commands: suggesting, log });
  const answer = answered(handle, typingOf('ask', 'query', 'law'));
  expect(answer).toMatchObject({ response: { type: 8, data: { choices: [] } }, status: 'failed' });
  expect(errors).toEqual([{ err: cause, reference: expect.any(String), command: 'ask' }]);
});

it('a command that cannot be read is refused in private, and the log names the malformed fields', () => {
  const { log, errors } = keeping();
  const command = { ...commandOf('ask', { query: 'law' }), data: { name: 'ask', options: 'query' } };
  const answer = answered(interactionHandler({ log }), command);
  expect(answer).toMatchObject({ status: 'refused', command: 'unknown' });
  expect(isEphemeral(answer.response)).toBe(true);
  expect(errors).toEqual([{ of: 'command', fields: ['data'] }]);
});
