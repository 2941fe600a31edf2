import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { maskResponse } from '../../src/questionnaire/privacy.ts';
import { libraryOf } from '../support/altered.ts';
import { controlsOf, textsOf } from '../support/check-reply.ts';
import {
  type AnswerInteraction,
  type InteractionAnswer,
  interactionHandler,
  response,
} from '../support/handle.ts';
import { ASKER, answered, commandOf, lookUpOf, pressOf, STRANGER } from '../support/scenes.ts';

const handle = interactionHandler();
const answerTo = (interaction: unknown, by: AnswerInteraction = handle) => answered(by, interaction);
const textOf = ({ response }: InteractionAnswer): string => textsOf(response).join('\n');
/** The custom ids and menu values of a reply. */
const idsOf = ({ response }: InteractionAnswer): string[] =>
  controlsOf(response).map(({ id, value }) => value ?? id);
const EPHEMERAL = 64;
const isPrivate = { data: { flags: expect.toSatisfy((flags: number) => (flags & EPHEMERAL) !== 0) } };
const isPublic = { data: { flags: expect.toSatisfy((flags: number) => (flags & EPHEMERAL) === 0) } };

describe('a press', () => {
  const next = { id: '1oquestion?number=Q40' };

  it('by the asker changes the message', () => {
    const pressed = answerTo(pressOf(next));
    expect(pressed.response.type).toBe(7);
    expect(textOf(pressed)).toContain('Q40');
  });

  it('by somebody else gives that person a private copy', () => {
    const pressed = answerTo(pressOf(next, { presser: STRANGER }));
    expect(pressed.response).toMatchObject({ type: 4, ...isPrivate });
    expect(textOf(pressed)).toContain('Q40');
  });

  it('on the answer to a message counts as by the asker if it is by the writer of that message', () => {
    const message = { interaction_metadata: undefined, referenced_message: { author: ASKER } };
    expect(answerTo(pressOf(next, { message })).response.type).toBe(7);
    expect(answerTo(pressOf(next, { message, presser: STRANGER })).response.type).toBe(4);
  });

  it('needs nothing kept in memory: another instance gives the same reply', () => {
    const other = interactionHandler();
    for (const id of idsOf(answerTo(commandOf('summary', { section: 'D' })))) {
      expect(answerTo(pressOf({ id }), other).response).toEqual(answerTo(pressOf({ id })).response);
    }
  });

  it.each(['0oquestion?number=Q1', 'menu 0', 'page:2', '1zask', '1oask?broken'])(
    'on a button of an older version (%s) asks privately to run the command again',
    (id) => {
      const pressed = answerTo(pressOf({ id }));
      expect(pressed.response).toMatchObject({ type: 4, ...isPrivate });
      expect(textOf(pressed)).toContain('run the command again');
    },
  );
});

describe('removing a reply', () => {
  const remove = { id: '1xremove' };

  it('is allowed to the asker', () => {
    expect(answerTo(pressOf(remove))).toMatchObject({ response: { type: 6 }, status: 'removed' });
  });

  it('is allowed to everyone who sees it in private', () => {
    const pressed = answerTo(pressOf(remove, { presser: STRANGER, ephemeral: true }));
    expect(pressed).toMatchObject({ response: { type: 6 }, status: 'removed' });
  });

  it('is refused to everybody else', () => {
    const pressed = answerTo(pressOf(remove, { presser: STRANGER }));
    expect(pressed).toMatchObject({ response: { type: 4, ...isPrivate }, status: 'refused' });
  });

  it('is refused where it is not known who asked', () => {
    const message = { interaction_metadata: undefined };
    expect(answerTo(pressOf(remove, { message })).status).toBe('refused');
  });
});

describe('sharing a private reply', () => {
  const own = answerTo(commandOf('ask', { query: 'Q18', private: true }));
  const share = { id: idsOf(own).find((id) => id.startsWith('1s')) ?? '' };

  it('posts it for the channel, with e-mail addresses masked', () => {
    expect(own.response).toMatchObject(isPrivate);
    expect(textOf(own)).toContain('director');
    const shared = answerTo(pressOf(share, { ephemeral: true }));
    expect(shared.response).toMatchObject({ type: 4, ...isPublic });
    expect(textOf(shared)).not.toContain('director@');
    expect(textOf(shared)).toContain('•••\\@dit.gov.bt');
  });

  it('does not offer addresses that are masked for everybody, as on the site', () => {
    const masked = interactionHandler({ library: libraryOf(maskResponse(response)) });
    const shownBy = (by: AnswerInteraction): string =>
      JSON.stringify(answerTo(commandOf('ask', { query: 'Q18' }), by).response);
    expect(shownBy(masked)).toContain('•••');
    for (const offer of [en.emailsHidden, en.showEmails]) {
      expect(shownBy(handle)).toContain(offer);
      expect(shownBy(masked)).not.toContain(offer);
    }
  });

  it('is not offered where there is no channel', () => {
    const direct = answerTo(commandOf('ask', { query: 'Q18' }, 'dm'));
    expect(idsOf(direct).filter((id) => id.startsWith('1s'))).toEqual([]);
  });

  it('is refused, privately, where the bot may not post', () => {
    const pressed = answerTo({ ...pressOf(share, { ephemeral: true }), app_permissions: '0' });
    expect(pressed).toMatchObject({ response: { type: 4, ...isPrivate }, status: 'refused' });
    expect(textOf(pressed)).toContain("The bot can't post in this channel");
  });
});

describe('if it may not post, the bot', () => {
  const nothing = { app_permissions: '0' };

  it('answers the asker alone and says why', () => {
    const reply = answerTo({ ...commandOf('ask', { query: 'Q39' }), ...nothing });
    expect(reply.response).toMatchObject(isPrivate);
    expect(textOf(reply)).toMatch(/^-# The bot can't post in this channel/);
  });

  it('answers the asker alone where a user brought it along and the server does not allow that', () => {
    const brought = {
      ...commandOf('ask', { query: 'Q39' }),
      authorizing_integration_owners: { '1': ASKER.id },
      member: { user: ASKER, permissions: String(1n << 11n) },
    };
    expect(answerTo(brought).response).toMatchObject(isPrivate);
    const allowed = { ...brought, member: { user: ASKER, permissions: String(1n << 50n) } };
    expect(answerTo(allowed).response).toMatchObject(isPublic);
  });
});

describe('if it may post, the bot', () => {
  it('answers in public, whatever the asker may do there', () => {
    const installed = {
      ...commandOf('ask', { query: 'Q39' }),
      app_permissions: String(1n << 11n),
      authorizing_integration_owners: { '0': '1000000000000000005' },
      member: { user: ASKER, permissions: '0' },
    };
    expect(answerTo(installed).response).toMatchObject(isPublic);
    const inThread = { ...installed, app_permissions: String(1n << 38n) };
    expect(answerTo(inThread).response).toMatchObject(isPublic);
  });
});

describe('/search', () => {
  it('opens the question of a suggestion that was picked', () => {
    expect(textOf(answerTo(commandOf('search', { keywords: 'Q39' })))).toContain('Q39, lines 221–224');
  });

  it('looks for a bare number as for any keyword', () => {
    expect(textOf(answerTo(commandOf('search', { keywords: '39' })))).toContain('No question mentions 39');
  });
});

describe('“Look this up”', () => {
  it('answers the text of a message, in private', () => {
    const reply = answerTo(lookUpOf('is there a data privacy law?'));
    expect(reply.response).toMatchObject(isPrivate);
    expect(textOf(reply)).toContain('ICM Act 2018');
  });

  it('says so when the message contains no text', () => {
    expect(textOf(answerTo(lookUpOf(' \n')))).toBe('There is no text in this message to look up.');
  });
});

describe('a reply', () => {
  it('goes by the options that its command has, whatever else is sent', () => {
    const { status } = answerTo(commandOf('question', { query: 'বলুন', number: 'Q39' }));
    expect(status).toBe('answered');
  });

  it('is private by default if the operator chose that, and public if the asker wants that', () => {
    const quiet = interactionHandler({ privateByDefault: true });
    expect(answerTo(commandOf('ask', { query: 'Q39' }), quiet).response).toMatchObject(isPrivate);
    expect(answerTo(commandOf('ask', { query: 'Q39', private: false }), quiet).response).toMatchObject(
      isPublic,
    );
  });

  it('links question numbers to their lines if the address of the source is known', () => {
    const linked = interactionHandler({ sourceUrl: 'https://example.org/bhutan.md?plain=1' });
    expect(textOf(answerTo(commandOf('ask', { query: 'Q39' }), linked))).toContain(
      '[Q39](<https://example.org/bhutan.md?plain=1#L221-L224>)',
    );
  });

  it('links question numbers to the page of the response rather than to its source', () => {
    const publicUrl = 'https://example.org/msq/';
    const linked = interactionHandler({ publicUrl, sourceUrl: 'https://example.org/bhutan.md' });
    const answer = answerTo(commandOf('ask', { query: 'Q39' }), linked);
    expect(textOf(answer)).toContain('[Q39](<https://example.org/msq/#q39>)');
    const id = idsOf(answer).find((one) => one.includes('citation')) ?? '';
    expect(textOf(answerTo(pressOf({ id }), linked))).toContain(
      '(lines 221–224). https://example.org/msq/#q39',
    );
  });

  it('offers a citation to copy', () => {
    const id =
      idsOf(answerTo(commandOf('ask', { query: 'Q39' }))).find((one) => one.includes('citation')) ?? '';
    expect(textOf(answerTo(pressOf({ id })))).toContain(
      'Bhutan, UN E-Government Survey 2022, Member States Questionnaire (MSQ), question 39 (lines 221–224).',
    );
  });
});

it('keywords are answered in the language that they are in', () => {
  const found = answerTo(commandOf('search', { keywords: 'ley de privacidad' }));
  expect(textOf(found)).toContain('Ninguna pregunta');
  expect(textOf(answerTo(commandOf('search', { keywords: 'privacy pizza' })))).toContain('No question');
});
