import { describe, expect, it } from 'vitest';
import { createVerifier } from '../../src/transports/http/signature.ts';
import { createSigner } from '../support/signer.ts';

const signer = createSigner();
const now = Date.UTC(2026, 0, 1);
const seconds = String(now / 1000);
const body = '{"type":1}';

const sign = (timestamp: string, text = body): string =>
  signer.headers(text, timestamp)['x-signature-ed25519'] ?? '';
const verdictOf = async (signature: string | undefined, timestamp: string | undefined, text = body) => {
  const verify = await createVerifier(signer.publicKey, () => now);
  return verify(signature, timestamp, Buffer.from(text));
};
const kindOf = async (...request: Parameters<typeof verdictOf>) => (await verdictOf(...request)).kind;

describe('a request that Discord signed', () => {
  it('is genuine, in small or capital digits', async () => {
    expect(await verdictOf(sign(seconds), seconds)).toEqual({ kind: 'genuine' });
    expect(await kindOf(sign(seconds).toUpperCase(), seconds)).toBe('genuine');
  });

  it.each([
    [-300, 'genuine'],
    [300, 'genuine'],
    [-301, 'old'],
    [301, 'old'],
    [-86_400, 'old'],
  ])('with a timestamp %i s from now is %s', async (off, kind) => {
    const timestamp = String(now / 1000 + off);
    expect(await kindOf(sign(timestamp), timestamp)).toBe(kind);
  });

  it('tells how many seconds ago it was signed', async () => {
    const timestamp = String(now / 1000 - 4000);
    expect(await verdictOf(sign(timestamp), timestamp)).toEqual({ kind: 'old', ageSeconds: 4000 });
  });
});

describe('a request is forged', () => {
  const good = sign(seconds);
  const other = good.startsWith('0') ? '1' : '0';

  it.each<[string, string | undefined]>([
    ['without a signature', undefined],
    ['with an empty signature', ''],
    ['with a signature one digit short', good.slice(1)],
    ['with a signature one digit long', `${good}0`],
    ['with a digit before the signature', `0${good}`],
    ['with a signature twice over', good + good],
    ['with a line break before the signature', `\n${good}`],
    ['with a line break after the signature', `${good}\n`],
    ['with one digit changed', other + good.slice(1)],
    ['with something that is no digit', `g${good.slice(1)}`],
    [
      'with the signature of another application',
      createSigner().headers(body, seconds)['x-signature-ed25519'],
    ],
  ])('%s', async (_, signature) => {
    expect(await kindOf(signature, seconds)).toBe('forged');
  });

  it('without a timestamp', async () => {
    expect(await kindOf(good, undefined)).toBe('forged');
  });

  it.each(['', `x${seconds}`, `${seconds}x`, ` ${seconds}`, `-${seconds}`, '1e9', '9'.repeat(21)])(
    'with the timestamp %j, even if it is signed',
    async (timestamp) => {
      expect(await kindOf(sign(timestamp), timestamp)).toBe('forged');
    },
  );

  it('with a timestamp that takes over the first byte of the body', async () => {
    expect(await kindOf(good, `${seconds}{`, body.slice(1))).toBe('forged');
  });

  it('with another timestamp or body than the signed one', async () => {
    expect(await kindOf(good, String(now / 1000 + 1))).toBe('forged');
    expect(await kindOf(good, seconds, `${body} `)).toBe('forged');
  });
});
