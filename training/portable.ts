/**
 * Measures whether the search is as good for another country's response: the judged queries that name nothing of
 * Bhutan's response are answered from it and from a stand-in, by the bot as it is built. Exits with 1 where the
 * stand-in's Hit@1 is more than 0.02 lower, or 0.05 of the queries out of scope are answered.
 *
 *     npm run portable             both, with each kind of query
 *     npm run portable -- --misses and the queries whose first result is right for one of them alone
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { type Judged, readSet } from './judged.ts';
import { isHit, type Judgeable, judgeableSchema, measure } from './measures.ts';

const RESPONSES = { Bhutan: 'data/msq-2022/bhutan.md', 'stand-in': 'test/import/kenya.md' } as const;
const MOST_LOST = 0.02;
const MOST_FALSE = 0.05;

/** The judged queries of the list, in the order of their sets. */
const portable = new Set(
  z.array(z.string()).parse(JSON.parse(readFileSync('training/sets/portable.json', 'utf8'))),
);
const queries = ['dev', 'tune', 'held-out', 'final'].flatMap(readSet).filter(({ id }) => portable.has(id));

type Pair = readonly [Judged, Judgeable];

/** All queries answered from a response, each as the program `npm run ask` gives it. */
function answersFrom(file: string): Pair[] {
  const printed = execFileSync(process.execPath, ['dist/cli.js', '--json', '--stdin'], {
    input: queries.map(({ query }) => query.replace(/\s+/g, ' ')).join('\n'),
    env: { ...process.env, RESPONSE_FILE: file },
    encoding: 'utf8',
    maxBuffer: 500_000_000,
  });
  const lines = printed.trimEnd().split('\n');
  return queries.map((judged, index) => [judged, judgeableSchema.parse(JSON.parse(lines[index] ?? ''))]);
}

const home = answersFrom(RESPONSES.Bhutan);
const away = answersFrom(RESPONSES['stand-in']);
const kinds = [...new Set(queries.map(({ kind }) => kind))];
const figure = (value: number): string => (Number.isNaN(value) ? '-' : value.toFixed(3)).padStart(9);

console.log(
  `${'kind'.padEnd(20)}${'queries'.padStart(8)}   Hit@1: Bhutan stand-in   false answers: Bhutan stand-in`,
);
for (const kind of [...kinds, undefined]) {
  const of = (pairs: readonly Pair[]) =>
    measure(pairs.filter(([judged]) => kind === undefined || judged.kind === kind));
  const [one, other] = [of(home), of(away)];
  const row = [one.hit1, other.hit1].map(figure).join('');
  const last = [one.falseAnswers, other.falseAnswers].map(figure).join('');
  console.log(
    `${(kind ?? 'all').padEnd(20)}${String(one.queries).padStart(8)}       ${row}                 ${last}`,
  );
}

if (process.argv.includes('--misses')) {
  for (const [index, [judged, answer]] of away.entries()) {
    const [, own] = home[index] ?? [judged, answer];
    if (Object.keys(judged.relevant).length === 0 || isHit(judged, own, 1) === isHit(judged, answer, 1))
      continue;
    const first = answer.results[0]?.questions.join(', ') ?? answer.status;
    console.log(`${judged.id} ${JSON.stringify(judged.query)}: ${first}`);
  }
}

const [{ hit1: before }, { hit1: after, falseAnswers }] = [measure(home), measure(away)];
if (before - after > MOST_LOST || falseAnswers >= MOST_FALSE) process.exitCode = 1;
