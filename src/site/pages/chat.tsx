import { PlainField } from '../discord/fields.tsx';
import { siteWords } from '../words.ts';
import { Document, PAGES, type SiteFacts } from './document.tsx';

/** The page on which the bot can be tried; its program does everything. */
export function ChatPage({ facts }: { readonly facts: SiteFacts }) {
  const { response, assets, languages } = facts;
  const name = response.country.name('en');
  const words = siteWords('en');
  return (
    <Document
      facts={facts}
      page="chat"
      title={`Try the bot: ask what ${name} answered`}
      description={`The Discord bot that answers from ${name}'s response to the ${response.survey.name} ${response.survey.year}, running in your browser: no account, no server.`}
      styles={[assets.styles.base, assets.styles.discord, assets.styles.chat]}
      script={assets.chatScript}
      look="chat"
    >
      <main id="main">
        <div class="look" id="chat">
          <div class="bar">
            <h1 id="channel" lang="en">
              <span aria-hidden="true"># </span>questions
            </h1>
            <select id="language" lang="en" aria-label="Language of the bot" disabled>
              {languages.map((code) => (
                <option value={code} lang={code}>
                  {siteWords(code).language}
                </option>
              ))}
            </select>
          </div>
          <section class="messages" id="messages" role="log" aria-labelledby="channel" tabindex={0}>
            <p class="welcome" id="welcome">
              {words.welcome}
            </p>
            <noscript>
              <p class="welcome">
                The bot needs JavaScript. <a href={PAGES.response.href}>The answers</a> can be read without
                it.
              </p>
            </noscript>
          </section>
          <form class="composer" id="composer" autocomplete="off">
            <div
              class="options-shown"
              id="suggestions"
              role="listbox"
              aria-label={words.suggestions}
              hidden
            />
            <div class="waiting">
              <span id="waiting" role="status" />
              <progress id="loaded" max="1" value="0" aria-label={words.loading} hidden />
            </div>
            <div class="field" id="field">
              <PlainField words={words} isReady={false} />
            </div>
          </form>
        </div>
      </main>
    </Document>
  );
}
