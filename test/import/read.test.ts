import { describe, expect, it } from 'vitest';
import { readRendering } from '../../src/import/read.ts';
import { type FormQuestion, formOf } from '../../src/questionnaire/form.ts';
import { DATA, loadQuestionnaire } from '../../src/questionnaire/survey.ts';
import { fill, PLAIN, type Rendering, RULES, render } from './render.ts';
import { folded, readTruth } from './truth.ts';

const questionnaire = loadQuestionnaire('msq-2022', DATA);
const truth = readTruth();
const clean = render(truth, questionnaire, PLAIN);

function read(text: string) {
  const result = readRendering(text, questionnaire);
  if ('faults' in result) throw new Error(`refused: ${result.faults[0].why}`);
  return result;
}
/** What is in doubt, as "line: why". */
const doubts = (text: string): string[] => {
  const result = readRendering(text, questionnaire);
  return ('faults' in result ? result.faults : result.doubts).map(({ why }) => why);
};
const answerOf = (text: string, number: number): string => read(text).questions[number - 1]?.answer ?? '';

/** The clean rendering with other lines below question 40, where "Yes" is ticked. */
const options = (lines: string): string =>
  clean.replace(/(\n40\. [^\n]*\n\n)\[x\] Yes\n\n\[ \] No/, (_, asked: string) => asked + lines);
/** All options of the rendering in another form. */
const allOptions = (form: (isTicked: boolean, option: string) => string): string =>
  clean.replace(/^\[([ x])\] (.*)$/gm, (_, tick: string, option: string) => form(tick === 'x', option));

describe('each rule of rendering by itself', () => {
  const each = Object.entries(RULES).flatMap(([rule, values]) =>
    values.map((value) => [rule, value] as const),
  );

  it.each(each)('%s: %s is read right', (rule, value) => {
    const how: Rendering = { ...PLAIN, [rule]: value };
    const { questions, doubts: all } = read(render(truth, questionnaire, how));
    expect(all).toEqual([]);
    for (const { asked, answer, selected } of questions) {
      const own = truth.answers.get(asked.number) ?? '';
      expect([asked.number, folded(answer).normalize('NFC')]).toEqual([asked.number, own]);
      const ticked = value === 'unmarked' ? undefined : truth.selected.get(asked.number);
      expect([asked.number, selected]).toEqual([asked.number, ticked]);
    }
  });
});

describe('ticks', () => {
  it.each<[string, (isTicked: boolean, option: string) => string]>([
    ['✔️ Yes', (isTicked, option) => `${isTicked ? '✔️ ' : ''}${option}`],
    ['🔘 Yes ⚪ No', (isTicked, option) => `${isTicked ? '🔘' : '⚪'} ${option}`],
    ['(•) Yes ( ) No', (isTicked, option) => `${isTicked ? '(•)' : '( )'} ${option}`],
    ['✅ Yes ❌ No', (isTicked, option) => `${isTicked ? '✅' : '❌'} ${option}`],
    ['Yes: ☒', (isTicked, option) => `${option}: ${isTicked ? '☒' : '☐'}`],
    ['Yes [x]', (isTicked, option) => `${option} [${isTicked ? 'x' : ' '}]`],
    ['a box on a line of its own', (isTicked, option) => `${isTicked ? '☑' : '☐'}\n${option}`],
    ['<b>Yes</b>', (isTicked, option) => (isTicked ? `<b>${option}</b>` : option)],
    ['Yes (not selected)', (isTicked, option) => `${option} (${isTicked ? '' : 'not '}selected)`],
    ['Answer: Yes', (isTicked, option) => (isTicked ? `Answer: ${option}` : '')],
    ['a) Yes ✓', (isTicked, option) => `a) ${option}${isTicked ? ' ✓' : ''}`],
  ])('of the form %s are read', (_, form) => {
    const { questions, doubts: all } = read(allOptions(form));
    expect(all).toEqual([]);
    expect(questions[39]?.selected).toEqual(['Yes']);
    expect(questions[51]?.selected).toEqual(['No']);
    expect(questions[56]?.selected).toEqual(['Five-year']);
    expect(questions[5]?.selected).toEqual(truth.selected.get(6));
  });

  it.each([
    ['● Yes ● No', (_: boolean, option: string) => `● ${option}`],
    ['Yes No', (_: boolean, option: string) => option],
    ['• Yes • No', (_: boolean, option: string) => `• ${option}`],
    ['☐ Yes ☐ No', (_: boolean, option: string) => `☐ ${option}`],
  ])('are not recorded where all options are printed alike: %s', (_, form) => {
    const { questions, doubts: all } = read(allOptions(form));
    expect(all).toEqual([]);
    expect(questions.every(({ selected }) => selected === undefined)).toBe(true);
  });

  it.each([
    ['[x] Yes\n\n[x] No', /2 options are ticked where one can be/],
    ['~~Yes~~\n\nNo', /struck through/],
    ['Yes', /only some of the options are printed/],
    ['> Yes\n\nNo', /some options are printed in another way than others/],
    ['YES\n\nNo', /some options are printed in another way than others/],
    ['\uE123 Yes\n\n\uE124 No', /U\+E123 is a tick or an empty box/],
    ['[ ] Yes\n\nNo', /some options have an empty box and others none/],
    ['', /the options of question 40 do not stand below it/],
    ['[x] Yes, but only drafts\n\n[ ] No', /text stands below question 40/],
    ['[x] Maybe\n\n[ ] Yes\n\n[ ] No', /text stands below question 40/],
    ['[x] Yes\n\n[ ] No\n\nMinistry of ICT', /text stands below question 40/],
  ])('are asked for where %j stands', (lines, why) => {
    expect(doubts(options(lines))).toContainEqual(expect.stringMatching(why));
  });

  it('with words of its own behind "Other" keep those as the answer', () => {
    const text = clean.replace(
      /(\n30\. [^\n]*\n\n)\[x\] Yes\n\n\[ \] No\n\n\[ \] Other/,
      (_, asked: string) => `${asked}[ ] Yes\n\n[ ] No\n\n[x] Other: a page of the ministry`,
    );
    const { questions, doubts: all } = read(text);
    expect(all).toEqual([]);
    expect(questions[29]).toMatchObject({ selected: ['Other'], answer: 'a page of the ministry' });
  });
});

describe('columns and tables', () => {
  const all = formOf(questionnaire);
  const words = ({ text, item = '', note = '' }: FormQuestion): string => `${text} ${item} ${note}`.trim();
  const given = (asked: FormQuestion): string =>
    asked.options
      ?.map((option) => `${truth.selected.get(asked.number)?.includes(option) ? '☒' : '☐'} ${option}`)
      .join('\n') ??
    truth.answers.get(asked.number) ??
    '';
  /** Each question after its headings, in the form of a row. */
  const rows = (row: (asked: FormQuestion) => string, between: (text: string) => string): string =>
    [
      'Member States Questionnaire',
      ...all.flatMap((asked) => [...asked.before.map(({ text }) => between(text)), row(asked)]),
      `\n${questionnaire.closing}`,
    ].join('\n');
  const beside = (left: string, right: string): string => {
    const [one, other] = [fill(left, 50), right.split('\n').flatMap((line) => fill(line, 60))];
    return Array.from({ length: Math.max(one.length, other.length) }, (_, index) =>
      `${(one[index] ?? '').padEnd(53)}${other[index] ?? ''}`.trimEnd(),
    ).join('\n');
  };

  it.each<[string, string]>([
    [
      'question beside answer',
      rows((asked) => beside(`${asked.number}. ${words(asked)}`, given(asked)), String),
    ],
    [
      'number, question, answer',
      rows(
        (asked) =>
          beside(words(asked), given(asked))
            .replace(/^/gm, '      ')
            .replace(/^ {6}/, String(asked.number).padEnd(6)),
        String,
      ),
    ],
    [
      'a table with titles under each heading',
      rows(
        (asked) =>
          `${asked.number === 1 ? '| No. | Question | Answer |\n|---|---|---|\n' : ''}| ${asked.number} | ${words(asked)} | ${given(asked).replaceAll('\n', '<br>')} |`,
        (text) => `\n## ${text}\n\n| No. | Question | Answer |\n|---|---|---|`,
      ),
    ],
    [
      'a web page of definitions, as Word saves it',
      rows(
        (asked) =>
          `<dt>${asked.number}. ${words(asked)} *<o:p></o:p></dt>\n<dd>${given(asked).replaceAll('\n', '<br/>')}</dd>`,
        (text) => `<h2>${text}</h2>`,
      ),
    ],
    [
      'fields parted by tabs',
      rows((asked) => [asked.number, words(asked), given(asked).replaceAll('\n', ' ')].join('\t'), String),
    ],
  ])('are read: %s', (_, text) => {
    const result = read(text);
    expect(result.doubts).toEqual([]);
    for (const { asked, answer, selected } of result.questions) {
      expect([asked.number, folded(answer)]).toEqual([asked.number, truth.answers.get(asked.number)]);
      expect([asked.number, selected]).toEqual([asked.number, truth.selected.get(asked.number)]);
    }
  });
});

describe('wording', () => {
  it.each([
    ['strategies/programmes?', 'strategies/programs?'],
    ['Please provide link(s) and more information', 'Provide link and more information'],
    ['4. Organization', '4. Organisation'],
    ["how people's voices", 'how peoples’ voices'],
  ])('that differs in spelling alone is reported and no doubt: %s', (own, other) => {
    const result = read(clean.replace(own, other));
    expect(result.doubts).toEqual([]);
    const letters = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');
    expect(result.reworded).toHaveLength(letters(own) === letters(other) ? 0 : 1);
  });

  it('that asks for something else is a doubt', () => {
    const text = clean.replace(
      'regulation on cybersecurity or similar',
      'regulation on artificial intelligence',
    );
    expect(doubts(text)).toEqual(['question 40 stands here in other words']);
  });

  it('of one missing question is a doubt, at the answer that it may have gone to', () => {
    const text = clean.replace(/\n41\. If yes[^\n]*\n/, '\n');
    expect(doubts(text).some((why) => /question 41 does not stand in the text/.test(why))).toBe(true);
  });

  it('of two swapped questions is refused, naming both places', () => {
    const text = clean
      .replace(/^37\. /m, '@. ')
      .replace(/^39\. /m, '37. ')
      .replace(/^@\. /m, '39. ');
    expect(doubts(text)[0]).toBe('questions are swapped, or numbered wrong: question 37 has the number 39');
  });

  it('in another order is refused', () => {
    const [before = '', middle = '', after = ''] = clean.split(/\n(?=20\. |56\. )/);
    const [law = ''] = middle.split(/\n(?=## B\. )/).slice(1);
    const moved = [before, middle.replace(law, ''), after, law].join('\n');
    expect(doubts(moved)[0]).toMatch(/another edition of the form/);
  });

  it.each([
    [
      'Spanish',
      (number: number) =>
        `¿Existe alguna legislación, ley o reglamento sobre el acceso a la información número ${number}? *`,
    ],
    [
      'Russian',
      (number: number) =>
        `Существует ли законодательство о доступе к информации в вашей стране, вопрос ${number}? *`,
    ],
    [
      'Portuguese',
      (number: number) =>
        `Existe alguma legislação sobre o acesso à informação no seu país, pergunta ${number}? *`,
    ],
    [
      'Arabic',
      (number: number) =>
        `هل يوجد أي تشريع أو قانون أو لائحة بشأن الوصول إلى المعلومات في بلدكم رقم ${number}؟ *`,
    ],
    [
      'Chinese',
      (number: number) => `贵国是否有关于信息获取的法律、法规或条例，例如信息自由法，第${number}题？ *`,
    ],
  ])('in %s is refused, naming the language', (language, ask) => {
    const text = Array.from(
      { length: 112 },
      (_, index) => `${index + 1}. ${ask(index + 1)}\n\nhttps://x.org`,
    ).join('\n\n');
    expect(doubts(text)).toEqual([expect.stringContaining(`the form is in ${language}`)]);
  });
});

describe('an answer', () => {
  const answered = (lines: string): string =>
    clean.replace(/(\n39\. [^\n]*\n\n)[^\n]*/, (_, asked: string) => asked + lines);

  it.each([
    ['## 3.2 Data protection\n\nThe act applies.'],
    ['1. First\n2. Second\n40. Fortieth'],
    ['---\n\nabove\n\n---\n\nbelow'],
    ['| Act | Year |\n|---|---|\n| Data Protection | 2019 |'],
    ['> a quote\n\nand more'],
    ['No'],
    ['- one\n- two'],
    ['35. Please provide link and detail.\n\nsee there'],
  ])('keeps what looks like the form: %j', (lines) => {
    const result = read(answered(lines));
    expect(result.doubts).toEqual([]);
    expect(answerOf(answered(lines), 39)).toBe(lines.replace(/^---\n\n/, ''));
    expect(answerOf(answered(lines), 41)).toBe(truth.answers.get(41));
  });

  it.each([
    ['See below.\n\n[x] Yes\n\n[ ] No', /looks like an option/],
    ['See below.\n\n99. Is there a chatbot? \\*', /looks like a question of another form/],
    ['See below.\n\nD. Strategy and Implementation', /has the words of the form/],
    ['See below.\n\n## Legal things', /is a heading, right before the next question/],
    [
      'See below.\n\n40. Is there any legislation, law or regulation on',
      /words of the question above or below it/,
    ],
    ['See below.\n\n7', /number of a page or of a question/],
    ['The act applies 40.', /ends with the number of the next question/],
    ['above\n\n\\*\n\nbelow', /mark of a required question stands within the answer/],
    ['See below.\n\nIf yes, please provide link and detail.', /words of a question/],
    ['See the Member States Questionnaire', /names the form itself/],
    ['The act\uFFFD applies', /a character was lost/],
    ['<span lang="en">The act', /a tag of HTML is left/],
    ['The act\u009B applies', /a character was lost/],
    ['See below.\n\nIs there a chatbot? \\*', /looks like a question of another form/],
    ['Le SÃ©nÃ©gal', /read in the wrong encoding/],
    ['an inter-\nministerial body', /whether the hyphen at the end of the line belongs to the word/],
  ])('that may not be one is a doubt: %j', (lines, why) => {
    expect(doubts(answered(lines))).toContainEqual(expect.stringMatching(why));
  });

  it('that looks like a question is a doubt where the questions have no numbers', () => {
    const text = answered('See below.\n\nIs there a chatbot?').replace(/^\d+\. /gm, '');
    expect(doubts(text)).toContain('the line looks like a question of another form');
  });

  it('has addresses without the markup that a converter puts around them', () => {
    const text = answered(
      'See <https://example.org/law> and [www.example.org](www.example.org) or [the act](https://a.org)',
    ).replace(/^(\d+)\. /gm, '$1) ');
    expect(answerOf(text, 39)).toBe(
      'See https://example.org/law and www.example.org or [the act](https://a.org)',
    );
  });

  it('keeps a tag that it is about', () => {
    expect(answerOf(answered('The <table> tag is accessible.'), 39)).toBe('The <table> tag is accessible.');
  });

  it('is joined where a hyphen breaks a word that the text has elsewhere', () => {
    const text = answered('The protec-\ntion of data by e-\ngovernment');
    expect(read(text).doubts).toEqual([]);
    expect(answerOf(text, 39)).toBe('The protection of data by e-government');
  });

  it('has an address joined that breaks behind its hyphen or its slashes', () => {
    const text = answered('See https://example.org/e-\nlaw and http://\nkenyalaw.org');
    expect(read(text).doubts).toEqual([]);
    expect(answerOf(text, 39)).toBe('See https://example.org/e-law and http://kenyalaw.org');
  });

  it('that is given for several questions is no head of a page', () => {
    const text = clean.replace(/(?<=\n7[5789]\. [^\n]*\n\n)[^\n]+/g, 'A road map is under development');
    expect(read(text).doubts).toEqual([]);
    expect(answerOf(text, 78)).toBe('A road map is under development');
  });
});

describe('what an import leaves out', () => {
  it('is a line repeated all over the text that comes between questions and their options too', () => {
    const blocks = clean.split('\n\n');
    const text = blocks
      .flatMap((block, index) => (index % 8 === 4 ? [block, 'DRAFT – not final'] : [block]))
      .join('\n\n');
    const { doubts: all, questions } = read(text);
    expect(all).toEqual([]);
    expect(questions.map(({ answer }) => folded(answer))).toEqual([...truth.answers.values()]);
  });

  it('is the heads of left and right pages, which differ', () => {
    const blocks = clean.split('\n\n');
    const text = blocks
      .flatMap((block, index) => {
        const page = (index + 1) / 30;
        if (!Number.isInteger(page)) return [block];
        return [block, page % 2 === 0 ? `${page}      Ministry of ICT` : `The answers of 2021      ${page}`];
      })
      .join('\n\n');
    const { doubts: all, questions } = read(text);
    expect(all).toEqual([]);
    expect(questions.map(({ answer }) => folded(answer))).toEqual([...truth.answers.values()]);
  });

  it('is what a form prints in a field where nothing is entered', () => {
    const text = clean.replace(/(\n76\. [^\n]*\n)/, '$1\nEnter your answer\n');
    expect(answerOf(text, 76)).toBe('');
  });

  it('is reported with its lines', () => {
    const { outside, furniture } = read(
      `Cover letter\n\n${render(truth, questionnaire, { ...PLAIN, pages: 'head and foot' })}`,
    );
    expect(outside[0]).toEqual({ line: 1, text: 'Cover letter' });
    expect(new Set(furniture.map(({ text }) => text.replace(/\d+/g, '#')))).toEqual(
      new Set([
        'Ministry of ICT',
        '#/#',
        '#/#/#, #:# AM',
        'Member States Questionnaire (MSQ) for the UN E-Government Survey #',
      ]),
    );
  });

  it('is every letter that is neither in an answer nor the form’s', () => {
    const text = `Cover letter\n\n${render(truth, questionnaire, { ...PLAIN, pages: 'browser', around: 'contents' })}\n\nAn annex`;
    const { questions, outside, furniture } = read(text);
    const kept = [
      ...questions.map(({ answer }) => answer),
      ...outside.map((one) => one.text),
      ...furniture.map((one) => one.text),
    ].join('\n');
    const form = JSON.stringify(questionnaire);
    for (const word of text.match(/\p{L}{3,}/gu) ?? [])
      expect(kept.includes(word) || form.includes(word)).toBe(true);
  });

  it('between a heading and a question is a doubt', () => {
    const text = clean.replace('## D. Strategy and Implementation', '$&\n\nPrepared by the ministry');
    expect(doubts(text)).toEqual(['text stands between a heading and a question']);
  });
});
