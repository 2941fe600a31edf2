import { citation, type ExportedFile } from '../../answer/export.ts';
import type { Question, Section } from '../../questionnaire/schema.ts';
import { sectionName } from '../../questionnaire/structure.ts';
import type { Context } from '../command.ts';
import { escapeText, maskedLink } from '../markdown.ts';
import { type Reply, reply } from '../reply.ts';
import { COMMAND_NAMES } from '../words/words.ts';
import { sectionMenu } from './answer.ts';
import { emailNote, footer, replyButtons, sourceLine } from './common.ts';

/** What the bot does, in a screenful. */
export function helpReply(context: Context): Reply {
  const { words, answers, site } = context;
  const { survey, country } = answers.response;
  const commandLines = COMMAND_NAMES.map((key) => {
    const { name, description } = words.commands[key];
    return `- \`/${name}\` ${description}`;
  });
  const invite = site.invite
    ? words.helpInvite(
        maskedLink(words.inviteServer, site.invite.server),
        maskedLink(words.inviteAccount, site.invite.account),
      )
    : '';
  return reply({
    texts: [
      `### msq-bot\n${words.helpIntro(escapeText(country), `${escapeText(survey.name)} ${survey.year}`)} ${words.helpHonesty}`,
      `**${words.commandList}**\n${commandLines.join('\n')}\n${words.helpPrivate}`,
      invite,
      sourceLine(context),
    ],
    menus: [sectionMenu(context)],
    onlyForAsker: true,
  });
}

/** A file with the answers of a section or of all. */
export function exportReply(file: ExportedFile, section: Section | undefined, context: Context): Reply {
  const { words, answers } = context;
  const name = section ? sectionName(section) : words.wholeResponse(answers.response.country);
  return reply({
    texts: [
      words.exported(escapeText(name)),
      footer(
        context,
        emailNote(
          [...answers.response.questions.values()].map(({ answer }) => answer),
          context,
        ),
      ),
    ],
    files: [file],
    rows: [replyButtons(undefined, context)],
  });
}

/** One question's citation, ready to copy. */
export function citationReply(question: Question, { words, answers, site }: Context): Reply {
  const text = citation(question, answers.response, site.sourceUrl);
  return reply({
    texts: [`${words.citeNote}\n\`\`\`\n${text.replaceAll('`', "'")}\n\`\`\``],
    onlyForAsker: true,
  });
}

/** For a section typed by hand that does not exist. */
export function unknownSectionReply(context: Context): Reply {
  const { words, answers } = context;
  const list = answers.response.sections.map((section) => escapeText(sectionName(section))).join('; ');
  return reply({ texts: [words.unknownSection(list)], menus: [sectionMenu(context)], onlyForAsker: true });
}
