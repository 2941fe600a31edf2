import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { ConfigError } from '../../config.ts';

/**
 * Keeps a second instance from answering with the same token on this machine: every interaction would be answered twice.
 * The claim ends with the process. Where the system has no names that do, nothing is checked.
 * @throws {ConfigError} Another instance has the token.
 */
export async function claimToken(token: string, apiUrl: string): Promise<void> {
  const id = `msq-bot-${createHash('sha256').update(`${apiUrl}\n${token}`).digest('hex').slice(0, 32)}`;
  const name = { linux: `\0${id}`, win32: `\\\\.\\pipe\\${id}` }[String(process.platform)];
  if (name === undefined) return;
  const claim = createServer().unref();
  await new Promise<void>((resolve, reject) => {
    claim.once('listening', resolve);
    claim.once('error', (cause) => {
      reject(
        new ConfigError(
          'Another msq-bot with this DISCORD_TOKEN runs on this machine, and every question would be answered twice. Stop it first.',
          { cause },
        ),
      );
    });
    claim.listen(name);
  });
}
