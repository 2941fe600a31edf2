import MiniSearch, { type Options } from 'minisearch';
import { cite } from '../src/answer/citation.ts';
import type { SurveyResponse } from '../src/questionnaire/schema.ts';
import { askedText } from '../src/search/full-text.ts';
import type { TextAnalysis } from '../src/search/text.ts';
import type { Answerer } from './cross-validation.ts';

const MOST_RESULTS = 10;
const FIELDS = ['label', 'asked', 'answer', 'phrasings'] as const;
type Field = (typeof FIELDS)[number];
type Document = Record<Field | 'id', string>;

/**
 * Full-text search as a project would first try it: whatever it finds first is its answer. The last one has the same
 * fields, ways of asking included, and the same text analysis as the bot.
 */
export function baselines(
  { topics }: SurveyResponse,
  { terms }: TextAnalysis,
): readonly (readonly [name: string, answer: Answerer])[] {
  const documents: Document[] = topics.map((topic) => ({
    id: topic.id,
    label: topic.label,
    asked: askedText(topic).join('\n'),
    answer: topic.questions.map(({ answer }) => answer).join('\n'),
    phrasings: topic.phrasings.join('\n'),
  }));
  const byId = new Map(topics.map((topic) => [topic.id, topic]));
  const baseline = (fields: readonly Field[], options: Omit<Options<Document>, 'fields'>): Answerer => {
    const index = new MiniSearch<Document>({ ...options, fields: [...fields] });
    index.addAll(documents);
    return (query) => {
      const results = index
        .search(query)
        .slice(0, MOST_RESULTS)
        .flatMap(({ id }) => {
          const topic = byId.get(String(id));
          if (!topic) return [];
          const { cited, numbers } = cite(topic);
          return [
            { questions: [...numbers], cited: cited.number, quote: cited.answer, links: [...cited.links] },
          ];
        });
      return { status: results.length > 0 ? 'answered' : 'not_found', results, confidence: 1 };
    };
  };
  const plain = ['label', 'asked', 'answer'] as const;
  return [
    ['MiniSearch, its defaults', baseline(plain, {})],
    [
      'MiniSearch, stemmed, prefix and fuzzy',
      baseline(plain, {
        tokenize: terms,
        searchOptions: { tokenize: terms, prefix: true, fuzzy: 0.2, boost: { label: 2 } },
      }),
    ],
    [
      'MiniSearch, with the ways of asking',
      baseline(FIELDS, { tokenize: terms, searchOptions: { tokenize: terms } }),
    ],
  ];
}
