import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { HtmlValidate } from 'html-validate';
import { afterAll, describe, expect, it } from 'vitest';
import { createLists } from '../../src/answer/lists/lists.ts';
import { questionAnchor } from '../../src/answer/url.ts';
import { listTitle } from '../../src/bot/replies/list.ts';
import { en } from '../../src/i18n/en.ts';
import { maskAddresses, maskResponse } from '../../src/questionnaire/privacy.ts';
import { isNameList, LIST_KEYS } from '../../src/search/intents.ts';
import { buildSite } from '../../src/site/build.tsx';
import { openSite, SITE_FOLDER } from '../../src/site/serve.ts';
import { preferredLanguage } from '../../src/site/words.ts';
import { response } from '../support/handle.ts';

const PAGES = ['index.html', 'lists.html', 'try.html'];
const read = (name: string): string => readFileSync(path.join(SITE_FOLDER, name), 'utf8');
const silent = { warn: () => undefined };

/** The text of a piece of HTML as a reader sees it, white space folded. */
function textOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, '');
}

describe('the pages', () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
      // How a doctype, a void element or an empty attribute is spelled makes no difference to a browser.
      'doctype-style': 'off',
      'void-style': 'off',
      'attribute-empty-style': 'off',
      'attribute-boolean-style': 'off',
      // A list of suggestions under a text field has no element of its own.
      'prefer-native-element': ['error', { exclude: ['listbox'] }],
    },
  });

  it.each(PAGES)('%s is valid HTML', async (name) => {
    const { results } = await validator.validateFile(path.join(SITE_FOLDER, name));
    expect(
      results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => [ruleId, message])),
    ).toEqual([]);
  });

  const articles = new Map(
    [...read('index.html').matchAll(/<article class="question" id="(q\d+)">(.*?)<\/article>/gs)].map(
      ([, id, html]) => [id, html ?? ''],
    ),
  );

  it('contain every question in the order of the form, each at its address', () => {
    expect([...articles.keys()]).toEqual([...response.questions.keys()].map(questionAnchor));
  });

  it('contain every answer word for word, with masked e-mail addresses and all links, without a program', () => {
    for (const { number, text, answer, links } of response.questions.values()) {
      const html = articles.get(questionAnchor(number)) ?? '';
      expect(textOf(html)).toContain(maskAddresses(text).replace(/\s+/g, ''));
      const quoted = /<blockquote class="answer">(.*)<\/blockquote>/s.exec(html)?.[1] ?? '';
      const withoutMarkup = maskAddresses(answer).replace(
        /\[[^\]]*\]\(<?([^)>]*)>?\)|<(https?:[^>]*)>/g,
        '$1$2',
      );
      expect(textOf(quoted)).toBe(withoutMarkup.replace(/\s+/g, ''));
      for (const { href } of links) expect(quoted).toContain(`href="${href.replaceAll('&', '&amp;')}"`);
    }
    expect(read('index.html')).not.toMatch(/[\w.]+@[\w-]+\.\w/);
  });

  it("say in the bot's words what is not known", () => {
    const says = (number: number, words: string): boolean =>
      textOf(articles.get(questionAnchor(number)) ?? '').includes(words.replace(/\s+/g, ''));
    for (const { number, answer, selection } of response.questions.values()) {
      expect(says(number, en.selectionNotRecorded)).toBe(selection.kind === 'not_recorded');
      expect(says(number, en.blank)).toBe(answer === '' && selection.kind === 'no_options');
    }
    expect(says(11, en.inDevelopment) || says(76, en.inDevelopment)).toBe(true);
  });

  it('give the picture a link and a text for each question', () => {
    const picture = /<title>All questions by section.*?<\/svg>/s.exec(read('index.html'))?.[0] ?? '';
    expect(picture.match(/<a class="cell [a-z_]+" href="#q\d+" aria-label="Q\d+: [a-z ]+"/g)).toHaveLength(
      response.questions.size,
    );
  });

  it.each(PAGES)('%s needs less than 100 KB before it can be read', (name) => {
    const html = read(name);
    const needed = new Set(
      Array.from(html.matchAll(/(?:src|href)="(assets\/[^"]+)"/g), ([, file = '']) => file),
    );
    for (const file of needed) {
      const imported = file.endsWith('.js') ? read(file).matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g) : [];
      for (const [, part = ''] of imported) needed.add(`assets/${part}`);
    }
    expect(needed.size).toBeGreaterThan(2);
    const bytes = [name, ...needed].map((file) => gzipSync(read(file)).length);
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(100_000);
  });

  it('tell programs what they are', () => {
    for (const name of PAGES) {
      const html = read(name);
      expect(html).toMatch(/<meta property="og:title" content="[^"]*Bhutan/);
      const linked = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
      const data: unknown = JSON.parse(linked);
      expect(data).toMatchObject({ '@context': 'https://schema.org', '@type': 'Dataset' });
    }
  });
});

describe('a site with an address and a Discord application', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'msq-site-'));
  cpSync(path.join(SITE_FOLDER, 'assets'), path.join(folder, 'assets'), { recursive: true });
  const applicationId = '123456789012345678';
  const publicUrl = 'https://you.github.io/msq-bot/';
  const pages = buildSite(folder, { response, version: '1.0.0', publicUrl, applicationId });
  const html = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has pages that say where they are', () => {
    expect(pages).toEqual(PAGES);
    for (const [name, address] of [
      ['index.html', publicUrl],
      ['lists.html', `${publicUrl}lists.html`],
      ['try.html', `${publicUrl}try.html`],
    ] as const) {
      expect(html(name)).toContain(`<link rel="canonical" href="${address}"/>`);
      expect(html(name)).toContain(`<meta property="og:url" content="${address}"/>`);
      expect(html(name)).toContain(`"url":"${publicUrl}"`);
    }
  });

  it('leads to Discord from each question and each page', () => {
    const invite = new RegExp(`<a href="https://discord\\.com/[^"]*client_id=${applicationId}[^"]*"`, 'g');
    expect(html('index.html').match(invite)).toHaveLength(response.questions.size + 1);
    expect(html('lists.html').match(invite)).toHaveLength(1);
    expect(read('index.html')).not.toMatch(/discord\.com/);
  });
});

describe('the page of lists', () => {
  const sections = [...read('lists.html').matchAll(/<section aria-labelledby="(\w+)">(.*?)<\/section>/gs)];
  const linked = (html: string): number[] =>
    Array.from(html.matchAll(/href="\.\/#q(\d+)"/g), ([, number]) => Number(number));
  const listOf = createLists(maskResponse(response));

  it('has every list that the bot has, under its titles', () => {
    expect(sections.map(([, key]) => key)).toEqual(LIST_KEYS);
    const titles = sections.map(([, , html = '']) => textOf(/<h2[^>]*>(.*?)<\/h2>/s.exec(html)?.[1] ?? ''));
    expect(titles).toEqual(LIST_KEYS.map((key) => textOf(listTitle(listOf(key), en))));
  });

  it.each(LIST_KEYS)(
    'tells of each entry of "%s" its name, its questions and what belongs with it',
    (key) => {
      const html = sections.find(([, id]) => id === key)?.[2] ?? '';
      const items = Array.from(html.matchAll(/<li>(.*?)<\/li>/gs), ([, item = '']) => item);
      const { entries, further } = listOf(key);
      expect(items).toHaveLength(entries.length);
      entries.forEach(({ name, variants, words, questions, href }, at) => {
        const item = items[at] ?? '';
        expect(linked(item)).toEqual(questions);
        if (href !== undefined) expect(item).toContain(`href="${href.replaceAll('&', '&amp;')}"`);
        for (const told of [name.replace(/^https?:\/\//, ''), ...variants, ...words]) {
          expect(textOf(item)).toContain(told.replace(/\s+/g, ''));
        }
      });
      expect(linked(html.replace(/<li>.*?<\/li>/gs, ''))).toEqual(further);
      expect(html.includes(en.chat.namesNote)).toBe(isNameList(key));
    },
  );
});

describe('the served site', () => {
  const site = openSite(SITE_FOLDER, response, silent) ?? new Hono();
  const get = (place: string, headers: Record<string, string> = {}): Response | Promise<Response> =>
    site.request(place, { headers });

  it('has its first page at /, checked anew each time and bound to its own files', async () => {
    const answer = await get('/');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(await answer.text()).toBe(read('index.html'));
    const again = await get('/', { 'if-none-match': answer.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });

  it('lets browsers keep files whose names change with their content', async () => {
    const script = /src="(assets\/page-[^"]+)"/.exec(read('index.html'))?.[1] ?? '';
    const answer = await get(`/${script}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('can only be read', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const answer = await site.request('/', { method });
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe('GET, HEAD');
    }
    const head = await site.request('/', { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
  });

  it('compresses pages', async () => {
    const answer = await get('/', { 'accept-encoding': 'gzip' });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
  });

  it.each([
    '/package.json',
    '/site.json',
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/assets/../../.env',
    '/assets',
    '/data/',
    '//etc/passwd',
    '/index.html%00',
  ])('has nothing at %s', async (place) => {
    expect((await get(place)).status).toBe(404);
  });

  it('is not served where it shows another response, and the operator is told', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'msq-site-'));
    const told: unknown[] = [];
    const log = { warn: (line: unknown) => void told.push(line) };
    expect(openSite(folder, response, log)).toBeUndefined();
    cpSync(path.join(SITE_FOLDER, 'index.html'), path.join(folder, 'index.html'));
    writeFileSync(path.join(folder, 'site.json'), '{"sha256":"0"}');
    expect(openSite(folder, response, log)).toBeUndefined();
    expect(told).toEqual([
      'the site is not built and is not served. Run: npm run site',
      'the site shows another response and is not served. Run: npm run site',
    ]);
    rmSync(folder, { recursive: true });
  });
});

describe('the language of a reader', () => {
  it.each([
    [['fr-CA', 'en'], 'fr'],
    [['de', 'ru-RU'], 'ru'],
    [['zh-TW'], 'zh'],
    [['de'], 'en'],
    [[], 'en'],
  ] as const)('who wants %j is %s', (wanted, language) => {
    expect(preferredLanguage(wanted, ['en', 'fr', 'es', 'ru', 'zh', 'ar'])).toBe(language);
  });
});
