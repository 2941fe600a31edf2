import type { Questionnaire } from './schema.ts';

/** A heading or instruction that the form prints before a question. */
export interface FormLine {
  readonly kind: 'heading' | 'instruction';
  readonly text: string;
}

/** A question with its place in the form. */
export type FormQuestion = Questionnaire['questions'][number] & {
  readonly sectionId: string;
  /** The sub-heading it stands under. */
  readonly heading: string | undefined;
  /** The instruction that applies to it: the last one under its heading. */
  readonly instruction: string | undefined;
  /** What is printed between the question before and this one. */
  readonly before: readonly FormLine[];
};

/** The questions of a questionnaire as its form prints them. */
export function formOf({ questions, sections, between }: Questionnaire): FormQuestion[] {
  let sectionId = sections[0]?.id ?? '';
  let heading: string | undefined;
  let instruction: string | undefined;
  return questions.map((question) => {
    const before = between
      .filter((line) => line.before === question.number)
      .map(
        (line): FormLine =>
          'heading' in line
            ? { kind: 'heading', text: line.heading }
            : { kind: 'instruction', text: line.instruction },
      );
    for (const { kind, text } of before) {
      if (kind === 'instruction') {
        instruction = text;
        continue;
      }
      const section = sections.find((one) => one.heading === text);
      sectionId = section?.id ?? sectionId;
      heading = section ? undefined : text;
      instruction = undefined;
    }
    return { ...question, sectionId, heading, instruction, before };
  });
}
