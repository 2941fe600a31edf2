import { AxeBuilder } from '@axe-core/playwright';
import { Hono } from 'hono';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { en } from '../../src/i18n/en.ts';
import { startBrowser } from '../../src/site/preview/pictures.ts';
import { openSite, SITE_FOLDER, serveHere } from '../../src/site/serve.ts';
import { siteWords } from '../../src/site/words.ts';
import { response } from '../support/handle.ts';

const browser = await startBrowser();
if (!browser)
  process.stdout.write('The browser tests are skipped: there is no Chromium (apt-get install chromium).\n');

const silent = { warn: () => undefined };
/** The site as it lies on a web server below the server's root. */
const below = new Hono().mount('/some/place', (openSite(SITE_FOLDER, response, silent) ?? new Hono()).fetch);
let server: Awaited<ReturnType<typeof serveHere>> | undefined;
const addressOf = (place: string): string => `${server?.url}some/place/${place}`;

beforeAll(async () => {
  server = await serveHere(below);
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** A page, and all that went wrong on it. */
interface Opened {
  readonly page: Page;
  readonly faults: string[];
}

/** Does something on a page of the site, and expects no error in its console and no request to another host. */
async function withPage(
  place: string,
  options: BrowserContextOptions,
  act: (opened: Opened) => Promise<void>,
): Promise<void> {
  const context = await (browser satisfies Browser | undefined)?.newContext({ locale: 'en-US', ...options });
  if (!context) throw new Error('there is no browser');
  const faults: string[] = [];
  try {
    context.setDefaultTimeout(MOST_WAITING_MS);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    page.on('console', (line) => {
      if (line.type() === 'error' || line.type() === 'warning') faults.push(line.text());
    });
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('request', (request) => {
      if (!/^(?:data:|blob:)/.test(request.url()) && !request.url().startsWith(server?.url ?? '')) {
        faults.push(`asked ${request.url()}`);
      }
    });
    await page.goto(addressOf(place));
    await act({ page, faults });
    expect(faults).toEqual([]);
  } finally {
    await context.close();
  }
}

/** Longest wait for something to appear. */
const MOST_WAITING_MS = 10_000;

/** Like `expect.poll`, with as much patience as for an element. */
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: MOST_WAITING_MS });

const PHONE = { viewport: { width: 390, height: 844 } };
const LOOKS = [
  ['light, desktop', { colorScheme: 'light' }, 'en-US'],
  ['dark, phone', { colorScheme: 'dark', ...PHONE }, 'ar'],
] as const;

describe.skipIf(!browser)('in a browser', () => {
  describe.each(LOOKS)('%s', (_, look, locale) => {
    it.each(['', 'lists.html'])('axe finds nothing on the page "%s"', async (place) => {
      await withPage(place, look, async ({ page }) => {
        await search(page, 'data privacy law');
        expect(await axeFindings(page)).toEqual([]);
      });
    });

    it(`axe finds nothing in the chat in ${locale}`, async () => {
      await withPage('try.html', { ...look, locale }, async ({ page }) => {
        await ask(page, 'Q39');
        await page.locator('.message').first().waitFor();
        await page.locator('#composer input').fill('/');
        await page.locator('#suggestions [role=option]').first().waitFor();
        expect(await axeFindings(page)).toEqual([]);
      });
    });
  });

  it('the chat offers the choices of a command by the names that Discord shows', async () => {
    await withPage('try.html', {}, async ({ page }) => {
      const field = page.locator('#composer input');
      await field.fill('/list');
      await page.locator('#suggestions [role=option]').first().waitFor();
      await field.press('Enter');
      await page.locator('#suggestions [role=option]', { hasText: en.chat.lists.social_media }).waitFor();
    });
  });

  it('no page is wider than the screen', async () => {
    for (const place of ['', 'lists.html', 'try.html?ask=Q39']) {
      await withPage(place, PHONE, async ({ page }) => {
        if (place.includes('ask')) await page.locator('.message').waitFor();
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(over).toBeLessThanOrEqual(0);
      });
    }
  });

  it('each address leads to its question', async () => {
    await withPage('', {}, async ({ page }) => {
      const found = await page.evaluate(
        (count) =>
          Array.from({ length: count }, (_, at) => {
            location.hash = `#q${at + 1}`;
            return document.querySelector(':target h3 a')?.textContent;
          }),
        response.questions.size,
      );
      expect(found).toEqual([...response.questions.keys()].map((number) => `Q${number}`));
    });
  });

  it('a citation is copied with the address of the page', async () => {
    await withPage('#q39', {}, async ({ page }) => {
      await page.locator('#q39').getByRole('button', { name: 'Copy the citation' }).click();
      await page.locator('#told', { hasText: 'Copied' }).waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
        `Bhutan, UN E-Government Survey 2022, Member States Questionnaire (MSQ), question 39 (lines 221–224). ${addressOf('#q39')}`,
      );
    });
  });

  it('the look changes at a press and stays', async () => {
    await withPage('', { colorScheme: 'light' }, async ({ page }) => {
      const color = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const light = await color();
      await page.locator('#theme').click();
      const dark = await color();
      expect(dark).not.toBe(light);
      await page.reload();
      expect(await color()).toBe(dark);
    });
  });

  it('everything works in a browser that lets pages keep nothing', async () => {
    await withPage('', { colorScheme: 'light' }, async ({ page }) => {
      await page.addInitScript(() => {
        const refuse = {
          get: () => {
            throw new DOMException('Access is denied', 'SecurityError');
          },
        };
        Object.defineProperty(window, 'localStorage', refuse);
        Object.defineProperty(window, 'caches', refuse);
      });
      await page.reload();
      await page.locator('#theme').click();
      expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
      await search(page, 'data privacy law');
      await page.goto(addressOf('try.html?ask=Q39'));
      await page.locator('.message').waitFor();
    });
  });

  it('the first view is small', async () => {
    await withPage('', {}, async ({ page }) => {
      const bytes = await page.evaluate(() =>
        [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce(
          (sum, entry) => sum + ('transferSize' in entry ? Number(entry.transferSize) : 0),
          0,
        ),
      );
      expect(bytes).toBeGreaterThan(10_000);
      expect(bytes).toBeLessThan(100_000);
    });
  });

  describe('the search', () => {
    it.each([
      ['en-US', 'is there a law on data privacy?', 'Q38–39', 'ltr'],
      ['fr', 'loi sur la protection des données personnelles', 'Q38–39', 'ltr'],
      ['zh-CN', '数据隐私保护法律', 'Q38–39', 'ltr'],
      ['ar', 'قانون حماية البيانات الشخصية', 'Q38–39', 'rtl'],
    ])('answers in %s', async (locale, query, numbers, direction) => {
      await withPage('', { locale }, async ({ page }) => {
        await search(page, query);
        expect(await page.locator('#results li').first().locator('a').textContent()).toContain(numbers);
        expect(await page.locator('#results li').first().getAttribute('class')).toBe('leading');
        expect(await page.locator('#results').getAttribute('dir')).toBe(direction);
        await page.locator('#results a').first().click();
        expect(await page.locator(':target').getAttribute('id')).toMatch(/^q3[89]$/);
      });
    });

    it('says of a topic without words what is known of it', async () => {
      await withPage('', {}, async ({ page }) => {
        await search(page, 'Q56');
        await page.locator('#results li.leading', { hasText: en.selectionNotRecorded }).waitFor();
        await page.locator('#query').fill('Q69');
        await page.locator('#results li.leading', { hasText: en.blank }).waitFor();
      });
    });

    it('says where the response answers nothing, and offers nothing then', async () => {
      await withPage('', {}, async ({ page }) => {
        await page.locator('#query').fill('Q400');
        await page.locator('#state', { hasText: en.noSuchQuestion(400, 112) }).waitFor();
        expect(await page.locator('#results li').count()).toBe(0);
        await page.locator('#query').fill('section Z');
        await page
          .locator('#state', { hasText: 'There is no such section. Sections: Contact information, A: ' })
          .waitFor();
        expect(await page.locator('#results li').count()).toBe(0);
      });
    });

    it.each([
      ['ru', 'Есть ли закон о защите персональных данных?'],
      ['fr', 'loi sur la protection des données'],
    ] as const)('offers %s for "%s", which nothing in English answers', async (language, query) => {
      await withPage('', {}, async ({ page }) => {
        await page.locator('#query').fill(query);
        await page.getByRole('button', { name: siteWords(language).search }).click();
        await page.locator('#results li.leading', { hasText: 'Q38–39' }).waitFor();
        expect(await page.locator('#language').inputValue()).toBe(language);
        expect(await page.locator('#results [data-language]').count()).toBe(0);
      });
    });

    it('follows what is typed', async () => {
      await withPage('?q=Q39', {}, async ({ page }) => {
        await page.locator('#results a', { hasText: 'Q38–39' }).first().waitFor();
        await page.locator('#query').fill('Q112');
        await page.locator('#results a', { hasText: 'Q112' }).first().waitFor();
        await page.locator('#query').fill('');
        await eventually(() => page.locator('#results li').count()).toBe(0);
      });
    });

    it('asks the server for its data once, also after a visit to another page', async () => {
      await withPage('', {}, async ({ page }) => {
        await search(page, 'Q39');
        const asked: string[] = [];
        page.on('request', (request) => asked.push(request.url()));
        await page.goto(addressOf('try.html?ask=Q39'));
        await page.locator('.message').waitFor();
        expect(asked.filter((url) => url.endsWith('.bin'))).toEqual([]);
      });
    });
  });

  describe('the chat', () => {
    it('runs every command from the list that / opens', async () => {
      await withPage('try.html', {}, async ({ page }) => {
        for (const { name, options } of commands) {
          await choose(page, name);
          for (const [option, { required }] of Object.entries(options)) {
            if (required) await page.locator(`#field input[name=${option}]`).fill('Q39');
          }
          await page.locator('#field .send').click();
          const reply = page.locator('.message').last();
          await reply.locator('.used', { hasText: `/${name}` }).waitFor();
          expect((await reply.locator('.text').allTextContents()).join('').trim()).not.toBe('');
        }
        expect(await page.locator('.message').count()).toBe(commands.length);
      });
    });

    it('suggests while an option is typed, by keyboard alone', async () => {
      await withPage('try.html', {}, async ({ page }) => {
        await choose(page, 'ask');
        await page.locator('#field input[name=query]').pressSequentially('data priv');
        await page.locator('[role=option]', { hasText: 'Data privacy and protection law' }).waitFor();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await page.keyboard.press('Enter');
        await page.locator('.message', { hasText: 'Data privacy and protection law' }).waitFor();
      });
    });

    it('offers the choices of an option, and private replies', async () => {
      await withPage('try.html', {}, async ({ page }) => {
        await choose(page, 'summary');
        await page.locator('[role=option]', { hasText: 'A: Institutional' }).waitFor();
        await page.locator('#field input[name=section]').pressSequentially('legal');
        await expect
          .poll(() => page.locator('[role=option]').allTextContents())
          .toEqual(['C: Legal Framework']);
        await page.locator('[role=option]').click();
        await page.locator('#field input[name=private]').check();
        await page.locator('#field .send').click();
        const reply = page.locator('.message', { hasText: 'C: Legal Framework' });
        await reply.getByText('Only you can see this').waitFor();
        await reply.getByRole('button', { name: en.share }).click();
        await eventually(() => page.locator('.message').count()).toBe(2);
        await reply.first().getByRole('button', { name: 'Dismiss message' }).click();
        await eventually(() => page.locator('.message').count()).toBe(1);
      });
    });

    it('answers a press of each kind of control', async () => {
      await withPage('try.html?ask=Q39', PHONE, async ({ page }) => {
        const replies = page.locator('.message');
        await replies.getByRole('button', { name: `${en.cite} Q39` }).click();
        await replies.nth(1).getByText('question 39').waitFor();
        await replies.nth(1).getByText('Only you can see this').waitFor();
        const [first] = await replies.all();
        await first?.locator('summary').click();
        const entry = first?.locator('.select button').first();
        const label = (await entry?.textContent()) ?? '';
        await entry?.click();
        await replies.first().getByText(/Q\d+/).first().waitFor();
        expect(await replies.count()).toBe(2);
        expect(label).toMatch(/^Q\d+/);
        await page.locator('.message:focus').waitFor();
        await replies.first().getByRole('button', { name: en.remove }).click();
        await page.locator('#messages:focus').waitFor();
        await eventually(() => replies.count()).toBe(1);
        await page.getByRole('button', { name: en.messageCommand }).click();
        await replies.last().getByText('Data privacy and protection law').first().waitFor();
        await replies.last().getByText('Only you can see this').waitFor();
      });
    });

    it('gives a file to keep', async () => {
      await withPage('try.html', {}, async ({ page }) => {
        await choose(page, 'export');
        await page.locator('#field .send').click();
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.locator('.message a.file').click(),
        ]);
        expect(download.suggestedFilename()).toBe('bhutan-2022-msq.md');
      });
    });

    it.each([
      ['fr', 'Français', '/demander'],
      ['zh-CN', '中文', '/'],
      ['ar', 'العربية', '/'],
    ])('speaks the language of a reader in %s', async (locale, language, command) => {
      await withPage('try.html', { locale }, async ({ page }) => {
        await page.locator('#composer input:enabled').waitFor();
        expect(await page.locator('#language option:checked').textContent()).toBe(language);
        await ask(page, 'Q39');
        await page.locator('.used', { hasText: command }).waitFor();
        expect(await page.locator('.message blockquote').first().getAttribute('lang')).toBe('en');
        await page.locator('#language').selectOption({ label: 'English' });
        await page.locator('#messages[data-ready=en]').waitFor();
        await ask(page, 'Q39');
        await page.locator('.used', { hasText: '/ask' }).last().waitFor();
      });
    });

    it.each([
      ['Existe-t-il une loi sur la protection des données personnelles ?', 'fr', 'Loi sur la protection'],
      ['¿Hay una ley de protección de datos personales?', 'es', 'Ley de protección'],
      ['Есть ли закон о защите персональных данных?', 'ru', 'Закон о'],
    ])('fetches the language of the question "%s" and answers in it', async (question, code, words) => {
      await withPage('try.html', {}, async ({ page }) => {
        await page.locator('#messages[data-ready=en]').waitFor();
        const asked: string[] = [];
        page.on('request', (request) => asked.push(request.url().split('/').at(-1) ?? ''));
        await ask(page, question);
        const reply = page.locator('.message', { hasText: words });
        await reply.waitFor();
        await reply.locator(`[lang=${code}]`).waitFor();
        const fetched = asked.filter((name) => name.endsWith('.bin')).map((name) => name.slice(0, 3));
        expect([...new Set(fetched)]).toEqual([`${code}-`]);
        expect(await page.locator('#loaded').isHidden()).toBe(true);
        await ask(page, 'data privacy law');
        await page.locator('.message', { hasText: 'Data privacy and protection law' }).waitFor();
      });
    });

    it('says which languages it understands to somebody who writes in another one', async () => {
      await withPage('try.html', {}, async ({ page }) => {
        await ask(page, 'Gibt es ein Gesetz zum Schutz personenbezogener Daten in Bhutan?');
        await page.locator('.message', { hasText: 'Ich verstehe diese Sprachen' }).waitFor();
      });
    });

    it.each([
      ['is missing', 404],
      ['is something else', 200],
    ])('says that it could not be loaded where a file %s, and can be asked again', async (_, status) => {
      await withPage('try.html', {}, async ({ page, faults }) => {
        await page.locator('#messages[data-ready=en]').waitFor();
        await page.route('**/*.bin', (route) => route.fulfill({ status, body: 'There is no such page.' }));
        await ask(page, 'Existe-t-il une loi sur la protection des données personnelles ?');
        await page.locator('#waiting', { hasText: siteWords('en').loadFailed }).waitFor();
        expect(faults.length).toBeGreaterThan(0);
        faults.length = 0;
        await page.unroute('**/*.bin');
        await ask(page, 'Existe-t-il une loi sur la protection des données personnelles ?');
        await page.locator('.message', { hasText: 'Loi sur la protection' }).waitFor();
      });
    });

    it('links question numbers to the page beside it', async () => {
      await withPage('try.html?ask=Q39', {}, async ({ page }) => {
        const link = page.locator('.message .card a', { hasText: 'Q39' }).first();
        expect(await link.getAttribute('href')).toBe(addressOf('#q39'));
      });
    });
  });
});

async function search(page: Page, query: string): Promise<void> {
  if ((await page.locator('#query').count()) === 0) return;
  await page.locator('#query').fill(query);
  await page.locator('#results li').first().waitFor();
}

async function ask(page: Page, query: string): Promise<void> {
  await page.locator('#composer input').fill(query);
  await page.keyboard.press('Enter');
}

/** Chooses a command from the list that `/` opens. */
async function choose(page: Page, name: string): Promise<void> {
  await page.locator('#composer input').fill(`/${name}`);
  await page.locator('[role=option]').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('#field .command', { hasText: `/${name}` }).waitFor();
}

async function axeFindings(page: Page): Promise<unknown[]> {
  // "Legacy" is without frames of other sites, which these pages have none of: half the time.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => [
    id,
    nodes.map(({ html, failureSummary }) => [html, failureSummary]),
  ]);
}
