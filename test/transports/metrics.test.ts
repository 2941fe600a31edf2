import { readdirSync, readFileSync } from 'node:fs';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { createMeter } from '../../src/transports/metrics.ts';

const answered = { status: 'answered', options: { query: 'privacy' } } as const;

function openMeter(logQueries = false) {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ base: null }, { write: (line) => lines.push(JSON.parse(line)) });
  const registry = new Registry();
  return {
    lines,
    registry,
    ...createMeter({ registry, log, logQueries, names: ['ask', 'search', 'not_meant'] }),
  };
}

it('the meter logs and counts each interaction at once', () => {
  const { lines, observe, latency } = openMeter();
  observe('http', { command: 'ask', ...answered }, 2, 'sent');
  observe('gateway', { command: 'search', ...answered }, 4, 'accepted');
  expect(lines.map(({ transport, command, ms }) => [transport, command, ms])).toEqual([
    ['http', 'ask', 2],
    ['gateway', 'search', 4],
  ]);
  expect(latency()?.count).toBe(2);
});

it('the meter uses known names only, and logs what was typed only if told to', async () => {
  const { lines, registry, observe } = openMeter();
  observe('http', { command: 'x'.repeat(99), ...answered }, 1, 'sent');
  expect(lines[0]).toMatchObject({ command: 'unknown', outcome: 'answered' });
  expect(lines[0]).not.toHaveProperty('options');
  expect(await registry.metrics()).toContain(
    'msq_bot_interactions_total{command="unknown",outcome="answered",transport="http"} 1',
  );
  const open = openMeter(true);
  open.observe('http', { command: 'ask', ...answered }, 1, 'sent');
  expect(open.lines[0]).toMatchObject({ options: { query: 'privacy' } });
});

describe('what was asked', () => {
  const facts = {
    kind: 'closest',
    language: 'fr',
    confidence: 0.4321,
    topics: ['data-privacy', 'cybersecurity'],
  };

  it('is logged and counted by kind, language and topic', async () => {
    const { lines, registry, observe, activity } = openMeter();
    observe('http', { command: 'ask', ...answered, facts }, 2, 'sent');
    expect(lines[0]).toMatchObject({ ...facts, confidence: 0.43 });
    expect(await registry.metrics()).toContain(
      'msq_bot_answers_total{command="ask",kind="closest",language="fr"} 1',
    );
    expect(activity()).toMatchObject({
      outcomes: [{ name: 'closest', count: 1 }],
      languages: [{ name: 'fr', count: 1 }],
      // Equally frequent ones by name.
      topics: [{ name: 'cybersecurity' }, { name: 'data-privacy' }],
    });
  });

  it('counts "not what I meant" once per reply and person, and logs neither', async () => {
    const { lines, registry, observe, activity } = openMeter();
    const press = (key: string): void =>
      observe(
        'http',
        {
          command: 'not_meant',
          status: 'answered',
          options: {},
          facts,
          notMeant: { topic: 'data-privacy', key },
        },
        1,
        'sent',
      );
    for (const key of ['111/222', '111/222', '111/333', '444/222']) press(key);
    expect(await registry.metrics()).toContain('msq_bot_not_meant_total{topic="data-privacy"} 3');
    expect(activity().notMeant).toEqual([{ name: 'data-privacy', count: 3 }]);
    expect(lines.map(({ topics }) => topics)).toEqual([
      ['data-privacy'],
      [],
      ['data-privacy'],
      ['data-privacy'],
    ]);
    // A time may have the digits of a person's id.
    const told = lines.map((line) => ({ ...line, time: undefined }));
    expect(JSON.stringify(told)).not.toMatch(/111|222|333|444/);
  });
});

it('alert rules ask only for metrics that the bot has', () => {
  const rules = readFileSync(new URL('../../deploy/msq-bot.rules.yml', import.meta.url), 'utf8');
  const asked = [...rules.matchAll(/\bmsq_bot_[a-z_]+/g)].map(([name]) => name.replace(/_bucket$/, ''));
  const sources = ['src'].flatMap((folder) =>
    readdirSync(new URL(`../../${folder}/`, import.meta.url), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(new URL(`../../${folder}/${name}`, import.meta.url), 'utf8')),
  );
  const known = sources.flatMap((text) =>
    [...text.matchAll(/name: '(msq_bot_[a-z_]+)'/g)].map(([, name]) => name),
  );
  expect(asked.length).toBeGreaterThan(4);
  for (const name of asked) expect(known).toContain(name);
});
