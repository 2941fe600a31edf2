import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { fromRightToLeft } from '../../src/bot/components/direction.ts';
import { LIMITS } from '../../src/bot/components/limits.ts';
import { type Reply, reply } from '../../src/bot/components/reply.ts';
import { allComponents, ReplyError } from '../support/check-reply.ts';
import { response } from '../support/handle.ts';
import { contextIn } from '../support/translated.ts';

const textsOf = ({ components }: Reply): string[] =>
  allComponents({ type: 4, data: { components } }).flatMap(({ content }) => content ?? []);

const directed = (text: string): string => textsOf(fromRightToLeft(reply({ texts: [text] }))).join('');

const [START, ISOLATE, END] = ['\u200F\u2067', '\u2066', '\u2069'];

describe('in a language from right to left', () => {
  it.each([
    ['a line that starts with a number', '**Q39 · قانون**', `${START}**Q39 · قانون**${END}`],
    ['a line of English', 'The law is in force.', `${ISOLATE}The law is in force.${END}`],
    ['a quote', '> The law.\n> Yes.', `> ${ISOLATE}The law.${END}\n> ${ISOLATE}Yes.${END}`],
    ['small text', '-# سؤالك: law', `-# ${START}سؤالك: law${END}`],
    [
      'a heading and a list',
      '### قانون\n- `/ask` اسأل',
      `### ${START}قانون${END}\n- ${START}\`/ask\` اسأل${END}`,
    ],
    ['an entry of a list in a quote', '> - قانون', `> - ${START}قانون${END}`],
    ['an empty line', '\n', '\n'],
  ])('%s reads in order', (_, text, expected) => {
    expect(directed(text)).toBe(expected);
  });

  it('a code block stays as it is, for people copy it', () => {
    expect(directed('انسخ:\n```\nBhutan (2022)\n```')).toBe(
      `${START}انسخ:${END}\n\`\`\`\nBhutan (2022)\n\`\`\``,
    );
  });

  it('a reply that is full to the last character stays as it is', () => {
    const full = 'a'.repeat(LIMITS.textTotal);
    expect(directed(full)).toBe(full);
  });

  it('the signs are added for as long as there is room', () => {
    const half = LIMITS.textTotal / 2 - 1;
    const texts = ['a'.repeat(half), 'b'.repeat(half)];
    expect(textsOf(fromRightToLeft(reply({ texts })))).toEqual([`${ISOLATE}${texts[0]}${END}`, texts[1]]);
  });

  it('what is no text stays as it is', () => {
    const made = reply({
      texts: ['قانون'],
      files: [{ name: 'a.csv', text: '', contentType: 'text/csv' }],
      rows: [[{ label: 'قانون', action: 'remove' }]],
    });
    const { components, ...rest } = fromRightToLeft(made);
    expect(components.slice(1)).toEqual(made.components.slice(1));
    expect({ ...rest, components: [] }).toEqual({ ...made, components: [] });
  });

  it('every reply is within the limits, and ends every isolate that it starts', () => {
    const context = contextIn('ar');
    const given = (name: string): Readonly<Record<string, string>>[] =>
      name === 'ask' || name === 'question'
        ? [...response.questions.keys()].map((number) => ({
            [name === 'ask' ? 'query' : 'number']: `Q${number}`,
          }))
        : name === 'search'
          ? [{ keywords: 'portal' }, { keywords: 'zzzz' }]
          : [{}, ...response.sections.map(({ id }) => ({ section: id }))];
    for (const command of commands) {
      for (const options of given(command.name)) {
        const ran = command.run(options, context);
        if (ran.kind !== 'replied') throw new ReplyError([ran.kind], options);
        const texts = textsOf(fromRightToLeft(ran.reply));
        expect(texts.join('').length).toBeLessThanOrEqual(LIMITS.textTotal);
        for (const text of texts) {
          expect(text.match(/[\u2066-\u2068]/g)?.length).toBe(text.match(/\u2069/g)?.length);
        }
      }
    }
  });
});
