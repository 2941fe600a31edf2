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
  placement: Placement,
  questionnaire: Questionnaire,
): Doubt[] {
  const form = formOf(questions, placement, questionnaire);
  const pages = pageLines(free, placement);
  const isPartial = printed.some(({ options, asked }) => options.length < (asked.options?.length ?? 0));
  return questions.flatMap((question, index) => {
    const { asked, answer, line } = question;
    const all = free.get(asked.number) ?? [];
    const lines = all.filter(({ text }) => !SIGNS_ALONE.test(text));
    const next = questions[index + 1]?.asked;
    if (asked.options) {
      const isRead = isPartial || printed.length === 0 || printed.some((one) => one.asked === asked);
      return [
        ...(isRead || line === undefined
          ? []
          : [
              {
                line,
                text: asked.text,
                why: `the options of question ${asked.number} do not stand below it`,
              },
            ]),
        ...doubtsBelowOptions(question, lines),
      ];
    }
    if (answer === '' || lines.length === 0) return [];
    const mark = all.find(({ text }) => REQUIRED_MARK.test(text));
    return [
      ...lines.flatMap((line) => {
        const why = whyOfForm(line, lines.length === 1, asked, next, form) ?? whyOfPage(line, form, pages);
        return why === undefined ? [] : [doubtOf(line, why)];
      }),
      ...(mark ? [doubtOf(mark, 'the mark of a required question stands within the answer')] : []),
      ...doubtsAtEnd(lines, answer, next, form),
    ];
  });
}

const doubtOf = ({ text, number }: BodyLine, why: string): Doubt => ({
  line: number,
  text: text.trim(),
  why,
});

/** What of a form may stand within answers; words are compared by their folded letters. */
interface Form {
  readonly title: string;
  /** Lines of notes, headings and other texts. */
  readonly lines: ReadonlySet<string>;
  /** Numbers of questions by their words. */
  readonly questions: ReadonlyMap<string, readonly number[]>;
  readonly options: readonly string[];
  /** Titles of sections that were not found where they belong. */
  readonly lostHeadings: readonly string[];
  /** Whether most questions have their numbers. */
  readonly isNumbered: boolean;
}

function formOf(
  questions: readonly ImportedQuestion[],
  { parts, places }: Placement,
  { survey }: Questionnaire,
): Form {
  const numbersOf = new Map<string, number[]>();
  for (const { asked } of questions) {
    const letters = foldedLetters(asked.text);
    numbersOf.set(letters, [...(numbersOf.get(letters) ?? []), asked.number]);
  }
  const found = new Set(places.map(({ part }) => part));
  return {
    title: foldedLetters(survey.form.replace(/\(.*\)/, '')),
    lines: new Set(
      parts
        .flatMap((part) => (part.kind === 'question' ? (part.asked.note ?? []) : part.text))
        .map(titleLetters),
    ),
    questions: numbersOf,
    options: [...new Set(questions.flatMap(({ asked }) => asked.options ?? []))],
    lostHeadings: parts.flatMap((part, place) =>
      part.kind === 'heading' && !found.has(place) ? [part.text] : [],
    ),
    isNumbered: places.filter(({ number }) => number !== undefined).length > questions.length / 2,
  };
}

const titleLetters = (text: string): string => foldedLetters(text.replace(/^[A-Z]\.\s+/, ''));

/** Lines that may be the head or foot of pages, by number or by their folded letters. */
interface PageLines {
  readonly numbers: ReadonlySet<number | undefined>;
  readonly letters: ReadonlySet<string>;
}

const pageLines = (
  free: ReadonlyMap<number, readonly BodyLine[]>,
  { lines, furniture }: Placement,
): PageLines => ({
  numbers: new Set([...furniture.suspects].map((index) => lines[index]?.number)),
  letters: repeatedLines(free),
});

/** Text below a question that has options alone. */
function doubtsBelowOptions(
  { asked, answer, selected }: ImportedQuestion,
  [first]: readonly BodyLine[],
): Doubt[] {
  const isOther = asked.options?.includes('Other') && selected?.includes('Other');
  if (!first || answer === '' || isOther) return [];
  return [doubtOf(first, `text stands below question ${asked.number}, which has options alone`)];
}

/** Why a line of an answer may be the head or foot of a page. */
function whyOfPage({ text, number }: BodyLine, { title }: Form, pages: PageLines): string | undefined {
  const letters = foldedLetters(text);
  if (letters.includes(title)) return 'the line names the form itself and may be the head or foot of a page';
  return pages.numbers.has(number) || pages.letters.has(letters)
    ? 'the line is repeated in several answers and may be the head or foot of pages'
    : undefined;
}

/** What may follow an answer and not belong to it: the next question's number, or a heading. */
function doubtsAtEnd(
  lines: readonly BodyLine[],
  answer: string,
  next: FormQuestion | undefined,
  { lostHeadings }: Form,
): Doubt[] {
  const last = lines.at(-1);
  if (!last) return [];
  const doubts: Doubt[] = [];
  if (Number(NUMBER_AT_END.exec(last.text)?.[1]) === next?.number) {
    doubts.push(doubtOf(last, 'the answer ends with the number of the next question'));
  }
  if (/^\s*#{1,6}\s/.test(last.text) && (lines.length > 1 || next?.before.length)) {
    doubts.push(doubtOf(last, 'the line is a heading, right before the next question'));
  }
  const letters = foldedLetters(joined(lines));
  const lost = lostHeadings.find((heading) => next?.before.some(({ text }) => text === heading));
  if (
    lost !== undefined &&
    (letters.endsWith(titleLetters(lost)) || looksLikeHeading(answer.split('\n').at(-1) ?? ''))
  ) {
    doubts.push(doubtOf(last, `the end of the answer may be the heading "${lost}"`));
  }
  return doubts;
}

/** Letters that a line has at least to be told as a piece of a question. */
const FEWEST_LETTERS = 12;

/** Why a line of an answer may belong to the form. */
function whyOfForm(
  { text, isLeft }: BodyLine,
  isAlone: boolean,
  asked: FormQuestion,
  next: FormQuestion | undefined,
  form: Form,
): string | undefined {
  if (asksSomething(text, form.isNumbered)) return 'the line looks like a question of another form';
  if (hasTag(text)) return 'a tag of HTML is left in the answer';
  if (isLeft) return 'the line stands in the column of the questions';
  const option = optionLine(text, form.options);
  if (option && (option.isMarked || !isAlone)) {
    return 'the line looks like an option, in an answer without any';
  }
  if (PAGE_NUMBER.test(pageText(text))) return 'the line may be the number of a page or of a question';
  const letters = foldedLetters(text);
  if (form.lines.has(letters) || form.lines.has(titleLetters(text))) {
    return 'the line has the words of the form';
  }
  const [, number = '', words = ''] = /^(\d*)(.*)$/.exec(letters) ?? [];
  const named = form.questions.get(words);
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
