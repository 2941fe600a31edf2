import { counterIn } from './format.ts';
import type { Messages } from './messages.ts';

const many = counterIn('ru');

/** Russian. In counted nouns `other` is the form for "many": counts here are whole numbers. */
export const ru: Messages = {
  locale: 'ru',
  direction: 'left to right',
  sentenceGap: ' ',
  fullStop: '.',
  commands: {
    ask: {
      name: 'спросить',
      description: 'Спросите своими словами: бот ответит дословной цитатой из ответов правительства',
      options: { query: { name: 'запрос', description: 'Ваш вопрос или номер, например Q39' } },
    },
    search: {
      name: 'найти',
      description: 'Найти ключевые слова во всех вопросах и ответах',
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
        number: { name: 'номер', description: 'Номер вопроса или несколько слов о его теме' },
      },
    },
    summary: {
      name: 'обзор',
      description: 'Краткий обзор раздела или всех ответов',
      options: { section: { name: 'раздел', description: 'Раздел; если не указать — все ответы' } },
    },
    contents: {
      name: 'содержание',
      description: 'Просмотр по разделам, темам и вопросам',
      options: { section: { name: 'раздел', description: 'Начать с этого раздела' } },
    },
    list: {
      name: 'список',
      description: 'Всё, что названо в ответах (законы, органы, ссылки…), или пустые ответы',
      options: {
        what: { name: 'что', description: 'Что перечислить' },
        section: { name: 'раздел', description: 'Только в этом разделе' },
      },
    },
    export: {
      name: 'экспорт',
      description: 'Скачать раздел или все ответы файлом, со ссылками на источник',
      options: {
        section: { name: 'раздел', description: 'Только этот раздел' },
        format: { name: 'формат', description: 'Формат файла; по умолчанию Markdown' },
      },
    },
    help: { name: 'помощь', description: 'Что делает этот бот и как им пользоваться', options: {} },
    status: {
      name: 'статус',
      description: 'Для тех, кто управляет сервером: версия, ответы, время работы и задержка',
      options: {},
    },
  },
  messageCommand: 'Найти в ответах',
  privateOption: {
    name: 'приватно',
    description: 'Ответ увидите только вы (иначе адреса почты скрыты)',
  },

  chat: {
    hello: 'Рад помочь: я цитирую ответы правительства. Например:',
    examples: ['Есть ли закон о защите данных?', 'Кто национальный директор по ИТ?', 'Какие законы названы?'],
    nextPage: 'Чтобы перелистнуть страницу, нажмите кнопку под ответом.',
    about: (f) => ({
      ticks:
        'В опубликованном тексте напечатаны варианты, но отметка потеряна. Это ни «да», ни «нет»: бот показывает варианты и то, что написано под ними.',
      errors: 'Ответы показаны так, как опубликованы. Об ошибке бота сообщите тому, кто управляет им здесь.',
      privacy: `Бот ничего о вас не хранит, базы данных у него нет. Ваш текст не передаётся другим службам. ${f.logging}`,
      legal: 'Нет. Это ответы правительства на опрос, а не юридическая консультация.',
      reuse:
        'Цитируйте слова правительства со ссылкой, которую даёт каждый ответ. На каких условиях опубликован текст, боту неизвестно.',
      languages:
        'Спрашивать можно на английском, французском, испанском, русском, китайском и арабском. Ответы остаются на языке правительства.',
      country: `Здесь только ответы одной страны: ${f.country}.`,
      source: `Источник: ответы на опрос ${f.survey} (${f.country}): ${f.source}`,
      operator:
        f.operator === undefined
          ? 'Ботом управляет тот, кто его установил; эта копия не сообщает, кто это. Программа — msq-bot.'
          : `Ботом управляет ${f.operator}. Программа — msq-bot.`,
      ai: 'Это бот, но без языковой модели: он ищет в ответах и цитирует их дословно. Ничего не генерируется.',
      official: `Цитаты — это ответы правительства (${f.country}) на опрос ${f.survey} в опубликованном виде. Сам бот не представляет ни правительство, ни ООН.`,
      questions: `Вопросов в анкете: ${f.questions}, разделов: ${f.sections}.`,
      limits: 'Бот говорит только то, что есть в ответах: никаких мнений и новостей.',
      date: `Это ответы на опрос ${f.survey}. Бот не знает, в какой день их написали и что изменилось с тех пор.`,
      survey: `Опрос ${f.survey} (${f.publisher}). Правительства заполняют его анкету: ${f.form}.`,
      document: `Ответы правительства (${f.country}) на анкету ${f.form}, ${f.survey}. Вопросов: ${f.questions}.`,
      bot: `Это msq-bot. Он отвечает на вопросы словами правительства из ответов на опрос ${f.survey} (${f.country}). Просто спросите.`,
      free: 'Пользоваться ботом можно бесплатно. Код msq-bot открыт, лицензия MIT.',
    }),
    lists: {
      laws: 'Законы и правила',
      policies: 'Политика, стратегии и планы',
      bodies: 'Органы и организации',
      programmes: 'Программы и проекты',
      systems: 'Системы и порталы',
      people: 'Люди',
      positions: 'Должности',
      technologies: 'Технологии',
      amounts: 'Денежные суммы',
      dates: 'Даты и периоды',
      links: 'Ссылки',
      social_media: 'Аккаунты в соцсетях',
      emails: 'Адреса электронной почты',
      blank: 'Оставлено пустым',
      in_development: 'В разработке',
      not_recorded: 'Отметки не сохранились',
      same_answer: 'Одинаковые ответы',
      no_details: 'Пустые или только ссылки',
    },
    allLists: 'Списки',
    openList: 'Открыть список',
    emptyList: 'Ничего такого нет.',
    byAddress: (numbers) => `Только в виде ссылки: ${numbers}.`,
    yearsInNames: (numbers) => `Годы в названиях: ${numbers}.`,
    inQuestions: (numbers) => `Только в вопросе: ${numbers}.`,
    namesNote: 'Названия взяты из ответов по правилам: какого-то может не хватать.',
  },

  youAsked: (query) => `Ваш запрос: ${query}`,
  lettered: (letter, title) => `${letter}: ${title}`,
  section: (name) => `Раздел ${name}`,
  unofficially: (translation) => `Неофициальный перевод: ${translation}`,
  optionsPrinted: (options) => `Варианты в форме: ${options}.`,
  selectionNotRecorded: 'В опубликованном тексте не видно, что отмечено.',
  selected: (options) => `Отмечен вариант: ${options}.`,
  blank: 'Это поле оставлено пустым.',
  noField: 'Здесь нет текстового поля, только эти варианты ответа.',
  noDetails: 'без пояснений',
  sameAnswer: (numbers) => `${numbers}: одинаковый ответ`,
  sameAnswerAs: (number) => `тот же ответ, что и на ${number}`,
  answerContinues: 'Это не весь ответ: откройте вопрос, чтобы прочитать его целиком.',
  inDevelopment: 'В разработке',
  alsoNear: 'Похожие темы',
  searchedFor: (typed, used) => `вместо «${typed}» искали «${used}»`,
  matchedWords: (list) => `совпадения: ${list}`,
  emailsHidden: 'Адреса почты видны только с параметром `приватно`.',
  showEmails: 'Показать мне адреса почты',
  source: (country, survey) => `${country} · ${survey}`,
  asPublished: 'Дословный текст правительства на английском, без перевода.',

  unclear: 'Ясного ответа в опубликованном тексте не нашлось.',
  nearest: 'Ближе всего по смыслу:',
  nothingFound: 'В опубликованных ответах по этому запросу ничего не нашлось.',
  notAsked: (theme) => `В анкете нет вопросов на эту тему: ${theme}.`,
  tryInstead: 'Спросите иначе или выберите раздел анкеты:',
  noSuchQuestion: (number, last) => `Вопроса ${number} нет: они пронумерованы от 1 до ${last}.`,
  browse: 'Просмотреть раздел',

  found: (count, keywords) =>
    `${many(count, { one: 'вопрос', few: 'вопроса', other: 'вопросов' })} по запросу ${keywords}`,
  foundNothing: (keywords) => `По запросу ${keywords} ничего не найдено`,
  inSection: (name) => `в разделе ${name}`,
  inTheQuestion: 'в вопросе, а не в ответе',
  searchTips:
    'Чем меньше слов, тем больше результатов; `OR` между словами ищет любое из них. Эта команда ищет слова английского текста; `/спросить` понимает вопрос на русском.',
  nothingToSearch: (keywords) => `В запросе «${keywords}» нечего искать`,
  wordNeeded:
    'Укажите хотя бы одно слово, по которому искать. Слова вроде «the» есть везде, а слово с минусом только исключается.',
  openQuestion: 'Открыть вопрос',
  seeAlso: (numbers) => `См. также: ${numbers}.`,

  required: 'обязательный вопрос',
  lines: (question, from, to) =>
    from === to ? `${question}, строка ${from}` : `${question}, строки ${from}–${to}`,
  previous: 'Назад',
  next: 'Далее',
  page: (page, pages) => `Страница ${page} из ${pages}`,
  openSection: 'Открыть раздел',
  toSummary: 'Обзор',
  allSections: 'Все разделы',
  openTopic: 'Открыть тему',
  contents: 'Содержание',
  figures: ({ questions, topics, details, development, not_recorded: notRecorded, blank }) =>
    [
      many(questions, { one: 'вопрос', few: 'вопроса', other: 'вопросов' }),
      many(topics, { one: 'тема', few: 'темы', other: 'тем' }),
      details > 0 ? `${details} с пояснениями` : '',
      development > 0 ? `${development} в разработке` : '',
      notRecorded > 0 ? `${notRecorded} без отметки` : '',
      blank > 0
        ? many(blank, { one: 'поле не заполнено', few: 'поля не заполнены', other: 'полей не заполнено' })
        : '',
    ]
      .filter(Boolean)
      .join(' · '),
  states: {
    details: 'с пояснениями',
    development: 'в разработке',
    not_recorded: 'без отметки',
    blank: 'поле не заполнено',
  },
  wholeResponse: (country) => `Все ответы (${country})`,

  helpIntro: (country, survey) =>
    `Что правительство (страна: ${country}) ответило на вопросы исследования «${survey}». Спрашивайте на русском или английском; цитаты остаются на английском.`,
  helpHonesty:
    'Каждый ответ приводится дословно, на языке оригинала, с номером вопроса. Бот ничего не сочиняет. Если в опубликованном тексте не видно, какой вариант отмечен, бот так и говорит и показывает то, что было написано.',
  helpPrivate: 'Включите в команде параметр `приватно`, и ответ увидите только вы.',
  questionsLogged:
    'Владелец этого бота записывает, о чём спрашивают (но не кто), чтобы узнать, на что бот не смог ответить.',
  questionsNotLogged: 'Ни ваши вопросы, ни то, кто спрашивает, не записываются.',
  helpInvite: (server, account) => `Добавить бота: ${server} · ${account}`,
  inviteServer: 'на сервер',
  inviteAccount: 'в свои приложения',
  commandList: 'Команды',

  status: ({ version, response, document, sha256, uptime, transports, latency }) =>
    [
      `**msq-bot ${version}**`,
      `Ответы: ${response}`,
      `Документ: ${document}, SHA-256 начинается с ${sha256}`,
      `Время работы: ${uptime}`,
      latency
        ? `Задержка: медиана ${latency.median}, 99-й процентиль ${latency.p99} (${many(latency.count, { one: 'взаимодействие', few: 'взаимодействия', other: 'взаимодействий' })})`
        : 'Задержка: измерений ещё нет',
      `Доступ: ${transports}`,
    ].join('\n'),

  activity: ({ outcomes, languages, commands, topics, notMeant }) =>
    [
      `Результаты: ${outcomes}`,
      `Языки: ${languages}`,
      `Команды: ${commands}`,
      `Чаще всего спрашивают: ${topics}`,
      `Не то, что имели в виду: ${notMeant}`,
    ].join('\n'),

  exported: (name) =>
    `Ответы приведены так, как опубликованы, каждый со ссылкой на источник. Содержание: ${name}`,
  cite: 'Ссылка на',
  citeNote: 'Скопируйте ссылку:',
  mayNotPost: 'Бот не может писать в этом канале, поэтому сообщение видите только вы.',

  remove: 'Удалить',
  notYours: 'Удалить это сообщение может только тот, кто задал вопрос.',
  share: 'В канал',

  notMeant: 'Не то, что мне нужно',
  notMeantNear: 'Возможно, вам нужна одна из этих тем:',
  notMeantNone: 'Других близких тем нет. Просмотрите раздел или спросите иначе.',
  howToAsk:
    'Спрашивайте об одном за раз и словами анкеты, если знаете их, например «закон о защите данных». `/найти` находит точные слова, а номер вроде `Q39` открывает вопрос.',

  unknownCommand: 'Неизвестная команда. Список команд: `/помощь`.',
  unknownSection: (sections) => `Такого раздела нет. Разделы: ${sections}.`,
  badOption: (name) => `Заполните поле «${name}» и отправьте команду ещё раз.`,
  unknownChoice: (value, choices) => `Варианта «${value}» здесь нет. Выберите один из: ${choices}.`,
  messageWithoutText: 'В этом сообщении нет текста для поиска.',
  oldButton: 'Эта кнопка или меню больше не действует. Вызовите команду ещё раз.',
  failure: (reference) =>
    `Произошла ошибка. Попробуйте ещё раз; если она повторится, отправьте этот код владельцу бота: \`${reference}\``,
};
