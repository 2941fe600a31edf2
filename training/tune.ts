/**
 * Learns what ships in data/msq-2022: the classifier from the phrasings and the queries of tune.jsonl,
 * then ranking, scope and decision from the judged queries. The same input gives the same files.
 *
 *     npm run tune                    all of it, some minutes
 *     npm run tune -- --keep-classifier
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { packPhrasings } from '../src/search/compiled-phrasings.ts';
import { loadVectors, pathOf } from '../src/search/model.ts';
import { askedText } from '../src/search/response-index.ts';
import { phrasingsOf } from '../src/search/sources.ts';
import { heldOutFile, type Judged, readJudged, response, TRAINING_WRITERS, writerOf } from './corpus.ts';
import { type Example, trainClassifier } from './train-classifier.ts';

/** The grade of a question that holds the answer. */
const BEST_GRADE = 3;
/** Topics that one query is an example of at most. */
const MOST_TOPICS = 2;

writeFileSync('data/msq-2022/phrasings.bin', packPhrasings(phrasingsOf(response)));

const texts = [
  ...response.topics.flatMap((topic) =>
    [...topic.phrasings, ...askedText(topic)].map((text) => ({ theme: topic.id, text })),
  ),
  ...response.unasked.flatMap(({ id, phrasings }) => phrasings.map((text) => ({ theme: id, text }))),
];
const queries = ['dev', 'tune'].flatMap((set) => readJudged(`training/sets/${set}.jsonl`));
const training = queries.filter((judged) => TRAINING_WRITERS.some((writer) => writer === writerOf(judged)));
if (!process.argv.includes('--keep-classifier')) {
  const vectors = loadVectors();
  writeFileSync(
    'data/msq-2022/classifier.bin',
    trainClassifier([...texts, ...training.flatMap(toTexts)], vectors),
  );
  for (const writer of TRAINING_WRITERS) {
    const others = training.filter((judged) => writerOf(judged) !== writer);
    writeFileSync(heldOutFile(writer), trainClassifier([...texts, ...others.flatMap(toTexts)], vectors));
  }
}
const { createLearner, toExamples } = await import('./learn.ts');
const { weights, scopeFile } = createLearner()(toExamples(queries));
writeFileSync('data/msq-2022/ranking.json', `${JSON.stringify(weights, undefined, 2)}\n`);
writeFileSync('data/msq-2022/scope.bin', scopeFile);
console.log(readFileSync(pathOf('weights'), 'utf8'));

/** A judged query as an example of the topics that answer it best; one that asks for several is none. */
function toTexts({ kind, query, relevant }: Judged): Example[] {
  if (kind === 'multi' || kind === 'number' || kind === 'section') return [];
  return response.topics
    .filter((topic) => topic.questions.some(({ number }) => relevant[String(number)] === BEST_GRADE))
    .slice(0, MOST_TOPICS)
    .map(({ id }) => ({ theme: id, text: query }));
}
