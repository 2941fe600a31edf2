import { webcrypto } from 'node:crypto';
import { verifyKey } from 'discord-interactions';

/** Whether a request is from Discord: `old` is signed, but so long ago that somebody may have sent it again. */
export type Verdict =
  | { readonly kind: 'genuine' }
  | { readonly kind: 'forged' }
  | { readonly kind: 'old'; readonly ageSeconds: number };

/**
 * Checks whether Discord signed a request.
 * @param signature The header `X-Signature-Ed25519`.
 * @param timestamp The header `X-Signature-Timestamp`.
 * @param body The body's bytes as they came.
 */
export type Verify = (
  signature: string | undefined,
  timestamp: string | undefined,
  body: Uint8Array,
) => Promise<Verdict>;

/** An Ed25519 signature in hexadecimal. The verifier itself accepts any length and reads other characters as 0. */
const SIGNATURE = /^[0-9a-f]{128}$/i;
const TIMESTAMP = /^\d{1,20}$/;
/** How far the time of a request may be from now: more than clocks differ, less than a recorded request is of use. */
const MOST_SECONDS_OFF = 300;

/**
 * Makes the check for an application.
 * @param publicKey The application's public key, 64 hexadecimal digits.
 * @param now Milliseconds since 1970.
 * Source: https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint-validating-security-request-headers
 */
export async function createVerifier(publicKey: string, now: () => number = Date.now): Promise<Verify> {
  // Imported once: the verifier would import a key that is given as text for each request.
  const key = await webcrypto.subtle.importKey('raw', Buffer.from(publicKey, 'hex'), 'Ed25519', false, [
    'verify',
  ]);
  return async (signature = '', timestamp = '', body) => {
    const isGenuine =
      SIGNATURE.test(signature) &&
      TIMESTAMP.test(timestamp) &&
      (await verifyKey(body, signature, timestamp, key));
    if (!isGenuine) return { kind: 'forged' };
    const ageSeconds = Math.round(now() / 1_000 - Number(timestamp));
    return Math.abs(ageSeconds) > MOST_SECONDS_OFF ? { kind: 'old', ageSeconds } : { kind: 'genuine' };
  };
}
