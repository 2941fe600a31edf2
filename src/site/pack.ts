import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { maskAddresses } from '../questionnaire/privacy.ts';
import type { SurveyResponse } from '../questionnaire/schema.ts';
import { readSourceText } from '../questionnaire/source-file.ts';
import { DATA, loadSurvey } from '../questionnaire/survey.ts';
import { LANGUAGE_CODES, type LanguageCode } from '../search/languages/index.ts';
import { modelFiles, modelPath } from '../search/ranking/load.ts';
import type { ModelFile } from '../search/ranking/model.ts';
import type { PackedFile, Settings } from './settings.ts';

/** The folder of the data within the site. */
const FOLDER = 'data';

/**
 * Writes what the browser programs need to answer, compressed: the response, and what was learned for each language.
 * @param site The folder of the site.
 */
export function packData(response: SurveyResponse, site: string): Pick<Settings, 'response' | 'languages'> {
  const { folder } = response.survey;
  rmSync(path.join(site, FOLDER), { recursive: true, force: true });
  mkdirSync(path.join(site, FOLDER), { recursive: true });
  const pack = (name: string, content: Buffer | string): PackedFile => {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
    // No ".gz": servers would tell browsers to undo the compression, and the programs do it themselves.
    const url = `${FOLDER}/${name}-${hash}.bin`;
    const packed = gzipSync(content, { level: 9 });
    writeFileSync(path.join(site, url), packed);
    return { url, bytes: packed.length };
  };
  const packModel = (language: LanguageCode): Record<string, PackedFile> => {
    const read = (file: ModelFile): Buffer => readFileSync(modelPath(file, folder, language));
    return Object.fromEntries(
      modelFiles(language).map((file) => [file, pack(`${language}-${file}`, read(file))]),
    );
  };
  const packWording = (language: LanguageCode): PackedFile => {
    const read = (name: string): string =>
      readFileSync(path.join(DATA, folder, language, `${name}.json`), 'utf8');
    const parts = ['translation', 'phrasings', 'unasked'].map((name) => `"${name}":${read(name)}`);
    return pack(`${language}-wording`, `{${parts.join(',')}}`);
  };
  const learned = LANGUAGE_CODES.filter((code) => existsSync(modelPath('classifier', folder, code)));
  const packed = {
    file: path.basename(response.source.file),
    sha256: response.source.sha256,
    // Whoever loads the page can read its data.
    text: maskAddresses(readSourceText(response.source.file)),
    survey: loadSurvey(folder, DATA),
  };
  return {
    response: pack('response', JSON.stringify(packed)),
    languages: learned.map((code) => ({
      code,
      learned: packModel(code),
      ...(code === 'en' ? {} : { wording: packWording(code) }),
    })),
  };
}
