import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { SurveyResponse } from '../../questionnaire/schema.ts';
import type { LanguageCode } from '../../search/languages/index.ts';
import { CONTENT_POLICY } from '../policy.ts';

/** What all pages need to know. */
export interface SiteFacts {
  readonly response: SurveyResponse;
  /** Where the site is published; undefined if that is not known. */
  readonly publicUrl: string | undefined;
  /** The link that adds the bot to Discord; undefined if there is no application. */
  readonly invite: string | undefined;
  readonly assets: Assets;
  /** In which people can search and ask. */
  readonly languages: readonly LanguageCode[];
  /** What the browser programs are told, as JSON. */
  readonly settings: unknown;
}

/** Paths of the built files, relative to the pages. */
export interface Assets {
  readonly pageScript: string;
  readonly chatScript: string;
  readonly styles: Readonly<Record<'base' | 'page' | 'discord' | 'chat', string>>;
}

/** The pages of the site, in the order of the navigation. */
export const PAGES = {
  response: { href: './', name: 'Answers' },
  lists: { href: 'lists.html', name: 'Lists' },
  chat: { href: 'try.html', name: 'Try the bot' },
} as const;
export type PageName = keyof typeof PAGES;

export interface DocumentProps {
  readonly facts: SiteFacts;
  readonly page: PageName;
  readonly title: string;
  readonly description: string;
  readonly styles: readonly string[];
  readonly script: string;
  /** A class of the body. */
  readonly look?: string;
  readonly children?: Child;
}

/** A whole page: head, navigation, content. */
export function Document({ facts, page, title, description, styles, script, look, children }: DocumentProps) {
  const { response, publicUrl, invite, settings } = facts;
  const address = publicUrl && new URL(PAGES[page].href, publicUrl).href;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta http-equiv="Content-Security-Policy" content={CONTENT_POLICY} />
        <title>{title}</title>
        <meta name="description" content={description} />
        <meta property="og:type" content="website" />
        <meta property="og:site_name" content="msq-bot" />
        <meta property="og:title" content={title} />
        <meta property="og:description" content={description} />
        {address && <meta property="og:url" content={address} />}
        {address && <link rel="canonical" href={address} />}
        <meta name="theme-color" content="#4a55d9" />
        <link rel="icon" href="icon.svg" type="image/svg+xml" />
        {styles.map((style) => (
          <link rel="stylesheet" href={style} />
        ))}
        <script type="application/ld+json">{json(datasetOf(response, description, publicUrl))}</script>
        <script type="application/json" id="settings">
          {json(settings)}
        </script>
        <script type="module" src={script} />
      </head>
      <body class={look}>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <header class="top">
          <span class="name">msq-bot</span>
          <nav aria-label="Pages">
            {Object.values(PAGES).map(({ href, name }) => (
              <a href={href} aria-current={href === PAGES[page].href ? 'page' : undefined}>
                {name}
              </a>
            ))}
            {invite && <a href={invite}>Add to Discord</a>}
          </nav>
          <button type="button" class="theme" id="theme" aria-label="Change between light and dark" hidden>
            ◐
          </button>
        </header>
        {children}
      </body>
    </html>
  );
}

/** JSON that may stand in a script element, whatever its strings contain. */
function json(value: unknown) {
  return raw(JSON.stringify(value).replaceAll('<', '\\u003c'));
}

/** Tells search engines what the page is: https://schema.org/Dataset */
function datasetOf({ survey, country }: SurveyResponse, description: string, publicUrl: string | undefined) {
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: `${country.name('en')}: ${survey.form}, ${survey.name} ${survey.year}`,
    description,
    creator: { '@type': 'GovernmentOrganization', name: `Government of ${country.name('en')}` },
    publisher: { '@type': 'Organization', name: survey.publisher },
    spatialCoverage: country.name('en'),
    temporalCoverage: String(survey.year),
    inLanguage: 'en',
    isAccessibleForFree: true,
    ...(publicUrl === undefined ? {} : { url: publicUrl }),
  };
}
