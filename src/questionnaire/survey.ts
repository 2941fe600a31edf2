import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as z from 'zod';
import { SourceError } from './errors.ts';
import {
  phrasingsSchema,
  type Questionnaire,
  questionnaireSchema,
  type Survey,
  type SurveyResponse,
  unaskedSchema,
} from './schema.ts';
import { readSourceText } from './source-file.ts';

/** The project's folder of surveys. */
export const DATA = path.join(path.dirname(createRequire(import.meta.url).resolve('#package')), 'data');

const QUESTIONNAIRE = 'questionnaire.json';

/** The names of the surveys in `data/`. */
export function surveysIn(data: string): string[] {
  return namesIn(data)
    .filter((folder) => existsSync(path.join(data, folder, QUESTIONNAIRE)))
    .sort();
}

function namesIn(data: string): string[] {
  try {
    return readdirSync(data);
  } catch (cause) {
    const found = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new SourceError({ file: data, expected: 'a folder that the bot may read', found }, { cause });
  }
}

/**
 * @param folder A name that {@link surveysIn} gives.
 * @throws {SourceError} The questionnaire is missing or not what it should be.
 */
export function loadQuestionnaire(folder: string, data: string): Questionnaire {
  return readQuestionnaire(path.join(data, folder, QUESTIONNAIRE)).value;
}

/** @throws {SourceError} One of the survey's files is missing or not what it should be. */
export function loadSurvey(folder: string, data: string): Survey {
  const at = (name: string): string => path.join(data, folder, name);
  const questionnaire = readQuestionnaire(at(QUESTIONNAIRE)).value;
  const phrasings = readJson(at('phrasings.json'), phrasingsSchema);
  checkPhrasings(phrasings.value, questionnaire, phrasings.text, at('phrasings.json'));
  const unasked = readJson(at('unasked.json'), unaskedSchema).value;
  return { folder, questionnaire, phrasings: phrasings.value, unasked };
}

/**
 * Refuses a survey for which the search has learned nothing yet: it would answer with another one's weights.
 * @throws {SourceError}
 */
export function checkLearned({ folder, name, year }: SurveyResponse['survey'], data: string): void {
  const file = path.join(data, folder, 'ranking.bin');
  if (existsSync(file)) return;
  throw new SourceError({
    file,
    expected: `what the search learns for ${name} ${year}`,
    found: 'no such file',
    fix: 'Learn it first; data/README.md says how',
  });
}

function readQuestionnaire(file: string): Loaded<Questionnaire> {
  const questionnaire = readJson(file, questionnaireSchema);
  checkQuestionnaire(questionnaire, file);
  return questionnaire;
}

/** Every question stands under exactly one topic, and no topic names what does not exist. */
function checkQuestionnaire({ value, text }: Loaded<Questionnaire>, file: string): void {
  value.questions.forEach(({ number }, index) => {
    if (number === index + 1) return;
    const line = lineOf(text, `"number": ${number}`);
    throw new SourceError({
      file,
      line,
      expected: `question ${index + 1} in its place`,
      found: `question ${number}`,
    });
  });
  const topicOf = new Map<number, string>();
  const ids = new Map(value.topics.map((topic) => [topic.id, topic]));
  if (ids.size < value.topics.length) {
    const twice = value.topics.find((topic) => ids.get(topic.id) !== topic);
    throw new SourceError({
      file,
      line: lineOf(text, `"id": "${twice?.id}"`),
      expected: 'every topic id once',
      found: `"${twice?.id}" twice`,
    });
  }
  for (const { id, label, questions, under } of value.topics) {
    const line = lineOf(text, `"id": "${id}"`);
    if (under !== undefined && ids.get(under)?.under !== undefined) {
      throw new SourceError({
        file,
        line,
        expected: 'one level of topics under topics',
        found: `"${id}" under "${under}"`,
      });
    }
    if (under !== undefined && !ids.has(under)) {
      throw new SourceError({ file, line, expected: 'an existing topic after "under"', found: `"${under}"` });
    }
    for (const number of questions) {
      const other = topicOf.get(number);
      if (number > value.questions.length) {
        const found = `question ${number} under the label "${label}"`;
        throw new SourceError({ file, line, expected: `questions 1 to ${value.questions.length}`, found });
      }
      if (other !== undefined) {
        throw new SourceError({
          file,
          line,
          expected: 'each question under one topic',
          found: `${number} under "${other}" and "${id}"`,
        });
      }
      topicOf.set(number, id);
    }
  }
  for (const { number } of value.questions) {
    if (!topicOf.has(number)) {
      throw new SourceError({
        file,
        line: lineOf(text, '"topics"'),
        expected: `a topic for question ${number}`,
        found: 'none',
      });
    }
  }
}

function checkPhrasings(
  phrasings: Readonly<Record<string, readonly string[]>>,
  questionnaire: Questionnaire,
  text: string,
  file: string,
): void {
  const ids = new Set(questionnaire.topics.map(({ id }) => id));
  for (const id of Object.keys(phrasings)) {
    if (!ids.has(id)) {
      throw new SourceError({
        file,
        line: lineOf(text, `"${id}"`),
        expected: 'ids of topics',
        found: `"${id}"`,
      });
    }
  }
}

interface Loaded<T> {
  readonly value: T;
  readonly text: string;
}

/**
 * Reads a file of JSON.
 * @throws {SourceError} It is missing or not what it should be.
 */
export function readJson<T>(file: string, schema: z.ZodType<T>): Loaded<T> {
  const text = readSourceText(file);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    const { line, found } = jsonFault(text, cause instanceof Error ? cause.message : String(cause));
    throw new SourceError({ file, line, expected: 'JSON', found }, { cause });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { value: parsed.data, text };
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.') ?? '';
  const value = issue?.path.reduce<unknown>(
    (inside, key) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, key) : undefined),
    json,
  );
  const expected = `${place || 'the file'} to be valid (${issue?.message})`;
  throw new SourceError(
    { file, expected, found: JSON.stringify(value)?.slice(0, 80) ?? 'nothing' },
    { cause: parsed.error },
  );
}

function lineOf(text: string, needle: string): number | undefined {
  const at = text.indexOf(needle);
  return at === -1 ? undefined : text.slice(0, at).split('\n').length;
}

/** Characters that V8 quotes before the place where a text stops being JSON. */
const QUOTED_BEFORE = 10;
const QUOTING =
  /^(?<what>Unexpected token .*?), (?<cut>\.{3})?"(?<quoted>.*?)"(?:\.{3})? is not valid JSON$/s;

/** What a message of `JSON.parse` says: the line, and the reason on one line. */
function jsonFault(text: string, message: string): { line: number | undefined; found: string } {
  const lineAt = (position: number): number => text.slice(0, position).split('\n').length;
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return { line: lineAt(Number(position)), found: message };
  const { what, cut, quoted } = QUOTING.exec(message)?.groups ?? {};
  if (what === undefined || quoted === undefined) {
    return { line: /end of JSON/.test(message) ? lineAt(text.length) : undefined, found: message };
  }
  const at = text.indexOf(quoted);
  const before = cut === undefined ? 0 : QUOTED_BEFORE;
  return { line: at === -1 ? undefined : lineAt(at + before), found: what.replace(/\s+/g, ' ') };
}
