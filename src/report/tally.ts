import { createHistogram } from 'node:perf_hooks';
import * as z from 'zod';
import { type Count, createCounts } from '../bot/counts.ts';
import { OBSERVED, observationSchema } from '../bot/observation.ts';
import { NOT_MEANT } from '../bot/outcome.ts';
import { LANGUAGES } from '../search/languages/index.ts';
import { type Group, groupByLikeness } from './likeness.ts';

/** The log line of an interaction. Other lines of a log have another `msg`. */
const lineSchema = observationSchema.omit({ transport: true, delivery: true, confidence: true }).extend({
  time: z.number(),
  msg: z.literal(OBSERVED),
  options: z.record(z.string(), z.unknown()).optional(),
});

export interface Report {
  readonly interactions: number;
  /** Questions in people's own words, and how many of them got an answer. */
  readonly questions: number;
  readonly answered: number;
  readonly kinds: readonly Count[];
  readonly languages: readonly Count[];
  readonly commands: readonly Count[];
  readonly outcomes: readonly Count[];
  /** By date in UTC, oldest first. */
  readonly days: readonly Count[];
  readonly topics: readonly Count[];
  readonly notMeant: readonly Count[];
  /** Milliseconds; undefined if nothing happened. */
  readonly times: { readonly p50: number; readonly p99: number } | undefined;
  /** What was not found, on at least {@link FEWEST_DAYS} days. */
  readonly notFound: readonly Group[];
  /** Whether the log contains what was asked. */
  readonly hasQueries: boolean;
  /** Whether more distinct questions came than are kept. */
  readonly isCut: boolean;
  readonly broken: number;
  /** The first broken line: "line 17 of bot.log". */
  readonly firstBroken: string | undefined;
}

/** Distinct questions that are kept. */
export const MOST_QUERIES = 50_000;
/** Names that are counted apart: a log of something else would have endless ones. */
const MOST_NAMES = 2_000;
/** A question is worth an answer if it comes again: people who try something out do so on one day. */
export const FEWEST_DAYS = 3;
const ANSWERED: readonly string[] = ['answered', 'several', 'section', 'list', 'about', 'help', 'command'];
const NOT_FOUND: readonly string[] = ['not_found', 'unasked', 'closest'];

/** Adds lines of a log up, in bounded memory. */
export interface Tally {
  /** @param place Where the line stands, for the message if it is the first broken one. */
  add(line: string, place: () => string): void;
  report(): Report;
}

interface Kept {
  readonly query: string;
  readonly stems: readonly string[];
  count: number;
  readonly days: Set<string>;
  readonly kinds: Set<string>;
}

/** @param mostQueries Queries that are kept at most, for the list of what was not found. */
export function createTally(mostQueries = MOST_QUERIES): Tally {
  const counts = {
    kinds: createCounts(MOST_NAMES),
    languages: createCounts(MOST_NAMES),
    commands: createCounts(MOST_NAMES),
    outcomes: createCounts(MOST_NAMES),
    days: createCounts(MOST_NAMES),
    topics: createCounts(MOST_NAMES),
    notMeant: createCounts(MOST_NAMES),
  };
  const asked = new Map<string, Kept>();
  // In hundredths of a millisecond.
  const times = createHistogram({ figures: 3 });
  const dayOf = createDayOf();
  let interactions = 0;
  let questions = 0;
  let hasQueries = false;
  let isCut = false;
  let broken = 0;
  let firstBroken: string | undefined;

  const keep = (query: string, language: string, day: string, kind: string): void => {
    const stems = stemsOf(query, language);
    const key = stems.join(' ');
    const known = asked.get(key);
    if (!known && asked.size >= mostQueries) {
      isCut = true;
      return;
    }
    const one = known ?? { query, stems, count: 0, days: new Set<string>(), kinds: new Set<string>() };
    one.count += 1;
    one.days.add(day);
    one.kinds.add(kind);
    asked.set(key, one);
  };

  return {
    add(line, place) {
      if (line === '' || line === '\r') return;
      const parsed = parse(line);
      if (parsed === 'other') return;
      if (parsed === undefined) {
        broken += 1;
        firstBroken ??= place();
        return;
      }
      const { time, command, outcome, ms, kind, language, topics = [], options } = parsed;
      const day = dayOf(time);
      interactions += 1;
      counts.commands.add(command);
      counts.outcomes.add(outcome);
      counts.days.add(day);
      times.record(Math.max(1, Math.round(ms * 100)));
      if (command === NOT_MEANT) {
        for (const topic of topics) counts.notMeant.add(topic);
        return;
      }
      const query = [options?.['query'], options?.['number']].find((value) => typeof value === 'string');
      hasQueries ||= options !== undefined;
      if (kind === undefined || language === undefined) return;
      questions += 1;
      counts.kinds.add(kind);
      counts.languages.add(language);
      for (const topic of topics) counts.topics.add(topic);
      if (typeof query === 'string' && NOT_FOUND.includes(kind)) keep(query, language, day, kind);
    },
    report: () => ({
      interactions,
      questions,
      answered: counts.kinds
        .ranked()
        .filter(({ name }) => ANSWERED.includes(name))
        .reduce((sum, one) => sum + one.count, 0),
      kinds: counts.kinds.ranked(),
      languages: counts.languages.ranked(),
      commands: counts.commands.ranked(),
      outcomes: counts.outcomes.ranked(),
      days: counts.days.ranked().sort((a, b) => a.name.localeCompare(b.name)),
      topics: counts.topics.ranked(),
      notMeant: counts.notMeant.ranked(),
      times:
        times.count === 0 ? undefined : { p50: times.percentile(50) / 100, p99: times.percentile(99) / 100 },
      notFound: groupByLikeness([...asked.values()]).filter(({ days }) => days >= FEWEST_DAYS),
      hasQueries,
      isCut,
      broken,
      firstBroken,
    }),
  };
}

/** An interaction; "other" for another line of the log; undefined for a line that is none. */
function parse(line: string): z.infer<typeof lineSchema> | 'other' | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('msg' in value)) return undefined;
  return value.msg === OBSERVED ? lineSchema.safeParse(value).data : 'other';
}

/** The stems of a question's telling words, each once and in order; its words if none is telling. */
function stemsOf(query: string, language: string): string[] {
  const analysis = Object.values(LANGUAGES).find((one) => one.language.code === language) ?? LANGUAGES.en;
  const stems = analysis.terms(query);
  return [...new Set(stems.length > 0 ? stems : analysis.words(query))].sort();
}

const DAY_MS = 86_400_000;

/** Dates of times, each written once: a log has millions of lines and few days. */
function createDayOf(): (time: number) => string {
  const written = new Map<number, string>();
  return (time) => {
    const number = Math.floor(time / DAY_MS);
    const known = written.get(number);
    if (known !== undefined) return known;
    const date = new Date(number * DAY_MS);
    const day = Number.isNaN(date.getTime()) ? 'no date' : date.toISOString().slice(0, 10);
    written.set(number, day);
    return day;
  };
}
