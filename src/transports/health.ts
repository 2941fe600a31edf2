import { Gauge, type Registry } from 'prom-client';
import * as z from 'zod';

const stateSchema = z.object({
  /** `gateway`, or `shard 3`. */
  connection: z.string(),
  connected: z.boolean(),
  /** Why it is not connected. */
  cause: z.string().optional(),
});

/** The state of a connection to Discord. */
export type ConnectionState = z.infer<typeof stateSchema>;

/** Knows which connections are up, for `/readyz` and `/metrics`. */
export interface Health {
  readonly set: (state: ConnectionState) => void;
  /** Takes a state that another process, a shard, sent. Ignores anything else. */
  readonly receive: (message: unknown) => void;
  readonly states: () => readonly ConnectionState[];
}

/** @param forward Called with every state that is set here. */
export function createHealth(registry: Registry, forward?: (state: ConnectionState) => void): Health {
  const states = new Map<string, ConnectionState>();
  new Gauge({
    name: 'msq_bot_connected',
    help: 'Whether a connection to Discord is up.',
    labelNames: ['connection'],
    registers: [registry],
    collect() {
      for (const { connection, connected } of states.values()) this.set({ connection }, connected ? 1 : 0);
    },
  });
  const add = (state: ConnectionState): void => void states.set(state.connection, state);
  return {
    set(state) {
      add(state);
      forward?.(state);
    },
    receive(message) {
      const parsed = stateSchema.safeParse(message);
      if (parsed.success) add(parsed.data);
    },
    states: () => [...states.values()],
  };
}
