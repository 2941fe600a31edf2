import type { ExportedFile, ExportFormat } from '../../answer/export.ts';
import type { Section } from '../../questionnaire/schema.ts';
import { escapeText } from '../components/markdown.ts';
import { type Reply, reply } from '../components/reply.ts';
import type { Context } from '../context.ts';
import { emailNote, footer, replyButtons } from './frame.ts';
import { letteredTitle } from './sections.ts';

/** Gives a file with the answers of a section, or with all answers. */
export function exportReply(
  file: ExportedFile,
  section: Section | undefined,
  format: ExportFormat,
  context: Context,
): Reply {
  const { messages, answers } = context;
  const name = section ? letteredTitle(section, messages) : answers.response.country.name(messages.locale);
  const masked = emailNote([file.text], context);
  const options = { ...(section ? { section: section.id } : {}), format };
  return reply({
    texts: [messages.exported(escapeText(name)), footer(context, masked)],
    files: [file],
    rows: [replyButtons(masked === '' ? undefined : { command: 'export', options }, context, masked)],
  });
}
