import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { isSure } from './answer/answer.ts';
import type { AnsweredIn } from './answer/library.ts';
import { loadLibrary } from './answer/load.ts';
import { toRecord } from './answer/record.ts';
import { hideTokens } from './bot/tokens.ts';
import { typedText } from './bot/typed-text.ts';
import { ConfigError } from './config.ts';
import { configure } from './env-files.ts';
import { describeInstance, readArguments, runProgram, wantsColor } from './program.ts';
import { printableJson } from './transports/console/printable.ts';

const USAGE = `Usage: npm run -s ask -- "your question" [--json]
       npm run -s ask -- --json --stdin < questions.txt
  --json    print the answer as one JSON object
  --stdin   with --json: read one question per line and print one object per line`;

const OPTIONS = {
  json: { type: 'boolean', default: false },
  stdin: { type: 'boolean', default: false },
} as const;

/** Answers a question from the shell, without loading discord.js. */
async function main(): Promise<void> {
  const { values, positionals } = readArguments(OPTIONS, USAGE);
  const query = positionals.join(' ').trim();
  if (values.stdin ? !values.json || query !== '' : query === '') throw new ConfigError(USAGE);
  const config = configure();
  const library = loadLibrary(config.responseFile);
  /** Answers what was typed, and loads what tells foreign languages apart where nothing clearly answers it. */
  const ask = async (typed: string): Promise<AnsweredIn> => {
    // Read as all other entrances do.
    const asked = typedText(hideTokens(typed));
    const found = library.ask(asked);
    if (found.language !== undefined && isSure(found.answer)) return found;
    await library.loadDetector();
    return library.ask(asked);
  };
  const recordOf = async (typed: string): Promise<Record<string, unknown>> => {
    const found = await ask(typed);
    return found.language === undefined
      ? { query: hideTokens(typed), status: 'not_found', results: [] }
      : { ...toRecord(hideTokens(typed), found.answer), language: found.language };
  };
  /** Prints a line, and waits where the reader is slow, so that output does not pile up in memory. */
  const print = async (text: string): Promise<void> => {
    if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain');
  };

  if (values.stdin) {
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
      await print(printableJson(await recordOf(line)));
    }
  } else if (values.json) {
    await print(printableJson(await recordOf(query)));
  } else {
    const [{ commands }, { createHandler }, { renderScreen }, { createLog }] = await Promise.all([
      import('../commands/index.ts'),
      import('./bot/handle.ts'),
      import('./transports/console/terminal.ts'),
      import('./log.ts'),
    ]);
    // For the detector; the handler asks again, as everywhere.
    await ask(query);
    const handle = createHandler({
      library,
      commands,
      publicUrl: config.publicUrl,
      sourceUrl: config.sourceUrl,
      operator: config.operator,
      privateByDefault: true,
      instance: describeInstance(['shell']),
      log: createLog(config.logLevel, []),
    });
    const { response } = handle({
      kind: 'command',
      invocation: { command: 'ask', options: { query } },
      isPrivate: true,
      userId: undefined,
      locale: undefined,
      place: 'direct',
      applicationId: undefined,
    });
    if (response.kind === 'message') await print(renderScreen(response.components, wantsColor()).text);
  }
}

await runProgram(main);
