import type { Question, SurveyResponse, Topic } from '../questionnaire/schema.ts';
import type { Query } from './query.ts';
import { stem, words } from './text.ts';

/** Fields of a contact as the form prints them, and the words in which they are asked for. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  name: 'name who whos whom person people guy man woman he she called',
  title: 'title position rank designation post role job rank called',
  organization:
    'organization organisation employer employ department agency office ministry where work works company belong',
  email: 'email mail address contact write reach inbox gmail message send',
};

const fieldStems = new Map(
  Object.entries(FIELD_WORDS).map(([field, list]) => [field, new Set(words(list).map(stem))]),
);

/** A question with an answer, as it is compared with a query. */
interface Candidate {
  readonly question: Question;
  readonly asked: readonly string[];
  readonly said: ReadonlySet<string>;
  /** Stems in which such a field is asked for; undefined for no field of a contact. */
  readonly field: ReadonlySet<string> | undefined;
}

/** @returns Empty for a topic that leaves no choice. */
function candidatesOf({ questions }: Topic): Candidate[] {
  const answered = questions.filter(({ answer }) => answer !== '');
  if (answered.length < 2) return [];
  return answered.map((question) => ({
    question,
    asked: words(question.text).map(stem),
    said: new Set(words(question.answer).map(stem)),
    field: fieldStems.get(question.text.toLowerCase()),
  }));
}

/**
 * Of a query and then of a topic, by its place in the response: the question of the topic that the query asks for,
 * when the topic has several with answers of their own, such as the name, title, organization and email of a person.
 */
export type ChooseQuestion = (query: Query) => (place: number) => Question | undefined;

export function createQuestionChoice({ topics }: SurveyResponse): ChooseQuestion {
  const candidates: Candidate[][] = [];
  return ({ terms, content }) => {
    const stems = new Set(terms.map(({ key }) => key));
    const telling = content.map(({ key }) => key);
    return (place) => {
      const topic = topics[place];
      candidates[place] ??= topic ? candidatesOf(topic) : [];
      let best: Question | undefined;
      let most = 0;
      for (const { question, asked, said, field } of candidates[place]) {
        const inField = field ? countOf(stems, field) : 0;
        const score = 2 * countOf(asked, stems) + inField + 1.5 * countOf(telling, said);
        if (score > most) {
          best = question;
          most = score;
        }
      }
      return best;
    };
  };
}

function countOf(list: Iterable<string>, wanted: ReadonlySet<string>): number {
  let count = 0;
  for (const one of list) if (wanted.has(one)) count++;
  return count;
}
