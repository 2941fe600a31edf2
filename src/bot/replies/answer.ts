import type { Answer, NotFoundReason, Result } from '../../answer/answer.ts';
import type { TypedCommand } from '../../answer/chat.ts';
import type { ResponseList } from '../../answer/lists/lists.ts';
import { sentences } from '../../answer/sentences.ts';
import { joinSentences, listOf } from '../../i18n/format.ts';
import type { Messages } from '../../i18n/messages.ts';
import { readQuestionNumber } from '../../questionnaire/numbers.ts';
import type { Question } from '../../questionnaire/schema.ts';
import { hasLetter, numberRanges } from '../../questionnaire/structure.ts';
import type { Correction } from '../../search/query.ts';
import { echo, escapeText, small } from '../components/markdown.ts';
import { type Button, type Menu, type Reply, reply } from '../components/reply.ts';
import type { Context } from '../context.ts';
import { NOT_MEANT_VIEW, type Target } from '../invocation.ts';
import { aboutReply, greetingReply, nextPageReply } from './chat.ts';
import { emailNote, footer, replyButtons, sourceLine, TEXT_BUDGET } from './frame.ts';
import { listReply } from './list.ts';
import { answerQuote, askedLine, citeButton, questionEntries, selectionLine } from './questions.ts';
import { letteredTitle, sectionLabel, sectionMenu } from './sections.ts';
import { summaryReply } from './summary.ts';
import { topicEntry, topicHeading, topicTitle } from './topics.ts';
import { unknownSectionReply } from './unknown-section.ts';

/** How many near topics are quoted when nothing clearly answers. */
const CLOSEST_SHOWN = 3;
/** Longest quote of such a topic in characters, markup included: about six lines on a phone. */
const CLOSEST_LENGTH = 300;
/** How many answers are shown in full when a query asks for several things. */
const LEADING_SHOWN = 4;

/**
 * Replies to a question in someone's own words.
 * @param query As typed; the reply repeats it in one line.
 * @param page Of a list. Default: the first.
 * @returns The command to run instead, where the words are one.
 */
export function answerReply(query: string, answer: Answer, context: Context, page = 1): Reply | Target {
  switch (answer.kind) {
    case 'answered':
      return answeredReply(query, answer, context);
    case 'closest':
      return closestReply(query, answer, context);
    case 'section':
      return summaryReply(answer.section, 1, context);
    case 'not_found':
      return answer.reason.kind === 'no_such_section'
        ? unknownSectionReply(context)
        : notFoundReply(query, answer.reason, context);
    case 'list':
      return listReply(answer.list, page, context, queryOfPart(query, answer.list));
    case 'about':
      return aboutReply(answer.about, context);
    case 'help':
      return answer.isGreeting ? greetingReply(context) : { command: 'help', options: {} };
    case 'command':
      return toTarget(answer.command, context);
  }
}

/** What asks for the same part of a list again, which `/list` cannot; the words asked may be too many for a button. */
function queryOfPart(query: string, { list, within }: ResponseList): string | undefined {
  if (within.length === 0) return undefined;
  if (query.length <= LONGEST_REPEATED) return query;
  return list === 'links' ? `all links ${within.join(' ')}` : `${within.join(' ')} cited`;
}

function toTarget(typed: TypedCommand, context: Context): Reply | Target {
  return typed.command === 'next' ? nextPageReply(context) : typed;
}

/** @param most The most answers to show in full. Fewer are shown if they are too long together. */
function answeredReply(
  query: string,
  answer: Answer & { kind: 'answered' },
  context: Context,
  most = LEADING_SHOWN,
): Reply {
  const { messages } = context;
  // A topic that is shown whole need not be shown again for its next question.
  const wanted = answer.results
    .slice(0, answer.leading)
    .filter(({ topic, cited }, at, all) =>
      all.slice(0, at).every((one) => one.topic !== topic || !companions(one).includes(cited)),
    );
  const leading = wanted.slice(0, most);
  const left = wanted.slice(leading.length).flatMap((result) => [result.cited.number, ...result.numbers]);
  const near = answer.results.filter(
    (result) => !leading.some(({ topic, cited }) => topic === result.topic && cited === result.cited),
  );
  const asked = readQuestionNumber(query) === undefined ? small(messages.youAsked(echo(query))) : '';
  const masked = emailNote(
    leading.flatMap((result) => companions(result).map(({ answer: told }) => told)),
    context,
  );
  const foot = footer(
    context,
    left.length > 0 ? messages.seeAlso(`Q${numberRanges(left)}`) : '',
    answer.missing === undefined
      ? ''
      : messages.noSuchQuestion(answer.missing, context.answers.response.questions.size),
    masked,
    why(leading, answer.corrections, context),
  );
  const room = Math.floor((TEXT_BUDGET - asked.length - foot.length) / leading.length);
  const texts = [asked, ...leading.flatMap((result) => topicTexts(result, room, context)), foot];
  if (leading.length > 1 && texts.join('').length > TEXT_BUDGET) {
    return answeredReply(query, answer, context, leading.length - 1);
  }
  return reply({
    texts,
    menus: [near.length > 0 ? nearMenu(near, context, left.length > 0) : questionMenu(leading, context)],
    rows: [
      [
        ...leading.slice(0, 2).map(({ cited }) => citeButton(cited, context)),
        ...(answer.confidence === undefined ? [] : [notMeantButton(query, answer.results[0], context)]),
        ...replyButtons(sameAnswer(query, answer.results[0]), context, masked),
      ],
    ],
  });
}

/** A button for whoever wanted another answer. */
function notMeantButton(query: string, first: Result, { messages }: Context): Button {
  const { options } = sameAnswer(query, first);
  return {
    label: messages.notMeant,
    action: 'privately',
    to: { command: 'ask', options: { view: NOT_MEANT_VIEW, ...options } },
  };
}

/** Helps whoever wanted another answer: the other near topics, how to ask, and a way to the whole section. */
export function notMeantReply(answer: Answer, context: Context): Reply {
  const { messages } = context;
  const shown = answer.kind === 'answered' ? answer.leading : CLOSEST_SHOWN;
  const results = answer.kind === 'answered' || answer.kind === 'closest' ? answer.results : [];
  const near = results.slice(shown);
  const [first] = results;
  return reply({
    texts: [
      near.length > 0 ? `**${messages.notMeantNear}**` : `**${messages.notMeantNone}**`,
      near.map(topicHeading).join('\n'),
      messages.howToAsk,
      sourceLine(context),
    ],
    menus: [nearMenu(near, context), sectionMenu(context)],
    rows: [
      first
        ? [
            {
              label: sectionLabel(first.topic.section, messages),
              action: 'open',
              to: { command: 'summary', options: { section: first.topic.section.id } },
            },
          ]
        : [],
    ],
    onlyForAsker: true,
  });
}

/** @param isAsked Whether some of the topics are asked for and did not fit. Default: they are near. */
function nearMenu(near: readonly Result[], context: Context, isAsked = false): Menu {
  const { messages } = context;
  return {
    placeholder: isAsked ? messages.openTopic : messages.alsoNear,
    entries: near.map(({ topic }) => topicEntry(topic, context)),
  };
}

/** A menu of the questions of topics that the query named by number. */
function questionMenu(named: readonly Result[], context: Context): Menu {
  return {
    placeholder: context.messages.openQuestion,
    entries: questionEntries(
      named.flatMap(({ numbers }) => numbers),
      context,
    ),
  };
}

/** Shows a topic in at most `room` characters: its heading, its choice question with the tick, and its answers. */
function topicTexts(result: Result, room: number, context: Context): string[] {
  const { messages } = context;
  const head = topicTitle(result.topic, context);
  const choice = result.choice
    ? `${askedLine(result.choice, context)}\n${selectionLine(result.choice, context)}`
    : '';
  const same =
    result.sameWords.length > 1 ? small(messages.sameAnswer(`Q${numberRanges(result.sameWords)}`)) : '';
  const fixed = head.length + choice.length + same.length;
  if (result.cited === result.choice) return [head, choice, messages.noField];

  const shown = companions(result);
  const share = Math.floor((room - fixed) / shown.length);
  const answers = shown.flatMap((question) => questionTexts(question, share, context));
  return [head, choice, ...answers, same];
}

/** Shows a question with its answer in at most `room` characters. */
function questionTexts(question: Question, room: number, context: Context): string[] {
  const asked = askedLine(question, context);
  if (question.answer === '') return [asked, context.messages.blank];
  const quoteRoom = room - asked.length - context.messages.answerContinues.length - 10;
  const quoted = answerQuote(question.answer, quoteRoom);
  const continues = quoted.endsWith('\\[…\\]') ? small(context.messages.answerContinues) : '';
  return [`${asked}\n${quoted}`, continues];
}

/** The cited question, and with it all others of a topic with several short answers (name, title, address). */
function companions({ topic, cited }: Result): readonly Question[] {
  const given = topic.questions.filter(({ answer }) => answer !== '');
  const short = given.length > 1 && given.every(({ answer }) => answer.length <= 120);
  return short && given.includes(cited)
    ? [cited, ...given.filter((question) => question !== cited)]
    : [cited];
}

function closestReply(query: string, answer: Answer & { kind: 'closest' }, context: Context): Reply {
  const { messages } = context;
  const shown = answer.results.slice(0, CLOSEST_SHOWN);
  const lines = shown.map((result) => {
    const first = sentences(result.cited.answer)[0] ?? '';
    const told = first === '' ? small(messages.noDetails) : answerQuote(first, CLOSEST_LENGTH);
    return `${topicHeading(result)}\n${told}`;
  });
  const masked = emailNote(
    shown.map(({ cited }) => cited.answer),
    context,
  );
  return reply({
    texts: [
      small(messages.youAsked(echo(query))),
      joinSentences([`**${messages.unclear}**`, messages.nearest], messages),
      ...lines,
      footer(context, masked, why(shown, answer.corrections, context)),
    ],
    menus: [
      {
        placeholder: messages.openTopic,
        entries: answer.results.map(({ topic }) => topicEntry(topic, context)),
      },
    ],
    rows: [
      [
        notMeantButton(query, answer.results[0], context),
        ...replyButtons(sameAnswer(query, answer.results[0]), context, masked),
      ],
    ],
  });
}

/** Any reason but a section that does not exist. */
type NothingFound = Exclude<NotFoundReason, { kind: 'no_such_section' }>;

function notFoundReply(query: string, reason: NothingFound, context: Context): Reply {
  const { messages, answers } = context;
  const titles = answers.response.sections
    .filter(hasLetter)
    .map((section) => `- ${escapeText(letteredTitle(section, messages))}`);
  const instead = reason.kind === 'no_such_question' ? '' : `${messages.tryInstead}\n${titles.join('\n')}`;
  return reply({
    texts: [
      small(messages.youAsked(echo(query))),
      `**${notFoundText(reason, messages)}**`,
      instead,
      sourceLine(context),
    ],
    menus: [sectionMenu(context)],
    rows: [replyButtons(undefined, context)],
  });
}

function notFoundText(reason: NothingFound, messages: Messages): string {
  switch (reason.kind) {
    case 'nothing_near':
      return messages.nothingFound;
    case 'unasked':
      return messages.notAsked(escapeText(reason.theme.label));
    case 'no_such_question':
      return messages.noSuchQuestion(reason.number, reason.last);
  }
}

/** What makes the same answer again: the query, or the topic if the query is too long for a custom id. */
function sameAnswer(query: string, first: Result): Target & { readonly command: 'ask' } {
  const options = { query: query.length <= LONGEST_REPEATED ? query : `Q${first.topic.questions[0].number}` };
  return { command: 'ask', options };
}

/** Longest query in a custom id, beside everything else that can stand there, in UTF-16 units. */
const LONGEST_REPEATED = 64;
/** The most words, and the most corrections, that the line of reasons names. */
const MOST_REASONS = 6;
/** Longest word in it. */
const REASON_LENGTH = 40;

/**
 * Why these topics, in one quiet line: which words were corrected, and the
 * words that matched.
 */
function why(results: readonly Result[], corrections: readonly Correction[], { messages }: Context): string {
  const short = (text: string): string => echo(text, REASON_LENGTH);
  const matched = [...new Set(results.flatMap((result) => result.matched))].slice(0, MOST_REASONS);
  return [
    ...corrections
      .slice(0, MOST_REASONS)
      .map(({ typed, used }) => messages.searchedFor(short(typed), short(used))),
    ...(matched.length > 0 ? [messages.matchedWords(listOf(matched.map(short), messages))] : []),
  ].join(' · ');
}
