import type { PlacedLink } from './schema.ts';

/** Undoes markdown's backslash escapes (CommonMark 0.31, section 2.4) and nothing else. */
export function unescapeMarkdown(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/**
 * One alternative per way in which the published text gives a link:
 * `[text](url)`, `<url>`, and a bare `http(s)://…` or `www.…`.
 */
const LINK =
  /\[(?:[^[\]]|\\[[\]])*\]\(<?(?<target>[^()\s<>]+)>?\)|<(?<auto>https?:\/\/[^<>\s]+)>|(?<bare>(?:https?:\/\/|www\.)[^\s<>()[\]]+)/gi;

/**
 * The links of a text in the order given.
 * @param text An answer whose markdown escapes are undone.
 */
export function findLinks(text: string): PlacedLink[] {
  const links: PlacedLink[] = [];
  if (!/:\/\/|www\.|\]\(/i.test(text)) return links;
  for (const match of text.matchAll(LINK)) {
    const bare = match.groups?.['bare']?.replace(/[.,;:!?'"]+$/, '');
    const url = match.groups?.['target'] ?? match.groups?.['auto'] ?? bare;
    if (url === undefined) continue;
    const href = /^https?:\/\//i.test(url) ? url : `http://${url}`;
    if (!URL.canParse(href)) continue;
    const host = new URL(href).hostname;
    const length = bare === undefined ? match[0].length : bare.length;
    links.push({ url, href, host, start: match.index, end: match.index + length });
  }
  return links;
}
