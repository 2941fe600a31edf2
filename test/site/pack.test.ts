import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { joinResponse } from '../../src/questionnaire/join.ts';
import { loadResponse, surveyLine } from '../../src/questionnaire/load.ts';
import { containsEmail, maskResponse } from '../../src/questionnaire/privacy.ts';
import { packData } from '../../src/site/pack.ts';
import { packedResponseSchema } from '../../src/site/packed.ts';
import { SITE_FOLDER } from '../../src/site/serve.ts';
import type { PackedFile } from '../../src/site/settings.ts';
import { ADDRESS_FORMS } from '../support/addresses.ts';
import { bhutanFile } from '../support/bhutan.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'msq-pack-'));
afterAll(() => rmSync(folder, { recursive: true }));

const unpack = (site: string, { url }: PackedFile): unknown =>
  JSON.parse(gunzipSync(readFileSync(path.join(site, url))).toString('utf8'));

it('packs the response as everybody may see it, whatever form its e-mail addresses have', () => {
  const file = path.join(folder, 'response.md');
  const forms = ADDRESS_FORMS.map((form) => form('qzwangmo')).join('\n\nor\n\n');
  const text = readFileSync(bhutanFile, 'utf8').replace('spenjor@dit.gov.bt', () => forms);
  writeFileSync(file, `${surveyLine('msq-2022')}\n${text}`);
  const response = loadResponse(file);
  expect(containsEmail(response.questions.get(5)?.answer ?? '')).toBe(true);
  const packed = packedResponseSchema.parse(unpack(folder, packData(response, folder).response));
  const read = joinResponse(packed.text, packed.survey, response.source);
  expect(read.questions).toEqual(maskResponse(response).questions);
});

it('puts no e-mail address into any file of the built site', () => {
  const raw = [...loadResponse(bhutanFile).questions.values()].flatMap(({ answer }) =>
    containsEmail(answer) ? [answer] : [],
  );
  expect(raw.length).toBeGreaterThan(1);
  const bytesOf = (name: string): Buffer => {
    const bytes = readFileSync(path.join(SITE_FOLDER, name));
    return name.endsWith('.bin') ? gunzipSync(bytes) : bytes;
  };
  const entries = readdirSync(SITE_FOLDER, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name));
  for (const file of files) {
    const bytes = bytesOf(path.relative(SITE_FOLDER, file));
    for (const address of raw) expect(bytes.includes(address), `${file} contains ${address}`).toBe(false);
  }
});
