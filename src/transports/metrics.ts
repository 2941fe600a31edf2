import { createHistogram } from 'node:perf_hooks';
import { Counter, Histogram, type Registry } from 'prom-client';
import * as z from 'zod';
import type { Latency } from '../bot/context.ts';
import type { Outcome } from '../bot/outcome.ts';
import type { Log } from '../log.ts';

/** The ways by which people's questions come; a mention is a message on the gateway. */
export const TRANSPORTS = ['gateway', 'http', 'mention'] as const;

const observationSchema = z.object({
  transport: z.enum(TRANSPORTS),
  command: z.string(),
  outcome: z.string(),
  /** Milliseconds from the interaction's arrival until its reply was out. */
  ms: z.number().nonnegative(),
});

/** What became of one interaction: what is logged and counted, and nothing of who asked. */
export type Observation = z.infer<typeof observationSchema>;

/** Logs and counts an interaction; each transport calls it once per interaction. */
export type Observe = (
  transport: Observation['transport'],
  outcome: Pick<Outcome, 'command' | 'options' | 'status'>,
  ms: number,
) => void;

export interface Meter {
  readonly observe: Observe;
  /** Counts what another process observed, a shard's; anything else is left alone. */
  readonly count: (observation: unknown) => void;
  /** Since the start; undefined before the first interaction. */
  readonly latency: () => Latency | undefined;
}

export interface MeterOptions {
  /** Takes the counter and the histogram. */
  readonly registry: Registry;
  readonly log: Log;
  /** Whether log lines contain what people typed. */
  readonly logQueries: boolean;
  /** The names of commands that are logged and counted; another one becomes "unknown", or labels would grow without end. */
  readonly names: readonly string[];
  /** Told of every observation made here, besides the log and the registry. */
  readonly forward?: (observation: Observation) => void;
}

/** Seconds. Answers take about a millisecond; Discord gives up after three seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];

/** The one place that logs and counts interactions. */
export function createMeter({ registry, log, logQueries, names, forward }: MeterOptions): Meter {
  const known = new Set(names);
  const interactions = new Counter({
    name: 'msq_bot_interactions_total',
    help: 'Interactions by command, outcome and transport.',
    labelNames: ['command', 'outcome', 'transport'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'msq_bot_interaction_duration_seconds',
    help: 'Seconds from the arrival of an interaction until its reply was out.',
    labelNames: ['transport'],
    buckets: BUCKETS,
    registers: [registry],
  });
  // Of fixed size, in whole microseconds.
  const micros = createHistogram({ figures: 2 });

  const add = ({ command, outcome, transport, ms }: Observation): void => {
    interactions.inc({ command, outcome, transport });
    durations.observe({ transport }, ms / 1000);
    micros.record(Math.max(1, Math.round(ms * 1000)));
  };

  return {
    observe(transport, { command, status, options }, ms) {
      const observation = {
        transport,
        command: known.has(command) ? command : 'unknown',
        outcome: status,
        ms: Math.round(ms * 1000) / 1000,
      };
      add(observation);
      forward?.(observation);
      log.info(logQueries ? { ...observation, options } : observation, 'interaction');
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
