/** Tags that a page has many of; a text with fewer is no page. */
const TAG = /<\/?(?:html|body|p|table|tr|t[dh]|[uo]l|d[ltd]|li|h[1-6]|label)\b[^<>]*>/gi;
const BLOCKS = '(?:div|p|span|font|center|big|small|section|table|tbody|thead|tr|t[dh]|[uo]l|dl|dt|dd|li)';
/** A line of nothing but tags without a meaning, which converters leave in Markdown. */
const TAGS_ALONE = new RegExp(String.raw`^[\s|>]*(?:<\/?${BLOCKS}\b[^<>]*>[\s|]*)+$`, 'i');
/** Text between two such tags; one of them alone can be what an answer is about. */
const TAGGED = new RegExp(
  String.raw`<(?<tag>${BLOCKS})\b(?<attributes>[^<>]*)>(?<inner>[^<>]*)<\/\k<tag>>`,
  'gi',
);
/** Tags in tags are taken off from the inside; converters nest no deeper. */
const DEEPEST = 3;

/** A text of Markdown without the HTML that converters leave in it; its lines stay where they are. */
export function withoutTags(text: string): string {
  let bare = text;
  for (let depth = 0; depth < DEEPEST; depth++) {
    bare = bare.replace(
      TAGGED,
      (_, _tag, attributes: string, inner: string) => attributes.replace(/[^\n]/g, '') + inner,
    );
  }
  return bare;
}

/** Places that a table of contents leads to: `<a id="_Toc12"></a>`, pandoc's `[]{#_Toc12 .anchor}` and `{#title}`. */
const ANCHORS = /<a\b[^<>]*>\s{0,9}<\/a>|\[\]\{[.#][^{}]*\}/gi;
const ANCHOR_OF_HEADING = /\s?\{#[^{}]*\}$/;

/** A line of Markdown without tags that mean nothing; emphasis is written as Markdown writes it. */
export function plainLine(line: string): string {
  if (TAGS_ALONE.test(line)) return '';
  const text = /^#{1,6}\s/.test(line) ? line.trimEnd().replace(ANCHOR_OF_HEADING, '') : line;
  return emphasised(text.replace(ANCHORS, '')).replace(/<sup>\s*(\\?\*)\s*<\/sup>/gi, '$1');
}

/** Whether a tag is left of those that mean nothing for the text. */
export const hasTag = (line: string): boolean => /<\/?(?:div|span|font)\b/i.test(line);

/** Bold, italic and underlined text as Markdown writes it; pandoc writes `[text]{.underline}`. */
const emphasised = (line: string): string =>
  line
    .replace(/<\/?(?:b|strong)(?:\s[^<>]*)?>/gi, '**')
    .replace(/<\/?(?:i|em)(?:\s[^<>]*)?>/gi, '*')
    .replace(/<\/?(?:u|ins)(?:\s[^<>]*)?>/gi, '__')
    .replace(/\[([^[\]]+)\]\{\.(?:underline|ul|mark)\}/g, '__$1__')
    .replace(/\[([^[\]]+)\]\{[.#][^{}]*\}/g, '$1');
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
  return emphasised(withoutComments(line))
    .replace(/<input\b[^<>]*>/gi, (tag) =>
      /type\s*=\s*["']?(?:radio|checkbox)/i.test(tag) ? (/\schecked\b/i.test(tag) ? '[x] ' : '[ ] ') : '',
    )
    .replace(/<\/?(?:\w+:\w+|span|font|img|small|meta|link|colgroup|col|legend|fieldset)\b[^<>]*>/gi, '')
    .replace(
      /<a\b[^<>]{0,200}?href\s?=\s?["']([^"'<>]*)["'][^<>]*>([^<]*)<\/a>/gi,
      (_, href: string, text: string) => (text === href ? href : `[${text}](${href})`),
    )
    .replace(/<h([1-6])\b[^<>]*>/gi, (_, level: string) => `\n${'#'.repeat(Number(level))} `)
    .replace(/<li\b[^<>]*>/gi, '\n- ')
    .replace(/<\/?t[dh]\b[^<>]*>/gi, '\n')
    .replace(
      /<\/?(?:p|div|br|tr|table|tbody|thead|ul|ol|li|dl|dt|dd|h[1-6]|label|form|section|body|html|head|hr)\b[^<>]*>/gi,
      '\n',
    );
}

/** A line without what stands in comments, in linear time. */
function withoutComments(line: string): string {
  const [first = '', ...others] = line.split('<!--');
  return others.reduce((text, part) => {
    const end = part.indexOf('-->');
    return end === -1 ? `${text}<!--${part}` : text + part.slice(end + 3);
  }, first);
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
