import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    // A busy machine may need seconds for what takes milliseconds.
    expect: { poll: { timeout: 10_000 } },
    // Half of the files wait for programs, timers and sockets: leaving a core to vitest would leave it idle.
    maxWorkers: '100%',
    // Loading the bot and its data anew for every file would take a sixth of the time. Tests change nothing global.
    isolate: false,
  },
});
