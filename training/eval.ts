/**
 * Measures the search on the judged queries. Exits with 1 when a figure is below its floor.
 *
 *     npm run eval               every measure of what ships, beside baselines
 *     npm run eval -- --full     and cross-validated, with an ablation; needs the classifiers of npm run tune
 *     npm run eval -- --misses   and each query whose first result is wrong, or whose answer should or should not have been given
 *     npm run eval -- --chat     only what people say to the bot in a chat, by kind
 *     npm run eval -- --set FILE only the measures, on another set of judged queries
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { createLibrary } from '../src/answer/library.ts';
import { toRecord } from '../src/answer/record.ts';
import { LANGUAGE_CODES } from '../src/search/languages/index.ts';
import { CONFIDENCE_FEATURES, TOPIC_FEATURES } from '../src/search/ranking/features.ts';
import { loadModel, loadTranslated } from '../src/search/ranking/load.ts';
import { rankTopics } from '../src/search/ranking/ranking.ts';
import { baselines } from './baselines.ts';
import { measureChat, printChat, readUtterances } from './chat.ts';
import { response, subjectOf } from './corpus.ts';
import { type Answerer, crossValidate, type Fold, type Judgement, learnFolds } from './cross-validation.ts';
import { foldsOf, writerOf } from './folds.ts';
import { isEasy, type Judged, readJudged, readLessons, readSet } from './judged.ts';
import { confidenceLoss, isInScope, learnRanking, toExamples } from './learn.ts';
import { isHit, judgeableSchema, type Measures, measure } from './measures.ts';

const { values: options } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    misses: { type: 'boolean', default: false },
    chat: { type: 'boolean', default: false },
    set: { type: 'string' },
  },
});

const MEASURES = [
  'hit1',
  'hit3',
  'ndcg10',
  'evidence',
  'precision',
  'coverage',
  'falseAnswers',
  'sections',
] as const;
/** A false answer is worse the more there are. */
const LOWER_IS_BETTER = new Set<string>(['falseAnswers', 'wrongWhenAnswering']);

/** By set and measure. */
type Figures = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Nothing was learned from these; the first was looked at while the rules were written. */
const CHAT_SETS = [
  'chat-dev',
  'chat-final',
  ...LANGUAGE_CODES.map((code) => (code === 'en' ? 'chat-held-out' : `${code}/chat-held-out`)),
];

const subject = subjectOf('en');
const library = createLibrary({
  translate: (language) => loadTranslated(response, language),
  model: loadModel,
});
await library.loadDetector();

const recordOf = (query: string): Record<string, unknown> => {
  const found = library.ask(query);
  return found.language === undefined
    ? { query, status: 'not_found', results: [] }
    : toRecord(query, found.answer);
};

/** The bot's answers, with what ships; the language of the question is found out, too. */
const shipped: Answerer = (query) => {
  const found = library.ask(query);
  const confidence =
    found.language !== undefined && 'confidence' in found.answer ? found.answer.confidence : undefined;
  const record = judgeableSchema.parse(recordOf(query));
  return { ...record, confidence: confidence ?? Number(record.status === 'answered') };
};

/** The English answers, whatever language a question is in. */
const inEnglish: Answerer = (query) => ({
  ...judgeableSchema.parse(toRecord(query, library.in('en').ask(query))),
  confidence: 0,
});

if (options.set !== undefined) {
  const judgements = judge(readJudged(options.set), shipped);
  printHeader(options.set);
  printKinds(judgements);
  printCurve(judgements);
  if (options.misses) printMisses(judgements);
} else if (options.chat) {
  evaluateChat();
} else {
  checkFloors({ ...evaluate(), ...evaluateChat() });
}

function evaluateChat(): Figures {
  const figures: Record<string, Record<string, number>> = {};
  for (const set of CHAT_SETS) {
    const measures = measureChat(readUtterances(set), recordOf);
    printChat(set, measures, options.misses);
    const kinds = Object.entries(measures.kinds).map(([kind, { right }]) => [kind, right]);
    figures[set] = { ...Object.fromEntries(kinds), wrongWhenAnswering: measures.wrongWhenAnswering };
  }
  return figures;
}

function evaluate(): Figures {
  const dev = readSet('dev');
  const all = readLessons('en');
  const figures: Record<string, Measures> = {};
  const sets = {
    dev: { queries: dev, note: 'learned from these queries too' },
    'held-out': { queries: readSet('held-out'), note: 'nothing learned from these queries' },
    final: { queries: readSet('final'), note: 'nothing learned from these queries' },
  };
  for (const [name, { queries, note }] of Object.entries(sets)) {
    printHeader(`${name}: ${queries.length} queries, with what ships (${note})`);
    const judgements = judge(queries, shipped);
    figures[name] = measure(judgements);
    printKinds(judgements);
    for (const [label, answer] of baselines(subject.response, subject.analysis))
      printRow(label, measure(judge(queries, answer)));
    if (options.misses) printMisses(judgements);
  }

  evaluateLanguages(figures);
  if (options.full) Object.assign(figures, evaluateUnseen(all));
  return Object.fromEntries(Object.entries(figures).map(([set, measures]) => [set, { ...measures }]));
}

/** Every query with what was learned from other writers' queries; the classifiers come from `npm run tune`. */
function evaluateUnseen(all: readonly Judged[]): Record<string, Measures> {
  const foldOf = foldsOf(all);
  const folds = learnFolds(toExamples(all, subject), foldOf, subject);
  const answered = crossValidate(all, folds, foldOf, subject);
  const ofChat = new Set(readSet('chat-tune').map(({ id }) => id));
  const sets = {
    unseen: answered.filter(([{ id }]) => !ofChat.has(id)),
    'unseen-chat': answered.filter(([judged]) => ofChat.has(judged.id) && !isEasy(judged)),
  };
  for (const [name, judgements] of Object.entries(sets)) {
    const from = name === 'unseen' ? 'dev and tune' : 'what is said in a chat';
    printHeader(
      `cross-validated, ${from}: ${judgements.length} queries with what was learned from other writers’`,
    );
    printKinds(judgements);
    for (const writer of new Set(judgements.map(([judged]) => writerOf(judged)))) {
      printRow(`by ${writer}`, measure(judgements.filter(([judged]) => writerOf(judged) === writer)));
    }
    printCurve(judgements);
    if (options.misses) printMisses(judgements);
  }
  printAblation(folds);
  return { unseen: measure(sets.unseen), 'unseen-chat': measure(sets['unseen-chat']) };
}

/** What ships in each other language, beside full-text search alone and beside the English search. */
function evaluateLanguages(figures: Record<string, Measures>): void {
  for (const language of LANGUAGE_CODES.filter((code) => code !== 'en')) {
    const { response, analysis } = subjectOf(language);
    const fullTextAlone = baselines(response, analysis).at(-1);
    for (const set of ['dev', 'held-out']) {
      const queries = readSet(`${language}/${set}`);
      printHeader(`${language}, ${set}: ${queries.length} queries (nothing learned from these queries)`);
      const judgements = judge(queries, shipped);
      printRow('what ships', measure(judgements));
      if (fullTextAlone) printRow(fullTextAlone[0], measure(judge(queries, fullTextAlone[1])));
      printRow('the English search', measure(judge(queries, inEnglish)));
      if (options.misses) printMisses(judgements);
      if (set === 'held-out') figures[language] = measure(judgements);
    }
  }
}

function judge(queries: readonly Judged[], answer: Answerer): Judgement[] {
  return queries.map((judged) => [judged, answer(judged.query)]);
}

function printHeader(title: string): void {
  console.log(`\n${title}\n${' '.repeat(38)}${MEASURES.map((name) => name.padStart(13)).join('')}`);
}

function printRow(label: string, measures: Measures): void {
  const cells = MEASURES.map((name) => (Number.isNaN(measures[name]) ? '-' : measures[name].toFixed(3)));
  console.log(label.padEnd(38) + cells.map((cell) => cell.padStart(13)).join(''));
}

function printKinds(judgements: readonly Judgement[]): void {
  for (const kind of new Set(judgements.map(([judged]) => judged.kind))) {
    const own = judgements.filter(([judged]) => judged.kind === kind);
    printRow(`  ${kind} (${own.length})`, measure(own));
  }
  printRow('all', measure(judgements));
}

/** What would be answered, and how rightly, if the decision were stricter or laxer. */
function printCurve(judgements: readonly Judgement[]): void {
  console.log(`\n${'answered from confidence'.padEnd(38)}    precision     coverage falseAnswers`);
  const searched = judgements.filter(([{ kind }]) => kind !== 'section' && kind !== 'number');
  for (let from = 0.3; from < 0.96; from += 0.05) {
    const at = searched.map(([judged, answer]): Judgement => {
      const status = answer.confidence >= from ? 'answered' : 'closest';
      return [judged, { ...answer, status }];
    });
    const { precision, coverage, falseAnswers } = measure(at);
    const cells = [precision, coverage, falseAnswers].map((share) => share.toFixed(3).padStart(13));
    console.log(from.toFixed(2).padEnd(38) + cells.join(''));
  }
  console.log(`\n${'confidence'.padEnd(38)}      queries        right`);
  for (let from = 0; from < 0.95; from += 0.1) {
    const own = searched.filter(([, { confidence }]) => confidence >= from && confidence < from + 0.1);
    const right = own.filter(
      ([judged, answer]) =>
        judged.kind !== 'out_of_scope' && isHit(judged, { ...answer, status: 'answered' }, 1),
    );
    const share = own.length === 0 ? '-' : (right.length / own.length).toFixed(3);
    console.log(
      `${from.toFixed(1)} to ${(from + 0.1).toFixed(1)}`.padEnd(38) +
        String(own.length).padStart(13) +
        share.padStart(13),
    );
  }
}

/** Cross-validated figures without each part: what leaving it out costs. */
function printAblation(folds: readonly Fold[]): void {
  const hits = (without: readonly (typeof TOPIC_FEATURES)[number][]): number => {
    const tried = folds.flatMap(({ own, others }) => {
      const weights = learnRanking(others, without);
      return own
        .filter(isInScope)
        .map(({ evidence, grades }) => grades[rankTopics(evidence, weights)[0]?.topic ?? 0] ?? 0);
    });
    return tried.filter((grade) => grade >= 2).length / tried.length;
  };
  const print = (names: readonly string[], changes: readonly number[]): void => {
    names.forEach((name, at) => {
      const change = changes[at] ?? 0;
      console.log(`  ${name.padEnd(20)}${change >= 0 ? '+' : ''}${change.toFixed(4)}`);
    });
  };
  const whole = hits([]);
  console.log(`\nranking, Hit@1 cross-validated: ${whole.toFixed(3)}; without`);
  print(
    TOPIC_FEATURES,
    TOPIC_FEATURES.map((name) => hits([name]) - whole),
  );
  const loss = confidenceLoss(folds);
  console.log(`\nconfidence, log loss cross-validated: ${loss.toFixed(4)}; without`);
  print(
    CONFIDENCE_FEATURES,
    CONFIDENCE_FEATURES.map((name) => confidenceLoss(folds, name) - loss),
  );
}

function printMisses(judgements: readonly Judgement[]): void {
  const show = (title: string, list: readonly Judgement[]): void => {
    console.log(`\n${title}: ${list.length}`);
    for (const [{ id, kind, query, relevant }, { status, confidence, results }] of list) {
      const first = results
        .slice(0, 3)
        .map(({ questions }) => `Q${questions.join('/')}`)
        .join(' ');
      console.log(
        `  ${id} ${kind} "${query}": ${status} ${confidence.toFixed(2)} ${first}; judged ${JSON.stringify(relevant)}`,
      );
    }
  };
  const searched = judgements.filter(([{ kind }]) => kind !== 'section');
  const inside = searched.filter(([{ kind }]) => kind !== 'out_of_scope');
  const isRight = ([judged, answer]: Judgement): boolean => isHit(judged, answer, 1);
  show(
    'first result wrong',
    inside.filter((one) => !isRight(one)),
  );
  show(
    'first result right but not called an answer',
    inside.filter((one) => isRight(one) && one[1].status !== 'answered'),
  );
  show(
    'out of scope but answered',
    searched.filter(([{ kind }, { status }]) => kind === 'out_of_scope' && status === 'answered'),
  );
}

function checkFloors(figures: Figures): void {
  const schema = z.record(z.string(), z.record(z.string(), z.number()));
  const floors = schema.parse(JSON.parse(readFileSync('training/floors.json', 'utf8')));
  const broken = Object.entries(floors).flatMap(([set, bounds]) =>
    Object.entries(bounds).flatMap(([name, bound]) => {
      const own = figures[set];
      // The cross-validated figures are measured only where asked for.
      if (!own) return [];
      const figure = own[name] ?? Number.NaN;
      const isWithin = LOWER_IS_BETTER.has(name) ? figure <= bound : figure >= bound;
      return isWithin ? [] : [`${set}: ${name} is ${figure.toFixed(3)}, its bound is ${bound}`];
    }),
  );
  console.log(broken.length === 0 ? '\nall figures within their bounds' : `\n${broken.join('\n')}`);
  if (broken.length > 0) process.exitCode = 1;
}
