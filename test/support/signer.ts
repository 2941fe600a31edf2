import { generateKeyPairSync, sign } from 'node:crypto';

/** Signs requests as Discord does, with its own key pair. */
export interface Signer {
  /** For `DISCORD_PUBLIC_KEY`. */
  readonly publicKey: string;
  /**
   * The headers of a request with this body.
   * @param timestamp Seconds since 1970, as Discord writes them. Default: now.
   */
  headers(body: string | Uint8Array, timestamp?: string): Record<string, string>;
}

export function createSigner(): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex'),
    headers(body, timestamp = String(Math.floor(Date.now() / 1000))) {
      const signature = sign(null, Buffer.concat([Buffer.from(timestamp), Buffer.from(body)]), privateKey);
      return {
        'content-type': 'application/json',
        'x-signature-ed25519': signature.toString('hex'),
        'x-signature-timestamp': timestamp,
      };
    },
  };
}

/** Posts an interaction as Discord does. */
export function post(
  url: string,
  signer: Signer,
  interaction: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const body = typeof interaction === 'string' ? interaction : JSON.stringify(interaction);
  return fetch(`${url}/interactions`, {
    method: 'POST',
    body,
    headers: { ...signer.headers(body), ...headers },
  });
}
