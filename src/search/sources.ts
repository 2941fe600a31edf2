import type { SurveyResponse } from '../questionnaire/schema.ts';
import { remember } from '../remember.ts';
import { compilePhrasings } from './compiled-phrasings.ts';
import type { DecisionSources } from './decision.ts';
import type { EvidenceSources } from './features.ts';
import type { Model } from './model.ts';
import { createPhrasingIndex, type Vocabulary } from './phrasing-index.ts';
import { createReadQuery, type Lexicon, type ReadQuery } from './query.ts';
import { askedText, createResponseIndex } from './response-index.ts';
import { type Corrector, createCorrector } from './spelling.ts';
import { isStopWord, stem, words } from './text.ts';

/** Phrasings with a word at which it counts half as peculiar to the response. */
const HALF_KNOWN = 10;
/** Words of which each theme keeps how near it comes to them. */
const MOST_PER_THEME = 1_000;

export interface SearchSources extends EvidenceSources, DecisionSources {
  readonly readQuery: ReadQuery;
  /** Whether a word says nothing here, such as the response's own country. */
  readonly saysNothing: (word: string) => boolean;
}

/** Indexes all that a query is compared with. */
export function createSources(response: SurveyResponse, model: Omit<Model, 'weights'>): SearchSources {
  const { topics, unasked } = response;
  const { vectors, classifier, scope, countries, compiled } = model;
  const texts = phrasingsOf(response);
  const phrasings = createPhrasingIndex(
    compiled(texts) ?? compilePhrasings(texts),
    [...topics, ...unasked].map((theme) => theme.phrasings.length),
    topics.map(askedText),
  );
  const isWord = remember((word: string) => phrasings.occurrences(word) > 0 || vectors.find(word) !== -1);
  const peculiarity = (keys: string): number => HALF_KNOWN / (HALF_KNOWN + phrasings.countSpaced(keys));
  const index = createResponseIndex(response, vectors, isWord, peculiarity);

  const own = words(response.country.name('en'));
  const saysNothing = (word: string): boolean => own.some((name) => word.startsWith(name));
  const foreign = countries.filter((names) => !names.some(saysNothing)).flat();

  const foreignNames = new Set(foreign);
  const occurrences = (word: string): number =>
    phrasings.occurrences(word) + (index.words.has(word) ? (index.words.get(word) ?? 0) + 1 : 0);
  const isOurs = (word: string): boolean => occurrences(word) > 1 && !isStopWord(word);
  let corrector: Corrector | undefined;
  const correct = remember((word: string) => {
    corrector ??= createCorrector(
      [...new Set([...phrasings.words, ...index.words.keys()])]
        .filter(isOurs)
        .map((one) => [one, occurrences(one)]),
    );
    return corrector(word);
  });
  const lexicon: Lexicon = {
    isOurs,
    isKnown: (word) =>
      occurrences(word) > 0 ||
      foreignNames.has(word) ||
      vectors.find(word) !== -1 ||
      phrasings.count(stem(word)) > 0 ||
      index.hasStem(stem(word)),
    correct,
    canonical: index.canonical,
    rarity: phrasings.rarity,
    count: phrasings.count,
    saysNothing,
  };
  const nearestTo = ({ words: own, keys }: Vocabulary): ((word: string) => number) => {
    const rows = own.map(vectors.find).filter((row) => row !== -1);
    return remember((word) => {
      if (keys.has(stem(word))) return 1;
      const row = vectors.find(word);
      if (row === -1) return 0;
      const vector = vectors.of(row);
      return rows.reduce((most, other) => Math.max(most, vectors.cosine(vector, other)), 0);
    }, MOST_PER_THEME);
  };
  const nearestByTheme: ReturnType<typeof nearestTo>[] = [];
  const places = new Map([...topics, ...unasked].map(({ id }, place) => [id, place]));
  return {
    readQuery: createReadQuery(lexicon),
    topicCount: topics.length,
    themeCount: topics.length + unasked.length,
    phrasings,
    response: index,
    classifier,
    scope,
    themeOfClass: classifier.classes.map((id) => places.get(id) ?? -1),
    foreignNames,
    saysNothing,
    nearest: (theme, word) => {
      nearestByTheme[theme] ??= nearestTo(phrasings.vocabularyOf(theme));
      return nearestByTheme[theme](word);
    },
  };
}

/** The phrasings of all topics, then of all unasked themes. */
export function phrasingsOf({ topics, unasked }: SurveyResponse): string[] {
  return [...topics, ...unasked].flatMap(({ phrasings }) => phrasings);
}
