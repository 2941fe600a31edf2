import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CUT_MARK, excerpt, pieces, sentences, splitLong, wordRuns } from '../../src/answer/sentences.ts';
import { response } from '../support/handle.ts';

const answers = [...response.questions.values()].filter(({ answer }) => answer !== '');
const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe('sentences', () => {
  it.each([
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    ['A line\nand another', ['A line', 'and another']],
    ['See Art. 5 of the Act. Then sec. 3.', ['See Art. 5 of the Act.', 'Then sec. 3.']],
    ['viz. Single Source of Truth', ['viz. Single Source of Truth']],
    ['He said "Yes." And left.', ['He said "Yes."', 'And left.']],
    [
      'Version 1.2 is out. See https://a.bt/x.y.z?a=b. End',
      ['Version 1.2 is out.', 'See https://a.bt/x.y.z?a=b.', 'End'],
    ],
    ['Read [The Act. 2018](https://a.bt). More.', ['Read [The Act. 2018](https://a.bt).', 'More.']],
    [
      '该法已生效。2018年修订！仍在起草（见附件。）',
      ['该法已生效。', '2018年修订！', '仍在起草（见附件。）'],
    ],
    ['هل هناك قانون؟ نعم.', ['هل هناك قانون؟', 'نعم.']],
    [' \n - \n', []],
  ])('of %j are %j', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it.each(answers.map(({ number, answer }) => [number, answer] as const))(
    'of question %i are its words in order',
    (_, answer) => {
      let at = 0;
      for (const sentence of sentences(answer)) {
        const found = answer.indexOf(sentence, at);
        expect(found).toBeGreaterThanOrEqual(at);
        expect(answer.slice(at, found)).not.toMatch(/[\p{L}\p{N}]/u);
        at = found + sentence.length;
      }
      expect(answer.slice(at)).not.toMatch(/[\p{L}\p{N}]/u);
    },
  );
});

describe('an excerpt', () => {
  it('is the text itself where it fits', () => {
    expect(excerpt(' Short. ', 10)).toBe('Short.');
  });

  it('ends at the end of a sentence where one fits', () => {
    expect(excerpt('The act is in force. It was amended in 2018.', 30)).toBe('The act is in force. […]');
  });

  it('ends at a word where no sentence fits', () => {
    expect(excerpt('The act on data protection is in force since 2018', 30)).toBe(
      'The act on data protection […]',
    );
  });

  it.each([
    'The act on data protection of the kingdom is not in force',
    'The act on data protection of the kingdom is in force, but only for agencies',
    "The act on data protection of the kingdom isn't in force",
    'The act on data protection of the kingdom covers all except the agencies',
    'The act on data protection of the kingdom is yet to be passed',
    'The act on data protection of the kingdom is pending',
    '********************\nThe act of it is not in force',
  ])('shows nothing rather than turn the meaning round: %s', (text) => {
    expect(excerpt(text, 40)).toBe(CUT_MARK.trim());
  });

  it.each([
    'El gobierno publica los datos personales de la administración nacional, salvo cuando la ley lo prohíbe',
    'Le gouvernement publie toutes les données personnelles, sauf lorsque la loi « Law of Data » l’interdit',
  ])('cuts no sentence of another language, whose words that limit it does not know: %j', (text) => {
    expect(excerpt(text, 60)).toBe(CUT_MARK.trim());
    expect(excerpt(`Sí. ${text}`, 60)).toBe(`Sí.${CUT_MARK}`);
  });

  it('never cuts a link', () => {
    const text = `Details stand at https://example.org/${'x'.repeat(60)} for all`;
    expect(excerpt(text, 60)).toBe('Details stand at […]');
  });

  it('of any text is verbatim, no longer than allowed, and marked', () => {
    const word = fc.constantFrom(
      'the',
      'act',
      'is',
      'not',
      'in',
      'force.',
      'but',
      'https://a.bt/x',
      'No.',
      'viz.',
      '\n',
      '😀',
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 40 }),
        fc.integer({ min: CUT_MARK.length, max: 120 }),
        (words, max) => {
          const text = words.join(' ');
          const shown = excerpt(text, max);
          expect(shown.length).toBeLessThanOrEqual(max);
          const whole = text.trim();
          if (shown === whole) return;
          expect(shown.endsWith(CUT_MARK.trim())).toBe(true);
          const kept = shown.slice(0, -CUT_MARK.trim().length).trimEnd();
          expect(whole.startsWith(kept)).toBe(true);
          const sentence =
            sentences(whole).find((one) => whole.indexOf(one) + one.length > kept.length) ?? '';
          const leftOut = sentence.slice(Math.max(kept.length - whole.indexOf(sentence), 0));
          const inside = kept.length > whole.indexOf(sentence) && leftOut !== '';
          if (inside) expect(leftOut).not.toMatch(/\b(?:not|no|but)\b/i);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('the pieces of a text', () => {
  it.each(answers.map(({ number, answer, links }) => [number, answer, links] as const))(
    'of question %i are all of it, each link in its place',
    (_, answer, links) => {
      const joined = pieces(answer)
        .map((piece) =>
          piece.kind === 'words' ? piece.text : answer.slice(piece.link.start, piece.link.end),
        )
        .join('');
      expect(joined).toBe(answer);
      expect(pieces(answer).filter(({ kind }) => kind === 'link')).toHaveLength(links.length);
      for (const run of wordRuns(answer)) expect(fold(answer)).toContain(run);
    },
  );
});

describe('a text in parts', () => {
  it.each<[string, string]>([
    ['Chinese without a space', '数字政府'.repeat(1_350)],
    ['one word', 'x'.repeat(3_700)],
    ['characters of several units', '👩‍👩‍👧‍👦'.repeat(400)],
    ['words', 'the act is in force. '.repeat(300)],
  ])('loses nothing, and no part is too long: %s', (_, text) => {
    const parts = splitLong(text, 900);
    expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(900);
    expect(parts.every((part) => part.isWellFormed())).toBe(true);
  });

  it('has a link longer than a part whole', () => {
    const link = `https://example.org/${'x'.repeat(1_000)}`;
    expect(splitLong(`See ${link} there`, 900)).toEqual(['See', link, 'there']);
  });

  it('keeps an emoji of several people whole', () => {
    const family = '👩‍👩‍👧‍👦';
    expect(splitLong(family.repeat(4), family.length * 2)).toEqual([family.repeat(2), family.repeat(2)]);
  });
});

it('an excerpt of Chinese ends at the end of a sentence', () => {
  expect(excerpt('该法已生效。'.repeat(40), 30)).toBe(`${'该法已生效。'.repeat(4)} […]`);
});
