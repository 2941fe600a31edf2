/**
 * `npm run mutate`: puts small faults into the code, one at a time, and lists those that no test notices. It takes
 * hours for everything; `npm run mutate -- --mutate src/answer/citation.ts` measures one file in minutes.
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutate.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  mutate: [
    'src/questionnaire/**/*.ts',
    'src/search/text.ts',
    'src/answer/**/*.ts',
    'src/bot/components/**/*.ts',
    'src/bot/replies/**/*.ts',
    'src/transports/callback.ts',
    'src/transports/gateway/register.ts',
    'src/transports/http/signature.ts',
  ],
  // What a module computes when it is loaded cannot be changed between runs: the runner loads it once, and every such
  // fault would seem to survive.
  ignoreStatic: true,
  // TypeScript 7 has no interface to read it with, and the vitest runner needs none.
  tsconfigFile: 'none',
  ignorePatterns: ['/.build', '/.preview', '/dist', '/docs', '/training/held-out'],
  // All tests run once before the first fault, on a machine that may be slow.
  dryRunTimeoutMinutes: 30,
  tempDirName: '.stryker',
  reporters: ['clear-text', 'progress', 'html'],
  htmlReporter: { fileName: '.stryker-report/index.html' },
  clearTextReporter: { allowColor: false, reportTests: false, skipFull: true },
  thresholds: { high: 95, low: 85, break: 85 },
};
