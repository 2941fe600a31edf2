import type { SurveyResponse } from '../questionnaire/schema.ts';

/** What is known of a response as a document. */
export interface AboutFacts {
  readonly country: string;
  readonly survey: string;
  readonly publisher: string;
  readonly form: string;
  readonly questions: number;
  readonly sections: number;
  /** Where the response's words come from: its file's name. */
  readonly source: string;
}

/** The last part of a path. */
export const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/**
 * Collects what is known of a response as a document.
 * @param locale BCP 47 tag of the language in which the country is named.
 */
export function aboutFacts(response: SurveyResponse, locale: string): AboutFacts {
  const { survey, country, questions, sections, source } = response;
  return {
    country: country.name(locale),
    survey: `${survey.name} ${survey.year}`,
    publisher: survey.publisher,
    form: survey.form,
    questions: questions.size,
    sections: sections.length,
    source: baseName(source.file),
  };
}
