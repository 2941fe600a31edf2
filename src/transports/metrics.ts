import { createHistogram } from 'node:perf_hooks';
import { Counter, Histogram, type Registry } from 'prom-client';
import * as z from 'zod';
import type { Latency } from '../bot/context.ts';
import type { Outcome } from '../bot/outcome.ts';
import type { Log } from '../log.ts';
import { forLog } from '../questionnaire/privacy.ts';

/** How interactions come in. A mention is a message on the gateway. */
export const TRANSPORTS = ['gateway', 'http', 'mention'] as const;

/**
 * What became of an answer: Discord accepted it; refused it; did not know the interaction (any more); gave no usable
 * answer in time; it waited too long for a rate limit; it was written into an HTTP response; or the client of that
 * response went away before.
 */
export const DELIVERIES = [
  'accepted',
  'refused',
  'expired',
  'unanswered',
  'dropped',
  'sent',
  'client_gone',
] as const;
export type Delivery = (typeof DELIVERIES)[number];
const DELIVERED: readonly Delivery[] = ['accepted', 'sent'];

const observationSchema = z.object({
  transport: z.enum(TRANSPORTS),
  delivery: z.enum(DELIVERIES),
  command: z.string(),
  outcome: z.string(),
  /** Milliseconds from the arrival of the interaction until its reply was sent. */
  ms: z.number().nonnegative(),
});

/** What is logged and counted of an interaction. It never includes who asked. */
export type Observation = z.infer<typeof observationSchema>;

/** Logs and counts an interaction; each transport calls it once per interaction. */
export type Observe = (
  transport: Observation['transport'],
  outcome: Pick<Outcome, 'command' | 'options' | 'status'>,
  ms: number,
  delivery: Delivery,
) => void;

export interface Meter {
  readonly observe: Observe;
  /** Counts an observation that another process, a shard, made. Ignores anything else. */
  readonly count: (observation: unknown) => void;
  /** How long interactions took since the start; undefined before the first. */
  readonly latency: () => Latency | undefined;
}

export interface MeterOptions {
  /** Gets the counter and the histogram. */
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
  // Of fixed size, in whole microseconds.
  const micros = createHistogram({ figures: 2 });

  const add = ({ command, outcome, transport, delivery, ms }: Observation): void => {
    interactions.inc({ command, outcome, transport });
    deliveries.inc({ delivery, transport });
    durations.observe({ transport }, ms / 1000);
    micros.record(Math.max(1, Math.round(ms * 1000)));
  };

  return {
    observe(transport, { command, status, options }, ms, delivery) {
      const observation = {
        transport,
        command: known.has(command) ? command : 'unknown',
        outcome: DELIVERED.includes(delivery) ? status : undelivered(transport, delivery),
        delivery,
        ms: Math.round(ms * 1000) / 1000,
      };
      add(observation);
      forward?.(observation);
      log.info(logQueries ? { ...observation, options: loggable(options) } : observation, 'interaction');
    },
    count(observation) {
      const parsed = observationSchema.safeParse(observation);
      if (parsed.success) add(parsed.data);
    },
    latency: () =>
      micros.count === 0
        ? undefined
        : { count: micros.count, median: micros.percentile(50) / 1000, p99: micros.percentile(99) / 1000 },
  };
}

/** What was typed, without what could tell who typed it or do harm in a log. */
function loggable(options: Outcome['options']): Outcome['options'] {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [name, typeof value === 'string' ? forLog(value) : value]),
  );
}
