import { type FormQuestion, formOf } from '../questionnaire/form.ts';
import type { Questionnaire } from '../questionnaire/schema.ts';
import { type Alignment, align, type FormPart, type Place, partsOf } from './align.ts';
import { unfoldColumns } from './columns.ts';
import { findContents } from './contents.ts';
import { type Furniture, findFurniture } from './furniture.ts';
import type { TextAt } from './imported.ts';
import { joinLines, type Line, type Source, splitLines } from './lines.ts';
import { findByWording, type Reworded } from './missing.ts';

/** The form found in a text: where each of its parts stands. */
export interface Placement {
  readonly form: readonly FormQuestion[];
  readonly parts: readonly FormPart[];
  /** All lines of the text. */
  readonly lines: readonly Line[];
  readonly furniture: Furniture;
  /** Indices of the lines of a table of contents. */
  readonly contents: ReadonlySet<number>;
  /** The text without those, and with columns read row by row. */
  readonly source: Source;
  readonly isFolded: boolean;
  readonly places: readonly Place[];
  /** Those of the places that have other words than the questionnaire. */
  readonly reworded: readonly Reworded[];
  readonly rivals: Alignment['rivals'];
}

/** Finds the questionnaire's form in a text. */
export function placeForm(text: string, questionnaire: Questionnaire): Placement {
  const form = formOf(questionnaire);
  const parts = partsOf(form, questionnaire.closing);
  const lines = splitLines(text);
  const furniture = findFurniture(lines, form, questionnaire);
  const contents = findContents(lines, parts);
  const whole = joinLines(lines, new Set([...furniture.lines, ...contents]));
  const straight = placeParts(whole, parts);
  const given = { form, parts, lines, furniture, contents };
  if (straight.missing > 0) {
    // Columns are looked for only where questions are missing: text in one column can have gaps too.
    const source = joinLines(unfoldColumns(whole.lines, parts), new Set());
    const unfolded = placeParts(source, parts);
    if (unfolded.missing < straight.missing) return { ...given, ...unfolded, source, isFolded: true };
  }
  return { ...given, ...straight, source: whole, isFolded: false };
}

/** The number of the question that stands at a place; 0 for another part of the form. */
export function numberAt({ part }: Place, { parts }: Pick<Placement, 'parts'>): number {
  const one = parts[part];
  return one?.kind === 'question' ? one.asked.number : 0;
}

/** A line as a report quotes it; line 1 for none. */
export const textOf = (line: Line | undefined): TextAt => ({
  line: line?.number ?? 1,
  text: line?.text.trim() ?? '',
});

/** The line at which a place begins, as a report quotes it. */
export const lineOf = (place: Place, { source }: Placement): TextAt =>
  textOf(source.lineAt(place.wordsStart));

/** Places the parts by their words, and then the questions that have others, each between its neighbours. */
function placeParts(source: Source, parts: readonly FormPart[]) {
  const { places: exact, rivals } = align(source, parts);
  const places = [...exact];
  const reworded: Reworded[] = [];
  const questions = parts.filter(({ kind }) => kind === 'question').length;
  const count = (): number => places.filter((place) => numberAt(place, { parts }) > 0).length;
  // A text without most of the questions is no rendering of the form; nothing is looked for in it.
  const isForm = count() >= questions / 2;
  parts.forEach((part, index) => {
    if (!isForm || part.kind !== 'question' || places.some((place) => place.part === index)) return;
    const before = places.findLast((place) => place.part < index);
    const after = places.find((place) => place.part > index);
    const end = after?.start ?? source.text.length;
    const found = findByWording(part.asked, index, source, before?.end ?? 0, end);
    if (!found) return;
    places.splice(before ? places.indexOf(before) + 1 : 0, 0, found.place);
    reworded.push(found);
  });
  const others = reworded.filter(({ foreign }) => foreign > 0).length;
  return { places, reworded, rivals, missing: questions - count() + others };
}
