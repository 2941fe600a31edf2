import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS } from '../../src/answer/export.ts';
import { translations } from '../../src/i18n/languages.ts';
import { bhutanFile } from '../support/bhutan.ts';
import {
  type AllowedLink,
  checkReply,
  linksAllowedBy,
  linksOf,
  textsOf,
  unmask,
} from '../support/check-reply.ts';
import { crawl, type Reached } from '../support/crawl.ts';
import { interactionHandler, response } from '../support/handle.ts';
import { answered, applicationId, commandOf, pressOf, type Scene } from '../support/scenes.ts';

/** The published text with markdown escapes undone and white space folded. */
const source = readFileSync(bhutanFile, 'utf8')
  .replace(/\\([!-/:-@[-`{-~])/g, '$1')
  .replace(/\s+/g, ' ');
const allowed = linksAllowedBy(response, { applicationId });
const handle = interactionHandler();
const questions = [...response.questions.values()];
const words = [...new Set(source.match(/\p{L}{3,}/gu)?.map((word) => word.toLowerCase()))];

const browsing: readonly (readonly [string, Record<string, string>])[] = [
  ['help', {}],
  ['contents', {}],
  ['summary', {}],
  ['export', {}],
  ...response.sections.flatMap(({ id }): [string, Record<string, string>][] => [
    ['contents', { section: id }],
    ['summary', { section: id }],
    ...EXPORT_FORMATS.map((format): [string, Record<string, string>] => ['export', { section: id, format }]),
  ]),
  ...questions.flatMap(({ number }): [string, Record<string, string>][] => [
    ['question', { number: String(number) }],
    ['ask', { query: `Q${number}` }],
    ['ask', { query: `Q${number}-${number + 3}` }],
  ]),
];
const asking: readonly (readonly [string, Record<string, string>])[] = [
  ...response.topics.flatMap(({ label, phrasings }): [string, Record<string, string>][] =>
    [label, ...phrasings.slice(0, 3)].map((query) => ['ask', { query }]),
  ),
  ...response.unasked.map(({ label }): [string, Record<string, string>] => ['ask', { query: label }]),
];
const searching: readonly (readonly [string, Record<string, string>])[] = [
  ...words.map((keywords): [string, Record<string, string>] => ['search', { keywords }]),
  ...response.sections.flatMap(({ id }): [string, Record<string, string>][] =>
    ['government', 'link', 'www'].map((keywords) => ['search', { keywords, section: id }]),
  ),
];

/** The parts of a reply that stand as quotes, each without its cut marks and joints. */
function quotedParts(texts: readonly string[]): string[] {
  const blocks: string[] = [];
  let open = false;
  for (const line of texts.flatMap((text) => text.split('\n'))) {
    const quoted = line.startsWith('> ');
    if (quoted && open) blocks.push(`${blocks.pop()}\n${line.slice(2)}`);
    else if (quoted) blocks.push(line.slice(2));
    open = quoted;
  }
  return blocks
    .flatMap((block) => block.split(/\\\[…\\\]|…(?=\n|$)| · /u))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** White space; between a question and its list item also the required mark and the list's dash. */
const SPACE = '\\s+(?:\\*\\s+)?(?:-\\s+)?';
const seen = new Map<string, boolean>();

/** Whether a quoted part stands in the source: a masked link may be any markup of its own target there. */
function stands(part: string): boolean {
  const known = seen.get(part);
  if (known !== undefined) return known;
  const links: string[] = [];
  const plain = unmask(part.replaceAll(/(?<!\\)(?:\\\\)*\*\*/g, ''), (_, href) => {
    links.push(href);
    return '\uE000';
  });
  const pattern = plain
    .split(/(\uE000|•••@|\s+)/u)
    .map((piece) => {
      if (piece === '\uE000') return anyMarkupOf(links.shift() ?? '');
      if (piece === '•••@') return '[\\p{L}\\p{N}._%+\\-]+@';
      return /^\s+$/.test(piece) ? SPACE : escapeRegExp(piece);
    })
    .join('');
  const found = new RegExp(pattern, 'u').test(source);
  seen.set(part, found);
  return found;
}

function anyMarkupOf(href: string): string {
  const address = escapeRegExp(href)
    .replaceAll('%28', '(?:%28|\\()')
    .replaceAll('%29', '(?:%29|\\))')
    .replace(/^http:\\?\/\\?\//, '(?:http://)?');
  return `(?:\\[[^\\]]*\\]\\()?<?${address}>?\\)?`;
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** What is wrong with a reply, in one list for all. */
function faultsOf({ how, answer }: Reached, links: AllowedLink = allowed): string[] {
  const texts = textsOf(answer.response);
  const faults = quotedParts(texts)
    .filter((part) => !stands(part))
    .map((part) => `${how}: not in the source: ${part}`);
  if (answer.status === 'failed') faults.push(`${how}: failed`);
  try {
    checkReply(answer.response, answer.files, links);
  } catch (error) {
    faults.push(`${how}: ${String(error)}`);
  }
  return faults;
}

describe.each<Scene>(['guild', 'dm'])(
  'in a %s, every quote and link stands in the published text',
  (scene) => {
    it.each([
      ['browsing from section to topic to question, page by page', browsing],
      ['asking for every topic', asking],
      ['searching for every word of it', searching],
    ])('%s', (_, seeds) => {
      const replies = [...crawl(handle, seeds, scene)];
      expect(replies.length).toBeGreaterThan(seeds.length);
      expect(replies.flatMap((reached) => faultsOf(reached)).slice(0, 20)).toEqual([]);
      const quotes = replies.flatMap(({ answer }) => quotedParts(textsOf(answer.response)));
      expect(quotes.length).toBeGreaterThan(100);
    });
  },
);

describe('Discord takes every reply', () => {
  it.each(translations().map(([locale]) => locale))('in the language of %s', (locale) => {
    const faults = [...crawl(handle, [...browsing, ...asking], 'guild', locale)].flatMap((reached) =>
      faultsOf(reached),
    );
    expect(faults.slice(0, 5)).toEqual([]);
  });

  it('with question numbers linked to an address as long as they come', () => {
    const sourceUrl = `https://example.org/${'long/'.repeat(40)}response.md?plain=1`;
    const linked = interactionHandler({ sourceUrl });
    const links = linksAllowedBy(response, { applicationId, sourceUrl });
    const faults = [...crawl(linked, [...browsing, ...asking, ...searching], 'guild')].flatMap((reached) =>
      faultsOf(reached, links),
    );
    expect(faults.slice(0, 5)).toEqual([]);
  });
});

it('finds words that are not in the published text', () => {
  expect(stands('The government says **yes** to everything.')).toBe(false);
  expect(stands('[dit.gov.bt](<https://example.com/>)')).toBe(false);
});

describe('the words of a question', () => {
  const fold = (text: string): string => text.replace(/\s+(?:[-*+]\s+)?/g, ' ');
  const inSource = fold(source);
  it.each(questions.map(({ number, text }) => [number, text]))(
    '%i stand in the published text',
    (_, text) => {
      expect(inSource).toContain(fold(text));
    },
  );
});

describe('a question', () => {
  const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
  it.each(
    questions.filter(({ answer }) => answer !== '').map((question) => [question.number, question] as const),
  )('%i shows its whole answer over its pages', (number, { answer, links }) => {
    let reply = answered(handle, commandOf('question', { number: `Q${number}` }, 'dm'));
    let shown = '';
    for (let page = 1; ; page++) {
      shown += quotedParts(textsOf(reply.response)).join('\n');
      const next = `1oquestion?page=${page + 1}&number=Q${number}`;
      if (!JSON.stringify(reply.response).includes(next)) break;
      reply = answered(handle, pressOf({ id: next }, { scene: 'dm', ephemeral: true }));
    }
    const rest = [...links]
      .reverse()
      .reduce((text, { start, end }) => `${text.slice(0, start)} ${text.slice(end)}`, answer);
    expect(letters(unmask(shown, () => ' '))).toBe(letters(rest));
    expect(linksOf(shown)).toHaveLength(links.length);
  });
});

describe('e-mail addresses', () => {
  const address = /[\w.+-]+@[\w-]+\.\w/;
  const everything = [...browsing, ...asking, ...searching];

  it('stand in no reply that a channel can see', () => {
    const leaks = [...crawl(handle, everything, 'guild')].filter(
      ({ answer: { response: shown, files } }) =>
        !isPrivate(shown) && address.test(JSON.stringify([shown, files])),
    );
    expect(leaks.map(({ how }) => how)).toEqual([]);
  });

  it('stand in the replies that the asker alone sees', () => {
    const shown = answered(handle, commandOf('question', { number: 'Q5', private: true }));
    expect(unmask(textsOf(shown.response).join('\n'), (label) => label)).toMatch(address);
  });
});

function isPrivate(shown: unknown): boolean {
  return JSON.stringify(shown).includes(`"flags":${(1 << 15) | (1 << 2) | (1 << 6)}`);
}
