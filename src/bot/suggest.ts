import type { Messages } from '../i18n/messages.ts';
import { readQuestionNumber } from '../questionnaire/numbers.ts';
import type { Question, Topic } from '../questionnaire/schema.ts';
import { numbersOf, questionLabel } from '../questionnaire/structure.ts';
import type { Choice } from './command.ts';
import { LIMITS } from './components/limits.ts';
import { cutUnits, oneLine } from './components/markdown.ts';
import { shorten } from './components/reply.ts';
import type { Context } from './context.ts';
import { sectionLabel } from './replies/sections.ts';

/**
 * Suggests topics while someone types. First come the words as typed, so that Enter sends them. A topic is shown by its
 * question numbers and label; picking it sends the number of its first question, which leads to exactly that topic.
 */
export function suggestTopics(typed: string, { answers, messages }: Context): Choice[] {
  const line = oneLine(typed);
  const asTyped = cutUnits(line, LIMITS.choiceValue);
  const own = asTyped === '' ? [] : [{ name: asTyped, value: asTyped }];
  const topics = answers
    .suggest(typed, LIMITS.autocompleteChoices - own.length)
    .map((topic) => topicChoice(topic, messages));
  return [...own, ...topics.filter(({ value }) => value !== asTyped)];
}

function topicChoice(topic: Topic, messages: Messages): Choice {
  const name = `${questionLabel(numbersOf(topic))} ${topic.label} · ${sectionLabel(topic.section, messages)}`;
  return { name: shorten(name, LIMITS.choiceName), value: choiceValue(topic.questions[0].number) };
}

/** Returns the question of a suggestion that was picked. Undefined for text that was typed, even for a bare number. */
export function readPick(value: string, { answers }: Context): Question | undefined {
  const number = readQuestionNumber(value);
  return number === undefined || value !== choiceValue(number)
    ? undefined
    : answers.response.questions.get(number);
}

function choiceValue(number: number): string {
  return `Q${number}`;
}
