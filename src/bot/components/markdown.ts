import { pieces } from '../../answer/sentences.ts';
import type { Link } from '../../questionnaire/schema.ts';

/** Characters with a meaning in Discord's markdown, mentions or timestamps. */
const SPECIAL = /[\\*_~`|<>[\]#@]/g;
/** Beginnings of a line that make it a list or small text. */
const LINE_START = /^([^\S\n]*)([-+]|\d{1,9}(?=[.)]))/gm;
/** Control, format and bidirectional characters, which hide or reorder the text around them. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/**
 * Escapes a text so that Discord shows it as it is written, without formatting, mentions, links or lists.
 * @param text Any text; line breaks stay.
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
 * Repeats a user's words in a reply: in one line, without invisible characters, escaped.
 * @param max Longest result before escaping, in UTF-16 units; a longer text is cut and ends with "…".
 */
export function echo(text: string, max = 200): string {
  const line = oneLine(text);
  return escapeText(line.length > max ? `${cutUnits(line, max - 1)}…` : line);
}

/** Makes one line of visible characters out of any text. */
export function oneLine(text: string): string {
  return text.toWellFormed().replace(/\s+/g, ' ').replace(INVISIBLE, '').trim();
}

/** Returns the first `max` UTF-16 units of a text; one fewer if that would cut a character in half. */
export function cutUnits(text: string, max: number): string {
  if (text.length <= max) return text;
  // Copied: V8 would keep the whole text in memory for as long as a slice of it lives.
  const cut = structuredClone(text.slice(0, max));
  return cut.isWellFormed() || !text.isWellFormed() ? cut : cut.slice(0, -1);
}

/** Longest address of a clickable link, in UTF-16 units: a few longer ones would fill a message. */
const LONGEST_TARGET = 600;

/** Escapes what would end the target of a masked link early. Undefined for an address that Discord cannot link. */
function linkTarget(href: string): string | undefined {
  if (!/^https?:\/\//i.test(href) || href.length > LONGEST_TARGET) return undefined;
  return href.replace(/[()<>\s\\]/g, (sign) =>
    encodeURIComponent(sign).replace('(', '%28').replace(')', '%29'),
  );
}

/**
 * What the label of a link may not contain. Discord does not undo escapes there and shows the backslashes
 * (https://github.com/discord/discord-api-docs/issues/6185); an emoji or an address with its scheme in
 * the label breaks the link (issues 6315 and 7721).
 */
const NO_LABEL = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|:(?=\/)|[^\p{L}\p{M}\p{N} _.,:;…/()&+'’=%–-]/gu;

/**
 * Makes a clickable link without a preview.
 * @param label Plain text. Characters that Discord cannot show in a label become spaces.
 */
export function maskedLink(label: string, href: string): string {
  const target = linkTarget(href);
  return target === undefined ? escapeText(label) : `[${linkLabel(label)}](<${target}>)`;
}

function linkLabel(text: string): string {
  return oneLine(text.toWellFormed().replace(NO_LABEL, ' '));
}

/** Shows a link by its host: `www.dit.gov.bt`. */
export function hostLink(link: Link): string {
  return maskedLink(link.host, link.href);
}

/** Longest name of a document in a link, in UTF-16 units: one line of a quote on a phone. */
const NAME_LENGTH = 36;

/** Shows a link by its host and, if its path names one, the document: `www.dit.gov.bt/…/ICM Act 2018.pdf`. */
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

/** Shows an answer verbatim: its words escaped, and each link in its place by host and document. */
export function verbatim(answer: string): string {
  return pieces(answer)
    .map((piece) => (piece.kind === 'words' ? escapeText(piece.text) : namedLink(piece.link)))
    .join('');
}

/** Makes a block quote, without blank lines. */
export function quote(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => `> ${line}`)
    .join('\n');
}

/** Makes each line small grey text. */
export function small(markdown: string): string {
  return `-# ${markdown.replaceAll('\n', '\n-# ')}`;
}
