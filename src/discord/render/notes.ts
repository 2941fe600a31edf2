import { sectionName } from '../../questionnaire/structure.ts';
import type { Context } from '../command.ts';
import { escapeText, maskedLink } from '../markdown.ts';
import { type Reply, reply } from '../reply.ts';
import { COMMAND_NAMES } from '../words/words.ts';
import { sectionMenu } from './answer.ts';
import { footer } from './common.ts';

/** What the bot does, in a screenful. */
export function helpReply(context: Context): Reply {
  const { words, answers, site } = context;
  const { survey, country } = answers.response;
  const commandLines = COMMAND_NAMES.map((name) => `- \`/${name}\` ${words.commands[name].description}`);
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
      footer(context),
    ],
    menus: [sectionMenu(context)],
    onlyForAsker: true,
  });
}

/** For a section typed by hand that does not exist. */
export function unknownSectionReply(context: Context): Reply {
  const { words, answers } = context;
  const list = answers.response.sections.map((section) => escapeText(sectionName(section))).join('; ');
  return reply({ texts: [words.unknownSection(list)], menus: [sectionMenu(context)], onlyForAsker: true });
}
