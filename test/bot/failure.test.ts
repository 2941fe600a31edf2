import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Command } from '../../src/bot/command.ts';
import { en } from '../../src/i18n/en.ts';
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

describe('what cannot be read is refused, and the log names the malformed fields:', () => {
  const command = commandOf('ask', { query: 'law' });
  it.each<[string, object, string, string[]]>([
    ['a command', { type: 2, data: { name: 'ask', options: 'query' } }, 'command', ['data']],
    ['a modal, which the bot never shows', { type: 5, data: { custom_id: 'x' } }, 'command', ['type']],
    ['a press', { type: 3, data: { custom_id: 7 } }, 'press', ['data.custom_id']],
    ['a request for suggestions', { type: 4, data: { options: [] } }, 'suggestion', ['data.name']],
  ])('%s', (_, changes, of, fields) => {
    const { log, errors } = keeping();
    const answer = answered(interactionHandler({ log }), { ...command, ...changes });
    checkReply(answer.response);
    expect(answer).toMatchObject({ status: 'refused', command: 'unknown' });
    expect(errors).toEqual([{ of, fields }]);
    const said = { command: en.unknownCommand, press: en.oldButton, suggestion: '' }[of];
    expect(textsOf(answer.response).join('\n')).toBe(said);
    expect(isEphemeral(answer.response)).toBe(said !== '');
  });
});
