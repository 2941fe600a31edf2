import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forLog } from '../../src/transports/log-text.ts';

const TOKEN = 'MTAwMDAwMDAwMDAwMDAwMDAwMQ.GaBcDe.abcdefghijklmnopqrstuvwxyz0123456789AB';

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
