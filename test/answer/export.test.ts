import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS, exportResponse } from '../../src/answer/export.ts';
import { createLists } from '../../src/answer/lists/lists.ts';
import { en } from '../../src/i18n/en.ts';
import { withoutMarkdown } from '../../src/questionnaire/markdown.ts';
import { numberRanges, sectionOf } from '../../src/questionnaire/structure.ts';
import { LIST_KEYS } from '../../src/search/intents.ts';
import { withAnswers } from '../support/altered.ts';
import { interactionHandler, response } from '../support/handle.ts';
import { answered, commandOf } from '../support/scenes.ts';

const all = {
  section: undefined,
  urlOf: () => undefined,
  lists: createLists(response),
  listTitles: en.chat.lists,
};

describe('an export', () => {
  it.each(EXPORT_FORMATS)('as %s contains every answer and citation', (format) => {
    const { text } = exportResponse(response, { ...all, format });
    const plain =
      format === 'csv'
        ? text.replaceAll('""', '"')
        : format === 'json'
          ? String(JSON.stringify(JSON.parse(text)))
          : text;
    for (const { answer, number } of response.questions.values()) {
      const written = {
        json: JSON.stringify(answer).slice(1, -1),
        csv: withoutMarkdown(answer),
        markdown: answer,
      };
      expect(plain).toContain(written[format]);
      expect(plain).toContain(`question ${number} (line`);
    }
  });

  it('as csv is plain text: no marks of markdown, and each address once where it is its own name', () => {
    const answer =
      '[www.gov.bt/a\\_b](http://www.gov.bt/a_b) and [the act](https://x.bt/act.pdf)  \n<https://y.bt>';
    const altered = withAnswers(response, new Map([[39, answer]]));
    const { text } = exportResponse(altered, { ...all, format: 'csv' });
    expect(text).toContain('http://www.gov.bt/a_b and the act (https://x.bt/act.pdf)\nhttps://y.bt');
    const own = exportResponse(response, { ...all, format: 'csv' }).text;
    expect(own).not.toMatch(/\]\(|<https?:|\\_/);
  });

  it('of a section contains that section alone', () => {
    const { text, name } = exportResponse(response, {
      ...all,
      section: sectionOf(response, 'G'),
      format: 'json',
    });
    expect(name).toBe('bhutan-2022-msq-g.json');
    const parsed: unknown = JSON.parse(text);
    expect(parsed).toMatchObject({ country: 'Bhutan', questions: [{ number: 110 }, { number: 111 }] });
    expect(parsed).toHaveProperty('lists.amounts', [
      { name: 'Nu.3 billions', variants: [], questions: [111] },
    ]);
    expect(parsed).not.toHaveProperty('lists.laws');
  });

  it('has every list that is not empty, with the numbers of its questions', () => {
    const markdown = exportResponse(response, { ...all, format: 'markdown' }).text;
    const json: unknown = JSON.parse(exportResponse(response, { ...all, format: 'json' }).text);
    for (const key of LIST_KEYS) {
      const { entries } = all.lists(key);
      expect(entries.length).toBeGreaterThan(0);
      expect(markdown).toContain(`### ${en.chat.lists[key]}\n`);
      for (const { name, questions } of entries) {
        expect(markdown).toContain(`- Q${numberRanges(questions)}: ${name.replace(/\s+/g, ' ')}`);
      }
      const listed = entries.map(({ name, variants, questions }) => ({ name, variants, questions }));
      expect(json).toHaveProperty(`lists.${key}`, listed);
    }
  });

  it('sets cells that a spreadsheet would compute in an apostrophe', () => {
    const altered = withAnswers(response, new Map([[39, '=HYPERLINK("http://evil")']]));
    const { text } = exportResponse(altered, { ...all, format: 'csv' });
    expect(text).toContain(`"'=HYPERLINK(""http://evil"")"`);
  });

  it.each([
    '=1',
    '+1',
    '-1',
    '@SUM(1)',
    '\t=1',
    '  =1',
    '\u200b=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '\r=1',
    '\u0001=1',
    '﹦1',
    '−1',
  ])('starts no cell with a formula: %j', (answer) => {
    const altered = withAnswers(response, new Map([[39, answer]]));
    const { text } = exportResponse(altered, { ...all, format: 'csv' });
    expect(text).toContain(`'${answer}`);
  });

  it('has no formula behind a sign at which other spreadsheets part cells', () => {
    const altered = withAnswers(response, new Map([[39, 'See;=1 and\t=2 or\n=3, a=b; c;+1;-2;@x']]));
    const { text } = exportResponse(altered, { ...all, format: 'csv' });
    expect(text).toContain(`"See;'=1 and\t'=2 or\n'=3, a=b; c;'+1;'-2;'@x"`);
  });

  it('never says what was selected where the source does not', () => {
    const { text } = exportResponse(response, { ...all, format: 'csv' });
    expect(text.match(/not recorded/g)).toHaveLength(42);
  });

  it('goes out as an attachment, e-mail addresses masked for a channel', () => {
    const reply = answered(interactionHandler(), commandOf('export', { section: 'A', format: 'csv' }));
    expect(reply.files).toHaveLength(1);
    expect(reply.files[0]?.text).toContain('•••@dit.gov.bt');
    expect(reply.response).toMatchObject({
      data: { attachments: [{ id: '0', filename: 'bhutan-2022-msq-a.csv' }] },
    });
  });
});
