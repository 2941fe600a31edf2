import { Converter } from 'opencc-js/t2cn';
import { jointsAt } from '../parts.ts';
import { createTextAnalysis, HAN, type Language } from '../text.ts';
import { english } from './en.ts';

const STOP_WORDS = `
  的 了 吗 呢 吧 啊 呀 嘛 哦 么 是 在 有 没有 和 与 及 或 对 把 被 给 让 向 从 到 为 以 于 由 而 也 都 就 还 又 很 太 更 最 要 会 能 可以
  可 想 请 请问 问 一下 我 你 您 他 她 它 我们 你们 他们 咱 这 那 这个 那个 这里 那里 哪 哪里 哪些 哪个 什么 啥 怎么 怎样 如何 为什么 多少 几 谁
  谁是 是不是 有没有 是否 一个 一些 之 其 所 等 着 过 地 得 上 下 里 中 后 前 时 说 讲 看 看看 知道 告诉 关于 有关 谢谢 你好 机器人
  问题 回答 the a an of is in to and`;

let convert: ReturnType<typeof Converter> | undefined;

/** Puts traditional characters into simplified ones. The dictionary takes long to read, so only where there are any. */
function toSimplified(text: string): string {
  if (!HAN.test(text)) return text;
  convert ??= Converter({ from: 't', to: 'cn' });
  return convert(text);
}

const language: Language = {
  code: 'zh',
  stopWords: new Set(STOP_WORDS.trim().split(/\s+/)),
  stem: (word) => (HAN.test(word) ? word : english.stem(word)),
  prefixes: { letters: 'e', joins: 'hyphens' },
  prepare: toSimplified,
  segmenter: new Intl.Segmenter('zh', { granularity: 'word' }),
  pieceLength: 2,
  joints: jointsAt(String.raw`以及|还有|和|(?<!参)与`),
  comparing: /(?:像|類似|类似|如同|好比|相當於|相当于)[^。？！；]{0,8}$/u,
  comingFrom: /(?:我|我們|我们)(?:是|在|來自|来自|住在?|人在)$/u,
  fieldWords: {
    name: '姓名 名字 名 叫 谁 人',
    title: '职务 职位 头衔 职称 级别',
    organization: '单位 机构 部门 组织 部 工作 任职',
    email: '邮箱 电子邮件 邮件 电邮 联系 地址',
  },
  commands: {
    names: {
      ask: '提问',
      search: '搜索 搜寻 查找',
      question: '题目 问题',
      summary: '概览 摘要 总结',
      contents: '目录',
      list: '清单 列表',
      export: '导出 汇出 下载',
      help: '帮助 命令',
      status: '状态',
    },
    all: '所有 全部 每个 列出 哪些 名单 清单 列表',
    listing: '谁 多少 提到 给我 有没有 几个 名字',
    links: '链接 网址 网站 连结 pdf',
    document: '答复 回答 问题 题目 文件 文档 文本 页面 报告',
    greetings: '你好 您好 谢谢 再见',
    yesAndNo: '是 不 对 不是',
    citing: '提到 提及 引用 出现 出自 点名',
    asking:
      '是什么 意思 含义 提到 解释 出现 出自 哪里 哪儿 哪几 几题 题 段 查 找 看到 地方 缩写 名字 文件 链接 谁家 是啥 属于 词 字 写 指',
  },
};

export const chinese = createTextAnalysis(language);
