import { readQuestionNumber } from '../questionnaire/numbers.ts';
import type { SurveyResponse, Topic } from '../questionnaire/schema.ts';
import { numbersOf } from '../questionnaire/structure.ts';
import type { SearchSources } from '../search/sources.ts';

/**
 * Suggests topics while someone types.
 * @param typed The beginning of a query, its last word possibly unfinished; of any length.
 * @param max Suggestions at most.
 * @returns Best first; for nothing typed, or nothing yet that tells of a topic, topics in the form's order.
 */
export type Suggest = (typed: string, max: number) => readonly Topic[];

/** Words of a query that are looked at; nobody types more before a choice appears. */
const MOST_WORDS = 12;
/** A shorter beginning of a word is looked for in labels only: in ways of asking, too much begins with it. */
const BEGINNING_FROM = 3;
/** A stop word of that length is a word, not the beginning of another ("dat", "data"). */
const STOP_WORD_FROM = 4;
/** "e-pr": so short that the prefix is not joined to it yet. */
const SHORT_PREFIX = /\b([emt])-([a-z]{0,2})$/i;
/** A topic named by its label comes before one that is only asked for in such words. */
const LABEL_WEIGHT = 4;

/** Suggests topics by their labels and ways of asking; these are indexed when somebody first types. */
export function createSuggest(
  { topics }: SurveyResponse,
  { fullText, asked, correct }: SearchSources,
): Suggest {
  const { analysis, suggestionIndex, wordsInAnswers } = fullText;
  const isKnown = (word: string): boolean => asked.countOf(word) > 0 || wordsInAnswers.has(word);
  const topicOf = new Map(topics.map((topic) => [topic.questions[0].number, topic]));
  const search = (stems: readonly string[], beginning: string): Topic[] =>
    suggestionIndex()
      .search([...stems, beginning].filter(Boolean).join(' '), {
        fields: ['label', 'phrasings'],
        boost: { label: LABEL_WEIGHT },
        tokenize: (terms) => terms.split(' '),
        prefix: (term) => term === beginning,
      })
      .flatMap(({ id }) => (typeof id === 'number' ? (topicOf.get(id) ?? []) : []));

  return (typed, max) => {
    const number = readQuestionNumber(typed);
    if (number !== undefined) {
      return topics
        .filter((topic) => numbersOf(topic).some((one) => String(one).startsWith(String(number))))
        .slice(0, max);
    }
    const words = analysis.words(typed.replace(SHORT_PREFIX, '$1$2')).slice(-MOST_WORDS);
    const last = /\s$/.test(typed) ? '' : (words.pop() ?? '');
    const isUnfinished =
      last.length >= BEGINNING_FROM && !(analysis.isStopWord(last) && last.length >= STOP_WORD_FROM);
    const stems = words
      .filter((word) => !analysis.isStopWord(word))
      .map((word) => analysis.stem(isKnown(word) ? word : (correct(word) ?? word)));
    const beginsWord = ({ label }: Topic): boolean =>
      analysis.words(label).some((word) => word.startsWith(last));

    const beginning = isUnfinished ? last : '';
    const found = stems.length > 0 || isUnfinished ? search(stems, beginning) : topics.filter(beginsWord);
    const corrected =
      isUnfinished && found.length === 0 ? search([...stems, analysis.stem(correct(last) ?? '')], '') : [];
    const labelled = topics.filter(({ label }) =>
      label.toLowerCase().startsWith(typed.trimStart().toLowerCase()),
    );
    const first = last !== '' && !isUnfinished ? found.filter(beginsWord) : [];
    return [...new Set([...labelled, ...first, ...found, ...corrected])].slice(0, max);
  };
}
