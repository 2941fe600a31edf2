import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cite, distinctLinks } from '../../src/answer/citation.ts';
import { escapeText, hostLink, small, verbatim } from '../../src/bot/components/markdown.ts';
import type { Context } from '../../src/bot/context.ts';
import { listReply } from '../../src/bot/replies/list.ts';
import { en } from '../../src/i18n/en.ts';
import { messagesFor } from '../../src/i18n/languages.ts';
import { sectionName, topicOf, topicsOf } from '../../src/questionnaire/structure.ts';
import { libraryOf, libraryWith, withAnswers } from '../support/altered.ts';
import { allComponents, checkReply, isEphemeral, linksAllowedBy, textsOf } from '../support/check-reply.ts';
import { crawl } from '../support/crawl.ts';
import { answers, type InteractionAnswer, interactionHandler, response } from '../support/handle.ts';
import { answered, applicationId, commandOf, pressOf } from '../support/scenes.ts';
import { contextIn } from '../support/translated.ts';

const handle = interactionHandler();
const questions = [...response.questions.values()];
const textOf = ({ response: shown }: InteractionAnswer): string => textsOf(shown).join('\n');
const buttonsOf = ({ response: shown }: InteractionAnswer): string[] =>
  allComponents(shown).flatMap(({ label }) => label ?? []);
/** The labels of the entries of all menus. */
const entriesOf = ({ response: shown }: InteractionAnswer): string[] =>
  allComponents(shown).flatMap(({ options = [] }) => options.map(({ label }) => label));

/** The reply to a command in a channel, or to the asker alone. */
function replyTo(name: string, options: Readonly<Record<string, string>> = {}, isPrivate = false) {
  return answered(handle, commandOf(name, { ...options, private: isPrivate }));
}

describe('the buttons of a reply', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['ask', { query: 'data privacy law' }, ['Cite Q39', 'Not what I meant', 'Share in channel', 'Remove']],
    ['ask', { query: 'Q38-41' }, ['Cite Q39', 'Cite Q41', 'Share in channel', 'Remove']],
    [
      'ask',
      { query: 'the budget of the ministry of health' },
      ['Not what I meant', 'Share in channel', 'Remove'],
    ],
    ['ask', { query: 'Q400' }, ['Remove']],
    ['question', { number: '1' }, ['Q2 →', 'Contact information', 'Cite Q1', 'Share in channel', 'Remove']],
    ['question', { number: '39' }, ['← Q38', 'Q40 →', 'Section C', 'Cite Q39', 'Share in channel', 'Remove']],
    [
      'question',
      { number: '112' },
      ['← Q111', 'Consent to publish', 'Cite Q112', 'Share in channel', 'Remove'],
    ],
    ['search', { keywords: 'portal' }, ['Next →', 'Share in channel', 'Remove']],
    ['search', { keywords: 'interoperability' }, ['Share in channel', 'Remove']],
    ['search', { keywords: 'xyzzy' }, ['Remove']],
    ['summary', {}, ['Share in channel', 'Remove']],
    ['summary', { section: 'C' }, ['All sections', 'Share in channel', 'Remove']],
    ['summary', { section: 'D' }, ['Next →', 'All sections', 'Share in channel', 'Remove']],
    ['contents', {}, ['Share in channel', 'Remove']],
    ['contents', { section: 'A' }, ['Summary', 'All sections', 'Share in channel', 'Remove']],
    ['export', {}, ['Remove']],
    ['help', {}, []],
    ['status', {}, []],
  ])('to /%s %j are these', (name, options, labels) => {
    const unique = [...new Set(labels)];
    expect(buttonsOf(replyTo(name, options, true))).toEqual(unique);
    const inChannel = unique.filter((label) => label !== 'Share in channel');
    const shown = buttonsOf(replyTo(name, options));
    expect(shown.filter((label) => label !== 'Show email addresses to me')).toEqual(inChannel);
    const isMasked = textOf(replyTo(name, options)).includes(messagesFor('en').emailsHidden);
    expect(shown.includes('Show email addresses to me')).toBe(isMasked);
  });

  it('leads to the next links of a list that was asked for in many words', () => {
    const query =
      'all links to gov.bt that there are in all of the answers of the document, please and thanks a lot';
    const first = replyTo('ask', { query });
    expect(textOf(first)).toContain('Page 1 of');
    const next = allComponents(first.response).find(({ label }) => label === 'Next →');
    const second = answered(handle, pressOf({ id: next?.custom_id ?? '' }));
    expect(textOf(second)).toContain('Page 2 of');
    expect(textOf(second).split('\n')[0]).toBe(textOf(first).split('\n')[0]);
  });

  it('lead to the pages before and after the one shown, where there are such', () => {
    const seeds = ['government', 'portal', 'data', 'www'].map(
      (keywords) => ['search', { keywords }] as const,
    );
    const sections = response.sections.map(({ id }) => ['summary', { section: id }] as const);
    const paged = [...crawl(handle, [...seeds, ...sections], 'guild')].flatMap(({ answer }) => {
      const [, page, pages] = /^-# Page (\d+) of (\d+)$/m.exec(textOf(answer)) ?? [];
      return page === undefined ? [] : [{ answer, page: Number(page), pages: Number(pages) }];
    });
    expect(paged.length).toBeGreaterThan(20);
    for (const { answer, page, pages } of paged) {
      const labels = buttonsOf(answer);
      expect([labels.includes('← Previous'), labels.includes('Next →')]).toEqual([page > 1, page < pages]);
    }
  });
});

describe('the numbers of a list', () => {
  const told = (context: Context): string =>
    JSON.stringify(listReply(answers.lists('laws'), 1, context).components);

  it('lead to the response on the web, where it is published', () => {
    expect(told(contextIn('en'))).toMatch(/\*\*\[Q37\]\(<https:\/\/example\.org\/\S+#L\d+-L\d+>\)\*\*/);
  });

  it('are numbers alone, where it is not', () => {
    const context = contextIn('en');
    const installation = { ...context.installation, responseUrl: undefined, urlOf: () => undefined };
    expect(told({ ...context, installation })).toContain('**Q39, 41, 43, 45, 53**');
  });
});

describe('the menu of a reply', () => {
  it('to /search lists the questions that are shown', () => {
    const seeds = ['government', 'portal', 'Bhutan'].map((keywords) => ['search', { keywords }] as const);
    const replies = [...crawl(handle, seeds, 'guild')].filter(({ how }) => how.includes('search'));
    expect(replies.length).toBeGreaterThan(5);
    for (const { answer } of replies) {
      const shown = [...textOf(answer).matchAll(/^\*\*(Q\d+) · /gm)].map(([, number]) => number);
      expect(entriesOf(answer).map((label) => label.split(' ')[0])).toEqual(shown);
    }
  });

  it('to /summary lists the topics that are shown', () => {
    const seeds = response.sections.map(({ id }) => ['summary', { section: id }] as const);
    for (const [name, options] of seeds) {
      const reply = replyTo(name, options);
      const shown = [...textOf(reply).matchAll(/^\*\*(Q[\d–, ]+) · (.*)\*\*$/gm)].map(
        ([, numbers, label]) => `${numbers} ${label}`,
      );
      expect(entriesOf(reply).map(escapeText)).toEqual(shown);
    }
  });

  it('to /contents of a section lists all its topics', () => {
    for (const section of response.sections) {
      const labels = entriesOf(replyTo('contents', { section: section.id }));
      expect(labels.map((label) => label.replace(/^Q[\d–, ]+ /, ''))).toEqual(
        topicsOf(response, section).map(({ label }) => label),
      );
    }
  });

  it.each(['contents', 'summary', 'help'])('to /%s lists all sections', (name) => {
    expect(entriesOf(replyTo(name))).toEqual(response.sections.map(sectionName));
  });

  it('to a question lists the others of its topic where buttons do not lead to them', () => {
    expect(entriesOf(replyTo('question', { number: '74' })).map((label) => label.split(' ')[0])).toEqual(
      [75, 76, 77, 78, 79, 80].map((number) => `Q${number}`),
    );
    expect(entriesOf(replyTo('question', { number: '39' }))).toEqual([]);
  });
});

describe('a summary of a section', () => {
  it('shows the links of each topic by their hosts, at most two, each host once', () => {
    const shown = new Set<string>();
    const seeds = response.sections.map(({ id }) => ['summary', { section: id }] as const);
    for (const { answer, how } of crawl(handle, seeds, 'guild')) {
      if (how.includes('summary')) for (const line of textOf(answer).split('\n')) shown.add(line);
    }
    const linked = response.topics.flatMap((topic) => {
      const links = distinctLinks(cite(topic).cited.links).slice(0, 2);
      const [first, second] = links;
      if (!first) return [];
      return second && second.host !== first.host
        ? [`${hostLink(first)} · ${hostLink(second)}`]
        : [hostLink(first)];
    });
    expect(linked.length).toBeGreaterThan(30);
    // A topic with the very answer of one further up says so instead.
    expect(linked.filter((line) => !shown.has(line))).toEqual([]);
  });
});

describe('every question, in /question', () => {
  it.each(questions.map((question) => [question.number, question] as const))(
    '%i shows what is known of it',
    (number, question) => {
      const reply = replyTo('question', { number: `Q${number}` }, true);
      const lines = textOf(reply).split('\n');
      const section = response.sections.find(({ id }) => id === question.sectionId);
      expect(textOf(reply)).toContain(
        ` · ${escapeText(section ? (section.id.length === 1 ? `Section ${sectionName(section)}` : section.title) : '')}`,
      );
      expect(lines).toContain(`### ${escapeText(topicOf(response, number)?.label ?? '')}`);
      const required = question.required ? ' (required)' : '';
      expect(lines).toContain(`**Q${number}** ${escapeText(question.text)}${required}`);
      if (question.note !== undefined) expect(textOf(reply)).toContain(small(escapeText(question.note)));
      const { from, to } = question.lines;
      expect(lines).toContain(`-# Q${number}, ${from === to ? `line ${from}` : `lines ${from}–${to}`}`);
      expect(lines.includes(en.blank)).toBe(
        question.answer === '' && question.selection.kind === 'no_options',
      );
      expect(lines.some((line) => line.startsWith(en.noField))).toBe(
        question.answer === '' && question.selection.kind !== 'no_options',
      );
      if (question.selection.kind === 'no_options') return;
      const options = question.selection.options.map(escapeText).join(' / ');
      const selected =
        question.selection.kind === 'recorded'
          ? `Ticked: ${question.selection.selected.map(escapeText).join(' / ')}.`
          : 'The published text does not show what was ticked.';
      expect(lines).toContain(`-# Options on the form: ${options}. ${selected}`);
    },
  );
});

describe('a recorded selection', () => {
  it('is shown as what was selected', () => {
    const number = 38;
    const question = response.questions.get(number);
    const options = ['Yes', 'No'];
    const recorded = question && {
      ...question,
      selection: { kind: 'recorded' as const, options, selected: ['No'] },
    };
    const altered = {
      ...response,
      questions: new Map([...response.questions, ...(recorded ? [[number, recorded] as const] : [])]),
    };
    const reply = answered(
      interactionHandler({ library: libraryWith({ ...answers, response: altered }) }),
      commandOf('question', { number: '38', private: true }),
    );
    expect(textOf(reply)).toContain('-# Options on the form: Yes / No. Ticked: No.');
  });
});

describe('/status and /help', () => {
  it.each(['status', 'help'])('/%s is private, wherever it is asked and whatever the asker wants', (name) => {
    for (const scene of ['guild', 'dm', 'private channel'] as const) {
      for (const isPrivate of [true, false]) {
        const reply = answered(handle, commandOf(name, { private: isPrivate }, scene));
        expect(isEphemeral(reply.response)).toBe(true);
      }
    }
  });

  it.each(['1ostatus', '1sstatus', '1ohelp', '1shelp'])(
    'a button with the id %s shows it in private too',
    (id) => {
      const reply = answered(handle, pressOf({ id }));
      expect(reply).toMatchObject({ response: { type: 4 }, status: 'answered' });
      expect(isEphemeral(reply.response)).toBe(true);
    },
  );

  it('/status names version, document, uptime, latency and transports', () => {
    const startedAt = Date.now() - (26 * 60 + 5) * 60_000;
    const instance = {
      version: '1.2.3',
      startedAt,
      transports: ['gateway', 'HTTP'],
      latency: () => ({ count: 7, median: 1.26, p99: 12.4 }),
    };
    const reply = answered(interactionHandler({ instance }), commandOf('status'));
    expect(textOf(reply).split('\n')).toEqual([
      '**msq-bot 1.2.3**',
      'Response: Bhutan · UN E-Government Survey 2022',
      `Document: bhutan.md, SHA-256 begins ${response.source.sha256.slice(0, 12)}`,
      'Uptime: 1 day 2 hr 5 min',
      'Latency: median 1.3 ms, p99 12 ms (7 interactions)',
      'Connected via: gateway; HTTP',
    ]);
  });
});

describe('any answer', () => {
  const part = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom(
      'No.',
      '—',
      '...',
      '\n',
      '\n\n',
      ' ',
      '**',
      '- ',
      '1. ',
      '> ',
      '# ',
      '@everyone',
      'a@b.example',
    ),
    fc.constantFrom('https://gov.example/a_b', '[the act](https://gov.example/act.pdf)', 'www.gov.example.'),
    fc.string({ unit: fc.constantFrom('x', ' ', '.'), minLength: 500, maxLength: 2_500 }),
    fc.constantFrom('x', '*', '😀', 'https://gov.example/x').map((unit) => unit.repeat(5_000 / unit.length)),
  );
  const text = fc
    .array(part, { minLength: 1, maxLength: 12 })
    .map((parts) => parts.join(' ').trim())
    .filter((answer) => answer.isWellFormed());
  const letters = (shown: string): string => shown.replace(/[^\p{L}\p{N}]/gu, '');

  it('is shown whole by /question, over as many pages as it takes', () => {
    fc.assert(
      fc.property(text, (answer) => {
        const altered = withAnswers(response, new Map([[39, answer]]));
        const allowed = linksAllowedBy(altered, { applicationId });
        const own = interactionHandler({ library: libraryWith({ ...answers, response: altered }) });
        let shown = '';
        for (let page = 1; ; page++) {
          const reply = answered(
            own,
            pressOf({ id: `1oquestion?page=${page}&number=Q39` }, { ephemeral: true }),
          );
          expect(reply.status).toBe('answered');
          checkReply(reply.response, [], allowed);
          expect(textOf(reply).includes(en.blank)).toBe(answer === '');
          shown += textsOf(reply.response)
            .filter((one) => one.startsWith('> '))
            .join('\n');
          if (!buttonsOf(reply).includes('Next →')) break;
        }
        expect(letters(shown)).toBe(letters(verbatim(answer)));
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['a long text without blanks', '不丹政府制定了数据保护法律并持续更新其条例内容'.repeat(250)],
    ['one word', 'x'.repeat(3_700)],
    ['a sentence with hundreds of matches', Array(429).fill('data').join(' ')],
    ['a table', Array(80).fill('| a * b _ c | https://example.bt/x_(y)/1 |').join('\n')],
    ['an address too long for a link', `See https://example.bt/${'a'.repeat(700)} for data`],
    ['odd hosts', 'http://[2001:db8::1]:8080/path and https://приклад.укр/file(1).pdf on data'],
  ])('that is %s is shown by every command', (_, answer) => {
    const altered = withAnswers(response, new Map([13, 39, 41].map((number) => [number, answer])));
    const own = interactionHandler({ library: libraryOf(altered) });
    const allowed = linksAllowedBy(altered, { applicationId });
    for (const [name, options] of [
      ['ask', { query: 'data privacy law' }],
      ['ask', { query: 'Q39' }],
      ['question', { number: '39' }],
      ['search', { keywords: 'data' }],
      ['search', { keywords: 'data', section: 'C' }],
      ['summary', { section: 'C' }],
      ['summary', {}],
    ] as const) {
      const reply = answered(own, commandOf(name, options));
      expect([name, reply.status]).toEqual([name, 'answered']);
      checkReply(reply.response, [], allowed);
    }
  });

  it('fits the replies of /ask and /summary', () => {
    fc.assert(
      fc.property(text, (answer) => {
        const altered = withAnswers(response, new Map(questions.map(({ number }) => [number, answer])));
        const allowed = linksAllowedBy(altered, { applicationId });
        const own = interactionHandler({
          library: libraryWith({
            ...answers,
            response: altered,
            ask(query) {
              const found = answers.ask(query);
              if (found.kind !== 'answered') return found;
              const [first, ...rest] = found.results;
              const alter = (result: typeof first): typeof first => ({
                ...result,
                ...cite(altered.topics.find(({ id }) => id === result.topic.id) ?? result.topic),
              });
              return { ...found, results: [alter(first), ...rest.map(alter)] };
            },
          }),
        });
        for (const [name, options] of [
          ['ask', { query: 'Q39' }],
          ['ask', { query: 'Q16' }],
          ['ask', { query: 'Q38-50' }],
          ['summary', { section: 'D' }],
          ['summary', {}],
        ] as const) {
          const reply = answered(own, commandOf(name, { ...options, private: true }));
          expect(reply.status).toBe('answered');
          checkReply(reply.response, [], allowed);
        }
      }),
      { numRuns: 50 },
    );
  });
});
