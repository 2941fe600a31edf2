import {
  BIAS,
  featuresOf,
  meaningRow,
  ownRow,
  packRarity,
  packRow,
  RAREST,
  unpackRarity,
} from '../src/search/ranking/classifier.ts';
import { packTable } from '../src/search/ranking/table.ts';
import type { Vectors } from '../src/search/ranking/vectors.ts';
import type { TextAnalysis } from '../src/search/text.ts';
import { trainPlain } from './train-plain.ts';
import { trainTuned } from './train-tuned.ts';

/** Features seen in fewer phrasings are left out. */
const FEWEST = 2;
/** What each of the two classifiers counts in the one that is kept. The plain one's odds are the less sharp. */
const PLAIN_SHARE = 0.75;
const TUNED_SHARE = 0.5;

/** A text and the class that it is an example of. */
export interface Example {
  readonly label: string;
  readonly text: string;
}

/** A text to learn from, in numbers; its target is the place of its label among the classes. */
export interface Input {
  readonly target: number;
  /** How much it counts: every class counts the same. */
  readonly weight: number;
  /** Its features and how much of each it has; together of length 1. */
  readonly rows: Int32Array;
  readonly values: Float32Array;
  /** Its words that have a vector, and the share of each in the text's meaning, which has length 1. */
  readonly words: Int32Array;
  readonly shares: Float32Array;
}

/** What is learned from: texts, and the vectors of their words one after the other. */
export interface Lesson {
  readonly inputs: readonly Input[];
  readonly classes: number;
  readonly features: number;
  readonly dimensions: number;
  readonly vectors: Float32Array;
}

/** Weights of each class, class after class, for each feature, dimension of meaning and word. */
export interface Weights {
  readonly bias: Float32Array;
  readonly features: Float32Array;
  readonly meanings: Float32Array;
  readonly own: Float32Array;
}

/** What is known of the examples before anything is learned. */
interface Vocabulary {
  readonly classes: readonly string[];
  /** Features that are seen often enough to be learned from, and how rare each is. */
  readonly features: readonly string[];
  readonly rarities: readonly number[];
  /** Words that have a vector. */
  readonly words: readonly string[];
}

/**
 * Learns the classifier from texts: the weighted sum of two that err on different queries. One weighs spelling and the
 * common meaning of words; the other also learns what the words mean here. Both being linear, so is their sum.
 * The same input gives the same bytes.
 * @param notes Further facts for the header of the file.
 */
export function trainClassifier(
  examples: readonly Example[],
  analysis: TextAnalysis,
  vectors: Vectors | undefined,
  identity: { readonly kind: string; readonly learnedFrom: string },
  notes: Readonly<Record<string, string>> = {},
): Uint8Array {
  const texts = examples.map(({ label, text }): Text => {
    const all = analysis.words(text);
    return { label, words: [...new Set(all)], features: featuresOf(all, analysis) };
  });
  const vocabulary = vocabularyOf(texts, analysis, vectors);
  const lesson = toLesson(texts, vocabulary, analysis, vectors);
  const weights = blend(trainPlain(lesson), trainTuned(lesson));
  const rows = toRows(weights, vocabulary, lesson.dimensions);
  return packTable(rows, identity, { classes: vocabulary.classes, ...notes });
}

/** An example, cut into its words and features. */
interface Text {
  readonly label: string;
  readonly words: readonly string[];
  readonly features: ReadonlyMap<string, number>;
}

function vocabularyOf(
  texts: readonly Text[],
  { isStopWord }: TextAnalysis,
  vectors: Vectors | undefined,
): Vocabulary {
  const counts = new Map<string, number>();
  for (const { features } of texts)
    for (const key of features.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= FEWEST);
  return {
    classes: [...new Set(texts.map(({ label }) => label))],
    features: kept.map(([key]) => key),
    rarities: kept.map(([, count]) => packRarity(Math.log(1 + texts.length / (count + 0.5)))),
    words: [...new Set(texts.flatMap(({ words }) => words))].filter(
      (word) => !isStopWord(word) && vectors?.find(word) !== undefined,
    ),
  };
}

/** Puts the texts into numbers. */
function toLesson(
  texts: readonly Text[],
  { classes, features, rarities, words }: Vocabulary,
  { stem }: TextAnalysis,
  vectors: Vectors | undefined,
): Lesson {
  const dimensions = vectors?.dimensions ?? 0;
  const table = Float32Array.from(
    words.flatMap((word) => {
      const row = vectors?.find(word);
      return vectors && row !== undefined ? [...vectors.of(row)] : [];
    }),
  );
  const classOf = placesOf(classes);
  const rowOf = placesOf(features);
  const placeOf = placesOf(words);
  const rarityOf = (key: string): number => {
    const row = rowOf.get(key);
    return row === undefined ? RAREST : unpackRarity(rarities[row] ?? 0);
  };
  const perClass = new Map<string, number>();
  for (const { label } of texts) perClass.set(label, (perClass.get(label) ?? 0) + 1);
  const inputs = texts.map((text): Input => {
    const sparse = [...text.features].flatMap(([key, weight]) => {
      const row = rowOf.get(key);
      return row === undefined ? [] : [{ row, x: weight * rarityOf(key) }];
    });
    const length = Math.sqrt(sparse.reduce((sum, { x }) => sum + x * x, 0)) || 1;
    const meant = text.words.flatMap((word) => {
      const place = placeOf.get(word);
      return place === undefined ? [] : [{ place, x: rarityOf(stem(word)) }];
    });
    const meaning = new Float32Array(dimensions);
    for (const { place, x } of meant) {
      for (let i = 0; i < meaning.length; i++) {
        meaning[i] = (meaning[i] ?? 0) + x * (table[place * meaning.length + i] ?? 0);
      }
    }
    const meaningLength = Math.sqrt(meaning.reduce((sum, x) => sum + x * x, 0)) || 1;
    return {
      target: classOf.get(text.label) ?? 0,
      weight: texts.length / classes.length / (perClass.get(text.label) ?? 1),
      rows: Int32Array.from(sparse, ({ row }) => row),
      values: Float32Array.from(sparse, ({ x }) => x / length),
      words: Int32Array.from(meant, ({ place }) => place),
      shares: Float32Array.from(meant, ({ x }) => x / meaningLength),
    };
  });
  return { inputs, classes: classes.length, features: features.length, dimensions, vectors: table };
}

const placesOf = (list: readonly string[]): ReadonlyMap<string, number> =>
  new Map(list.map((one, place) => [one, place]));

/** The rows of the classifier's file. */
function toRows(
  weights: Weights,
  { classes, features, rarities, words }: Vocabulary,
  dimensions: number,
): Map<string, Int8Array> {
  const width = classes.length;
  const rows = new Map<string, Int8Array>();
  const pack = (key: string, all: Float32Array, row: number, rarityByte: number): void => {
    rows.set(key, packRow(all.subarray(row * width, (row + 1) * width), rarityByte));
  };
  features.forEach((key, row) => {
    pack(key, weights.features, row, rarities[row] ?? 0);
  });
  for (let i = 0; i < dimensions; i++) pack(meaningRow(i), weights.meanings, i, 0);
  words.forEach((word, place) => {
    pack(ownRow(word), weights.own, place, 0);
  });
  pack(BIAS, weights.bias, 0, 0);
  return rows;
}

function blend(plain: Weights, tuned: Weights): Weights {
  const sum = (a: Float32Array, b: Float32Array): Float32Array =>
    a.map((x, at) => PLAIN_SHARE * x + TUNED_SHARE * (b[at] ?? 0));
  return {
    bias: sum(plain.bias, tuned.bias),
    features: sum(plain.features, tuned.features),
    meanings: sum(plain.meanings, tuned.meanings),
    own: sum(plain.own, tuned.own),
  };
}
