import { describe, expect, it } from 'vitest';
import { commands } from '../commands/index.ts';
import { exportResponse } from '../src/answer/export.ts';
import { createLists } from '../src/answer/lists/lists.ts';
import { readReference } from '../src/answer/reference.ts';
import { excerpt, sentences, splitLong, wordRuns } from '../src/answer/sentences.ts';
import { developmentOf } from '../src/answer/states.ts';
import { summarizeAll } from '../src/answer/summary.ts';
import { decodeCustomId } from '../src/bot/components/custom-id.ts';
import { echo, escapeText, oneLine, quote, small, verbatim } from '../src/bot/components/markdown.ts';
import { readInteraction } from '../src/bot/interaction.ts';
import { hideTokens } from '../src/bot/tokens.ts';
import { readConfig } from '../src/config.ts';
import { en } from '../src/i18n/en.ts';
import { readRendering } from '../src/import/read.ts';
import { countriesIn, readCountry } from '../src/questionnaire/country-mentions.ts';
import { findLinks, unescapeMarkdown } from '../src/questionnaire/markdown.ts';
import { readQuestionNumber } from '../src/questionnaire/numbers.ts';
import { parseResponse } from '../src/questionnaire/parse.ts';
import { blankAddresses, maskAddresses, placesAfterMasking } from '../src/questionnaire/privacy.ts';
import { DATA, loadQuestionnaire } from '../src/questionnaire/survey.ts';
import { LANGUAGES } from '../src/search/languages/index.ts';
import { initialsIn, urlWords } from '../src/search/names.ts';
import { splitClauses, splitParts } from '../src/search/parts.ts';
import { readCommandLine } from '../src/transports/console/console.ts';
import { renderScreen } from '../src/transports/console/terminal.ts';
import { forLog } from '../src/transports/log-text.ts';
import { withAnswers } from './support/altered.ts';
import { answers, interactionHandler, response } from './support/handle.ts';
import { commandOf, lookUpOf, pressOf, typingOf } from './support/scenes.ts';

/** Pieces that texts from outside repeat: each made patterns slow somewhere. */
const PIECES = [
  'a',
  'A',
  'é',
  '中',
  '0',
  ' ',
  '\n',
  '\t ',
  ' \n',
  '.',
  '. ',
  'a.',
  'A.B.',
  '-',
  '- ',
  '_',
  '*',
  '**',
  '\\',
  '\\[',
  '[',
  '](',
  '[a](',
  '[a]',
  '<',
  '<http://',
  '<p ',
  '<!-- ',
  '{#',
  'http://',
  'www.',
  'https://a.bt/x ',
  '"',
  "'",
  "a'",
  '“',
  '`',
  '@',
  'a@',
  'a@b.bt ',
  'a@b.',
  'a [at] ',
  ' at ',
  ' dot ',
  '%40',
  '%25',
  '%',
  '&',
  '&#0',
  '=',
  '?',
  '/',
  'a/',
  ':',
  'a:',
  'query:',
  'section:C ',
  ',',
  ' and ',
  'of ',
  'A of ',
  'Abc Def ',
  'AbCd',
  '# ',
  '#',
  '39. ',
  '1, ',
  'Q1-',
  'Q1 ',
  'question ',
  'the republic of ',
  'United ',
  '\u0301',
  '\u200b',
  'a\u200b',
  '\u202e',
  '😀',
  '\ud800',
  '\r',
  '\r\n',
  '|',
  'a|',
  'OR ',
  '{',
  '{"a":',
  '<@1>',
  'under ',
  'no ',
  'being developed ',
  '975 ',
  '+1-',
  'policy ',
  'e-',
];

const english = LANGUAGES.en;
const questionnaire = loadQuestionnaire('msq-2022', DATA);
const handle = interactionHandler();
const isWord = (word: string): boolean => word.length % 2 === 0;
const whole = parseResponseOf('');

/** The response with a text in place of an answer. */
function parseResponseOf(text: string): string {
  return questionnaire.questions
    .map(
      ({ number, text: asked, item }) => `${number}. ${asked}\n\n${item ? `- ${item}\n\n` : ''}${text}\n\n`,
    )
    .join('');
}

/** All that reads text from outside, by the longest text that it may get. */
const READERS: Readonly<Record<string, readonly [longest: number, read: (text: string) => unknown]>> = {
  // Texts of files and answers.
  findLinks: [1_000_000, findLinks],
  unescapeMarkdown: [1_000_000, unescapeMarkdown],
  sentences: [1_000_000, sentences],
  'an excerpt': [1_000_000, (text) => excerpt(text, 300)],
  splitLong: [1_000_000, (text) => splitLong(text, 1_000)],
  wordRuns: [1_000_000, wordRuns],
  developmentOf: [1_000_000, developmentOf],
  verbatim: [1_000_000, verbatim],
  escapeText: [1_000_000, escapeText],
  quote: [1_000_000, (text) => small(quote(text))],
  maskAddresses: [1_000_000, maskAddresses],
  blankAddresses: [1_000_000, blankAddresses],
  placesAfterMasking: [1_000_000, (text) => placesAfterMasking(text)(text.length)],
  initialsIn: [1_000_000, (text) => initialsIn(text, english)],
  urlWords: [1_000_000, (text) => urlWords(text, isWord, english)],
  readCountry: [1_000_000, readCountry],
  countriesIn: [1_000_000, countriesIn],
  'the parser, of an answer': [
    1_000_000,
    (text) =>
      attempt(() => parseResponse(`${whole.slice(0, 300)}${text}${whole.slice(300)}`, questionnaire, 'x.md')),
  ],
  'the parser, of a heading': [
    1_000_000,
    (text) => attempt(() => parseResponse(`## ${text}\n${whole}`, questionnaire, 'x.md')),
  ],
  'the import, of an answer': [
    250_000,
    (text) => readRendering(`${whole.slice(0, 300)}${text}${whole.slice(300)}`, questionnaire),
  ],
  'the import, of a page': [
    250_000,
    (text) => readRendering(`${'<p>'.repeat(30)}${text}\n${whole}`, questionnaire),
  ],
  'words of English': [1_000_000, english.words],
  'words of Chinese': [1_000_000, LANGUAGES.zh.words],
  'words of Arabic': [1_000_000, LANGUAGES.ar.words],
  compounds: [1_000_000, english.compounds],
  'an export': [
    1_000_000,
    (text) => {
      const altered = withAnswers(response, new Map([[39, text]]));
      summarizeAll(altered);
      return exportResponse(altered, {
        section: undefined,
        format: 'csv',
        urlOf: () => undefined,
        lists: createLists(altered),
        listTitles: en.chat.lists,
      });
    },
  ],
  // Texts of people. Discord takes 6,000 characters at most, an HTTP request has 256 KiB.
  hideTokens: [1_000_000, (text) => hideTokens(text, ['secret'])],
  forLog: [1_000_000, forLog],
  oneLine: [1_000_000, oneLine],
  echo: [1_000_000, (text) => echo(text)],
  splitParts: [1_000_000, (text) => splitParts(text, english.language)],
  splitClauses: [1_000_000, (text) => splitClauses(text, english.language)],
  readReference: [1_000_000, (text) => readReference(text, response)],
  readQuestionNumber: [1_000_000, readQuestionNumber],
  ask: [1_000_000, answers.ask],
  suggest: [1_000_000, (text) => answers.suggest(text, 25)],
  'a command': [250_000, (text) => handle(commandOf('ask', { query: text }))],
  'a command with such a name': [250_000, (text) => handle(commandOf(text, { [text]: text }))],
  'a search': [250_000, (text) => handle(commandOf('search', { keywords: text }))],
  'a question': [250_000, (text) => handle(commandOf('question', { number: text }))],
  'a suggestion': [250_000, (text) => handle(typingOf('ask', 'query', text))],
  'a message': [250_000, (text) => handle(lookUpOf(text))],
  'a custom id': [1_000_000, (text) => decodeCustomId(`1oask?${text}`)],
  'a press': [250_000, (text) => handle(pressOf({ id: `1oask?query=${text}` }))],
  'an interaction': [1_000_000, (text) => readInteraction({ type: 2, id: text, data: { name: text } })],
  'a line of the console': [1_000_000, (text) => readCommandLine(`/ask ${text}`, commands)],
  'a screen': [4_000, (text) => renderScreen([{ type: 10, content: text }], true)],
  // Environment.
  'the environment': [
    1_000_000,
    (text) =>
      attempt(() =>
        readConfig(
          {
            DISCORD_TOKEN: text,
            PORT: text,
            HOST: text,
            SOURCE_URL: text,
            DISCORD_PUBLIC_KEY: text,
            LOG_LEVEL: text,
          },
          'x',
        ),
      ),
  ],
};

function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return error;
  }
}

/** Milliseconds of computing, whatever else the machine does; the best of some runs. */
function timed(read: (text: string) => unknown, text: string, runs = 1): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const begun = process.cpuUsage();
    read(text);
    const { user, system } = process.cpuUsage(begun);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}

const ofLength = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** The lengths between which the growth is looked at first; what is quadratic takes 64 times as long there. */
const [SHORT, LONG] = [2_000, 16_000];
/** Times below this are too short to compare. */
const NOISE_MS = 10;
/** The exponent of the growth from which a reader is too slow: 1 is linear, 2 is quadratic. */
const MOST_GROWTH = 1.6;

/** The exponent with which the time grows between two lengths. */
function growthOf(
  read: (text: string) => unknown,
  piece: string,
  from: number,
  to: number,
  runs = 1,
): number {
  const long = timed(read, ofLength(piece, to), runs);
  if (long < NOISE_MS) return 0;
  const short = timed(read, ofLength(piece, from), runs);
  return Math.log2(long / Math.max(short, NOISE_MS / 20)) / Math.log2(to / from);
}

describe('the time to read a text grows no faster than its length', () => {
  it.each(Object.entries(READERS).map(([name, [longest, read]]) => ({ name, longest, read })))(
    'in $name',
    { retry: 2 },
    ({ longest, read }) => {
      const slow = PIECES.filter((piece) => {
        const long = Math.min(LONG, longest);
        if (growthOf(read, piece, SHORT, long) <= MOST_GROWTH) return false;
        // Again, without what else the machine did and with everything compiled.
        return growthOf(read, piece, long / 2, long, 5) > MOST_GROWTH;
      });
      expect(slow).toEqual([]);
      // A stretch of each piece, doubled up to the longest text.
      const mixed = (length: number): string =>
        PIECES.map((piece) => ofLength(piece, Math.floor(length / PIECES.length))).join('');
      const growth = (): number => {
        const [half, full] = [timed(read, mixed(longest / 4)), timed(read, mixed(longest))];
        return full < 20 * NOISE_MS ? 0 : Math.log2(full / half) / 2;
      };
      expect(Math.min(growth(), growth(), growth())).toBeLessThan(MOST_GROWTH);
    },
  );
});
