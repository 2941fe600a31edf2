import { describe, expect, it } from 'vitest';
import { hideTokens } from '../../src/bot/tokens.ts';

const TOKEN = 'MTAwMDAwMDAwMDAwMDAwMDAwMQ.GaBcDe.abcdefghijklmnopqrstuvwxyz0123456789AB';

describe('a token', () => {
  it.each([
    ['alone', TOKEN],
    ['with zero-width characters', `${TOKEN.slice(0, 9)}\u200b${TOKEN.slice(9, 30)}\u2060${TOKEN.slice(30)}`],
    ['with a soft hyphen at a full stop', TOKEN.replace('.', '\u00ad.')],
    ['with a line break', `${TOKEN.slice(0, 40)}\n${TOKEN.slice(40)}`],
    ['with blanks in it', `${TOKEN.slice(0, 9)} ${TOKEN.slice(9, 40)}\u00a0${TOKEN.slice(40)}`],
    [
      'with letters that nobody sees',
      `${TOKEN.slice(0, 9)}\u3164${TOKEN.slice(9, 40)}\u2800${TOKEN.slice(40)}`,
    ],
    ['with other full stops', TOKEN.replaceAll('.', '．')],
    ['with full stops of an address', TOKEN.replaceAll('.', '%2E')],
    ['with full stops that are encoded twice', TOKEN.replaceAll('.', '%252E')],
    ['with full stops as entities', TOKEN.replaceAll('.', '&#46;')],
    ['with escaped full stops', TOKEN.replaceAll('.', '\\.')],
    ['with full stops in the middle', TOKEN.replaceAll('.', '·')],
    [
      'in wide letters',
      TOKEN.replace(/[A-Za-z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
    ],
    ...[
      '\ud800',
      '\u{1d159}',
      '\ufffc',
      '\u0488',
      '\u200b \u200b',
      '\u00a0\u00a0',
      '\n  ',
      '\n> ',
      '  ',
      '*',
      '||',
      '`',
    ].map((sign) => [
      `with ${JSON.stringify(sign)} in its last part`,
      `${TOKEN.slice(0, 50)}${sign}${TOKEN.slice(50)}`,
    ]),
    ['of the older kind', `mfa.${'aB3_-'.repeat(16)}`],
  ])('%s is replaced', (_, token) => {
    expect(hideTokens(`my token is ${token}, why?`)).toBe('my token is [token], why?');
  });

  it('of the bot itself is replaced whatever it looks like', () => {
    expect(hideTokens('see s3cr\u200bet.now', ['s3cret'])).toBe('see [token].now');
    expect(hideTokens('see s3 cr\u00a0et.now', ['s3cret'])).toBe('see [token].now');
    expect(hideTokens('see a.b-(c]', ['a.b-(c]'])).toBe('see [token]');
    expect(hideTokens('see\nnothing', ['s3cret'])).toBe('see\nnothing');
  });

  it.each([
    [
      'of a webhook',
      'https://discord.com/api/webhooks/123456789012345678/abcDEF_ghijklmnopqrstuvwxyz0123456789',
    ],
    ['of GitHub', 'ghp_abcdefghijklmnopqrstuvwxyz0123456789'],
    ['that begins with sk-', 'sk-proj-abcdefghijklmnopqrstuvwxyz0123456789'],
  ])('%s is replaced too', (_, secret) => {
    expect(hideTokens(`here: ${secret}`)).toMatch(
      /^here: (?:https:\/\/discord\.com\/api\/webhooks\/)?\[token\]$/,
    );
  });

  it.each([
    'https://www.citizenservices.gov.bt/attachments/information-communication-act-2018.pdf',
    'Ministry of Information and Communications. Please. The department that is responsible for everything digital',
  ])('is not seen in web addresses and words, such as %j', (plain) => {
    expect(hideTokens(plain)).toBe(plain);
  });
});
