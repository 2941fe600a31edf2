import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Country } from './country.ts';
import { readCountry } from './country-mentions.ts';
import { SourceError } from './errors.ts';
import { parseResponse } from './parse.ts';
import type { Question, Questionnaire, SurveyResponse, Topic } from './schema.ts';
import { readSourceBytes, readSourceText } from './source-file.ts';
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
  const source = readSourceText(file);
  const { folder, questionnaire, phrasings, unasked } = loadSurvey(surveyOf(source, file, data), data);
  const parsed = parseResponse(source, questionnaire, file);
  const questions = new Map(parsed.map((question) => [question.number, question]));
  return {
    survey: { ...questionnaire.survey, folder },
    country: countryOf(questions.get(1), file),
    sections: questionnaire.sections,
    topics: buildTopics(questionnaire, questions, phrasings),
    questions,
    unasked,
    source: { file, sha256: createHash('sha256').update(readSourceBytes(file)).digest('hex') },
  };
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

function countryOf(asked: Question | undefined, file: string): Country {
  const country = readCountry(asked?.answer ?? '');
  if (country) return country;
  throw new SourceError({
    file,
    line: asked?.lines.from,
    expected: 'the name of one country (ISO 3166) as the answer to question 1',
    found: asked?.answer ? `"${asked.answer}"` : 'none',
  });
}

function buildTopics(
  questionnaire: Questionnaire,
  questions: ReadonlyMap<number, Question>,
  phrasings: Readonly<Record<string, readonly string[]>>,
): Topic[] {
  const build = (plan: Questionnaire['topics'][number], parent: Question | undefined): Topic[] => {
    const [first, ...rest] = plan.questions.flatMap((number) => questions.get(number) ?? []);
    const section = questionnaire.sections.find(({ id }) => id === first?.sectionId);
    if (!first || !section) return [];
    const children = questionnaire.topics
      .filter(({ under }) => under === plan.id)
      .flatMap((child) => build(child, first).slice(0, 1));
    const topic: Topic = {
      id: plan.id,
      label: plan.label,
      section,
      questions: [first, ...rest],
      parent,
      children,
      phrasings: phrasings[plan.id] ?? [],
    };
    return [topic, ...children];
  };
  return questionnaire.topics
    .filter(({ under }) => under === undefined)
    .flatMap((plan) => build(plan, undefined));
}
