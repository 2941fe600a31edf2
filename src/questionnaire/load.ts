import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type * as z from 'zod';
import type { Country } from './country.ts';
import { readCountry } from './country-mentions.ts';
import { SourceError } from './errors.ts';
import { parseResponse } from './parse.ts';
import {
  phrasingsSchema,
  type Question,
  type Questionnaire,
  questionnaireSchema,
  type SurveyResponse,
  type Topic,
  unaskedSchema,
} from './schema.ts';

/**
 * Loads a country's response with the questionnaire that lies beside it
 * (`questionnaire.json`, `phrasings.json` and `unasked.json` in the same folder).
 * @param file Path of the response, a markdown file in UTF-8.
 * @throws {SourceError} Any of the files is missing, unreadable or not what it should be.
 */
export function loadResponse(file: string): SurveyResponse {
  const beside = (name: string): string => path.join(path.dirname(file), name);
  const questionnaireFile = beside('questionnaire.json');
  const phrasingsFile = beside('phrasings.json');
  const questionnaire = readJson(questionnaireFile, questionnaireSchema);
  const phrasings = readJson(phrasingsFile, phrasingsSchema);
  const unasked = readJson(beside('unasked.json'), unaskedSchema);

  checkQuestionnaire(questionnaire, questionnaireFile);
  checkPhrasings(phrasings.value, questionnaire.value, phrasings.text, phrasingsFile);

  const bytes = readBytes(file);
  const source = decodeUtf8(bytes, file);
  const questions = new Map(
    parseResponse(source, questionnaire.value, file).map((question) => [question.number, question]),
  );
  return {
    survey: { ...questionnaire.value.survey, folder: path.basename(path.dirname(path.resolve(file))) },
    country: countryOf(questions.get(1), file),
    sections: questionnaire.value.sections,
    topics: buildTopics(questionnaire.value, questions, phrasings.value),
    questions,
    unasked: unasked.value,
    source: { file, sha256: createHash('sha256').update(bytes).digest('hex') },
  };
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

function readJson<T>(file: string, schema: z.ZodType<T>): Loaded<T> {
  const text = decodeUtf8(readBytes(file), file);
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

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new SourceError(
      { file, expected: 'a readable file', found: code === 'ENOENT' ? 'no such file' : code },
      { cause },
    );
  }
}

function decodeUtf8(bytes: Buffer, file: string): string {
  const text = bytes.toString('utf8');
  if (Buffer.from(text, 'utf8').equals(bytes)) return text.replace(/^\uFEFF/, '');
  let offset = 0;
  const again = Buffer.from(text, 'utf8');
  while (again[offset] === bytes[offset]) offset++;
  const line = bytes.subarray(0, offset).toString('latin1').split('\n').length;
  const found = `byte 0x${bytes[offset]?.toString(16).padStart(2, '0')}`;
  throw new SourceError({ file, line, expected: 'UTF-8', found });
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
