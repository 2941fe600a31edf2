import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import {
  answersTaken,
  askInteraction,
  type Bot,
  connectBot,
  endBot,
  logLines,
  TOKEN,
} from '../support/bot.ts';
import {
  checkReply,
  controlsOf,
  isEphemeral,
  linksAllowedBy,
  textsOf,
  unmask,
} from '../support/check-reply.ts';
import { response } from '../support/handle.ts';
import { start } from '../support/program.ts';

const SOURCE_URL = 'https://example.org/bhutan.md?plain=1';
const GUILD = { id: '1100000000000000001', name: 'a server' };
const ADDRESS = /[\w.+-]+@[\w-]+\.\w/;

let bot: Bot;
beforeAll(async () => {
  bot = await connectBot({
    env: { SOURCE_URL },
    prepare: (discord) => {
      discord.guilds = [GUILD];
    },
  });
});
afterAll(() => endBot(bot));
afterEach(() => {
  expect(answersTaken(bot.discord).every((taken) => taken === 1)).toBe(true);
  expect(bot.running.stderr()).not.toContain(TOKEN);
  expect(bot.running.stderr()).not.toContain('interaction-token');
  expect(logLines(bot.running).filter(({ level }) => Number(level) >= 40)).toEqual([]);
});

/** Sends an interaction and checks the answer against Discord's limits. */
async function send(
  interaction: Readonly<Record<string, unknown>>,
): Promise<{ body: unknown; text: string }> {
  const { body, files } = await bot.discord.interact(interaction);
  checkReply(
    body,
    files,
    linksAllowedBy(response, {
      sourceUrl: SOURCE_URL,
      applicationId: bot.discord.applicationId,
      apiUrl: bot.discord.apiUrl,
    }),
  );
  return { body, text: unmask(textsOf(body).join('\n'), (label, href) => `${label} ${href}`) };
}

function command(name: string, options: Readonly<Record<string, string | boolean>> = {}) {
  const list = Object.entries(options).map(([option, value]) => ({
    name: option,
    type: typeof value === 'boolean' ? 5 : 3,
    value,
  }));
  return { data: { name, options: list } };
}

const inChannel = { guild_id: GUILD.id, app_permissions: String(1 << 11) };
const inGroup = { context: 2 };

it('the bot logs in without intents, registers its commands once and logs one line', () => {
  expect(bot.discord.connections.map(({ identify }) => identify?.intents)).toEqual([0]);
  expect(bot.discord.commands().map(({ name }) => name)).toEqual([
    ...commands.map(({ name }) => name),
    'Look this up',
  ]);
  expect(bot.discord.commands(GUILD.id)).toEqual([]);
  const lines = logLines(bot.running).filter(({ msg }) => msg === 'ready');
  expect(lines).toMatchObject([{ scope: 'global', registered: 'updated', commands: commands.length + 1 }]);
});

it('the bot registers nothing when it starts again', async () => {
  const before = bot.discord.requests.length;
  // Under another address, or it would be refused for being a second instance.
  const apiUrl = bot.discord.apiUrl.replace('127.0.0.1', 'localhost');
  const again = start('main', [], { DISCORD_TOKEN: TOKEN, DISCORD_API_URL: apiUrl });
  await again.logged(/"registered":"unchanged"/);
  again.child.kill('SIGTERM');
  expect(await again.exited).toBe(0);
  expect(new Set(bot.discord.requests.slice(before).map(({ method }) => method))).toEqual(new Set(['GET']));
});

describe('the bot answers', () => {
  it.each<[string, Record<string, string>, string]>([
    [
      'ask',
      { query: 'data privacy law' },
      'The Chapter 21 of ICM Act 2018 is dedicated to the data protection',
    ],
    ['ask', { query: 'Q39' }, 'The Chapter 21 of ICM Act 2018'],
    ['ask', { query: 'Q900' }, 'no question 900'],
    ['ask', { query: 'section C' }, 'Legal Framework'],
    ['search', { keywords: 'procurement' }, 'procurement'],
    ['search', { keywords: '"open data" -zzz', section: 'C' }, 'open data'],
    ['question', { number: '39' }, 'lines 221–224'],
    ['summary', {}, 'Bhutan'],
    ['summary', { section: 'D' }, 'Strategy and Implementation'],
    ['contents', {}, 'Legal Framework'],
    ['contents', { section: 'D' }, 'Q'],
    ['export', { section: 'G', format: 'csv' }, ''],
    ['help', {}, '/ask'],
  ])('/%s %j', async (name, options, said) => {
    const { text } = await send({ ...command(name, options), ...inChannel });
    expect(text).toContain(said);
  });

  it('the message command, in private', async () => {
    const target = '1300000000000000001';
    const { body, text } = await send({
      ...inChannel,
      data: {
        name: 'Look this up',
        type: 3,
        target_id: target,
        resolved: {
          messages: { [target]: { id: target, content: 'is there a data privacy law?\n@everyone' } },
        },
      },
    });
    expect(isEphemeral(body)).toBe(true);
    expect(text).toContain('Chapter 21 of ICM Act 2018');
  });

  it('with suggestions while somebody types', async () => {
    const { body } = await bot.discord.interact({
      type: 4,
      data: { name: 'ask', options: [{ name: 'query', type: 3, value: 'privacy', focused: true }] },
    });
    checkReply(body);
    expect(JSON.stringify(body)).toContain('Q38');
  });

  it('presses of buttons and menus by the asker, in place of the message', async () => {
    const first = await send({ ...command('summary', { section: 'D' }), ...inChannel });
    const message = {
      id: '1300000000000000002',
      flags: 0,
      interaction_metadata: { user: { id: '1000000000000000002' } },
    };
    for (const { id, value } of controlsOf(first.body).filter((control) => !control.id.startsWith('1x'))) {
      const data = { custom_id: id, ...(value === undefined ? {} : { values: [value] }) };
      const { body } = await send({ type: 3, message, data, ...inChannel });
      expect(body).toMatchObject({ type: 7 });
    }
  });

  it('a press of Remove by the asker by deleting its reply', async () => {
    const { body } = await bot.discord.interact({ ...askInteraction('Q39'), ...inChannel });
    const remove = controlsOf(body).find(({ id }) => id.startsWith('1x'));
    expect(remove).toBeDefined();
    const removed = bot.discord.nextRequest(
      ({ method, path }) => method === 'DELETE' && path.startsWith('/webhooks/'),
    );
    const { data } = await bot.discord
      .interact({
        type: 3,
        message: {
          id: '1300000000000000003',
          flags: 0,
          interaction_metadata: { user: { id: '1000000000000000002' } },
        },
        data: { custom_id: remove?.id },
        ...inChannel,
      })
      .then((request) => ({ data: request.body }));
    expect(data).toEqual({ type: 6 });
    expect((await removed).path).toMatch(/\/messages\/@original$/);
  });
});

describe('an e-mail address', () => {
  it.each([
    ['a server', inChannel],
    ['a private channel with others', inGroup],
  ])('is masked in %s, and shown in a private reply there', async (_, place) => {
    const shared = await send({ ...command('question', { number: 'Q5' }), ...place });
    expect(isEphemeral(shared.body)).toBe(false);
    expect(JSON.stringify(shared.body)).not.toMatch(ADDRESS);
    expect(shared.text).toContain('•••@');
    const alone = await send({ ...command('question', { number: 'Q5', private: true }), ...place });
    expect(isEphemeral(alone.body)).toBe(true);
    expect(alone.text).toMatch(ADDRESS);
  });

  it('is shown in direct messages', async () => {
    const { text } = await send(command('question', { number: 'Q5' }));
    expect(text).toMatch(ADDRESS);
  });

  it('is masked again when a private reply is shown to the channel', async () => {
    const alone = await send({ ...command('question', { number: 'Q5', private: true }), ...inChannel });
    const share = controlsOf(alone.body).find(({ id }) => id.startsWith('1s'));
    expect(share).toBeDefined();
    const { body } = await send({
      type: 3,
      message: { id: '1300000000000000004', flags: 64 },
      data: { custom_id: share?.id },
      ...inChannel,
    });
    expect(isEphemeral(body)).toBe(false);
    expect(JSON.stringify(body)).not.toMatch(ADDRESS);
  });
});
