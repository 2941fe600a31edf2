import { en } from './en.ts';
import type { Messages } from './messages.ts';

/** Keeps a text in its own direction, whichever that is, among Arabic words: U+2068 and U+2069. */
const apart = (text: string): string => `\u2068${text}\u2069`;
/** Keeps a text right to left, also in a button or menu of a client that runs left to right: U+2067. */
const rightToLeft = (text: string): string => `\u2067${text}\u2069`;
/** Keeps a range of numbers left to right: U+2066. */
const range = (from: number, to: number): string => `\u2066${from}–${to}\u2069`;

/**
 * Arabic. Discord has no such locale: these messages answer questions in Arabic. Commands and options are called by
 * their English names, which is what most clients of Arabic speakers show. Counts stand after labels, so that no noun
 * has to agree with them.
 */
export const ar: Messages = {
  locale: 'ar-u-nu-latn',
  direction: 'right to left',
  sentenceGap: ' ',
  fullStop: '.',
  commands: {
    ask: {
      name: en.commands.ask.name,
      description: 'اطرح سؤالك بكلماتك؛ الجواب هو كلام الحكومة حرفيًا',
      options: { query: { name: en.commands.ask.options.query.name, description: 'سؤالك، أو رقم مثل Q39' } },
    },
    search: {
      name: en.commands.search.name,
      description: 'ابحث عن كلماتك في جميع الأسئلة والأجوبة',
      options: {
        keywords: {
          name: en.commands.search.options.keywords.name,
          description: 'كلمات بالإنجليزية؛ "عبارة" بين علامتي اقتباس؛ -كلمة لاستبعادها',
        },
        section: { name: en.commands.search.options.section.name, description: 'في هذا القسم فقط' },
      },
    },
    question: {
      name: en.commands.question.name,
      description: 'عرض سؤال واحد مع جوابه',
      options: {
        number: {
          name: en.commands.question.options.number.name,
          description: 'رقم السؤال، أو بضع كلمات عن موضوعه',
        },
      },
    },
    summary: {
      name: en.commands.summary.name,
      description: 'نظرة سريعة على قسم أو على جميع الأجوبة',
      options: {
        section: {
          name: en.commands.summary.options.section.name,
          description: 'القسم؛ وإن تُرك فارغًا فجميع الأجوبة',
        },
      },
    },
    contents: {
      name: en.commands.contents.name,
      description: 'تصفح الأقسام والمواضيع والأسئلة',
      options: {
        section: { name: en.commands.contents.options.section.name, description: 'ابدأ بهذا القسم' },
      },
    },
    list: {
      name: en.commands.list.name,
      description: 'كل ما تذكره الأجوبة (قوانين، جهات، روابط…) أو ما تُرك منها فارغًا',
      options: {
        what: { name: en.commands.list.options.what.name, description: 'ما تريد سرده' },
        section: { name: en.commands.list.options.section.name, description: 'في هذا القسم فقط' },
      },
    },
    export: {
      name: en.commands.export.name,
      description: 'تنزيل قسم أو جميع الأجوبة مع الإحالات',
      options: {
        section: { name: en.commands.export.options.section.name, description: 'هذا القسم فقط' },
        format: {
          name: en.commands.export.options.format.name,
          description: 'صيغة الملف (Markdown إن لم تُحدَّد)',
        },
      },
    },
    help: { name: en.commands.help.name, description: 'ما يفعله هذا البوت وكيف تستخدمه', options: {} },
    status: {
      name: en.commands.status.name,
      description: 'لمن يديرون الخادم: الإصدار والأجوبة ومدة التشغيل وزمن الاستجابة',
      options: {},
    },
  },
  messageCommand: 'البحث في الأجوبة',
  privateOption: {
    name: en.privateOption.name,
    description: 'لا يرى الرد سواك (وبدونه لا تظهر عناوين البريد)',
  },

  chat: {
    hello: 'بكل سرور: أقتبس ما أجابت به الحكومة. جرّب مثلًا:',
    examples: ['هل يوجد قانون لحماية البيانات؟', 'من هو المدير الوطني للمعلومات؟', 'ما القوانين المذكورة؟'],
    nextPage: 'للانتقال بين الصفحات اضغط الزرين أسفل الرد.',
    about: (f) => ({
      ticks:
        'يطبع النص المنشور الخيارات ولا يُظهر أيها تم تحديده. وليس هذا «نعم» ولا «لا»: يعرض البوت الخيارات وما كُتب تحتها.',
      errors: 'تُعرض الأجوبة كما نُشرت. وإن كان الخطأ من البوت فأبلغ من يديره على هذا الخادم.',
      privacy: `لا يحفظ البوت شيئًا عنك وليست له قاعدة بيانات. لا يُرسل ما تكتبه إلى أي خدمة أخرى. ${f.logging}`,
      legal: 'لا. هذه أجوبة حكومة عن استبيان وليست استشارة قانونية.',
      reuse: 'اقتبس كلام الحكومة مع الإحالة المذكورة في كل رد. ولا يعرف البوت بأي ترخيص نُشر النص.',
      languages:
        'يمكنك السؤال بالإنجليزية والفرنسية والإسبانية والروسية والصينية والعربية. وتبقى الأجوبة باللغة التي كتبتها بها الحكومة.',
      country: `ليس هنا إلا أجوبة بلد واحد: ${f.country}.`,
      source: `المصدر: أجوبة ${f.country} عن ${apart(f.survey)}: ${apart(f.source)}`,
      operator:
        f.operator === undefined
          ? `يدير البوت من ثبّته، ولا تذكر هذه النسخة من هو. اسم البرنامج ${apart('msq-bot')}.`
          : `يدير البوت ${apart(f.operator)}. اسم البرنامج ${apart('msq-bot')}.`,
      ai: 'بوت بلا نموذج لغوي: يبحث في الأجوبة ويقتبسها حرفيًا ولا يولّد شيئًا.',
      official: `الاقتباسات هي أجوبة حكومة ${f.country} عن ${apart(f.survey)} كما نُشرت. ولا يتحدث البوت باسم الحكومة ولا باسم الأمم المتحدة.`,
      questions: `عدد أسئلة الاستبيان ${f.questions} وعدد أقسامه ${f.sections}.`,
      limits: 'لا يقول البوت إلا ما في الأجوبة: لا آراء ولا أخبار.',
      date: `هذه أجوبة عن ${apart(f.survey)}. ولا يعرف البوت في أي يوم كُتبت ولا ما تغيّر بعدها.`,
      survey: `${apart(f.survey)} (${apart(f.publisher)}). تملأ الحكومات استبيانه: ${apart(f.form)}.`,
      document: `أجوبة حكومة ${f.country} عن ${apart(f.form)}، ${apart(f.survey)}. عدد الأسئلة: ${f.questions}.`,
      bot: `هذا ${apart('msq-bot')}. يجيب عن الأسئلة بكلمات الحكومة من أجوبة ${f.country} عن ${apart(f.survey)}. اسأل مباشرة.`,
      free: `السؤال مجاني. شيفرة ${apart('msq-bot')} مفتوحة المصدر برخصة ${apart('MIT')}.`,
    }),
    lists: {
      laws: 'القوانين واللوائح',
      policies: 'السياسات والاستراتيجيات والخطط',
      bodies: 'الجهات',
      programmes: 'البرامج والمشاريع',
      systems: 'الأنظمة والبوابات',
      people: 'الأشخاص',
      positions: 'المناصب',
      technologies: 'التقنيات',
      amounts: 'المبالغ المالية',
      dates: 'التواريخ والفترات',
      links: 'الروابط',
      social_media: 'حسابات التواصل الاجتماعي',
      emails: 'عناوين البريد الإلكتروني',
      blank: 'أجوبة فارغة',
      in_development: 'قيد الإنجاز',
      not_recorded: 'خيارات لم يُسجَّل تحديدها',
      same_answer: 'الجواب نفسه لعدة أسئلة',
      no_details: 'فارغة أو روابط فقط',
    },
    allLists: 'القوائم',
    openList: 'افتح قائمة',
    emptyList: 'لا يوجد شيء من ذلك.',
    byAddress: (numbers) => `كرابط فقط: ${apart(numbers)}.`,
    yearsInNames: (numbers) => `سنوات ضمن أسماء: ${apart(numbers)}.`,
    inQuestions: (numbers) => `في السؤال فقط: ${apart(numbers)}.`,
    namesNote: 'الأسماء كما وردت في الأجوبة، واستُخرجت بقواعد آلية: قد ينقص بعضها.',
  },

  youAsked: (query) => `سؤالك: ${apart(query)}`,
  lettered: (letter, title) => rightToLeft(`${letter}: ${title}`),
  section: (name) => rightToLeft(`القسم ${name}`),
  unofficially: (translation) => `ترجمة غير رسمية: ${translation}`,
  optionsPrinted: (options) => `خيارات الاستمارة: ${apart(options)}.`,
  selectionNotRecorded: 'لا يبيّن النص المنشور أي خيار تم تحديده.',
  selected: (options) => `الخيار المحدد: ${apart(options)}.`,
  blank: 'تُرك هذا الحقل فارغًا.',
  noField: 'ليس لهذا السؤال حقل نصي، بل هذه الخيارات فقط.',
  noDetails: 'بلا تفاصيل',
  sameAnswer: (numbers) => `${apart(numbers)}: الجواب نفسه`,
  sameAnswerAs: (number) => `الجواب نفسه كما في ${apart(number)}`,
  answerContinues: 'للجواب بقية: افتح السؤال لقراءته كاملًا.',
  inDevelopment: 'قيد الإنجاز',
  alsoNear: 'مواضيع ذات صلة',
  searchedFor: (typed, used) => `بحثنا عن «${apart(used)}» بدلًا من «${apart(typed)}»`,
  matchedWords: (list) => `كلمات مطابقة: ${apart(list)}`,
  emailsHidden: `لا تظهر عناوين البريد إلا مع الخيار \`${en.privateOption.name}\`.`,
  showEmails: 'أظهر لي عناوين البريد',
  source: (country, survey) => `${country} · ${apart(survey)}`,
  asPublished: 'كلام الحكومة حرفيًا بالإنجليزية كما نُشر.',

  unclear: 'لم نجد جوابًا واضحًا في النص المنشور.',
  nearest: 'الأقرب إلى سؤالك:',
  nothingFound: 'لم نجد في الأجوبة المنشورة ما يطابق سؤالك.',
  notAsked: (theme) => `لا يسأل الاستبيان عن هذا الموضوع: ${apart(theme)}.`,
  tryInstead: 'أعد صياغة سؤالك، أو اختر قسمًا من الاستبيان:',
  noSuchQuestion: (number, last) => `لا يوجد سؤال رقم ${number}: الأسئلة مرقمة من 1 إلى ${last}.`,
  browse: 'تصفح قسمًا',

  found: (count, keywords) => `أسئلة تتضمن «${apart(keywords)}»: ${count}`,
  foundNothing: (keywords) => `لا سؤال يتضمن «${apart(keywords)}»`,
  inSection: (name) => `في القسم ${name}`,
  inTheQuestion: 'في السؤال لا في الجواب',
  nothingToSearch: (keywords) => `لا كلمة للبحث عنها في «${apart(keywords)}»`,
  wordNeeded:
    'اكتب كلمة واحدة على الأقل تدل على ما تبحث عنه. كلمات مثل «the» موجودة في كل مكان، والكلمة المسبوقة بعلامة ناقص تُستبعد فقط.',
  searchTips: `كلمات أقل تعني نتائج أكثر، ويبحث \`OR\` بين كلمتين عن أيٍّ منهما. يبحث هذا الأمر عن كلمات النص الإنجليزي نفسها؛ أما \`/${en.commands.ask.name}\` فيفهم سؤالًا بالعربية.`,
  openQuestion: 'افتح سؤالًا',
  seeAlso: (numbers) => `انظر أيضًا: ${numbers}.`,

  required: 'إلزامي',
  lines: (question, from, to) =>
    from === to ? `${apart(question)}، السطر ${from}` : `${apart(question)}، الأسطر ${range(from, to)}`,
  previous: 'السابق',
  next: 'التالي',
  page: (page, pages) => `صفحة ${page} من ${pages}`,
  openSection: 'افتح قسمًا',
  toSummary: 'نظرة سريعة',
  allSections: 'جميع الأقسام',
  openTopic: 'افتح موضوعًا',
  contents: 'المحتويات',
  figures: ({ questions, topics, details, development, not_recorded: notRecorded, blank }) =>
    [
      `الأسئلة: ${questions}`,
      `المواضيع: ${topics}`,
      details > 0 ? `مع تفاصيل: ${details}` : '',
      development > 0 ? `قيد الإنجاز: ${development}` : '',
      notRecorded > 0 ? `بلا خيار ظاهر: ${notRecorded}` : '',
      blank > 0 ? `متروكة فارغة: ${blank}` : '',
    ]
      .filter(Boolean)
      .join(' · '),
  states: {
    details: 'مع تفاصيل',
    development: 'قيد الإنجاز',
    not_recorded: 'بلا خيار ظاهر',
    blank: 'متروكة فارغة',
  },
  wholeResponse: (country) => `جميع الأجوبة: ${country}`,

  helpIntro: (country, survey) =>
    `ما أجابت به الحكومة (البلد: ${country}) في استبيان «${apart(survey)}». اسأل بالعربية أو بالإنجليزية؛ أما الاقتباسات فتبقى بالإنجليزية.`,
  helpHonesty:
    'يُقتبس كل جواب حرفيًا مع رقم سؤاله، ولا يؤلف البوت أي نص. وإذا لم يبيّن النص المنشور أي خيار تم تحديده، فإن البوت يذكر ذلك ويعرض ما كُتب.',
  helpPrivate: `فعّل \`${en.privateOption.name}\` في الأمر لكي لا يرى الرد سواك.`,
  questionsLogged: 'يسجل مشغل هذا البوت ما يُسأل عنه دون من سأل، لمعرفة ما لم يستطع البوت الإجابة عنه.',
  questionsNotLogged: 'لا يُسجَّل ما تسأل عنه ولا من سأل.',
  helpInvite: (server, account) => `أضف البوت: ${server} · ${account}`,
  inviteServer: 'إلى خادم',
  inviteAccount: 'إلى تطبيقاتك',
  commandList: 'الأوامر',

  status: ({ version, response, document, sha256, uptime, transports, latency }) =>
    [
      `**msq-bot ${version}**`,
      `الأجوبة: ${apart(response)}`,
      `الوثيقة: ${apart(document)}، ويبدأ SHA-256 بـ ${apart(sha256)}`,
      `مدة التشغيل: ${uptime}`,
      latency
        ? `زمن الاستجابة: الوسيط ${latency.median}، المئين 99 ${latency.p99} (عدد التفاعلات: ${latency.count})`
        : 'زمن الاستجابة: لا قياسات بعد',
      `الاتصال عبر: ${apart(transports)}`,
    ].join('\n'),

  activity: ({ outcomes, languages, commands, topics, notMeant }) =>
    [
      `النتائج: ${apart(outcomes)}`,
      `اللغات: ${apart(languages)}`,
      `الأوامر: ${apart(commands)}`,
      `الأكثر طلبًا: ${apart(topics)}`,
      `ليس المقصود: ${apart(notMeant)}`,
    ].join('\n'),

  exported: (name) => `الأجوبة كما نُشرت، ومع كل منها إحالته. المحتوى: ${name}`,
  cite: 'إحالة',
  citeNote: 'انسخ هذه الإحالة:',
  mayNotPost: 'لا يستطيع البوت الكتابة في هذه القناة، لذلك لا يرى هذه الرسالة سواك.',

  remove: 'حذف',
  notYours: 'لا يحذف هذه الرسالة إلا من طرح السؤال.',
  share: 'نشر في القناة',

  notMeant: 'ليس ما قصدته',
  notMeantNear: 'لعلك قصدت أحد هذه المواضيع:',
  notMeantNone: 'لا يوجد موضوع آخر قريب. تصفح قسمًا أو أعد صياغة سؤالك.',
  howToAsk: `اسأل عن أمر واحد في كل مرة، وبكلمات الاستبيان إن عرفتها، مثل «قانون خصوصية البيانات». يعثر \`/${en.commands.search.name}\` على الكلمات نفسها، ويفتح رقم مثل \`Q39\` سؤالًا.`,

  unknownCommand: `أمر غير معروف. تجد الأوامر في \`/${en.commands.help.name}\`.`,
  unknownSection: (sections) => `لا يوجد هذا القسم. الأقسام: ${sections}.`,
  badOption: (name) => `املأ «${apart(name)}» ثم أرسل الأمر من جديد.`,
  unknownChoice: (value, choices) => `لا يوجد «${apart(value)}» هنا. اختر واحدًا مما يلي: ${apart(choices)}.`,
  messageWithoutText: 'لا نص في هذه الرسالة للبحث عنه.',
  oldButton: 'لم يعد هذا الزر أو هذه القائمة صالحًا. أعد إرسال الأمر.',
  failure: (reference) =>
    `حدث خطأ. حاول من جديد؛ وإذا تكرر فأرسل هذا الرمز إلى من يشغّل البوت: \`${reference}\``,
};
