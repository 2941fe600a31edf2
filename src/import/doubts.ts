import type { FormQuestion } from '../questionnaire/form.ts';
import type { Questionnaire } from '../questionnaire/schema.ts';
import { asksSomething } from './align.ts';
import { joined, SIGNS_ALONE } from './body.ts';
import { hasTag } from './html.ts';
import type { BodyLine, Doubt, ImportedQuestion } from './imported.ts';
import { foldedLetters } from './letters.ts';
import type { Line } from './lines.ts';
import { pageText } from './page-numbers.ts';
import type { Placement } from './place.ts';
import { optionLine, type PrintedOptions } from './ticks.ts';

/** Lines in answers that may be the form's, or a page's. */
export function doubtsOfAnswers(
  questions: readonly ImportedQuestion[],
  free: ReadonlyMap<number, readonly BodyLine[]>,
  printed: readonly PrintedOptions[],
  { parts, places, lines: all, furniture }: Placement,
  { survey }: Questionnaire,
): Doubt[] {
  const doubts: Doubt[] = [];
  const repeated = repeatedLines(free);
  const suspects = new Set([...furniture.suspects].map((index) => all[index]?.number));
  const title = foldedLetters(survey.form.replace(/\(.*\)/, ''));
  const formLines = new Set(
    parts
      .flatMap((part) => (part.kind === 'question' ? (part.asked.note ?? []) : part.text))
      .map(titleLetters),
  );
  const byWords = new Map<string, number[]>();
  for (const { asked } of questions) {
    const letters = foldedLetters(asked.text);
    byWords.set(letters, [...(byWords.get(letters) ?? []), asked.number]);
  }
  const options = [...new Set(questions.flatMap(({ asked }) => asked.options ?? []))];
  const found = new Set(places.map(({ part }) => part));
  const numbered = places.filter(({ number }) => number !== undefined).length;
  const isNumbered = numbered > questions.length / 2;
  const isPartial = printed.some(({ options: some, asked }) => some.length < (asked.options?.length ?? 0));
  for (const [index, { asked, answer, selected, line: at }] of questions.entries()) {
    const lines = (free.get(asked.number) ?? []).filter(({ text }) => !SIGNS_ALONE.test(text));
    const [first] = lines;
    const last = lines.at(-1);
    const isRead = printed.some((one) => one.asked === asked);
    const doubt = ({ text, number }: BodyLine, why: string): void => {
      doubts.push({ line: number, text: text.trim(), why });
    };
    if (asked.options && !isRead && !isPartial && at !== undefined && printed.length > 0) {
      doubts.push({
        line: at,
        text: asked.text,
        why: `the options of question ${asked.number} do not stand below it`,
      });
    }
    if (!first || !last || answer === '') continue;
    if (asked.options) {
      const isOther = asked.options.includes('Other') && selected?.includes('Other');
      if (!isOther) doubt(first, `text stands below question ${asked.number}, which has options alone`);
      continue;
    }
    const next = questions[index + 1];
    for (const line of lines) {
      const why = asksSomething(line.text, isNumbered)
        ? 'the line looks like a question of another form'
        : whyDoubtful(line, lines.length === 1, asked, next?.asked, options, formLines, byWords);
      if (why !== undefined) doubt(line, why);
      else if (foldedLetters(line.text).includes(title)) {
        doubt(line, 'the line names the form itself and may be the head or foot of a page');
      } else if (suspects.has(line.number) || repeated.has(foldedLetters(line.text))) {
        doubt(line, 'the line is repeated in several answers and may be the head or foot of pages');
      }
    }
    const mark = (free.get(asked.number) ?? []).find(({ text }) => REQUIRED_MARK.test(text));
    if (mark) doubt(mark, 'the mark of a required question stands within the answer');
    if (Number(NUMBER_AT_END.exec(last.text)?.[1]) === next?.asked.number) {
      doubt(last, 'the answer ends with the number of the next question');
    }
    if (/^\s*#{1,6}\s/.test(last.text) && (lines.length > 1 || next?.asked.before.length)) {
      doubt(last, 'the line is a heading, right before the next question');
    }
    const letters = foldedLetters(joined(lines));
    const lost = parts.find(
      (part, place) =>
        part.kind === 'heading' &&
        !found.has(place) &&
        next?.asked.before.some(({ text }) => text === part.text),
    );
    if (
      lost?.kind === 'heading' &&
      (letters.endsWith(titleLetters(lost.text)) || looksLikeHeading(answer.split('\n').at(-1) ?? ''))
    ) {
      doubt(last, `the end of the answer may be the heading "${lost.text}"`);
    }
  }
  return doubts;
}

const titleLetters = (text: string): string => foldedLetters(text.replace(/^[A-Z]\.\s+/, ''));
/** Letters that a line has at least to be told as a piece of a question. */
const FEWEST_LETTERS = 12;

/** Why a line of an answer may belong to the form. */
function whyDoubtful(
  { text, isLeft }: BodyLine,
  isAlone: boolean,
  asked: FormQuestion,
  next: FormQuestion | undefined,
  options: readonly string[],
  formLines: ReadonlySet<string>,
  questions: ReadonlyMap<string, readonly number[]>,
): string | undefined {
  if (hasTag(text)) return 'a tag of HTML is left in the answer';
  if (isLeft) return 'the line stands in the column of the questions';
  const option = optionLine(text, options);
  if (option && (option.isMarked || !isAlone))
    return 'the line looks like an option, in an answer without any';
  if (PAGE_NUMBER.test(pageText(text))) {
    return 'the line may be the number of a page or of a question';
  }
  const letters = foldedLetters(text);
  if (formLines.has(letters) || formLines.has(titleLetters(text)))
    return 'the line has the words of the form';
  const [, number = '', words = ''] = /^(\d*)(.*)$/.exec(letters) ?? [];
  const named = questions.get(words);
  if (
    number === ''
      ? named && words.length >= FEWEST_LETTERS
      : named?.some((one) => one === Number(number) && one > asked.number)
  ) {
    return 'the line has the words of a question';
  }
  if (words.length < FEWEST_LETTERS) return undefined;
  const own = foldedLetters(`${asked.text}${asked.item ?? ''}`);
  const coming = foldedLetters(`${next?.text ?? ''}${next?.item ?? ''}`);
  const bare = letters.replace(new RegExp(`^${next?.number ?? 0}`), '');
  if (coming.startsWith(bare) || foldedLetters(next?.text ?? '').endsWith(bare) || own.endsWith(letters)) {
    return 'the line has words of the question above or below it';
  }
  return undefined;
}

const REQUIRED_MARK = /^\s*\\?\*\s*$/;
const NUMBER_AT_END = /\s(\d{1,4})[.)]\s*$/;
const PAGE_NUMBER = /^\W*(?:page\s+)?\d{1,3}(?:\s*(?:\/|of)\s*\d{1,4}|\s+page)?\W*$/i;

/** Lines that stand beside other text in several answers that are not the same. */
function repeatedLines(free: ReadonlyMap<number, readonly BodyLine[]>): ReadonlySet<string> {
  const bodies = new Map([...free.values()].map((lines) => [foldedLetters(joined(lines)), lines]));
  const counts = new Map<string, number>();
  for (const lines of bodies.values()) {
    const own = new Set(
      lines.filter(({ text }) => !/https?:|www\./i.test(text)).map(({ text }) => foldedLetters(text)),
    );
    for (const letters of own) counts.set(letters, (counts.get(letters) ?? 0) + 1);
  }
  const alone = new Set([...bodies.keys()]);
  return new Set(
    [...counts]
      .filter(([letters, count]) => count >= 3 && letters !== '' && (!alone.has(letters) || count >= 4))
      .map(([letters]) => letters),
  );
}

const looksLikeHeading = (text: string): boolean =>
  /^\s*(?:#{1,6}\s|\*\*.*\*\*\s*$|__.*__\s*$|(?:section\s+)?[A-H][.):]\s)/i.test(text);

/** What a wrong encoding leaves behind: two letters for one, of which the first is nearly always the same. */
const MISREAD = /Ã[\u0080-\u00BF©¨ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿¡¢£¤¥¦§]|â€|Â[\u00A0-\u00BF]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for.
const LOST = /[\uFFFD\u0001-\u0008\u000E-\u001F\u0080-\u0084\u0086-\u009F]/;

/** Lines with characters that were lost or misread before the text came here. */
export function brokenCharacters(lines: readonly Line[]): Doubt[] {
  return lines.flatMap(({ text, number }) => {
    const doubt = { line: number, text: text.trim() };
    if (LOST.test(text)) return [{ ...doubt, why: 'a character was lost before the text came here' }];
    // DokuWiki's way to write what it would take for markup.
    if (/%%[^\s%]{1,3}%%/.test(text))
      return [{ ...doubt, why: 'signs stand between %% and %%, as a wiki writes them' }];
    const isMisread = /[ÃâÂ]/.test(text) && MISREAD.test(text);
    return isMisread ? [{ ...doubt, why: 'letters look as if they were read in the wrong encoding' }] : [];
  });
}
