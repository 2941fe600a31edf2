import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Debian's browser, without requests of its own. */
const PROGRAM = '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Picture pixels per CSS pixel: what a phone has. */
const SCALE = 2;

/** Starts a browser without a window; undefined where there is none. */
export async function startBrowser(): Promise<Browser | undefined> {
  return existsSync(PROGRAM) ? chromium.launch({ executablePath: PROGRAM, args: FLAGS }) : undefined;
}

/**
 * Takes pictures of elements of a page.
 * @param html The page's own text; it loads nothing.
 * @param ids Of the elements.
 * @param fileOf Where a picture is written, by id.
 * @returns How many; undefined where there is no browser.
 */
export async function takePictures(
  html: string,
  ids: readonly string[],
  fileOf: (id: string) => string,
): Promise<number | undefined> {
  const browser = await startBrowser();
  if (!browser) return undefined;
  try {
    const page = await browser.newPage({
      viewport: { width: 1_700, height: 1_000 },
      deviceScaleFactor: SCALE,
    });
    await page.setContent(html);
    for (const id of ids) await page.locator(`#${id}`).screenshot({ path: fileOf(id) });
    return ids.length;
  } finally {
    await browser.close();
  }
}
