import type { ChatMessages } from './chat-messages.ts';

export const englishChatMessages: ChatMessages = {
  hello: 'Hello! I quote what the government answered. Try one of these:',
  examples: ['Is there a law on data privacy?', 'Who is the national CIO?', 'Which laws are named?'],
  nextPage: 'Press “Next” or “Previous” below a reply to turn its pages.',
  about: (f) => ({
    ticks:
      'The published text prints the options of its choice questions but does not show which box was ticked. A lost tick is neither a yes nor a no, so the bot shows the options and what was written below them.',
    errors:
      'Answers are shown as published, mistakes included; only their authors can correct them. For a fault of the bot itself, tell whoever runs it on this server.',
    privacy:
      'The bot stores nothing about you and has no database. What you type is searched inside the program and sent to no other service. Its log does not contain what you type unless its operator switched that on.',
    legal: 'No. This is what a government answered in a survey, not legal advice.',
    languages:
      'You can ask in English, French, Spanish, Russian, Chinese and Arabic. The answers stay in the language in which the government wrote them.',
    country: `Only the response of ${f.country} is here; the bot has no other country's answers.`,
    source: `The words come from the response of ${f.country} to the ${f.survey}: ${f.source}`,
    operator:
      'Whoever installed the bot runs it; this copy does not say who that is. The software is msq-bot.',
    ai: 'A bot, but no language model: it searches the response and quotes it word for word. Nothing is generated.',
    official: `The quoted words are the answers that the government of ${f.country} gave in the ${f.survey}, as published. The bot itself speaks for neither the government nor the United Nations.`,
    questions: `The questionnaire has ${f.questions} questions in ${f.sections} sections.`,
    limits:
      'The bot can only tell what the response says. It gives no opinions, no news and nothing that the government did not write.',
    date: `The response answers the ${f.survey}. It gives no date of its own, and the bot cannot tell whether things have changed since.`,
    survey: `The ${f.survey} of ${f.publisher}. Governments answer its questionnaire, the ${f.form}.`,
    document: `The answers of the government of ${f.country} to the ${f.form} of the ${f.survey}: ${f.questions} questions on digital government.`,
  }),
  lists: {
    laws: 'Laws and regulations',
    policies: 'Policies, strategies and plans',
    bodies: 'Bodies',
    programmes: 'Programmes and projects',
    systems: 'Systems and portals',
    people: 'People',
    amounts: 'Sums of money',
    dates: 'Dates and periods',
    links: 'Links',
    social_media: 'Social media accounts',
    blank: 'Left blank',
    in_development: 'In development',
    not_recorded: 'Selections not recorded',
    same_answer: 'Same answer to several questions',
    no_details: 'No details given',
  },
  allLists: 'Lists',
  openList: 'Open a list',
  emptyList: 'The response names none.',
  namesNote: 'Names as they stand in the answers, found by rules: one may be missing.',
};
