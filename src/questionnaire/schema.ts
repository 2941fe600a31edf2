import * as z from 'zod';
import type { Country } from './country.ts';

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');
const words = z.string().trim().min(1);
const questionNumber = z.int().min(1);

/**
 * `data/<survey>/questionnaire.json`: what every country was asked. It knows nothing of any answer.
 */
export const questionnaireSchema = z.strictObject({
  survey: z.strictObject({
    name: words,
    year: z.int(),
    form: words,
    publisher: words,
  }),
  /** The heading at which the form's chrome begins again after the last answer. */
  closing: words,
  /** What the form prints between questions, in order: headings, and instructions to the respondent. */
  between: z.array(
    z.union([
      z.strictObject({ before: questionNumber, heading: words }),
      z.strictObject({ before: questionNumber, instruction: words }),
    ]),
  ),
  /** What web form and publication print around the questionnaire, in sentences. */
  chrome: z.array(words),
  sections: z
    .array(
      z.strictObject({
        id: z.string().regex(/^(?:[A-Z]|[A-Z][a-z]+)$/, 'a letter or a capitalised word'),
        title: words,
        /** The heading as the form prints it. */
        heading: words,
        /** What people call the section, besides its title. */
        phrasings: z.array(words).min(1),
      }),
    )
    .min(1),
  questions: z
    .array(
      z.strictObject({
        number: questionNumber,
        text: words,
        /** The list line that completes a question text shared by several questions. */
        item: words.optional(),
        /** The note that the form prints under the question. */
        note: words.optional(),
        /** The options that the form prints under a choice question. */
        options: z.array(words).min(2).optional(),
      }),
    )
    .min(1),
  topics: z
    .array(
      z.strictObject({
        id,
        label: words.max(80),
        questions: z.array(questionNumber).min(1),
        /** The topic whose first question this one completes (a technology under "new technologies"). */
        under: id.optional(),
      }),
    )
    .min(1),
});

/** Whether a record has entries: a file that was emptied by mistake has none. */
export const hasEntries = (record: object): boolean => Object.keys(record).length > 0;
export const NO_ENTRY = 'must have an entry';

/** Ways of asking for one thing. Thousands are read at a start, and a check of each by itself would take long. */
export const waysOfAsking = z
  .array(z.string())
  .min(1)
  .check(({ value, issues }) => {
    const at = value.findIndex((phrasing) => phrasing.trim() === '');
    if (at !== -1)
      issues.push({ code: 'custom', path: [at], input: value[at], message: 'must not be blank' });
  });

/** `data/<survey>/phrasings.json`: topic id to the ways in which people ask for it. */
export const phrasingsSchema = z.record(id, waysOfAsking).refine(hasEntries, NO_ENTRY);

/** `data/<survey>/unasked.json`: themes people ask about that the questionnaire does not cover. */
export const unaskedSchema = z.array(z.strictObject({ id, label: words, phrasings: waysOfAsking })).min(1);

export type Questionnaire = z.infer<typeof questionnaireSchema>;
export type UnaskedTheme = z.infer<typeof unaskedSchema>[number];

/** What `data/<survey>/` says of one edition of a survey, the same for every country. */
export interface Survey {
  /** The name of its folder, such as `msq-2022`. */
  readonly folder: string;
  readonly questionnaire: Questionnaire;
  readonly phrasings: Readonly<Record<string, readonly string[]>>;
  readonly unasked: readonly UnaskedTheme[];
}

/** A link as the response gives it. */
export interface Link {
  /** Verbatim; may lack a scheme (`www.gov.bt`). */
  readonly url: string;
  /** What a client opens: `url`, with `http://` before it where the scheme is missing. */
  readonly href: string;
  /** Host name or address, lower case, without port. */
  readonly host: string;
}

/** Where a link stands in an answer's text, markup included: `[start, end)` in UTF-16 units. */
export interface PlacedLink extends Link {
  readonly start: number;
  readonly end: number;
}

/**
 * What is known of the option a respondent ticked. `not_recorded` is a fact about the publication
 * (all options printed, no mark), neither "no" nor "unanswered".
 */
export type Selection =
  | { readonly kind: 'no_options' }
  | { readonly kind: 'not_recorded'; readonly options: readonly string[] }
  | { readonly kind: 'recorded'; readonly options: readonly string[]; readonly selected: readonly string[] };

export interface LineRange {
  /** 1-based, inclusive. */
  readonly from: number;
  readonly to: number;
}

export interface Question {
  readonly number: number;
  readonly sectionId: string;
  /** The sub-heading it stands under, when there is one. */
  readonly heading: string | undefined;
  /** The question's words, with the list item that completes it. */
  readonly text: string;
  /** Its words in the language of the questionnaire's wording, unofficially; undefined in the questionnaire's own. */
  readonly translation?: string;
  /** A note or instruction printed with it. */
  readonly note: string | undefined;
  readonly required: boolean;
  readonly selection: Selection;
  /** The respondent's words, verbatim but for markdown escapes; empty when left blank. */
  readonly answer: string;
  readonly links: readonly PlacedLink[];
  /** Its lines in the response file, from the question to the end of the answer. */
  readonly lines: LineRange;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly phrasings: readonly string[];
}

/** A question with its follow-ups: the unit in which people ask and the bot answers. */
export interface Topic {
  readonly id: string;
  readonly label: string;
  readonly section: Section;
  /** Its own questions, in the form's order. */
  readonly questions: readonly [Question, ...Question[]];
  /** The question it completes, when it belongs under another topic. */
  readonly parent: Question | undefined;
  /** The topics that belong under it. */
  readonly children: readonly Topic[];
  readonly phrasings: readonly string[];
}

/** One country's response, joined with the questionnaire it answers. */
export interface SurveyResponse {
  /** With the folder of `data/` that its questionnaire and what is learned for it lie in. */
  readonly survey: Questionnaire['survey'] & { readonly folder: string };
  /** The country that the answer to the questionnaire's first question names. */
  readonly country: Country;
  readonly sections: readonly Section[];
  readonly topics: readonly Topic[];
  readonly questions: ReadonlyMap<number, Question>;
  readonly unasked: readonly UnaskedTheme[];
  /** The response file's path as configured, and the SHA-256 of its bytes in hex. */
  readonly source: { readonly file: string; readonly sha256: string };
}
