import { type FormQuestion, formOf } from '../../src/questionnaire/form.ts';
import type { Questionnaire } from '../../src/questionnaire/schema.ts';

/** A response as it is meant, whatever it is rendered as. */
export interface Truth {
  readonly answers: ReadonlyMap<number, string>;
  /** By question, the options ticked. */
  readonly selected: ReadonlyMap<number, readonly string[]>;
}

/** Ways in which people's converters, copies and editors render a response; one value of each makes a rendering. */
export const RULES = {
  numbers: [
    '1.',
    '1)',
    '**1.**',
    'Q1.',
    '1\\.',
    '(1)',
    '1 –',
    'Question 1:',
    '1.text',
    'above',
    '### 1.',
    '**1. all**',
    'always 1.',
    'Q:',
    'none',
  ],
  required: ['\\*', '*', '(required)', '[required]', 'REQUIRED', '<sup>', 'below', 'none'],
  headings: [
    '##',
    '#',
    '## {#id}',
    '## <a>',
    '<u>',
    '{.smallcaps}',
    'underlined',
    'bold',
    'plain',
    'Section A:',
    'II.',
    'CAPITALS',
    'none',
  ],
  ticks: [
    '[x]',
    '[X]',
    '- [x]',
    '\\[x\\]',
    '(x)',
    '☒',
    '☑',
    '●',
    '◉',
    '✓ before',
    '✓ after',
    '✔ after',
    '● after',
    'x before',
    'Wingdings',
    'Wingdings 2',
    'Segoe',
    'Font Awesome',
    'LaTeX',
    'shortcodes',
    '√ before',
    '→ before',
    '> before',
    '* before',
    '(o)',
    'own line below',
    '`[x]`',
    '[Yes]{.underline}',
    'CAPITALS',
    'bold',
    '__bold__',
    '(selected)',
    'chosen only',
    'chosen only, in a list',
    'unmarked',
  ],
  options: ['lines', 'close lines', 'one line', 'one line /', 'list', 'numbered'],
  answers: [
    'plain',
    '>',
    '- item',
    'bold',
    '<u>',
    '<span>',
    '```',
    '«»',
    'Answer:',
    'A7.',
    'same line',
    ': answer',
    '– answer',
    'cell',
    'row',
  ],
  wrap: ['none', 'questions', 'all at 72', 'all at 95'],
  pages: [
    'none',
    'n/m',
    'Page n of m',
    '(Page n of m)',
    '**bold** number',
    'n | P a g e',
    '--- Page n ---',
    '{n}---',
    'roman',
    'comment',
    'head and foot',
    'form feed',
    'bare number',
    'browser',
  ],
  characters: [
    'plain',
    'no-break spaces',
    'no-break hyphens',
    'zero-width spaces',
    'curly quotes',
    'ligatures',
    'decomposed',
  ],
  lines: ['blank between', 'close', 'wide', 'indented', 'CRLF', 'rules between', '> quoted', '>> quoted'],
  around: ['none', 'chrome', 'contents', 'contents with questions', 'title'],
} as const;

export type Rendering = { readonly [Rule in keyof typeof RULES]: (typeof RULES)[Rule][number] };
export const PLAIN: Rendering = {
  numbers: '1.',
  required: '\\*',
  headings: '##',
  ticks: '[x]',
  options: 'lines',
  answers: 'plain',
  wrap: 'none',
  pages: 'none',
  characters: 'plain',
  lines: 'blank between',
  around: 'chrome',
};

const TICKS: Partial<Record<Rendering['ticks'], readonly [ticked: string, empty: string, after: boolean]>> = {
  '[x]': ['[x]', '[ ]', false],
  '[X]': ['[X]', '[ ]', false],
  '- [x]': ['- [x]', '- [ ]', false],
  '\\[x\\]': ['- \\[x\\]', '- \\[ \\]', false],
  '(x)': ['(x)', '( )', false],
  '☒': ['☒', '☐', false],
  '☑': ['☑', '☐', false],
  '●': ['●', '○', false],
  '◉': ['◉', '○', false],
  '✓ before': ['✓', '', false],
  '✓ after': ['✓', '', true],
  '✔ after': ['✔', '', true],
  '● after': ['●', '○', true],
  'x before': ['x', '', false],
  Wingdings: ['\uF0FE', '\uF0A8', false],
  'Wingdings 2': ['\uF052', '\uF0A3', false],
  Segoe: ['\uECCB', '\uECCA', false],
  'Font Awesome': ['\uF192', '\uF10C', false],
  LaTeX: ['$\\boxtimes$', '$\\square$', false],
  shortcodes: [':ballot_box_with_check:', ':white_large_square:', false],
  '√ before': ['√', '', false],
  '→ before': ['→', '', false],
  '> before': ['>', '', false],
  '* before': ['*', '', false],
  '(o)': ['(o)', '( )', false],
  '`[x]`': ['`[x]`', '`[ ]`', false],
  '(selected)': ['(selected)', '', true],
};

/** Answers on the line of their question. */
const BESIDE: ReadonlySet<Rendering['answers']> = new Set([
  'same line',
  ': answer',
  '– answer',
  'row',
] as const);

const ROMAN = [
  'i',
  'ii',
  'iii',
  'iv',
  'v',
  'vi',
  'vii',
  'viii',
  'ix',
  'x',
  'xi',
  'xii',
  'xiii',
  'xiv',
  'xv',
] as const;

/** Renders a response by a rendering's rules. */
export function render(truth: Truth, questionnaire: Questionnaire, how: Rendering): string {
  const form = formOf(questionnaire);
  const sections = new Set(questionnaire.sections.map(({ heading }) => heading));
  const heading = (text: string): string[] => {
    const isSection = sections.has(text);
    switch (how.headings) {
      case '##':
        return [`## ${text}`];
      case '#':
        return [`${isSection ? '#' : '###'} ${text}`];
      case '## {#id}':
        return [`## ${text} {#${text.toLowerCase().replace(/\W+/g, '-')}}`];
      case '## <a>':
        return [`## <a id="_Toc1"></a>${text}`];
      case '<u>':
        return [`<u>${text}</u>`];
      case '{.smallcaps}':
        return [`## [${text}]{.smallcaps}`];
      case 'II.':
        return [
          `## ${text.replace(/^([A-G])\. /, (_, letter: string) => `${ROMAN['ABCDEFG'.indexOf(letter) + 1]}. `)}`,
        ];
      case 'underlined':
        return [`${text}\n${'='.repeat(text.length)}`];
      case 'bold':
        return [`**${text}**`];
      case 'plain':
        return [text];
      case 'Section A:':
        return [`## ${text.replace(/^([A-Z])\. /, 'Section $1: ')}`];
      case 'CAPITALS':
        return [text.toUpperCase()];
      case 'none':
        return [];
    }
  };
  const blocks: string[] = [...around(how, form)];
  for (const asked of form) {
    for (const line of asked.before)
      blocks.push(...(line.kind === 'heading' ? heading(line.text) : [line.text]));
    blocks.push(...question(asked, truth, how));
  }
  blocks.push(
    ...heading(questionnaire.closing),
    'Thank you for taking time to complete this important questionnaire.',
  );
  return characters(lay(paged(blocks, how), how), how);
}

function around(how: Rendering, form: readonly FormQuestion[]): string[] {
  const headings = form.flatMap(({ before }) => before.filter(({ kind }) => kind === 'heading'));
  switch (how.around) {
    case 'none':
      return [];
    case 'chrome':
      return ['Respondent', '< 42 Anonymous >', '61:02\nTime to complete'];
    case 'title':
      return ['# Member States Questionnaire (MSQ)', 'Response of the Government, 2021'];
    case 'contents':
      return ['Contents', ...headings.map(({ text }, index) => `${text} ........ ${index + 1}`)];
    case 'contents with questions':
      return ['Contents', form.map(({ number, text }) => `${number}. ${text}`).join('\n')];
  }
}

function question(asked: FormQuestion, truth: Truth, how: Rendering): string[] {
  // On a line of its own the mark cannot be followed by an answer on the question's line.
  const isBeside = BESIDE.has(how.answers);
  const required = {
    '\\*': ' \\*',
    '*': ' *',
    '(required)': ' (required)',
    '[required]': ' [required]',
    REQUIRED: ' REQUIRED',
    '<sup>': '<sup>*</sup>',
    below: '',
    none: '',
  }[(how.required === 'below' || how.required === 'REQUIRED') && isBeside ? '*' : how.required];
  const words = `${asked.text}${required}`;
  const n = asked.number;
  const numbered = {
    '1.': `${n}. ${words}`,
    '1)': `${n}) ${words}`,
    '**1.**': `**${n}.** ${words}`,
    'Q1.': `Q${n}. ${words}`,
    '1\\.': `${n}\\. ${words}`,
    '(1)': `(${n}) ${words}`,
    '1 –': `${n} – ${words}`,
    'Question 1:': `Question ${n}: ${words}`,
    '1.text': `${n}.${words}`,
    above: `${n}.\n\n${words}`,
    '### 1.': `### ${n}. ${words}`,
    '**1. all**': `**${n}. ${asked.text}**${required}`,
    'always 1.': `1. ${words}`,
    'Q:': `Q: ${words}`,
    none: words,
  }[how.numbers];
  const blocks = [
    how.wrap === 'none' || isBeside ? numbered : wrapped(numbered, how.wrap === 'all at 95' ? 95 : 72),
  ];
  if (how.required === 'below' && !isBeside) blocks.push('\\*');
  if (asked.item !== undefined) blocks.push(`- ${asked.item}`);
  if (asked.note !== undefined)
    blocks.push(how.wrap === 'none' ? `*${asked.note}*` : wrapped(`*${asked.note}*`, 72));
  if (asked.options) blocks.push(...options(asked, truth.selected.get(n) ?? [], how));
  const text = truth.answers.get(n) ?? '';
  if (text !== '') return answered(blocks, text, how, asked);
  return how.answers === 'row' && !asked.options ? answered(blocks, text, how, asked) : blocks;
}

function answered(blocks: readonly string[], text: string, how: Rendering, asked: FormQuestion): string[] {
  const lines = text.split('\n');
  const isWrapped = how.wrap === 'all at 72' || how.wrap === 'all at 95';
  const own = isWrapped
    ? lines.map((line) => wrapped(line, how.wrap === 'all at 72' ? 72 : 95)).join('\n')
    : text;
  const last = blocks.at(-1) ?? '';
  switch (how.answers) {
    case 'plain':
      return [...blocks, own];
    case '>':
      return [...blocks, own.replace(/^/gm, '> ')];
    case '- item':
      return [...blocks, `- ${own}`];
    case 'bold':
      return [...blocks, `**${own}**`];
    case '<u>':
      return [...blocks, `<u>${own}</u>`];
    case '<span>':
      return [...blocks, `<span style="color: blue">${own}</span>`];
    case '```':
      return [...blocks, `\`\`\`\n${own}\n\`\`\``];
    case '«»':
      return [...blocks, `« ${own} »`];
    case 'A7.':
      return [...blocks, `A${asked.number}. ${own}`];
    case 'Answer:':
      return [...blocks, `Answer: ${own}`];
    case 'same line':
    case ': answer':
    case '– answer': {
      if (asked.options || asked.item !== undefined) return [...blocks, own];
      const between = { 'same line': '    ', ': answer': ': ', '– answer': ' – ' }[how.answers];
      return [...blocks.slice(0, -1), `${last}${between}${own}`];
    }
    case 'cell':
      return [...blocks, own.replace(/^(.*)$/gm, '| $1 |')];
    case 'row':
      return asked.options || own.includes('\n') || last.includes('\n')
        ? [...blocks, own]
        : [...blocks.slice(0, -1), `| ${last} | ${own} |`];
  }
}

function options(asked: FormQuestion, selected: readonly string[], how: Rendering): string[] {
  const all = asked.options ?? [];
  const isChosenOnly = how.ticks === 'chosen only' || how.ticks === 'chosen only, in a list';
  const printed = isChosenOnly ? all.filter((option) => selected.includes(option)) : all;
  const marked = printed.map((option, index) => {
    const isTicked = selected.includes(option);
    const lead =
      how.options === 'list' && how.ticks !== '- [x]' && how.ticks !== '\\[x\\]'
        ? '- '
        : how.options === 'numbered'
          ? `${index + 1}. `
          : '';
    const marks = TICKS[how.ticks];
    if (marks) {
      const mark = isTicked ? marks[0] : marks[1];
      return lead + (marks[2] ? `${option} ${mark}` : `${mark} ${option}`).trim();
    }
    if (how.ticks === 'bold' && isTicked) return `${lead}**${option}**`;
    if (how.ticks === '__bold__' && isTicked) return `${lead}__${option}__`;
    if (how.ticks === '[Yes]{.underline}' && isTicked) return `${lead}[${option}]{.underline}`;
    if (how.ticks === 'CAPITALS' && isTicked) return lead + option.toUpperCase();
    if (how.ticks === 'own line below') return `${lead}${option}\n${isTicked ? '☒' : '☐'}`;
    return how.ticks === 'chosen only, in a list' ? `- ${option}` : lead + option;
  });
  const isShort = all.every((option) => option.length < 20);
  if (isShort && how.options === 'one line') return marked.length === 0 ? [] : [marked.join('    ')];
  if (isShort && how.options === 'one line /') return marked.length === 0 ? [] : [marked.join(' / ')];
  if (how.options === 'lines') return marked;
  return marked.length === 0 ? [] : [marked.join('\n')];
}

const wrapped = (text: string, width: number): string => fill(text, width).join('\n');

/** A text in lines of at most so many characters. */
export function fill(text: string, width: number): string[] {
  const rows: string[] = [];
  for (const word of text.split(' ')) {
    const row = rows.at(-1);
    if (row !== undefined && row.length + 1 + word.length <= width) rows[rows.length - 1] = `${row} ${word}`;
    else rows.push(word);
  }
  return rows;
}

/** Puts a page's foot and the next one's head between blocks. */
function paged(blocks: readonly string[], how: Rendering): string[] {
  const perPage = 23;
  const pages = Math.ceil(blocks.length / perPage);
  const title = 'Member States Questionnaire (MSQ) for the UN E-Government Survey 2022';
  return blocks.flatMap((block, index) => {
    const page = (index + 1) / perPage;
    const between: Record<Rendering['pages'], readonly string[]> = {
      none: [],
      'n/m': [`${page}/${pages}`],
      'Page n of m': [`Page ${page} of ${pages}`],
      'head and foot': [`Ministry of ICT\n${page}/${pages}`, '7/6/2021, 10:32 AM', title],
      '(Page n of m)': [`(Page ${page} of ${pages})`],
      '**bold** number': [`Page **${page}** of **${pages}**`],
      'n | P a g e': [`${page} | P a g e`],
      '--- Page n ---': [`--- Page ${page} ---`],
      '{n}---': [`{${page}}${'-'.repeat(48)}`],
      roman: [ROMAN[page - 1] ?? ''],
      comment: [`<!-- PageNumber="${page}" -->\n<!-- PageBreak -->`],
      'form feed': [`${page}\n\f${title}`],
      'bare number': [`${page}`],
      browser: [
        `https://forms.office.com/Pages/DesignPageV2.aspx?id=x    ${page}/${pages}`,
        `7/6/2021     ${title}`,
      ],
    };
    return Number.isInteger(page) ? [block, ...between[how.pages]] : [block];
  });
}

function lay(blocks: readonly string[], { lines }: Rendering): string {
  switch (lines) {
    case 'blank between':
      return blocks.join('\n\n');
    case 'close':
      return blocks.join('\n');
    case 'wide':
      return blocks.join('\n\n\n\n');
    case 'indented':
      return blocks.map((block) => block.replace(/^/gm, '      ')).join('\n\n');
    case 'CRLF':
      return blocks.join('\n\n').replaceAll('\n', '\r\n');
    case '> quoted':
      return blocks.join('\n\n').replace(/^/gm, '> ');
    case '>> quoted':
      return blocks.join('\n\n').replace(/^/gm, '>> ');
    case 'rules between':
      return blocks
        .map((block) => (/^(?:\W*|Question )\d+/.test(block) ? `---\n\n${block}` : block))
        .join('\n\n');
  }
}

function characters(text: string, how: Rendering): string {
  switch (how.characters) {
    case 'plain':
      return text;
    case 'no-break spaces':
      return text.replace(/(?<=\d[.)]?) /g, '\u00A0').replace(/ (?=\\?\*)/g, '\u00A0');
    case 'no-break hyphens':
      return text.replace(/(?<=\p{L})-(?=\p{L})/gu, '\u2011');
    case 'zero-width spaces':
      return text.replace(/^(?=\S)/gm, '\u200B');
    case 'curly quotes':
      return text.replace(/(?<=\p{L})'(?=\p{L})/gu, '’');
    case 'ligatures':
      return text.replaceAll('fi', 'ﬁ').replaceAll('fl', 'ﬂ');
    case 'decomposed':
      return text.normalize('NFD');
  }
}
