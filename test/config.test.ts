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

  it.each(['you.github.io/msq-bot', 'https://you.github.io/#q1', 'https://you.github.io/?page=1'])(
    '%s is refused, by name and value',
    (given) => {
      expect(() => readConfig({ PUBLIC_URL: given }, '/response.md')).toThrow(
        new RegExp(`PUBLIC_URL must be .*${given.replace('?', '\\?')}`),
      );
    },
  );
});

const key = 'ab'.repeat(32);

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

  it.each(['x', 'ab', `${key}0`, `0x${key}`])('is refused with the key %s', (wrong) => {
    expect(() => configOf({ PORT: '3000', DISCORD_PUBLIC_KEY: wrong })).toThrow(
      /DISCORD_PUBLIC_KEY must be the application's "Public Key"/,
    );
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
  ])('%j is %j', (SHARDS, shards) => {
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
      shard: { id: 0, count: 2 },
      shards: undefined,
      http: undefined,
    });
  });
});

it('a wrong token is reported without its value', () => {
  expect(() => configOf({ DISCORD_TOKEN: 'se cret' })).toThrow(/DISCORD_TOKEN must not contain spaces$/);
});
