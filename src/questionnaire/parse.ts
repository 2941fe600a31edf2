import { SourceError } from './errors.ts';
import { findLinks, unescapeMarkdown } from './markdown.ts';
import type { Question, Questionnaire, Selection } from './schema.ts';

const REQUIRED_MARK = /\s*\\\*\s*$/;
const HEADING = /^#{1,6}\s+(?<text>.*?)\s*$/;
const NUMBERED = /^(?<number>\d{1,4})\.\s+(?<text>.*?)\s*$/;
const LIST_ITEM = /^[-*+]\s+(?<text>.*?)\s*$/;
const RULE = /^(?:-{3,}|\*{3,}|_{3,})\s*$/;
const MARKED = /^(?:\[(?<box>[ xX])\]|(?<sign>[☐☑☒]))\s*|\s*(?:\[(?<endBox>[ xX])\]|(?<endSign>[☐☑☒]))$/u;

interface Line {
  readonly text: string;
  /** 1-based. */
  readonly number: number;
}

type Asked = Questionnaire['questions'][number];

/** A question being read: what the questionnaire says of it and the lines collected so far. */
interface Draft {
  readonly asked: Asked;
  readonly sectionId: string;
  readonly heading: string | undefined;
  readonly line: number;
  readonly instruction: string | undefined;
  text: string;
  required: boolean;
  body: Line[];
}

const fold = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

/**
 * Reads a published response into its questions. The text is irregular and stays as it is; the
 * questionnaire tells apart what the form printed (questions, options, instructions) and what the
 * government wrote.
 * @param source The response as text, `\n` or `\r\n` between lines.
 * @param questionnaire What the response answers; its questions are numbered from 1 without a gap.
 * @param file Path for messages.
 * @returns All questions of the questionnaire, in order.
 * @throws {SourceError} A number missing or twice, an unknown section, or no question at all.
 */
export function parseResponse(source: string, questionnaire: Questionnaire, file: string): Question[] {
  const asked = new Map(questionnaire.questions.map((question) => [question.number, question]));
  const byText = new Map<string, number[]>();
  for (const { number, text } of questionnaire.questions) {
    byText.set(fold(text), [...(byText.get(fold(text)) ?? []), number]);
  }
  const sections = new Map(questionnaire.sections.map(({ id, heading }) => [fold(heading), id]));
  const instructions = new Set(questionnaire.instructions.map(fold));

  const questions: Question[] = [];
  const seenAt = new Map<number, number>();
  let sectionId = questionnaire.sections[0]?.id ?? '';
  let heading: string | undefined;
  let instruction: string | undefined;
  let draft: Draft | undefined;
  let beforeFirstQuestion = true;

  const finish = (): void => {
    if (draft) questions.push(readQuestion(draft));
    draft = undefined;
  };

  /** A numbered line opens a question when it is the next in turn or carries a question's very words. */
  const opensQuestion = (text: string): { asked: Asked; text: string } | undefined => {
    const groups = NUMBERED.exec(text)?.groups;
    if (!groups) return undefined;
    const number = Number(groups['number']);
    const words = groups['text'] ?? '';
    const next = asked.get(seenAt.size + 1);
    if (next?.number === number) return { asked: next, text: words };
    const same = byText.get(fold(words.replace(REQUIRED_MARK, '')));
    const known = same && asked.get(same.includes(number) ? number : (same[0] ?? number));
    if (!known) return undefined;
    return { asked: { ...known, number }, text: words };
  };

  for (const { text, number: line } of splitLines(source)) {
    const title = HEADING.exec(text)?.groups?.['text'];
    const opened = opensQuestion(title ?? text);
    if (opened) {
      finish();
      const expected = seenAt.size + 1;
      if (opened.asked.number !== expected) {
        const earlier = seenAt.get(opened.asked.number);
        throw new SourceError({
          file,
          line,
          expected: expected > asked.size ? `no question after ${asked.size}` : `question ${expected}`,
          found: `question ${opened.asked.number}${earlier ? ` again (first on line ${earlier})` : ''}`,
        });
      }
      seenAt.set(expected, line);
      beforeFirstQuestion = false;
      draft = {
        asked: opened.asked,
        sectionId,
        heading,
        line,
        instruction,
        text: opened.text.replace(REQUIRED_MARK, ''),
        required: REQUIRED_MARK.test(opened.text),
        body: [],
      };
    } else if (title !== undefined) {
      finish();
      if (fold(title) === fold(questionnaire.closing)) break;
      instruction = undefined;
      const known = sections.get(fold(title));
      if (known !== undefined) {
        sectionId = known;
        heading = undefined;
      } else if (/^[A-Z]\.\s/.test(title)) {
        throw new SourceError({
          file,
          line,
          expected: `a section of the questionnaire (${questionnaire.sections.map((one) => one.heading).join('; ')})`,
          found: `"${title}"`,
        });
      } else {
        heading = title;
      }
    } else if (instructions.has(fold(text))) {
      instruction = text.trim();
    } else if (draft) {
      if (!RULE.test(text)) draft.body.push({ text, number: line });
    } else if (!beforeFirstQuestion && text.trim() !== '' && !RULE.test(text)) {
      instruction = [instruction, text.trim()].filter(Boolean).join(' ');
    }
  }
  finish();

  if (questions.length < asked.size) {
    throw new SourceError({
      file,
      line: splitLines(source).length,
      expected: `question ${questions.length + 1} of ${asked.size}`,
      found: questions.length === 0 ? 'no question in the whole file' : 'the end of the response',
    });
  }
  return questions;
}

function splitLines(source: string): Line[] {
  return source.split(/\r?\n/).map((text, index) => ({ text, number: index + 1 }));
}

function readQuestion(draft: Draft): Question {
  const body = [...draft.body];
  const dropBlank = (): void => {
    while (body[0]?.text.trim() === '') body.shift();
  };

  let { text, required } = draft;
  let lastLine = draft.line;
  dropBlank();
  const item = LIST_ITEM.exec(body[0]?.text ?? '')?.groups?.['text'];
  if (draft.asked.item !== undefined && item !== undefined) {
    text = `${text} ${item.replace(REQUIRED_MARK, '')}`;
    required ||= REQUIRED_MARK.test(item);
    lastLine = body.shift()?.number ?? lastLine;
  }

  const notes: string[] = [];
  for (dropBlank(); body[0] && /^[*_]?note\s*:/i.test(body[0].text); dropBlank()) {
    notes.push(body[0].text.trim().replace(/^([*_])(.*)\1$/, '$2'));
    lastLine = body.shift()?.number ?? lastLine;
  }

  const printed: { option: string; marked: boolean }[] = [];
  if (draft.asked.options) {
    for (dropBlank(); body[0]; dropBlank()) {
      const found = readOption(body[0].text, draft.asked.options);
      if (!found) break;
      printed.push(found);
      lastLine = body.shift()?.number ?? lastLine;
    }
  }

  while (body.length > 0 && body.at(-1)?.text.trim() === '') body.pop();
  const answer = unescapeMarkdown(body.map((line) => line.text).join('\n')).trim();
  const note = [draft.instruction, ...notes].filter(Boolean).join(' ');
  return {
    number: draft.asked.number,
    sectionId: draft.sectionId,
    heading: draft.heading,
    text: unescapeMarkdown(text),
    note: note === '' ? undefined : unescapeMarkdown(note),
    required,
    selection: readSelection(printed),
    answer,
    links: findLinks(answer),
    lines: { from: draft.line, to: body.at(-1)?.number ?? lastLine },
  };
}

/** An option line, bare or as a list item, with or without a mark before or behind it. */
function readOption(
  text: string,
  options: readonly string[],
): { option: string; marked: boolean } | undefined {
  const bare = (LIST_ITEM.exec(text)?.groups?.['text'] ?? text).trim();
  const mark = MARKED.exec(bare)?.groups;
  const words = fold(bare.replace(MARKED, ''));
  const option = options.find((one) => fold(one) === words);
  if (option === undefined) return undefined;
  const sign = mark?.['box'] ?? mark?.['sign'] ?? mark?.['endBox'] ?? mark?.['endSign'] ?? '';
  return { option, marked: /[xX☑☒]/u.test(sign) };
}

function readSelection(printed: readonly { option: string; marked: boolean }[]): Selection {
  if (printed.length === 0) return { kind: 'no_options' };
  const options = printed.map(({ option }) => option);
  const selected = printed.filter(({ marked }) => marked).map(({ option }) => option);
  return selected.length === 0 ? { kind: 'not_recorded', options } : { kind: 'recorded', options, selected };
}
