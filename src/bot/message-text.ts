import { LONGEST_TEXT } from './components/limits.ts';

/** Fields of a message, and of what it contains, in which a person sees words. */
const TEXTS = ['content', 'title', 'name', 'label', 'placeholder', 'description', 'value', 'text'] as const;
/** Fields in which there are further parts that a person sees, in the order in which a client shows them. */
const PARTS = [
  'message_snapshots',
  'message',
  'poll',
  'question',
  'answers',
  'poll_media',
  'attachments',
  'embeds',
  'author',
  'fields',
  'footer',
  'components',
  'accessory',
  'items',
] as const;
/** Discord nests components in components; nobody's message needs more. */
const DEEPEST = 8;

/**
 * Collects what a person sees in a message: its words, those of a forwarded message, a poll, embeds and components, and
 * the descriptions of attachments.
 * Source: https://discord.com/developers/docs/resources/message#message-object
 * @param message As Discord sends it. A field of another form than expected is passed over.
 * @returns One text per line; empty for a message without words.
 */
export function messageText(message: unknown): string {
  const lines: string[] = [];
  let length = 0;
  const visit = (part: unknown, depth: number): void => {
    if (depth > DEEPEST || length > LONGEST_TEXT || typeof part !== 'object' || part === null) return;
    if (Array.isArray(part)) {
      for (const one of part) visit(one, depth + 1);
      return;
    }
    const fields = new Map<string, unknown>(Object.entries(part));
    for (const name of TEXTS) {
      const text = fields.get(name);
      if (typeof text !== 'string' || text.trim() === '') continue;
      lines.push(text.slice(0, LONGEST_TEXT));
      length += text.length;
    }
    for (const name of PARTS) visit(fields.get(name), depth + 1);
  };
  visit(message, 0);
  return lines.join('\n').slice(0, LONGEST_TEXT);
}
