import MiniSearch from 'minisearch';
import type { SurveyResponse, Topic } from '../questionnaire/schema.ts';
import { numbersOf } from '../questionnaire/structure.ts';
import { remember, rememberOf } from '../remember.ts';
import { isStopWord, words } from '../search/text.ts';

/**
 * Suggests topics while someone types.
 * @param typed The beginning of a query, its last word possibly unfinished; of any length.
 * @param max Suggestions at most.
 * @returns Best first; for nothing typed, or nothing yet that tells of a topic, topics in the form's order.
 */
export type Suggest = (typed: string, max: number) => readonly Topic[];

/** Beginnings of so many characters come again and again: what they lead to is kept. */
const SHORT = 8;
/** Words of a query that are looked at; nobody types more before a choice appears. */
const MOST_WORDS = 12;
/** A shorter beginning of a word is looked for in labels only: in ways of asking, too much begins with it. */
const BEGINNING_FROM = 3;
/** A small word of that length is a word, not the beginning of another ("dat", "data"). */
const SMALL_WORD_FROM = 4;
/** "e-pr": so short that the prefix is not joined to it yet. */
const SHORT_PREFIX = /\b([emt])-([a-z]{0,2})$/i;
/** A topic named by its label comes before one that is only asked for in such words. */
const LABEL_WEIGHT = 4;

export function createSuggest({ topics }: SurveyResponse): Suggest {
  const index = new MiniSearch<{ id: number; label: string; phrasings: string }>({
    fields: ['label', 'phrasings'],
    tokenize: (text) => words(text).filter((word) => !isStopWord(word)),
    searchOptions: {
      tokenize: (text) => text.split(' '),
      boost: { label: LABEL_WEIGHT },
      // Only the last word is unfinished.
      prefix: (word, at, typed) => at === typed.length - 1 && word.length >= BEGINNING_FROM,
    },
  });
  index.addAll(topics.map(({ label, phrasings }, id) => ({ id, label, phrasings: phrasings.join('\n') })));

  const labels = topics.map(({ label }) => label.toLowerCase());
  const find = (typed: string): readonly Topic[] => {
    const number = /^\s*(?:q(?:uestion)?|#)?\s*(\d{1,3})$/i.exec(typed)?.[1];
    if (number !== undefined) {
      return topics.filter((topic) => numbersOf(topic).some((one) => String(one).startsWith(number)));
    }
    const { telling, beginning } = readTyped(typed);
    const typedLabel = typed.trimStart().toLowerCase();
    const labelled = topics.filter((_, at) => labels[at]?.startsWith(typedLabel));
    const beginsWord = (topic: Topic): boolean =>
      labelWords(topic).some((word) => word.startsWith(beginning));
    const found =
      telling.length > 0
        ? index.search(telling.join(' ')).flatMap(({ id }) => topics[Number(id)] ?? [])
        : topics.filter(beginsWord);
    const first = beginning === '' ? [] : found.filter(beginsWord);
    return [...new Set([...labelled, ...first, ...found])];
  };
  const findShort = remember(find);
  return (typed, max) => (typed.length <= SHORT ? findShort(typed) : find(typed)).slice(0, max);
}

const labelWords = rememberOf(({ label }: Topic) => words(label));

/** The words that tell of a topic, and the beginning of one that is too short to tell. */
function readTyped(typed: string): { telling: string[]; beginning: string } {
  const all = words(typed.replace(SHORT_PREFIX, '$1$2'));
  const last = /\s$/.test(typed) ? '' : (all.pop() ?? '');
  const telling = all.filter((word) => !isStopWord(word)).slice(0, MOST_WORDS);
  if (last.length < BEGINNING_FROM) return { telling, beginning: last };
  const isSmall = isStopWord(last) && last.length >= SMALL_WORD_FROM;
  return { telling: isSmall ? telling : [...telling, last], beginning: '' };
}
