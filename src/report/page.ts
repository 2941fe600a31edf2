import type { Count } from '../bot/counts.ts';
import { printable } from '../transports/console/printable.ts';
import type { Report } from './tally.ts';
import { FEWEST_DAYS, MOST_QUERIES } from './tally.ts';

/** Longest list of names in a line, and of groups. */
const MOST_LISTED = 10;

/** Writes a report as a page of text. */
export function toPage(report: Report): string {
  const { interactions, questions, answered, times, notFound, broken } = report;
  const share = questions === 0 ? '' : ` (${((100 * answered) / questions).toFixed(1)} of 100)`;
  const from = report.days[0]?.name ?? '';
  const to = report.days.at(-1)?.name ?? '';
  const sections = [
    `${interactions} interactions${from === '' ? '' : `, ${from} to ${to}`}; ${answered} of ${questions} questions answered${share}`,
    times ? `Times: half within ${ms(times.p50)}, 99 of 100 within ${ms(times.p99)}` : '',
    list('Kinds of answers', report.kinds),
    list('Outcomes', report.outcomes),
    list('Languages', report.languages),
    list('Commands', report.commands),
    list('Days', report.days.slice(-MOST_LISTED)),
    list('Topics asked most', report.topics),
    list('Topics most often not what was meant', report.notMeant),
    report.hasQueries
      ? [
          `Not found, on ${FEWEST_DAYS} days or more:${notFound.length === 0 ? ' nothing' : ''}`,
          ...notFound.slice(0, 3 * MOST_LISTED).map(({ query, others, count, days, kinds }) => {
            const also = others.length > 0 ? `; also: ${others.join(' | ')}` : '';
            return `  ${String(count).padStart(5)}  ${query}  (${days} days, ${kinds.join(', ')}${also})`;
          }),
          report.isCut
            ? `  More than ${MOST_QUERIES} distinct questions came; those after them are not counted here.`
            : '',
        ]
          .filter(Boolean)
          .join('\n')
      : 'What was asked is not in this log. Set LOG_QUERIES=true to learn what was not found.',
    broken > 0 ? `${broken} broken lines were skipped; the first is ${report.firstBroken}.` : '',
  ];
  return `${sections.filter(Boolean).map(printable).join('\n\n')}\n`;
}

function ms(milliseconds: number): string {
  return `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`;
}

function list(title: string, counted: readonly Count[]): string {
  const shown = counted
    .slice(0, MOST_LISTED)
    .map(({ name, count }) => `  ${String(count).padStart(7)}  ${name}`);
  const rest = counted.length - shown.length;
  return [
    `${title}:`,
    ...(shown.length > 0 ? shown : ['        –']),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ].join('\n');
}

/**
 * Writes the groups of what was not found as candidates for judged queries, in the format of `training/sets`. A
 * maintainer fills in which questions are relevant, or leaves none where the response says nothing of it.
 */
export function toCandidates({ notFound }: Report): string {
  return notFound
    .map(({ query, others, count, days, kinds }, index) => {
      const also = others.length > 0 ? `; also: ${others.join(' | ')}` : '';
      return `${JSON.stringify({
        id: `log-${String(index + 1).padStart(3, '0')}`,
        query,
        kind: 'log',
        relevant: {},
        must_contain: [],
        note: `asked ${count} times on ${days} days; ${kinds.join(', ')}${also}`,
      })}\n`;
    })
    .join('');
}
