import { pieces } from '../../answer/sentences.ts';
import type { Link } from '../../questionnaire/schema.ts';

/** Characters that mean something in Discord's markdown, in mentions or in timestamps. */
const SPECIAL = /[\\*_~`|<>[\]#@]/g;
/** Line starts that make a list, a heading or small text. */
const LINE_START = /^([^\S\n]*)([-+]|\d{1,9}(?=[.)]))/gm;
/** Control, format and bidirectional characters: they hide or reorder what stands around them. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/**
 * Text that Discord shows as it is written: no formatting, mention, link or list comes out of it.
 * @param text Any text; line breaks are kept.
 */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replace(SPECIAL, '\\$&')
    .replace(LINE_START, (_, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
    )
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\b(mailto|tel|steam):/gi, '$1\\:');
}

/**
 * A user's words repeated in a reply: one line, no invisible characters, escaped.
 * @param max Longest result before escaping; a longer text ends with "…".
 */
export function echo(text: string, max = 200): string {
  const line = oneLine(text);
  return escapeText(line.length > max ? `${cutUnits(line, max - 1)}…` : line);
}

/** Any text as one line of visible characters. */
export function oneLine(text: string): string {
  return text.toWellFormed().replace(/\s+/g, ' ').replace(INVISIBLE, '').trim();
}

/** The first `max` UTF-16 units of a text, never half a surrogate pair. */
export function cutUnits(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max);
  return cut.isWellFormed() || !text.isWellFormed() ? cut : cut.slice(0, -1);
}

/** A longer address is shown without being clickable: a few of them would fill a message. */
const LONGEST_TARGET = 600;

/** Escapes what would end a masked link's target early; a URL Discord cannot link gives undefined. */
function linkTarget(href: string): string | undefined {
  if (!/^https?:\/\//i.test(href) || href.length > LONGEST_TARGET) return undefined;
  return href.replace(/[()<>\s\\]/g, (sign) =>
    encodeURIComponent(sign).replace('(', '%28').replace(')', '%29'),
  );
}

/**
 * What a link's label may hold. Discord undoes no escapes there and shows the backslashes
 * (https://github.com/discord/discord-api-docs/issues/6185); an emoji or an address with its scheme in
 * the label breaks the link (issues 6315 and 7721).
 */
const NO_LABEL = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|:(?=\/)|[^\p{L}\p{M}\p{N} _.,:;…/()&+'’=%–-]/gu;

/**
 * A clickable link that shows `label` and makes no preview.
 * @param label Plain text; signs that Discord cannot show in a label become spaces.
 */
export function maskedLink(label: string, href: string): string {
  const target = linkTarget(href);
  return target === undefined ? escapeText(label) : `[${linkLabel(label)}](<${target}>)`;
}

function linkLabel(text: string): string {
  return oneLine(text.toWellFormed().replace(NO_LABEL, ' '));
}

/** A link by its host. */
export function hostLink(link: Link): string {
  return maskedLink(link.host, link.href);
}

/** Longest document name shown of a link, in UTF-16 units: one line of a quote on a phone. */
const NAME_LENGTH = 36;

/** A link by its host and, where its path names one, the document: `www.dit.gov.bt/…/ICM Act 2018.pdf`. */
export function namedLink(link: Link): string {
  const folders = new URL(link.href).pathname.split('/').filter(Boolean);
  const name = linkLabel(decodePath(folders.pop() ?? '').replaceAll('/', ' '));
  if (name === '') return hostLink(link);
  const shown = name.length > NAME_LENGTH ? `${cutUnits(name, NAME_LENGTH - 1)}…` : name;
  return maskedLink(`${link.host}/${folders.length > 0 ? '…/' : ''}${shown}`, link.href);
}

function decodePath(part: string): string {
  try {
    return oneLine(decodeURIComponent(part));
  } catch {
    return part;
  }
}

/** An answer's words, escaped, with each link clickable in its place by host and document; verbatim otherwise. */
export function verbatim(answer: string): string {
  return pieces(answer)
    .map((piece) => (piece.kind === 'words' ? escapeText(piece.text) : namedLink(piece.link)))
    .join('');
}

/** A block quote. */
export function quote(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => `> ${line}`)
    .join('\n');
}

/** Small grey text, line by line. */
export function small(markdown: string): string {
  return `-# ${markdown.replaceAll('\n', '\n-# ')}`;
}

/** Begins at the first character of a name, so that a long text without an address takes no longer than its length. */
const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@(?=[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)/gu;

/** Hides the name part of every e-mail address, for replies that others can see. */
export function maskEmails(text: string): string {
  return text.replace(EMAIL, '•••@');
}

export function holdsEmail(text: string): boolean {
  return text.search(EMAIL) !== -1;
}
