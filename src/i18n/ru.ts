import type { Messages } from './messages.ts';
import { counterIn } from './plural.ts';

const many = counterIn('ru');

/** Russian. In counted nouns `other` is the form for "many": counts here are whole numbers. */
export const ru: Messages = {
  locale: 'ru',
  commands: {
    ask: {
      name: 'спросить',
      description: 'Спросите своими словами; бот приведёт слова самого правительства с номерами вопросов',
      options: {
        query: {
          name: 'запрос',
          description: 'Что вы хотите узнать (на английском), или номер вопроса, например Q39',
        },
      },
    },
    search: {
      name: 'найти',
      description: 'Найти все вопросы, где встречаются ключевые слова',
      options: {
        keywords: {
          name: 'слова',
          description: 'Слова на английском; "фраза" в кавычках; -слово, чтобы исключить',
        },
        section: { name: 'раздел', description: 'Только в этом разделе' },
      },
    },
    question: {
      name: 'вопрос',
      description: 'Показать вопрос и ответ на него',
      options: {
        number: { name: 'номер', description: 'Номер вопроса или слова из его темы (на английском)' },
      },
    },
    summary: {
      name: 'обзор',
      description: 'Краткий обзор раздела или всех ответов',
      options: { section: { name: 'раздел', description: 'Раздел; если не указан, все ответы' } },
    },
    contents: {
      name: 'содержание',
      description: 'Просмотр по разделам, темам и вопросам',
      options: { section: { name: 'раздел', description: 'Начать с этого раздела' } },
    },
    export: {
      name: 'экспорт',
      description: 'Раздел или все ответы в виде файла со ссылками на источник',
      options: {
        section: { name: 'раздел', description: 'Только этот раздел' },
        format: { name: 'формат', description: 'Тип файла; если не указан, markdown' },
      },
    },
    help: { name: 'справка', description: 'Что делает этот бот и как им пользоваться', options: {} },
    status: {
      name: 'состояние',
      description: 'Для управляющих сервером: версия, ответ, время работы и задержка',
      options: {},
    },
  },
  messageCommand: 'Найти в ответах',
  privateOption: {
    name: 'приватно',
    description: 'Показать сообщение только вам (только так видны адреса электронной почты)',
  },

  youAsked: (query) => `Ваш запрос: ${query}`,
  section: (title) => `Раздел ${title}`,
  optionsPrinted: (options) => `Варианты в форме: ${options}.`,
  selectionNotRecorded: 'В опубликованном тексте не сохранилось, какой вариант отмечен.',
  selected: (options) => `Отмечено: ${options}.`,
  blank: 'Это поле оставлено пустым.',
  noField: 'Здесь нет текстового поля, только эти варианты ответа.',
  noDetails: 'подробности не указаны',
  sameAnswer: (numbers) => `${numbers}: ответ один и тот же`,
  sameAnswerAs: (number) => `тот же ответ, что и в ${number}`,
  answerContinues: 'Ответ длиннее: откройте вопрос, чтобы прочитать его целиком.',
  inDevelopment: 'В разработке',
  alsoNear: 'Другие близкие темы',
  alsoSearched: (phrasing) => `поиск также по словам: ${phrasing}`,
  searchedFor: (typed, used) => `«${typed}» прочитано как «${used}»`,
  matchedWords: (list) => `совпадения: ${list}`,
  emailsHidden: 'Адреса электронной почты видны только с параметром `приватно`.',
  source: (country, survey) => `${country} · ${survey}`,
  asPublished: 'Слова самого правительства, в оригинале, как опубликовано.',

  unclear: 'В опубликованных ответах об этом ясно не сказано.',
  nearest: 'Ближайшие вопросы:',
  nothingFound: 'В опубликованных ответах нет ничего по вашему запросу.',
  notAsked: () => 'В вопроснике нет вопросов на эту тему.',
  tryInstead:
    'Вопросник охватывает следующие разделы. Выберите один из них или спросите иначе, на английском языке:',
  noSuchQuestion: (number, last) => `Вопроса ${number} нет: вопросы пронумерованы от 1 до ${last}.`,
  browse: 'Просмотреть раздел',

  found: (count, keywords) =>
    `${many(count, { one: 'вопрос', few: 'вопроса', other: 'вопросов' })} по запросу ${keywords}`,
  foundNothing: (keywords) => `Нет вопросов по запросу ${keywords}`,
  inSection: (title) => `в разделе ${title}`,
  inTheQuestion: 'в вопросе, а не в ответе',
  searchTips:
    'Чем меньше слов, тем больше результатов. `/спросить` понимает вопрос, заданный своими словами (на английском); эта команда ищет точные слова.',
  openQuestion: 'Открыть вопрос',
  openOneOf: (numbers) => `Открыть вопрос: ${numbers}`,

  required: 'обязательный вопрос',
  lines: (from, to) => (from === to ? `строка ${from}` : `строки ${from}–${to}`),
  previous: 'Назад',
  next: 'Далее',
  page: (page, pages) => `Страница ${page} из ${pages}`,
  openSection: 'Открыть раздел',
  atAGlance: 'Вкратце',
  allSections: 'Все разделы',
  openTopic: 'Открыть тему',
  contents: 'Содержание',
  figures: ({ questions, topics, withDetails, blank, notRecorded, inDevelopment }) =>
    [
      many(questions, { one: 'вопрос', few: 'вопроса', other: 'вопросов' }),
      many(topics, { one: 'тема', few: 'темы', other: 'тем' }),
      `${withDetails} с подробностями`,
      blank > 0
        ? many(blank, { one: 'поле не заполнено', few: 'поля не заполнены', other: 'полей не заполнено' })
        : '',
      notRecorded > 0
        ? many(notRecorded, {
            one: 'отметка не сохранилась',
            few: 'отметки не сохранились',
            other: 'отметок не сохранилось',
          })
        : '',
      inDevelopment > 0 ? `${inDevelopment} в разработке` : '',
    ]
      .filter(Boolean)
      .join(' · '),
  states: {
    details: 'с подробностями',
    development: 'в разработке',
    not_recorded: 'выбор не сохранился',
    blank: 'без ответа',
  },
  wholeResponse: (country) => `Все ответы (${country})`,

  helpIntro: (country, survey) =>
    `Узнайте, что правительство (${country}) ответило в рамках исследования «${survey}». Поиск работает на английском, языке опубликованного текста.`,
  helpHonesty:
    'Каждый ответ приводится дословно, на языке оригинала, с номером вопроса. Ничего не генерируется. Если в опубликованном тексте не сохранилось, какой вариант отмечен, бот говорит об этом и показывает то, что было написано.',
  helpPrivate: 'Добавьте к команде `приватно: True`, чтобы сообщение видели только вы.',
  helpInvite: (server, account) => `Добавить бота: ${server} · ${account}`,
  inviteServer: 'на сервер',
  inviteAccount: 'в свою учётную запись',
  commandList: 'Команды',

  status: ({ version, response, document, sha256, uptime, transports, latency }) =>
    [
      `**msq-bot ${version}**`,
      `Ответ: ${response}`,
      `Документ: ${document}, SHA-256 начинается с ${sha256}`,
      `Работает: ${uptime}`,
      latency
        ? `Задержка: медиана ${latency.median}, 99 из 100 не дольше ${latency.p99} (${many(latency.count, { one: 'взаимодействие', few: 'взаимодействия', other: 'взаимодействий' })})`
        : 'Задержка: взаимодействий ещё не было',
      `Доступ: ${transports}`,
    ].join('\n'),

  exported: (name) => `${name}: тексты как опубликовано, каждый ответ со ссылкой на источник.`,
  cite: 'Цитировать',
  citeNote: 'Для копирования:',
  mayNotPost: 'Бот не может писать в этом канале, поэтому сообщение видите только вы.',

  remove: 'Удалить',
  notYours: 'Удалить это сообщение может только тот, кто задал вопрос.',
  share: 'Показать в канале',

  unknownCommand: 'Такой команды здесь нет. Список команд: `/справка`.',
  unknownSection: (sections) => `Такого раздела нет. Разделы: ${sections}.`,
  badOption: (name) => `Заполните поле «${name}» и отправьте команду ещё раз.`,
  messageWithoutText: 'В этом сообщении нет текста для поиска.',
  oldButton: 'Эта кнопка из прежней версии. Выполните команду ещё раз.',
  failure: (reference) =>
    `На стороне бота произошла ошибка. Попробуйте ещё раз; если она повторится, сообщите этот код оператору бота: \`${reference}\``,
};
