import type { FormQuestion } from '../questionnaire/form.ts';
import { asksSomething, type Place } from './align.ts';
import type { Doubt, TextAt } from './imported.ts';
import { foreignLanguageOf } from './language.ts';
import { lineOf, numberAt, type Placement, textOf } from './place.ts';

/** Questions missing or in other words from which on a form is another edition, or not complete. */
const MOST_MISSING = 2;
/** Numbers that run ahead up to which single questions stand at each other's places; after one more question, all do. */
const MOST_SWAPPED = 3;

/**
 * Why a text is no whole response to the questionnaire: it is in another language, breaks off, or is another
 * edition, told by its questions' words and by numbers that run ahead. None where at most two are missing.
 */
export function faultsOfForm(placement: Placement): Doubt[] {
  const { form, places, reworded, source } = placement;
  const missing = missingQuestions(placement);
  const others = reworded.filter(({ foreign }) => foreign > 0).map(({ place }) => numberAt(place, placement));
  const changed = form.filter((asked) => missing.includes(asked) || others.includes(asked.number));
  const ahead = runningAhead(placement);
  if (changed.length <= MOST_MISSING && ahead.length === 0) return [];

  const unknown = unknownQuestions(placement);
  const language = languageOf(unknown, changed.length, placement);
  const first = unknown[0] ?? { line: 1, text: source.text.trim().split('\n', 1)[0] ?? '' };
  if (language !== undefined) {
    return [
      {
        ...first,
        why: `the form is in ${language}; the questionnaire is in English, and only a response to the English form can be read`,
      },
    ];
  }
  const found = form.length - missing.length;
  if (found < form.length * 0.3) {
    return [{ ...first, why: `only ${found} of the ${form.length} questions stand in the text` }];
  }
  const last = places.findLast((place) => numberAt(place, placement) > 0);
  const end = last ? numberAt(last, placement) : 0;
  if (last && unknown.length === 0 && changed.length > 0 && changed.every(({ number }) => number > end)) {
    return [
      { ...lineOf(last, placement), why: `the text breaks off after question ${end} of ${form.length}` },
    ];
  }
  const isSwapped = changed.length === 0 && ahead.length <= MOST_SWAPPED;
  const edition = isSwapped
    ? 'questions are swapped, or numbered wrong'
    : unknown.length > 0 || ahead.length > 0
      ? 'this is another edition of the form'
      : 'this is another edition of the form, or its lines are in another order';
  return [
    ...changed.map(({ number, text }) => ({
      line: lineBefore(number, placement),
      text,
      why: `${edition}: it does not have question ${number} here`,
    })),
    ...unknown.map((one) => ({ ...one, why: `${edition}: the questionnaire does not have this question` })),
    ...ahead.map((place) => ({
      ...lineOf(place, placement),
      why: `${edition}: question ${numberAt(place, placement)} has the number ${place.number}`,
    })),
  ];
}

/** The questions that stand nowhere in the text. */
export function missingQuestions(placement: Placement): FormQuestion[] {
  const found = new Set(placement.places.map((place) => numberAt(place, placement)));
  return placement.form.filter(({ number }) => !found.has(number));
}

/** The line of the last question before one that is not there. */
export function lineBefore(number: number, placement: Placement): number {
  const before = placement.places.findLast((place) => {
    const own = numberAt(place, placement);
    return own > 0 && own < number;
  });
  return before ? lineOf(before, placement).line : 1;
}

/** Questions with a higher number than in the questionnaire: others stand before them. */
const runningAhead = (placement: Placement): Place[] =>
  placement.places.filter((place) => {
    const own = numberAt(place, placement);
    return own > 0 && place.number !== undefined && place.number > own;
  });

/** Numbered lines that ask something and are no question of the questionnaire. */
function unknownQuestions(placement: Placement): TextAt[] {
  const { places, source } = placement;
  const known = new Set(
    places.flatMap((place) => {
      if (numberAt(place, placement) === 0) return [];
      const [from, to] = [source.indexAt(place.start), source.indexAt(place.end)];
      return Array.from({ length: to - from + 1 }, (_, index) => from + index);
    }),
  );
  return source.lines.flatMap((line, index) =>
    !known.has(index) && asksSomething(line.text) ? [textOf(line)] : [],
  );
}

/** The language of the questions that are not known, or of the text where hardly one is. */
function languageOf(
  unknown: readonly TextAt[],
  changed: number,
  { form, source }: Placement,
): string | undefined {
  if (unknown.length > form.length / 4) return foreignLanguageOf(unknown.map(({ text }) => text).join(' '));
  return changed > form.length / 2 ? foreignLanguageOf(source.text) : undefined;
}
