import { afterEach, expect, it } from 'vitest';
import { type DiscordStandIn, startDiscordStandIn } from '../support/discord-stand-in.ts';
import { type Running, start } from '../support/program.ts';

let discord: DiscordStandIn;
let bot: Running | undefined;

afterEach(async () => {
  bot?.child.kill('SIGKILL');
  await bot?.exited;
  await discord.close();
});

const person = { id: '300000000000000001', username: 'person', discriminator: '0', avatar: null };
const message = (id: string, content: string, more: object): object => ({
  id,
  channel_id: '400000000000000001',
  content,
  author: person,
  timestamp: '2026-01-01T00:00:00.000000+00:00',
  type: 0,
  mentions: [],
  attachments: [],
  embeds: [],
  ...more,
});

async function connect(env: Readonly<Record<string, string>>): Promise<string> {
  discord = await startDiscordStandIn();
  bot = start('main', [], { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, ...env });
  const log = await bot.logged(/"msg":"ready"/);
  return /client_id=(\d+)/.exec(log)?.[1] ?? '';
}

it('the bot answers mentions and direct messages if ANSWER_MENTIONS is set, without a privileged intent', async () => {
  const botId = await connect({ ANSWER_MENTIONS: 'true' });
  // 1 << 9 server messages, 1 << 12 direct messages.
  expect(discord.connections[0]?.identify?.intents).toBe((1 << 9) | (1 << 12));
  const posted = () =>
    discord.nextRequest(({ method, path }) => method === 'POST' && path.startsWith('/channels/'));

  const inServer = posted();
  discord.sendEvent(
    'MESSAGE_CREATE',
    message('1', `<@${botId}> who is the CIO?`, { guild_id: '5', mentions: [{ ...person, id: botId }] }),
  );
  const { body } = await inServer;
  expect(JSON.stringify(body)).toContain('Jigme Tenzing');
  expect(JSON.stringify(body)).not.toContain('director@');
  expect(body).toMatchObject({
    message_reference: { message_id: '1' },
    // So that a second instance, which sees the same message, posts nothing.
    nonce: '1',
    enforce_nonce: true,
    allowed_mentions: { parse: [] },
  });

  const direct = posted();
  discord.sendEvent('MESSAGE_CREATE', message('2', 'data privacy law', {}));
  expect(JSON.stringify((await direct).body)).toContain('ICM Act 2018');

  // Somebody else's message is looked up, by a mention in reply to it.
  const lookedUp = posted();
  const asked = message('20', 'what about data privacy', { author: { ...person, id: '7' } });
  discord.sendEvent(
    'MESSAGE_CREATE',
    message('9', `<@${botId}>`, { guild_id: '5', type: 19, referenced_message: asked }),
  );
  expect(JSON.stringify((await lookedUp).body)).toContain('ICM Act 2018');
  // Its own is not.
  const own = posted();
  const answer = message('21', 'what about data privacy', { author: { ...person, id: botId, bot: true } });
  discord.sendEvent(
    'MESSAGE_CREATE',
    message('10', `<@${botId}>`, { guild_id: '5', type: 19, referenced_message: answer }),
  );
  expect(JSON.stringify((await own).body)).toContain('/search');

  // A file that is announced is there.
  const file = posted();
  discord.sendEvent(
    'MESSAGE_CREATE',
    message('12', `<@${botId}> export csv`, { guild_id: '5', mentions: [{ ...person, id: botId }] }),
  );
  const exported = await file;
  expect(exported.body).toMatchObject({ attachments: [{ id: '0', filename: exported.files[0]?.name }] });
  expect(exported.files[0]?.text).toContain('Jigme Tenzing');

  // Its own messages and those that do not mention it get no answer: the next reply is to the last message.
  const last = posted();
  discord.sendEvent('MESSAGE_CREATE', message('3', 'data privacy law', { guild_id: '5' }));
  discord.sendEvent(
    'MESSAGE_CREATE',
    message('4', 'data privacy law', { author: { ...person, id: botId, bot: true } }),
  );
  // A reply pings the bot, but does not name it.
  discord.sendEvent(
    'MESSAGE_CREATE',
    message('11', 'data privacy law', {
      guild_id: '5',
      type: 19,
      mentions: [{ ...person, id: botId }],
      referenced_message: answer,
    }),
  );
  // Written by Discord: a pinned message, a call.
  discord.sendEvent('MESSAGE_CREATE', message('7', 'data privacy law', { type: 6 }));
  discord.sendEvent('MESSAGE_CREATE', message('8', 'data privacy law', { type: 3 }));
  discord.sendEvent('MESSAGE_CREATE', message('6', 'Q111', { guild_id: null, poll: null, embeds: 7 }));
  expect((await last).body).toMatchObject({ message_reference: { message_id: '6' } });
});

it('the bot asks for no intent and reads no message if ANSWER_MENTIONS is not set', async () => {
  await connect({});
  expect(discord.connections[0]?.identify?.intents).toBe(0);
  discord.sendEvent('MESSAGE_CREATE', message('1', 'data privacy law', {}));
  await discord.interact({ data: { name: 'help', options: [] } });
  expect(discord.requests.filter(({ path }) => path.startsWith('/channels/'))).toEqual([]);
});
