import type { Link, Section, SurveyResponse, Topic } from '../questionnaire/schema.ts';
import { topicsOf } from '../questionnaire/structure.ts';
import { type CitedTopic, cite, distinctLinks } from './citation.ts';
import { CUT_MARK, excerpt, sentences, wordRuns } from './sentences.ts';
import { countStates, developmentOf, type QuestionState } from './states.ts';

/** How many questions there are, in how many topics, and how many are in each state. */
export interface Figures extends Readonly<Record<QuestionState, number>> {
  readonly questions: number;
  readonly topics: number;
}

export interface SummaryLine extends CitedTopic {
  /** The telling words, verbatim runs without links; empty when there are none. */
  readonly telling: readonly string[];
  /** The government's words that something is still being made, where they are not in `telling`. */
  readonly development: readonly string[];
  readonly inDevelopment: boolean;
  /** Whether the answer says more than these words. */
  readonly saysMore: boolean;
  /** At most two. */
  readonly links: readonly Link[];
  /** The question that was answered with the very same words further up. */
  readonly sameAs: number | undefined;
}

export interface SectionSummary {
  readonly section: Section;
  readonly figures: Figures;
  readonly lines: readonly SummaryLine[];
}

/** Longest telling sentence in UTF-16 units: two to three lines on a phone. */
const TELLING_LENGTH = 180;
/** Longest one where a cut at {@link TELLING_LENGTH} could turn its meaning round. */
const UNCUTTABLE_LENGTH = 600;
const MOST_LINKS = 2;

/** Sums a section up in the government's own words. */
export function summarize(response: SurveyResponse, section: Section): SectionSummary {
  const topics = topicsOf(response, section);
  const earlier = new Map<string, number>();
  const lines = topics.flatMap((topic) => {
    const line = summarizeTopic(topic, earlier);
    return line ? [line] : [];
  });
  return { section, figures: figuresOf(topics), lines };
}

/** Sums a whole response up, section by section. */
export function summarizeAll(response: SurveyResponse): SectionSummary[] {
  return response.sections.map((section) => summarize(response, section));
}

/** Counts topics and their questions, each question in one state. */
export function figuresOf(topics: readonly Topic[]): Figures {
  const questions = topics.flatMap((topic) => topic.questions);
  return { ...countStates(questions), questions: questions.length, topics: topics.length };
}

function summarizeTopic(topic: Topic, earlier: Map<string, number>): SummaryLine | undefined {
  const cited = cite(topic);
  const { answer, number } = cited.cited;
  const sameAs = earlier.get(answer);
  if (topic.parent && sameAs !== undefined) return undefined;
  if (answer !== '' && sameAs === undefined) earlier.set(answer, number);

  const development = developmentOf(answer);
  const telling = tellingSentence(answer);
  const other = development === telling ? undefined : development;
  return {
    ...cited,
    telling: runsOf(telling),
    development: other === undefined ? [] : runsOf(other),
    saysMore: lettersOf(telling) + lettersOf(other ?? '') < lettersOf(answer),
    inDevelopment: development !== undefined,
    links: distinctLinks(cited.cited.links).slice(0, MOST_LINKS),
    sameAs,
  };
}

/** How much of a text is the government's words, and no link. */
const lettersOf = (text: string): number => wordRuns(text).join('').replace(/\s/g, '').length;

/** The first sentence that names something: an act, a body, a programme, a state of affairs. */
function tellingSentence(answer: string): string {
  const all = sentences(answer);
  const naming = all.find((sentence) => {
    const words = wordRuns(sentence).join(' ');
    return (
      words.split(' ').length >= 3 &&
      (/\p{Lu}\p{L}+ (?:of |and |the |for )?\p{Lu}/u.test(words) || words.length >= 40)
    );
  });
  return naming ?? all.find((sentence) => wordRuns(sentence).length > 0) ?? '';
}

function runsOf(sentence: string): string[] {
  const shown: string[] = [];
  let room = TELLING_LENGTH;
  for (const run of wordRuns(sentence)) {
    if (shown.length > 0 && run.length > room) {
      shown.push(CUT_MARK.trim());
      break;
    }
    const cut = excerpt(run, TELLING_LENGTH);
    shown.push(cut === CUT_MARK.trim() ? excerpt(run, UNCUTTABLE_LENGTH) : cut);
    room -= run.length;
  }
  return shown;
}
