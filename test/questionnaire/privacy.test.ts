import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressesOf,
  blankAddresses,
  containsAddress,
  forLog,
  hideTokens,
  maskAddresses,
  placesAfterMasking,
} from '../../src/questionnaire/privacy.ts';
import { ADDRESS_FORMS } from '../support/addresses.ts';

describe('an e-mail address', () => {
  it.each(ADDRESS_FORMS.map((form) => [form('spenjor')]))('written as %j is masked', (written) => {
    const text = `Ask ${written}, please.`;
    expect(containsAddress(text)).toBe(true);
    const masked = maskAddresses(text);
    expect(masked.replace(/\p{Cf}/gu, '')).not.toMatch(/spenjor/i);
    expect(masked).toMatch(/^Ask .*, please\.$/su);
  });

  it.each([
    ['write to a.b+c@dit.gov.bt now', 'write to •••@dit.gov.bt now'],
    ['mailto:x@a.bt, y@b.bt', 'mailto:•••@a.bt, •••@b.bt'],
    ['(sonam@dit.gov.bt)', '(•••@dit.gov.bt)'],
    ['https://forms.bt/?to=sonam%40dit.gov.bt&x=1', 'https://forms.bt/?to=•••%40dit.gov.bt&x=1'],
    ['sonam.penjor [at] dit.gov.bt', '••• [at] dit.gov.bt'],
  ])('%s is shown as %s', (given, masked) => {
    expect(maskAddresses(given)).toBe(masked);
  });

  it.each([
    '@everyone',
    'a @ b',
    'user@localhost',
    'no address',
    'available at www.gov.bt',
    'Services are available at citizenservices.gov.bt.',
    'visit us @ www.gov.bt',
    'look at this point in time',
    'Contact us at www.gov.bt or at citizenservices.gov.bt.',
    'The services (a) and (b) are listed at https://portal.gov.bt/at-a-glance.html',
    'disponible à citoyens.gov.bt',
    'https://medium.com/@govbt.official',
    'https://www.google.com/maps/@27.4,89.6,15z',
  ])('is not seen in %s', (given) => {
    expect(containsAddress(given)).toBe(false);
    expect(maskAddresses(given)).toBe(given);
  });

  const text = fc
    .array(
      fc.constantFrom('@', ' ', '.', 'a', 'bt', '[at]', ' at ', '%40', '\u200b', '"', '/', '?x=', '😀'),
      {
        maxLength: 25,
      },
    )
    .map((parts) => parts.join(''));

  it.each([
    ['write to a.b+c@dit.gov.bt, or sonam@x.bt.', ['a.b+c@dit.gov.bt', 'sonam@x.bt']],
    ['write to •••@dit.gov.bt.', ['•••@dit.gov.bt']],
    ['the account @sonam on x.bt', []],
  ])('in %j is found: %j', (text, addresses) => expect(addressesOf(text)).toEqual(addresses));

  it('stays masked when its text is masked again', () => {
    fc.assert(
      fc.property(text, (given) => {
        const once = maskAddresses(given);
        expect(maskAddresses(once)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is blanked without moving the rest, and places are known after masking', () => {
    fc.assert(
      fc.property(text, (given) => {
        const blank = blankAddresses(given);
        expect(blank).toHaveLength(given.length);
        const place = placesAfterMasking(given);
        const masked = maskAddresses(given);
        [...given].reduce((at, sign) => {
          const isKept = blank.slice(at, at + sign.length) === sign && sign.trim() !== '';
          if (isKept) expect(masked.slice(place(at), place(at) + sign.length)).toBe(sign);
          return at + sign.length;
        }, 0);
      }),
      { numRuns: 2_000 },
    );
  });
});

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

describe('a text for the log', () => {
  it.each([
    ['ask sonam@dit.gov.bt', 'ask [address]'],
    ['call +975 2 323 215 or (02) 32-32-15', 'call [phone] or [phone]'],
    ['from <@123456789012345678> and <#12>', 'from [mention] and [mention]'],
    ['id 123456789012345678', 'id [mention]'],
    [`a ${TOKEN} b`, 'a [token] b'],
    ['two\nlines\u0007\u202e\u009b31m', 'two lines31m'],
    ['law of 2018-2022, Q38', 'law of 2018-2022, Q38'],
  ])('%j is %j', (given, logged) => {
    expect(forLog(given)).toBe(logged);
  });

  it('is one short line, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (given) => {
        const logged = forLog(given);
        expect(logged.length).toBeLessThanOrEqual(200);
        expect(logged).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
