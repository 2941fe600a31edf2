/**
 * Learns what ships in data/: the classifier from the ways of asking and judged queries, then ranking, manner and
 * confidence from the judged queries, each weighed by a classifier that has not seen its writer's. The same input gives
 * the same files. The classifiers that have not seen some writers stay in training/held-out/ and are not committed.
 *
 *     npm run tune                        every language: three quarters of an hour for English, ten minutes for another one
 *     npm run tune -- --language fr       one language
 *     npm run tune -- --keep-classifier   without the classifier of topics
 *     npm run tune -- --keep-intents      without the classifier of what is said to the bot
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SUMS, sumOf } from '../src/questionnaire/sums.ts';
import { DATA } from '../src/questionnaire/survey.ts';
import { askedText } from '../src/search/full-text.ts';
import { LANGUAGE_CODES, type LanguageCode } from '../src/search/languages/index.ts';
import { modelPath } from '../src/search/ranking/load.ts';
import { lessonChecksum } from '../src/search/ranking/model.ts';
import { packAskedWords } from '../src/search/ranking/words.ts';
import { HELD_OUT_FOLDER, heldOutFile, response, subjectOf } from './corpus.ts';
import { foldsOf, groupsOf } from './folds.ts';
import { intentExamples, readWaysOfSaying, waysChecksum } from './intents.ts';
import { type Judged, readLessons } from './judged.ts';
import { createLearner, type Subject, toExamples } from './learn.ts';
import { type Example, trainClassifier } from './train-classifier.ts';

/** The grade of a question that contains the answer. */
const BEST_GRADE = 3;
/** Topics that one query is an example of at most. */
const MOST_TOPICS = 2;
/** A broad word asks for all that is said of it; but without vectors, examples of so many topics blur them. */
const MOST_TOPICS_OF_BROAD = 6;

const { values: options } = parseArgs({
  options: {
    language: { type: 'string', multiple: true },
    'keep-classifier': { type: 'boolean', default: false },
    'keep-intents': { type: 'boolean', default: false },
  },
});
const unknown = options.language?.find((code) => !LANGUAGE_CODES.some((known) => known === code));
if (unknown !== undefined)
  throw new Error(`There is no language "${unknown}", only ${LANGUAGE_CODES.join(', ')}`);
const wanted = LANGUAGE_CODES.filter((code) => options.language?.includes(code) ?? true);
if (options['keep-classifier']) wanted.forEach(checkHeldOut);
for (const language of wanted) learn(language);
writeSums();

/** The weights are learned with classifiers that are not committed. */
function checkHeldOut(language: LanguageCode): void {
  const queries = readLessons(language);
  const missing = groupsOf(queries, foldsOf(queries))
    .map(({ group }) => heldOutFile(language, group))
    .find((file) => !existsSync(file));
  if (missing !== undefined)
    throw new Error(`There is no ${missing}. Make it first with: npm run tune -- --language ${language}`);
}

function learn(language: LanguageCode): void {
  const queries = readLessons(language);
  const subject = subjectOf(language);
  if (!options['keep-classifier']) {
    const { response: translated, analysis, base } = subject;
    const texts = [
      ...translated.topics.flatMap((topic) =>
        [...topic.phrasings, ...askedText(topic)].map((text) => ({ label: topic.id, text })),
      ),
      ...translated.unasked.flatMap(({ id, phrasings }) => phrasings.map((text) => ({ label: id, text }))),
    ];
    const train = (judged: readonly Judged[]): Uint8Array =>
      trainClassifier(
        [
          ...texts,
          ...judged.flatMap((one) => toTexts(one, base.vectors ? MOST_TOPICS_OF_BROAD : MOST_TOPICS)),
        ],
        analysis,
        base.vectors,
        {
          kind: 'classifier',
          learnedFrom: lessonChecksum(translated),
        },
      );
    writeFileSync(modelPath('classifier', response.survey.folder, language), train(queries));
    mkdirSync(HELD_OUT_FOLDER, { recursive: true });
    for (const { group, others } of groupsOf(queries, foldsOf(queries))) {
      writeFileSync(heldOutFile(language, group), train(others));
    }
  }
  if (!options['keep-intents']) learnIntents(language, subject, queries);
  writeFileSync(
    modelPath('words', response.survey.folder, language),
    packAskedWords(subject.response, subject.analysis, lessonChecksum(subject.response)),
  );
  const { file, weights } = createLearner(subject)(toExamples(queries, subject));
  writeFileSync(modelPath('ranking', response.survey.folder, language), file);
  console.log(language, JSON.stringify(weights));
}

/** Lists the hashes of all files of the survey, with which the bot compares them when it starts. */
function writeSums(): void {
  const folder = path.join(DATA, response.survey.folder);
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== SUMS)
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
  const lines = names.map((name) => `${sumOf(readFileSync(path.join(folder, name)))}  ${name}\n`);
  writeFileSync(path.join(folder, SUMS), lines.join(''));
}

function learnIntents(language: LanguageCode, subject: Subject, queries: readonly Judged[]): void {
  const { response: translated, analysis, base } = subject;
  const ways = readWaysOfSaying(language);
  const examples = intentExamples(ways, translated, queries);
  const identity = { kind: 'intents', learnedFrom: lessonChecksum(translated) };
  writeFileSync(
    modelPath('intents', response.survey.folder, language),
    trainClassifier(examples, analysis, base.vectors, identity, {
      ways: waysChecksum(ways),
    }),
  );
}

/** A judged query as an example of its theme, or of the topics that answer it best; one that asks for several is none. */
function toTexts({ kind, query, relevant, theme }: Judged, mostOfBroad: number): Example[] {
  if (theme !== undefined) return [{ label: theme, text: query }];
  if (kind === 'multi' || kind === 'number' || kind === 'section') return [];
  return response.topics
    .filter((topic) => topic.questions.some(({ number }) => relevant[String(number)] === BEST_GRADE))
    .slice(0, kind === 'broad' ? mostOfBroad : MOST_TOPICS)
    .map(({ id }) => ({ label: id, text: query }));
}
