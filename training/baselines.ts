import MiniSearch, { type Options } from 'minisearch';
import { cite } from '../src/answer/citation.ts';
import { askedText } from '../src/search/full-text.ts';
import { english as analysis } from '../src/search/languages/en.ts';
import { response } from './corpus.ts';
import type { Answerer } from './cross-validation.ts';

const MOST_RESULTS = 10;
const FIELDS = ['label', 'asked', 'answer'] as const;
type Document = Record<(typeof FIELDS)[number] | 'id', string>;

const documents: Document[] = response.topics.map((topic) => ({
  id: topic.id,
  label: topic.label,
  asked: askedText(topic).join('\n'),
  answer: topic.questions.map(({ answer }) => answer).join('\n'),
}));
const topics = new Map(response.topics.map((topic) => [topic.id, topic]));

/** Full-text search as a project would first try it: whatever it finds first is its answer. */
function baseline(options: Omit<Options<Document>, 'fields'>): Answerer {
  const index = new MiniSearch<Document>({ ...options, fields: [...FIELDS] });
  index.addAll(documents);
  return (query) => {
    const results = index
      .search(query)
      .slice(0, MOST_RESULTS)
      .flatMap(({ id }) => {
        const topic = topics.get(String(id));
        if (!topic) return [];
        const { cited, numbers } = cite(topic);
        return [
          { questions: [...numbers], cited: cited.number, quote: cited.answer, links: [...cited.links] },
        ];
      });
    return { status: results.length > 0 ? 'answered' : 'not_found', results, confidence: 1 };
  };
}

export const baselines: readonly (readonly [name: string, answer: Answerer])[] = [
  ['MiniSearch, its defaults', baseline({})],
  [
    'MiniSearch, stemmed, prefix and fuzzy',
    baseline({
      tokenize: analysis.terms,
      searchOptions: { tokenize: analysis.terms, prefix: true, fuzzy: 0.2, boost: { label: 2 } },
    }),
  ],
];
