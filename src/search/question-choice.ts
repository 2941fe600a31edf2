import type { Question, Topic } from '../questionnaire/schema.ts';
import { rememberOf } from '../remember.ts';
import { stem, words } from './analyze.ts';
import type { Query } from './query.ts';

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

const stemsOf = rememberOf((question: Question) => ({
  asked: words(question.text).map(stem),
  said: new Set(words(question.answer).map(stem)),
}));

const answeredIn = rememberOf(({ questions }: Topic) => questions.filter(({ answer }) => answer !== ''));

/**
 * The question of a topic that a query asks for, when the topic has several with answers of their own,
 * such as the name, title, organization and email of a person.
 * @param stems Of the query's words, small ones included.
 */
export function chooseQuestion(topic: Topic, query: Query, stems: ReadonlySet<string>): Question | undefined {
  const answered = answeredIn(topic);
  if (answered.length < 2) return undefined;
  const telling = query.content.map(({ key }) => key);
  let best: Question | undefined;
  let most = 0;
  for (const question of answered) {
    const { asked, said } = stemsOf(question);
    const field = fieldStems.get(question.text.toLowerCase());
    const inField = field ? countOf(stems, field) : 0;
    const score = 2 * countOf(asked, stems) + inField + 1.5 * countOf(telling, said);
    if (score > most) {
      best = question;
      most = score;
    }
  }
  return best;
}

function countOf(list: Iterable<string>, wanted: ReadonlySet<string>): number {
  let count = 0;
  for (const one of list) if (wanted.has(one)) count++;
  return count;
}
