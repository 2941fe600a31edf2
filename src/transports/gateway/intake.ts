import { GatewayDispatchEvents } from 'discord-api-types/v10';
import type { Handle } from '../../bot/handle.ts';
import { readInteraction } from '../../bot/interaction.ts';
import type { Log } from '../../log.ts';
import { ANSWER_MS, CALLBACK_TIMEOUT_MS, respond } from '../callback.ts';
import { createMemory } from '../memory.ts';
import type { Observe } from '../metrics.ts';
import type { Note } from '../repeats.ts';
import { createRest } from '../rest.ts';
import { DRAIN_MS, timeLimit } from '../transport.ts';
import { answerMessage, createMailbox, PATIENCE_MS, readMessage } from './mention.ts';

/** How many ids of interactions and messages are remembered, so that one that comes twice is answered once. */
const REMEMBERED = 1_000;
/** What came too late to be handled. */
const UNHANDLED = { command: 'unknown', options: {}, status: 'failed' } as const;

export interface IntakeOptions {
  readonly token: string;
  /** Base address of REST, without version. The address of the gateway is asked there. */
  readonly apiUrl: string;
  /** Whether to answer messages that mention the bot, and direct messages. */
  readonly answerMentions: boolean;
  readonly handle: Handle;
  readonly observe: Observe;
  readonly log: Log;
}

/** Takes in what a connection receives, and answers it. */
export interface Intake {
  /**
   * Answers an event in its turn.
   * @param botId The bot's own user id, without which messages are not answered.
   */
  readonly take: (event: string | null, data: unknown, botId: string | undefined) => void;
  /** Waits for the answers in flight, but no longer than {@link DRAIN_MS}. */
  readonly drain: () => Promise<void>;
}

/** Makes the intake of a connection: each interaction and message is answered once, one after the other. */
export function createIntake(
  { token, apiUrl, answerMentions, handle, observe, log }: IntakeOptions,
  note: Note,
): Intake {
  const rejectOnRateLimit = (): boolean => true;
  const sender = {
    callbacks: createRest({ apiUrl, timeoutMs: CALLBACK_TIMEOUT_MS, retries: 0, rejectOnRateLimit }),
    webhooks: createRest({ apiUrl }),
    log,
    note,
  };
  const mailbox = createMailbox(createRest({ apiUrl, token, rejectOnRateLimit }), note);
  const turns = createTurns();
  const inFlight = new Set<Promise<void>>();
  const isNew = createMemory(REMEMBERED);

  const track = (work: Promise<void>): void => {
    const tracked = work.finally(() => inFlight.delete(tracked));
    inFlight.add(tracked);
  };
  const onInteraction = (raw: unknown, started: number): void => {
    const interaction = readInteraction(raw);
    if (interaction?.kind !== 'request') {
      note('unknown interaction', 'an interaction of an unknown form was ignored');
      return;
    }
    const { address, request } = interaction;
    if (!isNew(address.id)) return;
    if (performance.now() - started > ANSWER_MS) {
      note(
        'late interaction',
        'an interaction was not answered: more came than this machine can answer in time',
      );
      observe('gateway', UNHANDLED, performance.now() - started, 'expired');
      return;
    }
    const outcome = handle(request);
    track(
      respond(sender, address, outcome, started).then((delivery) =>
        observe('gateway', outcome, performance.now() - started, delivery),
      ),
    );
  };
  const onMessage = (raw: unknown, botId: string | undefined, started: number): void => {
    if (!answerMentions || botId === undefined) return;
    const message = readMessage(raw, botId);
    if (!message || !isNew(message.id)) return;
    if (performance.now() - started > PATIENCE_MS) {
      observe('mention', UNHANDLED, performance.now() - started, 'dropped');
      return;
    }
    const answered = answerMessage(message, handle);
    track(
      mailbox
        .send(answered)
        .then((delivery) => observe('mention', answered.outcome, performance.now() - started, delivery)),
    );
  };
  return {
    take(event, data, botId) {
      const started = performance.now();
      if (event === GatewayDispatchEvents.InteractionCreate) turns.add(() => onInteraction(data, started));
      if (event === GatewayDispatchEvents.MessageCreate) turns.add(() => onMessage(data, botId, started));
    },
    async drain() {
      const settle = async (): Promise<void> => {
        await new Promise<void>((resolve) => turns.add(resolve));
        await Promise.allSettled(inFlight);
      };
      await Promise.race([settle(), timeLimit(DRAIN_MS)]);
      // The last one in the queue is that of this function.
      const lost = inFlight.size + Math.max(0, turns.size() - 1);
      if (lost > 0) log.warn({ lost }, 'answers in flight were given up');
    },
  };
}

/**
 * Makes a queue that runs one piece of work after the other, with signals, timers and other connections in between. All
 * that a socket has received would be handled in one go otherwise, and after an outage thousands of events may come.
 */
function createTurns() {
  const waiting: (() => void)[] = [];
  const next = (): void => {
    const work = waiting.shift();
    if (waiting.length > 0) setImmediate(next);
    work?.();
  };
  return {
    add(work: () => void): void {
      waiting.push(work);
      if (waiting.length === 1) setImmediate(next);
    },
    /** How much waits. */
    size: (): number => waiting.length,
  };
}
