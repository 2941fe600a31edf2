import { webcrypto } from 'node:crypto';
import { verifyKey } from 'discord-interactions';

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
) => Promise<boolean>;

/** An Ed25519 signature in hexadecimal. The verifier itself accepts any length and reads other characters as 0. */
const SIGNATURE = /^[0-9a-f]{128}$/i;
const TIMESTAMP = /^\d{1,20}$/;

/**
 * Makes the check for an application.
 * @param publicKey The application's public key, 64 hexadecimal digits.
 * Source: https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint-validating-security-request-headers
 */
export async function createVerifier(publicKey: string): Promise<Verify> {
  // Imported once: the verifier would import a key that is given as text for each request.
  const key = await webcrypto.subtle.importKey('raw', Buffer.from(publicKey, 'hex'), 'Ed25519', false, [
    'verify',
  ]);
  return async (signature, timestamp, body) =>
    signature !== undefined &&
    timestamp !== undefined &&
    SIGNATURE.test(signature) &&
    TIMESTAMP.test(timestamp) &&
    verifyKey(body, signature, timestamp, key);
}
