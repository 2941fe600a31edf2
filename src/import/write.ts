import type { FormQuestion } from '../questionnaire/form.ts';
import { surveyLine } from '../questionnaire/load.ts';
import type { Questionnaire } from '../questionnaire/schema.ts';
import type { ImportedQuestion } from './imported.ts';

/**
 * Writes a response in the canonical form, which `loadResponse` reads from any folder.
 * @param survey The name of the survey's folder.
 */
export function writeCanonical(
  questions: readonly ImportedQuestion[],
  { closing }: Questionnaire,
  survey: string,
): string {
  const form = questions.map(({ asked }) => asked);
  const blocks = questions.flatMap(({ asked, required, selected, answer }, index) => {
    const next = form[index + 1];
    return [
      `${asked.number}. ${asked.text}${required ? ' \\*' : ''}`,
      ...(asked.item === undefined ? [] : [`- ${asked.item}`]),
      ...(asked.note === undefined ? [] : [`*${asked.note}*`]),
      ...(asked.options ?? []).map((option) =>
        selected === undefined ? option : `[${selected.includes(option) ? 'x' : ' '}] ${option}`,
      ),
      ...(answer === '' ? [] : [escapeAnswer(answer, form)]),
      ...(next?.before ?? []).map(({ kind, text }) => (kind === 'heading' ? `## ${text}` : text)),
    ];
  });
  return `${[surveyLine(survey), ...blocks, `## ${closing}`].join('\n\n')}\n`;
}

/** An answer that the loader reads as it was: what it would take for an escape or for the form has a backslash. */
function escapeAnswer(answer: string, form: readonly FormQuestion[]): string {
  const questions = new Set(form.map(({ number, text }) => fold(`${number}. ${text}`)));
  const lines = answer.replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\').split('\n');
  const lastPrinted = lines.findLastIndex((line) => line.trim() !== '' && !RULE.test(line));
  return lines
    .map((line, index) => {
      const words = line.replace(/^#{1,6}\s+/, '').replace(/\s*\\+\*\s*$/, '');
      if (questions.has(fold(words))) return line.replace(/(\d)\./, '$1\\.');
      return RULE.test(line) && index > lastPrinted ? line.replace('-', '\\-') : line;
    })
    .join('\n');
}

const RULE = /^-{3,}\s*$/;
const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();
