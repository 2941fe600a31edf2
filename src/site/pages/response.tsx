import { citation, cite } from '../../answer/citation.ts';
import { stateOf } from '../../answer/states.ts';
import { questionAnchor } from '../../answer/url.ts';
import { en } from '../../i18n/en.ts';
import type { Question, Section, SurveyResponse } from '../../questionnaire/schema.ts';
import { numberRanges, questionsOf, sectionName, topicOf, topicsOf } from '../../questionnaire/structure.ts';
import type { LanguageCode } from '../../search/languages/index.ts';
import { siteWords } from '../words.ts';
import { AnswerText } from './answer-text.tsx';
import { Document, PAGES, type SiteFacts } from './document.tsx';
import { Glance } from './glance.tsx';

const idOf = ({ id }: Section): string => `section-${id.toLowerCase()}`;

/** The page of the response: every question with its answer, in the form's order. */
export function ResponsePage({ facts }: { readonly facts: SiteFacts }) {
  const { response, assets } = facts;
  const { survey, country, sections, questions } = response;
  const name = country.name('en');
  const title = `${name}'s answers to the ${survey.name} ${survey.year}`;
  const description = `What the government of ${name} answered to the ${questions.size} questions of the ${survey.form}, word for word, each with its number and a permanent link.`;
  return (
    <Document
      facts={facts}
      page="response"
      title={title}
      description={description}
      styles={[assets.styles.base, assets.styles.page]}
      script={assets.pageScript}
    >
      <main id="main">
        <h1>
          {title
            .split(' ')
            .map((word) => (word.includes('-') ? <span class="whole">{word} </span> : `${word} `))}
        </h1>
        <p class="lead">{description}</p>
        <SearchBox languages={facts.languages} />

        <section aria-labelledby="glance">
          <h2 id="glance">At a glance</h2>
          <a class="skip" href="#contents">
            Skip the picture
          </a>
          <Glance response={response} />
        </section>

        <nav class="contents" aria-labelledby="contents">
          <h2 id="contents">Contents</h2>
          <ul>
            {sections.map((section) => (
              <li>
                <a href={`#${idOf(section)}`}>{sectionName(section)}</a>
              </li>
            ))}
          </ul>
        </nav>

        {sections.map((section) => (
          <section aria-labelledby={idOf(section)}>
            <h2 id={idOf(section)}>{sectionName(section)}</h2>
            <p class="figures">{rangeOf(section, response)}</p>
            {questionsOf(response, section).map((question, at, all) => (
              <>
                {question.heading !== undefined && question.heading !== all[at - 1]?.heading && (
                  <p class="printed">{question.heading}</p>
                )}
                <QuestionPart question={question} facts={facts} />
              </>
            ))}
          </section>
        ))}
        <p class="told" id="told" role="status" />
      </main>
      <footer class="bottom">
        <p>
          The words are the government's, as published by {survey.publisher}. The published text prints all
          options of a choice question and does not show which box was ticked; this page says so and never
          guesses.
        </p>
        <p>
          Document: SHA-256 <code>{response.source.sha256}</code>
        </p>
      </footer>
    </Document>
  );
}

/** Shown by the page's program, which does the searching. Without it, the browser's own search finds everything. */
function SearchBox({ languages }: { readonly languages: readonly LanguageCode[] }) {
  const words = siteWords('en');
  return (
    <search class="search" id="search" hidden>
      <form>
        <label for="query" id="query-label">
          {words.search}
        </label>
        <input type="search" id="query" name="q" placeholder={words.placeholder} autocomplete="off" />
        <select id="language" aria-label="Language of the search">
          {languages.map((code) => (
            <option value={code} lang={code}>
              {siteWords(code).language}
            </option>
          ))}
        </select>
        <button type="submit" id="go">
          {words.go}
        </button>
      </form>
      <progress id="loaded" max="1" value="0" aria-label={words.loading} hidden />
      <p class="state" id="state" role="status" />
      <div class="results" id="results" />
    </search>
  );
}

function rangeOf(section: Section, response: SurveyResponse): string {
  const numbers = questionsOf(response, section).map(({ number }) => number);
  const topics = topicsOf(response, section).length;
  return `Q${numberRanges(numbers)} · ${topics === 1 ? '1 topic' : `${topics} topics`}`;
}

/** A question with its answer, at its permanent address. */
function QuestionPart({ question, facts }: { readonly question: Question; readonly facts: SiteFacts }) {
  const { response, invite } = facts;
  const { number, text, note, selection, answer, required, lines } = question;
  const topic = topicOf(response, number);
  const same = topic ? cite(topic, question).sameWords : [number];
  const marks = [
    ...(required ? ['Required'] : []),
    ...(stateOf(question) === 'development' ? [en.inDevelopment] : []),
    ...(answer !== '' && same.length > 1 ? [en.sameAnswer(`Q${numberRanges(same)}`)] : []),
  ];
  return (
    <article class="question" id={questionAnchor(number)}>
      <h3>
        <a href={`#${questionAnchor(number)}`}>Q{number}</a> {topic?.label}
      </h3>
      <p class="asked">{text}</p>
      {note !== undefined && <p class="note">{note}</p>}
      {selection.kind !== 'no_options' && (
        <p class="options">
          {en.optionsPrinted(selection.options.join(' / '))}{' '}
          {selection.kind === 'recorded'
            ? en.selected(selection.selected.join(' / '))
            : en.selectionNotRecorded}
        </p>
      )}
      {marks.length > 0 && (
        <ul class="marks">
          {marks.map((mark) => (
            <li>{mark}</li>
          ))}
        </ul>
      )}
      {answer !== '' && <AnswerText text={answer} />}
      {stateOf(question) === 'blank' && <p class="empty">{en.blank}</p>}
      <p class="tools">
        <span>{en.lines(`Q${number}`, lines.from, lines.to)}</span>
        <button
          type="button"
          data-cite={citation(question, response, () => undefined)}
          aria-label={`Copy the citation of Q${number}`}
          hidden
        >
          Copy citation
        </button>
        {[number - 1, number + 1].map(
          (other) =>
            response.questions.has(other) && (
              <a href={`#${questionAnchor(other)}`}>{other < number ? `← Q${other}` : `Q${other} →`}</a>
            ),
        )}
        <a href={`${PAGES.chat.href}?ask=Q${number}`} aria-label={`Ask the bot about Q${number}`}>
          Ask the bot
        </a>
        {invite !== undefined && (
          <a href={invite} aria-label={`Ask about Q${number} in Discord`}>
            Ask in Discord
          </a>
        )}
      </p>
    </article>
  );
}
