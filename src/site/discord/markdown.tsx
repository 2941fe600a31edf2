import { parse } from 'discord-markdown-parser';
import type { Child } from 'hono/jsx';
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

const LIST_ITEM = /^[-*] (.*)$/;

/** A run of lines of the same kind. */
type Run = { readonly kind: 'list' | 'prose'; readonly lines: string[] };

/** Draws the markdown of a text display as Discord's client does. */
export function Markdown({ text }: { readonly text: string }) {
  return (
    <>
      {runsOf(text).map(({ kind, lines }) =>
        kind === 'prose' ? (
          drawInline(lines.join('\n'))
        ) : (
          <ul>
            {lines.map((line) => (
              <li>{drawInline(line)}</li>
            ))}
          </ul>
        ),
      )}
    </>
  );
}

/** Separates lists, which the parser does not know, from the rest. */
function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let isCode = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('```')) isCode = !isCode;
    const item = isCode ? undefined : LIST_ITEM.exec(line)?.[1];
    const kind = item === undefined ? 'prose' : 'list';
    const last = runs.at(-1);
    if (last?.kind === kind) last.lines.push(item ?? line);
    else runs.push({ kind, lines: [item ?? line] });
  }
  return runs;
}

/** The label of a masked link, before its address. */
const LABEL = /(?<!\\)\[((?:\\.|[^\\\]])*)\](?=\(<)/g;

function drawInline(markdown: string) {
  // Discord undoes no escapes in a link's label: https://github.com/discord/discord-api-docs/issues/6185
  const asShown = markdown.replace(LABEL, (_, label: string) => `[${label.replaceAll('\\', '\\\\')}]`);
  return draw(z.array(inline).parse(parse(asShown, 'extended')));
}

function draw(nodes: readonly Inline[]): Child {
  return nodes.map(drawNode);
}

function drawNode(node: Inline): Child {
  switch (node.type) {
    case 'text':
      return node.content;
    case 'inlineCode':
      return <code>{node.content}</code>;
    case 'codeBlock':
      return <pre>{node.content}</pre>;
    case 'br':
    case 'newline':
      return <br />;
    case 'heading':
      return <p class={`heading heading-${node.level}`}>{draw(node.content)}</p>;
    case 'link':
    case 'autolink':
    case 'url':
      return (
        <a href={node.target} target="_blank" rel="noreferrer">
          {draw(node.content)}
        </a>
      );
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
      return node.name;
    case 'timestamp':
      return <code>{node.timestamp}</code>;
    case 'strong':
      return <strong>{draw(node.content)}</strong>;
    case 'em':
      return <em>{draw(node.content)}</em>;
    case 'underline':
      return <u>{draw(node.content)}</u>;
    case 'strikethrough':
      return <s>{draw(node.content)}</s>;
    case 'spoiler':
      return <mark>{draw(node.content)}</mark>;
    case 'subtext':
      return <small>{draw(node.content)}</small>;
    case 'blockQuote':
      // The quote takes the line break after it along; a block needs none. What is quoted is in English.
      return <blockquote lang="en">{draw(withoutBreaksAtEnd(node.content))}</blockquote>;
  }
}

function withoutBreaksAtEnd(nodes: readonly Inline[]): readonly Inline[] {
  const last = nodes.at(-1);
  return last?.type === 'br' || last?.type === 'newline' ? withoutBreaksAtEnd(nodes.slice(0, -1)) : nodes;
}

function mention(text: string) {
  return <b class="mention">{text}</b>;
}
