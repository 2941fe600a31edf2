import type { FormPart } from './align.ts';
import { foldedLetters } from './letters.ts';
import type { Line } from './lines.ts';

/** Lines in a row that are nothing but the form's own, for them to be a table of contents. */
const FEWEST = 5;
/** Questions with options in a row without any of them. */
const FEWEST_CHOICES = 3;
const LEADERS_AND_PAGE = /(?<![\s.…·_-])[\s.…·_-]*\d{1,4}\s*$/;
const NUMBER_OR_LETTER = /^[^\p{L}\p{N}]*(?:(?:section|part)\s+)?(?:\d{1,4}|[a-z])[.):\s-]+/iu;

/**
 * Finds a table of contents: lines in a row that name parts of the form, questions with options among them, and
 * have neither options nor answers between; their words stand elsewhere once more.
 * @returns The indices of its lines.
 */
export function findContents(lines: readonly Line[], parts: readonly FormPart[]): ReadonlySet<number> {
  const byLetters = new Map<string, FormPart[]>();
  for (const part of parts) {
    const letters = lettersOfPart(part);
    byLetters.set(letters, [...(byLetters.get(letters) ?? []), part]);
  }
  const partsOf = (text: string): readonly FormPart[] =>
    byLetters.get(foldedLetters(text)) ??
    byLetters.get(foldedLetters(text.replace(LEADERS_AND_PAGE, '').replace(NUMBER_OR_LETTER, ''))) ??
    [];
  const all = foldedLetters(lines.map(({ text }) => text).join('\n'));
  const standsTwice = (part: FormPart): boolean => {
    const letters = lettersOfPart(part);
    return all.indexOf(letters) !== all.lastIndexOf(letters);
  };

  const printed = lines.flatMap(({ text }, index) =>
    text.trim() === '' ? [] : [{ index, named: partsOf(text) }],
  );
  const contents = new Set<number>();
  for (let from = 0; from < printed.length; ) {
    const seen = new Set<FormPart>();
    let to = from;
    // Where a part comes for the second time, the form itself begins.
    for (; to < printed.length; to++) {
      const [part, ...others] = printed[to]?.named ?? [];
      if (!part || (others.length === 0 && seen.has(part))) break;
      seen.add(part);
    }
    const run = printed.slice(from, to);
    from = Math.max(to, from + 1);
    const choices = run.filter(({ named: [part] }) => part?.kind === 'question' && part.asked.options);
    if (run.length < FEWEST || choices.length < FEWEST_CHOICES) continue;
    const twice = run.filter(({ named: [part] }) => part && standsTwice(part));
    if (twice.length >= run.length * 0.8) for (const { index } of run) contents.add(index);
  }
  return contents;
}

const lettersOfPart = (part: FormPart): string =>
  foldedLetters(part.kind === 'question' ? part.asked.text : part.text.replace(/^[A-Z]\.\s+/, ''));
