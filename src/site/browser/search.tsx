import './jitless.ts';
import { aboutFacts } from '../../answer/about.ts';
import { type Answer, isSure, type Result } from '../../answer/answer.ts';
import type { Answers } from '../../answer/answers.ts';
import { excerpt, pieces } from '../../answer/sentences.ts';
import { questionAnchor } from '../../answer/url.ts';
import { letteredTitle } from '../../bot/replies/sections.ts';
import { joinSentences, listOf } from '../../i18n/format.ts';
import { messagesFor } from '../../i18n/languages.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { SurveyResponse } from '../../questionnaire/schema.ts';
import { questionLabel } from '../../questionnaire/structure.ts';
import { createChooseLanguages } from '../../search/languages/choose.ts';
import type { LanguageCode } from '../../search/languages/index.ts';
import { type SiteWords, siteWords } from '../words.ts';
import { openAnswers } from './answers.ts';
import { elementOf } from './elements.ts';
import type { Fetching } from './files.ts';

/** Longest quote of a result in UTF-16 units: about three lines. */
const QUOTE_LENGTH = 260;
/** Results beyond the answer that are shown. */
const NEAR_SHOWN = 4;

/** Answers what is typed into the page's search box, as the bot would. */
export async function startSearch({ languages, preferred, fetchLanguage }: Fetching): Promise<void> {
  const query = elementOf('query', HTMLInputElement);
  const select = elementOf('language', HTMLSelectElement);
  const progress = elementOf('loaded', HTMLProgressElement);
  const state = elementOf('state');
  const results = elementOf('results');
  const opened = new Map<LanguageCode, Answers>();
  let current: Searched | undefined;

  const show = (): void => {
    const typed = query.value.trim();
    if (!current) return;
    const words = siteWords(current.language);
    if (typed === '') {
      state.textContent = '';
      results.replaceChildren();
      return;
    }
    const answer = current.answers.ask(typed);
    const messages = messagesFor(words.locale, current.language);
    const { text, shown } = verdict(answer, messages, words, current.answers.response);
    state.textContent = text;
    const other = isSure(answer) ? undefined : otherLanguage(typed, current.language);
    results.innerHTML = String(
      <>
        <Results results={shown} answer={answer} messages={messages} />
        {other !== undefined && languages.includes(other) && <SearchIn language={other} />}
      </>,
    );
  };

  const load = async (language: LanguageCode): Promise<void> => {
    const words = siteWords(language);
    for (const element of [query, results, state, elementOf('query-label')]) {
      element.lang = language;
      element.dir = words.direction;
    }
    elementOf('query-label').textContent = words.search;
    elementOf('go').textContent = words.go;
    query.placeholder = words.placeholder;
    current = undefined;
    progress.hidden = false;
    progress.value = 0;
    state.textContent = words.loading;
    try {
      const answers =
        opened.get(language) ??
        (await openAnswers(fetchLanguage, language, (share) => {
          if (select.value === language) progress.value = share;
        }));
      opened.set(language, answers);
      if (select.value !== language) return;
      current = { language, answers };
      state.textContent = '';
      show();
    } catch (error) {
      console.error(error);
      if (select.value === language) state.textContent = words.loadFailed;
    } finally {
      if (select.value === language) progress.hidden = true;
    }
  };

  const choose = (code: string): void => {
    const language = languages.find((known) => known === code);
    if (!language) return;
    select.value = language;
    void load(language);
  };

  query.addEventListener('input', show);
  query.form?.addEventListener('submit', () => results.querySelector('a')?.focus());
  select.addEventListener('change', () => choose(select.value));
  results.addEventListener('click', ({ target }) => {
    const other = target instanceof Element ? target.closest<HTMLElement>('[data-language]') : null;
    if (!other) return;
    choose(other.dataset['language'] ?? '');
    query.focus();
  });
  select.value = preferred;
  await load(preferred);
}

interface Searched {
  readonly language: LanguageCode;
  readonly answers: Answers;
}

/** Tells languages apart by their letters and small words, without the data of any. */
const chooseLanguages = createChooseLanguages(() => ({
  knows: () => 0,
  frequency: () => 0,
  isInResponse: () => false,
}));

/** The language that a query is likelier in than the one that is searched in; undefined where there is none. */
function otherLanguage(typed: string, searched: LanguageCode): LanguageCode | undefined {
  const [likeliest] = chooseLanguages(typed, searched);
  return likeliest === searched ? undefined : likeliest;
}

/** Offers to search in another language, in its own words. */
function SearchIn({ language }: { readonly language: LanguageCode }) {
  const words = siteWords(language);
  return (
    <p>
      <button type="button" data-language={language} lang={language} dir={words.direction}>
        {words.language}: {words.search}
      </button>
    </p>
  );
}

/** What the bot says of an answer, and the results to show with it. */
function verdict(
  answer: Answer,
  messages: Messages,
  words: SiteWords,
  response: SurveyResponse,
): { readonly text: string; readonly shown: readonly Result[] } {
  switch (answer.kind) {
    case 'answered':
      return {
        text: words.results(answer.leading),
        shown: answer.results.slice(0, answer.leading + NEAR_SHOWN),
      };
    case 'closest':
      return {
        text: joinSentences([messages.unclear, messages.nearest], messages),
        shown: answer.results.slice(0, NEAR_SHOWN + 1),
      };
    case 'section':
      return { text: words.results(answer.results.length), shown: answer.results };
    case 'list':
      return {
        text: `${messages.chat.lists[answer.list.list]}: ${answer.list.entries.length}`,
        shown: answer.results,
      };
    case 'about': {
      const facts = {
        ...aboutFacts(response, messages.locale),
        operator: undefined,
        logging: messages.questionsNotLogged,
      };
      return { text: messages.chat.about(facts)[answer.about], shown: [] };
    }
    case 'help':
    case 'command':
      return { text: joinSentences([messages.chat.hello, ...messages.chat.examples], messages), shown: [] };
    case 'not_found': {
      const { reason } = answer;
      switch (reason.kind) {
        case 'nothing_near':
          return { text: messages.nothingFound, shown: [] };
        case 'unasked':
          return { text: messages.notAsked(reason.theme.label), shown: [] };
        case 'no_such_question':
          return { text: messages.noSuchQuestion(reason.number, reason.last), shown: [] };
        case 'no_such_section': {
          const sections = listOf(
            response.sections.map((section) => letteredTitle(section, messages)),
            messages,
          );
          return { text: messages.unknownSection(sections), shown: [] };
        }
      }
    }
  }
}

function Results({
  results,
  answer,
  messages,
}: {
  readonly results: readonly Result[];
  readonly answer: Answer;
  readonly messages: Messages;
}) {
  const leading = answer.kind === 'answered' ? answer.leading : results.length;
  const near = results.slice(leading);
  const className = answer.kind === 'closest' ? undefined : 'leading';
  return (
    <>
      <ResultList results={results.slice(0, leading)} className={className} messages={messages} />
      {near.length > 0 && <p>{messages.alsoNear}</p>}
      {near.length > 0 && <ResultList results={near} className={undefined} messages={messages} />}
    </>
  );
}

function ResultList({
  results,
  className,
  messages,
}: {
  readonly results: readonly Result[];
  readonly className: string | undefined;
  readonly messages: Messages;
}) {
  return (
    <ol>
      {results.map(({ topic, numbers, cited, details }) => (
        <li class={className}>
          <a href={`#${questionAnchor(cited.number)}`}>
            {questionLabel(numbers)} {topic.label}
          </a>{' '}
          <span class="where">{letteredTitle(topic.section, messages)}</span>
          {details === 'given' ? (
            <blockquote lang="en" dir="ltr">
              {pieces(excerpt(cited.answer, QUOTE_LENGTH)).map((piece) =>
                piece.kind === 'words' ? piece.text : <a href={piece.link.href}>{piece.link.url}</a>,
              )}
            </blockquote>
          ) : (
            <div class="where">{details === 'blank' ? messages.blank : messages.selectionNotRecorded}</div>
          )}
        </li>
      ))}
    </ol>
  );
}
