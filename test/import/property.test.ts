import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRendering } from '../../src/import/read.ts';
import { writeCanonical } from '../../src/import/write.ts';
import { formOf } from '../../src/questionnaire/form.ts';
import { parseResponse } from '../../src/questionnaire/parse.ts';
import type { Questionnaire } from '../../src/questionnaire/schema.ts';
import { DATA, loadQuestionnaire } from '../../src/questionnaire/survey.ts';
import { type Rendering, RULES, render, type Truth } from './render.ts';
import { folded } from './truth.ts';

/** The first questions of the form, of every kind, has one of everything, and leaves time for many cases. */
const LAST = 19;
const whole = loadQuestionnaire('msq-2022', DATA);
const questionnaire: Questionnaire = {
  ...whole,
  questions: whole.questions.slice(0, LAST),
  between: whole.between.filter(({ before }) => before <= LAST),
};
const CASES = 2_000;
/** The same cases in every run, so that a failure comes from a change. Try others when you change the import. */
const SEED = 2_022;

const words = fc
  .array(
    fc.constantFrom(
      'Ministry',
      'of',
      'ICT',
      'the',
      'law',
      'Act,',
      '2019',
      'digital',
      'e-government',
      'portal',
      'Yes',
      'No',
      'Title',
      'Education',
      'Health',
      '(draft)',
      '5G',
      'électronique',
      '数字政府',
      'закон',
      'البيانات',
      '😀',
      '"quoted"',
      "people's",
      'https://example.go.ke/a_b?c=d&e=(f)',
      'www.example.org',
      '10%',
      'C:',
      '#1',
      '*',
      '_x_',
      '—',
      '[1]',
      'info@ict.go.ke',
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((all) => all.join(' '));
/** Lines that look like something else than an answer. */
const strange = fc.constantFrom(
  '1. First',
  '2) Second',
  '14. Fourteenth',
  '39. If yes, please provide link and detail.',
  '15. Name',
  '# Act',
  '## C. Legal Framework',
  '**Contact information**',
  'Contact information',
  '---',
  '===',
  '* * *',
  '| a | b |',
  '|---|---|',
  '- item',
  '• item',
  '> quoted',
  '[x] Yes',
  '☐ No',
  'Yes',
  'No',
  '● Other',
  '(x)',
  'Is there a law? *',
  '50. Is there a law?',
  'THANK YOU',
  'Note: see above',
  '3/15',
  'Page 4',
  '12',
  '7.',
  'Answer: yes',
  '**bold**',
  '`code`',
  '-',
  'N/A',
  'Required',
  'Title *',
  'If yes, please provide link and detail.',
  '\tindented',
  'co-',
  'operation',
  'https://example.go.ke/',
  'path/to',
);
const answer = fc.oneof(
  { weight: 4, arbitrary: fc.constant('') },
  { weight: 8, arbitrary: words },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.oneof({ weight: 3, arbitrary: words }, { weight: 2, arbitrary: strange }), {
        minLength: 1,
        maxLength: 5,
      })
      .map((lines) => lines.join('\n').trim()),
  },
);
/** An answer for each question, of which few are strange, so that many texts are read and not refused. */
const truths = fc
  .record({
    country: fc.constantFrom('Kenya', 'Republic of Kenya', "Côte d'Ivoire", 'South Sudan', 'Türkiye'),
    answers: fc.array(fc.oneof({ weight: 5, arbitrary: words }, { weight: 1, arbitrary: answer }), {
      minLength: LAST,
      maxLength: LAST,
    }),
    ticks: fc.array(fc.nat(), { minLength: LAST, maxLength: LAST }),
  })
  .map(({ country, answers, ticks }): Truth => {
    const selected = new Map<number, string[]>();
    for (const { number, options } of questionnaire.questions) {
      const place = (ticks[number - 1] ?? 0) % ((options?.length ?? 0) * 4);
      const option = options?.[place % options.length];
      // One in four questions has nothing ticked.
      if (options && option !== undefined) selected.set(number, place < options.length * 3 ? [option] : []);
    }
    const given = questionnaire.questions.map(({ number, options }): [number, string] => [
      number,
      number === 1 ? country : options ? '' : (answers[number - 1] ?? ''),
    ]);
    return { answers: new Map(given), selected };
  });
const renderings: fc.Arbitrary<Rendering> = fc.record({
  numbers: fc.constantFrom(...RULES.numbers),
  required: fc.constantFrom(...RULES.required),
  headings: fc.constantFrom(...RULES.headings),
  ticks: fc.constantFrom(...RULES.ticks),
  options: fc.constantFrom(...RULES.options),
  answers: fc.constantFrom(...RULES.answers),
  wrap: fc.constantFrom(...RULES.wrap),
  pages: fc.constantFrom(...RULES.pages),
  characters: fc.constantFrom(...RULES.characters),
  lines: fc.constantFrom(...RULES.lines),
  around: fc.constantFrom(...RULES.around),
});

/** Signs alone say nothing; at the ends of an answer they may be the rendering's. */
const withoutSigns = (text: string): string =>
  text.replace(/^(?:[^\p{L}\p{N}\s]+(?:\s+|$))+|(?:(?:\s+|^)[^\p{L}\p{N}\s]+)+$/gu, '');

/** What was read wrong, where the text was read without a doubt. */
function mistakes(truth: Truth, how: Rendering): string[] | 'refused' {
  const result = readRendering(render(truth, questionnaire, how), questionnaire);
  if ('faults' in result || result.doubts.length > 0) return 'refused';
  const plain = (text: string): string => withoutSigns(folded(text)).normalize('NFC').replaceAll('’', "'");
  return result.questions.flatMap(({ asked, answer: read, selected }) => {
    const own = truth.answers.get(asked.number) ?? '';
    const ticked = truth.selected.get(asked.number) ?? [];
    const wrong = plain(read) === plain(own) ? [] : [`${asked.number}: ${read} instead of ${own}`];
    const isRecorded = how.ticks !== 'unmarked' && ticked.length > 0;
    const right = isRecorded ? JSON.stringify(ticked) === JSON.stringify(selected) : selected === undefined;
    return right ? wrong : [...wrong, `${asked.number}: ${selected} ticked instead of ${ticked}`];
  });
}

describe('any mixture of renderings of any response', () => {
  it(`is read exactly or refused, never read wrong (${CASES} cases)`, () => {
    let read = 0;
    fc.assert(
      fc.property(truths, renderings, (truth, how) => {
        const found = mistakes(truth, how);
        if (found === 'refused') return;
        read += 1;
        expect(found).toEqual([]);
      }),
      { numRuns: CASES, seed: SEED },
    );
    expect(read).toBeGreaterThan(CASES / 10);
  });
});

describe('the canonical form', () => {
  it('gives any answers back as they were', () => {
    const text = fc.array(fc.oneof(words, strange, fc.string(), fc.constantFrom('\\', '\\*', '\\\\.', '')), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.array(text, { minLength: LAST, maxLength: LAST }), (all) => {
        const { form, given } = canonical(
          all.map((lines) =>
            lines
              .join('\n')
              .replace(/[\r\n]+/g, '\n')
              .trim(),
          ),
        );
        const read = parseResponse(writeCanonical(form, questionnaire, 'msq-2022'), questionnaire, 'file');
        expect(read.map(({ answer: one }) => one)).toEqual(given);
      }),
      { numRuns: 300 },
    );
  });
});

/** The excerpt of the form with answers and nothing ticked. */
function canonical(given: readonly string[]) {
  const form = formOf(questionnaire).map((asked, index) => ({
    asked,
    line: undefined,
    required: index % 2 === 0,
    selected: undefined,
    answer: given[index] ?? '',
  }));
  return { form, given };
}
