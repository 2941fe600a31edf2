import * as z from 'zod';
import type { Judged } from './judged.ts';

export const judgeableSchema = z.object({
  status: z.string(),
  results: z.array(
    z.object({
      questions: z.array(z.number()),
      cited: z.number(),
      quote: z.string(),
      links: z.array(z.object({ url: z.string() })),
    }),
  ),
});
/** An answer as the measures read it: what `toRecord` gives. */
export type Judgeable = z.infer<typeof judgeableSchema>;

export interface Measures {
  readonly queries: number;
  readonly hit1: number;
  readonly hit3: number;
  readonly ndcg10: number;
  readonly evidence: number;
  readonly precision: number;
  readonly coverage: number;
  readonly falseAnswers: number;
  readonly sections: number;
}

/** What a query is judged by. */
type Graded = Pick<Judged, 'relevant'>;

const gradeOf = (judged: Graded, number: number): number => judged.relevant[String(number)] ?? 0;
const isRight = (judged: Graded, questions: readonly number[]): boolean =>
  questions.some((number) => gradeOf(judged, number) >= 2);

/** Whether one of the first `within` results names a question of grade 2 or 3. */
export function isHit(judged: Graded, { status, results }: Judgeable, within: number): boolean {
  if (within === 1 && status === 'not_found') return false;
  return results.slice(0, within).some(({ questions }) => isRight(judged, questions));
}

/**
 * Normalized discounted cumulative gain of the first ten question numbers, 0 to 1; the gain of a grade is 2^grade - 1
 * (Burges and others, 2005).
 */
export function ndcg10(judged: Judged, { results }: Judgeable): number {
  const order: number[] = [];
  for (const { cited, questions } of results) {
    for (const number of [cited, ...questions]) if (!order.includes(number)) order.push(number);
  }
  const discounted = (grades: readonly number[]): number =>
    grades.slice(0, 10).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
  const ideal = discounted(Object.values(judged.relevant).sort((a, b) => b - a));
  return ideal === 0 ? 0 : discounted(order.map((number) => gradeOf(judged, number))) / ideal;
}

const fold = (text: string): string => text.replace(/\s+/g, ' ');

/** Whether the first three results show all strings that a right answer must contain. */
export function hasEvidence({ must_contain }: Judged, { results }: Judgeable): boolean {
  const shown = fold(
    results
      .slice(0, 3)
      .flatMap(({ quote, links }) => [quote, ...links.map(({ url }) => url)])
      .join('\n'),
  );
  return must_contain.every((text) => shown.includes(fold(text)));
}

/** The measures of docs/search.md ("Judged queries"); a measure over no query is NaN. */
export function measure(pairs: readonly (readonly [Judged, Judgeable])[]): Measures {
  const share = (
    list: readonly (readonly [Judged, Judgeable])[],
    is: (judged: Judged, answer: Judgeable) => boolean,
  ) => list.filter(([judged, answer]) => is(judged, answer)).length / list.length;
  const sections = pairs.filter(([{ kind }]) => kind === 'section');
  const outside = pairs.filter(([{ kind }]) => kind === 'out_of_scope');
  const inside = pairs.filter(([{ kind }]) => kind !== 'section' && kind !== 'out_of_scope');
  const evidenced = inside.filter(([{ must_contain }]) => must_contain.length > 0);
  const answered = [...inside, ...outside].filter(([, { status }]) => status === 'answered');
  const isAnswered = (_: Judged, { status }: Judgeable): boolean => status === 'answered';
  return {
    queries: pairs.length,
    hit1: share(inside, (judged, answer) => isHit(judged, answer, 1)),
    hit3: share(inside, (judged, answer) => isHit(judged, answer, 3)),
    ndcg10: inside.reduce((sum, [judged, answer]) => sum + ndcg10(judged, answer), 0) / inside.length,
    evidence: share(evidenced, hasEvidence),
    precision: share(answered, (judged, answer) => isHit(judged, answer, 1)),
    coverage: share(inside, isAnswered),
    falseAnswers: share(outside, isAnswered),
    sections: share(sections, ({ relevant }, { results }) => {
      const shown = new Set(results.flatMap(({ questions }) => questions));
      const judged = Object.keys(relevant);
      return judged.filter((number) => shown.has(Number(number))).length * 2 >= judged.length;
    }),
  };
}
