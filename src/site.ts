import { loadLibrary } from './answer/load.ts';
import { ConfigError } from './config.ts';
import { configure } from './env-files.ts';
import { describeInstance, runProgram } from './program.ts';
import { buildSite } from './site/build.tsx';

/** Builds the site: the page of the response, lists, and the bot to try. */
async function main(): Promise<void> {
  const [folder = 'site', ...others] = process.argv.slice(2);
  if (others.length > 0) throw new ConfigError('Usage: npm run site');
  const config = configure();
  const { publicUrl, applicationId } = config;
  const { response } = loadLibrary(config.responseFile);
  const { version } = describeInstance([]);
  const pages = buildSite(folder, { response, version, publicUrl, applicationId });
  process.stdout.write(`${folder}: ${pages.join(', ')}\n`);
}

await runProgram(main);
