import type { Question, Section, SurveyResponse, Topic } from './schema.ts';

/** The topics of a section, in the form's order. */
export function topicsOf(response: SurveyResponse, section: Section): Topic[] {
  return response.topics.filter((topic) => topic.section.id === section.id);
}

/** Whether a section has a letter. Those without are about the form itself: who filled it in, consent to publish. */
export const hasLetter = ({ id }: Section): boolean => id.length === 1;

/** "C: Legal Framework"; a section without a letter goes by its title. */
export function sectionName(section: Section): string {
  return hasLetter(section) ? `${section.id}: ${section.title}` : section.title;
}

/** The section that a person names by its id or title. */
export function sectionOf(response: SurveyResponse, named: string): Section | undefined {
  const wanted = named.trim().toLowerCase();
  return response.sections.find(({ id, title }) => [id, title].some((name) => name.toLowerCase() === wanted));
}

/** The topic under which a question stands. */
export function topicOf(response: SurveyResponse, number: number): Topic | undefined {
  return response.topics.find(({ questions }) => questions.some((question) => question.number === number));
}

/** "Q38–39" for a topic's questions. */
export function questionLabel(numbers: readonly number[]): string {
  return `Q${numberRanges(numbers)}`;
}

/** All question numbers of a topic, the question it completes included, ascending. */
export function numbersOf(topic: Topic): readonly [number, ...number[]] {
  const [first, ...rest] = [
    ...(topic.parent ? [topic.parent] : []),
    ...topic.questions,
    ...topic.children.flatMap((child) => child.questions),
  ]
    .map(({ number }) => number)
    .sort((a, b) => a - b);
  return [first ?? topic.questions[0].number, ...rest];
}

/** All questions whose words a topic can be quoted with. */
export function quotable(topic: Topic): readonly [Question, ...Question[]] {
  const [first, ...rest] = topic.questions;
  return [first, ...rest, ...topic.children.flatMap((child) => child.questions)];
}

/** Consecutive numbers as ranges: `[38, 39, 41]` to `38–39, 41`. */
export function numberRanges(numbers: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && number === last.to + 1) last.to = number;
    else if (number !== last?.to) ranges.push({ from: number, to: number });
  }
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

/** What the form prints for a question: its text, and its note on a line of its own. */
export function printedText({ text, note }: Pick<Question, 'text' | 'note'>): string {
  return note === undefined ? text : `${text}\n${note}`;
}

/** The questions of a section in the form's order. */
export function questionsOf({ questions }: SurveyResponse, section: Section): Question[] {
  return [...questions.values()].filter(({ sectionId }) => sectionId === section.id);
}
