import type { SurveyResponse } from '../questionnaire/schema.ts';
import type { FullText } from '../search/full-text.ts';
import type { ListKey } from '../search/intents.ts';
import { initialsIn } from '../search/names.ts';
import { type Chat, THE_DOCUMENT } from './chat.ts';
import type { ListEntry } from './lists/entry.ts';
import type { Lists } from './lists/lists.ts';
import { type NameKey, nameKeysIn } from './lists/names.ts';
import type { ReadWords } from './read-words.ts';

/** Lists whose entries have names. */
const NAMED = [
  'laws',
  'policies',
  'bodies',
  'programmes',
  'systems',
  'technologies',
] as const satisfies readonly ListKey[];
/** What more names have is no name by itself: "government". */
const MOST_NAMED = 2;
/** What is typed of a name has to be at least this share of one of its spellings. */
const LEAST_SHARE = 0.5;

/** A name, ready to be compared with what is typed. */
interface Citable {
  readonly entry: ListEntry;
  /** Of each spelling the stems, and those that tell the name from others of its kind. */
  readonly spellings: readonly {
    readonly stems: ReadonlySet<string>;
    readonly telling: ReadonlySet<string>;
  }[];
  readonly initials: ReadonlySet<string>;
}

/**
 * Makes the function that reads where a name is looked for: "where is the ICM Act cited". One that stands in a single
 * answer is searched for, which shows that answer; the own country is what all of it is about.
 */
export function createReadCitedName(
  { topics }: SurveyResponse,
  lists: Lists,
  { analysis, wordsInAnswers, answerHas }: FullText,
): (read: ReadWords) => Chat | undefined {
  const { commands } = analysis.language;
  const setOf = (...texts: readonly string[]): ReadonlySet<string> => new Set(texts.flatMap(analysis.words));
  const citing = setOf(commands.citing);
  const around = setOf(commands.citing, commands.asking, commands.all, commands.listing, commands.document);
  const keysOf = (word: string): readonly NameKey[] => nameKeysIn(word.replace(/s$/, ''));
  /** The words that tell a name from others of its kind: not "act" or "ministry", and no number. */
  const tellingOf = (words: readonly string[]): ReadonlySet<string> =>
    new Set(
      words
        .filter((word) => /\p{L}/u.test(word) && !analysis.isStopWord(word) && keysOf(word).length === 0)
        .map(analysis.stem),
    );
  const toCitable = (entry: ListEntry): Citable => {
    const spellings = [entry.name, ...entry.variants];
    return {
      entry,
      spellings: spellings.map((spelling) => {
        const words = analysis.words(spelling);
        return { stems: new Set(words.map(analysis.stem)), telling: tellingOf(words) };
      }),
      initials: new Set(spellings.flatMap((spelling) => initialsIn(spelling, analysis))),
    };
  };
  let citable: ReadonlyMap<ListKey, readonly Citable[]> | undefined;
  /** The names of a list. All are read at the first use, which takes some tens of milliseconds. */
  const namesOf = (list: ListKey): readonly Citable[] => {
    citable ??= new Map(NAMED.map((one) => [one, lists(one).entries.map(toCitable)]));
    return citable.get(list) ?? [];
  };
  /** How many of the words typed a name has in one of its spellings, or as its initials; none where one is missing. */
  const sharedWith = ({ spellings, initials }: Citable, typed: readonly string[]): number => {
    const telling = [...tellingOf(typed)];
    const shared = spellings.map((spelling) => {
      const isNamed =
        telling.every((stem) => spelling.telling.has(stem)) &&
        telling.length >= spelling.telling.size * LEAST_SHARE;
      return isNamed ? typed.filter((word) => spelling.stems.has(analysis.stem(word))).length : 0;
    });
    const areInitials = telling.length === 1 && typed.some((word) => initials.has(word));
    return Math.max(Number(areInitials), ...shared);
  };
  const isOurs = (word: string): boolean =>
    wordsInAnswers.has(word) || topics.some((_, at) => answerHas(analysis.stem(word), at));
  return ({ words, own }) => {
    if (!words.some((word) => citing.has(word))) return undefined;
    const asked = words.filter((word) => !around.has(word) && !analysis.isStopWord(word));
    if (asked.length === 0 && own) return own.isCountry ? THE_DOCUMENT : { kind: 'name', name: own.text };
    const typed = asked.filter(isOurs);
    // "That drukyul flagship thingy" is a name all the same; in a longer question a name is only a part.
    if (tellingOf(typed).size === 0 || typed.length * 2 <= asked.length) return undefined;
    const kinds = typed.flatMap(keysOf);
    let once: Chat | undefined;
    for (const list of NAMED) {
      if (kinds.length > 0 && !kinds.some((kind) => kind === list)) continue;
      const found = namesOf(list).map((name) => ({ entry: name.entry, shared: sharedWith(name, typed) }));
      const most = Math.max(1, ...found.map(({ shared }) => shared));
      const entries = found.filter(({ shared }) => shared === most).map(({ entry }) => entry);
      const numbers = new Set(entries.flatMap(({ questions }) => questions));
      const within = entries.map(({ name }) => name);
      if (entries.length > MOST_NAMED) continue;
      if (numbers.size > 1) return { kind: 'list', list, section: undefined, within };
      const [name] = within;
      if (name !== undefined) once ??= { kind: 'name', name };
    }
    return once;
  };
}
