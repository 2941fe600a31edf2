import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS } from '../../src/answer/export.ts';
import { LIST_KEYS } from '../../src/search/intents.ts';
import { ADDRESS_FORMS } from '../support/addresses.ts';
import { libraryOf, withAnswers } from '../support/altered.ts';
import { textsOf } from '../support/check-reply.ts';
import { crawl } from '../support/crawl.ts';
import { interactionHandler, response } from '../support/handle.ts';
import { answered, commandOf, lookUpOf, pressOf, typingOf } from '../support/scenes.ts';

/** A name that stands nowhere but in addresses. */
const NAME = 'qzwangmo';
const numbers = [...response.questions.keys()].slice(6);
const altered = withAnswers(
  response,
  new Map(
    numbers.map((number, index) => {
      const form = ADDRESS_FORMS[index % ADDRESS_FORMS.length];
      return [number, `For details of the policy ask ${form?.(NAME)} at any time. The policy is public.`];
    }),
  ),
);
const handle = interactionHandler({ library: libraryOf(altered) });
const plain = (shown: unknown): string => JSON.stringify(shown).replace(/\p{Cf}|\\[\\"]|\\u00ad/gu, '');

describe('the name of a masked address', () => {
  it('is in every form in some answer', () => {
    expect(numbers.length).toBeGreaterThan(ADDRESS_FORMS.length);
  });

  it('stands in no reply, button, menu or file that a channel can see', () => {
    const seeds = [
      ...numbers.map((number) => ['question', { number: `Q${number}` }] as const),
      ...altered.topics.map(({ label }) => ['ask', { query: label }] as const),
      ...altered.sections.map(({ id }) => ['summary', { section: id }] as const),
      ...EXPORT_FORMATS.map((format) => ['export', { format }] as const),
      ...LIST_KEYS.map((what) => ['list', { what }] as const),
      ...[
        'list all links',
        'which links contain qzwang',
        'list everyone who is named',
        '/list links',
        '/search policy',
        '/export json',
      ].map((query) => ['ask', { query }] as const),
      ['search', { keywords: 'policy' }] as const,
      ['search', { keywords: 'gov bt' }] as const,
    ];
    const leaks = [...crawl(handle, seeds, 'guild')]
      .filter(({ answer: { response: shown, files } }) => plain([shown, files]).toLowerCase().includes(NAME))
      .filter(({ answer: { response: shown } }) => !/"flags":32836\b/.test(JSON.stringify(shown)));
    expect(leaks.map(({ how }) => how)).toEqual([]);
  });

  it.each(['qzwangm', 'qzwan', 'qzwagnmo', 'qzwanqmo', 'zwangmo', 'qzwangmoo', '"qzwang"', 'x_qzwangm'])(
    'is not what %j is corrected to or completed with',
    (typed) => {
      for (const asked of [
        commandOf('ask', { query: typed }),
        commandOf('ask', { query: `policy ${typed}` }),
        commandOf('search', { keywords: typed }),
        commandOf('question', { number: typed }),
        typingOf('ask', 'query', typed),
      ]) {
        const shown = plain(answered(handle, asked).response).replaceAll(typed, '');
        expect(shown.toLowerCase()).not.toContain(NAME);
      }
    },
  );

  it('alone finds no question, so that nobody can guess it letter by letter', () => {
    const shown = textsOf(answered(handle, commandOf('search', { keywords: NAME })).response).join('\n');
    expect(shown).toContain('No question mentions');
  });

  it.each(['ask', '/ask', '/search', 'list links', '/question', ''])(
    'is not repeated to a channel when its address is typed behind "%s"',
    (before) => {
      const typed = `${before} ${NAME}@dit.gov.bt`.trim();
      for (const asked of [
        commandOf('ask', { query: typed }),
        commandOf('search', { keywords: typed }),
        commandOf('question', { number: typed }),
        commandOf('list', { what: 'links', section: typed }),
      ]) {
        const { response: shown, files } = answered(handle, asked);
        if (!/"flags":32836\b/.test(JSON.stringify(shown))) expect(plain([shown, files])).not.toContain(NAME);
      }
    },
  );

  it('is shown to the asker alone', () => {
    const shown = answered(handle, commandOf('question', { number: `Q${numbers[0]}`, private: true }));
    expect(plain(shown.response)).toContain(NAME);
  });
});

describe('a token that somebody pastes', () => {
  const token = 'MTAwMDAwMDAwMDAwMDAwMDAwMQ.GaBcDe.abcdefghijklmnopqrstuvwxyz0123456789AB';
  const own = 'stand-in-token';
  const cautious = interactionHandler({ secrets: [own] });

  it.each([
    ['of any bot', token],
    ['with an invisible character in it', `${token.slice(0, 30)}\u200b${token.slice(30)}`],
    ['of this bot', own],
    ['of this bot with an invisible character in it', `${own.slice(0, 5)}\u2060${own.slice(5)}`],
  ])('%s is in no reply, button or suggestion, and not in what is logged', (_, pasted) => {
    for (const asked of [
      commandOf('ask', { query: `data privacy ${pasted}` }),
      commandOf('search', { keywords: pasted }),
      commandOf('question', { number: pasted }),
      commandOf('summary', { section: pasted }),
      typingOf('ask', 'query', pasted),
      lookUpOf(pasted),
      pressOf({ id: `1oask?query=${pasted}` }),
      pressOf({ id: `1osearch?keywords=${pasted}` }),
    ]) {
      const shown = plain(answered(cautious, asked));
      expect(shown).not.toContain(token.slice(-12));
      expect(shown).not.toContain(own);
    }
  });
});
