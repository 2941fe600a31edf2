import type { Question, SurveyResponse, Topic, UnaskedTheme } from '../questionnaire/schema.ts';
import { likeliest } from './decision.ts';
import { type Evidence, gatherEvidence } from './features.ts';
import { loadModel, type Model } from './model.ts';
import { splitParts } from './parts.ts';
import { type Correction, readQuery } from './query.ts';
import { chooseQuestion } from './question-choice.ts';
import { certaintyOf, confidenceOf, type RankedTopic, rankTopics } from './ranking.ts';
import { createSources, type SearchSources } from './sources.ts';

/** A topic that a query reaches. */
export interface Hit {
  readonly topic: Topic;
  /** Higher is nearer; comparable within one search only. */
  readonly score: number;
  /** The question of the topic that the query is closest to. */
  readonly question: Question | undefined;
  /** Words of the query, as typed, that the topic holds. */
  readonly matched: readonly string[];
  /** The topic's phrasing nearest to the query, when the topic itself has none of the query's words. */
  readonly phrasing: string | undefined;
}

export interface Hits {
  /** Best first, one per topic, at most {@link MOST_HITS}. */
  readonly ranked: readonly Hit[];
  /** How many of the first hits are the answer together: several when the query asks several things. */
  readonly leading: number;
  /** Probability, 0 to 1, that the first hit holds what the query asks for. */
  readonly confidence: number;
  /** The theme outside the questionnaire that the query most likely asks for, if it is likelier than any topic. */
  readonly unasked: UnaskedTheme | undefined;
  /** Misspelt words and what was searched instead. */
  readonly corrections: readonly Correction[];
}

export type Search = (query: string) => Hits;

/**
 * Builds the search over a response: its index takes some tens of milliseconds, a query about one.
 * @param model What was learned for the questionnaire. Default: read from `data/`.
 */
export function createSearch(response: SurveyResponse, model: Model = loadModel()): Search {
  const sources = createSources(response, model);
  const rank = (text: string): { evidence: Evidence; ranked: RankedTopic[] } => {
    const evidence = gatherEvidence(readQuery(text, sources.lexicon), sources);
    return { evidence, ranked: rankTopics(evidence, model.weights.topic) };
  };
  return (text) => {
    const { evidence, ranked } = rank(text);
    const { query, themes } = evidence;
    if (query.words.length === 0) {
      return { ranked: [], leading: 0, confidence: 0, unasked: undefined, corrections: [] };
    }
    const together = leadingTopics(text, ranked, rank);
    const leading = Math.max(1, together.size);
    const ordered = [
      ...ranked.filter(({ topic }) => together.has(topic)),
      ...ranked.filter(({ topic }) => !together.has(topic)),
    ];
    const unasked = likeliest(themes, sources.topicCount);
    const likelihood = themes[unasked] ?? Number.NEGATIVE_INFINITY;
    const isNearer = likelihood >= UNASKED_FROM && themes.every((log) => log <= likelihood);
    return {
      ranked: ordered.slice(0, MOST_HITS).flatMap((one) => toHit(one, evidence, response, sources)),
      leading,
      confidence: confidenceOf(
        evidence,
        ordered,
        leading,
        model.weights.decision,
        model.weights.bias,
        sources,
      ),
      unasked: isNearer ? response.unasked[unasked - sources.topicCount] : undefined,
      corrections: query.corrections,
    };
  };
}

/** Topics that a search gives at most. */
export const MOST_HITS = 10;
/** Log-probability from which an unasked theme is named as what the query asks for. */
const UNASKED_FROM = Math.log(0.3);
/** A part of a query counts as a question of its own from this share of its first topic on. */
const PART_CERTAIN_FROM = Math.log(0.5);
/** A part's topic must be among that many that the whole query ranks first. */
const PART_WITHIN = 8;

/** The topics of a query that asks several things; empty when it asks one. */
function leadingTopics(
  text: string,
  whole: readonly RankedTopic[],
  rank: (text: string) => { ranked: RankedTopic[] },
): ReadonlySet<number> {
  const parts = splitParts(text);
  if (parts.length < 2) return new Set();
  const near = whole.slice(0, PART_WITHIN).map(({ topic }) => topic);
  const own = parts.flatMap((part) => {
    const { ranked } = rank(part);
    const topic = ranked[0]?.topic ?? -1;
    return certaintyOf(ranked) >= PART_CERTAIN_FROM && near.includes(topic) ? [topic] : [];
  });
  const topics = new Set(own);
  return topics.size > 1 ? topics : new Set();
}

function toHit(
  { topic: place, score }: RankedTopic,
  { query, phrasings }: Evidence,
  response: SurveyResponse,
  { response: index }: SearchSources,
): Hit[] {
  const topic = response.topics[place];
  if (!topic) return [];
  const held = query.content.filter(({ key }) => index.holds(place, key));
  const which = phrasings.which[place] ?? -1;
  const isOwn = held.length > 0 || which < 0;
  return [
    {
      topic,
      score,
      question: chooseQuestion(topic, query),
      matched: held.map(({ typed }) => typed),
      phrasing: isOwn ? undefined : topic.phrasings[which],
    },
  ];
}
