import { describe, expect, it } from 'vitest';
import { escapeText, small } from '../../src/bot/components/markdown.ts';
import { letteredTitle } from '../../src/bot/replies/sections.ts';
import { messagesFor } from '../../src/i18n/languages.ts';
import type { Messages } from '../../src/i18n/messages.ts';
import { LANGUAGE_CODES } from '../../src/search/languages/index.ts';
import { libraryOf, withAnswers } from '../support/altered.ts';
import { allComponents, isEphemeral, textsOf } from '../support/check-reply.ts';
import { type InteractionAnswer, interactionHandler, response } from '../support/handle.ts';
import { answered, commandOf, pressOf } from '../support/scenes.ts';

/** Every answer of the published response fits a page, so one is made longer. */
const LONG = 111;
const long = Array.from({ length: 200 }, (_, at) => `Measure ${at} was taken at https://gov.example/${at}.`);
const altered = withAnswers(response, new Map([[LONG, long.join(' ')]]));
const library = libraryOf(altered);
const handle = interactionHandler({ library });
const { questions } = altered;
/** Labels are in the asker's language. */
const translated = LANGUAGE_CODES.map((code) => library.in(code).response);
const topics = translated.flatMap((response) => response.topics);
const sections = translated.flatMap((response) => response.sections);

/** A button or menu entry, with what its label may say of its target. */
interface Control {
  readonly label: string;
  /** The placeholder of its menu; undefined for a button. */
  readonly menu: string | undefined;
  readonly id: string;
}

function controlsOf({ response: shown }: InteractionAnswer): Control[] {
  return allComponents(shown).flatMap(({ label, placeholder, custom_id: id, options }) => {
    if (id === undefined) return [];
    if (options === undefined) return [{ label: label ?? '', menu: undefined, id }];
    return options.map((option) => ({ label: option.label, menu: placeholder, id: option.value }));
  });
}

const textOf = ({ response: shown }: InteractionAnswer): string => textsOf(shown).join('\n');
const headOf = ({ response: shown }: InteractionAnswer): string => textsOf(shown)[0] ?? '';

/** "Page 2 of 3" of a reply as [2, 3]. */
function pageOf(answer: InteractionAnswer, { page }: Messages): readonly [page: number, pages: number] {
  const [before = '', between = '', after = ''] = page(1, 2).split(/\d/);
  const [, at, of] =
    new RegExp(`^-# ${before}(\\d+)${between}(\\d+)${after}$`, 'm').exec(textOf(answer)) ?? [];
  return [Number(at ?? 1), Number(of ?? 1)];
}

/** The number of the question that a reply of `/question` shows, from its footer: "Q39, lines 221–224". */
function questionShown(answer: InteractionAnswer, { lines }: Messages): number | undefined {
  const shown = textOf(answer);
  return [...questions.values()].find((question) =>
    shown.split('\n').includes(small(lines(`Q${question.number}`, question.lines.from, question.lines.to))),
  )?.number;
}

/** A press on a control: the reply on which it is, and what came of it. */
interface Pressed {
  readonly label: string;
  readonly from: InteractionAnswer;
  readonly to: InteractionAnswer;
  readonly messages: Messages;
}

/** What a label promises: which labels they are, and what a press must come to. */
interface Promised {
  readonly is: (control: Control, messages: Messages) => boolean;
  readonly check: (pressed: Pressed) => void;
}

const opens = ({ to }: Pressed): void =>
  expect(to).toMatchObject({ response: { type: 7 }, status: 'answered' });

/** Whether a reply shows a question: its words above its lines. */
function showsQuestion(pressed: Pressed, number: number): void {
  opens(pressed);
  expect(questionShown(pressed.to, pressed.messages)).toBe(number);
  expect(textOf(pressed.to)).toContain(`**Q${number}** ${escapeText(questions.get(number)?.text ?? '')}`);
}

function showsSection(pressed: Pressed, label: string): void {
  opens(pressed);
  const nameOf = (one: (typeof sections)[number]): string => letteredTitle(one, pressed.messages);
  const { id } = sections.find((one) => nameOf(one) === label || one.id === label) ?? {};
  const names = sections.filter((one) => one.id === id).map(nameOf);
  expect(names.map((name) => `## ${escapeText(name)}`)).toContain(headOf(pressed.to).split('\n')[0]);
}

const isSummary = (answer: InteractionAnswer, messages: Messages): boolean =>
  /^## .*\n-# \d/.test(headOf(answer)) && !headOf(answer).includes(messages.contents);

const PROMISES: Readonly<Record<string, Promised>> = {
  next: {
    is: ({ label }, { next }) => label === `${next} →`,
    check: (pressed) => {
      const { from, to, messages } = pressed;
      opens(pressed);
      const [page, pages] = pageOf(from, messages);
      expect(pageOf(to, messages)).toEqual([page + 1, pages]);
      expect(headOf(to)).toBe(headOf(from));
      expect(textOf(to)).not.toBe(textOf(from));
    },
  },
  previous: {
    is: ({ label }, { previous }) => label === `← ${previous}`,
    check: (pressed) => {
      const { from, to, messages } = pressed;
      opens(pressed);
      const [page, pages] = pageOf(from, messages);
      expect(pageOf(to, messages)).toEqual([page - 1, pages]);
      expect(headOf(to)).toBe(headOf(from));
    },
  },
  questionBefore: {
    is: ({ label }) => /^← Q\d+$/.test(label),
    check: (pressed) => {
      const number = Number(pressed.label.slice(3));
      showsQuestion(pressed, number);
      expect(questionShown(pressed.from, pressed.messages)).toBe(number + 1);
    },
  },
  questionAfter: {
    is: ({ label }) => /^Q\d+ →$/.test(label),
    check: (pressed) => {
      const number = Number(pressed.label.slice(1, -2));
      showsQuestion(pressed, number);
      expect(questionShown(pressed.from, pressed.messages)).toBe(number - 1);
    },
  },
  section: {
    is: ({ label, menu }, { section }) =>
      menu === undefined && sections.some(({ id, title }) => label === section(id) || label === title),
    check: (pressed) => {
      const { label, messages, from, to } = pressed;
      const section = sections.find(({ id, title }) => [messages.section(id), title].includes(label));
      showsSection(pressed, section?.id ?? '');
      expect(isSummary(to, messages)).toBe(true);
      if (textOf(from).includes(messages.howToAsk)) return;
      const number = questionShown(from, messages);
      expect(number !== undefined && questions.get(number)?.sectionId).toBe(section?.id);
    },
  },
  cite: {
    is: ({ label }, { cite }) => new RegExp(`^${cite} Q\\d+$`).test(label),
    check: ({ label, to }) => {
      expect(isEphemeral(to.response)).toBe(true);
      expect(textOf(to)).toContain(`, question ${/\d+/.exec(label)?.[0]} (line`);
    },
  },
  share: {
    is: ({ label }, { share }) => label === share,
    check: ({ from, to }) => {
      expect(to).toMatchObject({ response: { type: 4 }, status: 'answered' });
      expect(isEphemeral(to.response)).toBe(false);
      expect(headOf(to)).toBe(headOf(from));
    },
  },
  remove: {
    is: ({ label }, { remove }) => label === remove,
    check: ({ to }) => expect(to).toMatchObject({ response: { type: 6 }, status: 'removed' }),
  },
  showEmails: {
    is: ({ label }, { showEmails }) => label === showEmails,
    check: ({ from, to, messages }) => {
      expect(to).toMatchObject({ response: { type: 4 }, status: 'answered' });
      expect(isEphemeral(to.response)).toBe(true);
      expect(headOf(to)).toBe(headOf(from));
      expect(textOf(from)).toContain(messages.emailsHidden);
      expect(textOf(to)).not.toContain(messages.emailsHidden);
    },
  },
  notMeant: {
    is: ({ label }, { notMeant }) => label === notMeant,
    check: ({ to, messages }) => {
      expect(to).toMatchObject({ command: 'not_meant', response: { type: 4 } });
      expect(isEphemeral(to.response)).toBe(true);
      expect(textOf(to)).toContain(messages.howToAsk);
      expect(controlsOf(to).some(({ menu }) => menu === messages.browse)).toBe(true);
      expect(controlsOf(to).some(({ menu }) => menu === messages.alsoNear)).toBe(
        textOf(to).includes(messages.notMeantNear),
      );
    },
  },
  toSummary: {
    is: ({ label }, { toSummary }) => label === toSummary,
    check: (pressed) => {
      opens(pressed);
      expect(isSummary(pressed.to, pressed.messages)).toBe(true);
      expect(headOf(pressed.to).split('\n')[0]).toBe(headOf(pressed.from));
    },
  },
  allSections: {
    is: ({ label, menu }, { allSections }) => menu === undefined && label === allSections,
    check: (pressed) => {
      const { from, to, messages } = pressed;
      opens(pressed);
      const whole = isSummary(from, messages)
        ? messages.wholeResponse(altered.country.name(messages.locale))
        : messages.contents;
      expect(headOf(to).split('\n')[0]).toBe(`## ${whole}`);
    },
  },
  topic: {
    is: ({ menu }, { openTopic, alsoNear }) => menu === openTopic || menu === alsoNear,
    check: (pressed) => {
      opens(pressed);
      const [, numbers = '', label = ''] = /^Q([\d–, ]+) (.*)$/.exec(pressed.label) ?? [];
      const topic = topics.find((one) => one.label === label);
      expect(headOf(pressed.to).split('\n')[0]).toBe(`### ${escapeText(topic?.label ?? 'no topic')}`);
      expect(headOf(pressed.to)).toContain(`\n-# Q${numbers} · `);
    },
  },
  question: {
    is: ({ menu }, { openQuestion }) => menu === openQuestion,
    check: (pressed) => showsQuestion(pressed, Number(/^Q(\d+) /.exec(pressed.label)?.[1])),
  },
  browse: {
    is: ({ menu }, { browse }) => menu === browse,
    check: (pressed) => {
      showsSection(pressed, pressed.label);
      expect(isSummary(pressed.to, pressed.messages)).toBe(false);
    },
  },
  sectionSummary: {
    is: ({ menu }, { openSection }) => menu === openSection,
    check: (pressed) => {
      showsSection(pressed, pressed.label);
      expect(isSummary(pressed.to, pressed.messages)).toBe(true);
    },
  },
};

const SEEDS: readonly (readonly [name: string, options: Readonly<Record<string, string>>])[] = [
  ['help', {}],
  ['status', {}],
  ['summary', {}],
  ['contents', {}],
  ['export', {}],
  ...altered.sections.flatMap(({ id }) => [
    ['summary', { section: id }] as const,
    ['contents', { section: id }] as const,
  ]),
  ['question', { number: String(LONG) }],
  ['question', { number: 'Q5' }],
  ['ask', { query: 'Q38-41' }],
  ['ask', { query: 'Q400' }],
  ['search', { keywords: 'facebook' }],
];
/** A reply is in the language of the question: what is asked in each. */
const ASKED: Readonly<
  Record<string, readonly (readonly [name: string, options: Readonly<Record<string, string>>])[]>
> = {
  en: [
    ['ask', { query: 'data privacy law' }],
    ['ask', { query: 'open data and cybersecurity' }],
    ['ask', { query: 'the budget of the ministry of health' }],
    ['search', { keywords: 'government' }],
    ['search', { keywords: 'portal', section: 'A' }],
    ['search', { keywords: 'Measure' }],
    ['search', { keywords: 'xyzzy' }],
  ],
  fr: [
    ['ask', { query: 'loi sur les données personnelles' }],
    ['ask', { query: 'le budget du ministère de la santé' }],
    ['search', { keywords: 'gouvernement' }],
    ['search', { keywords: 'portail', section: 'A' }],
  ],
  es: [
    ['ask', { query: 'ley de protección de datos personales' }],
    ['ask', { query: 'el presupuesto del ministerio de salud' }],
    ['search', { keywords: 'gobierno' }],
    ['search', { keywords: 'redes', section: 'E' }],
  ],
  ru: [
    ['ask', { query: 'закон о персональных данных' }],
    ['ask', { query: 'бюджет министерства здравоохранения' }],
    ['search', { keywords: 'правительство' }],
    ['search', { keywords: 'портал', section: 'A' }],
  ],
  zh: [
    ['ask', { query: '个人数据保护法' }],
    ['ask', { query: '卫生部的预算' }],
    ['search', { keywords: '政府' }],
    ['search', { keywords: '门户', section: 'A' }],
  ],
};

/** Presses every control of every reply that can be reached, each target once for each label. */
function* pressAll(isPrivate: boolean, locale: string): Generator<Control & Pressed> {
  const messages = messagesFor(locale);
  const done = new Set<string>();
  const seeds = [...SEEDS, ...(ASKED[messages.locale.slice(0, 2)] ?? [])];
  const todo = seeds.map(([name, options]) =>
    answered(handle, commandOf(name, { ...options, private: isPrivate }, 'guild', locale)),
  );
  for (let from = todo.pop(); from; from = todo.pop()) {
    for (const control of controlsOf(from)) {
      const key = `${control.label} ${control.id}`;
      if (done.has(key)) continue;
      done.add(key);
      const to = answered(handle, pressOf(control, { locale, ephemeral: isEphemeral(from.response) }));
      yield { ...control, from, to, messages };
      todo.push(to);
    }
  }
}

describe('every button and menu entry does what its label says', () => {
  it.each([
    ['public replies in English', false, 'en-US'],
    ['private replies in English', true, 'en-US'],
    ['public replies in French', false, 'fr'],
    ['public replies in Spanish', false, 'es-ES'],
    ['public replies in Russian', false, 'ru'],
    ['public replies in Chinese', false, 'zh-CN'],
  ])('in %s', (_, isPrivate, locale) => {
    const seen = new Set<string>();
    for (const pressed of pressAll(isPrivate, locale)) {
      const promised = Object.entries(PROMISES).filter(([, { is }]) => is(pressed, pressed.messages));
      expect(
        promised.map(([name]) => name),
        `${pressed.label} of ${pressed.menu ?? 'a button'}`,
      ).toHaveLength(1);
      for (const [name, { check }] of promised) {
        seen.add(name);
        check(pressed);
      }
    }
    expect([...seen].sort()).toEqual(Object.keys(PROMISES).sort());
  });
});
