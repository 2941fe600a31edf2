import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { inviteLinks } from '../bot/invite.ts';
import { maskResponse } from '../questionnaire/privacy.ts';
import type { SurveyResponse } from '../questionnaire/schema.ts';
import { SITE_FACTS } from './facts.ts';
import { packData } from './pack.ts';
import { ChatPage } from './pages/chat.tsx';
import type { SiteFacts } from './pages/document.tsx';
import { ListsPage } from './pages/lists.tsx';
import { ResponsePage } from './pages/response.tsx';
import type { Settings } from './settings.ts';

/** Where the build puts the browser programs, within the site. */
const ASSETS = 'assets';

export interface SiteOptions {
  readonly response: SurveyResponse;
  readonly version: string;
  readonly publicUrl: string | undefined;
  readonly applicationId: string | undefined;
}

/**
 * Writes the site: its pages, styles and data. The browser programs are already there, in `assets/`.
 * @param folder Where; it works from any place of any web server.
 * @returns The names of the pages.
 */
export function buildSite(folder: string, options: SiteOptions): string[] {
  const { version, publicUrl, applicationId } = options;
  // Pages are as public as replies in a channel.
  const response = maskResponse(options.response);
  const settings: Settings = {
    version,
    ...(applicationId === undefined ? {} : { applicationId }),
    ...packData(options.response, folder),
  };
  for (const name of readdirSync(path.join(folder, ASSETS))) {
    if (name.endsWith('.css')) rmSync(path.join(folder, ASSETS, name));
  }
  const facts: SiteFacts = {
    response,
    publicUrl,
    invite: applicationId === undefined ? undefined : inviteLinks(applicationId).account,
    settings,
    languages: settings.languages.map(({ code }) => code),
    assets: {
      pageScript: script(folder, 'page'),
      chatScript: script(folder, 'chat'),
      styles: {
        base: style(folder, 'base'),
        page: style(folder, 'page'),
        discord: style(folder, 'discord'),
        chat: style(folder, 'chat'),
      },
    },
  };
  const pages = {
    'index.html': <ResponsePage facts={facts} />,
    'lists.html': <ListsPage facts={facts} />,
    'try.html': <ChatPage facts={facts} />,
  };
  for (const [name, page] of Object.entries(pages)) {
    writeFileSync(path.join(folder, name), `<!doctype html>\n${page}\n`);
  }
  writeFileSync(path.join(folder, 'icon.svg'), ICON);
  writeFileSync(path.join(folder, SITE_FACTS), `${JSON.stringify({ sha256: response.source.sha256 })}\n`);
  return Object.keys(pages);
}

/** A letter in a square. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#4a55d9"/><path d="M7 23V10h4l5 7 5-7h4v13" fill="none" stroke="#fff" stroke-width="3" stroke-linejoin="round"/></svg>
`;

function script(folder: string, name: string): string {
  const file = readdirSync(path.join(folder, ASSETS)).find((one) => one.startsWith(`${name}-`));
  if (file === undefined) throw new Error(`${folder}/${ASSETS} has no program "${name}". Run: npm run build`);
  return `${ASSETS}/${file}`;
}

/** Copies a style sheet under a name that changes with its content. */
function style(folder: string, name: string): string {
  const css = readFileSync(createRequire(import.meta.url).resolve(`#styles/${name}.css`), 'utf8');
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 8);
  const url = `${ASSETS}/${name}-${hash}.css`;
  mkdirSync(path.join(folder, ASSETS), { recursive: true });
  writeFileSync(path.join(folder, url), css);
  return url;
}
