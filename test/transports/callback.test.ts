import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/bot/outcome.ts';
import { createLog } from '../../src/log.ts';
import { CALLBACK_TIMEOUT_MS, kindOf, removeMessage, respond } from '../../src/transports/callback.ts';
import { createRepeats } from '../../src/transports/repeats.ts';
import { createRest } from '../../src/transports/rest.ts';
import { type DiscordStandIn, type Fault, startDiscordStandIn } from '../support/discord-stand-in.ts';

const address = {
  id: '1200000000000000001',
  token: 'interaction-token',
  applicationId: '1000000000000000001',
};
const to = { ...address, locale: 'en-US' };
const CALLBACK = { method: 'POST', path: /\/callback$/ };
const MESSAGE = { method: 'DELETE', path: /^\/webhooks\// };
const FOLLOW_UP = { method: 'POST', path: /^\/webhooks\// };
const ACCEPTED: Fault = { status: 204, rawBody: '' };
const refused = (status: number, code: number): Fault => ({ status, body: { code, message: 'refused' } });
const UNKNOWN_INTERACTION = refused(404, 10062);
const ALREADY_ANSWERED = refused(400, 40060);

const answer = (
  text: string,
  files: Extract<Outcome['response'], { kind: 'message' }>['files'] = [],
): Outcome => ({
  response: {
    kind: 'message',
    components: [{ type: 10, content: text }],
    files,
    isPrivate: false,
    replacesMessage: false,
  },
  command: 'ask',
  options: {},
  status: 'answered',
});
const suggestions: Outcome = { ...answer(''), response: { kind: 'suggestions', choices: [] } };
const removal: Outcome = { ...answer(''), response: { kind: 'removal' }, command: 'remove' };

let discord: DiscordStandIn;
/** Log lines so far. */
let lines: Record<string, unknown>[];

beforeEach(async () => {
  discord = await startDiscordStandIn();
  lines = [];
});

afterEach(() => discord.close());

const rest = () =>
  createRest({
    apiUrl: discord.apiUrl,
    timeoutMs: CALLBACK_TIMEOUT_MS,
    retries: 0,
    rejectOnRateLimit: () => true,
  });
const log = () => createLog('debug', [], { write: (line) => void lines.push(JSON.parse(line)) });

/**
 * Answers an interaction while Discord does some things one after the other.
 * @param agoMs Milliseconds since the interaction came.
 */
function answering(faults: readonly Fault[], outcome = answer('an answer'), agoMs = 0) {
  for (const fault of faults) discord.fault(CALLBACK, fault);
  const own = log();
  const sender = { callbacks: rest(), webhooks: rest(), log: own, note: createRepeats(own) };
  return respond(sender, to, outcome, performance.now() - agoMs);
}

/** Of a reply that Discord did not accept, for an asker whom nothing reaches. */
const UNTOLD = 'Discord did not accept a reply, and the asker could not be told';

const statuses = () => discord.requests.map(({ status }) => status);
const levels = () => lines.map(({ level }) => level);

describe('an answer', () => {
  it('is sent to the interaction, without the token of the bot', async () => {
    const file = { name: 'a.csv', text: 'a,b', contentType: 'text/csv' };
    expect(await answering([ACCEPTED], answer('an answer', [file]))).toBe('accepted');
    expect(discord.requests).toMatchObject([
      {
        path: '/interactions/1200000000000000001/interaction-token/callback',
        body: { type: 4, data: { components: [{ type: 10, content: 'an answer' }] } },
        files: [{ name: 'a.csv' }],
        authorised: false,
      },
    ]);
    expect(discord.requests[0]?.headers.authorization).toBeUndefined();
    expect(lines).toEqual([]);
  });

  it.each<[string, Fault]>([
    ['an error of the server', { status: 500 }],
    ['a cut connection', { reset: true }],
    ['a rate limit that ends in time', { status: 429, headers: { 'retry-after': '0.2' } }],
  ])('is sent again after %s', async (_, fault) => {
    expect(await answering([fault, ACCEPTED])).toBe('accepted');
    expect(discord.requests).toHaveLength(2);
    expect(lines).toEqual([]);
  });

  it('is sent again after longer and longer pauses, until nobody waits', async () => {
    // With pauses that do not grow, more requests would be sent than there are faults.
    expect(await answering(Array(9).fill({ status: 500 }), answer('an answer'), 2_200)).toBe('unanswered');
    expect(lines[0]).toMatchObject({ level: 40, command: 'ask', msg: UNTOLD });
  });

  it('that was accepted, although the connection was cut, is not sent twice', async () => {
    expect(await answering([{ reset: true }, ALREADY_ANSWERED])).toBe('accepted');
    expect(lines).toEqual([]);
  });

  it('to something that another instance answered is given up', async () => {
    expect(await answering([ALREADY_ANSWERED])).toBe('expired');
    expect(discord.requests).toHaveLength(1);
    expect(levels()).toEqual([40]);
  });

  it('that was refused for a rate limit was not accepted before', async () => {
    const limit = { status: 429, headers: { 'retry-after': '0.2' } };
    expect(await answering([limit, ALREADY_ANSWERED])).toBe('expired');
  });

  it('to an interaction that Discord no longer knows is given up', async () => {
    expect(await answering([UNKNOWN_INTERACTION])).toBe('expired');
    expect(discord.requests).toHaveLength(1);
    expect(lines).toMatchObject([{ level: 40, err: { code: 10062 } }]);
  });

  it('is sent a second time while the first request hangs', async () => {
    expect(await answering([{ hang: true }, ACCEPTED], answer('an answer'), 1_900)).toBe('accepted');
    expect(statuses()).toEqual([null, 204]);
    expect(lines).toEqual([]);
  });

  it('that a network redirects is not taken for accepted', async () => {
    expect(await answering([{ status: 302, rawBody: '', headers: { location: '/' } }, ACCEPTED])).toBe(
      'accepted',
    );
    expect(statuses()).toEqual([302, 204]);
  });

  it('that hung and was accepted all the same is accepted', async () => {
    expect(await answering([{ hang: true }, ALREADY_ANSWERED], answer('an answer'), 1_900)).toBe('accepted');
    expect(lines).toEqual([]);
  });
});

describe('an answer that Discord refuses', () => {
  it('the second time is given up at once, although the first request still hangs', async () => {
    const begun = performance.now();
    const faults: readonly Fault[] = [{ hang: true }, refused(400, 50035), ACCEPTED];
    expect(await answering(faults, answer('an answer'), 1_900)).toBe('refused');
    // Not when the first request is over, at 3.4 s.
    expect(statuses()).toEqual([null, 400, 204]);
    expect(lines).toMatchObject([{ level: 50, err: { code: 50035 } }]);
    expect(performance.now() - begun).toBeLessThan(CALLBACK_TIMEOUT_MS - 1_000);
  });

  const REFERENCE = /[0-9A-F]{8}/;
  const told = () => JSON.stringify(discord.requests.at(-1)?.body);

  it.each<[string, Fault, string]>([
    ['as an invalid form', refused(400, 50035), 'refused'],
    ['with a rate limit that names no time', { status: 429, rawBody: 'error code: 1015' }, 'unanswered'],
    [
      'with a rate limit that outlasts the interaction',
      { status: 429, headers: { 'retry-after': '60' } },
      'unanswered',
    ],
  ])('%s becomes a private message with the code that is in the log', async (_, fault, delivery) => {
    expect(await answering([fault, ACCEPTED])).toBe(delivery);
    expect(discord.requests).toHaveLength(2);
    expect(discord.requests[1]?.body).toMatchObject({
      type: 4,
      data: { flags: expect.toSatisfy((flags) => (flags & 64) !== 0) },
    });
    expect(lines).toMatchObject([{ level: 50, reference: REFERENCE.exec(told())?.[0], command: 'ask' }]);
  });

  it('twice leaves both causes in the log', async () => {
    expect(await answering([refused(400, 50035), refused(403, 50001)])).toBe('refused');
    expect(lines).toMatchObject([{ level: 40, err: { code: 50035 }, second: { code: 50001 }, msg: UNTOLD }]);
  });

  it('after nobody waits any more is followed by no message', async () => {
    expect(await answering([{ status: 500 }], answer('an answer'), 3_100)).toBe('unanswered');
    expect(discord.requests.filter(({ body }) => REFERENCE.test(JSON.stringify(body)))).toEqual([]);
  });

  it('is followed by no message if it was suggestions, for which Discord takes none', async () => {
    expect(await answering([refused(400, 50035)], suggestions)).toBe('refused');
    expect(discord.requests).toHaveLength(1);
    expect(levels()).toEqual([40]);
  });
});

describe('removing a message', () => {
  it('acknowledges the press, then deletes', async () => {
    discord.fault(MESSAGE, ACCEPTED);
    expect(await answering([ACCEPTED], removal)).toBe('accepted');
    expect(discord.requests).toMatchObject([
      { method: 'POST', body: { type: 6 } },
      { method: 'DELETE', path: '/webhooks/1000000000000000001/interaction-token/messages/@original' },
    ]);
    expect(lines).toEqual([]);
  });

  it('ignores a message that was already deleted', async () => {
    discord.fault(MESSAGE, refused(404, 10008));
    expect(await answering([ACCEPTED], removal)).toBe('accepted');
    expect(lines).toEqual([]);
  });

  it('tells the asker in private, with the code that is in the log, if Discord refuses', async () => {
    discord.fault(MESSAGE, refused(403, 50001));
    discord.fault(FOLLOW_UP, ACCEPTED);
    expect(await answering([ACCEPTED], removal)).toBe('refused');
    const [line] = lines;
    expect(line).toMatchObject({ level: 50, command: 'remove', err: { code: 50001 } });
    expect(discord.requests[2]).toMatchObject({ path: '/webhooks/1000000000000000001/interaction-token' });
    expect(JSON.stringify(discord.requests[2]?.body)).toContain(String(line?.['reference']));
  });

  it('fails with one line in the log if Discord did not say whose application it is', async () => {
    const notes: string[] = [];
    const noted = (kind: string) => void notes.push(kind);
    const nowhere = { ...to, applicationId: undefined };
    expect(await removeMessage({ webhooks: rest(), log: log(), note: noted }, nowhere, 'remove')).toBe(false);
    expect(discord.requests).toEqual([]);
    expect(notes).toEqual(['no application']);
  });

  it('does not wait for anything else', async () => {
    discord.fault(MESSAGE, refused(404, 10003));
    discord.fault(FOLLOW_UP, ACCEPTED);
    expect(
      await removeMessage({ webhooks: rest(), log: log(), note: () => undefined }, to, 'remove', [1]),
    ).toBe(false);
    expect(discord.requests.map(({ method }) => method)).toEqual(['DELETE', 'POST']);
  });

  it.each([
    ['waits until Discord knows the acknowledgement', [1, 1], true, [404, 404, 204]],
    ['gives up if Discord does not learn of it', [1], false, [404, 404, 204]],
    ['does not wait if it was not asked to', [], false, [404, 204]],
  ])('%s', async (_, waits, isDeleted, expected) => {
    const notes: string[] = [];
    const noted = (kind: string) => void notes.push(kind);
    for (let at = 0; at <= Math.min(1, waits.length); at++) discord.fault(MESSAGE, refused(404, 10015));
    discord.fault(MESSAGE, ACCEPTED);
    discord.fault(FOLLOW_UP, ACCEPTED);
    expect(await removeMessage({ webhooks: rest(), log: log(), note: noted }, to, 'remove', waits)).toBe(
      isDeleted,
    );
    expect(statuses()).toEqual(expected);
    expect(lines.length + notes.length).toBe(isDeleted ? 0 : 1);
  });
});

describe('the kind of a failed reply', () => {
  const coded = Object.assign(new Error('refused'), { code: 50013 });
  const limited = Object.assign(new Error('slow down'), { name: 'RateLimitError[/channels/:id/messages]' });

  it.each([
    ['what is no error', 'a text', 'reply'],
    ['an error of Discord, by its code', coded, 'reply: 50013'],
    ['a rate limit, without its route', limited, 'reply: RateLimitError'],
    ['another error, by its name', new TypeError('no'), 'reply: TypeError'],
  ])('is that of %s', (_, error, kind) => {
    expect(kindOf(error)).toBe(kind);
  });
});
