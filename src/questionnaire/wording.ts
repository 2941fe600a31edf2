import * as z from 'zod';
import {
  hasEntries,
  NO_ENTRY,
  type Question,
  type SurveyResponse,
  type Topic,
  waysOfAsking,
} from './schema.ts';

const words = z.string().trim().min(1);
const byId = z.record(words, words);

/** `data/<survey>/<language>/translation.json`: the questionnaire's own words, unofficially translated. */
export const translationSchema = z.strictObject({
  note: words,
  /** Labels of topics and of themes that are not asked, by id. */
  topics: byId,
  themes: byId,
  sections: z.record(words, z.strictObject({ title: words, phrasings: z.array(words).min(1) })),
  /** Question texts, and the list lines that complete some of them, by number. */
  questions: byId,
  items: byId,
  /** Options by their English words. */
  options: byId,
});

/** `phrasings.json` and `unasked.json` of a language: ways of asking by the id of a topic or theme. */
export const waysOfAskingSchema = z.record(words, waysOfAsking).refine(hasEntries, NO_ENTRY);

/** The questionnaire in another language than its own: its words, and the ways in which people ask. */
export interface Wording {
  readonly translation: z.infer<typeof translationSchema>;
  readonly phrasings: z.infer<typeof waysOfAskingSchema>;
  readonly unasked: z.infer<typeof waysOfAskingSchema>;
}

/**
 * Puts a response's questionnaire into another language: labels, section titles, ways of asking. What the government
 * wrote and the printed questions stay as they are; each question gets its translation beside it.
 */
export function translateResponse(response: SurveyResponse, wording: Wording): SurveyResponse {
  const { translation, phrasings, unasked } = wording;
  const questions = new Map(
    [...response.questions].map(([number, question]): [number, Question] => {
      const text = translation.questions[number] ?? question.text;
      const item = translation.items[number];
      return [number, { ...question, translation: item === undefined ? text : `${text} ${item}` }];
    }),
  );
  const sections = response.sections.map((section) => ({ ...section, ...translation.sections[section.id] }));
  const translated = (question: Question): Question => questions.get(question.number) ?? question;
  const byTopic = new Map<string, Topic>();
  const translateTopic = (topic: Topic): Topic => {
    const [first, ...rest] = topic.questions;
    const known = byTopic.get(topic.id);
    if (known) return known;
    const made: Topic = {
      ...topic,
      label: translation.topics[topic.id] ?? topic.label,
      section: sections.find(({ id }) => id === topic.section.id) ?? topic.section,
      questions: [translated(first), ...rest.map(translated)],
      parent: topic.parent && translated(topic.parent),
      children: topic.children.map(translateTopic),
      phrasings: phrasings[topic.id] ?? [],
    };
    byTopic.set(topic.id, made);
    return made;
  };
  return {
    ...response,
    sections,
    questions,
    topics: response.topics.map(translateTopic),
    unasked: response.unasked.map(({ id, label }) => ({
      id,
      label: translation.themes[id] ?? label,
      phrasings: unasked[id] ?? [],
    })),
  };
}
