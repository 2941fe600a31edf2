import type { Invocation } from '../invocation.ts';
import { LIMITS } from './limits.ts';

/**
 * What pressing a button or picking a menu entry does: `open` shows a reply in place of the message, `privately` shows it
 * to whoever presses, `share` posts it for the channel to see, `remove` deletes the message.
 */
export type Press<To extends Invocation = Invocation> =
  | { readonly action: 'open' | 'privately' | 'share'; readonly to: To }
  | { readonly action: 'remove' };

/** Raise it when an older id could be misread. Whoever presses an older button is asked to run the command again. */
const VERSION = '1';
const ACTIONS = { open: `${VERSION}o`, privately: `${VERSION}p`, share: `${VERSION}s` } as const;
const REMOVE = `${VERSION}xremove`;

/**
 * Writes everything that a press needs into a custom id, so that buttons still work after a restart and on any instance.
 * @returns Undefined if it is longer than the 100 characters that Discord allows.
 */
export function encodeCustomId(press: Press): string | undefined {
  if (press.action === 'remove') return REMOVE;
  const { command, options } = press.to;
  const pairs = Object.entries(options).map(([name, value]) => `${name}=${escapeValue(String(value))}`);
  const query = pairs.length === 0 ? '' : `?${pairs.join('&')}`;
  const id = `${ACTIONS[press.action]}${command}${query}`;
  return id.length <= LIMITS.customId ? id : undefined;
}

/**
 * Reads a custom id.
 * @returns Undefined for an id of another version or of another program.
 */
export function decodeCustomId(id: string): Press | undefined {
  if (id === REMOVE) return { action: 'remove' };
  const parts = /^(?<start>..)(?<command>[a-z-]{1,32})(?:\?(?<pairs>.*))?$/su.exec(id)?.groups;
  const action = (['open', 'privately', 'share'] as const).find((one) => ACTIONS[one] === parts?.['start']);
  if (!parts || !action) return undefined;
  const options: Record<string, string> = {};
  for (const pair of parts['pairs']?.split('&') ?? []) {
    const at = pair.indexOf('=');
    if (at < 1) return undefined;
    options[pair.slice(0, at)] = unescapeValue(pair.slice(at + 1));
  }
  return { action, to: { command: parts['command'] ?? '', options } };
}

/** Names the owner of the message: `@`, the id in base 36, `:`, and the rest of the custom id. */
const OWNED = /^@(?<owner>[0-9a-z]{1,13}):(?<rest>.*)$/su;
const BASE = 36;

/**
 * Adds the person who asked for the message, where Discord does not say later who that was.
 * @returns The id as it is if the result would be longer than the 100 characters that Discord allows.
 */
export function withOwner(id: string, ownerId: string): string {
  const owned = `@${BigInt(ownerId).toString(BASE)}:${id}`;
  return owned.length <= LIMITS.customId ? owned : id;
}

/** Splits a custom id into its owner, if it names one, and what {@link decodeCustomId} reads. */
export function splitOwner(id: string): { readonly ownerId: string | undefined; readonly rest: string } {
  const { owner, rest } = OWNED.exec(id)?.groups ?? {};
  if (owner === undefined || rest === undefined) return { ownerId: undefined, rest: id };
  let ownerId = 0n;
  for (const digit of owner) ownerId = ownerId * BigInt(BASE) + BigInt(Number.parseInt(digit, BASE));
  return { ownerId: String(ownerId), rest };
}

function escapeValue(value: string): string {
  return value.replace(/[%&]/g, (sign) => (sign === '%' ? '%25' : '%26'));
}

function unescapeValue(value: string): string {
  return value.replace(/%2[56]/g, (code) => (code === '%25' ? '%' : '&'));
}
