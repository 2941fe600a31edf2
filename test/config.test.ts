import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { environmentSchema, readConfig } from '../src/config.ts';

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

  it('takes .env.example as it is for nothing set', () => {
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
  ])('takes %j for the API address %s', (given, apiUrl) => {
    expect(readConfig({ DISCORD_API_URL: given }, '/response.md')).toMatchObject({ apiUrl });
  });
});
