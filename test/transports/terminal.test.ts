import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { escapeText, quote, verbatim } from '../../src/bot/components/markdown.ts';
import { type ReplyParts, reply } from '../../src/bot/components/reply.ts';
import type { Target } from '../../src/bot/invocation.ts';
import { completeLine, readCommandLine } from '../../src/transports/console/console.ts';
import { printable, printableJson } from '../../src/transports/console/printable.ts';
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

describe('completion with Tab', () => {
  const complete = (line: string) => completeLine(line, commands, ['A', 'B', 'Contact'])[0];

  it.each([
    ['/se', ['/search ']],
    ['/e', ['/export ']],
    ['/s', ['/search', '/summary', '/status']],
    ['/', [...commands.map(({ name }) => `/${name}`), '/quit']],
    ['/search ke', ['keywords:']],
    ['/search keywords:law section:C', ['section:Contact']],
    ['/export format:', ['format:markdown', 'format:csv', 'format:json']],
    ['/export format:csv f', []],
    ['/help x', []],
    ['what law', []],
  ])('of %j offers %j', (line, offered) => {
    expect(complete(line)).toEqual(offered);
  });
});

describe('text on a terminal', () => {
  it('contains nothing that a terminal obeys, and JSON parses to what it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        const obeyed = /(?![\n\t])[\p{Cc}\u202a-\u202e]/u;
        expect(printable(given)).not.toMatch(obeyed);
        expect(printableJson({ given })).not.toMatch(obeyed);
        expect(JSON.parse(printableJson({ given }))).toEqual({ given });
      }),
      { numRuns: 2_000 },
    );
    expect(printable('a\u001b[31mb\u009b2Jc\u007f\u202ed\n\te')).toBe('a[31mb2Jcd\n\te');
  });

  it('is clean in texts, menus and buttons of a reply', () => {
    const label = 'a\u001b\u009b\u202eb';
    const { text } = screen({
      texts: [label],
      menus: [{ placeholder: label, entries: [{ label, to: { command: 'help', options: {} } }] }],
      rows: [[{ label, action: 'open', to: { command: 'contents', options: {} } }]],
    });
    expect(text).toBe('ab\n\nab:\n  [1] ab\n[2] ab');
  });
});

describe('a typed line', () => {
  it.each([
    ['data privacy law', 'ask', { query: 'data privacy law' }],
    ['/ask data privacy law', 'ask', { query: 'data privacy law' }],
    ['/ask query:law private:true', 'ask', { query: 'law' }],
    ['/ask what is private:no about', 'ask', { query: 'what is about' }],
    ['/ask see https://a.bt', 'ask', { query: 'see https://a.bt' }],
    ['/ask query:CIO email private:true', 'ask', { query: 'CIO email' }],
    ['/ask query:CIO private: true', 'ask', { query: 'CIO' }],
    ['/ask private:true query: CIO  email', 'ask', { query: 'CIO email' }],
    ['/search keywords:data privacy section:C', 'search', { keywords: 'data privacy', section: 'C' }],
    ['/search section:C keywords:data privacy', 'search', { section: 'C', keywords: 'data privacy' }],
    ['/search keywords:note: private section:C', 'search', { keywords: 'note: private', section: 'C' }],
    ['/export format:csv section:Contact', 'export', { format: 'csv', section: 'Contact' }],
    ['/askme law', 'askme', {}],
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
