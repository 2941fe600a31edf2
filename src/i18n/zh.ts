import type { Messages } from './messages.ts';

/** Chinese in simplified characters. */
export const zh: Messages = {
  locale: 'zh',
  commands: {
    ask: {
      name: '提问',
      description: '用自己的话提问，查看政府的原话及题号',
      options: { query: { name: '问题', description: '想了解的内容（请用英文），或题号，例如 Q39' } },
    },
    search: {
      name: '搜索',
      description: '查找包含关键词的所有题目',
      options: {
        keywords: { name: '关键词', description: '英文词语；短语请加引号 "…"；-词语 表示排除' },
        section: { name: '部分', description: '仅在此部分中查找' },
      },
    },
    question: {
      name: '题目',
      description: '显示一道题目及其回答',
      options: { number: { name: '题号', description: '题号，或题目主题中的英文词语' } },
    },
    summary: {
      name: '概览',
      description: '某一部分或全部答复的概览',
      options: { section: { name: '部分', description: '要查看的部分；不填则为全部答复' } },
    },
    contents: {
      name: '目录',
      description: '按部分、主题、题目逐级浏览',
      options: { section: { name: '部分', description: '从此部分开始' } },
    },
    export: {
      name: '导出',
      description: '将某一部分或全部答复导出为文件，并注明出处',
      options: {
        section: { name: '部分', description: '仅导出此部分' },
        format: { name: '格式', description: '文件格式；不填则为 markdown' },
      },
    },
    help: { name: '帮助', description: '本机器人的功能和用法', options: {} },
    status: {
      name: '状态',
      description: '供服务器管理者使用：版本、答复、运行时间与延迟',
      options: {},
    },
  },
  messageCommand: '在答复中查找',
  privateOption: { name: '私密', description: '消息仅您可见（只有这样才会显示电子邮件地址）' },

  youAsked: (query) => `您的提问：${query}`,
  section: (title) => `${title} 部分`,
  optionsPrinted: (options) => `表单所列选项：${options}。`,
  selectionNotRecorded: '公布的文本未保留所勾选的选项。',
  selected: (options) => `已勾选：${options}。`,
  blank: '此栏留空。',
  noField: '此题没有文字栏，只有这些选项。',
  noDetails: '未提供详情',
  sameAnswer: (numbers) => `${numbers}：回答相同`,
  sameAnswerAs: (number) => `与 ${number} 的回答相同`,
  answerContinues: '回答较长：打开该题可阅读全文。',
  inDevelopment: '尚在进行',
  alsoNear: '其他相近主题',
  alsoSearched: (phrasing) => `另搜索了：${phrasing}`,
  searchedFor: (typed, used) => `将“${typed}”理解为“${used}”`,
  matchedWords: (list) => `匹配词语：${list}`,
  emailsHidden: '电子邮件地址仅在使用 `私密` 选项时显示。',
  source: (country, survey) => `${country} · ${survey}`,
  asPublished: '政府原文（未经翻译），按公布内容原样显示。',

  unclear: '公布的答复没有明确回答这一问题。',
  nearest: '最相近的题目：',
  nothingFound: '公布的答复中没有与提问相符的内容。',
  notAsked: () => '问卷未涉及这一主题。',
  tryInstead: '问卷包括以下部分。请选择其一，或用英文换一种说法提问：',
  noSuchQuestion: (number, last) => `没有第 ${number} 题：问卷的题号为 1 至 ${last}。`,
  browse: '浏览某一部分',

  found: (count, keywords) => `${count} 道题目包含 ${keywords}`,
  foundNothing: (keywords) => `没有题目包含 ${keywords}`,
  inSection: (title) => `（限 ${title} 部分）`,
  inTheQuestion: '出现在题目中，而非回答中',
  searchTips: '词语越少，结果越多。`/提问` 可理解自由表述的问题（英文）；本命令只查找完全一致的词语。',
  openQuestion: '打开题目',
  openOneOf: (numbers) => `打开题目：${numbers}`,

  required: '必填',
  lines: (from, to) => (from === to ? `第 ${from} 行` : `第 ${from}–${to} 行`),
  previous: '上一页',
  next: '下一页',
  page: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  openSection: '打开某一部分',
  atAGlance: '概览',
  allSections: '全部部分',
  openTopic: '打开主题',
  contents: '目录',
  figures: ({ questions, topics, withDetails, blank, notRecorded, inDevelopment }) =>
    [
      `${questions} 道题目`,
      `${topics} 个主题`,
      `${withDetails} 个附有详情`,
      blank > 0 ? `${blank} 栏留空` : '',
      notRecorded > 0 ? `${notRecorded} 处勾选未保留` : '',
      inDevelopment > 0 ? `${inDevelopment} 项尚在进行` : '',
    ]
      .filter(Boolean)
      .join(' · '),
  states: { details: '有具体内容', development: '进行中', not_recorded: '未记录所选项', blank: '未填写' },
  wholeResponse: (country) => `全部答复（${country}）`,

  helpIntro: (country, survey) =>
    `查询政府（${country}）在“${survey}”中的答复。公布的文本为英文，请用英文查询。`,
  helpHonesty:
    '每项回答均逐字引用原文并注明题号，不生成任何内容。如果公布的文本未保留所勾选的选项，机器人会如实说明，并显示所填写的文字。',
  helpPrivate: '在任一命令中加上 `私密: True`，消息便仅您可见。',
  helpInvite: (server, account) => `添加机器人：${server} · ${account}`,
  inviteServer: '到服务器',
  inviteAccount: '到自己的账号',
  commandList: '命令',

  status: ({ version, response, document, sha256, uptime, transports, latency }) =>
    [
      `**msq-bot ${version}**`,
      `答复：${response}`,
      `文件：${document}，SHA-256 开头为 ${sha256}`,
      `已运行：${uptime}`,
      latency
        ? `延迟：中位数 ${latency.median}，99% 不超过 ${latency.p99}（${latency.count} 次交互）`
        : '延迟：尚无交互',
      `接入方式：${transports}`,
    ].join('\n'),

  exported: (name) => `${name}：按公布内容原样收录的回答，每项均注明出处。`,
  cite: '引用',
  citeNote: '可复制：',
  mayNotPost: '机器人无法在此频道发言，因此本消息仅您可见。',

  remove: '删除',
  notYours: '只有提问者可以删除此消息。',
  share: '在频道中显示',

  unknownCommand: '此处没有这个命令。`/帮助` 列出可用的命令。',
  unknownSection: (sections) => `没有这一部分。可选部分：${sections}。`,
  badOption: (name) => `请填写“${name}”，然后重新发送命令。`,
  messageWithoutText: '此消息没有可供查找的文字。',
  oldButton: '此按钮来自旧版本，请重新运行命令。',
  failure: (reference) =>
    `机器人发生错误，请重试；如果再次失败，请将此代码告知机器人的运营者：\`${reference}\``,
};
