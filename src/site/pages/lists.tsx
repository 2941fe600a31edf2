import { questionAnchor } from '../../answer/address.ts';
import { QUESTION_STATES, type QuestionState, stateOf } from '../../answer/states.ts';
import { en } from '../../i18n/en.ts';
import type { Question, SurveyResponse } from '../../questionnaire/schema.ts';
import { topicOf } from '../../questionnaire/structure.ts';
import { Document, PAGES, type SiteFacts } from './document.tsx';

/** The page of lists across the whole response: what stands where, each entry with the questions that say it. */
export function ListsPage({ facts }: { readonly facts: SiteFacts }) {
  const { response, assets } = facts;
  const name = response.country.name('en');
  const all = [...response.questions.values()];
  return (
    <Document
      facts={facts}
      page="lists"
      title={`Lists from ${name}'s answers`}
      description={`Everything that ${name}'s response to the ${response.survey.name} ${response.survey.year} links to, and which questions are open, blank or without a recorded selection.`}
      styles={[assets.styles.base, assets.styles.page]}
      script={assets.pageScript}
    >
      <main id="main">
        <h1>Lists from {name}'s answers</h1>
        <section aria-labelledby="sites">
          <h2 id="sites">Websites and documents</h2>
          <ul class="list">
            {sitesOf(all).map(([host, questions]) => (
              <li>
                {host}: <Questions questions={questions} />
              </li>
            ))}
          </ul>
        </section>
        {QUESTION_STATES.filter((state) => state !== 'details').map((state) => (
          <StateList
            state={state}
            questions={all.filter((one) => stateOf(one) === state)}
            response={response}
          />
        ))}
      </main>
    </Document>
  );
}

/** The hosts that answers link to, with the questions that do. */
function sitesOf(questions: readonly Question[]): [host: string, questions: readonly Question[]][] {
  const hosts = new Set(questions.flatMap(({ links }) => links.map(({ host }) => host)));
  return [...hosts]
    .sort((a, b) => a.localeCompare(b, 'en'))
    .map((host) => [host, questions.filter(({ links }) => links.some((link) => link.host === host))]);
}

function StateList({
  state,
  questions,
  response,
}: {
  readonly state: QuestionState;
  readonly questions: readonly Question[];
  readonly response: SurveyResponse;
}) {
  return (
    <section aria-labelledby={state}>
      <h2 id={state}>
        {en.states[state].charAt(0).toUpperCase()}
        {en.states[state].slice(1)}
      </h2>
      <ul class="list">
        {questions.map((question) => (
          <li>
            <Questions questions={[question]} /> {topicOf(response, question.number)?.label}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Questions({ questions }: { readonly questions: readonly Question[] }) {
  return (
    <>
      {questions.map(({ number }, at) => (
        <>
          {at > 0 && ', '}
          <a href={`${PAGES.response}#${questionAnchor(number)}`}>Q{number}</a>
        </>
      ))}
    </>
  );
}
