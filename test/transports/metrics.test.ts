import { pino } from 'pino';
import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { createMeter } from '../../src/transports/metrics.ts';

const answered = { status: 'answered', options: { query: 'privacy' } } as const;

function openMeter(logQueries = false) {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ base: null }, { write: (line) => lines.push(JSON.parse(line)) });
  const registry = new Registry();
  return { lines, registry, ...createMeter({ registry, log, logQueries, names: ['ask', 'search'] }) };
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
