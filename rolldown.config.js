import { defineConfig } from 'rolldown';

/** A bundle with an import that is not found would fail only where it runs. */
const onLog = (level, log, handle) => handle(log.code === 'UNRESOLVED_IMPORT' ? 'error' : level, log);

export default defineConfig([
  /** The programs that the site's pages load. `npm run site` writes the pages around them. */
  {
    input: { page: 'src/site/browser/page.ts', chat: 'src/site/browser/chat-page.ts' },
    platform: 'browser',
    onLog,
    output: {
      dir: 'site/assets',
      format: 'esm',
      minify: true,
      cleanDir: true,
      entryFileNames: '[name]-[hash].js',
      chunkFileNames: 'part-[hash].js',
    },
  },
  /**
   * One bundle with everything in it: the bot is ready as soon as a bare discord.js client, which spends most
   * of its start on finding and reading hundreds of files (`npm run bench` shows both).
   */
  {
    input: {
      main: 'src/main.ts',
      cli: 'src/cli.ts',
      deploy: 'src/deploy.ts',
      import: 'src/import.ts',
      report: 'src/report.ts',
      site: 'src/site.ts',
    },
    platform: 'node',
    onLog,
    // Optional native helpers of discord.js and ws: used where somebody installed them.
    external: ['zlib-sync', 'bufferutil', 'utf-8-validate', /^#/],
    // discord.js has an eval of its own for sharded clients; nothing here calls it.
    checks: { eval: false },
    output: { dir: 'dist', format: 'esm', cleanDir: true, chunkFileNames: 'chunks/[name]-[hash].js' },
  },
]);
