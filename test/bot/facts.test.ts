import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { commands } from '../../commands/index.ts';
import { factsOf } from '../../src/answer/facts.ts';
import { createHandler } from '../../src/bot/handle.ts';
import { en } from '../../src/i18n/en.ts';
import { createLog } from '../../src/log.ts';
import { textsOf } from '../support/check-reply.ts';
import { type AnswerInteraction, interactionHandler, library } from '../support/handle.ts';
import { instance } from '../support/instance.ts';
import { answered, commandOf } from '../support/scenes.ts';

const packageSchema = z.object({ license: z.string() });

const shown = (handle: AnswerInteraction, interaction: unknown): string =>
  textsOf(answered(handle, interaction).response).join('\n');

const aboutTheBot = (question: string, options: Parameters<typeof interactionHandler>[0] = {}): string =>
  shown(interactionHandler(options), commandOf('ask', { query: question }));

describe('the bot, asked about itself', () => {
  it.each([
    [undefined, 'this copy does not say who'],
    [
      'Civic Tech Thimphu, bot@example.org',
      String.raw`This bot is run by Civic Tech Thimphu, bot\@example.org.`,
    ],
    ['*Us* and @everyone', String.raw`This bot is run by \*Us\* and \@everyone.`],
  ])('says who runs it, if that is %j', (operator, expected) => {
    expect(aboutTheBot('who runs this bot', { operator })).toContain(expected);
  });

  it.each([true, false])('says what is stored, if questions are logged: %s', (logQueries) => {
    const reply = aboutTheBot('do you store what i type', { logQueries });
    expect(reply).toContain('The bot stores nothing about you and has no database.');
    expect(reply.includes(en.questionsLogged)).toBe(logQueries);
    expect(reply.includes(en.questionsNotLogged)).toBe(!logQueries);
  });

  it('says what it is, for which country and survey', () => {
    expect(aboutTheBot('who are you')).toContain(
      'This is msq-bot. It answers questions from the response of Bhutan to the UN E-Government Survey 2022',
    );
  });

  it('says that it costs nothing, and under which licence its code is', () => {
    const { license } = packageSchema.parse(JSON.parse(readFileSync('package.json', 'utf8')));
    expect(aboutTheBot('is this bot open source')).toContain(
      `Asking costs nothing. The code of msq-bot is open source, under the ${license} License.`,
    );
  });
});

describe('an operator who counts', () => {
  it('tells the meter which topic was not meant, and of which message by whom', () => {
    const outcome = createHandler({
      library,
      commands,
      sourceUrl: undefined,
      privateByDefault: false,
      instance,
      log: createLog('silent', []),
    })({
      kind: 'press',
      customId: '1pask?view=other&query=data privacy law',
      userId: '7',
      locale: 'en-US',
      place: 'channel',
      applicationId: undefined,
      message: { id: '5', isPrivate: false, ownerId: '8' },
    });
    expect(outcome).toMatchObject({
      command: 'not_meant',
      notMeant: { key: '5/7' },
      facts: { kind: 'answered', language: 'en' },
    });
    expect(outcome.notMeant?.topic).toBe(outcome.facts?.topics[0]);
  });

  it.each([
    ['data privacy law', 'answered'],
    ['open data and cybersecurity', 'several'],
    ['the budget of the ministry of health', 'closest'],
    ['Q400', 'not_found'],
  ])('has facts for logs and metrics: %s is %s', (query, kind) => {
    const found = library.ask(query);
    expect(factsOf(found)).toMatchObject({ kind, language: 'en' });
  });

  it('asks once for both the reply and its facts', () => {
    const asked: string[] = [];
    const counting = {
      ...library,
      ask: (...given: Parameters<typeof library.ask>) => {
        asked.push(given[0]);
        return {
          language: 'en' as const,
          answer: { kind: 'not_found', reason: { kind: 'nothing_near' } } as const,
        };
      },
    };
    const handle = interactionHandler({ library: counting });
    const { response } = answered(handle, commandOf('ask', { query: 'data privacy law' }));
    expect(textsOf(response).join('\n')).toContain(en.nothingFound);
    expect(asked).toEqual(['data privacy law']);
  });

  it('reads in /status what was asked since the start, in five lines', () => {
    const activity = () => ({
      outcomes: [{ name: 'answered', count: 7 }],
      languages: [
        { name: 'en', count: 5 },
        { name: 'fr', count: 2 },
      ],
      commands: [{ name: 'ask', count: 7 }],
      topics: [{ name: library.response.topics[20]?.id ?? '', count: 4 }],
      notMeant: [],
    });
    const status = shown(interactionHandler({ instance: { ...instance, activity } }), commandOf('status'));
    const lines = status.split('\n').slice(-5);
    expect(lines[0]).toBe('Outcomes: answered 7');
    expect(lines[1]).toMatch(/^Languages: en 5.*fr 2$/);
    expect(lines[2]).toBe('Commands: ask 7');
    expect(lines[3]).toMatch(/^Most asked: Q\d+\S* 4$/);
    expect(lines[4]).toBe('Not what was meant: –');
  });

  it.each([true, false])('says whether questions are logged: %s', (logQueries) => {
    const help = shown(interactionHandler({ logQueries }), commandOf('help'));
    expect(help.includes(en.questionsLogged)).toBe(logQueries);
    expect(help.includes(en.questionsNotLogged)).toBe(!logQueries);
  });
});

it('/help names invitations on the server that answers', () => {
  const help = shown(interactionHandler({ apiUrl: 'https://chat.example/api' }), commandOf('help'));
  expect(help).toContain('https://chat.example/oauth2/authorize?');
  expect(help).not.toContain('https://discord.com');
});

it('a choice that does not exist is refused by its name', () => {
  const reply = shown(interactionHandler(), commandOf('export', { format: 'pdf' }));
  expect(reply).toMatch(/“pdf”.*markdown.*csv.*json/);
});
