import { counterIn } from './format.ts';
import type { Messages } from './messages.ts';

const many = counterIn('zh');

/** Chinese in simplified characters. `zh-tw.ts` is made of it. */
export const zh: Messages = {
  locale: 'zh',
  direction: 'left to right',
  sentenceGap: '',
  fullStop: '。',
  commands: {
    ask: {
      name: '提问',
      description: '用自己的话提问，查看政府的原话及题号',
      options: { query: { name: '问题', description: '输入问题或题号，例如 Q39' } },
    },
    search: {
      name: '搜索',
      description: '在所有题目和回答中查找关键词',
      options: {
        keywords: { name: '关键词', description: '英文关键词；词组加引号 "…"；-词 表示排除' },
        section: { name: '章节', description: '仅在此章节中查找' },
      },
    },
    question: {
      name: '题目',
      description: '显示一道题目及其回答',
      options: { number: { name: '题号', description: '题号，或描述主题的词' } },
    },
    summary: {
      name: '概览',
      description: '快速浏览某一章节或全部答复',
      options: { section: { name: '章节', description: '要查看的章节；不填则查看全部答复' } },
    },
    contents: {
      name: '目录',
      description: '按章节、主题、题目逐级浏览',
      options: { section: { name: '章节', description: '从此章节开始' } },
    },
    list: {
      name: '清单',
      description: '答复提到的全部法律、机构、链接等，或留空的答复',
      options: {
        what: { name: '内容', description: '要列出的内容' },
        section: { name: '章节', description: '仅限此章节' },
      },
    },
    export: {
      name: '导出',
      description: '将某一章节或全部答复导出为文件，并注明出处',
      options: {
        section: { name: '章节', description: '仅导出此章节' },
        format: { name: '格式', description: '文件格式；默认为 Markdown' },
      },
    },
    help: { name: '帮助', description: '本机器人的功能和用法', options: {} },
    status: {
      name: '状态',
      description: '供服务器管理员查看：版本、答复、运行时间与延迟',
      options: {},
    },
  },
  messageCommand: '在答复中查找',
  privateOption: { name: '私密', description: '回复仅自己可见（只有这样才显示邮箱地址）' },

  chat: {
    hello: '很乐意为您引用政府的原话。例如：',
    examples: ['有数据隐私法吗？', '国家首席信息官是谁？', '提到了哪些法律？'],
    nextPage: '请按答复下方的按钮翻页。',
    about: (f) => ({
      ticks:
        '公布的文本印有选项，但勾选已丢失。这既不是“是”也不是“否”，因此机器人显示选项及其下方所写的内容。',
      errors: '答复按公布原样显示。如果是机器人出错，请告知在此运行它的人。',
      privacy: `机器人不保存有关您的任何信息，也没有数据库。您输入的内容不会发送给其他服务。${f.logging}`,
      legal: '不是。这是政府对调查的答复，不是法律意见。',
      reuse: '引用政府的原话时，请附上每条回复给出的出处。机器人不知道该文本以何种许可公布。',
      languages: '可以用英语、法语、西班牙语、俄语、中文和阿拉伯语提问。答复保持政府所用的语言。',
      country: `这里只有${f.country}的答复。`,
      source: `来源：${f.country}对${f.survey}的答复：${f.source}`,
      operator:
        f.operator === undefined
          ? '由安装它的人运行；此副本未说明是谁。软件是 msq-bot。'
          : `由 ${f.operator} 运行。软件是 msq-bot。`,
      ai: '是机器人，但不是语言模型：它在答复中查找并逐字引用，不生成任何内容。',
      official: `引文是${f.country}政府对${f.survey}的答复，按公布原样。机器人不代表政府，也不代表联合国。`,
      questions: `问卷共有 ${f.questions} 道题目，分为 ${f.sections} 个章节。`,
      limits: '机器人只能说答复中有的内容，没有意见，也没有新闻。',
      date: `这是对${f.survey}的答复。机器人不知道它写于哪一天，也不知道此后有何变化。`,
      survey: `${f.survey}（${f.publisher}）。各国政府填写其问卷：${f.form}。`,
      document: `${f.country}政府对${f.survey}问卷（${f.form}）的答复，共 ${f.questions} 道题目。`,
      bot: `这是 msq-bot。它用政府自己的话回答问题，出自${f.country}对${f.survey}的答复。直接提问即可。`,
      free: '使用机器人不收费。msq-bot 的代码是开源的，采用 MIT 许可证。',
    }),
    lists: {
      laws: '法律法规',
      policies: '政策、战略和计划',
      bodies: '机构',
      programmes: '方案和项目',
      systems: '系统和门户',
      people: '人员',
      positions: '职务',
      technologies: '技术',
      amounts: '金额',
      dates: '日期和期间',
      links: '链接',
      social_media: '社交媒体账号',
      emails: '电子邮箱',
      blank: '留空的',
      in_development: '制定中的',
      not_recorded: '未记录勾选的',
      same_answer: '相同的答复',
      no_details: '空白或只有链接',
    },
    allLists: '清单',
    openList: '打开清单',
    emptyList: '没有相关内容。',
    byAddress: (numbers) => `仅以网址出现：${numbers}。`,
    yearsInNames: (numbers) => `名称中的年份：${numbers}。`,
    inQuestions: (numbers) => `仅在问题中出现：${numbers}。`,
    namesNote: '名称取自答复原文，由规则找出，可能有遗漏。',
  },

  youAsked: (query) => `您的提问：${query}`,
  lettered: (letter, title) => `${letter}：${title}`,
  section: (name) => `章节 ${name}`,
  unofficially: (translation) => `非官方译文：${translation}`,
  optionsPrinted: (options) => `问卷选项：${options}。`,
  selectionNotRecorded: '公布的文本没有显示勾选情况。',
  selected: (options) => `已勾选：${options}。`,
  blank: '此处留空。',
  noField: '此题没有填空栏，只有以上选项。',
  noDetails: '无补充说明',
  sameAnswer: (numbers) => `${numbers}：回答相同`,
  sameAnswerAs: (number) => `与 ${number} 的回答相同`,
  answerContinues: '回答未完，请查看该题全文。',
  inDevelopment: '进行中',
  alsoNear: '相关主题',
  searchedFor: (typed, used) => `已将“${typed}”视为“${used}”`,
  matchedWords: (list) => `匹配：${list}`,
  emailsHidden: '邮箱地址仅在使用 `私密` 选项时显示。',
  showEmails: '只对我显示邮箱地址',
  source: (country, survey) => `${country} · ${survey}`,
  asPublished: '政府的英文原文，未经翻译。',

  unclear: '公布的答复中未找到明确的回答。',
  nearest: '最相关的题目：',
  nothingFound: '公布的答复中没有找到相关内容。',
  notAsked: (theme) => `问卷未涉及这一主题：${theme}。`,
  tryInstead: '请换个说法提问，或选择问卷的章节：',
  noSuchQuestion: (number, last) => `没有第 ${number} 题，题号为 1 至 ${last}。`,
  browse: '浏览章节',

  found: (count, keywords) => `找到 ${many(count, { other: '道' })}包含“${keywords}”的题目`,
  foundNothing: (keywords) => `没有找到包含“${keywords}”的题目`,
  inSection: (name) => `（限章节 ${name}）`,
  inTheQuestion: '见于题目，不在回答中',
  searchTips:
    '关键词越少，结果越多；两个词之间用 `OR` 可任选其一。本命令匹配英文原文的词；想用中文提问，请用 `/提问`。',
  nothingToSearch: (keywords) => `“${keywords}”中没有可搜索的词`,
  wordNeeded: '请至少输入一个能说明要找什么的词。“the”之类的词到处都有，带减号的词只用于排除。',
  openQuestion: '查看题目',
  seeAlso: (numbers) => `另见：${numbers}。`,

  required: '必填',
  lines: (question, from, to) =>
    from === to ? `${question}，第 ${from} 行` : `${question}，第 ${from}–${to} 行`,
  previous: '上一页',
  next: '下一页',
  page: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  openSection: '查看章节',
  toSummary: '概览',
  allSections: '全部章节',
  openTopic: '查看主题',
  contents: '目录',
  figures: ({ questions, topics, details, development, not_recorded: notRecorded, blank }) =>
    [
      `${questions} 道题目`,
      `${topics} 个主题`,
      details > 0 ? `${details} 处附说明` : '',
      development > 0 ? `${development} 项进行中` : '',
      notRecorded > 0 ? `${notRecorded} 处未显示勾选` : '',
      blank > 0 ? `${blank} 处留空` : '',
    ]
      .filter(Boolean)
      .join(' · '),
  states: { details: '附说明', development: '进行中', not_recorded: '未显示勾选', blank: '留空' },
  wholeResponse: (country) => `全部答复（${country}）`,

  helpIntro: (country, survey) =>
    `查询${country}政府对“${survey}”的答复。可用中文或英文提问，引文保持英文原文。`,
  helpHonesty:
    '回答均逐字引用原文并注明题号，机器人不生成任何内容。若公布的文本没有显示勾选了哪一项，机器人会说明，并显示实际填写的文字。',
  helpPrivate: '使用命令时选择 `私密`，回复便仅自己可见。',
  questionsLogged: '本机器人的运营者会记录提问内容（不记录提问者），以便了解哪些问题未能回答。',
  questionsNotLogged: '不会记录您的提问内容，也不会记录提问者。',
  helpInvite: (server, account) => `添加机器人：${server} · ${account}`,
  inviteServer: '添加到服务器',
  inviteAccount: '添加到我的应用',
  commandList: '命令',

  status: ({ version, response, document, sha256, uptime, transports, latency }) =>
    [
      `**msq-bot ${version}**`,
      `答复：${response}`,
      `文件：${document}，SHA-256 开头为 ${sha256}`,
      `运行时间：${uptime}`,
      latency
        ? `延迟：中位数 ${latency.median}，P99 ${latency.p99}（${many(latency.count, { other: '次交互' })}）`
        : '延迟：暂无数据',
      `连接方式：${transports}`,
    ].join('\n'),

  activity: ({ outcomes, languages, commands, topics, notMeant }) =>
    [
      `结果：${outcomes}`,
      `语言：${languages}`,
      `命令：${commands}`,
      `最常查询：${topics}`,
      `不是要找的：${notMeant}`,
    ].join('\n'),

  exported: (name) => `按原样收录的回答，逐条注明出处。内容：${name}`,
  cite: '引用',
  citeNote: '复制以下引文：',
  mayNotPost: '机器人没有在此频道发送消息的权限，所以只有您能看到这条消息。',

  remove: '删除',
  notYours: '只有提问者才能删除此消息。',
  share: '发到频道',

  notMeant: '不是我要找的',
  notMeantNear: '您要找的可能是以下主题：',
  notMeantNone: '没有其他相近的主题。请浏览章节，或换个说法提问。',
  howToAsk:
    '请一次只问一件事，尽量使用问卷中的说法，例如“数据隐私法”。`/搜索` 匹配原词，输入 `Q39` 这样的题号可直接打开题目。',

  unknownCommand: '没有这个命令。可用命令见 `/帮助`。',
  unknownSection: (sections) => `没有这个章节。可选章节：${sections}。`,
  badOption: (name) => `请填写“${name}”，然后重新发送命令。`,
  unknownChoice: (value, choices) => `这里没有“${value}”。请选择：${choices}。`,
  messageWithoutText: '此消息中没有可查找的文字。',
  oldButton: '此按钮或菜单已失效，请重新使用命令。',
  failure: (reference) => `机器人出错了，请重试。如仍失败，请将此代码告知机器人管理员：\`${reference}\``,
};
