import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { SurveyResponse } from '../src/questionnaire/schema.ts';
import { INTENTS } from '../src/search/intents.ts';
import type { LanguageCode } from '../src/search/languages/index.ts';
import { unstretched } from '../src/search/ranking/intents.ts';
import { checksumOf } from '../src/search/ranking/table.ts';
import type { Judged } from './judged.ts';
import type { Example } from './train-classifier.ts';

/** Ways of saying per intent. */
export type WaysOfSaying = Readonly<Record<(typeof INTENTS)[number], readonly string[]>>;

const waysSchema: z.ZodType<WaysOfSaying> = z.record(z.enum(INTENTS), z.array(z.string().min(1)).min(15));

/** Reads the ways of saying of `training/intents` in a language. */
export function readWaysOfSaying(language: LanguageCode): WaysOfSaying {
  return waysSchema.parse(JSON.parse(readFileSync(`training/intents/${language}.json`, 'utf8')));
}

/** Checksum of the ways of saying that a file was learned from. */
export function waysChecksum(ways: WaysOfSaying): string {
  return checksumOf(INTENTS.flatMap((intent) => [intent, ...ways[intent]]));
}

/** Themes outside the questionnaire whose ways of asking greet the bot. */
const GREETINGS = new Set(['greetings-and-small-talk', 'thanks-and-reactions', 'insults']);
/** Those that people ask of the bot, which has an answer to some of them and not to others. */
const OF_THE_BOT = new Set(['about-the-bot', 'survey-and-un-facts']);
/** Classes into which the themes are divided: every class counts the same, and most texts ask for a topic. */
const THEME_CLASSES = 6;

/**
 * Examples of each intent, and of texts that ask for a topic, whose classes begin with "topic".
 * @param queries Judged queries that ask for a topic.
 */
export function intentExamples(
  ways: WaysOfSaying,
  { topics, unasked }: SurveyResponse,
  queries: readonly Judged[],
): Example[] {
  const topicOf = new Map(
    unasked
      .map(({ id }, at) => [id, `topic ${at % THEME_CLASSES}`] as const)
      .filter(([id]) => !OF_THE_BOT.has(id) && !GREETINGS.has(id)),
  );
  const examples = [
    ...INTENTS.flatMap((intent) => ways[intent].map((text) => ({ label: intent, text }))),
    ...topics.flatMap(({ section, label, phrasings }) =>
      [label, ...phrasings].map((text) => ({ label: `topic ${section.id}`, text })),
    ),
    ...unasked
      .filter(({ id }) => !OF_THE_BOT.has(id))
      .flatMap(({ id, phrasings }) =>
        phrasings.map((text) => ({ label: topicOf.get(id) ?? 'greeting', text })),
      ),
    ...queries.flatMap(({ kind, query, theme = '' }) => {
      const label = kind === 'out_of_scope' ? topicOf.get(theme) : 'topic';
      return label === undefined ? [] : [{ label, text: query }];
    }),
  ];
  return examples.map(({ label, text }) => ({ label, text: unstretched(text) }));
}
