import { maskResponse } from '../../questionnaire/privacy.ts';
import type { Question, Section, SurveyResponse } from '../../questionnaire/schema.ts';
import { topicOf } from '../../questionnaire/structure.ts';
import type { ListKey } from '../../search/intents.ts';
import { detailsOf } from '../citation.ts';
import { wordRuns } from '../sentences.ts';
import { developmentOf } from '../states.ts';
import { entryOf, hasMatch, type ListEntry, proseOf } from './entry.ts';
import { linksIn, socialMediaIn } from './links.ts';
import { type NameKey, type Names, nameKeysIn, namesIn } from './names.ts';
import {
  ANY_YEAR,
  amountsIn,
  datesIn,
  emailsIn,
  POSITION,
  peopleIn,
  positionsIn,
  TECHNOLOGIES,
  technologiesIn,
} from './patterns.ts';

export interface ResponseList {
  readonly list: ListKey;
  readonly section: Section | undefined;
  /** Only links and accounts with one of these in their addresses are listed, or names that are one of these; all where there is none. */
  readonly within: readonly string[];
  readonly entries: readonly ListEntry[];
  /**
   * Questions in none of the entries that have one all the same: policies and systems by an address alone, dates as a year
   * in a name, positions and technologies in what is asked.
   */
  readonly further: readonly number[];
}

/**
 * Lists all of a kind that the response names, or all answers in some state.
 * @param section Only the answers of this section.
 * @param within Only links and accounts whose addresses contain one of these, or names that are one of these.
 */
export type Lists = (list: ListKey, section?: Section, within?: readonly string[]) => ResponseList;

/**
 * Makes the function that finds the names in the answers of a response when they are first asked for, which takes some
 * tens of milliseconds. E-mail addresses in them are masked.
 */
export function createNames(response: SurveyResponse): () => Names {
  let names: Names | undefined;
  return () => {
    names ??= namesIn([...maskResponse(response).questions.values()]);
    return names;
  };
}

/**
 * Makes the lists of a response.
 * @param names The names in its answers, which are the same in every language.
 */
export function createLists(response: SurveyResponse, names = createNames(response)): Lists {
  return (list, section, within = []) => {
    const entries = entriesOf(response, names, list, within);
    const named = new Set(entries.flatMap(({ questions }) => questions));
    const further = [...response.questions.values()]
      .filter((question) => within.length === 0 && !named.has(question.number) && hasFurther(question, list))
      .map(({ number }) => number);
    const inSection = (number: number): boolean => response.questions.get(number)?.sectionId === section?.id;
    const shown = section
      ? entries
          .map((entry) => ({ ...entry, questions: entry.questions.filter(inSection) }))
          .filter(({ questions }) => questions.length > 0)
      : entries;
    return {
      list,
      section,
      within,
      entries: shown,
      further: section ? further.filter(inSection) : further,
    };
  };
}

/** The numbers of all questions of a list, ascending. */
export function listedNumbers({ entries, further }: ResponseList): number[] {
  const numbers = [...entries.flatMap(({ questions }) => questions), ...further];
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** The lists of names whose members often stand in a response as an address alone. */
const ADDRESSED: readonly ListKey[] = ['policies', 'systems'] satisfies readonly NameKey[];

/** Whether a question has one of a kind that its answer does not name. */
function hasFurther(question: Question, list: ListKey): boolean {
  switch (list) {
    case 'dates':
      return proseOf(question.answer).some((prose) => ANY_YEAR.test(prose));
    case 'positions':
      return hasMatch(question.text, POSITION);
    case 'technologies':
      return TECHNOLOGIES.some((pattern) => hasMatch(question.text, pattern));
    default:
      return pointsTo(question, list);
  }
}

/** Whether a link of an answer leads to one of a kind, by the words of its address or because one was asked for. */
function pointsTo({ text, links }: Question, list: ListKey): boolean {
  if (!ADDRESSED.includes(list) || links.length === 0) return false;
  const isAskedFor = list === 'systems' && nameKeysIn(text.replace(/s\b|\(s\)/g, '')).includes('systems');
  return isAskedFor || links.some(({ href }) => nameKeysIn(href).some((key) => key === list));
}

function entriesOf(
  response: SurveyResponse,
  names: () => Names,
  list: ListKey,
  within: readonly string[],
): readonly ListEntry[] {
  const questions = [...response.questions.values()];
  const stateOf = (test: (question: Question) => boolean): ListEntry[] =>
    questions.filter(test).map((question) => stateEntry(response, [question]));
  const wanted = (entries: readonly ListEntry[]): readonly ListEntry[] =>
    within.length === 0 ? entries : entries.filter(({ name }) => within.includes(name));
  switch (list) {
    case 'people':
      return peopleIn(questions);
    case 'positions':
      return positionsIn(questions);
    case 'technologies':
      return wanted(technologiesIn(questions));
    case 'emails':
      return emailsIn(questions);
    case 'amounts':
      return amountsIn(questions);
    case 'dates':
      return datesIn(questions);
    case 'links':
      return linksIn(questions, within);
    case 'social_media':
      return socialMediaIn(questions, within);
    case 'blank':
      return stateOf((question) => detailsOf(question) === 'blank');
    case 'not_recorded':
      return stateOf(({ selection }) => selection.kind === 'not_recorded');
    case 'no_details':
      return stateOf(
        (question) =>
          detailsOf(question) === 'blank' ||
          (question.answer !== '' && wordRuns(question.answer).length === 0),
      );
    case 'in_development':
      return questions.flatMap((question) => {
        const words = developmentOf(question.answer);
        return words === undefined ? [] : [{ ...stateEntry(response, [question]), words: wordRuns(words) }];
      });
    case 'same_answer':
      return sameAnswers(response);
    default:
      return wanted(names()[list]);
  }
}

function stateEntry(response: SurveyResponse, questions: readonly Question[]): ListEntry {
  const [first] = questions;
  const label = first && topicOf(response, first.number)?.label;
  return entryOf(
    label ?? first?.text ?? '',
    questions.map(({ number }) => number),
  );
}

/** Answers that are the same but for their last full stop. A short answer such as a name may well be given twice. */
function sameAnswers(response: SurveyResponse): ListEntry[] {
  const groups = new Map<string, Question[]>();
  for (const question of response.questions.values()) {
    const told = question.answer.replace(/\s+/g, ' ').replace(/[\s.]+$/, '');
    if (told === '') continue;
    groups.set(told, [...(groups.get(told) ?? []), question]);
  }
  return [...groups]
    .filter(([, { length }]) => length > 1)
    .map(([told, group]) => {
      const labels = group.map(({ number }) => topicOf(response, number)?.label ?? '');
      return {
        ...stateEntry(response, group),
        name: [...new Set(labels)].join(' · '),
        words: wordRuns(told),
      };
    });
}
