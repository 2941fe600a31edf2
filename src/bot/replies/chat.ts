import { aboutFacts } from '../../answer/about.ts';
import type { AboutKey } from '../../search/intents.ts';
import { escapeText, maskedLink } from '../components/markdown.ts';
import { type Reply, reply } from '../components/reply.ts';
import type { Context } from '../context.ts';
import { loggingNote, replyButtons, sourceLine } from './frame.ts';
import { sectionMenu } from './sections.ts';

/** Greets back, with questions to start from. */
export function greetingReply(context: Context): Reply {
  const { hello, examples } = context.messages.chat;
  return reply({
    texts: [`${hello}\n${examples.map((example) => `- ${example}`).join('\n')}`, sourceLine(context)],
    menus: [sectionMenu(context)],
    onlyForAsker: true,
  });
}

/** Tells something about the document or the bot, from the data and the configuration. */
export function aboutReply(about: AboutKey, context: Context): Reply {
  const { messages, answers, installation } = context;
  const known = aboutFacts(answers.response, messages.locale);
  const source = escapeText(known.source);
  const facts = messages.chat.about({
    ...known,
    country: escapeText(known.country),
    survey: escapeText(known.survey),
    publisher: escapeText(known.publisher),
    form: escapeText(known.form),
    source:
      installation.responseUrl === undefined ? source : maskedLink(known.source, installation.responseUrl),
    operator: installation.operator === undefined ? undefined : escapeText(installation.operator),
    logging: loggingNote(context),
  });
  return reply({
    texts: [facts[about], sourceLine(context)],
    rows: [replyButtons(undefined, context)],
  });
}

/** Says how pages are turned. */
export function nextPageReply({ messages }: Context): Reply {
  return reply({ texts: [messages.chat.nextPage], onlyForAsker: true });
}
