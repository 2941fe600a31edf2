import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ConfigError, environmentSchema, readConfig } from '../src/config.ts';

const read = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../${name}`, import.meta.url)), 'utf8');
const variables = Object.keys(environmentSchema.shape).sort();

describe('the configuration', () => {
  it('has the variables of .env.example, no more and no fewer', () => {
    expect([...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name).sort()).toEqual(
      variables,
    );
  });

  it('has the variables of the README table, no more and no fewer', () => {
    expect([...read('README.md').matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name).sort()).toEqual(
      variables,
    );
  });

  it('reads .env.example, as it is, as nothing set', () => {
    const example = Object.fromEntries(
      [...read('.env.example').matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
    );
    expect(readConfig(example, '/response.md')).toEqual(readConfig({}, '/response.md'));
  });

  it.each([
    ['https://discord.com/api', 'https://discord.com/api'],
    ['https://discord.com/api/', 'https://discord.com/api'],
    ['https://discord.com/api/v10', 'https://discord.com/api'],
    ['http://127.0.0.1:8080/api/v10/', 'http://127.0.0.1:8080/api'],
    ['', 'https://discord.com/api'],
  ])('reads %j as the API address %s', (given, apiUrl) => {
    expect(readConfig({ DISCORD_API_URL: given }, '/response.md')).toMatchObject({ apiUrl });
  });
});

describe('the address of the page', () => {
  it.each([
    ['https://you.github.io/msq-bot', 'https://you.github.io/msq-bot/'],
    ['https://you.github.io/msq-bot/', 'https://you.github.io/msq-bot/'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/'],
  ])('%s is read as %s', (given, publicUrl) => {
    expect(readConfig({ PUBLIC_URL: given }, '/response.md')).toMatchObject({ publicUrl });
  });

  it.each([
    ['you.github.io/msq-bot', 'an address that begins with http:// or https://'],
    ['https://you.github.io/#q1', 'the address of a page, without ? or #'],
    ['https://you.github.io/?page=1', 'the address of a page, without ? or #'],
  ])('%s is refused, by name and reason', (given, expected) => {
    expect(() => readConfig({ PUBLIC_URL: given }, '/response.md')).toThrow(`PUBLIC_URL must be ${expected}`);
  });
});

/** A public key of RFC 8032, section 7.1. */
const key = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';

function configOf(environment: Readonly<Record<string, string>>) {
  return readConfig(environment, 'bhutan.md');
}

describe('HTTP', () => {
  it('is served if a port and a key are given, by default to this machine only', () => {
    expect(configOf({ PORT: '3000', DISCORD_PUBLIC_KEY: key }).http).toEqual({
      publicKey: key,
      host: '127.0.0.1',
      port: 3000,
    });
    expect(configOf({ PORT: '3000', DISCORD_PUBLIC_KEY: key, HOST: '0.0.0.0' }).http?.host).toBe('0.0.0.0');
  });

  it('is not served without a port', () => {
    expect(configOf({ DISCORD_PUBLIC_KEY: key, PORT: '' }).http).toBeUndefined();
  });

  it('is refused without a key, with what to do', () => {
    expect(() => configOf({ PORT: '3000' })).toThrow(ConfigError);
    expect(() => configOf({ PORT: '3000' })).toThrow(
      'Copy the "Public Key" from the application\'s "General Information" page into DISCORD_PUBLIC_KEY, or unset PORT.',
    );
  });

  it.each([
    'x',
    'ab',
    `${key}0`,
    `0x${key}`,
    // On no point of the curve, and beyond its field.
    `02${'00'.repeat(31)}`,
    'ff'.repeat(32),
  ])('is refused with the key %s', (wrong) => {
    expect(() => configOf({ PORT: '3000', DISCORD_PUBLIC_KEY: wrong })).toThrow(
      /DISCORD_PUBLIC_KEY must be the application's "Public Key"/,
    );
  });

  it('is refused on the port of the metrics', () => {
    const same = { PORT: '3000', METRICS_PORT: '3000', DISCORD_PUBLIC_KEY: key };
    expect(() => configOf(same)).toThrow('PORT and METRICS_PORT are both 3000');
    expect(configOf({ ...same, METRICS_HOST: '127.0.0.2' }).metrics?.port).toBe(3000);
  });

  it.each(['x', '-1', '65536', '80.5'])('is refused at port %s', (wrong) => {
    expect(() => configOf({ PORT: wrong, DISCORD_PUBLIC_KEY: key })).toThrow(
      /PORT must be a port: 0 to 65535/,
    );
  });
});

describe('SHARDS', () => {
  const DISCORD_TOKEN = 'token';

  it.each([
    ['', undefined],
    ['auto', 'auto'],
    ['1', 1],
    ['16', 16],
  ])('written %j is read as %j', (SHARDS, shards) => {
    expect(configOf({ DISCORD_TOKEN, SHARDS }).shards).toBe(shards);
  });

  it.each(['0', '-1', 'many', '1.5'])('%j is refused', (SHARDS) => {
    expect(() => configOf({ DISCORD_TOKEN, SHARDS })).toThrow(/SHARDS must be auto or a number from 1/);
  });

  it('is refused without a token', () => {
    expect(() => configOf({ SHARDS: 'auto' })).toThrow(/Set the token, or unset SHARDS/);
  });

  it('is the number of the shard in a process that a manager started, which serves no HTTP', () => {
    const shard = { SHARDING_MANAGER: 'true', SHARDS: '0', SHARD_COUNT: '2' };
    expect(configOf({ DISCORD_TOKEN, ...shard, PORT: '3000', DISCORD_PUBLIC_KEY: key })).toMatchObject({
      shard: { id: 0, count: 2, sha256: undefined },
      shards: undefined,
      http: undefined,
    });
  });
});

describe('a value as people paste it', () => {
  const token = 'MTAwMDAwMDAwMDAwMDAwMDAwMQ.GaBcDe.abcdefghijklmnopqrstuvwxyz0123456789AB';

  it.each([
    ['blanks around it', `  ${token}\t`],
    ['a carriage return after it', `${token}\r`],
    ['the quotes that docker --env-file keeps', `"${token}"`],
    ['single quotes', `'${token}'`],
    ['typographic quotes', `“${token}”`],
    ['quotes and blanks', ` " ${token} " `],
    ['"Bot" before it', `Bot ${token}`],
    ['"bot" before it in quotes', `"bot  ${token}"`],
    ['a byte order mark', `\ufeff${token}`],
    ['a zero-width space in it', `${token.slice(0, 20)}\u200b${token.slice(20)}`],
    ['a no-break space after it', `${token}\u00a0`],
  ])('is read with %s', (_, DISCORD_TOKEN) => {
    expect(configOf({ DISCORD_TOKEN }).token).toBe(token);
  });

  it.each([
    ['PORT', ' '],
    ['PORT', '""'],
    ['DISCORD_TOKEN', '\u200b'],
    ['HOST', "''"],
    ['SHARDS', '\t'],
    ['RESPONSE_FILE', ' '],
  ])('%s=%j counts as unset', (name, value) => {
    expect(configOf({ [name]: value })).toEqual(configOf({}));
  });

  it('is read in every variable with blanks and quotes', () => {
    const plain = {
      DISCORD_TOKEN: token,
      DISCORD_APPLICATION_ID: '100000000000000001',
      DISCORD_GUILD_ID: '100000000000000002',
      DISCORD_API_URL: 'http://127.0.0.1:1/api',
      RESPONSE_FILE: '/response of Bhutan.md',
      SOURCE_URL: 'https://example.org/r',
      PUBLIC_URL: 'https://example.org/p/',
      OPERATOR: 'Civic Tech Thimphu, bot@example.org',
      PRIVATE_REPLIES: 'true',
      ANSWER_MENTIONS: 'true',
      DISCORD_PUBLIC_KEY: key,
      PORT: '8080',
      HOST: '::1',
      METRICS_PORT: '9090',
      METRICS_HOST: '::1',
      SHARDS: 'auto',
      LOG_QUERIES: 'true',
      LOG_LEVEL: 'warn',
    };
    expect(Object.keys(plain).sort()).toEqual(variables);
    const pasted = Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, ` "${value}"\r`]));
    expect(configOf(pasted)).toEqual(configOf(plain));
  });

  it.each([
    ['[::1]', '::1'],
    ['::', '::'],
    ['localhost', 'localhost'],
    ['0.0.0.0', '0.0.0.0'],
  ])('HOST=%s listens on %s', (HOST, host) => {
    expect(configOf({ HOST, PORT: '1', DISCORD_PUBLIC_KEY: key }).http?.host).toBe(host);
  });

  it.each(['http://0.0.0.0', '0.0.0.0:3000', '1.2.3', 'a b', '300.1.1.1'])('HOST=%s is refused', (HOST) => {
    expect(() => configOf({ HOST })).toThrow(/HOST must be an address/);
  });

  it.each(['two\nlines', 'a'.repeat(101)])('OPERATOR=%j is refused', (OPERATOR) => {
    expect(() => configOf({ OPERATOR })).toThrow(/OPERATOR must be one line of at most 100 characters/);
  });

  it.each(['1e3', '0x50', '+80', '８０'])('PORT=%s is refused', (PORT) => {
    expect(() => configOf({ PORT, DISCORD_PUBLIC_KEY: key })).toThrow(/PORT must be a port/);
  });
});

/** The encodings of the points of small order of Ed25519, with either sign. */
const weak = [
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
].flatMap((point) => {
  const sign = (Number.parseInt(point.slice(-2), 16) | 0x80).toString(16);
  return [point, `${point.slice(0, -2)}${sign}`];
});

it.each(weak)('a public key with which anybody could sign is refused: %s', (DISCORD_PUBLIC_KEY) => {
  expect(() => configOf({ PORT: '3000', DISCORD_PUBLIC_KEY })).toThrow(/anybody could sign/);
});

it.each(variables.filter((name) => !['RESPONSE_FILE', 'SOURCE_URL', 'OPERATOR'].includes(name)))(
  'a secret that was put after %s is not repeated',
  (name) => {
    for (const secret of [
      'correct horse battery staple 1',
      'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6!é',
      `${key}f`,
    ]) {
      const read = (): unknown => configOf({ [name]: secret, DISCORD_PUBLIC_KEY: secret });
      expect(read).toThrow(ConfigError);
      expect(read).not.toThrow(secret);
    }
  },
);

it('a wrong token is reported without its value', () => {
  expect(() => configOf({ DISCORD_TOKEN: 'se cret' })).toThrow(
    /DISCORD_TOKEN must not contain spaces or letters other than A to Z$/,
  );
});
