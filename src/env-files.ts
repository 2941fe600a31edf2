import { lstatSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse as parseEnv } from 'dotenv';
import { hideTokens } from './bot/tokens.ts';
import { type Config, ConfigError, environmentSchema, readConfig } from './config.ts';
import { readSourceText } from './questionnaire/source-file.ts';
import { DATA } from './questionnaire/survey.ts';
import { editDistance } from './search/spelling.ts';

/** The response to answer from if `RESPONSE_FILE` is unset. */
const DEFAULT_RESPONSE = path.join(DATA, 'msq-2022/bhutan.md');

/** The files that variables are read from: beside the program, and in the folder where it is started, which wins. */
const ENV_FILES = [
  ...new Set([
    path.join(path.dirname(fileURLToPath(import.meta.resolve('#package'))), '.env'),
    path.resolve('.env'),
  ]),
];

/**
 * Reads the configuration from `.env` and the environment. The environment wins. Afterwards the token is no longer in the
 * environment, so that no other program gets it.
 * @throws {ConfigError} A variable is wrong.
 * @throws {SourceError} A `.env` cannot be read.
 */
export function configure(): Config {
  const inFiles = ENV_FILES.flatMap((file) => Object.entries(readEnvFile(file)));
  const variables = Object.fromEntries([...inFiles, ...Object.entries(process.env)]);
  delete process.env['DISCORD_TOKEN'];
  checkForTokens(variables);
  return readConfig(variables, DEFAULT_RESPONSE);
}

/** @throws {ConfigError} A variable contains a token that is not where tokens are kept secret. */
function checkForTokens(variables: Readonly<Record<string, string | undefined>>): void {
  const misplaced = Object.keys(environmentSchema.shape).filter((name) => {
    const value = variables[name] ?? '';
    return name !== 'DISCORD_TOKEN' && hideTokens(value) !== value;
  });
  if (misplaced.length === 0) return;
  throw new ConfigError(
    `What looks like a bot's token stands in ${misplaced.join(', ')}. Put it into DISCORD_TOKEN, and nowhere else.`,
  );
}

function readEnvFile(file: string): Record<string, string> {
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return {};
  const read = readSourceText(file, 'Save it as plain text in UTF-8 that the bot may read, or remove it.');
  const text = read.replace(INVISIBLE_BEFORE_NAME, '');
  // The parser takes quadratic time over blank lines.
  const variables = parseEnv(text.replace(/\s*\n\s*/g, '\n'));
  checkEnvNames(file, text, variables);
  return variables;
}

const INVISIBLE_BEFORE_NAME = /^[\p{Cf}\u00A0]+/gmu;
/** Names with a part in front or behind, which are no words of anything else. */
const ENV_NAMES = Object.keys(environmentSchema.shape).filter((name) => name.includes('_'));
/** Other names that people give the token. */
const TOKEN_NAMES = ['DISCORD_BOT_TOKEN', 'BOT_TOKEN', 'TOKEN'];

/**
 * Keeps a variable from being passed over because its line or its name is written in another way.
 * @throws {ConfigError} A line names a variable, and does not set it.
 */
function checkEnvNames(file: string, text: string, variables: Readonly<Record<string, string>>): void {
  const lines = text.split(/\r\n|\r|\n/);
  const found = Object.keys(variables);
  const hasToken = found.includes('DISCORD_TOKEN') || process.env['DISCORD_TOKEN'] !== undefined;
  const faults = [...ENV_NAMES, ...(hasToken ? [] : TOKEN_NAMES)].flatMap((name) => {
    if (ENV_NAMES.includes(name) && found.includes(name)) return [];
    const written = new RegExp(
      `^[^#\\w]*(?:(?:set|export|setx|env)[\\s:]+)?["']?${name.replaceAll('_', '[_ -]?')}\\b`,
      'i',
    );
    const line = lines.findIndex((one) => written.test(one.replace(/\p{Cf}/gu, '')));
    const wanted = ENV_NAMES.includes(name) ? name : 'DISCORD_TOKEN';
    return line === -1
      ? []
      : [
          `${file}:${line + 1}: expected NAME=value, found a variable written in another way. Begin the line with ${wanted}=`,
        ];
  });
  for (const name of found) {
    const meant = KNOWN_NAMES.find((known) => known !== name && isMeant(name, known));
    if (meant === undefined || Object.hasOwn(environmentSchema.shape, name) || found.includes(meant))
      continue;
    if (faults.some((fault) => fault.endsWith(` ${meant}=`))) continue;
    faults.push(`${file}: expected ${meant}, found ${name}. Begin the line with ${meant}=`);
  }
  const bare = hasToken ? -1 : lines.findIndex((line) => !line.includes('=') && hideTokens(line) !== line);
  if (bare !== -1 && faults.length === 0)
    faults.push(
      `${file}:${bare + 1}: expected NAME=value, found a value without a name. Begin the line with DISCORD_TOKEN=`,
    );
  const [first] = faults;
  if (first !== undefined) throw new ConfigError(faults.join('\n'));
}

const KNOWN_NAMES = Object.keys(environmentSchema.shape);
/** Shorter names are words of other programs, too, unless they differ in capitals only. */
const SHORTEST_MISSPELT = 8;

/** Whether somebody who wrote a name meant a variable of this bot: the same but for capitals, or for one letter. */
function isMeant(name: string, known: string): boolean {
  const written = name.toUpperCase();
  return (
    written === known ||
    (known.length >= SHORTEST_MISSPELT && editDistance(written.toLowerCase(), known.toLowerCase()) <= 1)
  );
}

/** Warns if other users of this machine can read `.env`, which contains the token. Undefined if they cannot. */
export function envFileWarning(): string | undefined {
  // Windows does not have these bits.
  if (process.platform === 'win32') return undefined;
  const open = ENV_FILES.filter(
    (file) => ((statSync(file, { throwIfNoEntry: false })?.mode ?? 0) & 0o077) !== 0,
  );
  if (open.length === 0) return undefined;
  const names = open.map((file) => path.relative('', file)).join(' ');
  return `${names} can be read by other users of this machine. Run: chmod 600 ${names}`;
}
