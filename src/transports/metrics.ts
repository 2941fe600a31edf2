import { createHmac, randomBytes } from 'node:crypto';
import { createHistogram } from 'node:perf_hooks';
import { Counter, Histogram, type Registry } from 'prom-client';
import type { AnswerFacts } from '../answer/facts.ts';
import type { Activity, Latency } from '../bot/context.ts';
import { createCounts } from '../bot/counts.ts';
import { type Delivery, OBSERVED, type Observation, observationSchema } from '../bot/observation.ts';
import { NOT_MEANT, type Outcome } from '../bot/outcome.ts';
import type { Log } from '../log.ts';
import { forLog } from './log-text.ts';
import { createMemory } from './memory.ts';

const DELIVERED: readonly Delivery[] = ['accepted', 'sent'];

/** Logs and counts an interaction; each transport calls it once per interaction. */
export type Observe = (
  transport: Observation['transport'],
  outcome: Pick<Outcome, 'command' | 'options' | 'status' | 'facts' | 'notMeant'>,
  ms: number,
  delivery: Delivery,
) => void;

export interface Meter {
  readonly observe: Observe;
  /** Counts an observation that another process, a shard, made. Ignores anything else. */
  readonly count: (observation: unknown) => void;
  /** How long interactions took since the start; undefined before the first. */
  readonly latency: () => Latency | undefined;
  /** What was asked since the start. */
  readonly activity: () => Activity;
}

export interface MeterOptions {
  /** Gets the counters and the histogram. */
  readonly registry: Registry;
  readonly log: Log;
  /** Whether log lines contain what people typed. */
  readonly logQueries: boolean;
  /** Known names of commands. Any other becomes "unknown", because names from outside would make endless labels. */
  readonly names: readonly string[];
  /** Called with every observation made here. */
  readonly forward?: (observation: Observation) => void;
}

/** Seconds. Answers take about a millisecond; Discord gives up after three seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];

/** The outcome of what did not reach its asker. A channel may be closed to the bot, which is not a fault of it. */
function undelivered(transport: Observation['transport'], delivery: Delivery): string {
  return transport === 'mention' && delivery === 'refused' ? 'refused' : 'failed';
}

/** Makes the meter that logs and counts interactions for all transports. */
export function createMeter({ registry, log, logQueries, names, forward }: MeterOptions): Meter {
  const known = new Set(names);
  const interactions = new Counter({
    name: 'msq_bot_interactions_total',
    help: 'Interactions by command, outcome and transport.',
    labelNames: ['command', 'outcome', 'transport'],
    registers: [registry],
  });
  const deliveries = new Counter({
    name: 'msq_bot_deliveries_total',
    help: 'What became of answers, by transport.',
    labelNames: ['delivery', 'transport'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'msq_bot_interaction_duration_seconds',
    help: 'Seconds from the arrival of an interaction until its reply was sent.',
    labelNames: ['transport'],
    buckets: BUCKETS,
    registers: [registry],
  });
  const kinds = new Counter({
    name: 'msq_bot_answers_total',
    help: 'Questions by command, kind of answer and language.',
    labelNames: ['command', 'kind', 'language'],
    registers: [registry],
  });
  const notMeant = new Counter({
    name: 'msq_bot_not_meant_total',
    help: 'Presses of "Not what I meant", once per reply and person, by the topic that the reply showed first.',
    labelNames: ['topic'],
    registers: [registry],
  });
  const tallies = {
    outcomes: createCounts(),
    languages: createCounts(),
    commands: createCounts(),
    topics: createCounts(),
    notMeant: createCounts(),
  };
  const isFirst = createOnce();
  // Of fixed size, in whole microseconds.
  const micros = createHistogram({ figures: 2 });

  const add = (observation: Observation): void => {
    const { command, outcome, transport, delivery, ms, kind, language, topics = [] } = observation;
    interactions.inc({ command, outcome, transport });
    tallies.commands.add(command);
    tallies.outcomes.add(kind ?? outcome);
    if (command === NOT_MEANT) {
      for (const topic of topics) {
        notMeant.inc({ topic });
        tallies.notMeant.add(topic);
      }
    } else if (kind !== undefined && language !== undefined) {
      kinds.inc({ command, kind, language });
      tallies.languages.add(language);
      for (const topic of topics) tallies.topics.add(topic);
    }
    deliveries.inc({ delivery, transport });
    durations.observe({ transport }, ms / 1000);
    micros.record(Math.max(1, Math.round(ms * 1000)));
  };

  return {
    observe(transport, { command, status, options, facts, notMeant: vote }, ms, delivery) {
      // Pressed again by the same person, it says nothing new.
      const isCounted = vote !== undefined && isFirst(vote.key);
      const observation: Observation = {
        transport,
        command: known.has(command) ? command : 'unknown',
        outcome: DELIVERED.includes(delivery) ? status : undelivered(transport, delivery),
        delivery,
        ...(vote
          ? { topics: isCounted && vote.topic !== undefined ? [vote.topic] : [] }
          : facts && described(facts)),
        ms: Math.round(ms * 1000) / 1000,
      };
      add(observation);
      forward?.(observation);
      log.info(logQueries ? { ...observation, options: redacted(options) } : observation, OBSERVED);
    },
    count(observation) {
      const parsed = observationSchema.safeParse(observation);
      if (parsed.success) add(parsed.data);
    },
    activity: () => ({
      outcomes: tallies.outcomes.ranked(),
      languages: tallies.languages.ranked(),
      commands: tallies.commands.ranked(),
      topics: tallies.topics.ranked(),
      notMeant: tallies.notMeant.ranked(),
    }),
    latency: () =>
      micros.count === 0
        ? undefined
        : { count: micros.count, median: micros.percentile(50) / 1000, p99: micros.percentile(99) / 1000 },
  };
}

function described({ kind, language, confidence, topics }: AnswerFacts): Partial<Observation> {
  return {
    kind,
    language,
    topics: [...topics],
    ...(confidence === undefined ? {} : { confidence: Math.round(confidence * 100) / 100 }),
  };
}

/** Keys that are remembered, the newest. */
const REMEMBERED = 10_000;

/**
 * Makes a function that tells whether a key comes for the first time. It keeps no key, only its keyed hash; the hash's own
 * key is made anew at each start and is never written, so that nobody can tell from the memory who pressed what.
 */
function createOnce(): (key: string) => boolean {
  const secret = randomBytes(32);
  const isNew = createMemory(REMEMBERED);
  return (key) => isNew(createHmac('sha256', secret).update(key).digest('base64'));
}

/** What was typed, without what could tell who typed it or do harm in a log. */
function redacted(options: Outcome['options']): Outcome['options'] {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [name, typeof value === 'string' ? forLog(value) : value]),
  );
}
