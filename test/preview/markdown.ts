import { parse } from 'discord-markdown-parser';
import * as z from 'zod';

/** What the parser makes of Discord's markdown; a kind of node that is not here fails loudly. */
const inline = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['text', 'inlineCode', 'codeBlock']), content: z.string() }),
  z.object({
    type: z.enum(['strong', 'em', 'underline', 'strikethrough', 'spoiler', 'subtext', 'blockQuote']),
    get content() {
      return z.array(inline);
    },
  }),
  z.object({
    type: z.literal('heading'),
    level: z.int().min(1).max(3),
    get content() {
      return z.array(inline);
    },
  }),
  z.object({
    type: z.enum(['link', 'autolink', 'url']),
    target: z.string(),
    get content() {
      return z.array(inline);
    },
  }),
  z.object({ type: z.enum(['br', 'newline', 'everyone', 'here']) }),
  z.object({ type: z.enum(['user', 'role', 'channel']), id: z.string() }),
  z.object({ type: z.enum(['twemoji', 'emoji', 'emoticon', 'slashCommand']), name: z.string() }),
  z.object({ type: z.literal('timestamp'), timestamp: z.string() }),
]);
type Inline = z.infer<typeof inline>;

const ELEMENTS = {
  strong: 'strong',
  em: 'em',
  underline: 'u',
  strikethrough: 's',
  spoiler: 'mark',
  subtext: 'small',
  blockQuote: 'blockquote',
} as const;

const LIST_ITEM = /^[-*] (.*)$/;

/** The markdown of a text display as Discord's client draws it, as HTML. */
export function markdownHtml(markdown: string): string {
  let html = '';
  let prose: string[] = [];
  let items: string[] = [];
  let inCode = false;
  const flush = (): void => {
    if (prose.length > 0) html += inlineHtml(prose.join('\n'));
    if (items.length > 0) html += `<ul>${items.map((item) => `<li>${inlineHtml(item)}</li>`).join('')}</ul>`;
    prose = [];
    items = [];
  };
  // The parser knows no lists.
  for (const line of markdown.split('\n')) {
    if (line.startsWith('```')) inCode = !inCode;
    const item = inCode ? undefined : LIST_ITEM.exec(line)?.[1];
    if (item === undefined) {
      if (items.length > 0) flush();
      prose.push(line);
    } else {
      if (prose.length > 0) flush();
      items.push(item);
    }
  }
  flush();
  return html;
}

/** The label of a masked link, before its address. */
const LABEL = /(?<!\\)\[((?:\\.|[^\\\]])*)\](?=\(<)/g;

function inlineHtml(markdown: string): string {
  // Discord undoes no escapes in a link's label: https://github.com/discord/discord-api-docs/issues/6185
  const asShown = markdown.replace(LABEL, (_, label: string) => `[${label.replaceAll('\\', '\\\\')}]`);
  return nodesHtml(z.array(inline).parse(parse(asShown, 'extended')));
}

function nodesHtml(nodes: readonly Inline[]): string {
  return nodes.map(nodeHtml).join('');
}

function nodeHtml(node: Inline): string {
  switch (node.type) {
    case 'text':
      return escapeHtml(node.content);
    case 'inlineCode':
      return `<code>${escapeHtml(node.content)}</code>`;
    case 'codeBlock':
      return `<pre>${escapeHtml(node.content)}</pre>`;
    case 'br':
    case 'newline':
      return '<br>';
    case 'heading':
      return `<h${node.level}>${nodesHtml(node.content)}</h${node.level}>`;
    case 'link':
    case 'autolink':
    case 'url':
      return `<a href="${escapeHtml(node.target)}">${nodesHtml(node.content)}</a>`;
    case 'everyone':
    case 'here':
      return mention(`@${node.type}`);
    case 'user':
    case 'role':
      return mention(`@${node.id}`);
    case 'channel':
      return mention(`#${node.id}`);
    case 'slashCommand':
      return mention(`/${node.name}`);
    case 'twemoji':
    case 'emoji':
    case 'emoticon':
      return escapeHtml(node.name);
    case 'timestamp':
      return `<code>${escapeHtml(node.timestamp)}</code>`;
    case 'blockQuote':
      // The quote takes the line break after it along; a block needs none.
      return `<blockquote>${nodesHtml(node.content).replace(/(?:<br>)+$/, '')}</blockquote>`;
    default:
      return `<${ELEMENTS[node.type]}>${nodesHtml(node.content)}</${ELEMENTS[node.type]}>`;
  }
}

function mention(text: string): string {
  return `<b class="mention">${escapeHtml(text)}</b>`;
}

/** Text as it may stand between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
