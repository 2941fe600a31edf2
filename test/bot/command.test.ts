import { describe, expect, expectTypeOf, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../../src/answer/export.ts';
import { type Command, defineCommand } from '../../src/bot/command.ts';
import type { Context } from '../../src/bot/context.ts';
import type { Invocation, Target, View } from '../../src/bot/invocation.ts';
import { en } from '../../src/i18n/en.ts';
import type { Section } from '../../src/questionnaire/schema.ts';
import { TYPED_COMMANDS } from '../../src/search/intents.ts';
import { answers, response } from '../support/handle.ts';
import { instance } from '../support/instance.ts';

const context: Context = {
  answers,
  messages: en,
  ask: answers.ask,
  audience: 'asker',
  canShare: false,
  commands: [],
  installation: {
    invite: undefined,
    hasEmails: true,
    logQueries: false,
    operator: undefined,
    urlOf: () => undefined,
    responseUrl: undefined,
    instance,
  },
};
const nothing = { components: [], files: [], onlyForAsker: false };

/** Runs a command on options as they came, and returns the values that reach it. */
function valuesOf(define: (execute: (values: object, _: Context, view: View) => typeof nothing) => Command) {
  return (given: Invocation['options']): unknown => {
    let seen: unknown;
    const command = define((values, _, view) => {
      seen = { ...values, ...view };
      return nothing;
    });
    const ran = command.run(given, context);
    return ran.kind === 'replied' ? seen : ran;
  };
}

const searchFor = valuesOf((execute) =>
  defineCommand({
    name: 'search',
    options: {
      keywords: { kind: 'text', required: true, maxLength: 10 },
      section: { kind: 'section', required: false },
    },
    execute,
  }),
);
const exportAs = valuesOf((execute) =>
  defineCommand({
    name: 'export',
    options: {
      section: { kind: 'section', required: true },
      format: { kind: 'choice', required: false, choices: EXPORT_FORMATS },
    },
    execute,
  }),
);
const first: View = { page: 1, view: undefined };
const sectionC = response.sections.find(({ id }) => id === 'C');

describe('a command gets', () => {
  it.each<[string, Invocation['options'], string]>([
    ['a text as it was typed', { keywords: 'open data' }, 'open data'],
    ['a text without the space around it', { keywords: ' law \n' }, 'law'],
    ['a text of one line', { keywords: 'open\n\tdata' }, 'open data'],
    ['a text without invisible characters', { keywords: 'o\u200bp\u202een' }, 'open'],
    ['the beginning of a text that is too long', { keywords: 'x'.repeat(11) }, 'x'.repeat(10)],
    ['no half of a character where a text is cut', { keywords: `${'x'.repeat(9)}😀` }, 'x'.repeat(9)],
    ['no space at the end where a text is cut', { keywords: 'open data law' }, 'open data'],
    ['a number as a text', { keywords: 39 }, '39'],
  ])('%s', (_, given, keywords) => {
    expect(searchFor(given)).toEqual({ keywords, ...first });
  });

  it.each(['C', 'c', ' C ', 'Legal Framework', 'LEGAL FRAMEWORK'])('the section that %j names', (section) => {
    expect(searchFor({ keywords: 'law', section })).toEqual({ keywords: 'law', section: sectionC, ...first });
  });

  it('the choice that was given', () => {
    expect(exportAs({ section: 'C', format: 'csv' })).toEqual({ section: sectionC, format: 'csv', ...first });
  });

  it.each<[Invocation['options'][string], number]>([
    [2, 2],
    ['7', 7],
    ['0', 1],
    [-1, 1],
    ['1.5', 1],
    ['next', 1],
    ['', 1],
    [true, 1],
    ['1e99', 1],
  ])('for the page %j the page %i', (page, shown) => {
    expect(searchFor({ keywords: 'law', page })).toMatchObject({ page: shown });
  });

  it.each([
    ['citation', 'citation'],
    ['another', undefined],
  ])('for the view %j the view %j', (view, shown) => {
    expect(searchFor({ keywords: 'law', view })).toMatchObject({ view: shown });
  });

  it('only the options that it defines', () => {
    expect(searchFor({ keywords: 'law', format: 'csv' })).toEqual({ keywords: 'law', ...first });
  });
});

describe('a command does not run', () => {
  it.each<[string, Invocation['options']]>([
    ['missing', {}],
    ['blank', { keywords: ' \u200b ' }],
    ['neither text nor number', { keywords: true }],
  ])('with a required text that is %s', (_, given) => {
    expect(searchFor(given)).toEqual({ kind: 'bad_option', option: 'keywords' });
  });

  it('without a required section', () => {
    expect(exportAs({ format: 'csv' })).toEqual({ kind: 'bad_option', option: 'section' });
  });

  it('with a section that does not exist', () => {
    expect(searchFor({ keywords: 'law', section: 'Z' })).toEqual({ kind: 'unknown_section' });
  });

  it('with what is none of the choices', () => {
    expect(exportAs({ section: 'C', format: 'pdf' })).toEqual({
      kind: 'unknown_choice',
      value: 'pdf',
      choices: ['markdown', 'csv', 'json'],
    });
  });
});

describe('the compiler', () => {
  const text = { kind: 'text', required: true, maxLength: 10 } as const;

  it('knows the type of each value from its definition', () => {
    defineCommand({
      name: 'export',
      options: {
        section: { kind: 'section', required: true },
        format: { kind: 'choice', required: false, choices: EXPORT_FORMATS },
      },
      execute(options) {
        expectTypeOf(options.section).toEqualTypeOf<Section>();
        expectTypeOf(options.format).toEqualTypeOf<ExportFormat | undefined>();
        return nothing;
      },
    });
  });

  it('refuses a misspelt, a missing and an unknown option', () => {
    defineCommand({
      name: 'ask',
      options: { query: text },
      // @ts-expect-error: the option is "query".
      execute: ({ qurey }) => qurey,
    });
    // @ts-expect-error: /ask has the option "query".
    defineCommand({ name: 'ask', options: {}, execute: () => nothing });
    // @ts-expect-error: no language has a label for "extra".
    defineCommand({ name: 'ask', options: { query: text, extra: text }, execute: () => nothing });
    // @ts-expect-error: no language has a label for this command.
    defineCommand({ name: 'frobnicate', options: {}, execute: () => nothing });
  });

  it('refuses a button with a misspelt command or option', () => {
    const right: Target = { command: 'search', options: { keywords: 'law', section: 'C', page: 2 } };
    // @ts-expect-error: the option is "keywords".
    const option: Target = { command: 'search', options: { keyword: 'law' } };
    // @ts-expect-error: the command is "search".
    const command: Target = { command: 'serach', options: {} };
    expect([right, option, command]).toHaveLength(3);
  });
});

it('every command can be typed as text', () => {
  expect([...TYPED_COMMANDS].sort()).toEqual(commands.map(({ name }) => name).sort());
});
