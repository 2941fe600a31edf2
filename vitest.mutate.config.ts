import { defineConfig } from 'vitest/config';

/** The tests that run the source itself; those of built programs cannot notice a fault in it. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [
      'test/end-to-end/**',
      'test/growth.test.ts',
      'test/site/preview.test.ts',
      'test/site/browser.test.ts',
      'test/support/**',
      'test/training/**',
    ],
    testTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
