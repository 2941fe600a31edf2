import type { FormQuestion } from '../questionnaire/form.ts';
import { followsAt, type Place } from './align.ts';
import type { Source } from './lines.ts';
import { compareWording, wordsOf } from './wording.ts';

/** A question placed by words that are not quite its own. */
export interface Reworded {
  readonly place: Place;
  /** How many of its words are others; 0 where only spelling and small words differ. */
  readonly foreign: number;
  readonly printed: string;
}

/** Words beyond the question's own that are compared, for those that were added. */
const MORE = 6;

/**
 * Finds a question that the text has in other words, on a line of its own between two places.
 * @param part The question's index among the form's parts.
 */
export function findByWording(
  asked: FormQuestion,
  part: number,
  source: Source,
  from: number,
  to: number,
): Reworded | undefined {
  const own = wordsOf([asked.text, asked.item ?? ''].join(' ')).map(({ text }) => text);
  const found: Reworded[] = [];
  for (
    let line = source.indexAt(from) + 1;
    source.rangeOf(line).start < to && line < source.lines.length;
    line++
  ) {
    const { start } = source.rangeOf(line);
    const [first, ...more] = wordsOf(source.text.slice(start, to), own.length + MORE);
    if (!first) break;
    const number = /^\d{1,4}$/.test(first.text) ? Number(first.text) : undefined;
    if (number !== undefined && number !== asked.number) continue;
    const printed = number === undefined ? [first, ...more] : more;
    const { foreign, length } = compareWording(
      own,
      printed.map(({ text }) => text),
    );
    const last = printed[length - 1];
    const most = number === undefined ? 0 : Math.max(1, Math.floor(own.length / 4));
    if (!last || foreign > most) continue;
    const end = start + last.end;
    const follows = followsAt(end, source);
    if (follows === 'text') continue;
    found.push({
      place: { part, start, wordsStart: start, end, number, follows, isItemAlone: false, score: 0 },
      foreign,
      printed: source.text.slice(start, end).replace(/\s+/g, ' ').trim(),
    });
  }
  return found.sort((a, b) => a.foreign - b.foreign)[0];
}
