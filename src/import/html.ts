/** Tags that a page has many of; a text with fewer is no page. */
const TAG = /<\/?(?:html|body|p|table|tr|t[dh]|[uo]l|li|h[1-6]|label)\b[^>]*>/gi;
/** A line of nothing but blocks' tags, which converters leave in Markdown. */
const TAGS_ALONE = /^[\s|>]*(?:<\/?(?:div|p|span|section|table|tbody|tr|t[dh]|[uo]l|li)\b[^>]*>[\s|]*)+$/i;

export const withoutTags = (line: string): string => (TAGS_ALONE.test(line) ? '' : line);
const FEWEST_TAGS = 20;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
};

/** Whether a text is the source of a web page. */
export const isHtml = (text: string): boolean => (text.match(TAG)?.length ?? 0) >= FEWEST_TAGS;

/**
 * The text of a line of a web page, with line breaks where its blocks begin and end. Checked boxes, bold text and
 * links are kept as Markdown; tags without a meaning for the text go.
 */
export function textOfHtml(line: string): string {
  return line
    .replace(/<!--.*?-->/g, '')
    .replace(/<input\b[^>]*>/gi, (tag) =>
      /type\s*=\s*["']?(?:radio|checkbox)/i.test(tag) ? (/\schecked\b/i.test(tag) ? '[x] ' : '[ ] ') : '',
    )
    .replace(/<a\b[^>]*href\s*=\s*["']([^"']*)["'][^>]*>(.*?)<\/a>/gi, (_, href: string, text: string) =>
      text === href ? href : `[${text}](${href})`,
    )
    .replace(/<\/?(?:b|strong)\b[^>]*>/gi, '**')
    .replace(/<h([1-6])\b[^>]*>/gi, (_, level: string) => `\n${'#'.repeat(Number(level))} `)
    .replace(/<li\b[^>]*>/gi, '\n- ')
    .replace(/<\/?t[dh]\b[^>]*>/gi, '\n')
    .replace(
      /<\/?(?:p|div|br|tr|table|tbody|thead|ul|ol|li|h[1-6]|label|form|section|body|html|head|hr)\b[^>]*>/gi,
      '\n',
    )
    .replace(/<\/?(?:span|font|u|i|em|img|small|meta|link|colgroup|col|legend|fieldset)\b[^>]*>/gi, '');
}

/** Undoes character references, which Markdown has as HTML does (CommonMark 0.31, section 2.5). */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi,
    (entity, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? entity;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
    },
  );
}
