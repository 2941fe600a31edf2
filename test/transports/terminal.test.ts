import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { escapeText, quote, verbatim } from '../../src/bot/components/markdown.ts';
import { type ReplyParts, reply } from '../../src/bot/components/reply.ts';
import type { Target } from '../../src/bot/invocation.ts';
import { readCommandLine } from '../../src/transports/console/console.ts';
import { renderScreen } from '../../src/transports/console/terminal.ts';

const ESCAPE = '\u001b';

function screen(parts: Parameters<typeof reply>[0], color = false) {
  return renderScreen(reply(parts).components, color);
}

describe('a reply on a terminal', () => {
  it.each([
    ['## A heading', 'A heading'],
    ['-# small', 'small'],
    ['> quoted', '│ quoted'],
    ['**bold** and *italic* and `code`', 'bold and italic and code'],
    ['[www.gov.bt](<http://www.gov.bt/a>)', 'http://www.gov.bt/a'],
    ['[The Act](<https://a.bt/x>)', 'The Act https://a.bt/x'],
    ['> see [a.bt](<https://a.bt>), **[b.bt](<https://b.bt/>)**', '│ see https://a.bt, https://b.bt/'],
    [escapeText('* [x](y) _z_ `q` <@1> \\'), '* [x](y) _z_ `q` <@1> \\'],
  ])('shows %j as %j', (markdown, plain) => {
    expect(screen({ texts: [markdown] }).text).toBe(plain);
  });

  it('shows escaped text as it was written', () => {
    const text = fc.string({ unit: fc.constantFrom(...'*_~`|<>[]()#@\\-+1.: ab') });
    fc.assert(
      fc.property(
        text.filter((given) => given.trim() !== '' && !/^\s|^(?:#|>|-#)/.test(given)),
        (given) => {
          expect(screen({ texts: [`x${escapeText(given)}`] }).text).toBe(`x${given}`);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('contains escape sequences only if it may', () => {
    const parts: ReplyParts = {
      texts: ['## H\n> **b** [a](<https://a.bt>)'],
      rows: [[{ label: 'B', action: 'open', to: { command: 'help', options: {} } }]],
    };
    expect(screen(parts).text).not.toContain(ESCAPE);
    expect(screen(parts).pressables).toEqual([{ label: 'B', customId: '1ohelp' }]);
  });

  it('has numbers for menu entries and buttons, in their order', () => {
    const to = (query: string): Target => ({ command: 'ask', options: { query } });
    const { text, pressables } = screen({
      texts: ['Text'],
      menus: [
        {
          placeholder: 'Pick',
          entries: [
            { label: 'One', to: to('Q1') },
            { label: 'Two', to: to('Q2') },
          ],
        },
      ],
      rows: [[{ label: 'Three', action: 'open', to: to('Q3') }]],
    });
    expect(text).toBe('Text\n\nPick:\n  [1] One\n  [2] Two\n[3] Three');
    expect(pressables.map(({ customId }) => customId)).toEqual([
      '1oask?query=Q1',
      '1oask?query=Q2',
      '1oask?query=Q3',
    ]);
  });

  it('shows whole links in quoted answers', () => {
    const text = quote(verbatim('See <https://a.bt/x_y*z> and (www.c.bt/a_b).'));
    expect(screen({ texts: [text] }).text).toBe('│ See https://a.bt/x_y*z and (http://www.c.bt/a_b).');
  });
});

describe('a typed line', () => {
  it.each([
    ['data privacy law', 'ask', { query: 'data privacy law' }],
    ['/ask data privacy law', 'ask', { query: 'data privacy law' }],
    ['/ask query:law private:true', 'ask', { query: 'law' }],
    ['/ask what is private:no about', 'ask', { query: 'what is about' }],
    ['/ask see https://a.bt', 'ask', { query: 'see https://a.bt' }],
    ['/summary C', 'summary', { section: 'C' }],
    ['/summary', 'summary', {}],
    ['/search open data section:C', 'search', { keywords: 'open data', section: 'C' }],
    ['/question Q39', 'question', { number: 'Q39' }],
    ['/help', 'help', {}],
    ['/nothing at all', 'nothing', {}],
    ['/', 'ask', { query: '/' }],
  ])('%j is /%s %j', (line, command, options) => {
    expect(readCommandLine(line, commands)).toEqual({ command, options });
  });
});
