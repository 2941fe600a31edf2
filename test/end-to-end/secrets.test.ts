import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DiscordStandIn, startDiscordStandIn } from '../support/discord-stand-in.ts';
import { type Running, start } from '../support/program.ts';
import { createSigner, post } from '../support/signer.ts';

const TOKEN = 'MTAwMDAwMDAwMDAwMDAwMDAwMQ.secret.of-this-bot';
const INTERACTION_TOKEN = 'aW50ZXJhY3Rpb246c2VjcmV0-of-this-interaction';
const signer = createSigner();
const user = { id: '1000000000000000002' };

let discord: DiscordStandIn;
let bot: Running | undefined;

beforeEach(async () => {
  discord = await startDiscordStandIn({ token: TOKEN });
});

afterEach(async () => {
  bot?.child.kill('SIGKILL');
  await bot?.exited;
  await discord.close();
});

describe('no log line, error or reply contains a token or a signature', () => {
  it('even if everything goes wrong at the log level debug', async () => {
    bot = start('main', [], {
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_PUBLIC_KEY: signer.publicKey,
      PORT: '0',
      LOG_LEVEL: 'debug',
      LOG_QUERIES: 'true',
    });
    const url = /"url":"([^"]+)"/.exec(await bot.logged(/"msg":"ready"/))?.[1] ?? '';
    const shown: string[] = [];
    const interaction = {
      id: '1000000000000000010',
      application_id: discord.applicationId,
      token: INTERACTION_TOKEN,
      context: 1,
      user,
    };
    const query = (value: unknown) => ({ name: 'ask', options: [{ type: 3, name: 'query', value }] });
    const remove = { message: { id: '1', flags: 64 }, data: { component_type: 2, custom_id: '1xremove' } };

    // Over HTTP: a good request, a forged, a malformed and an unknown one, and a removal that Discord refuses.
    const signature = signer.headers('{}')['x-signature-ed25519'] ?? '';
    const forged = { 'x-signature-ed25519': signature };
    for (const [body, headers] of [
      [{ ...interaction, type: 2, data: query('data privacy') }, {}],
      [{ ...interaction, type: 2, data: query('data privacy') }, forged],
      [{ ...interaction, type: 2, data: query(['wrong type']) }, {}],
      [{ ...interaction, type: 42 }, {}],
      ['{"token":"', {}],
      [{ ...interaction, type: 3, ...remove }, {}],
    ] as const) {
      const response = await post(url, signer, body, headers);
      shown.push(JSON.stringify([...response.headers]), await response.text());
    }
    await bot.logged(/the asker could not be told/);

    // Over the gateway: Discord refuses the reply and then the note about that, or limits the rate without end.
    const callback = { method: 'POST', path: /callback/ };
    discord.fault(callback, { status: 400, body: { code: 50035, message: 'Invalid Form Body' } }, 2);
    discord.sendEvent('INTERACTION_CREATE', { ...interaction, type: 2, data: query('one') });
    await bot.logged(/(?:the asker could not be told[\s\S]*){2}/);
    discord.fault(callback, { reset: true });
    discord.fault(callback, { status: 429, rawBody: '' }, 2);
    discord.sendEvent('INTERACTION_CREATE', { ...interaction, id: '11', type: 2, data: query('two') });
    await bot.logged(/(?:the asker could not be told[\s\S]*){3}/);

    const text = [...shown, bot.stderr(), bot.stdout()].join('\n');
    expect(text).toContain('data privacy');
    for (const secret of [TOKEN, INTERACTION_TOKEN, signature]) expect(text).not.toContain(secret);
    // Any signature is 128 hexadecimal digits.
    expect(text).not.toMatch(/[0-9a-f]{128}/);
  });

  it('when the token is refused', async () => {
    bot = start('main', [], { DISCORD_TOKEN: `${TOKEN}x`, DISCORD_API_URL: discord.apiUrl });
    expect(await bot.exited).toBe(1);
    expect(bot.stderr()).not.toContain(TOKEN);
  });
});

describe('.env', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'msq-bot-'));
    writeFileSync(path.join(folder, '.env'), `DISCORD_TOKEN=${TOKEN}\nDISCORD_API_URL=${discord.apiUrl}\n`);
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it.skipIf(process.platform === 'win32')(
    'that others can read is mentioned once, with what to do',
    async () => {
      chmodSync(path.join(folder, '.env'), 0o640);
      bot = start('main', [], {}, folder);
      await bot.logged(/"msg":"ready"/);
      expect(bot.stderr().match(/chmod 600 \.env/g)).toHaveLength(1);
    },
  );

  it('that only its owner can read is not mentioned', async () => {
    chmodSync(path.join(folder, '.env'), 0o600);
    bot = start('main', [], {}, folder);
    await bot.logged(/"msg":"ready"/);
    expect(bot.stderr()).not.toContain('chmod');
  });
});

it('an HTTP server without a public key is refused, with what to do', async () => {
  bot = start('main', [], { PORT: '0', DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.apiUrl });
  expect(await bot.exited).toBe(1);
  expect(bot.stderr()).toContain('into DISCORD_PUBLIC_KEY, or unset PORT');
  expect(discord.requests).toEqual([]);
});

it('without a token the bot serves only HTTP and sends nothing to Discord', async () => {
  bot = start('main', [], {
    PORT: '0',
    DISCORD_PUBLIC_KEY: signer.publicKey,
    DISCORD_API_URL: discord.apiUrl,
  });
  const url = /"url":"([^"]+)"/.exec(await bot.logged(/"msg":"listening"/))?.[1] ?? '';
  expect((await post(url, signer, { type: 1 })).status).toBe(200);
  expect(discord.requests).toEqual([]);
  bot.child.kill('SIGTERM');
  expect(await bot.exited).toBe(0);
});
