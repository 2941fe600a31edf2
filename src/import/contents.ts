import type { FormPart } from './align.ts';
import { foldedLetters } from './letters.ts';
import type { Line } from './lines.ts';

/** Lines in a row that are nothing but the form's own, for them to be a table of contents. */
const FEWEST = 5;

/**
 * Finds a table of contents: lines in a row that name parts of the form, questions with options among them, and
 * have none of the answers between; each part stands once more elsewhere.
 * @returns The indices of its lines.
 */
export function findContents(lines: readonly Line[], parts: readonly FormPart[]): ReadonlySet<number> {
  const byLetters = new Map<string, FormPart>();
  for (const part of parts) {
    const text = part.kind === 'question' ? part.asked.text : part.text.replace(/^[A-Z]\.\s+/, '');
    byLetters.set(foldedLetters(text), part);
  }
  const partOf = (text: string): FormPart | undefined => {
    const own = text
      .replace(/[\s.…·_-]*\d{1,4}\s*$/, '')
      .replace(/^[^\p{L}\p{N}]*(?:(?:section|part)\s+)?(?:\d{1,4}|[a-z])[.):\s-]+/iu, '');
    return byLetters.get(foldedLetters(text)) ?? byLetters.get(foldedLetters(own));
  };
  const printed = lines.flatMap(({ text }, index) =>
    text.trim() === '' ? [] : [{ index, part: partOf(text) }],
  );
  const contents = new Set<number>();
  for (let from = 0; from < printed.length; ) {
    let to = from;
    while (printed[to]?.part) to++;
    const run = printed.slice(from, to);
    const outside = new Set(
      [...printed.slice(0, from), ...printed.slice(to)].flatMap(({ part }) => part ?? []),
    );
    const choices = run.filter(({ part }) => part?.kind === 'question' && part.asked.options).length;
    const stands = run.filter(({ part }) => part && outside.has(part)).length;
    if (run.length >= FEWEST && choices >= 3 && stands >= run.length * 0.8) {
      for (const { index } of run) contents.add(index);
    }
    from = to + 1;
  }
  return contents;
}
