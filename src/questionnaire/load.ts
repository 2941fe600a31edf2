import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { SourceError } from './errors.ts';
import { joinResponse } from './join.ts';
import type { SurveyResponse } from './schema.ts';
import { decodeSource, readSourceBytes, readSourceText } from './source-file.ts';
import { DATA, loadSurvey, surveysIn } from './survey.ts';

/** The first line of a response that stands elsewhere than in its survey's folder. */
const SURVEY_LINE = /^<!--\s*survey:\s*(?<survey>\S+)\s*-->\s*$/;

/** What {@link loadResponse} finds the survey by, for a response that may be put anywhere. */
export const surveyLine = (survey: string): string => `<!-- survey: ${survey} -->`;

/**
 * Loads a country's response with the survey it answers, which its first line names or else the folder that
 * it stands in.
 * @param file Path of the response in the canonical form, in UTF-8; it may lie anywhere.
 * @param data The folder with the surveys.
 * @throws {SourceError} The response, or a file of its survey, is missing, unreadable or not what it should be.
 */
export function loadResponse(file: string, data = DATA): SurveyResponse {
  // Read once: its hash must be that of what is answered from.
  const bytes = readSourceBytes(file);
  const source = decodeSource(bytes, file);
  const survey = loadSurvey(surveyOf(source, file, data), data);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const response = joinResponse(source, survey, { file, sha256 });
  // Last: the faults of a broken one say more.
  checkUnchanged(source, file);
  return response;
}

/** Beside responses that ship: their hashes, one a line, as `sha256sum` writes them. Line endings make no difference. */
const SUMS = 'SHA256SUMS';

/** Refuses a response that is not as it was published: whatever stands in it would be shown as the government's words. */
function checkUnchanged(source: string, file: string): void {
  const sums = path.join(path.dirname(file), SUMS);
  if (!existsSync(sums)) return;
  const name = path.basename(file);
  const listed = readSourceText(sums)
    .split('\n')
    .map((line) => line.trim().split(/\s+\*?/))
    .find(([, of]) => of === name)?.[0];
  const found = createHash('sha256').update(source.replaceAll('\r\n', '\n')).digest('hex');
  if (listed === undefined || listed === found) return;
  throw new SourceError({
    file,
    expected: `the response as it was published (SHA-256 ${listed.slice(0, 12)}… in ${SUMS})`,
    found: `another text (${found.slice(0, 12)}…)`,
    fix: `Restore it (git checkout), or if the change is meant, put its hash into ${sums}`,
  });
}

function surveyOf(source: string, file: string, data: string): string {
  const named = SURVEY_LINE.exec(source.split(/\r?\n/, 1)[0] ?? '')?.groups?.['survey'];
  const folder = path.basename(path.dirname(path.resolve(file)));
  const survey = named ?? folder;
  if (/^[\w-]+$/.test(survey) && existsSync(path.join(data, survey))) return survey;
  const surveys = surveysIn(data);
  throw new SourceError({
    file,
    line: 1,
    expected: `a survey of ${data} (${surveys.join(', ')}), named as in "${surveyLine(surveys[0] ?? '')}" or by the file's folder`,
    found: named === undefined ? `no name, in the folder "${folder}"` : `"${named}"`,
    fix: `Write the file with: npm run import -- ${file}`,
  });
}
