import type { Section, SurveyResponse } from '../questionnaire/schema.ts';
import { terms } from '../search/analyze.ts';

/** A query that names its place instead of describing it. */
export type Reference =
  | { readonly kind: 'questions'; readonly numbers: readonly number[] }
  | { readonly kind: 'no_such_question'; readonly number: number; readonly last: number }
  | { readonly kind: 'section'; readonly section: Section };

/** `Q39`, `q.39`, `question 39`, `question no. 39`, `#39`; a bare number only when it is all there is. */
const QUESTION_NUMBER =
  /(?:\bq(?:uestions?|n|s)?\.?\s*(?:no\.?|nr\.?|num(?:ber)?s?|#)?\s*|#\s*)(\d{1,4})\b(?:\s*(?:-|–|to|and|&|,)\s*(?:q\s*)?(\d{1,3})\b)?/gi;
/** Questions that one query can name at most. */
const MOST_NUMBERS = 10;

const SECTION_LETTER = /\b(?:section|sect|sec|part|chapter)\.?\s*["'(]?([a-z])\b(?!['’])/i;
const LETTER_SECTION = /\b([a-z])\s+(?:section|part|chapter)\b/i;

/** Words that ask for the whole of something. */
const WHOLE =
  /\b(?:section|part|chapter|summar(?:y|ies|ise|ize|ised|ized|ising|izing)|sum\s+up|tl;?dr|overview|over\s?view|rundown|recap|gist|outline|digest|brief(?:ly)?|in short|at a glance|everything|all (?:of it|about|on|the)|whole|entire|full|key points|highlights|main points|nutshell|walk me through|catch me up)\b/gi;
/** Words that say nothing of the theme. */
const FILLER = new Set(
  terms(
    'section part chapter summary summarise summarize sum tldr tl dr overview rundown run down recap gist outline digest brief briefly short quick everything all whole entire full key point points highlight main nutshell about theme topic stuff thing read show cover covered covers bit bits area msq questionnaire survey report document country government said say says saying answered through walk catch glance really long version what government gov bhutan',
  ),
);

/**
 * Reads a query that names questions by number or a section by letter, title or theme.
 * @returns Undefined when the query describes what it looks for in other words.
 */
export function readReference(query: string, response: SurveyResponse): Reference | undefined {
  return readNumbers(query, response) ?? readSection(query, response);
}

function readNumbers(query: string, response: SurveyResponse): Reference | undefined {
  const named: number[] = [];
  const bare = /^\s*(\d{1,4})\s*[?.!]?\s*$/.exec(query)?.[1];
  if (bare !== undefined) named.push(Number(bare));
  for (const [text, from, to] of query.matchAll(QUESTION_NUMBER)) {
    const first = Number(from);
    const last = to === undefined ? first : Number(to);
    const isRange = /-|–|to/.test(text.slice(text.indexOf(from ?? '')));
    if (isRange && last > first) {
      for (let number = first; number <= last && named.length < MOST_NUMBERS; number++) named.push(number);
    } else {
      named.push(first, last);
    }
  }
  const known = [...new Set(named)].filter((number) => response.questions.has(number)).slice(0, MOST_NUMBERS);
  if (known.length > 0) return { kind: 'questions', numbers: known };
  const [number] = named;
  return number === undefined
    ? undefined
    : { kind: 'no_such_question', number, last: response.questions.size };
}

function readSection(query: string, response: SurveyResponse): Reference | undefined {
  const letter = (SECTION_LETTER.exec(query) ?? LETTER_SECTION.exec(query))?.[1]?.toUpperCase();
  const byLetter = response.sections.find(({ id }) => id === letter);
  if (byLetter) return { kind: 'section', section: byLetter };

  const fold = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  const byTitle = response.sections.find(({ title }) => fold(title) === fold(query));
  if (byTitle) return { kind: 'section', section: byTitle };

  if (query.search(WHOLE) === -1) return undefined;
  const theme = new Set(terms(query).filter((term) => !FILLER.has(term)));
  if (theme.size === 0) return undefined;
  const section = response.sections.find(({ title, phrasings }) =>
    [title, ...phrasings].some((phrasing) => {
      const named = new Set(terms(phrasing).filter((term) => !FILLER.has(term)));
      return named.size === theme.size && [...named].every((term) => theme.has(term));
    }),
  );
  return section && { kind: 'section', section };
}
