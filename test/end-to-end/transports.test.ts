import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { commands } from '../../commands/index.ts';
import { type DiscordStandIn, startDiscordStandIn } from '../support/discord-stand-in.ts';
import { type Running, start } from '../support/program.ts';
import { createSigner, post } from '../support/signer.ts';

const signer = createSigner();
const user = { id: '1000000000000000002' };
const guild = '1000000000000000005';

let discord: DiscordStandIn;
let bot: Running;
let url: string;
let metricsUrl: string;

beforeAll(async () => {
  discord = await startDiscordStandIn();
  discord.guilds = [{ id: guild, name: 'a server' }];
  bot = start('main', [], {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DISCORD_PUBLIC_KEY: signer.publicKey,
    PORT: '0',
    METRICS_PORT: '0',
  });
  const log = await bot.logged(/"msg":"ready"/);
  url = /"url":"([^"]+)"/.exec(log)?.[1] ?? '';
  metricsUrl = /"metricsUrl":"([^"]+)"/.exec(log)?.[1] ?? '';
});

afterAll(async () => {
  bot.child.kill('SIGTERM');
  expect(await bot.exited).toBe(0);
  await discord.close();
});

/** A reply as a transport gives it: what Discord shows, and the files with it. */
interface Given {
  readonly body: unknown;
  readonly files: readonly { readonly name: string; readonly contentType: string; readonly text: string }[];
}

async function throughGateway(interaction: Readonly<Record<string, unknown>>): Promise<Given> {
  const { body, files } = await discord.interact(interaction);
  return { body, files };
}

async function throughHttp(interaction: Readonly<Record<string, unknown>>): Promise<Given> {
  const response = await post(url, signer, {
    id: '1000000000000000011',
    application_id: discord.applicationId,
    token: 'interaction-token',
    locale: 'en-US',
    ...interaction,
  });
  expect(response.status).toBe(200);
  if (response.headers.get('content-type') === 'application/json') {
    return { body: await response.json(), files: [] };
  }
  const form = await response.formData();
  const files = [...form.values()].filter((value) => typeof value !== 'string');
  return {
    body: JSON.parse(String(form.get('payload_json'))),
    files: await Promise.all(
      files.map(async (file) => ({ name: file.name, contentType: file.type, text: await file.text() })),
    ),
  };
}

/** A reply without the latency and uptime of `/status`, which differ from one reply to the next. */
function comparable({ body, files }: Given): unknown {
  const text = JSON.stringify(body).replace(
    /(?:Latency|Uptime|Outcomes|Languages|Commands|Most asked|Not what was meant): [^\\"]*/g,
    '',
  );
  return { body: JSON.parse(text), files };
}

const componentSchema = z.object({
  custom_id: z.string().optional(),
  options: z.array(z.object({ value: z.string() })).optional(),
});

/** The custom ids of the buttons and menu entries of a reply. */
function customIdsOf(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(customIdsOf);
  if (typeof part !== 'object' || part === null) return [];
  const component = componentSchema.safeParse(part).data;
  const own = component?.options?.map(({ value }) => value) ?? component?.custom_id ?? [];
  return [own, Object.values(part).flatMap(customIdsOf)].flat();
}

const SAMPLES: Readonly<Record<string, readonly Readonly<Record<string, string | boolean>>[]>> = {
  ask: [
    { query: 'data privacy law' },
    { query: 'q39', private: true },
    { query: 'space travel' },
    { query: 'hello' },
    { query: 'which laws are named' },
    { query: 'export csv' },
    { query: '@everyone **bold** https://evil.example' },
    {},
  ],
  search: [{ keywords: 'strategy' }, { keywords: 'xyzzy' }, { keywords: 'portal', section: 'C' }],
  question: [{ number: '39' }, { number: '1', private: true }, { number: 'cybersecurity' }],
  summary: [{}, { section: 'C' }, { section: 'none' }],
  contents: [{}, { section: 'A' }],
  list: [{}, { what: 'laws' }, { what: 'links', section: 'C' }],
  export: [{}, { section: 'C' }],
  help: [{}],
  status: [{}],
};

const INSIDE = {
  context: 0,
  guild_id: guild,
  member: { user, permissions: '0' },
  app_permissions: '2048',
  authorizing_integration_owners: { 0: guild },
};
const DIRECT = { context: 1, user };
/** The metadata of a message that was asked for by the one who presses its buttons. */
const metadata = { id: '1000000000000000010', type: 2, user, authorizing_integration_owners: { 0: guild } };
/** A channel in which the bot may not post. */
const CLOSED = { ...INSIDE, app_permissions: '0' };

it('the gateway and HTTP give the same reply to every command and every press', async () => {
  expect(Object.keys(SAMPLES).toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
  const pressed = new Map<string, Readonly<Record<string, unknown>>>();
  for (const place of [INSIDE, DIRECT, CLOSED]) {
    for (const [name, samples] of Object.entries(SAMPLES)) {
      for (const sample of samples) {
        const options = Object.entries(sample).map(([option, value]) => ({
          type: typeof value === 'string' ? 3 : 5,
          name: option,
          value,
        }));
        const interaction = { ...place, type: 2, data: { type: 1, name, options } };
        const reply = await throughHttp(interaction);
        expect(comparable(reply)).toEqual(comparable(await throughGateway(interaction)));
        for (const id of customIdsOf(reply.body)) pressed.set(id, place);
      }
    }
  }
  expect(pressed.size).toBeGreaterThan(50);
  for (const [id, place] of pressed) {
    const interaction = {
      ...place,
      type: 3,
      message: { id: '1000000000000000012', flags: 0, interaction_metadata: metadata },
      data: { component_type: 2, custom_id: id },
    };
    const removes = id.startsWith('1x');
    if (removes) discord.fault({ method: 'DELETE', path: /interaction-token\/messages/ }, { status: 204 }, 2);
    expect(comparable(await throughHttp(interaction))).toEqual(comparable(await throughGateway(interaction)));
  }
}, 120_000);

it('the gateway and HTTP give the same suggestions, message commands and refusals', async () => {
  const content = 'is there a law on data privacy?';
  const id = '1000000000000000013';
  for (const interaction of [
    ...['', 'pri', 'q3', '@everyone'].map((value) => ({
      type: 4,
      data: { type: 1, name: 'ask', options: [{ type: 3, name: 'query', value, focused: true }] },
    })),
    {
      type: 2,
      data: { type: 3, name: 'Look this up', target_id: id, resolved: { messages: { [id]: { content } } } },
    },
    { type: 2, data: { type: 1, name: 'no-such-command' } },
    {
      type: 3,
      message: { id, flags: 64 },
      data: { component_type: 2, custom_id: '0 from an older version' },
    },
  ]) {
    const sent = { ...INSIDE, ...interaction };
    expect(await throughHttp(sent)).toEqual(await throughGateway(sent));
  }
});

it('the gateway and HTTP count in one place and log one line per interaction, without who asked what', async () => {
  const query = 'a query nobody should see in a log';
  const interaction = {
    ...INSIDE,
    type: 2,
    data: { type: 1, name: 'ask', options: [{ type: 3, name: 'query', value: query }] },
  };
  await throughGateway(interaction);
  await throughHttp(interaction);
  const lines = (): unknown[] =>
    bot
      .stderr()
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
      .filter(
        (line) => typeof line === 'object' && line !== null && Reflect.get(line, 'msg') === 'interaction',
      );
  await expect.poll(async () => lines().length === (await counted())).toBe(true);
  for (const transport of ['gateway', 'http']) {
    expect(lines()).toContainEqual({
      level: 30,
      time: expect.any(Number),
      transport,
      command: 'ask',
      outcome: 'answered',
      delivery: transport === 'http' ? 'sent' : 'accepted',
      kind: expect.any(String),
      language: 'en',
      confidence: expect.any(Number),
      topics: expect.any(Array),
      ms: expect.any(Number),
      msg: 'interaction',
    });
  }
  expect(bot.stderr()).not.toContain('nobody should see');
  expect(bot.stderr()).not.toContain(user.id);
});

/** All interactions that `/metrics` counts. */
async function counted(): Promise<number> {
  const text = await (await fetch(`${metricsUrl}/metrics`)).text();
  const counts = [...text.matchAll(/^msq_bot_interactions_total\{.*\} (\d+)$/gm)];
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}
