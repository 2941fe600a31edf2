import { LIMITS } from './limits.ts';

/** A command with its options, as a person typed it or as a button or menu carries it. */
export interface Invocation {
  readonly command: string;
  readonly options: Readonly<Record<string, string | number | boolean>>;
}

/**
 * What pressing a control does with the message it stands on:
 * `open` shows the target in its place, `share` posts the target for the channel to see,
 * `remove` takes the message away.
 */
export type ControlMode = keyof typeof MODE_SIGNS;

const MODE_SIGNS = { open: 'o', share: 's', remove: 'x' } as const;
/** Raised whenever an older control could be read wrongly; its holders are asked to run the command again. */
const VERSION = '1';

/**
 * Writes a control's whole state into its id, so that it outlives a restart and works on any instance.
 * @returns Undefined when the state does not fit Discord's 100 characters.
 */
export function encodeCustomId(mode: ControlMode, { command, options }: Invocation): string | undefined {
  const pairs = Object.entries(options)
    .map(([name, value]) => `${name}=${escapeValue(String(value))}`)
    .join('&');
  const id = `${VERSION}${MODE_SIGNS[mode]}${command}${pairs === '' ? '' : `?${pairs}`}`;
  return id.length <= LIMITS.customId ? id : undefined;
}

/** @returns Undefined for an id of another version or of none. */
export function decodeCustomId(id: string): { mode: ControlMode; invocation: Invocation } | undefined {
  const parts = /^(?<version>.)(?<sign>.)(?<command>[a-z-]{1,32})(?:\?(?<pairs>.*))?$/su.exec(id)?.groups;
  if (!parts || parts['version'] !== VERSION) return undefined;
  const mode = isMode(parts['sign']);
  if (!mode) return undefined;
  const options: Record<string, string> = {};
  for (const pair of parts['pairs']?.split('&') ?? []) {
    const at = pair.indexOf('=');
    if (at < 1) return undefined;
    options[pair.slice(0, at)] = unescapeValue(pair.slice(at + 1));
  }
  return { mode, invocation: { command: parts['command'] ?? '', options } };
}

function isMode(sign: string | undefined): ControlMode | undefined {
  if (sign === MODE_SIGNS.open) return 'open';
  if (sign === MODE_SIGNS.share) return 'share';
  return sign === MODE_SIGNS.remove ? 'remove' : undefined;
}

function escapeValue(value: string): string {
  return value.replace(/[%&]/g, (sign) => (sign === '%' ? '%25' : '%26'));
}

function unescapeValue(value: string): string {
  return value.replace(/%2[56]/g, (code) => (code === '%25' ? '%' : '&'));
}
