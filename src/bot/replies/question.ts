import { cite } from '../../answer/citation.ts';
import { sentences, splitLong } from '../../answer/sentences.ts';
import { joinSentences, listOf } from '../../i18n/format.ts';
import type { Question } from '../../questionnaire/schema.ts';
import { topicOf } from '../../questionnaire/structure.ts';
import { escapeText, quote, small, verbatim } from '../components/markdown.ts';
import { type Button, type Reply, reply } from '../components/reply.ts';
import type { Context } from '../context.ts';
import type { Target } from '../invocation.ts';
import { emailNote, footer, pageRoom, replyButtons } from './frame.ts';
import { pageButtons, pageLine, paginate } from './pages.ts';
import { askedLine, citeButton, questionEntries, selectionLine } from './questions.ts';
import { sectionLabel } from './sections.ts';
import { topicTitle } from './topics.ts';

const open = (number: number): Target => ({ command: 'question', options: { number: `Q${number}` } });

/** Longest part of an answer that is not divided among pages. Escaping can double it, and it still fits. */
const LONGEST_PART = 1_000;

/**
 * Shows a question with its whole answer, and buttons to the questions around it.
 * @param page Of a long answer, from 1; the last page if there is no such page.
 */
export function questionReply(question: Question, page: number, context: Context): Reply {
  const { messages, answers } = context;
  const topic = topicOf(answers.response, question.number);
  const cited = topic && cite(topic, question);
  // A follow-up ("If yes, please provide link and detail") means nothing without the question before it.
  const choice = cited?.choice === question ? undefined : cited?.choice;
  const head = [
    topic ? topicTitle(topic, context) : '',
    choice ? `${askedLine(choice, context)}\n${selectionLine(choice, context)}` : '',
    [
      askedLine(question, context, question.required ? ` (${messages.required})` : ''),
      question.note === undefined ? '' : small(escapeText(question.note)),
      selectionLine(question, context),
    ]
      .filter(Boolean)
      .join('\n'),
  ];
  const masked = emailNote([question.answer], context);
  const foot = footer(
    context,
    messages.lines(`Q${question.number}`, question.lines.from, question.lines.to),
    masked,
  );
  const shown = paginate(
    partsOf(question.answer),
    (part) => quoted(question, part).length + 1,
    pageRoom(...head, foot),
    page,
  );
  const siblings = cited?.numbers.filter((number) => number !== question.number) ?? [];
  // Buttons lead to the neighbours: a menu of nothing else would repeat them.
  const listed = siblings.some((number) => Math.abs(number - question.number) > 1) ? siblings : [];
  const [first] = shown.items;
  return reply({
    texts: [
      ...head,
      first
        ? quoted(question, { start: first.start, end: shown.items.at(-1)?.end ?? first.end })
        : noAnswer(question, siblings, context),
      pageLine(shown, context),
      foot,
    ],
    menus: [
      {
        placeholder: messages.openQuestion,
        entries: questionEntries(listed, context),
      },
    ],
    rows: [
      pageButtons(
        shown,
        (at) => ({ command: 'question', options: { page: at, number: `Q${question.number}` } }),
        context,
      ),
      neighbours(question, context),
      [
        citeButton(question, context),
        ...replyButtons({ command: 'question', options: { number: `Q${question.number}` } }, context, masked),
      ],
    ],
  });
}

/** A stretch `[start, end)` of an answer. */
interface Part {
  readonly start: number;
  readonly end: number;
}

/** Divides an answer into parts that can be shown on different pages. Nothing is left out between them. */
function partsOf(answer: string): Part[] {
  if (answer === '') return [];
  const whole = sentences(answer);
  // An answer of signs alone ("—") has no sentence, but it is an answer.
  const bySentence = stretches(answer, whole.length > 0 ? whole : [answer]);
  const short = bySentence.flatMap(({ start, end }) => splitLong(answer.slice(start, end), LONGEST_PART));
  return stretches(answer, short);
}

/** Divides a text at the places where its parts begin. The first stretch begins at 0, the last one ends with the text. */
function stretches(text: string, parts: readonly string[]): Part[] {
  let at = 0;
  const starts = parts.map((part) => {
    const start = text.indexOf(part, at);
    at = start + part.length;
    return start;
  });
  return starts.map((start, index) => ({
    start: index === 0 ? 0 : start,
    end: starts[index + 1] ?? text.length,
  }));
}

function quoted({ answer }: Question, { start, end }: Part): string {
  return quote(verbatim(answer.slice(start, end)));
}

function noAnswer(question: Question, siblings: readonly number[], { messages }: Context): string {
  if (question.selection.kind === 'no_options') return messages.blank;
  const others = siblings.map((one) => `Q${one}`);
  const also = others.length > 0 ? messages.seeAlso(listOf(others, messages)) : '';
  return joinSentences([messages.noField, also], messages);
}

/** Buttons to the question before, to the question after, and to the summary of the section. */
function neighbours(question: Question, { answers, messages }: Context): Button[] {
  const { questions, sections } = answers.response;
  const section = sections.find(({ id }) => id === question.sectionId);
  const before = questions.get(question.number - 1);
  const after = questions.get(question.number + 1);
  const buttons: Button[] = [];
  if (before) buttons.push({ label: `← Q${before.number}`, action: 'open', to: open(before.number) });
  if (after) buttons.push({ label: `Q${after.number} →`, action: 'open', to: open(after.number) });
  if (section) {
    const label = sectionLabel(section, messages);
    buttons.push({ label, action: 'open', to: { command: 'summary', options: { section: section.id } } });
  }
  return buttons;
}
