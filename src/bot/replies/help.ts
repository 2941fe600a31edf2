import { joinSentences } from '../../i18n/format.ts';
import { escapeText, maskedLink } from '../components/markdown.ts';
import { type Reply, reply } from '../components/reply.ts';
import type { Context } from '../context.ts';
import { loggingNote, sourceLine } from './frame.ts';
import { sectionMenu } from './sections.ts';

/** Says what the bot does and lists its commands. */
export function helpReply(context: Context): Reply {
  const { messages, answers, commands, installation } = context;
  const { survey, country } = answers.response;
  const commandLines = commands.map((command) => {
    const { name, description } = messages.commands[command];
    return `- \`/${name}\` ${description}`;
  });
  const invite = installation.invite
    ? messages.helpInvite(
        maskedLink(messages.inviteServer, installation.invite.server),
        maskedLink(messages.inviteAccount, installation.invite.account),
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
      loggingNote(context),
      sourceLine(context),
    ],
    menus: [sectionMenu(context)],
    onlyForAsker: true,
  });
}
