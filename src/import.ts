import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from './config.ts';
import { readText } from './import/decode.ts';
import type { Imported, NoResponse } from './import/imported.ts';
import { readRendering } from './import/read.ts';
import { toRecord, writeReport } from './import/report.ts';
import { writeCanonical } from './import/write.ts';
import { readArguments, runProgram } from './program.ts';
import { parseResponse } from './questionnaire/parse.ts';
import type { Questionnaire } from './questionnaire/schema.ts';
import { slugOf } from './questionnaire/slug.ts';
import { DATA, loadQuestionnaire, surveysIn } from './questionnaire/survey.ts';
import { printable, printableJson } from './transports/console/printable.ts';

const USAGE = `Usage: npm run import -- FILE [--out PATH] [--accept]
       npm run -s import -- FILE --out PATH --json
Reads a response from any text rendering of it and writes it in the form that the bot reads.
  --out     where to write it; else data/<survey>/<country>.md
  --accept  write it although some lines are in doubt: you have looked at them
  --json    print what was found as one JSON object
Ends with 1, and writes nothing, while lines are in doubt.`;

const OPTIONS = {
  out: { type: 'string' },
  json: { type: 'boolean', default: false },
  accept: { type: 'boolean', default: false },
} as const;

/** Reads a response from a text and writes it for the bot, with a report of what was found. */
async function main(): Promise<void> {
  const { values, positionals } = readArguments(OPTIONS, USAGE);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new ConfigError(USAGE);
  const { text, encoding } = readText(file);
  const { survey, questionnaire, result } = readAs(text);
  const choices = questionnaire.questions.filter(({ options }) => options).length;
  const record = toRecord(result, choices);

  const isReady = 'questions' in result && result.country && (result.doubts.length === 0 || values.accept);
  const written = isReady ? write(result, survey, questionnaire, file, values.out) : undefined;
  if (!written) process.exitCode = 1;
  if (values.json) {
    process.stdout.write(`${printableJson(record)}\n`);
    return;
  }
  process.stdout.write(printable(`${file} (${encoding})\n${writeReport(result, record)}\n`));
  if (written) process.stdout.write(`Written: ${written}\nStart the bot with RESPONSE_FILE=${written}\n`);
  else process.stderr.write(`${whatToDo(result)}\n`);
}

function whatToDo(result: Imported | NoResponse): string {
  if (!('questions' in result)) return 'Nothing is written.';
  if (!result.country)
    return 'Nothing is written: write the name of the country below question 1 of the file.';
  return 'Nothing is written: look at the lines in doubt, correct the file, or run this again with --accept.';
}

/** Reads a text as the response to the survey that it fits best. */
function readAs(text: string) {
  const [best] = surveysIn(DATA)
    .map((survey) => {
      const questionnaire = loadQuestionnaire(survey, DATA);
      return { survey, questionnaire, result: readRendering(text, questionnaire) };
    })
    .sort((a, b) => closeness(b.result) - closeness(a.result));
  if (!best) throw new ConfigError(`There is no survey in ${DATA}.`);
  return best;
}

const closeness = (result: Imported | NoResponse): number =>
  'questions' in result ? 10_000 - result.doubts.length : result.found;

/** @returns The path written to. */
function write(
  result: Imported,
  survey: string,
  questionnaire: Questionnaire,
  source: string,
  out: string | undefined,
): string {
  const name = result.country?.name('en') ?? '';
  const target = out ?? path.relative('', path.join(DATA, survey, `${slugOf(name)}.md`));
  if (path.resolve(target) === path.resolve(source)) {
    throw new ConfigError(`${target} is the file that is read. Name another with --out.`);
  }
  if (out === undefined && existsSync(target)) {
    throw new ConfigError(`${target} exists already. Remove it, or name another file with --out.`);
  }
  const text = writeCanonical(result.questions, questionnaire, survey);
  // What the bot will read has to be what was found here, word for word.
  const read = parseResponse(text, questionnaire, target);
  for (const { asked, answer } of result.questions) {
    if (read[asked.number - 1]?.answer !== answer)
      throw new Error(`Question ${asked.number} would be read otherwise`);
  }
  writeFileSync(target, text);
  return target;
}

await runProgram(main);
