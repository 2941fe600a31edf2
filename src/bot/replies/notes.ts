import { citation, type ExportedFile, type ExportFormat } from '../../answer/export.ts';
import { joinSentences, listOf } from '../../i18n/format.ts';
import type { Question, Section } from '../../questionnaire/schema.ts';
import { escapeText, maskedLink } from '../components/markdown.ts';
import { type Reply, reply } from '../components/reply.ts';
import type { Context } from '../context.ts';
import { emailNote, footer, letteredTitle, replyButtons, sectionMenu, sourceLine } from './common.ts';

/** Says what the bot does and lists its commands. */
export function helpReply(context: Context): Reply {
  const { messages, answers, commands, site } = context;
  const { survey, country } = answers.response;
  const commandLines = commands.map((command) => {
    const { name, description } = messages.commands[command];
    return `- \`/${name}\` ${description}`;
  });
  const invite = site.invite
    ? messages.helpInvite(
        maskedLink(messages.inviteServer, site.invite.server),
        maskedLink(messages.inviteAccount, site.invite.account),
      )
    : '';
  const intro = messages.helpIntro(
    escapeText(country.name(messages.locale)),
    `${escapeText(survey.name)} ${survey.year}`,
  );
  return reply({
    texts: [
      `### msq-bot\n${joinSentences([intro, messages.helpHonesty], messages)}`,
      `**${messages.commandList}**\n${commandLines.join('\n')}\n${messages.helpPrivate}`,
      invite,
      site.logsQueries ? messages.helpLogged : messages.helpNotLogged,
      sourceLine(context),
    ],
    menus: [sectionMenu(context)],
    onlyForAsker: true,
  });
}

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

/** Gives the citation of a question, ready to copy. */
export function citationReply(question: Question, { messages, answers, site }: Context): Reply {
  const text = citation(question, answers.response, site.addressOf);
  return reply({
    texts: [`${messages.citeNote}\n\`\`\`\n${text.replaceAll('`', "'")}\n\`\`\``],
    onlyForAsker: true,
  });
}

/** Says that a section does not exist, and which ones do. */
export function unknownSectionReply(context: Context): Reply {
  const { messages, answers } = context;
  const names = answers.response.sections.map((section) => escapeText(letteredTitle(section, messages)));
  return reply({
    texts: [messages.unknownSection(listOf(names, messages))],
    menus: [sectionMenu(context)],
    onlyForAsker: true,
  });
}
