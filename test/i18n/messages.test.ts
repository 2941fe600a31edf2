import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { LIMITS } from '../../src/bot/components/limits.ts';
import { escapeText } from '../../src/bot/components/markdown.ts';
import { commandDefinitions } from '../../src/bot/definitions.ts';
import { ar } from '../../src/i18n/ar.ts';
import { en } from '../../src/i18n/en.ts';
import { es } from '../../src/i18n/es.ts';
import { duration, listOf, milliseconds } from '../../src/i18n/format.ts';
import { fr } from '../../src/i18n/fr.ts';
import { messagesFor, translations } from '../../src/i18n/languages.ts';
import { type Label, type Messages, optionLabel } from '../../src/i18n/messages.ts';
import { ru } from '../../src/i18n/ru.ts';
import { zh } from '../../src/i18n/zh.ts';
import { zhTw } from '../../src/i18n/zh-tw.ts';
import { createCommandRegistry } from '../support/discord-stand-in-commands.ts';
import { messageSchema } from '../support/discord-stand-in-messages.ts';
import { type InteractionAnswer, interactionHandler, response } from '../support/handle.ts';
import { ASKER, answered, commandOf } from '../support/scenes.ts';

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object */
const COMMAND_LIMITS = { description: 100, messageCommandName: 32, total: 8_000 };

const LANGUAGES = { en, fr, es, ru, zh, 'zh-TW': zhTw, ar };
const languages = Object.entries(LANGUAGES);
const translated = languages.filter(([language]) => language !== 'en');

type MessageWithArguments = {
  [K in keyof Messages]: Messages[K] extends (...args: never[]) => string ? K : never;
}[keyof Messages];

/** A call of every message with arguments, and what the result must contain. */
const CALLS: Readonly<
  Record<
    MessageWithArguments,
    { readonly call: (messages: Messages) => string; readonly shows: readonly string[] }
  >
> = {
  youAsked: { call: (messages) => messages.youAsked('data law'), shows: ['data law'] },
  lettered: { call: (messages) => messages.lettered('C', 'Legal'), shows: ['C', 'Legal'] },
  section: { call: (messages) => messages.section('C'), shows: ['C'] },
  unofficially: { call: (messages) => messages.unofficially('A law?'), shows: ['A law?'] },
  optionsPrinted: { call: (messages) => messages.optionsPrinted('Yes / No'), shows: ['Yes / No'] },
  selected: { call: (messages) => messages.selected('Yes'), shows: ['Yes'] },
  sameAnswer: { call: (messages) => messages.sameAnswer('Q75–79'), shows: ['Q75–79'] },
  sameAnswerAs: { call: (messages) => messages.sameAnswerAs('Q75'), shows: ['Q75'] },
  searchedFor: {
    call: (messages) => messages.searchedFor('privasy', 'privacy'),
    shows: ['privasy', 'privacy'],
  },
  matchedWords: { call: (messages) => messages.matchedWords('data, law'), shows: ['data, law'] },
  source: { call: (messages) => messages.source('Bhutan', 'Survey 2022'), shows: ['Bhutan', 'Survey 2022'] },
  notAsked: { call: (messages) => messages.notAsked('taxes'), shows: ['taxes'] },
  noSuchQuestion: { call: (messages) => messages.noSuchQuestion(200, 112), shows: ['200', '112'] },
  found: { call: (messages) => messages.found(7, 'privacy'), shows: ['7', 'privacy'] },
  nothingToSearch: { call: (messages) => messages.nothingToSearch('the'), shows: ['the'] },
  foundNothing: { call: (messages) => messages.foundNothing('privacy'), shows: ['privacy'] },
  inSection: { call: (messages) => messages.inSection('C: Legal'), shows: ['C: Legal'] },
  seeAlso: { call: (messages) => messages.seeAlso('Q39, Q40'), shows: ['Q39, Q40'] },
  lines: { call: (messages) => messages.lines('Q39', 3, 9), shows: ['Q39', '3–9'] },
  page: { call: (messages) => messages.page(2, 5), shows: ['2', '5'] },
  figures: {
    call: (messages) =>
      messages.figures({
        questions: 31,
        topics: 22,
        details: 13,
        blank: 4,
        not_recorded: 95,
        development: 6,
      }),
    shows: ['31', '22', '13', '4', '95', '6'],
  },
  wholeResponse: { call: (messages) => messages.wholeResponse('Bhutan'), shows: ['Bhutan'] },
  helpIntro: {
    call: (messages) => messages.helpIntro('Bhutan', 'Survey 2022'),
    shows: ['Bhutan', 'Survey 2022'],
  },
  helpInvite: { call: (messages) => messages.helpInvite('here', 'there'), shows: ['here', 'there'] },
  status: {
    call: (messages) =>
      messages.status({
        version: '1.2.3',
        response: 'Bhutan',
        document: 'bhutan.md',
        sha256: '0123456789ab',
        uptime: '3 d 4 h 12 min',
        transports: 'gateway',
        latency: { count: 7, median: '1.5 ms', p99: '12 ms' },
      }),
    shows: [
      '1.2.3',
      'Bhutan',
      'bhutan.md',
      '0123456789ab',
      '3 d 4 h 12 min',
      'gateway',
      '7',
      '1.5 ms',
      '12 ms',
    ],
  },
  exported: { call: (messages) => messages.exported('C: Legal'), shows: ['C: Legal'] },
  unknownSection: { call: (messages) => messages.unknownSection('A; B'), shows: ['A; B'] },
  badOption: { call: (messages) => messages.badOption('query'), shows: ['query'] },
  unknownChoice: {
    call: (messages) => messages.unknownChoice('pdf', 'markdown, csv'),
    shows: ['pdf', 'markdown, csv'],
  },
  activity: {
    call: (messages) =>
      messages.activity({
        outcomes: 'answered 7',
        languages: 'en 5, fr 2',
        commands: 'ask 6',
        topics: 'Q38 4',
        notMeant: 'Q40 1',
      }),
    shows: ['answered 7', 'en 5, fr 2', 'ask 6', 'Q38 4', 'Q40 1'],
  },
  failure: { call: (messages) => messages.failure('1A2B3C4D'), shows: ['`1A2B3C4D`'] },
};

/** What says how texts are put together, and is not shown by itself. */
const TYPOGRAPHY: readonly string[] = ['direction', 'sentenceGap', 'fullStop'];

/** Every text of a language, also those with arguments, by its key. */
function textsOf(messages: Messages): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, { call }] of Object.entries(CALLS)) texts.set(key, call(messages));
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === 'string' && !TYPOGRAPHY.includes(key)) texts.set(key, value);
  }
  texts.set('private.name', messages.privateOption.name);
  texts.set('private.description', messages.privateOption.description);
  for (const { name: command, options } of commands) {
    const { name, description } = messages.commands[command];
    texts.set(`/${command}.name`, name);
    texts.set(`/${command}.description`, description);
    for (const option of Object.keys(options)) {
      const label = optionLabel(messages, command, option);
      texts.set(`/${command} ${option}.name`, label.name);
      texts.set(`/${command} ${option}.description`, label.description);
    }
  }
  return texts;
}

/** The labels of a command and of its options. */
function labelsOf(messages: Messages): { readonly name: string; readonly options: readonly Label[] }[] {
  return commands.map(({ name, options }) => ({
    name: messages.commands[name].name,
    options: [
      ...Object.keys(options).map((option) => optionLabel(messages, name, option)),
      messages.privateOption,
    ],
  }));
}

/** Texts that are the same as in English. `source` consists of names. */
const SAME_AS_ENGLISH: Readonly<Record<string, readonly string[]>> = {
  fr: [
    'source',
    'section',

    '/search section.name',
    '/question.name',
    '/summary section.name',
    '/contents section.name',
    '/export section.name',
    '/list section.name',
    '/export format.name',
  ],
  es: ['source', 'lettered'],
  ru: ['source', 'lettered'],
  zh: ['source'],
  'zh-TW': ['source'],
  // Clients of Arabic speakers show the English names, for Discord has no Arabic.
  ar: [...textsOf(en).keys()].filter((place) => place.endsWith('.name')),
};

describe.each(translated)('the messages in %s', (language, messages) => {
  it('are all there, and none is still in English', () => {
    const english = textsOf(en);
    const own = textsOf(messages);
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
    expect([...own].filter(([, text]) => text.trim() === '')).toEqual([]);
    const same = [...own].filter(([place, text]) => text === english.get(place)).map(([place]) => place);
    expect(same.sort()).toEqual([...(SAME_AS_ENGLISH[language] ?? [])].sort());
  });

  it('name the option with which e-mail addresses are shown', () => {
    expect(messages.emailsHidden).toContain(`\`${messages.privateOption.name}\``);
  });
});

describe.each(languages)('the messages in %s', (_, messages) => {
  it('contain their arguments', () => {
    for (const { call, shows } of Object.values(CALLS)) {
      for (const shown of shows) expect(call(messages)).toContain(shown);
    }
    expect(messages.lines('Q39', 3, 3)).toContain('3');
    expect(messages.lines('Q39', 3, 3)).not.toContain('–');
  });

  it('name the states of questions as they count them', () => {
    const one = { questions: 1, topics: 1, details: 1, blank: 1, not_recorded: 1, development: 1 };
    for (const state of Object.values(messages.states)) expect(messages.figures(one)).toContain(state);
  });

  it('leave out figures that are 0', () => {
    const none = { questions: 1, topics: 1, details: 0, blank: 0, not_recorded: 0, development: 0 };
    expect(messages.figures(none)).not.toContain('0');
    expect(messages.figures(none).split(' · ')).toHaveLength(2);
  });

  it('name commands and options as Discord accepts them, each once', () => {
    const pattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
    const labels = labelsOf(messages);
    expect(new Set(labels.map(({ name }) => name)).size).toBe(labels.length);
    for (const { name, options } of labels) {
      const optionNames = options.map((option) => option.name);
      expect(new Set(optionNames).size).toBe(optionNames.length);
      for (const one of [name, ...optionNames]) {
        expect(one).toMatch(pattern);
        expect(one).toBe(one.toLowerCase());
      }
    }
  });

  it('are short enough for descriptions, names, buttons and placeholders', () => {
    const descriptions = [...textsOf(messages)].filter(([place]) => place.endsWith('.description'));
    expect(descriptions.filter(([, text]) => text.length > COMMAND_LIMITS.description)).toEqual([]);
    expect(messages.messageCommand.length).toBeLessThanOrEqual(COMMAND_LIMITS.messageCommandName);
    const buttons = [
      messages.remove,
      messages.share,
      `← ${messages.previous}`,
      `${messages.next} →`,
      `${messages.cite} Q112`,
      messages.section('Contact'),
      messages.commands.summary.name,
    ];
    expect(buttons.filter((label) => label.length > LIMITS.buttonLabel)).toEqual([]);
    const placeholders = [
      messages.alsoNear,
      messages.browse,
      messages.openQuestion,
      messages.openSection,
      messages.openTopic,
    ];
    expect(placeholders.filter((text) => text.length > LIMITS.selectPlaceholder)).toEqual([]);
  });

  it('mention commands and options by their names in that language', () => {
    const names = commands.map((command) => messages.commands[command.name].name);
    const mentioned = [...textsOf(messages).values()].flatMap((text) =>
      [...text.matchAll(/`\/([^`\s]+)`/g)].map(([, name]) => name),
    );
    expect(mentioned).toHaveLength(3);
    for (const name of mentioned) expect(names).toContain(name);
    expect(messages.helpPrivate).toContain(`\`${messages.privateOption.name}\``);
  });
});

describe('counted nouns', () => {
  it.each([
    [1, '1 вопрос'],
    [2, '2 вопроса'],
    [5, '5 вопросов'],
    [11, '11 вопросов'],
    [21, '21 вопрос'],
    [22, '22 вопроса'],
    [112, '112 вопросов'],
  ])('agree with %i in Russian', (count, text) => {
    expect(ru.found(count, 'x').split(' ').slice(0, 2).join(' ')).toBe(text);
  });

  it('are singular for 0 in French, plural in Spanish', () => {
    expect(fr.found(0, 'x')).toBe('0 question contient «\u00A0x\u00A0»');
    expect(fr.found(2, 'x')).toBe('2 questions contiennent «\u00A0x\u00A0»');
    expect(es.found(0, 'x')).toBe('0 preguntas contienen x');
    expect(es.found(1, 'x')).toBe('1 pregunta contiene x');
  });
});

describe('messagesFor', () => {
  it.each([
    ['fr', fr],
    ['es-ES', es],
    ['es-419', es],
    ['ru', ru],
    ['zh-CN', zh],
    ['zh-TW', zhTw],
    ['en-US', en],
    ['en-GB', en],
    ['de', en],
    [undefined, en],
  ])('%s', (locale, messages) => {
    expect(messagesFor(locale)).toBe(messages);
  });

  it.each([
    ['en-US', 'ar', ar],
    ['fr', 'en', en],
    ['zh-TW', 'zh', zhTw],
    ['de', 'zh', zh],
    ['es-419', 'es', es],
    [undefined, 'ru', ru],
  ] as const)('%s, for a question in %s', (locale, language, messages) => {
    expect(messagesFor(locale, language)).toBe(messages);
  });
});

describe('durations and lists', () => {
  const uptime = ((3 * 24 + 4) * 60 + 12) * 60_000;

  it.each([
    [en, '3 days 4 hr 12 min', '2.1 ms', '12 ms'],
    [fr, '3 j 4 h 12 min', '2,1 ms', '12 ms'],
    [es, '3 d 4 h 12 min', '2,1 ms', '12 ms'],
    [ru, '3 дн. 4 ч 12 мин', '2,1 мс', '12 мс'],
    [zh, '3天 4小时 12分钟', '2.1毫秒', '12毫秒'],
    [zhTw, '3 天 4 小時 12 分鐘', '2.1 毫秒', '12 毫秒'],
  ] as const)('have the units and decimals of the language', (messages, time, short, long) => {
    const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ');
    expect(plain(duration(uptime, messages))).toBe(time);
    expect(plain(milliseconds(2.14, messages))).toBe(short);
    expect(plain(milliseconds(12.4, messages))).toBe(long);
  });

  it('leave out units above the first that is not 0', () => {
    expect(duration(59_999, en)).toBe('0 min');
    expect(duration(5 * 60_000, en)).toBe('5 min');
    expect(duration(24 * 60 * 60_000, en)).toBe('1 day 0 hr 0 min');
  });

  it('are joined as the language joins them', () => {
    expect(listOf(['Q15', 'Q16'], fr)).toBe('Q15, Q16');
    expect(listOf(['Q15', 'Q16'], es)).toBe('Q15 y Q16');
    expect(listOf(['Q15', 'Q16', 'Q17'], zh)).toBe('Q15、Q16、Q17');
  });
});

const { sections, questions } = response;

/** Somebody with the permission Manage Server. */
const MANAGER = { member: { user: ASKER, permissions: '32' } };

describe('command definitions', () => {
  const locales = translations().map(([locale]) => locale);
  const registry = createCommandRegistry('1');
  const registered = registry.overwrite(undefined, commandDefinitions(commands, sections));

  it('have every name and description in every language, and Discord accepts them', () => {
    expect(registered).toMatchObject({ status: 200 });
    expect(locales).toEqual(['fr', 'es-ES', 'es-419', 'ru', 'zh-CN', 'zh-TW']);
    const parts = registry.list().flatMap((command) => [command, ...(command.options ?? [])]);
    for (const part of parts) {
      expect(Object.keys(part.name_localizations ?? {})).toEqual(locales);
      if (part.description === '') continue;
      expect(Object.keys(part.description_localizations ?? {})).toEqual(locales);
    }
    expect(registry.list().find(({ name }) => name === 'ask')).toMatchObject({
      name_localizations: { fr: 'demander', 'es-419': 'consultar', ru: 'спросить', 'zh-TW': '提問' },
      options: [
        { name: 'query', name_localizations: { fr: 'question', ru: 'запрос' } },
        { name: 'private', name_localizations: { fr: 'privé', 'zh-CN': '私密' } },
      ],
    });
    expect(registry.list().find(({ type }) => type === 3)).toMatchObject({
      name: en.messageCommand,
      name_localizations: { fr: fr.messageCommand, 'es-ES': es.messageCommand },
    });
  });

  it('stay within the 8,000 characters of a command even with all languages added up', () => {
    for (const command of registry.list()) {
      const choices = (command.options ?? []).flatMap((option) => option.choices ?? []);
      const texts = [command, ...(command.options ?? [])].flatMap((part) => [
        part.name,
        part.description,
        ...Object.values(part.name_localizations ?? {}),
        ...Object.values(part.description_localizations ?? {}),
      ]);
      const all = [...texts, ...choices.flatMap(({ name, value }) => [name, String(value)])];
      expect(all.reduce((sum, text) => sum + text.length, 0)).toBeLessThanOrEqual(COMMAND_LIMITS.total);
    }
  });
});

describe('replies', () => {
  const handle = interactionHandler({
    sourceUrl: 'https://example.org/a/rather/long/address/of/the/published/response/bhutan.md',
  });
  const run = (
    locale: string,
    name: string,
    options: Readonly<Record<string, string | number>> = {},
    place: Readonly<Record<string, unknown>> = {},
  ): InteractionAnswer => answered(handle, { ...commandOf(name, options, 'guild', locale), ...place });
  const shown = (answer: InteractionAnswer): string => JSON.stringify(answer.response);

  it('are in the asker’s language, around the government’s words as published', () => {
    const text = shown(run('fr', 'ask', { query: 'loi sur les données personnelles' }));
    expect(text).toContain('Votre question\u00A0: loi sur les données personnelles');
    expect(text).toContain(fr.selectionNotRecorded);
    expect(text).toContain(fr.asPublished);
    expect(text).toContain(fr.remove);
    expect(text).toContain('The Chapter 21 of ICM Act 2018 is dedicated to the data protection');
    for (const english of [en.asPublished, en.selectionNotRecorded, en.alsoNear, en.remove]) {
      expect(text).not.toContain(english);
    }
  });

  it('quote the same words in every language', () => {
    const quotesIn = (locale: string): string[] =>
      shown(run(locale, 'ask', { query: 'data privacy law' }))
        .split(/\\n|"/)
        .filter((line) => line.startsWith('> '));
    const english = quotesIn('en-US');
    expect(english.length).toBeGreaterThan(0);
    for (const [locale] of translations()) expect(quotesIn(locale)).toEqual(english);
  });

  it('say what went wrong in the asker’s language', () => {
    expect(shown(run('ru', 'ask'))).toContain(ru.badOption('запрос'));
    expect(shown(run('zh-CN', 'nothing'))).toContain(zh.unknownCommand);
    expect(shown(run('es-419', 'summary', { section: 'Z' }))).toContain('Esa sección no existe');
    expect(shown(run('de', 'nothing'))).toContain(en.unknownCommand);
  });

  it('say in one sentence that a section contains none of the keywords', () => {
    const none = { keywords: 'zzzz', section: 'C' };
    expect(shown(run('en-US', 'search', none))).toContain('No question mentions zzzz** in section C: Legal');
    expect(shown(run('fr', 'search', none))).toContain(
      'ne contient «\u00A0zzzz\u00A0»** dans la section C\u00A0: Cadre',
    );
  });

  it.each([
    ['somebody who does not manage the server', { member: { user: ASKER, permissions: '2048' } }, false],
    ['somebody whose permissions are not known', {}, false],
    ['somebody who does', MANAGER, true],
    ['an administrator', { member: { user: ASKER, permissions: '8' } }, true],
    ['a manager, in a direct message', { ...MANAGER, context: 1 }, false],
  ])('list the commands for managers to those who can use them: %s', (_, place, listed) => {
    expect(shown(run('en-US', 'help', {}, place)).includes('`/status`')).toBe(listed);
  });

  it('list the commands by their names in the asker’s language', () => {
    for (const [locale, messages] of translations()) {
      const help = shown(run(locale, 'help', {}, MANAGER));
      for (const { name, description } of Object.values(messages.commands)) {
        expect(help).toContain(JSON.stringify(`- \`/${name}\` ${description}`).slice(1, -1));
      }
      expect(help).toContain(escapeText(messages.inviteServer));
    }
  });

  it.each(['en-US', ...translations().map(([locale]) => locale)])('fit into a message in %s', (locale) => {
    const ids = sections.map(({ id }) => id);
    const invocations: [string, Readonly<Record<string, string | number>>][] = [
      ['help', {}],
      ['contents', {}],
      ['summary', {}],
      ['export', {}],
      ...ids.flatMap((section): [string, Readonly<Record<string, string | number>>][] => [
        ['contents', { section }],
        ['export', { section }],
        ...[1, 2, 3, 4].map((page): [string, Readonly<Record<string, string | number>>] => [
          'summary',
          { section, page },
        ]),
      ]),
      ...[...questions.keys()].flatMap((number): [string, Readonly<Record<string, string | number>>][] => [
        ['question', { number: `Q${number}` }],
        ['ask', { query: `Q${number}` }],
      ]),
      ['search', { keywords: 'data' }],
      ['search', { keywords: 'zzzz' }],
      ['ask', { query: 'something entirely different about the weather' }],
      ['ask', { query: 'Q999' }],
    ];
    // If the bot may not post, a line above each reply says so, which makes the longest replies.
    const places = [{}, { app_permissions: '0' }];
    for (const [name, options] of invocations) {
      for (const place of places) {
        const answer = run(locale, name, options, place);
        expect(answer.status).toBe('answered');
        const data = 'data' in answer.response ? answer.response.data : undefined;
        expect(messageSchema.safeParse(data).error?.issues ?? []).toEqual([]);
      }
    }
  });
});
