import { REST } from '@discordjs/rest';
import { describe, expect, it } from 'vitest';
import { answerMessage, createMailbox, readMessage } from '../../src/transports/gateway/mention.ts';
import { type Fault, startDiscordStandIn } from '../support/discord-stand-in.ts';
import { plainHandler } from '../support/handle.ts';

const BOT = '1000000000000000001';
const handle = plainHandler();

/** What the bot answers to a message, by default in a direct one. */
function answerTo(more: Readonly<Record<string, unknown>>) {
  const author = { id: '300000000000000001', username: 'person' };
  const message = readMessage({ id: '20', channel_id: '4', type: 0, content: 'Q5', author, ...more }, BOT);
  return message && answerMessage(message, handle);
}
const mention = { content: `<@${BOT}> Q5`, mentions: [{ id: BOT }] };
const ADDRESS = /spenjor/;

describe('a message is a direct one', () => {
  it.each([undefined, null])('if its server is %j: it is answered, with addresses', (guild) => {
    expect(JSON.stringify(answerTo({ guild_id: guild })?.body)).toMatch(ADDRESS);
  });

  it.each(['5', '', 5, 0, false, {}, []])('but not if its server is %j: addresses stay masked', (guild) => {
    expect(answerTo({ guild_id: guild })).toBeUndefined();
    expect(JSON.stringify(answerTo({ ...mention, guild_id: guild })?.body)).not.toMatch(ADDRESS);
  });
});

describe('a message is answered', () => {
  it.each([
    'type',
    'flags',
    'attachments',
    'embeds',
    'components',
    'poll',
    'member',
    'message_reference',
    'message_snapshots',
    'nonce',
    'timestamp',
    'channel_type',
    'of_tomorrow',
  ])('whatever is in its field %s', (field) => {
    const expected = answerTo({});
    for (const value of [undefined, null, 'odd', true, {}, [null]]) {
      expect(answerTo({ [field]: value })).toEqual(expected);
    }
  });

  it.each(['', null, undefined, 7])('with help if its text is %j', (content) => {
    expect(answerTo({ content })?.outcome.command).toBe('help');
  });

  it.each(['?', '👀', '…'])('with the message that it replies to if it says no more than %j', (mark) => {
    const content = `<@${BOT}> ${mark}`;
    const repliedTo = { id: '19', content: 'is there a data privacy law', author: { id: '7' } };
    const answered = answerTo({ ...mention, content, guild_id: '5', referenced_message: repliedTo });
    expect(answered?.outcome).toMatchObject({ command: 'ask', status: 'answered' });
    expect(JSON.stringify(answered?.body)).toContain('Q38');
  });

  it('if odd users are mentioned beside the bot', () => {
    const mentions = [null, 7, { id: 3 }, { id: BOT }];
    expect(answerTo({ ...mention, mentions, guild_id: '5' })?.outcome.status).toBe('answered');
  });
});

describe('a message is not answered if it is', () => {
  it.each<[string, Record<string, unknown>]>([
    ['of a bot', { author: { id: '3', bot: true } }],
    ['of the bot itself', { author: { id: BOT } }],
    ['of a webhook', { webhook_id: '77' }],
    // https://discord.com/developers/docs/resources/message#message-object-message-types
    ...[1, 2, 3, 4, 5, 6, 7, 8, 18, 20, 21, 23, 24, 46].map((type): [string, Record<string, unknown>] => [
      `of type ${type}, which Discord writes`,
      { type },
    ]),
    ['of nobody', { author: null }],
    ['without an id', { id: null }],
    ['of an id that is none, of 20 MB', { id: 'x'.repeat(20_000_000) }],
  ])('%s', (_, more) => {
    expect(answerTo(more)).toBeUndefined();
  });
});

/** Sends answers to three channels of a Discord that has a fault, and returns what became of them. */
async function deliveries(count: number, fault: Fault) {
  const discord = await startDiscordStandIn();
  discord.fault({ method: 'POST', path: /^\/channels\// }, fault, 10 * count);
  const rest = new REST({ api: discord.apiUrl, rejectOnRateLimit: () => true }).setToken(discord.token);
  const notes: string[] = [];
  const mailbox = createMailbox(rest, (kind) => void notes.push(kind));
  const sent = Array.from({ length: count }, (_, index) => {
    const answer = answerTo({ id: String(index), channel_id: String(index % 3) });
    if (!answer) throw new Error('the message is not answered');
    return mailbox.send(answer);
  });
  const became = await Promise.all(sent);
  await discord.close();
  return { became, notes: new Set(notes) };
}

describe.concurrent('answers to messages', () => {
  it('come with the files that they announce', async () => {
    const discord = await startDiscordStandIn();
    const mailbox = createMailbox(new REST({ api: discord.apiUrl }).setToken(discord.token), () => undefined);
    const answer = answerTo({ content: 'export csv' });
    if (!answer) throw new Error('the message is not answered');
    const posted = discord.nextRequest(({ path }) => path.startsWith('/channels/'));
    expect(await mailbox.send(answer)).toBe('accepted');
    const { body, files } = await posted;
    expect(body).toMatchObject({ attachments: [{ id: '0', filename: 'bhutan-2022-msq.csv' }] });
    expect(files).toMatchObject([
      { name: 'bhutan-2022-msq.csv', text: expect.stringContaining('Jigme Tenzing') },
    ]);
    await discord.close();
  });

  it.each<[string, Fault, string]>([
    [
      'permissions are missing',
      { status: 403, body: { code: 50013, message: 'Missing Permissions' } },
      'refused',
    ],
    ['the thread is locked', { status: 400, body: { code: 160005, message: 'Thread is locked' } }, 'refused'],
    ['the channel is gone', { status: 404, body: { code: 10003, message: 'Unknown Channel' } }, 'refused'],
    ['Discord fails', { status: 500 }, 'unanswered'],
    ['a proxy answers', { status: 429, rawBody: '<html>' }, 'unanswered'],
  ])('are not counted as answered if %s', async (_, fault, delivery) => {
    const { became, notes } = await deliveries(9, fault);
    expect(became).toEqual(Array(9).fill(delivery));
    expect(notes.size).toBe(1);
  });

  it.each<[string, Fault]>([
    ['Discord never answers', { hang: true }],
    ['the rate limit lasts', { status: 429, headers: { 'retry-after': '600' } }],
    [
      'the rate limit is global',
      { status: 429, headers: { 'retry-after': '600', 'x-ratelimit-global': 'true' } },
    ],
  ])('wait in no endless queue, and are dropped, if %s', async (_, fault) => {
    const { became, notes } = await deliveries(80, fault);
    expect(became).toEqual(Array(80).fill('dropped'));
    expect([...notes]).toEqual(['late mention']);
  });

  it('are dropped from the oldest on if more than 50 wait', async () => {
    const { became } = await deliveries(53, { status: 429, headers: { 'retry-after': '1' } });
    expect(became.slice(0, 3)).toEqual(['dropped', 'dropped', 'dropped']);
  });
});
