import type { Answer } from './answer.ts';
import type { AnsweredIn } from './library.ts';

/** What logs and metrics say of an answer. It contains nothing of the question's words, nor of who asked. */
export interface AnswerFacts {
  /**
   * `answered`, `several` (things asked at once), `closest` (nothing clearly answers), `not_found`, `unasked` (what the
   * questionnaire does not ask), `foreign` (a language that is not understood), or another kind of answer by its name.
   */
  readonly kind: string;
  /** ISO 639-1 code of the language in which the question was understood, or is, if that can be told. */
  readonly language: string;
  /** Probability, 0 to 1, that the first topic contains what is asked; undefined if nothing was searched. */
  readonly confidence: number | undefined;
  /** Ids of the topics shown, best first. */
  readonly topics: readonly string[];
}

/** The most topics that are named. */
const MOST_TOPICS = 4;

/** Sums an answer up for logs and metrics. */
export function factsOf(found: AnsweredIn): AnswerFacts {
  if (found.language === undefined) {
    return { kind: 'foreign', language: found.foreign ?? 'unknown', confidence: undefined, topics: [] };
  }
  const { answer, language } = found;
  const shown = answer.kind === 'answered' ? answer.results.slice(0, answer.leading) : [];
  const near = answer.kind === 'closest' ? answer.results : shown;
  return {
    kind: kindOf(answer),
    language,
    confidence: 'confidence' in answer ? answer.confidence : undefined,
    topics: near.slice(0, MOST_TOPICS).map(({ topic }) => topic.id),
  };
}

function kindOf(answer: Answer): string {
  switch (answer.kind) {
    case 'answered':
      return answer.leading > 1 ? 'several' : 'answered';
    case 'closest':
      return 'closest';
    case 'not_found':
      return answer.reason.kind === 'unasked' ? 'unasked' : 'not_found';
    default:
      return answer.kind;
  }
}
