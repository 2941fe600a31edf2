import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bhutanFile } from './bhutan.ts';

/** A folder with a copy of the survey's files, to be broken in tests. */
export interface SurveyFolder {
  readonly response: string;
  /** Rewrites one of its files. */
  edit(name: string, change: (text: string) => string | Buffer): void;
  remove(name: string): void;
  /** Deletes the folder. */
  end(): void;
}

export function surveyFolder(): SurveyFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'msq-'));
  cpSync(path.dirname(bhutanFile), folder, { recursive: true });
  const at = (name: string): string => path.join(folder, name);
  return {
    response: at('bhutan.md'),
    edit: (name, change) => writeFileSync(at(name), change(readFileSync(at(name), 'utf8'))),
    remove: (name) => rmSync(at(name)),
    end: () => rmSync(folder, { recursive: true }),
  };
}
