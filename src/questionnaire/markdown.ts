import type { PlacedLink } from './schema.ts';

/** Undoes markdown's backslash escapes (CommonMark 0.31, section 2.4) and nothing else. */
export function unescapeMarkdown(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** What an address consists of where nothing marks its end: parentheses belong to it in pairs. */
const ADDRESS = String.raw`(?:[^\s<>()[\]]|\([^\s<>()]*\))+`;
/** A host that is an address of its own in brackets, such as `[2001:db8::1]`. */
const BRACKETED_HOST = String.raw`(?:\[[0-9a-f:.]+\])?`;

/**
 * One alternative per way in which the published text gives a link:
 * `[text](url)`, `<url>`, and a bare `http(s)://…` or `www.…`. The look-behind keeps the time linear.
 */
const LINK = new RegExp(
  [
    String.raw`(?<!\\)\[(?:[^[\]]|\\[[\]])*\]\(<?(?<target>(?:https?:\/\/${BRACKETED_HOST})?${ADDRESS})>?\)`,
    String.raw`<(?<auto>https?:\/\/[^<>\s]+)>`,
    String.raw`(?<bare>(?:https?:\/\/${BRACKETED_HOST}|www\.)${ADDRESS})`,
  ].join('|'),
  'gi',
);

/**
 * A text without markdown's marks, for where nothing reads them: a link is its words with its address in brackets, or the
 * address alone where that is what it is called; blanks at the end of a line are no line break.
 */
export function withoutMarkdown(text: string): string {
  let plain = '';
  let at = 0;
  for (const { start, end, url } of findLinks(text)) {
    const label = unescapeMarkdown(
      /^\[(?<label>.*)\]\(/s.exec(text.slice(start, end))?.groups?.['label'] ?? url,
    );
    const isAddress = bareAddress(label) === bareAddress(url);
    plain += text.slice(at, start) + (isAddress ? url : `${label} (${url})`);
    at = end;
  }
  return (plain + text.slice(at)).replace(/(?<! ) +$/gm, '');
}

const bareAddress = (address: string): string =>
  address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '');

/** No browser opens a longer address, and reading one with many at signs takes quadratic time. */
const LONGEST_URL = 10_000;

/**
 * The links of a text in the order given.
 * @param text An answer whose markdown escapes are undone.
 */
export function findLinks(text: string): PlacedLink[] {
  const links: PlacedLink[] = [];
  if (!/:\/\/|www\.|\]\(/i.test(text)) return links;
  for (const match of text.matchAll(LINK)) {
    const bare = match.groups?.['bare']?.replace(/(?<![.,;:!?'"])[.,;:!?'"]+$/, '');
    const url = match.groups?.['target'] ?? match.groups?.['auto'] ?? bare;
    if (url === undefined || url.length > LONGEST_URL) continue;
    const href = /^https?:\/\//i.test(url) ? url : `http://${url}`;
    if (!URL.canParse(href)) continue;
    const host = new URL(href).hostname;
    const length = bare === undefined ? match[0].length : bare.length;
    links.push({ url, href, host, start: match.index, end: match.index + length });
  }
  return links;
}
