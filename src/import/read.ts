import { readCountry } from '../questionnaire/country-mentions.ts';
import { SourceError } from '../questionnaire/errors.ts';
import { parseResponse } from '../questionnaire/parse.ts';
import type { Questionnaire } from '../questionnaire/schema.ts';
import { cleanAnswers, vocabularyOf, widthOf } from './answers.ts';
import { cutBodies, joined, skip } from './body.ts';
import { brokenCharacters, doubtsOfAnswers } from './doubts.ts';
import { faultsOfForm, lineBefore, missingQuestions } from './edition.ts';
import type { BodyLine, Doubt, Imported, ImportedQuestion, NoResponse } from './imported.ts';
import { lineOf, numberAt, type Placement, placeForm, textOf } from './place.ts';
import { type PrintedOptions, readOptions, readTicks } from './ticks.ts';

/**
 * Reads a response from any rendering of it, by the questionnaire's own words in their order.
 * @param text The text as given.
 */
export function readRendering(text: string, questionnaire: Questionnaire): Imported | NoResponse {
  const placement = placeForm(text, questionnaire);
  const { form, places, lines, source, isFolded, reworded, rivals } = placement;
  const [fault, ...more] = faultsOfForm(placement);
  if (fault) {
    return { found: form.length - missingQuestions(placement).length, faults: [fault, ...more] };
  }
  const { bodies, outside, doubts: aroundBodies } = cutBodies(placement, questionnaire.chrome);
  const printed: PrintedOptions[] = [];
  const free = new Map<number, readonly BodyLine[]>();
  for (const { asked, lines: body } of bodies) {
    const options = asked.options && readOptions(joined(body), asked);
    if (options) printed.push(options);
    free.set(asked.number, options ? skip(body, options.end) : body);
  }
  const ticks = readTicks(printed);
  const words = form.map((asked) => asked.text);
  const clean = cleanAnswers(
    free,
    vocabularyOf(lines, words),
    isFolded ? 0 : widthOf(lines),
    isCanonical(text, questionnaire),
  );

  const placeOf = new Map(places.map((place) => [numberAt(place, placement), place]));
  const questions = form.map((asked): ImportedQuestion => {
    const place = placeOf.get(asked.number);
    return {
      asked,
      line: place && lineOf(place, placement).line,
      required: bodies.find((body) => body.asked === asked)?.required ?? false,
      selected: ticks.get(asked.number)?.selected?.flatMap((index) => asked.options?.[index] ?? []),
      answer: clean.answers.get(asked.number) ?? '',
    };
  });
  const [first] = questions;
  const country = readCountry(first?.answer ?? '');
  const doubts: Doubt[] = [
    ...doubtsOfPlaces(placement),
    ...rivals.map(({ place, rival }) => ({
      ...lineOf(place, placement),
      why: `the same question stands on line ${source.lineAt(rival.wordsStart).number} too`,
    })),
    ...aroundBodies,
    ...questions.flatMap(({ asked, line = 1 }) => {
      const why = ticks.get(asked.number)?.why;
      return why === undefined ? [] : [{ line, text: asked.text, why }];
    }),
    ...clean.doubts,
    ...doubtsOfAnswers(questions, free, printed, placement, questionnaire),
    ...brokenCharacters(lines),
  ];
  if (!country) {
    const why = 'question 1 does not name one country of ISO 3166';
    doubts.push({ line: first?.line ?? 1, text: first?.answer ?? '', why });
  }
  const furniture = [...placement.furniture.lines].sort((a, b) => a - b);
  return {
    questions,
    country,
    doubts: doubts.sort((a, b) => a.line - b.line),
    furniture: furniture.map((index) => textOf(lines[index])),
    outside: [...[...placement.contents].map((index) => textOf(lines[index])), ...outside].sort(
      (a, b) => a.line - b.line,
    ),
    reworded: reworded
      .filter(({ foreign }) => foreign === 0)
      .map(({ place, printed: own }) => ({ line: lineOf(place, placement).line, text: own })),
    notes: isFolded ? ['The text stands in two columns: read row by row.', ...clean.notes] : clean.notes,
  };
}

/** Whether the bot reads the text as it is, so that nothing a converter did is to be undone. */
function isCanonical(text: string, questionnaire: Questionnaire): boolean {
  try {
    parseResponse(text, questionnaire, '');
    return true;
  } catch (cause) {
    if (cause instanceof SourceError) return false;
    throw cause;
  }
}

/** Questions that stand in other words, not whole, not at all, or with text behind them. */
function doubtsOfPlaces(placement: Placement): Doubt[] {
  const { form, places, reworded, isFolded, source } = placement;
  const sameLine = places.filter(
    (place) =>
      numberAt(place, placement) > 0 &&
      place.follows === 'text' &&
      // A list item ends with its name: "Public procurement: https://…".
      !(form[numberAt(place, placement) - 1]?.item !== undefined && COLON.test(source.text.slice(place.end))),
  );
  return [
    ...reworded
      // A column cut at the wrong place takes words away or adds some.
      .filter(({ foreign }) => foreign > 0 || isFolded)
      .map(({ place, printed }) => ({
        line: lineOf(place, placement).line,
        text: printed,
        why: `question ${numberAt(place, placement)} stands here in other words`,
      })),
    ...places
      .filter(({ isItemAlone }) => isItemAlone)
      .map((place) => ({ ...lineOf(place, placement), why: 'only the end of the question stands here' })),
    ...missingQuestions(placement).map(({ number, text }) => ({
      line: lineBefore(number, placement),
      text,
      why: `question ${number} does not stand in the text; it may be in the answer above`,
    })),
    ...sameLine
      .filter(
        ({ end }) =>
          sameLine.length < form.length * USUAL || BETWEEN_FIELDS.test(source.text.slice(end, end + 3)),
      )
      .map((place) => ({ ...lineOf(place, placement), why: 'text follows the question on its line' })),
  ];
}

const COLON = /^[)*_]{0,4}\s*:\s/;
/** Share of questions with the answer behind them on their line from which on that is how the text is laid out. */
const USUAL = 0.3;
/** Between the fields of a row of comma-separated values, which quote them in ways of their own. */
const BETWEEN_FIELDS = /^["”]?\s*[,;]/;
