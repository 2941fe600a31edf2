import { counterIn } from './format.ts';
import type { Messages } from './messages.ts';

const many = counterIn('en');

export const en: Messages = {
  locale: 'en',
  direction: 'left to right',
  sentenceGap: ' ',
  fullStop: '.',
  commands: {
    ask: {
      name: 'ask',
      description: "Ask in your own words; the answer is the government's, word for word",
      options: { query: { name: 'query', description: 'Your question, or a number such as Q39' } },
    },
    search: {
      name: 'search',
      description: 'Find every question or answer that contains your keywords',
      options: {
        keywords: {
          name: 'keywords',
          description: 'Keywords; "exact phrase" in quotes; -word to leave a word out',
        },
        section: { name: 'section', description: 'Only in this section' },
      },
    },
    question: {
      name: 'question',
      description: 'Show one question with its answer',
      options: {
        number: { name: 'number', description: 'A question number, or a few words about its topic' },
      },
    },
    summary: {
      name: 'summary',
      description: 'A section at a glance, or the whole response',
      options: { section: { name: 'section', description: 'Section; leave empty for the whole response' } },
    },
    contents: {
      name: 'contents',
      description: 'Browse the sections, topics and questions',
      options: { section: { name: 'section', description: 'Start at this section' } },
    },
    list: {
      name: 'list',
      description: 'All that the response names, such as laws, bodies or links; or its blank answers',
      options: {
        what: { name: 'what', description: 'What to list' },
        section: { name: 'section', description: 'Only in this section' },
      },
    },
    export: {
      name: 'export',
      description: 'Download a section or the whole response, with citations',
      options: {
        section: { name: 'section', description: 'Only this section' },
        format: { name: 'format', description: 'File format (default: Markdown)' },
      },
    },
    help: { name: 'help', description: 'What this bot does and how to use it', options: {} },
    status: {
      name: 'status',
      description: 'For server managers: version, response, uptime and latency',
      options: {},
    },
  },
  messageCommand: 'Look this up',
  privateOption: {
    name: 'private',
    description: 'Only you see the reply (the only way to see email addresses)',
  },

  chat: {
    hello: 'Happy to help: I quote what the government answered. Try one of these:',
    examples: ['Is there a law on data privacy?', 'Who is the national CIO?', 'Which laws are named?'],
    nextPage: 'Press “Next” or “Previous” below a reply to turn its pages.',
    about: (f) => ({
      ticks:
        'The published text prints the options of its choice questions but does not show which box was ticked. A lost tick is neither a yes nor a no, so the bot shows the options and what was written below them.',
      errors:
        'Answers are shown as published, mistakes included; only their authors can correct them. For a fault of the bot itself, tell whoever runs it on this server.',
      privacy: `The bot stores nothing about you and has no database. What you type is searched inside the program and sent to no other service. ${f.logging}`,
      legal: 'No. This is what a government answered in a survey, not legal advice.',
      reuse:
        "The words are the government's: quote them with the citation that each reply gives. The bot does not know under which licence the response was published.",
      languages:
        'You can ask in English, French, Spanish, Russian, Chinese and Arabic. The answers stay in the language in which the government wrote them.',
      country: `Only the response of ${f.country} is here; the bot has no other country's answers.`,
      source: `The words come from the response of ${f.country} to the ${f.survey}: ${f.source}`,
      operator:
        f.operator === undefined
          ? 'Whoever installed the bot runs it; this copy does not say who that is. The software is msq-bot.'
          : `This bot is run by ${f.operator}. The software is msq-bot.`,
      ai: 'A bot, but no language model: it searches the response and quotes it word for word. Nothing is generated.',
      official: `The quoted words are the answers that the government of ${f.country} gave in the ${f.survey}, as published. The bot itself speaks for neither the government nor the United Nations.`,
      questions: `The questionnaire has ${f.questions} questions in ${f.sections} sections.`,
      limits:
        'The bot can only tell what the response says. It gives no opinions, no news and nothing that the government did not write.',
      date: `The response answers the ${f.survey}. The bot does not know on which day it was written, nor what has changed since.`,
      survey: `The ${f.survey} of ${f.publisher}. Governments answer its questionnaire, the ${f.form}.`,
      document: `The answers of the government of ${f.country} to the ${f.form} of the ${f.survey}: ${f.questions} questions on digital government.`,
      bot: `This is msq-bot. It answers questions from the response of ${f.country} to the ${f.survey}, in the government's own words. Just ask.`,
      free: 'Asking costs nothing. The code of msq-bot is open source, under the MIT License.',
    }),
    lists: {
      laws: 'Laws and regulations',
      policies: 'Policies, strategies and plans',
      bodies: 'Bodies',
      programmes: 'Programmes and projects',
      systems: 'Systems and portals',
      people: 'People',
      positions: 'Job titles',
      technologies: 'Technologies',
      amounts: 'Sums of money',
      dates: 'Dates and periods',
      links: 'Links',
      social_media: 'Social media accounts',
      emails: 'Email addresses',
      blank: 'Left blank',
      in_development: 'In progress',
      not_recorded: 'Selections not recorded',
      same_answer: 'Same answer to several questions',
      no_details: 'Blank, or links alone',
    },
    allLists: 'Lists',
    openList: 'Open a list',
    emptyList: 'There is none.',
    byAddress: (numbers) => `Only as an address: ${numbers}.`,
    yearsInNames: (numbers) => `Years in names: ${numbers}.`,
    inQuestions: (numbers) => `Only in the question: ${numbers}.`,
    namesNote: 'Names as they stand in the answers, found by rules: one may be missing.',
  },

  youAsked: (query) => `You asked: ${query}`,
  lettered: (letter, title) => `${letter}: ${title}`,
  section: (name) => `Section ${name}`,
  unofficially: (translation) => `Unofficial translation: ${translation}`,
  optionsPrinted: (options) => `Options on the form: ${options}.`,
  selectionNotRecorded: 'The published text does not show what was ticked.',
  selected: (options) => `Ticked: ${options}.`,
  blank: 'Left blank.',
  noField: 'This question has options only, no text field.',
  noDetails: 'no details',
  sameAnswer: (numbers) => `${numbers}: the same answer`,
  sameAnswerAs: (number) => `the same answer as ${number}`,
  answerContinues: 'There is more: open the question for the full answer.',
  inDevelopment: 'In progress',
  alsoNear: 'Related topics',
  searchedFor: (typed, used) => `“${typed}” read as “${used}”`,
  matchedWords: (list) => `matched: ${list}`,
  emailsHidden: 'Email addresses appear only in private replies (`private` option).',
  showEmails: 'Show email addresses to me',
  source: (country, survey) => `${country} · ${survey}`,
  asPublished: "The government's words, as published.",

  unclear: 'No clear answer found in the response.',
  nearest: 'Closest matches:',
  nothingFound: 'Nothing in the response matches this.',
  notAsked: (theme) => `The questionnaire does not ask about ${theme}.`,
  tryInstead: 'Try other words, or pick a section of the questionnaire:',
  noSuchQuestion: (number, last) => `There is no question ${number}: they are numbered 1 to ${last}.`,
  browse: 'Browse a section',

  found: (count, keywords) =>
    `${many(count, { one: 'question mentions', other: 'questions mention' })} ${keywords}`,
  foundNothing: (keywords) => `No question mentions ${keywords}`,
  inSection: (name) => `in section ${name}`,
  inTheQuestion: 'in the question, not in the answer',
  searchTips:
    'Try fewer words, or `OR` between two of them. This command looks for the words themselves; `/ask` takes a question in your own words.',
  nothingToSearch: (keywords) => `There is nothing to search for in “${keywords}”`,
  wordNeeded:
    'Give at least one word that says what you look for. Words such as “the” are everywhere, and a word with a minus sign is only left out.',
  openQuestion: 'Open a question',
  seeAlso: (numbers) => `See also ${numbers}.`,

  required: 'required',
  lines: (question, from, to) =>
    from === to ? `${question}, line ${from}` : `${question}, lines ${from}–${to}`,
  previous: 'Previous',
  next: 'Next',
  page: (page, pages) => `Page ${page} of ${pages}`,
  openSection: 'Open a section',
  toSummary: 'Summary',
  allSections: 'All sections',
  openTopic: 'Open a topic',
  contents: 'Contents',
  figures: ({ questions, topics, details, development, not_recorded: notRecorded, blank }) =>
    [
      many(questions, { one: 'question', other: 'questions' }),
      many(topics, { one: 'topic', other: 'topics' }),
      details > 0 ? `${details} with details` : '',
      development > 0 ? `${development} in progress` : '',
      notRecorded > 0
        ? many(notRecorded, { one: 'selection not recorded', other: 'selections not recorded' })
        : '',
      blank > 0 ? `${blank} left blank` : '',
    ]
      .filter(Boolean)
      .join(' · '),
  states: {
    details: 'with details',
    development: 'in progress',
    not_recorded: 'selection not recorded',
    blank: 'left blank',
  },
  wholeResponse: (country) => `Full response: ${country}`,

  helpIntro: (country, survey) => `Ask what the government of ${country} answered in the ${survey}.`,
  helpHonesty:
    'Every answer is quoted word for word, with its question number; nothing is generated. Where the published text does not show which option was ticked, the bot says so and quotes what was written.',
  helpPrivate: 'Set `private` on a command to keep the reply to yourself.',
  questionsLogged:
    'The operator of this bot logs what is asked, without who asked, to find out what it could not answer.',
  questionsNotLogged: 'What you ask is not logged, and neither is who asked.',
  helpInvite: (server, account) => `Add the bot to: ${server} · ${account}`,
  inviteServer: 'a server',
  inviteAccount: 'your apps',
  commandList: 'Commands',

  status: ({ version, response, document, sha256, uptime, transports, latency }) =>
    [
      `**msq-bot ${version}**`,
      `Response: ${response}`,
      `Document: ${document}, SHA-256 begins ${sha256}`,
      `Uptime: ${uptime}`,
      latency
        ? `Latency: median ${latency.median}, p99 ${latency.p99} (${many(latency.count, { one: 'interaction', other: 'interactions' })})`
        : 'Latency: nothing measured yet',
      `Connected via: ${transports}`,
    ].join('\n'),

  activity: ({ outcomes, languages, commands, topics, notMeant }) =>
    [
      `Outcomes: ${outcomes}`,
      `Languages: ${languages}`,
      `Commands: ${commands}`,
      `Most asked: ${topics}`,
      `Not what was meant: ${notMeant}`,
    ].join('\n'),

  exported: (name) => `Answers as published, each with its citation. Contents: ${name}`,
  cite: 'Cite',
  citeNote: 'Copy this citation:',
  mayNotPost: "The bot can't post in this channel, so only you can see this.",

  remove: 'Remove',
  notYours: 'Only the person who asked can remove this.',
  share: 'Share in channel',

  notMeant: 'Not what I meant',
  notMeantNear: 'Maybe you meant one of these:',
  notMeantNone: 'No other topic is near. Browse a section, or ask in other words.',
  howToAsk:
    'Ask for one thing at a time, in the words of the questionnaire where you know them, such as “data privacy law”. `/search` finds exact words, and a number such as `Q39` opens a question.',

  unknownCommand: 'Unknown command. `/help` lists the commands.',
  unknownSection: (sections) => `There is no such section. Sections: ${sections}.`,
  badOption: (name) => `Fill in “${name}” and send the command again.`,
  unknownChoice: (value, choices) => `There is no “${value}” here. Choose one of these: ${choices}.`,
  messageWithoutText: 'There is no text in this message to look up.',
  oldButton: 'This button or menu no longer works. Please run the command again.',
  failure: (reference) =>
    `Something went wrong. Please try again; if it keeps failing, send this code to whoever runs the bot: \`${reference}\``,
};
