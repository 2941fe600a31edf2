import type { Instance } from '../../src/bot/context.ts';

/** An instance that has answered nothing yet. */
export const instance: Instance = {
  version: '1.2.3',
  get startedAt() {
    return Date.now();
  },
  transports: ['test'],
  latency: () => undefined,
};
