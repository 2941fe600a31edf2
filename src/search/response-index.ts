import type { Question, SurveyResponse, Topic } from '../questionnaire/schema.ts';
import { remember } from '../remember.ts';
import { createColumns } from './columns.ts';
import { acronymsIn, spellingVariants, urlWords } from './names.ts';
import type { Query, QueryTerm } from './query.ts';
import type { Vectors } from './ranking/vectors.ts';
import { isStopWord, stem, words } from './text.ts';

/** How much of a query each topic of a response holds: per topic a share of the query's weight, 0 to 1. */
export interface ResponseMatch {
  /** In its answers' words; a word that many topics' answers have counts less. */
  readonly answered: Float64Array;
  /** In the hosts and paths of its links. */
  readonly linked: Float64Array;
  /** As the initials of names in its answers. */
  readonly named: Float64Array;
  /** In the longest run of words that stand in its answers as in the query. */
  readonly run: Float64Array;
  /** In words of its answers that mean something near. */
  readonly near: Float64Array;
}

export interface ResponseIndex {
  readonly match: (query: Query) => ResponseMatch;
  /** The words of all answers and links, with the number of topics that have them. */
  readonly words: ReadonlyMap<string, number>;
  /** A name's spelling met first, for one that the response spells in several ways. */
  readonly canonical: (word: string) => string;
  readonly hasStem: (stem: string) => boolean;
  /** Per topic whether its answers, links or names' initials have a word: 1 or 0. */
  readonly holders: (word: string) => Uint8Array;
}

/** Fewer options are yes and no. */
const TELLING_OPTIONS = 3;
/** Cosine from which two words count as near in meaning. */
const NEAR_FROM = 0.35;
const MOST_REMEMBERED = 2000;
/** What the first half of a word counts when the response has a longer form of it ("egov"). */
const PREFIX_SHARE = 0.7;
const SHORTEST_PREFIX = 4;

type Postings = Map<string, Set<number>>;

/** Topics, and what a word counts in each. */
interface Gain {
  readonly topics: readonly number[];
  readonly amount: number;
}

/** What a response has of a word: its part in every query with it. */
interface Found {
  readonly answered: Gain;
  readonly linked: Gain;
  readonly named: Gain;
  /** Per topic, 0 to 1: how near in meaning its answers' nearest word is, the less peculiar the less. */
  readonly near: Float64Array;
  readonly holders: Uint8Array;
}

/**
 * @param isWord Whether something is a word of the language or the phrasings.
 * @param peculiarity Of stems that stand together, joined by a space: 1 where no phrasing has them, less the more do.
 */
export function createResponseIndex(
  response: SurveyResponse,
  vectors: Vectors,
  isWord: (word: string) => boolean,
  peculiarity: (stems: string) => number,
): ResponseIndex {
  const { topics } = response;
  const answers = topics.map((topic) => topic.questions.map(proseOf).join('\n'));
  const variants = spellingVariants(answers.flatMap(words), (word) => vectors.find(word) !== -1);
  const canonical = (word: string): string => variants.get(word) ?? word;

  const wordsOfUrl = remember((url) => urlWords(url, isWord));
  const answered: Postings = new Map();
  const linked: Postings = new Map();
  const named: Postings = new Map();
  const wordCounts = new Map<string, number>();
  const runs = createRunIndex();
  topics.forEach((topic, number) => {
    const text = answers[number] ?? '';
    const answerWords = words(text).map(canonical);
    const urls = topic.questions.flatMap(({ links }) => links.flatMap(({ url }) => wordsOfUrl(url)));
    for (const word of new Set([...answerWords, ...urls])) {
      wordCounts.set(word, (wordCounts.get(word) ?? 0) + 1);
    }
    const joined = answerWords.flatMap((word, at) => {
      const pair = word + (answerWords[at + 1] ?? '');
      return isWord(pair) ? [word, pair] : [word];
    });
    post(answered, number, toKeys(joined));
    post(
      linked,
      number,
      urls.map((word) => stem(canonical(word))),
    );
    post(named, number, acronymsIn(text));
    runs.add(number, toKeys(answerWords));
  });

  const meanings = [...wordCounts.keys()].flatMap((word) => {
    const row = isStopWord(word) ? -1 : vectors.find(word);
    const inTopics = answered.get(stem(word));
    return row !== -1 && inTopics ? [{ row, inTopics: [...inTopics] }] : [];
  });
  const prefixes = [...answered.keys()].filter((key) => key.length > SHORTEST_PREFIX).sort();
  const none: ReadonlySet<number> = new Set();
  /** What a word counts in the topics that have it: the more of them, the less. */
  const tell = (inTopics: ReadonlySet<number>, share = 1): Gain => ({
    topics: [...inTopics],
    amount: (share * Math.log(1 + topics.length / (inTopics.size + 0.5))) / Math.log(1 + topics.length / 1.5),
  });
  /** Per topic the cosine of a word and the nearest word of its answers, where that is near. */
  const nearness = (word: string): Float32Array => {
    const nearest = new Float32Array(topics.length);
    const own = vectors.find(word);
    if (own === -1) return nearest;
    const vector = vectors.of(own);
    for (const { row, inTopics } of meanings) {
      const cosine = vectors.cosine(vector, row);
      if (cosine < NEAR_FROM) continue;
      for (const topic of inTopics) nearest[topic] = Math.max(nearest[topic] ?? 0, cosine);
    }
    return nearest;
  };
  const find = remember((word): Found => {
    const key = stem(word);
    const exact = answered.get(key);
    const longer = exact ? [] : prefixed(prefixes, key).flatMap((other) => [...(answered.get(other) ?? [])]);
    const inLinks = linked.get(key) ?? none;
    const inNames = named.get(word) ?? none;
    const peculiar = peculiarity(key);
    const near = nearness(word);
    for (const topic of exact ?? none) near[topic] = 1;
    const holders = new Uint8Array(topics.length);
    for (const topic of [...(exact ?? none), ...inLinks, ...(named.get(key) ?? none)]) holders[topic] = 1;
    return {
      answered: exact ? tell(exact) : tell(new Set(longer), PREFIX_SHARE),
      linked: tell(inLinks, peculiar),
      named: { topics: [...inNames], amount: 1 },
      near: Float64Array.from(near, (share) => share * peculiar),
      holders,
    };
  }, MOST_REMEMBERED);

  return {
    words: wordCounts,
    canonical,
    holders: (word) => find(word).holders,
    hasStem: (key) => answered.has(key) || linked.has(key) || named.has(key),
    match: (query) => {
      const column = createColumns(5, topics.length);
      const match = {
        answered: column(0),
        linked: column(1),
        named: column(2),
        run: column(3),
        near: column(4),
      };
      const total = query.content.reduce((sum, { weight }) => sum + weight, 0);
      if (total === 0) return match;
      for (const { word, weight } of query.content) {
        const found = find(word);
        const share = weight / total;
        raise(match.answered, found.answered, share);
        raise(match.linked, found.linked, share);
        raise(match.named, found.named, share);
        for (let topic = 0; topic < topics.length; topic++) {
          match.near[topic] = (match.near[topic] ?? 0) + share * (found.near[topic] ?? 0);
        }
      }
      const weigh = (run: readonly QueryTerm[]): number => {
        const share = peculiarity(run.map(({ key }) => key).join(' '));
        return (share * run.reduce((sum, { weight }) => sum + weight, 0)) / total;
      };
      for (const [topic, run] of runs.longest(query)) match.run[topic] = weigh(run);
      return match;
    },
  };
}

function raise(field: Float64Array, { topics, amount }: Gain, share: number): void {
  for (const topic of topics) field[topic] = (field[topic] ?? 0) + share * amount;
}

/** What the questionnaire prints for a topic: its questions, and options that say more than yes or no. */
export function askedText(topic: Topic): string[] {
  const options = topic.questions.flatMap(({ selection }) =>
    selection.kind === 'no_options' || selection.options.length < TELLING_OPTIONS ? [] : selection.options,
  );
  return [
    topic.label,
    ...topic.questions.map(({ text }) => text),
    ...options.filter((option) => /\s/.test(option)),
  ];
}

/** An answer without its links. */
function proseOf({ answer, links }: Question): string {
  let prose = '';
  let at = 0;
  for (const { start, end } of links) {
    prose += `${answer.slice(at, start)} \n `;
    at = end;
  }
  return prose + answer.slice(at);
}

function post(postings: Postings, topic: number, keys: Iterable<string>): void {
  for (const key of keys) {
    const list = postings.get(key);
    if (list) list.add(topic);
    else postings.set(key, new Set([topic]));
  }
}

/** The sorted keys that begin with a key of which they are not much longer. */
function prefixed(sorted: readonly string[], key: string): string[] {
  const found: string[] = [];
  if (key.length < SHORTEST_PREFIX) return found;
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  for (let other = sorted[low]; other?.startsWith(key); other = sorted[++low]) {
    if (other.length <= 2 * key.length + 2) found.push(other);
  }
  return found;
}

const toKeys = (list: readonly string[]): string[] => list.filter((word) => !isStopWord(word)).map(stem);

interface RunIndex {
  /** Takes in a topic's keys in the order in which they stand. */
  readonly add: (topic: number, keys: readonly string[]) => void;
  /** Per topic that has one: the heaviest run of at least two query terms that stand together there, in order. */
  readonly longest: (query: Query) => ReadonlyMap<number, readonly QueryTerm[]>;
}

function createRunIndex(): RunIndex {
  /** The keys of all topics one after the other, a gap behind each topic's, and whose they are. */
  const sequence: (string | undefined)[] = [];
  const topics: number[] = [];
  const places = new Map<string, number[]>();
  return {
    add: (topic, keys) => {
      for (const key of keys) {
        const list = places.get(key);
        if (list) list.push(sequence.length);
        else places.set(key, [sequence.length]);
        sequence.push(key);
        topics.push(topic);
      }
      sequence.push(undefined);
      topics.push(topic);
    },
    longest: ({ content }) => {
      const longest = new Map<number, readonly QueryTerm[]>();
      const most = new Map<number, number>();
      content.forEach(({ key, weight: first }, from) => {
        const second = content[from + 1];
        if (!second) return;
        for (const at of places.get(key) ?? []) {
          if (sequence[at + 1] !== second.key) continue;
          let weight = first;
          let length = 1;
          for (
            let term: QueryTerm | undefined = second;
            term && term.key === sequence[at + length];
            term = content[from + length]
          ) {
            weight += term.weight;
            length++;
          }
          const topic = topics[at] ?? 0;
          if (weight <= (most.get(topic) ?? 0)) continue;
          longest.set(topic, content.slice(from, from + length));
          most.set(topic, weight);
        }
      });
      return longest;
    },
  };
}
