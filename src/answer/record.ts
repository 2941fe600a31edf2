import { isOfWords } from '../search/intents.ts';
import type { Answer } from './answer.ts';
import { distinctLinks } from './citation.ts';
import { hostsIn } from './lists/links.ts';
import { listedNumbers } from './lists/lists.ts';

/**
 * An answer as programs read it: one object per query, results best first. A list has one result per question, and its
 * names or addresses as `entries`.
 */
export function toRecord(query: string, answer: Answer): Record<string, unknown> {
  const results = 'results' in answer ? answer.results : [];
  const listed = answer.kind === 'list' ? listedNumbers(answer.list) : undefined;
  return {
    query,
    status: answer.kind === 'section' ? 'answered' : answer.kind,
    ...ownFields(answer),
    results: results.map((result, at) => ({
      label: result.topic.label,
      section: result.topic.section.id,
      questions: listed ? [listed[at]] : result.numbers,
      cited: result.cited.number,
      quote: result.cited.answer,
      details: result.details,
      links: distinctLinks(result.cited.links).map(({ url, host }) => ({ url, host })),
      selection: result.choice
        ? { question: result.choice.number, ...result.choice.selection }
        : { kind: 'no_options' },
      score: Number(result.score.toFixed(4)),
    })),
  };
}

/** What only records of one status have. */
function ownFields(answer: Answer): Record<string, unknown> {
  switch (answer.kind) {
    case 'answered':
      return { leading: answer.leading };
    case 'section':
      return { section: answer.section.id };
    case 'list': {
      const { list, section } = answer.list;
      const entries = list === 'links' ? hostsIn(answer.list) : answer.list.entries;
      return {
        list,
        ...(section ? { section: section.id } : {}),
        ...(isOfWords(list)
          ? { entries: entries.map(({ name, variants, questions }) => ({ name, variants, questions })) }
          : {}),
      };
    }
    case 'about':
      return { about: answer.about };
    case 'command':
      return { command: answer.command.command, options: answer.command.options };
    default:
      return {};
  }
}
