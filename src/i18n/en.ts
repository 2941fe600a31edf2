import type { Messages } from './messages.ts';

const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

export const en: Messages = {
  locale: 'en',
  commands: {
    ask: {
      name: 'ask',
      description: "Ask in your own words; get the government's own words, with question numbers",
      options: {
        query: { name: 'query', description: 'What you want to know, or a question number such as Q39' },
      },
    },
    search: {
      name: 'search',
      description: 'Find every question that contains your keywords',
      options: {
        keywords: {
          name: 'keywords',
          description: 'Words; "a phrase" in quotes; -word for what must not be there',
        },
        section: { name: 'section', description: 'Only in this section' },
      },
    },
    question: {
      name: 'question',
      description: 'Show one question with its answer',
      options: { number: { name: 'number', description: 'Question number, or words of its topic' } },
    },
    summary: {
      name: 'summary',
      description: 'A section at a glance, or the whole response',
      options: { section: { name: 'section', description: 'The section; leave out for the whole response' } },
    },
    contents: {
      name: 'contents',
      description: 'Browse from section to topic to question',
      options: { section: { name: 'section', description: 'Start at this section' } },
    },
    export: {
      name: 'export',
      description: 'A section or the whole response as a file, with citations',
      options: {
        section: { name: 'section', description: 'Only this section' },
        format: { name: 'format', description: 'Kind of file; markdown where you leave it out' },
      },
    },
    help: { name: 'help', description: 'What this bot does and how to use it', options: {} },
    status: {
      name: 'status',
      description: 'For those who manage the server: version, response, uptime and latency',
      options: {},
    },
  },
  messageCommand: 'Look this up',
  privateOption: {
    name: 'private',
    description: 'Show the reply to you alone (e-mail addresses are shown only then)',
  },

  youAsked: (query) => `You asked: ${query}`,
  section: (title) => `Section ${title}`,
  optionsPrinted: (options) => `Options printed: ${options}.`,
  selectionNotRecorded: 'The selection is not recorded in the published text.',
  selected: (options) => `Selected: ${options}.`,
  blank: 'The response leaves this blank.',
  noField: 'The form has no text field here, only these options.',
  noDetails: 'no details given',
  sameAnswer: (numbers) => `${numbers}: the same answer`,
  sameAnswerAs: (number) => `the same answer as ${number}`,
  answerContinues: 'The answer is longer: open the question to read all of it.',
  inDevelopment: 'In development',
  alsoNear: 'Other near topics',
  alsoSearched: (phrasing) => `also searched: ${phrasing}`,
  searchedFor: (typed, used) => `read “${typed}” as “${used}”`,
  matchedWords: (list) => `matched: ${list}`,
  emailsHidden: 'E-mail addresses are shown only in private replies.',
  source: (country, survey) => `${country} · ${survey}`,
  asPublished: "The government's own words, as published.",

  unclear: 'The response does not clearly answer this.',
  nearest: 'Nearest questions:',
  nothingFound: 'The response says nothing that matches this.',
  notAsked: (theme) => `The questionnaire does not ask about ${theme}.`,
  tryInstead: 'It does ask about these. Pick one, or ask in other words:',
  noSuchQuestion: (number, last) =>
    `There is no question ${number}: the questionnaire has questions 1 to ${last}.`,
  browse: 'Browse a section',

  found: (count, keywords) => `${many(count, 'question')} with ${keywords}`,
  foundNothing: (keywords) => `No question contains ${keywords}`,
  inSection: (title) => `in section ${title}`,
  inTheQuestion: 'in the question, not in the answer',
  searchTips:
    'Fewer words find more. `/ask` understands your own words; this command looks for the exact ones.',
  openQuestion: 'Open a question',
  openOneOf: (numbers) => `Open a question: ${numbers}`,

  required: 'required',
  lines: (from, to) => (from === to ? `line ${from}` : `lines ${from}–${to}`),
  previous: 'Previous',
  next: 'Next',
  page: (page, pages) => `Page ${page} of ${pages}`,
  openSection: 'Open a section',
  atAGlance: 'At a glance',
  allSections: 'All sections',
  openTopic: 'Open a topic',
  contents: 'Contents',
  figures: ({ questions, topics, withDetails, blank, notRecorded, inDevelopment }) =>
    [
      many(questions, 'question'),
      many(topics, 'topic'),
      `${withDetails} with details`,
      blank > 0 ? `${blank} left blank` : '',
      notRecorded > 0 ? `${many(notRecorded, 'selection')} not recorded` : '',
      inDevelopment > 0 ? `${inDevelopment} in development` : '',
    ]
      .filter(Boolean)
      .join(' · '),
  states: {
    details: 'with details',
    development: 'in development',
    not_recorded: 'selection not recorded',
    blank: 'left blank',
  },
  wholeResponse: (country) => `The response of ${country}`,

  helpIntro: (country, survey) => `Ask what the government of ${country} answered in the ${survey}.`,
  helpHonesty:
    'Every answer is quoted word for word with its question number. Nothing is generated. If the published text does not show which option was ticked, the bot says so and shows what was written.',
  helpPrivate: 'Add `private: True` to any command to see the reply alone.',
  helpInvite: (server, account) => `Add the bot: ${server} · ${account}`,
  inviteServer: 'to a server',
  inviteAccount: 'to your own account',
  commandList: 'Commands',

  status: ({ version, response, document, sha256, uptime, transports, latency }) =>
    [
      `**msq-bot ${version}**`,
      `Response: ${response}`,
      `Document: ${document}, SHA-256 begins ${sha256}`,
      `Up for: ${uptime}`,
      latency
        ? `Latency: median ${latency.median}, 99 of 100 within ${latency.p99} (${many(latency.count, 'interaction')})`
        : 'Latency: no interaction yet',
      `Reached by: ${transports}`,
    ].join('\n'),

  exported: (name) => `The answers of ${name}, as published, each with its citation.`,
  cite: 'Cite',
  citeNote: 'To copy:',
  mayNotPost: 'The bot may not post in this channel, so only you see this.',

  remove: 'Remove',
  notYours: 'Only the person who asked can remove this reply.',
  share: 'Show to the channel',

  unknownCommand: 'This command is not known here. `/help` lists what is.',
  unknownSection: (sections) => `There is no such section. Sections: ${sections}.`,
  badOption: (name) => `Please fill in “${name}” and send the command again.`,
  messageWithoutText: 'This message contains no text to look up.',
  oldButton: 'This button is from an older version. Please run the command again.',
  failure: (reference) =>
    `Something went wrong on the bot's side. Please try again; if it fails again, tell the bot's operator this code: \`${reference}\``,
};
