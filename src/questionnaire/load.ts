import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { SourceError } from './errors.ts';
import { joinResponse } from './join.ts';
import type { SurveyResponse } from './schema.ts';
import { decodeSource, readSourceBytes } from './source-file.ts';
import { compareWithSums } from './sums.ts';
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
  // Checked last: a parse error says more than a changed hash.
  const compared = compareWithSums(path.dirname(file), [path.basename(file)]);
  if (compared instanceof SourceError) throw compared;
  return response;
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
