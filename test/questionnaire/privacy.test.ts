import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressesOf,
  blankAddresses,
  containsEmail,
  maskAddresses,
  placesAfterMasking,
} from '../../src/questionnaire/privacy.ts';
import { ADDRESS_FORMS } from '../support/addresses.ts';

describe('an e-mail address', () => {
  it.each(ADDRESS_FORMS.map((form) => [form('spenjor')]))('written as %j is masked', (written) => {
    const text = `Ask ${written}, please.`;
    expect(containsEmail(text)).toBe(true);
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
    expect(containsEmail(given)).toBe(false);
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
