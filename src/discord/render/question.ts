import { cite } from '../../answer/citation.ts';
import { sentences, splitLong } from '../../answer/sentences.ts';
import type { Question } from '../../questionnaire/schema.ts';
import { topicOf } from '../../questionnaire/structure.ts';
import type { Context } from '../command.ts';
import type { Invocation } from '../control.ts';
import { escapeText, quote, small, verbatim } from '../markdown.ts';
import { type Button, type Reply, reply } from '../reply.ts';
import {
  askedLine,
  citeButton,
  emailNote,
  footer,
  linkList,
  placeLine,
  questionEntry,
  replyButtons,
  selectionLine,
  TEXT_BUDGET,
  visible,
} from './common.ts';
import { pageButtons, paginate } from './pages.ts';

const open = (number: number): Invocation => ({ command: 'question', options: { number: `Q${number}` } });

/** Longest part of an answer that is shown in one piece; escaped and linked it still fits a page. */
const LONGEST_PART = 1_000;

/**
 * One question: its words, its answer, its place, and the ways on from here.
 * @param page Of a long answer, from 1.
 */
export function questionReply(question: Question, page: number, context: Context): Reply {
  const { words, answers } = context;
  const topic = topicOf(answers.response, question.number);
  const cited = topic && cite(topic, question);
  // A follow-up ("If yes, please provide link and detail") means nothing without the question before it.
  const choice = cited?.choice === question ? undefined : cited?.choice;
  const head = [
    topic && cited ? `### ${escapeText(topic.label)}\n${small(placeLine(cited, context))}` : '',
    choice ? `${askedLine(choice, context)}\n${selectionLine(choice, context)}` : '',
    `${askedLine(question, context)}${question.required ? ` (${words.required})` : ''}`,
    question.note === undefined ? '' : small(escapeText(question.note)),
    selectionLine(question, context),
  ]
    .filter(Boolean)
    .join('\n');
  const links = linkList(question, 1_200, context);
  const foot = footer(
    context,
    `Q${question.number}, ${words.lines(question.lines.from, question.lines.to)}`,
    emailNote([question.answer], context),
  );
  const shown = paginate(
    sentences(question.answer)
      .flatMap((sentence) => splitLong(sentence, LONGEST_PART))
      .map((sentence) => quote(verbatim(visible(sentence, context)))),
    (sentence) => sentence.length + 1,
    TEXT_BUDGET - head.length - links.length - foot.length - 60,
    page,
  );
  const siblings = cited?.numbers.filter((number) => number !== question.number) ?? [];
  return reply({
    texts: [
      head,
      shown.items.length === 0 ? small(noAnswer(question, siblings, context)) : shown.items.join('\n'),
      shown.pages > 1 ? small(words.page(shown.page, shown.pages)) : '',
      links,
      foot,
    ],
    menus: [
      {
        placeholder: words.openQuestion,
        entries: siblings.flatMap((number) => {
          const sibling = answers.response.questions.get(number);
          return sibling ? [questionEntry(sibling, context)] : [];
        }),
      },
    ],
    rows: [
      pageButtons('question', { number: `Q${question.number}` }, shown, context),
      neighbours(question, context),
      [
        citeButton(question, context),
        ...replyButtons({ command: 'question', options: { number: `Q${question.number}` } }, context),
      ],
    ],
  });
}

function noAnswer(question: Question, siblings: readonly number[], { words }: Context): string {
  if (question.selection.kind === 'no_options') return words.blank;
  return siblings.length > 0
    ? `${words.noField} ${words.openOneOf(siblings.map((one) => `Q${one}`).join(', '))}`
    : words.noField;
}

function neighbours(question: Question, { answers, words }: Context): Button[] {
  const { questions } = answers.response;
  const before = questions.get(question.number - 1);
  const after = questions.get(question.number + 1);
  return [
    ...(before ? [{ label: `← Q${before.number}`, mode: 'open' as const, to: open(before.number) }] : []),
    ...(after ? [{ label: `Q${after.number} →`, mode: 'open' as const, to: open(after.number) }] : []),
    {
      label: words.section(question.sectionId),
      mode: 'open' as const,
      to: { command: 'summary', options: { section: question.sectionId } },
    },
  ];
}
