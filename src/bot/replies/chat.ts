import path from 'node:path';
import type { AboutKey } from '../../search/chat-words.ts';
import { escapeText, maskedLink } from '../components/markdown.ts';
import { type Reply, reply } from '../components/reply.ts';
import type { Context } from '../context.ts';
import { replyButtons, sectionMenu, sourceLine } from './common.ts';

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
  const { messages, answers, site } = context;
  const { survey, country, questions, sections, source } = answers.response;
  const file = path.basename(source.file);
  const facts = messages.chat.about({
    country: escapeText(country.name(messages.locale)),
    survey: escapeText(`${survey.name} ${survey.year}`),
    publisher: escapeText(survey.publisher),
    form: escapeText(survey.form),
    questions: questions.size,
    sections: sections.length,
    source: site.sourceUrl === undefined ? escapeText(file) : maskedLink(file, site.sourceUrl),
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
