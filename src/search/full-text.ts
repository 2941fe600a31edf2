import MiniSearch from 'minisearch';
import { blankAddresses } from '../questionnaire/privacy.ts';
import type { Question, SurveyResponse, Topic } from '../questionnaire/schema.ts';
import { printedText } from '../questionnaire/structure.ts';
import { initialsIn, urlWords } from './names.ts';
import type { AskedWords } from './ranking/words.ts';
import type { TextAnalysis, Token } from './text.ts';

/** What is indexed of a question. */
interface QuestionDocument {
  /** The question's number. */
  readonly id: number;
  readonly question: string;
  readonly answer: string;
  /** Words of its links' hosts and paths, and initials of the names in its answer. */
  readonly links: string;
  readonly initials: string;
}

/** How a topic is asked for. */
interface SuggestionDocument {
  /** The question's number; label and phrasings of its topic are with the topic's first question. */
  readonly id: number;
  readonly label: string;
  readonly phrasings: string;
}

/** What the government wrote. */
const ANSWER_FIELDS = ['answer', 'links', 'initials'] as const satisfies (keyof QuestionDocument)[];

/** A weighted stem to look for. */
export interface WeightedTerm {
  readonly stem: string;
  /** Share of what the query asks for, 0 to 1. */
  readonly weight: number;
}

/** A text as tokens, for phrase search and marking; tokenized on first use. */
export interface IndexedText {
  readonly tokens: readonly IndexedToken[];
  /** Hyphenated words written as one (`subnational` for "sub-national"), beside the tokens of their parts. */
  readonly compounds: readonly IndexedToken[];
}

export interface IndexedToken {
  /** See `keyOf` of the text analysis. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** The texts of a question. */
export interface QuestionTexts {
  readonly question: IndexedText;
  readonly answer: IndexedText;
}

/** The full-text index under every search: questions, answers, and the ways of asking. */
export interface FullText {
  readonly analysis: TextAnalysis;
  /** Questions and answers. */
  readonly index: MiniSearch<QuestionDocument>;
  /** Labels and ways of asking; built when first asked for, because an answer does not need it. */
  readonly suggestionIndex: () => MiniSearch<SuggestionDocument>;
  /** Scores each topic by what the government wrote: answers, links, initials of names; in the response's order. */
  readonly scoreAnswers: (terms: readonly WeightedTerm[]) => Float64Array;
  /** Whether a topic's answers, links or names' initials have a stem. */
  readonly answerHas: (stem: string, topic: number) => boolean;
  /** The words of answers but the stop words, and those of links, with how often they stand there. */
  readonly wordsInAnswers: ReadonlyMap<string, number>;
  /** The texts of each question, by its number. */
  readonly texts: ReadonlyMap<number, QuestionTexts>;
  /** The words of each topic's answers but the stop words, in the response's order. */
  readonly answerWords: readonly ReadonlySet<string>[];
}

/**
 * Indexes a response; takes some tens of milliseconds. The ways of asking are indexed when first needed.
 * @param asked The words of the ways of asking.
 * @param isCommon Whether something is a common word, at which the parts of a web address are cut.
 */
export function createFullText(
  response: SurveyResponse,
  analysis: TextAnalysis,
  asked: AskedWords,
  isCommon: (word: string) => boolean,
): FullText {
  const { topics } = response;
  const stemOf = rememberStems(analysis);
  const answers = readAnswers(response, analysis, (word) => asked.countOf(word) > 0 || isCommon(word));
  const all = answers.flat();
  const placeOf = new Map<unknown, number>(
    answers.flatMap((ofTopic, place) => ofTopic.map(({ question }) => [question.number, place])),
  );
  const wordsInAnswers = new Map<string, number>();
  for (const { words, linkWords } of all) {
    for (const word of [...words, ...linkWords])
      wordsInAnswers.set(word, (wordsInAnswers.get(word) ?? 0) + 1);
  }
  const answerStems = answers.map(
    (ofTopic) =>
      new Set(
        ofTopic
          .flatMap(({ words, linkWords, initials }) => [...words, ...linkWords, ...initials])
          .map(stemOf),
      ),
  );
  const index = createIndex<QuestionDocument>(['question', ...ANSWER_FIELDS], analysis, stemOf);
  index.addAll(all.map(toDocument));

  let suggestionIndex: MiniSearch<SuggestionDocument> | undefined;
  return {
    analysis,
    index,
    suggestionIndex: () => {
      suggestionIndex ??= indexSuggestions(topics, analysis, stemOf);
      return suggestionIndex;
    },
    texts: new Map(
      all.map(({ question, told }) => [
        question.number,
        { question: toIndexed(printedText(question), analysis), answer: toIndexed(told, analysis) },
      ]),
    ),
    answerWords: answers.map((ofTopic) => new Set(ofTopic.flatMap(({ words }) => words))),
    answerHas: (stem, topic) => answerStems[topic]?.has(stem) ?? false,
    wordsInAnswers,
    scoreAnswers: (terms) => {
      const scores = new Float64Array(topics.length);
      if (terms.length === 0) return scores;
      const weights = new Map(terms.map(({ stem, weight }) => [stem, weight]));
      const results = index.search([...weights.keys()].join(' '), {
        tokenize: (stems) => stems.split(' '),
        fields: [...ANSWER_FIELDS],
        boostTerm: (stem) => weights.get(stem) ?? 0,
      });
      for (const { id, score, queryTerms } of results) {
        const place = placeOf.get(id);
        // MiniSearch multiplies by the number of terms that match, which would favour long answers.
        if (place !== undefined) scores[place] = (scores[place] ?? 0) + score / queryTerms.length;
      }
      return scores;
    },
  };
}

/** Remembers stems: words repeat, and stemming is the slowest step of indexing. */
function rememberStems(analysis: TextAnalysis): (word: string) => string {
  const stems = new Map<string, string>();
  return (word) => {
    const stem = stems.get(word) ?? analysis.stem(word);
    stems.set(word, stem);
    return stem;
  };
}

function createIndex<Document>(
  fields: readonly (keyof Document & string)[],
  analysis: TextAnalysis,
  stemOf: (word: string) => string,
): MiniSearch<Document> {
  return new MiniSearch<Document>({
    fields: [...fields],
    tokenize: (text, field) => [
      ...analysis.words(text),
      ...(field === 'phrasings' ? [] : analysis.compounds(text).map(({ word }) => word)),
    ],
    processTerm: (word) => (analysis.isStopWord(word) ? null : stemOf(word)),
    searchOptions: { processTerm: (stem) => stem },
  });
}

/** An answer as it is indexed. */
interface ReadAnswer {
  readonly question: Question;
  /** The answer without addresses of people. */
  readonly told: string;
  /** The same without links. */
  readonly prose: string;
  /** Its words but the stop words. */
  readonly words: readonly string[];
  /** Words of its links' hosts and paths. */
  readonly linkWords: readonly string[];
  readonly initials: readonly string[];
}

/** @returns The answers of each topic, in the response's order. */
function readAnswers(
  { topics }: SurveyResponse,
  analysis: TextAnalysis,
  isKnown: (word: string) => boolean,
): ReadAnswer[][] {
  const written = topics.map(({ questions }) =>
    questions.map((question) => {
      // Whoever asks must not learn from a match or a correction what a mask hides.
      const told = blankAddresses(question.answer);
      const prose = proseWithoutLinks(told, question.links);
      const words = analysis.words(prose).filter((word) => !analysis.isStopWord(word));
      return { question, told, prose, words };
    }),
  );
  const wordsInProse = new Set(written.flat().flatMap(({ words }) => words));
  const isWord = (word: string): boolean => isKnown(word) || wordsInProse.has(word);
  return written.map((ofTopic) =>
    ofTopic.map((answer) => ({
      ...answer,
      linkWords: answer.question.links
        .map(({ url }) => blankAddresses(url))
        .flatMap((url) => [...analysis.words(url), ...urlWords(url, isWord, analysis)]),
      initials: initialsIn(answer.prose, analysis),
    })),
  );
}

function toDocument({ question, prose, linkWords, initials }: ReadAnswer): QuestionDocument {
  return {
    id: question.number,
    question: [printedText(question), question.translation ?? '', ...tellingOptions(question)].join('\n'),
    answer: prose,
    links: linkWords.join('\n'),
    initials: initials.join('\n'),
  };
}

function indexSuggestions(
  topics: readonly Topic[],
  analysis: TextAnalysis,
  stemOf: (word: string) => string,
): MiniSearch<SuggestionDocument> {
  const index = createIndex<SuggestionDocument>(['label', 'phrasings'], analysis, stemOf);
  for (const { label, phrasings, questions } of topics) {
    questions.forEach(({ number }, at) => {
      const isFirst = at === 0;
      index.add({ id: number, label: isFirst ? label : '', phrasings: isFirst ? phrasings.join('\n') : '' });
    });
  }
  return index;
}

/** A text whose words are cut when first asked for. */
function toIndexed(text: string, analysis: TextAnalysis): IndexedText {
  const toToken = ({ word, start, end }: Token): IndexedToken => ({ key: analysis.keyOf(word), start, end });
  let tokens: readonly IndexedToken[] | undefined;
  let compounds: readonly IndexedToken[] | undefined;
  return {
    get tokens() {
      tokens ??= analysis.tokens(text).map(toToken);
      return tokens;
    },
    get compounds() {
      compounds ??= analysis.compounds(text).map(toToken);
      return compounds;
    },
  };
}

/** Fewer options are yes and no. */
const TELLING_OPTIONS = 3;

function tellingOptions({ selection }: Question): readonly string[] {
  if (selection.kind === 'no_options' || selection.options.length < TELLING_OPTIONS) return [];
  return selection.options.filter((option) => /\s/.test(option));
}

/** What the questionnaire prints for a topic: its label, its questions, and options that say more than yes or no. */
export function askedText({ label, questions }: Topic): string[] {
  return [
    label,
    ...questions.map(({ text, translation }) => translation ?? text),
    ...questions.flatMap((question) => (question.translation === undefined ? tellingOptions(question) : [])),
  ];
}

/** An answer without its links. */
function proseWithoutLinks(answer: string, links: Question['links']): string {
  let prose = '';
  let at = 0;
  for (const { start, end } of links) {
    prose += `${answer.slice(at, start)} \n `;
    at = end;
  }
  return prose + answer.slice(at);
}
