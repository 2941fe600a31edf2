import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { configure, openLibrary, runProgram } from '../../src/setup.ts';
import { takePictures } from './chromium.ts';
import { LOOKS, previewPage, shotId } from './page.ts';
import { playScenes } from './scenes.ts';

const FOLDER = '.preview';
/** Where no published address is configured, question numbers link here. */
const SAMPLE_SOURCE = 'https://example.org/response.md';
const BROWSER = 'chromium';

/** Draws the replies of a fixed list of commands: `.preview/index.html`, and a picture of each. */
async function main(): Promise<void> {
  const config = configure();
  const scenes = playScenes(openLibrary(config), config.sourceUrl ?? SAMPLE_SOURCE);
  const html = previewPage(scenes);
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
  writeFileSync(path.join(FOLDER, 'index.html'), html);
  process.stdout.write(`${FOLDER}/index.html: ${scenes.length} replies\n`);

  const ids = scenes.flatMap((scene) => LOOKS.map((look) => shotId(scene, look)));
  const pictures = await takePictures(BROWSER, html, ids);
  if (!pictures) {
    process.stdout.write(`no pictures: there is no ${BROWSER} here (Debian: apt-get install chromium)\n`);
    return;
  }
  for (const [id, png] of pictures) writeFileSync(path.join(FOLDER, `${id}.png`), png);
  process.stdout.write(`${FOLDER}/*.png: ${pictures.size} pictures\n`);
}

await runProgram(main);
