import type { Country } from './country.ts';
import { readCountry } from './country-mentions.ts';
import { SourceError } from './errors.ts';
import { parseResponse } from './parse.ts';
import type { Question, Questionnaire, Survey, SurveyResponse, Topic } from './schema.ts';

/**
 * Joins a response with the survey it answers. Reads no files, so that a browser can do it too.
 * @param text The response in the canonical form.
 * @param source The file that the text is from.
 * @throws {SourceError} The text is not a response to this survey.
 */
export function joinResponse(
  text: string,
  { folder, questionnaire, phrasings, unasked }: Survey,
  source: SurveyResponse['source'],
): SurveyResponse {
  const parsed = parseResponse(text, questionnaire, source.file);
  const questions = new Map(parsed.map((question) => [question.number, question]));
  return {
    survey: { ...questionnaire.survey, folder },
    country: countryOf(questions.get(1), source.file),
    sections: questionnaire.sections,
    topics: buildTopics(questionnaire, questions, phrasings),
    questions,
    unasked,
    source,
  };
}

function countryOf(asked: Question | undefined, file: string): Country {
  const country = readCountry(asked?.answer ?? '');
  if (country) return country;
  throw new SourceError({
    file,
    line: asked?.lines.from,
    expected: 'the name of one country (ISO 3166) as the answer to question 1',
    found: asked?.answer ? `"${asked.answer}"` : 'none',
  });
}

function buildTopics(
  questionnaire: Questionnaire,
  questions: ReadonlyMap<number, Question>,
  phrasings: Readonly<Record<string, readonly string[]>>,
): Topic[] {
  const build = (plan: Questionnaire['topics'][number], parent: Question | undefined): Topic[] => {
    const [first, ...rest] = plan.questions.flatMap((number) => questions.get(number) ?? []);
    const section = questionnaire.sections.find(({ id }) => id === first?.sectionId);
    if (!first || !section) return [];
    const children = questionnaire.topics
      .filter(({ under }) => under === plan.id)
      .flatMap((child) => build(child, first).slice(0, 1));
    const topic: Topic = {
      id: plan.id,
      label: plan.label,
      section,
      questions: [first, ...rest],
      parent,
      children,
      phrasings: phrasings[plan.id] ?? [],
    };
    return [topic, ...children];
  };
  return questionnaire.topics
    .filter(({ under }) => under === undefined)
    .flatMap((plan) => build(plan, undefined));
}
