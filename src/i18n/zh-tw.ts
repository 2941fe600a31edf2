import { counterIn } from './format.ts';
import type { Messages } from './messages.ts';

const many = counterIn('zh');

/** Chinese in traditional characters, made of `zh.ts` by `npm run approve`. */
export const zhTw: Messages = {
  locale: 'zh-TW',
  direction: 'left to right',
  sentenceGap: '',
  fullStop: '。',
  commands: {
    ask: {
      name: '提問',
      description: '用自己的話提問，查看政府的原話及題號',
      options: { query: { name: '問題', description: '輸入問題或題號，例如 Q39' } },
    },
    search: {
      name: '搜尋',
      description: '在所有題目和回答中查詢關鍵字',
      options: {
        keywords: { name: '關鍵字', description: '英文關鍵字；片語加引號 "…"；-詞 表示排除' },
        section: { name: '章節', description: '僅在此章節中查詢' },
      },
    },
    question: {
      name: '題目',
      description: '顯示一道題目及其回答',
      options: { number: { name: '題號', description: '題號，或描述主題的詞' } },
    },
    summary: {
      name: '概覽',
      description: '快速瀏覽某一章節或全部答覆',
      options: { section: { name: '章節', description: '要查看的章節；不填則查看全部答覆' } },
    },
    contents: {
      name: '目錄',
      description: '按章節、主題、題目逐級瀏覽',
      options: { section: { name: '章節', description: '從此章節開始' } },
    },
    list: {
      name: '清單',
      description: '答覆提到的全部法律、機構、連結等，或留空的答覆',
      options: {
        what: { name: '內容', description: '要列出的內容' },
        section: { name: '章節', description: '僅限此章節' },
      },
    },
    export: {
      name: '匯出',
      description: '將某一章節或全部答覆匯出為檔案，並註明出處',
      options: {
        section: { name: '章節', description: '僅匯出此章節' },
        format: { name: '格式', description: '檔案格式；預設為 Markdown' },
      },
    },
    help: { name: '幫助', description: '本機器人的功能和用法', options: {} },
    status: {
      name: '狀態',
      description: '供伺服器管理員查看：版本、答覆、執行時間與延遲',
      options: {},
    },
  },
  messageCommand: '在答覆中查詢',
  privateOption: { name: '私密', description: '回覆僅自己可見（只有這樣才顯示電子郵件地址）' },

  chat: {
    hello: '很樂意為您引用政府的原話。例如：',
    examples: ['有資料隱私法嗎？', '國家資訊長是誰？', '提到了哪些法律？'],
    nextPage: '請按答覆下方的按鈕翻頁。',
    about: (f) => ({
      ticks:
        '公布的文字印有選項，但勾選已丟失。這既不是「是」也不是「否」，因此機器人顯示選項及其下方所寫的內容。',
      errors: '答覆按公布原樣顯示。如果是機器人出錯，請告知在此執行它的人。',
      privacy: `機器人不儲存有關您的任何資訊，也沒有資料庫。您輸入的內容不會發送給其他服務。${f.logging}`,
      legal: '不是。這是政府對調查的答覆，不是法律意見。',
      reuse: '引用政府的原話時，請附上每條回覆給出的出處。機器人不知道該文字以何種許可公布。',
      languages: '可以用英語、法語、西班牙語、俄語、中文和阿拉伯語提問。答覆保持政府所用的語言。',
      country: `這裡只有${f.country}的答覆。`,
      source: `來源：${f.country}對${f.survey}的答覆：${f.source}`,
      operator:
        f.operator === undefined
          ? '由安裝它的人執行；此副本未說明是誰。軟體是 msq-bot。'
          : `由 ${f.operator} 執行。軟體是 msq-bot。`,
      ai: '是機器人，但不是語言模型：它在答覆中查詢並逐字引用，不生成任何內容。',
      official: `引文是${f.country}政府對${f.survey}的答覆，按公布原樣。機器人不代表政府，也不代表聯合國。`,
      questions: `問卷共有 ${f.questions} 道題目，分為 ${f.sections} 個章節。`,
      limits: '機器人只能說答覆中有的內容，沒有意見，也沒有新聞。',
      date: `這是對${f.survey}的答覆。機器人不知道它寫於哪一天，也不知道此後有何變化。`,
      survey: `${f.survey}（${f.publisher}）。各國政府填寫其問卷：${f.form}。`,
      document: `${f.country}政府對${f.survey}問卷（${f.form}）的答覆，共 ${f.questions} 道題目。`,
      bot: `這是 msq-bot。它用政府自己的話回答問題，出自${f.country}對${f.survey}的答覆。直接提問即可。`,
      free: '使用機器人不收費。msq-bot 的代碼是開源的，採用 MIT 許可證。',
    }),
    lists: {
      laws: '法律法規',
      policies: '政策、戰略和計劃',
      bodies: '機構',
      programmes: '方案和專案',
      systems: '系統和門戶',
      people: '人員',
      positions: '職務',
      technologies: '技術',
      amounts: '金額',
      dates: '日期和期間',
      links: '連結',
      social_media: '社交媒體賬號',
      emails: '電子郵箱',
      blank: '留空的',
      in_development: '制定中的',
      not_recorded: '未記錄勾選的',
      same_answer: '相同的答覆',
      no_details: '空白或只有連結',
    },
    allLists: '清單',
    openList: '開啟清單',
    emptyList: '沒有相關內容。',
    byAddress: (numbers) => `僅以網址出現：${numbers}。`,
    yearsInNames: (numbers) => `名稱中的年份：${numbers}。`,
    inQuestions: (numbers) => `僅在問題中出現：${numbers}。`,
    namesNote: '名稱取自答覆原文，由規則找出，可能有遺漏。',
  },

  youAsked: (query) => `您的提問：${query}`,
  lettered: (letter, title) => `${letter}：${title}`,
  section: (name) => `章節 ${name}`,
  unofficially: (translation) => `非官方譯文：${translation}`,
  optionsPrinted: (options) => `問卷選項：${options}。`,
  selectionNotRecorded: '公布的文字沒有顯示勾選情況。',
  selected: (options) => `已勾選：${options}。`,
  blank: '此處留空。',
  noField: '此題沒有填空欄，只有以上選項。',
  noDetails: '無補充說明',
  sameAnswer: (numbers) => `${numbers}：回答相同`,
  sameAnswerAs: (number) => `與 ${number} 的回答相同`,
  answerContinues: '回答未完，請查看該題全文。',
  inDevelopment: '進行中',
  alsoNear: '相關主題',
  searchedFor: (typed, used) => `已將「${typed}」視為「${used}」`,
  matchedWords: (list) => `匹配：${list}`,
  emailsHidden: '電子郵件地址僅在使用 `私密` 選項時顯示。',
  showEmails: '只對我顯示電子郵件地址',
  source: (country, survey) => `${country} · ${survey}`,
  asPublished: '政府的英文原文，未經翻譯。',

  unclear: '公布的答覆中未找到明確的回答。',
  nearest: '最相關的題目：',
  nothingFound: '公布的答覆中沒有找到相關內容。',
  notAsked: (theme) => `問卷未涉及這一主題：${theme}。`,
  tryInstead: '請換個說法提問，或選擇問卷的章節：',
  noSuchQuestion: (number, last) => `沒有第 ${number} 題，題號為 1 至 ${last}。`,
  browse: '瀏覽章節',

  found: (count, keywords) => `找到 ${many(count, { other: '道' })}包含「${keywords}」的題目`,
  foundNothing: (keywords) => `沒有找到包含「${keywords}」的題目`,
  inSection: (name) => `（限章節 ${name}）`,
  inTheQuestion: '見於題目，不在回答中',
  searchTips:
    '關鍵字越少，結果越多；兩個詞之間用 `OR` 可任選其一。本指令匹配英文原文的詞；想用中文提問，請用 `/提問`。',
  nothingToSearch: (keywords) => `「${keywords}」中沒有可搜尋的詞`,
  wordNeeded: '請至少輸入一個能說明要找什麼的詞。「the」之類的詞到處都有，帶減號的詞只用於排除。',
  openQuestion: '查看題目',
  seeAlso: (numbers) => `另見：${numbers}。`,

  required: '必填',
  lines: (question, from, to) =>
    from === to ? `${question}，第 ${from} 行` : `${question}，第 ${from}–${to} 行`,
  previous: '上一頁',
  next: '下一頁',
  page: (page, pages) => `第 ${page} 頁，共 ${pages} 頁`,
  openSection: '查看章節',
  toSummary: '概覽',
  allSections: '全部章節',
  openTopic: '查看主題',
  contents: '目錄',
  figures: ({ questions, topics, details, development, not_recorded: notRecorded, blank }) =>
    [
      `${questions} 道題目`,
      `${topics} 個主題`,
      details > 0 ? `${details} 處附說明` : '',
      development > 0 ? `${development} 項進行中` : '',
      notRecorded > 0 ? `${notRecorded} 處未顯示勾選` : '',
      blank > 0 ? `${blank} 處留空` : '',
    ]
      .filter(Boolean)
      .join(' · '),
  states: { details: '附說明', development: '進行中', not_recorded: '未顯示勾選', blank: '留空' },
  wholeResponse: (country) => `全部答覆（${country}）`,

  helpIntro: (country, survey) =>
    `查詢${country}政府對「${survey}」的答覆。可用中文或英文提問，引文保持英文原文。`,
  helpHonesty:
    '回答均逐字引用原文並註明題號，機器人不生成任何內容。若公布的文字沒有顯示勾選了哪一項，機器人會說明，並顯示實際填寫的文字。',
  helpPrivate: '使用指令時選擇 `私密`，回覆便僅自己可見。',
  questionsLogged: '本機器人的運營者會記錄提問內容（不記錄提問者），以便了解哪些問題未能回答。',
  questionsNotLogged: '不會記錄您的提問內容，也不會記錄提問者。',
  helpInvite: (server, account) => `新增機器人：${server} · ${account}`,
  inviteServer: '新增到伺服器',
  inviteAccount: '新增到我的應用程式',
  commandList: '指令',

  status: ({ version, response, document, sha256, uptime, transports, latency }) =>
    [
      `**msq-bot ${version}**`,
      `答覆：${response}`,
      `檔案：${document}，SHA-256 開頭為 ${sha256}`,
      `執行時間：${uptime}`,
      latency
        ? `延遲：中位數 ${latency.median}，P99 ${latency.p99}（${many(latency.count, { other: '次互動' })}）`
        : '延遲：暫無資料',
      `連線方式：${transports}`,
    ].join('\n'),

  activity: ({ outcomes, languages, commands, topics, notMeant }) =>
    [
      `結果：${outcomes}`,
      `語言：${languages}`,
      `指令：${commands}`,
      `最常查詢：${topics}`,
      `不是要找的：${notMeant}`,
    ].join('\n'),

  exported: (name) => `按原樣收錄的回答，逐條註明出處。內容：${name}`,
  cite: '引用',
  citeNote: '複製以下引文：',
  mayNotPost: '機器人沒有在此頻道傳送訊息的權限，所以只有您能看到這條訊息。',

  remove: '刪除',
  notYours: '只有提問者才能刪除此訊息。',
  share: '發到頻道',

  notMeant: '不是我要找的',
  notMeantNear: '您要找的可能是以下主題：',
  notMeantNone: '沒有其他相近的主題。請瀏覽章節，或換個說法提問。',
  howToAsk:
    '請一次只問一件事，儘量使用問卷中的說法，例如「資料隱私法」。`/搜尋` 匹配原詞，輸入 `Q39` 這樣的題號可直接開啟題目。',

  unknownCommand: '沒有這個指令。可用指令見 `/幫助`。',
  unknownSection: (sections) => `沒有這個章節。可選章節：${sections}。`,
  badOption: (name) => `請填寫「${name}」，然後重新發送指令。`,
  unknownChoice: (value, choices) => `這裡沒有「${value}」。請選擇：${choices}。`,
  messageWithoutText: '此訊息中沒有可查詢的文字。',
  oldButton: '此按鈕或選單已失效，請重新使用指令。',
  failure: (reference) => `機器人出錯了，請重試。如仍失敗，請將此代碼告知機器人管理員：\`${reference}\``,
};
