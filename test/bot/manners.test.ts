import { describe, expect, it } from 'vitest';
import { encodeCustomId } from '../../src/bot/components/custom-id.ts';
import { ASKER, command, controlsOf, dispatcher, press, STRANGER, textOf } from '../support/handle.ts';

const handle = dispatcher();
const EPHEMERAL = 64;
const isPrivate = { data: { flags: expect.toSatisfy((flags: number) => (flags & EPHEMERAL) !== 0) } };
const isPublic = { data: { flags: expect.toSatisfy((flags: number) => (flags & EPHEMERAL) === 0) } };
const control = (
  mode: 'open' | 'share' | 'remove',
  name: string,
  options: Record<string, string> = {},
): string => encodeCustomId(mode, { command: name, options }) ?? '';

describe('a press', () => {
  const next = control('open', 'question', { number: 'Q40' });

  it('by the asker changes the message in place', () => {
    const pressed = handle(press(next));
    expect(pressed?.response.type).toBe(7);
    expect(textOf(pressed)).toContain('Q40');
  });

  it('by somebody else gives that person a private copy', () => {
    const pressed = handle(press(next, STRANGER));
    expect(pressed?.response).toMatchObject({ type: 4, ...isPrivate });
    expect(textOf(pressed)).toContain('Q40');
  });

  it('on a reply to a message belongs to the writer of that message', () => {
    const message = { interaction_metadata: undefined, referenced_message: { author: { id: ASKER } } };
    expect(handle(press(next, ASKER, message))?.response.type).toBe(7);
    expect(handle(press(next, STRANGER, message))?.response.type).toBe(4);
  });

  it('works without anything kept in memory: another instance gives the same', () => {
    const reply = handle(command('summary', { section: 'D' }));
    for (const id of controlsOf(reply).filter((one) => !one.startsWith('menu'))) {
      expect(dispatcher()(press(id))?.response).toEqual(handle(press(id))?.response);
    }
  });

  it.each(['0oquestion?number=Q1', 'menu 0', 'page:2', '1zask', '1oask?broken'])(
    'on a control of an older version (%s) asks to run the command again, privately',
    (id) => {
      const pressed = handle(press(id));
      expect(pressed?.response).toMatchObject({ type: 4, ...isPrivate });
      expect(textOf(pressed)).toContain('run the command again');
    },
  );
});

describe('removing', () => {
  const remove = control('remove', 'remove');

  it('is the asker’s to do', () => {
    expect(handle(press(remove))).toMatchObject({ response: { type: 6 }, removesMessage: true });
  });

  it('is nobody else’s', () => {
    const pressed = handle(press(remove, STRANGER));
    expect(pressed).toMatchObject({ response: { type: 4, ...isPrivate }, removesMessage: false });
  });
});

describe('sharing', () => {
  it('posts a private reply for the channel, with e-mail addresses masked', () => {
    const own = handle(command('ask', { query: 'Q18', private: true }));
    expect(own?.response).toMatchObject(isPrivate);
    expect(textOf(own)).toContain('director');
    const share = controlsOf(own).find((id) => id.startsWith('1s')) ?? '';
    const shared = handle(press(share, ASKER, { flags: EPHEMERAL }));
    expect(shared?.response).toMatchObject({ type: 4, ...isPublic });
    expect(textOf(shared)).not.toContain('director@');
    expect(textOf(shared)).toContain('•••\\@dit.gov.bt');
  });

  it('is not offered where there is no channel', () => {
    const direct = handle(command('ask', { query: 'Q18' }, { context: 1 }));
    expect(controlsOf(direct).filter((id) => id.startsWith('1s'))).toEqual([]);
  });
});

describe('where the bot may not post', () => {
  const nothing = { app_permissions: '0' };

  it('answers the asker alone and says why', () => {
    const reply = handle(command('ask', { query: 'Q39' }, nothing));
    expect(reply?.response).toMatchObject(isPrivate);
    expect(textOf(reply)).toMatch(/^-# The bot may not post in this channel/);
  });

  it('answers alike when a user brought it along and the server forbids that', () => {
    const brought = {
      authorizing_integration_owners: { '1': ASKER },
      member: { user: { id: ASKER }, permissions: String(1n << 11n) },
    };
    expect(handle(command('ask', { query: 'Q39' }, brought))?.response).toMatchObject(isPrivate);
    const allowed = { ...brought, member: { user: { id: ASKER }, permissions: String(1n << 50n) } };
    expect(handle(command('ask', { query: 'Q39' }, allowed))?.response).toMatchObject(isPublic);
  });
});

describe('“Look this up”', () => {
  const lookUp = (content: string): unknown => ({
    ...Object(command('Look this up')),
    data: { type: 3, name: 'Look this up', target_id: '5', resolved: { messages: { '5': { content } } } },
  });

  it('answers the message’s text, privately', () => {
    const reply = handle(lookUp('is there a data privacy law?'));
    expect(reply?.response).toMatchObject(isPrivate);
    expect(textOf(reply)).toContain('ICM Act 2018');
  });

  it('says so when the message holds no text', () => {
    expect(textOf(handle(lookUp('')))).toBe('This message holds no text to look up.');
  });
});

describe('a reply', () => {
  it('is private by default where the operator chose that, and public when asked for', () => {
    const quiet = dispatcher({ privateByDefault: true });
    expect(quiet(command('ask', { query: 'Q39' }))?.response).toMatchObject(isPrivate);
    expect(quiet(command('ask', { query: 'Q39', private: false }))?.response).toMatchObject(isPublic);
  });

  it('links question numbers to their lines where the source’s address is known', () => {
    const linked = dispatcher({ sourceUrl: 'https://example.org/bhutan.md?plain=1' });
    expect(textOf(linked(command('ask', { query: 'Q39' })))).toContain(
      '[Q39](<https://example.org/bhutan.md?plain=1#L221-L224>)',
    );
  });

  it('offers a citation to copy', () => {
    const cite =
      controlsOf(handle(command('ask', { query: 'Q39' }))).find((id) => id.includes('citation')) ?? '';
    expect(textOf(handle(press(cite)))).toContain(
      'Bhutan, UN E-Government Survey 2022, Member States Questionnaire (MSQ), question 39 (lines 221–224).',
    );
  });
});
