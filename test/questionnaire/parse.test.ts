import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SourceError } from '../../src/questionnaire/errors.ts';
import { loadResponse } from '../../src/questionnaire/load.ts';
import { parseResponse } from '../../src/questionnaire/parse.ts';
import { questionnaireSchema } from '../../src/questionnaire/schema.ts';
import { bhutanFile, questionnaireFile } from '../support/bhutan.ts';

const response = loadResponse(bhutanFile);
const question = (number: number) => {
  const found = response.questions.get(number);
  if (!found) throw new Error(`no question ${number}`);
  return found;
};

describe("Bhutan's response", () => {
  it('has 112 questions, 42 of which print options and none a selection', () => {
    const all = [...response.questions.values()];
    expect(all.map(({ number }) => number)).toEqual(Array.from({ length: 112 }, (_, index) => index + 1));
    const choices = all.filter(({ selection }) => selection.kind !== 'no_options');
    expect(choices).toHaveLength(42);
    expect(choices.every(({ selection }) => selection.kind === 'not_recorded')).toBe(true);
    const yesNo = choices.filter(
      ({ selection }) => selection.kind === 'not_recorded' && selection.options[0] === 'Yes',
    );
    expect(yesNo).toHaveLength(40);
    expect(
      yesNo
        .filter(({ selection }) => selection.kind === 'not_recorded' && selection.options.includes('Other'))
        .map(({ number }) => number),
    ).toEqual([30]);
  });

  it.each([12, 69, 80, 84])('has no words under question %i', (number) => {
    expect(question(number).answer).toBe('');
  });

  it('has two links in question 39 and six in question 26', () => {
    expect(question(39).links.map(({ url }) => url)).toEqual([
      'https://dit.gov.bt/sites/default/files/attachments/ICM%20Act%202018.pdf',
      'https://www.gnhc.gov.bt/en/wp-content/uploads/2020/07/Draft-E-commerce-Policy-2020.pdf',
    ]);
    expect(question(26).links).toHaveLength(6);
  });

  it.each([
    ['a bare www. address', 7, 'www.gov.bt', 'www.gov.bt'],
    ['an IP address', 25, 'http://202.144.155.103/bbp/', '202.144.155.103'],
    [
      'the target of a markdown link, not its text',
      37,
      'https://www.nab.gov.bt/en/business/constitution_of_bhutan/',
      'www.nab.gov.bt',
    ],
  ])('gives %s as a link', (_, number, url, host) => {
    expect(question(number).links.map((link) => ({ url: link.url, host: link.host }))).toContainEqual({
      url,
      host,
    });
  });

  it('keeps the dash before a link in the answer', () => {
    expect(question(47).answer).toContain(
      'Public Finance ACT  \n- <https://www.mof.gov.bt/publications/acts-policy/>',
    );
  });

  it('puts the list line into the text of questions 8 to 12', () => {
    expect(question(10).text).toBe(
      'Please provide link(s) for portal(s) providing following services/features: Open government data',
    );
    expect(question(10).answer).toBe('In the process of formulating the regulatory framework');
  });

  it('takes list lines as options of question 6 and headings as questions 25 to 29', () => {
    expect(question(6).selection).toMatchObject({
      kind: 'not_recorded',
      options: expect.arrayContaining(['Other']),
    });
    expect(question(6).answer).toBe('');
    expect(question(25)).toMatchObject({ text: 'Employment and Labour', required: true, sectionId: 'A' });
  });

  it('reads notes in and out of italics, and instructions between questions', () => {
    expect(question(48).note).toBe('Note: This is related to SDG Indicator 16.6.1');
    expect(question(87).note).toMatch(/^Note: Vulnerable groups include women/);
    expect(question(57).note).toBe('Please provide information where relevant:');
    expect(question(56).answer).toBe('');
  });

  it('leaves the form’s chrome out of the last answer', () => {
    expect(question(112)).toMatchObject({ sectionId: 'Consent', answer: '', lines: { from: 614, to: 618 } });
  });

  it('gives each answer verbatim but for escapes', () => {
    const source = readFileSync(bhutanFile, 'utf8').replace(/\\([!-/:-@[-`{-~])/g, '$1');
    for (const { answer } of response.questions.values()) expect(source).toContain(answer);
  });

  it('joins follow-ups into topics, and keeps each technology apart under question 74', () => {
    const numbersOf = (id: string) =>
      response.topics.find((topic) => topic.id === id)?.questions.map(({ number }) => number);
    expect(numbersOf('law-data-privacy')).toEqual([38, 39]);
    expect(numbersOf('cio')).toEqual([14, 15, 16, 17, 18]);
    expect(
      response.topics.filter(({ parent }) => parent?.number === 74).map(({ questions: [one] }) => one.number),
    ).toEqual([75, 76, 77, 78, 79, 80]);
  });
});

describe('another response', () => {
  const source = readFileSync(bhutanFile, 'utf8');
  const questionnaire = questionnaireSchema.parse(JSON.parse(readFileSync(questionnaireFile, 'utf8')));
  const parse = (text: string) => parseResponse(text, questionnaire, 'other.md');
  /** The faults with which a text is refused, one a line. */
  const refusal = (text: string): string[] => {
    try {
      parse(text);
    } catch (error) {
      if (error instanceof SourceError) return error.message.split('\n');
      throw error;
    }
    throw new Error('it loads');
  };
  const q38 = /(38\. Is there[^\n]*\n\n)Yes\n\nNo/;
  const answer39 = /(\n39\. If yes, please provide link and detail\.\n\n)[\s\S]*?(?=\n\n40\. )/;

  it.each([
    ['[x] Yes\n\n[ ] No', ['Yes']],
    ['[ ] Yes\n\n[x] No', ['No']],
    ['- [x] Yes\n- [ ] No', ['Yes']],
  ])('has its marks read: %j', (marked, selected) => {
    const questions = parse(source.replace(q38, `$1${marked}`));
    expect(questions[37]?.selection).toEqual({ kind: 'recorded', options: ['Yes', 'No'], selected });
  });

  it.each([
    ['☒ Yes\n\n☐ No'],
    ['Yes ✓\n\nNo'],
    ['(x) Yes\n\n( ) No'],
    ['**Yes**\n\nNo'],
    ['[x] Yes\n\nNo'],
    ['[x] Perhaps\n\n[ ] No'],
    ['[x] Yes\n\n[ ] Perhaps'],
    ['[ ] No\n\n[x] Yes'],
    ['Yes'],
  ])('is refused where options stand in another form: %j', (options) => {
    const [fault, ...more] = refusal(source.replace(q38, `$1${options}`));
    expect(fault).toMatch(
      /^other\.md:2\d\d: expected the option "(?:Yes|No)" under question 38, .*, found (?:".*"|none)\./,
    );
    expect(fault).toContain('npm run import -- other.md');
    expect(more).toEqual([]);
  });

  it.each([
    ['a numbered list', '1. First\n2. Second\n14. Fourteenth\n40. Fortieth'],
    ['headings', '# Act\n\n## C. Legal Framework of the country\n\ntext\n\nLaw\n==='],
    ['a rule', 'above\n\n---\n\nbelow'],
    ['a table', '| 40. Is there | Yes |\n|---|---|\n| [x] Yes | No |'],
    ['options', 'Yes\n\nNo\n\n[x] Yes'],
    ['a note', 'Note: This is related to SDG Indicator 16.6.1'],
    ['the end of the form', 'THANK YOU'],
    ['code', '```\n12. x\n```'],
  ])('may contain %s in an answer', (_, answer) => {
    const questions = parse(source.replace(answer39, `$1${answer}`));
    expect(questions).toHaveLength(112);
    expect(questions[38]?.answer).toBe(answer);
    expect(questions[39]?.text).toMatch(/cybersecurity/);
  });

  it('may quote a question in an answer behind a backslash', () => {
    const quoted = '39\\. If yes, please provide link and detail.\n40\\. Is there?';
    expect(parse(source.replace(answer39, `$1${quoted}`))[38]?.answer).toBe(
      '39. If yes, please provide link and detail.\n40. Is there?',
    );
  });

  it('may have Windows line ends', () => {
    expect(parse(source.replaceAll('\n', '\r\n'))[38]?.answer).toBe(question(39).answer);
  });

  it.each<[string, string, RegExp]>([
    [
      'a question missing',
      source.replace(/\n39\. If yes[\s\S]*?(?=\n40\. )/, ''),
      /^other\.md:220: expected question 39, "If yes, please provide link and detail\.", found no such line/,
    ],
    [
      'a question twice',
      source.replace('\n40. Is there', '\n39. If yes, please provide link and detail.\n\n40. Is there'),
      /^other\.md:22\d: expected no question out of its order, found question 39 again \(it stands on line 22\d\)\. If it belongs to the answer, put a backslash/,
    ],
    [
      'a question in other words',
      source.replace('regulation on cybersecurity or similar?', 'regulation on cyber security?'),
      /^other\.md:226: expected question 40, "Is there .* cybersecurity or similar\?", found ".*cyber security\? \*"/,
    ],
    [
      'another section',
      source.replace('## C. Legal Framework', '## X. Legal Things'),
      /^other\.md:202: expected the heading "C\. Legal Framework" before line 204, found "## X\. Legal Things"/,
    ],
    [
      'no end',
      source.slice(0, source.indexOf('## THANK YOU')),
      /^other\.md:\d+: expected the heading "THANK YOU" after the last question, found none/,
    ],
    [
      'no question',
      'Dear all,\n\nplease find attached.\n',
      /^other\.md: expected the 112 questions of .*, found 0 of them/,
    ],
  ])('with %s is refused in one line', (_, text, message) => {
    const faults = refusal(text);
    expect(faults).toEqual([expect.stringMatching(message)]);
  });

  it('has all its faults reported at once, in order, with what to do at the end', () => {
    const faults = refusal(
      source
        .replace('## B. COVID', '## Z. COVID')
        .replace(q38, '$1☒ Yes\n\n☐ No')
        .replace('*Note: This is related', '*This is related')
        .replace('\n111. Please provide any other', '\n111. Please provide other'),
    );
    expect(faults.map((fault) => /expected (?:the )?\w+/.exec(fault)?.[0])).toEqual([
      'expected the heading',
      'expected the option',
      'expected the note',
      // The note in other words stands where the first option should.
      'expected the option',
      'expected question',
    ]);
    expect(faults.filter((fault) => fault.endsWith('npm run import -- other.md'))).toEqual([faults.at(-1)]);
  });
});
