import { describe, expect, it } from 'vitest';
import { type Button, type MenuEntry, reply, shorten } from '../../src/bot/components/reply.ts';
import { allComponents, checkReply } from '../support/check-reply.ts';

const question = (number: number, label = `Q${number}`) =>
  ({ label, to: { command: 'question', options: { number: `Q${number}` } } }) as const;
const button = (number: number, label?: string): Button => ({ ...question(number, label), action: 'open' });
const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

/** The labels of the buttons and menu entries of a reply. Checks it against Discord's limits. */
function labelsOf(parts: Parameters<typeof reply>[0]): string[] {
  const flags = (1 << 15) | (1 << 2);
  const { components } = reply(parts);
  const response = { type: 4, data: { flags, allowed_mentions: { parse: [] }, components } };
  checkReply(response);
  return allComponents(response).flatMap(({ label, options = [] }) => [
    ...(label === undefined ? [] : [label]),
    ...options.map((option) => option.label),
  ]);
}

describe('a reply', () => {
  it('may have 4,000 characters and not one more', () => {
    const texts = ['x'.repeat(3_000), 'y'.repeat(1_000)];
    expect(() => reply({ texts })).not.toThrow();
    expect(() => reply({ texts: [...texts, 'z'] })).toThrow(
      'a reply has 4001 characters; Discord takes 4000',
    );
  });

  it('leaves out empty texts, rows and menus', () => {
    const { components } = reply({
      texts: ['', 'text'],
      rows: [[]],
      menus: [{ placeholder: 'x', entries: [] }],
    });
    expect(components).toEqual([{ type: 17, components: [{ type: 10, content: 'text' }] }]);
  });

  it('is for everybody unless it says otherwise', () => {
    expect(reply({ texts: ['x'] }).onlyForAsker).toBe(false);
    expect(reply({ texts: ['x'], onlyForAsker: true }).onlyForAsker).toBe(true);
  });

  it('shows its files below the texts', () => {
    const file = { name: 'answers.csv', text: 'a,b', contentType: 'text/csv' };
    const { components, files } = reply({ texts: ['x'], files: [file] });
    expect(files).toEqual([file]);
    expect(components.at(-1)).toEqual({ type: 13, file: { url: 'attachment://answers.csv' } });
  });

  it('has menu entries that open their target, with a description if there is one', () => {
    const entries = [{ ...question(1), description: 'x'.repeat(101) }, question(2)];
    const { components } = reply({ texts: ['x'], menus: [{ placeholder: 'Pick', entries }] });
    expect(components.at(-1)).toEqual({
      type: 1,
      components: [
        {
          type: 3,
          custom_id: 'menu 0',
          placeholder: 'Pick',
          options: [
            { label: 'Q1', description: `${'x'.repeat(99)}…`, value: '1oquestion?number=Q1' },
            { label: 'Q2', value: '1oquestion?number=Q2' },
          ],
        },
      ],
    });
  });

  it('has at most five buttons in a row', () => {
    expect(labelsOf({ texts: ['x'], rows: [numbers(6).map((number) => button(number))] })).toEqual(
      numbers(5).map((number) => `Q${number}`),
    );
  });

  it('leaves out a button that does the same as one before it', () => {
    expect(labelsOf({ texts: ['x'], rows: [[button(1)], [button(1, 'again'), button(2)]] })).toEqual([
      'Q1',
      'Q2',
    ]);
  });

  it('leaves out a button or menu entry whose target does not fit', () => {
    const to = { command: 'ask', options: { query: 'x'.repeat(100) } } as const;
    const entries: MenuEntry[] = [{ label: 'too long', to }, question(1)];
    const rows: Button[][] = [[{ label: 'too long', action: 'open', to }, button(2)]];
    expect(labelsOf({ texts: ['x'], menus: [{ placeholder: 'Pick', entries }], rows })).toEqual(['Q1', 'Q2']);
  });

  it('lists the first of two menu entries with the same target, and at most 25', () => {
    const entries = [question(1), question(1, 'again'), ...numbers(30).map((number) => question(number))];
    expect(labelsOf({ texts: ['x'], menus: [{ placeholder: 'Pick', entries }] })).toEqual(
      numbers(25).map((number) => `Q${number}`),
    );
  });
});

describe('a label', () => {
  it.each([
    ['that fits stays as it is', 'ten chars.', 'ten chars.'],
    ['that is too long ends after a whole word', 'a label of words', 'a label…'],
    ['whose only word end is too early is cut in a word', 'a labelwithoutspaces', 'a labelwi…'],
    ['whose only word end is in the middle is cut in a word', 'label withoutspaces', 'label wit…'],
    ['that ends in blanks loses them', 'ab       cdefgh', 'ab…'],
  ])('%s', (_, label, shown) => {
    expect(shorten(label, 10)).toBe(shown);
  });
});
