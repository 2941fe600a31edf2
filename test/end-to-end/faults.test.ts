import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { answersTaken, askInteraction, type Bot, connectBot, endBot, TOKEN } from '../support/bot.ts';
import { checkReply, isEphemeral, textsOf } from '../support/check-reply.ts';
import type { Fault } from '../support/discord-stand-in.ts';

const CALLBACK = { method: 'POST', path: /^\/interactions\/\d+\/[^/]+\/callback$/ };
const REFERENCE = /[0-9A-F]{8}/;

let bot: Bot;
beforeAll(async () => {
  bot = await connectBot();
}, 60_000);
afterAll(() => endBot(bot));

afterEach(async () => {
  // Whatever went wrong before, the next person is answered, nobody twice, and no secret is logged.
  const next = await bot.discord.interact(askInteraction('data privacy law'));
  expect(textsOf(next.body).join('\n')).toContain('Chapter 21 of ICM Act 2018');
  await settle();
  expect(bot.running.child.exitCode).toBeNull();
  expect(answersTaken(bot.discord).every((taken) => taken === 1)).toBe(true);
  expect(bot.running.stderr()).not.toContain(TOKEN);
  expect(bot.running.stderr()).not.toContain('interaction-token');
  expect(bot.running.stdout()).toBe('');
});

/** The errors logged while something happens. */
async function errorsDuring(act: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  const before = bot.log().length;
  await act();
  await settle();
  return bot
    .log()
    .slice(before)
    .filter(({ level }) => Number(level) >= 40);
}

/**
 * Waits for the log line of one more answer, to a command that no test here uses. By then all earlier lines are written.
 */
async function settle(): Promise<void> {
  const lines = (): number => bot.log().filter(({ command }) => command === 'contents').length;
  const before = lines();
  await bot.discord.interact({ data: { name: 'contents' } });
  await expect.poll(lines).toBe(before + 1);
}

/** What became of the answers to the last interactions, by the log. */
const deliveries = (): unknown[] =>
  bot
    .log()
    .flatMap(({ command, msg, delivery }) => (command === 'ask' && msg === 'interaction' ? [delivery] : []));

describe('a reply that Discord does not accept at first', () => {
  it.each<[string, readonly Fault[]]>([
    ['a 500', [{ status: 500 }]],
    ['three times 500', Array.from({ length: 3 }, () => ({ status: 500 }))],
    ['a 502 with a page of HTML', [{ status: 502, rawBody: '<html>Bad Gateway</html>' }]],
    ['a 503', [{ status: 503 }]],
    ['a login page of a network', [{ status: 401, rawBody: '<html>Log in</html>' }]],
    ['a page of a proxy', [{ status: 403, rawBody: '\n<!doctype html>Blocked' }]],
    ['a 429 with a time to wait', [{ status: 429 }]],
    [
      'a global 429 of a second',
      [{ status: 429, headers: { 'retry-after': '1', 'x-ratelimit-global': 'true' } }],
    ],
    ['a 429 of two seconds', [{ status: 429, headers: { 'retry-after': '2' } }]],
    ['a cut connection', [{ reset: true }]],
    ['no answer at all', [{ hang: true }]],
  ])('is sent again after %s', async (_, faults) => {
    for (const fault of faults) bot.discord.fault(CALLBACK, fault);
    const errors = await errorsDuring(async () => {
      const answered = await bot.discord.interact(askInteraction('Q39'));
      expect(textsOf(answered.body).join('\n')).toContain('Chapter 21 of ICM Act 2018');
    });
    expect(errors).toEqual([]);
    expect(deliveries().at(-1)).toBe('accepted');
  });

  it.each([1_300, 2_000, 2_800])(
    'counts as accepted when Discord takes %i ms, without an error',
    async (slowMs) => {
      bot.discord.fault(CALLBACK, { slowMs });
      const errors = await errorsDuring(async () => {
        const answered = await bot.discord.interact(askInteraction('Q39'), { timeoutMs: 9_000 });
        expect(textsOf(answered.body).join('\n')).toContain('Chapter 21 of ICM Act 2018');
      });
      expect(errors).toEqual([]);
      await expect.poll(() => deliveries().at(-1)).toBe('accepted');
    },
  );

  it.each([1_300, 2_500])('counts as accepted if all callbacks take %i ms', async (slowMs) => {
    bot.discord.fault(CALLBACK, { slowMs }, 20);
    const before = deliveries().length;
    await Promise.all(
      Array.from({ length: 10 }, () => bot.discord.interact(askInteraction('Q39'), { timeoutMs: 9_000 })),
    );
    await expect
      .poll(() => deliveries().slice(before), { timeout: 9_000 })
      .toEqual(Array(10).fill('accepted'));
    // Those that were not needed.
    bot.discord.clearFaults();
  });

  it('but whose acceptance got lost counts as accepted', async () => {
    bot.discord.fault(CALLBACK, { acceptThenReset: true });
    const errors = await errorsDuring(() => bot.discord.interact(askInteraction('Q39')));
    expect(errors).toEqual([]);
    await expect.poll(() => deliveries().at(-1)).toBe('accepted');
  });
});

describe('a reply that Discord refuses', () => {
  it.each<[string, Fault, string, string]>([
    [
      'as an invalid form',
      { status: 400, body: { code: 50035, message: 'Invalid Form Body' } },
      'Invalid Form Body',
      'refused',
    ],
    [
      'with a 429 that names no time',
      { status: 429, rawBody: 'error code: 1015' },
      'rate limit',
      'unanswered',
    ],
    [
      'with a 429 that outlasts the interaction',
      { status: 429, headers: { 'retry-after': '600' } },
      'rate limit',
      'unanswered',
    ],
  ])(
    '%s becomes a private message with a code, and the log has the cause with that code',
    async (_, fault, cause, delivery) => {
      bot.discord.fault(CALLBACK, fault);
      const errors = await errorsDuring(async () => {
        const { body } = await bot.discord.interact(askInteraction('Q39'));
        checkReply(body);
        expect(isEphemeral(body)).toBe(true);
        const reference = REFERENCE.exec(textsOf(body).join('\n'))?.[0];
        expect(reference).toBeDefined();
        await bot.running.logged(new RegExp(`"reference":"${reference}"`));
      });
      expect(errors).toHaveLength(1);
      expect(errors[0]).toMatchObject({
        level: 50,
        command: 'ask',
        err: {
          type: expect.stringMatching(/Error$/),
          message: expect.stringMatching(new RegExp(cause, 'i')),
          stack: expect.stringContaining(' at '),
        },
      });
      expect(deliveries().at(-1)).toBe(delivery);
    },
  );

  it('by never answering is given up after Discord does, and counted', async () => {
    bot.discord.fault(CALLBACK, { hang: true }, 2);
    const errors = await errorsDuring(async () => {
      await expect(bot.discord.interact(askInteraction('Q39'), { timeoutMs: 3_000 })).rejects.toThrow(
        'did not respond',
      );
      await expect.poll(() => deliveries().at(-1), { timeout: 9_000 }).toBe('unanswered');
    });
    expect(errors).toHaveLength(1);
  });

  it.each([
    [10062, 404, 'Unknown interaction'],
    [40060, 400, 'Interaction has already been acknowledged.'],
  ])('with %i, because nobody waits any more, is not sent again', async (code, status, message) => {
    const before = bot.discord.requests.length;
    bot.discord.fault(CALLBACK, { status, body: { code, message } });
    const errors = await errorsDuring(async () => {
      await expect(bot.discord.interact(askInteraction('Q39'), { timeoutMs: 300 })).rejects.toThrow(
        'did not respond',
      );
    });
    const sent = bot.discord.requests.slice(before).filter((request) => request.path.endsWith('/callback'));
    expect(sent.map((request) => request.status)).toEqual([status, 204]);
    expect(errors).toMatchObject([{ err: { code, message } }]);
    expect(deliveries().at(-1)).toBe('expired');
  });

  it('twice is given up, and the log has both causes in one line', async () => {
    bot.discord.fault(CALLBACK, { status: 403 });
    bot.discord.fault(CALLBACK, { status: 404 });
    const errors = await errorsDuring(async () => {
      await expect(bot.discord.interact(askInteraction('Q39'), { timeoutMs: 300 })).rejects.toThrow(
        'did not respond',
      );
    });
    expect(errors).toMatchObject([{ err: { status: 403 }, second: { status: 404 } }]);
  });

  it('many times costs one log line per kind, and each is counted', async () => {
    const before = deliveries().length;
    bot.discord.fault(CALLBACK, { status: 413, body: { code: 40005, message: 'Too large' } }, 100);
    const errors = await errorsDuring(async () => {
      // One for the reply and one for the message that it failed.
      for (let sent = 0; sent < 50; sent++)
        bot.discord.interact(askInteraction('Q39')).catch(() => undefined);
      await expect.poll(() => deliveries().length, { timeout: 60_000 }).toBe(before + 50);
      bot.discord.clearFaults();
    });
    expect(errors).toMatchObject([{ kind: 'reply: 40005' }]);
    expect(deliveries().slice(before)).toEqual(Array(50).fill('refused'));
  });
});

describe('removing a reply', () => {
  const remove = { type: 3, message: { id: '1', flags: 64 }, data: { custom_id: '1xremove' } };
  const MESSAGE = { method: 'DELETE', path: /^\/webhooks\// };

  it('ignores a message that was already deleted', async () => {
    bot.discord.fault(MESSAGE, { status: 404, body: { code: 10008, message: 'Unknown Message' } });
    expect(await errorsDuring(() => bot.discord.interact(remove))).toEqual([]);
  });

  it.each<[string, Fault]>([
    ['an error of the server', { status: 500 }],
    ['a rate limit', { status: 429 }],
  ])('is tried again after %s', async (_, fault) => {
    bot.discord.fault(MESSAGE, fault);
    const deleted = bot.discord.nextRequest(({ method, status }) => method === 'DELETE' && status === 404);
    expect(
      await errorsDuring(async () => {
        await bot.discord.interact(remove);
        await deleted;
      }),
    ).toEqual([]);
  });

  it('tells the asker in private, with a code, if Discord refuses', async () => {
    bot.discord.fault(MESSAGE, { status: 403 });
    const told = bot.discord.nextRequest(
      ({ method, path }) => method === 'POST' && path.startsWith('/webhooks/'),
    );
    const errors = await errorsDuring(async () => {
      expect((await bot.discord.interact(remove)).body).toEqual({ type: 6 });
      const { body } = await told;
      checkReply({ type: 4, data: body });
      expect(isEphemeral({ type: 4, data: body })).toBe(true);
    });
    expect(errors).toMatchObject([{ level: 50, reference: expect.stringMatching(REFERENCE) }]);
  });
});

describe('suggestions that Discord refuses', () => {
  it('are not followed by a message, which Discord would refuse too', async () => {
    const before = bot.discord.requests.length;
    bot.discord.fault(CALLBACK, { status: 400 });
    const typing = {
      type: 4,
      data: { name: 'question', options: [{ type: 3, name: 'number', value: 'law', focused: true }] },
    };
    const refused = bot.discord.nextRequest(
      ({ path, status }) => path.endsWith('/callback') && status === 400,
    );
    const errors = await errorsDuring(async () => {
      await expect(bot.discord.interact(typing, { timeoutMs: 300 })).rejects.toThrow('did not respond');
      // A busy machine may take longer than that.
      await refused;
    });
    expect(errors).toHaveLength(1);
    const sent = bot.discord.requests.slice(before).filter((request) => request.path.endsWith('/callback'));
    expect(sent.map((request) => request.status)).toEqual([400, 204]);
  });
});

describe('an event of the gateway', () => {
  it('that comes twice is answered once', async () => {
    const interaction = {
      id: '1200000000000000001',
      token: 'interaction-token-twice',
      application_id: bot.discord.applicationId,
      ...askInteraction('Q39'),
      type: 2,
    };
    const before = bot.discord.requests.length;
    await bot.discord.interact(interaction);
    bot.discord.sendEvent('INTERACTION_CREATE', interaction);
    await bot.discord.interact({ data: { name: 'help' } });
    const sent = bot.discord.requests.slice(before).filter(({ path }) => path.includes(interaction.id));
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['an unknown command', { data: { name: 'frobnicate' } }, 'Unknown command'],
    ['a command without its option', { data: { name: 'ask', options: [] } }, 'query'],
    [
      'an option of another type',
      { data: { name: 'ask', options: [{ type: 3, name: 'query', value: { no: 'text' } }] } },
      'query',
    ],
    [
      'an option that says nothing',
      { data: { name: 'ask', options: [{ type: 3, name: 'query', value: ' ' }] } },
      'query',
    ],
    ['options that are no list', { data: { name: 'ask', options: 'query' } }, 'Unknown command'],
    [
      'a section that does not exist',
      { data: { name: 'summary', options: [{ type: 3, name: 'section', value: 'Z' }] } },
      'no such section',
    ],
    [
      'an unknown button',
      { type: 3, message: { id: '1' }, data: { custom_id: 'from another life' } },
      'no longer works',
    ],
    [
      'a button of an older version',
      { type: 3, message: { id: '1' }, data: { custom_id: '0oask?query=Q39' } },
      'no longer works',
    ],
    [
      'a button of an unknown command',
      { type: 3, message: { id: '1' }, data: { custom_id: '1ofrobnicate' } },
      'Unknown command',
    ],
    ['a button without data', { type: 3, message: { id: '1' } }, 'no longer works'],
    ['a modal nobody asked for', { type: 5, data: { custom_id: 'x', components: [] } }, 'Unknown command'],
  ])('that is %s is answered in private, with what to do', async (_, interaction, said) => {
    const { body } = await bot.discord.interact(interaction);
    checkReply(body);
    expect(isEphemeral(body)).toBe(true);
    expect(textsOf(body).join('\n')).toContain(said);
  });

  it('that asks an unknown command for suggestions gets an empty list', async () => {
    const { body } = await bot.discord.interact({ type: 4, data: { name: 'frobnicate', options: [] } });
    expect(body).toEqual({ type: 8, data: { choices: [] } });
  });

  it.each([
    ['no JSON', '{"op":0,"t":"INTERACTION_CREATE","d":{'],
    ['no payload', '[]'],
    ['an operation nobody knows', '{"op":99,"d":null,"s":null,"t":null}'],
    ['an interaction that is none', '{"op":0,"s":2,"t":"INTERACTION_CREATE","d":{"id":1}}'],
    ['an event nobody knows', '{"op":0,"s":2,"t":"TEAPOT_CREATE","d":{}}'],
  ])('that is %s is ignored', async (_, text) => {
    bot.discord.sendGatewayRaw(text);
    await bot.discord.interact({ data: { name: 'help' } });
  });
});
