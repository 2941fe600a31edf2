import * as z from 'zod';

/** How interactions come in. A mention is a message on the gateway. */
const TRANSPORTS = ['gateway', 'http', 'mention'] as const;

/**
 * What became of an answer: Discord accepted it; refused it; did not know the interaction (any more); gave no usable
 * answer in time; it was dropped, because it took too long or too many waited; it was written into an HTTP response; or the client of that
 * response went away before.
 */
const DELIVERIES = [
  'accepted',
  'refused',
  'expired',
  'unanswered',
  'dropped',
  'sent',
  'client_gone',
] as const;
export type Delivery = (typeof DELIVERIES)[number];

/** Longer ones are not ours. In UTF-16 units. */
const nameSchema = z.string().max(100);

export const observationSchema = z.object({
  transport: z.enum(TRANSPORTS),
  delivery: z.enum(DELIVERIES),
  command: nameSchema,
  outcome: nameSchema,
  /** What the answer was: see `AnswerFacts`. Left out where no words were asked. */
  kind: nameSchema.optional(),
  language: nameSchema.optional(),
  confidence: z.number().optional(),
  /** Ids of the topics shown, or of the one that was not meant. */
  topics: z.array(nameSchema).max(20).optional(),
  /** Milliseconds from the arrival of the interaction until its reply was sent. */
  ms: z.number().nonnegative(),
});

/** What is logged and counted of an interaction. It never includes who asked. */
export type Observation = z.infer<typeof observationSchema>;

/** The message of the log lines that are observations. */
export const OBSERVED = 'interaction';
