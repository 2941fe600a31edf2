import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SUMS } from '../../src/questionnaire/sums.ts';
import { bhutanFile } from './bhutan.ts';

/** A folder of surveys with a copy of one, to be broken in tests. */
export interface SurveyFolder {
  /** The folder with the survey's folder. */
  readonly data: string;
  readonly response: string;
  /** Rewrites one of the survey's files. */
  edit(name: string, change: (text: string) => string | Buffer): void;
  remove(name: string): void;
  /** Deletes the folder. */
  end(): void;
}

export function surveyFolder(): SurveyFolder {
  const data = mkdtempSync(path.join(tmpdir(), 'msq-'));
  const survey = path.dirname(bhutanFile);
  cpSync(survey, path.join(data, path.basename(survey)), {
    recursive: true,
    // Its files may be changed.
    filter: (file) => path.basename(file) !== SUMS,
  });
  const at = (name: string): string => path.join(data, path.basename(survey), name);
  return {
    data,
    response: at('bhutan.md'),
    edit: (name, change) => writeFileSync(at(name), change(readFileSync(at(name), 'utf8'))),
    remove: (name) => rmSync(at(name)),
    end: () => rmSync(data, { recursive: true }),
  };
}
