import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cutUnits,
  echo,
  escapeText,
  maskedLink,
  oneLine,
  quote,
  small,
  verbatim,
} from '../../src/bot/components/markdown.ts';
import { asTarget, checkReply, linksOf, unmask } from '../support/check-reply.ts';

const sign = fc.constantFrom(
  ...[
    '*',
    '_',
    '~',
    '|',
    '`',
    '<',
    '>',
    '[',
    ']',
    '(',
    ')',
    '#',
    '@',
    '\\',
    '-',
    '+',
    '1.',
    '12)',
    ':',
    '/',
    '!',
    '\n',
    ' ',
  ],
  ...[
    'http://',
    'https://a.bt/',
    'www.a.bt',
    '@everyone',
    '<@1>',
    '-# ',
    '# ',
    '> ',
    '>>> ',
    '```',
    '**',
    '||',
    'a',
    'ü',
  ],
);
const text = fc
  .array(fc.oneof(sign, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 30 })
  .map((parts) => parts.join(''));

/** A reply with one text. As in every reply, nothing in it may format, mention or link. */
function shown(content: string): unknown {
  return {
    type: 4,
    data: {
      flags: (1 << 15) | (1 << 2),
      allowed_mentions: { parse: [] },
      components: [{ type: 10, content: `x${content}x` }],
    },
  };
}

describe('escaped text', () => {
  it('formats, mentions and links nothing, whatever it is', () => {
    fc.assert(
      fc.property(text, (given) => {
        checkReply(shown(escapeText(given)));
        for (const line of escapeText(given).split('\n'))
          expect(line).not.toMatch(/^\s*(?:[-+*>#]|-#|\d+[.)])/);
      }),
      { numRuns: 3_000 },
    );
  });

  it('reads as it was written', () => {
    fc.assert(
      fc.property(text, (given) => {
        const plain = given.toWellFormed().replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n');
        expect(unmask(escapeText(given), () => 'a link')).toBe(plain);
      }),
      { numRuns: 3_000 },
    );
  });

  it('stays in its quote or small text', () => {
    fc.assert(
      fc.property(text, (given) => {
        for (const line of quote(escapeText(given)).split('\n').filter(Boolean)) expect(line).toMatch(/^> /);
        for (const line of small(echo(given)).split('\n')) expect(line).toMatch(/^-# /);
        expect(small(echo(given)).split('\n')).toHaveLength(1);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['*bold*', '\\*bold\\*'],
    ['- a list', '\\- a list'],
    ['1. a list', '1\\. a list'],
    ['in 2018. Then', 'in 2018. Then'],
    ['a - dash', 'a - dash'],
    ['https://example.org', 'https\\://example.org'],
    ['mailto:a@b.bt', 'mailto\\:a\\@b.bt'],
    ['-# small', '\\-\\# small'],
    ['> quote', '\\> quote'],
    ['<@123> @everyone', '\\<\\@123\\> \\@everyone'],
    ['  + a list', '  \\+ a list'],
    ['12) a list\n123456789. b', '12\\) a list\n123456789\\. b'],
    ['a\r\nb\rc\u2028d\u2029e\vf\fg', 'a\nb\nc\nd\ne\nf\ng'],
    ['TEL:1, steam:x, hotel:y', 'TEL\\:1, steam\\:x, hotel:y'],
    ['half \ud83d a character', 'half \ufffd a character'],
  ])('%j is %j', (given, escaped) => {
    expect(escapeText(given)).toBe(escaped);
  });
});

describe('an echo', () => {
  it('is one line without invisible characters, no longer than allowed', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 50 }), (given, max) => {
        const line = unmask(echo(given, max), () => 'a link');
        expect(line.length).toBeLessThanOrEqual(max);
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(line.isWellFormed()).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['x'.repeat(200), 'x'.repeat(200)],
    ['x'.repeat(201), `${'x'.repeat(199)}…`],
    ['  a \n *b*  ', 'a \\*b\\*'],
  ])('of %j is %j', (given, shown) => {
    expect(echo(given)).toBe(shown);
  });

  it('has no characters that reorder or hide text', () => {
    expect(oneLine('a\u202eb\u200b c\u0000\r\n d')).toBe('ab c d');
  });
});

describe('a cut', () => {
  it('never leaves half a character', () => {
    expect(cutUnits('a😀b', 2)).toBe('a');
    expect(cutUnits('a😀b', 3)).toBe('a😀');
    expect(cutUnits('abc', 3)).toBe('abc');
    expect(cutUnits('abcd', 3)).toBe('abc');
  });

  it('keeps half a character that was one already', () => {
    expect(cutUnits('a\ud83d b', 2)).toBe('a\ud83d');
  });
});

describe('lines', () => {
  it('of a quote are all quoted, without blank ones', () => {
    expect(quote('a\n\n  b  \n')).toBe('> a\n> b');
  });

  it('of small text are all small', () => {
    expect(small('a\nb')).toBe('-# a\n-# b');
  });
});

describe('a masked link', () => {
  it('shows its label and leads only to its address', () => {
    fc.assert(
      fc.property(text, fc.webUrl({ withQueryParameters: true, withFragments: true }), (label, href) => {
        const markdown = maskedLink(label, href);
        expect(linksOf(markdown)).toHaveLength(1);
        checkReply(shown(markdown), [], (target) => target === asTarget(href));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['https://a.bt/(x)', '[a](<https://a.bt/%28x%29>)'],
    ['https://a.bt/x y>z', '[a](<https://a.bt/x%20y%3Ez>)'],
    ['javascript:alert(1)', 'a'],
    ['discord://x', 'a'],
    ['xhttps://a.bt', 'a'],
    ['HTTP://a.bt/', '[a](<HTTP://a.bt/>)'],
    ['https://a.bt/\\x', '[a](<https://a.bt/%5Cx>)'],
    [`https://a.bt/${'x'.repeat(587)}`, `[a](<https://a.bt/${'x'.repeat(587)}>)`],
    [`https://a.bt/${'x'.repeat(588)}`, 'a'],
  ])('to %s is %s', (href, markdown) => {
    expect(maskedLink('a', href)).toBe(markdown);
  });
});

describe('verbatim text', () => {
  it('keeps every word and turns each link into a masked one in its place', () => {
    const given = 'See <https://a.bt/x_y> and [the *act*](http://b.bt/a\\_b) or www.c.bt, *now*.';
    expect(unmask(verbatim(given), (_, href) => `<${href}>`)).toBe(
      'See <https://a.bt/x_y> and <http://b.bt/a%5C_b> or <http://www.c.bt>, *now*.',
    );
  });
});
