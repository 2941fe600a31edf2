/**
 * Learns what ships in data/msq-2022: the classifier from the phrasings, then ranking, scope and
 * decision from the judged queries. The same input gives the same files.
 *
 *     npm run tune                    all of it, some minutes
 *     npm run tune -- --keep-classifier
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { packPhrasings } from '../../src/search/compiled-phrasings.ts';
import { loadVectors, pathOf } from '../../src/search/model.ts';
import { askedText } from '../../src/search/response-index.ts';
import { phrasingsOf } from '../../src/search/sources.ts';
import { readJudged, response } from './corpus.ts';
import { trainClassifier } from './train-classifier.ts';

writeFileSync('data/msq-2022/phrasings.bin', packPhrasings(phrasingsOf(response)));

const texts = [
  ...response.topics.flatMap((topic) =>
    [...topic.phrasings, ...askedText(topic)].map((text) => ({ theme: topic.id, text })),
  ),
  ...response.unasked.flatMap(({ id, phrasings }) => phrasings.map((text) => ({ theme: id, text }))),
];
if (!process.argv.includes('--keep-classifier')) {
  writeFileSync('data/msq-2022/classifier.bin', trainClassifier(texts, loadVectors()));
}
const { createLearner, toExamples } = await import('./learn.ts');
const queries = ['dev', 'tune'].flatMap((set) => readJudged(`test/eval/sets/${set}.jsonl`));
const { weights, scopeFile } = createLearner()(toExamples(queries));
writeFileSync('data/msq-2022/ranking.json', `${JSON.stringify(weights, undefined, 2)}\n`);
writeFileSync('data/msq-2022/scope.bin', scopeFile);
console.log(readFileSync(pathOf('weights'), 'utf8'));
