import { countStates, QUESTION_STATES, type QuestionState, stateOf } from '../../answer/states.ts';
import { questionAnchor } from '../../answer/url.ts';
import { en } from '../../i18n/en.ts';
import type { Section, SurveyResponse } from '../../questionnaire/schema.ts';
import { questionsOf, sectionName } from '../../questionnaire/structure.ts';

/** In units of the picture: a cell with its gap, the cell itself, and cells in a row. */
const STEP = 28;
const CELL = 22;
const PER_ROW = 14;
const LABEL_HEIGHT = 20;

/** The response in one picture: a cell per question, by section and by what is known of it. */
export function Glance({ response }: { readonly response: SurveyResponse }) {
  let top = 0;
  const blocks = response.sections.map((section) => {
    const questions = questionsOf(response, section);
    const block = { section, questions, top };
    top += LABEL_HEIGHT + Math.ceil(questions.length / PER_ROW) * STEP + 8;
    return block;
  });
  return (
    <>
      <ul class="key">
        {QUESTION_STATES.map((state) => (
          <li>
            <svg viewBox="0 0 24 24" class={`cell ${state}`} aria-hidden="true">
              <Cell state={state} x={1} y={1} />
            </svg>
            {en.states[state]}: {questionWord(countStates([...response.questions.values()])[state])}
          </li>
        ))}
      </ul>
      <div class="glance">
        <nav aria-label="All questions by section">
          <svg viewBox={`0 0 ${PER_ROW * STEP} ${top}`}>
            <title>All questions by section</title>
            {blocks.map(({ section, questions, top: y }) => (
              <g>
                <text x="0" y={y + 13}>
                  {sectionName(section)}
                </text>
                {questions.map((question, at) => {
                  const x = 1 + (at % PER_ROW) * STEP;
                  const cellY = y + LABEL_HEIGHT + Math.floor(at / PER_ROW) * STEP;
                  const state = stateOf(question);
                  return (
                    <a
                      class={`cell ${state}`}
                      href={`#${questionAnchor(question.number)}`}
                      aria-label={`Q${question.number}: ${en.states[state]}`}
                    >
                      <title>{`Q${question.number}: ${en.states[state]}`}</title>
                      <Cell state={state} x={x} y={cellY} />
                    </a>
                  );
                })}
              </g>
            ))}
          </svg>
        </nav>
        <dl>
          {response.sections.map((section) => (
            <>
              <dt>{sectionName(section)}</dt>
              <dd>{countsLine(section, response)}</dd>
            </>
          ))}
        </dl>
      </div>
    </>
  );
}

/** A square: full, half full, with a broken edge and a question mark, or empty. */
function Cell({ state, x, y }: { readonly state: QuestionState; readonly x: number; readonly y: number }) {
  const middle = x + CELL / 2;
  return (
    <>
      {/* Without a filling, the middle of a square would not be part of the link. */}
      <rect x={x} y={y} width={CELL} height={CELL} rx="3" pointer-events="all" />
      {state === 'development' && <path d={`M${x} ${y + CELL}h${CELL}v${-CELL}z`} />}
      {state === 'not_recorded' && (
        <path d={`M${middle - 4} ${y + 9}a4 4 0 1 1 5 4q-1 1 -1 2M${middle} ${y + 17}v1.5`} />
      )}
    </>
  );
}

function countsLine(section: Section, response: SurveyResponse): string {
  const questions = questionsOf(response, section);
  const counts = countStates(questions);
  const states = QUESTION_STATES.filter((state) => counts[state] > 0);
  const told = states.map((state) => `${en.states[state]}: ${counts[state]}`);
  return [questionWord(questions.length), ...told].join(' · ');
}

function questionWord(count: number): string {
  return count === 1 ? '1 question' : `${count} questions`;
}
