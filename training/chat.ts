import * as z from 'zod';
import { readLines } from './lines.ts';
import { isHit, judgeableSchema } from './measures.ts';

/** Questions of grade 3 that a broad word must show among its first results. */
const BROAD_SHOWN = 2;
const BROAD_WITHIN = 4;
/** Share of a list's judged questions that its results must name. */
const LIST_SHARE = 0.8;

const utteranceSchema = z.object({
  id: z.string(),
  query: z.string(),
  kind: z.string(),
  /** `answer`, `list`, `about`, `help`, `nothing`, or the name of a command. */
  expect: z.string(),
  relevant: z.record(z.string(), z.int().min(1).max(3)),
});
/** What somebody says to the bot in a chat, judged. */
export type Utterance = z.infer<typeof utteranceSchema>;

const chatRecordSchema = judgeableSchema.extend({
  section: z.string().optional(),
  command: z.string().optional(),
});
/** A record of `npm run -s ask -- --json` as these measures read it. */
export type ChatRecord = z.infer<typeof chatRecordSchema>;

/** @param set A name in `training/sets`, such as `chat-dev`. */
export const readUtterances = (set: string): Utterance[] =>
  readLines(`training/sets/${set}.jsonl`, utteranceSchema);

const isAnswered = (utterance: Utterance, record: ChatRecord): boolean =>
  record.status === 'answered' && isHit(utterance, record, 1);

function isBroad(utterance: Utterance, record: ChatRecord): boolean {
  const best = Object.keys(utterance.relevant).filter((number) => utterance.relevant[number] === 3);
  const shown = new Set(record.results.slice(0, BROAD_WITHIN).flatMap(({ questions }) => questions));
  const found = best.filter((number) => shown.has(Number(number))).length;
  return isAnswered(utterance, record) && found >= Math.min(BROAD_SHOWN, best.length);
}

function isListed({ relevant }: Utterance, { status, results }: ChatRecord): boolean {
  const shown = new Set(results.flatMap(({ questions }) => questions));
  const judged = Object.keys(relevant);
  return (
    status === 'list' &&
    judged.filter((number) => shown.has(Number(number))).length >= judged.length * LIST_SHARE
  );
}

function isCommand(utterance: Utterance, record: ChatRecord): boolean {
  const { expect } = utterance;
  const isRun = record.status === 'command' && record.command === expect;
  switch (expect) {
    case 'help':
      return isRun || record.status === 'help';
    case 'list':
      return isRun || record.status === 'list';
    case 'summary':
      return isRun || record.section !== undefined;
    case 'ask':
    case 'question':
      return isRun || isAnswered(utterance, record);
    default:
      return isRun || (Object.keys(utterance.relevant).length > 0 && isAnswered(utterance, record));
  }
}

/** Whether a record is what the utterance asks for. */
export function isRight(utterance: Utterance, record: ChatRecord): boolean {
  switch (utterance.kind) {
    case 'broad':
      return isBroad(utterance, record);
    case 'list':
      return isListed(utterance, record);
    case 'command':
      return isCommand(utterance, record);
    case 'out_of_scope':
      return record.status !== 'answered';
    default:
      return utterance.expect === 'answer'
        ? isAnswered(utterance, record)
        : record.status === utterance.expect;
  }
}

export interface ChatMeasures {
  /** Share that is right of each kind, with how many there are. */
  readonly kinds: Readonly<Record<string, { readonly right: number; readonly count: number }>>;
  /** Of the answered ones, the share whose first result is wrong. */
  readonly wrongWhenAnswering: number;
  readonly misses: readonly { readonly utterance: Utterance; readonly record: ChatRecord }[];
}

/**
 * Measures what the bot makes of what people say to it.
 * @param answer Gives the record of `npm run -s ask -- --json`.
 */
export function measureChat(
  utterances: readonly Utterance[],
  answer: (query: string) => Record<string, unknown>,
): ChatMeasures {
  const judged = utterances.map((utterance) => {
    const record = chatRecordSchema.parse(answer(utterance.query));
    return { utterance, record, right: isRight(utterance, record) };
  });
  const kinds = new Map<string, { right: number; count: number }>();
  for (const { utterance, right } of judged) {
    const { right: before, count } = kinds.get(utterance.kind) ?? { right: 0, count: 0 };
    kinds.set(utterance.kind, { right: before + Number(right), count: count + 1 });
  }
  const answered = judged.filter(
    ({ record }) => record.status === 'answered' && record.section === undefined,
  );
  const wrong = answered.filter(({ utterance, record, right }) => !right && !isAnswered(utterance, record));
  return {
    kinds: Object.fromEntries(
      [...kinds].map(([kind, { right, count }]) => [kind, { right: right / count, count }]),
    ),
    wrongWhenAnswering: wrong.length / Math.max(1, answered.length),
    misses: judged.filter(({ right }) => !right),
  };
}

/** Prints the measures of a set, and each miss if that is asked for. */
export function printChat(
  set: string,
  { kinds, wrongWhenAnswering, misses }: ChatMeasures,
  all: boolean,
): void {
  console.log(`\n${set}`);
  for (const [kind, { right, count }] of Object.entries(kinds)) {
    console.log(`  ${kind} (${count})`.padEnd(38) + right.toFixed(3).padStart(13));
  }
  console.log('  wrong when answering'.padEnd(38) + wrongWhenAnswering.toFixed(3).padStart(13));
  if (!all) return;
  for (const { utterance, record } of misses) {
    const first = record.results
      .slice(0, 4)
      .map(({ questions }) => `Q${questions.join('/')}`)
      .join(' ');
    console.log(`  ${utterance.id} ${utterance.kind} "${utterance.query}": ${record.status} ${first}`);
  }
}
