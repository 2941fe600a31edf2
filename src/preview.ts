import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { loadLibrary } from './answer/load.ts';
import { configure } from './env-files.ts';
import { describeInstance, runProgram } from './program.ts';
import { LOOKS, PreviewPage, shotId } from './site/preview/page.tsx';
import { takePictures } from './site/preview/pictures.ts';
import { playScenes } from './site/preview/scenes.ts';

const FOLDER = '.preview';
/** Where no published address is configured, question numbers link here. */
const SAMPLE_SITE = 'https://example.org/msq/';

/** Draws the replies of a fixed list of commands: `.preview/index.html`, and a picture of each. */
async function main(): Promise<void> {
  const config = configure();
  const instance = describeInstance(['preview']);
  const scenes = playScenes(loadLibrary(config.responseFile), config.publicUrl ?? SAMPLE_SITE, instance);
  const styles = readFileSync(createRequire(import.meta.url).resolve('#styles/discord.css'), 'utf8');
  const html = `<!doctype html>\n${PreviewPage({ scenes, styles })}\n`;
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
  writeFileSync(path.join(FOLDER, 'index.html'), html);
  process.stdout.write(`${FOLDER}/index.html: ${scenes.length} replies\n`);

  const ids = scenes.flatMap((scene) => LOOKS.map((look) => shotId(scene, look)));
  const count = await takePictures(html, ids, (id) => path.join(FOLDER, `${id}.png`));
  process.stdout.write(
    count === undefined
      ? 'no pictures: there is no Chromium here (Debian: apt-get install chromium)\n'
      : `${FOLDER}/*.png: ${count} pictures\n`,
  );
}

await runProgram(main);
