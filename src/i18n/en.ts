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
  showEmails: 'Show e-mail addresses to me',
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
  searchTips: 'Try fewer words. This command matches exact words; `/ask` takes a question in your own words.',
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
  figures: ({ questions, topics, withDetails, blank, notRecorded, inDevelopment }) =>
    [
      many(questions, { one: 'question', other: 'questions' }),
      many(topics, { one: 'topic', other: 'topics' }),
      withDetails > 0 ? `${withDetails} with details` : '',
      blank > 0 ? `${blank} left blank` : '',
      notRecorded > 0
        ? many(notRecorded, { one: 'selection not recorded', other: 'selections not recorded' })
        : '',
      inDevelopment > 0 ? `${inDevelopment} in progress` : '',
    ]
      .filter(Boolean)
      .join(' · '),
  states: {
    details: 'with details',
    development: 'in development',
    not_recorded: 'selection not recorded',
    blank: 'left blank',
  },
  wholeResponse: (country) => `Full response: ${country}`,

  helpIntro: (country, survey) => `Ask what the government of ${country} answered in the ${survey}.`,
  helpHonesty:
    'Every answer is quoted word for word, with its question number; nothing is generated. Where the published text does not show which option was ticked, the bot says so and quotes what was written.',
  helpPrivate: 'Set `private` on any command to keep the reply to yourself.',
  helpLogged:
    'The operator of this bot logs what is asked, without who asked, to find out what it could not answer.',
  helpNotLogged: 'What you ask is not logged, and neither is who asked.',
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
