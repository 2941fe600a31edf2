import type { Question } from '../../questionnaire/schema.ts';
import { english } from '../../search/languages/en.ts';
import { editDistance } from '../../search/spelling.ts';
import { entryOf, type ListEntry, proseOf } from './entry.ts';

export type NameKey = 'laws' | 'policies' | 'bodies' | 'programmes' | 'systems';

/** A name's last word, or the one before "of" or "for", tells what it names. */
const HEADS: Readonly<Record<NameKey, RegExp>> = {
  laws: /^(?:act|constitution|law|code|rules?|regulations?|bill|decree|ordinance|charter|treaty|convention)$/i,
  policies:
    /^(?:policy|strategy|plan|guidelines?|road-?map|framework|masterplan|blueprint|vision|agenda|manual)$/i,
  bodies:
    /^(?:ministry|department|commission|council|authority|bureau|agency|court|institute|center|centre|hospital|office|board|committee|parliament|assembly|senate|directorate|secretariat|university|corporation|society|association|union|bank|fund|institution|division|foundation|treasury|judiciary|alliance|academy)$/i,
  programmes: /^(?:program|programme|project|initiative|flagship|scheme|campaign)$/i,
  systems: /^(?:portal|system|platform|dashboard|registry|gateway|procurement)$/i,
};
/** In lower case the others are ordinary words: "the project", "an office", "this plan". */
const LOWER_CASE_HEAD = /^(?:policy|strategy|guidelines?|program|programme|system|act|framework|road-?map)$/;
const NAME_KEYS: readonly NameKey[] = ['laws', 'policies', 'bodies', 'programmes', 'systems'];
const headOf = ({ text }: Word): NameKey | undefined => {
  const word = text.replace(/['’]s$/, '');
  if (/^\p{Ll}/u.test(word) && !LOWER_CASE_HEAD.test(word)) return undefined;
  return NAME_KEYS.find((key) => HEADS[key].test(word));
};

/** The kinds that the words of a text or an address name, such as "e-Governance-Policy.pdf". */
export function nameKeysIn(text: string): NameKey[] {
  return NAME_KEYS.filter((key) => text.split(/[^\p{L}]+/u).some((word) => HEADS[key].test(word)));
}

const JOINT = /^(?:and|&)$/;
/** "Access to Information Act" */
const WITHIN_LAW = /^(?:and|&|to)$/;
const AFTER_HEAD = /^(?:of|for|on)$/;
const WITHIN_NAME = /^(?:and|&|of|for|on|the|with)$/;
/** Capitalised at the beginning of a sentence, or before what is part of a law and not the law. */
const NOT_FIRST =
  /^(?:the|a|an|one|two|three|four|five|six|seven|eight|nine|ten|through|under|however|further|currently|also|both|chapters?|articles?|sections?|its|their|our|in|by|with|plus|via|this|these|and|or|of|on|there|we|it|as)$/i;
const cannotBegin = (word: string | undefined): boolean =>
  word !== undefined && NOT_FIRST.test(word) && !/^\p{Lu}{2,}$/u.test(word);
const isCapital = ({ text }: Word): boolean => /^\p{Lu}|^e-?\p{Lu}|^\d+(?:st|nd|rd|th)$/u.test(text);

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A name in an answer, with what else it is called right there: "X Framework (e-XF)", "e-XF". */
interface FoundName {
  readonly spellings: readonly string[];
  readonly number: number;
  readonly list: NameKey;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}’'-]*|&/gu;
const wordsOf = (text: string): Word[] =>
  Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));
/** "12th five year plan", "national five(5) year strategy program": all of the same length are one plan. */
const YEAR_PLAN =
  /(?:\b\d+(?:st|nd|rd|th) |\bnational )?\b(?<years>[a-z]+|\d+)(?:\(\d+\))?[ -]year (?:development |strategy |strategic )?(?:plan|program|programme|strategy)\b/giu;
/** An enumeration of organisations by initials, but for the last perhaps: "ITU, UNs, SAARC and Worldbank". */
const ORGANIZATIONS = /(?<!\p{L})\p{Lu}{2,}\p{L}*(?:, \p{Lu}{2,}\p{L}*){2,}(?:,? and \p{Lu}\p{L}+)?/gu;
/** "ITU, UNs and SAARC guidelines": those of all of them. */
const THEIR_GUIDELINES = new RegExp(`${ORGANIZATIONS.source} guidelines?\\b`, 'gu');
/** "A strategy road map document on emerging technologies" has no other name. */
const ROAD_MAP =
  /\b(?:strategy |strategic |policy )?road[ -]?map (?:document )?on [\p{L} -]+?(?=\s+(?:covering|is|are|was|has|have|will|which|that|for|and)\b|\s*[.,;:]|\s*$)/gu;
/** A fund goes by the name in quotation marks before it. */
const QUOTED_FUND = /["“](?<name>[^"“”]+)["”] fund\b/gu;

export type Names = Readonly<Record<NameKey, readonly ListEntry[]>>;

/** Finds the names of laws, policies, bodies, programmes and systems in answers. */
export function namesIn(questions: readonly Question[]): Names {
  const read = (known: readonly string[]): FoundName[] =>
    questions.flatMap((question) => [
      ...proseOf(question.answer).flatMap((prose) => namesOf(prose, question.number, known)),
      ...unheadedIn(question),
    ]);
  // Names run together ("… on Information Sharing Social Media policy") are cut where one begins that stands elsewhere.
  const known = read([]).flatMap(({ spellings }) => spellings.map((name) => name.toLowerCase()));
  const found = read(known);
  const listed = (key: NameKey): ListEntry[] => {
    const names = merged(found.filter(({ list }) => list === key));
    return spread(names, questions);
  };
  return {
    laws: listed('laws'),
    policies: listed('policies'),
    bodies: listed('bodies'),
    programmes: listed('programmes'),
    systems: listed('systems'),
  };
}

/** Names without a word that tells what they name: what a link or a fund is called, beside bodies with names of their own. */
function unheadedIn({ number, answer, links }: Question): FoundName[] {
  const quoted = Array.from(answer.matchAll(QUOTED_FUND), ({ groups }) => groups?.['name'] ?? '');
  let at = 0;
  const called = links.map(({ start, end }) => {
    const before = answer.slice(at, start).replace(/^[\s>]+|[\s<:–-]+$/g, '');
    at = end;
    return before;
  });
  const areBodies = called.some((name) => wordsOf(name).some((word) => headOf(word) === 'bodies'));
  const unheaded = called.filter((name) => {
    const words = wordsOf(name);
    const isNamed = words.length > 1 && words.every((word) => isCapital(word) || WITHIN_NAME.test(word.text));
    return isNamed && !/[,.;:]/.test(name) && words.every((word) => headOf(word) === undefined);
  });
  return [...quoted, ...(areBodies ? unheaded : [])].map((name) => ({
    spellings: [name],
    number,
    list: 'programmes',
  }));
}

function namesOf(prose: string, number: number, known: readonly string[]): FoundName[] {
  const found: FoundName[] = [];
  const add = (list: NameKey, ...spellings: string[]): void => void found.push({ spellings, number, list });
  for (const [plan] of prose.matchAll(YEAR_PLAN)) add('policies', plan.trim());
  for (const [guidelines] of prose.matchAll(THEIR_GUIDELINES)) add('policies', guidelines);
  for (const [roadMap] of prose.matchAll(ROAD_MAP)) add('policies', roadMap);
  for (const [list] of prose.matchAll(ORGANIZATIONS)) {
    for (const name of list.split(/, | and /)) add('bodies', name.replace(/^and /, ''));
  }
  const blank = (text: string): string => '.'.repeat(text.length);
  const plain = prose.replace(YEAR_PLAN, blank).replace(ROAD_MAP, blank).replace(ORGANIZATIONS, blank);
  const words = wordsOf(plain);
  let from = 0;
  words.forEach((word, at) => {
    const list = at < from ? undefined : headOf(word);
    const next = words[at + 1];
    // "Flagship Program" has its head at the end.
    const isDouble =
      next &&
      isNext(plain, word, next) &&
      headOf(next) === list &&
      next.text.toLowerCase() !== word.text.toLowerCase();
    if (!list || (isDouble && isCapital(word) && words[at - 1] && from < at)) return;
    if (list === 'systems' && goesOnAsLaw(words, at, plain)) return;
    const first = startOf(words, at, from, plain, list === 'laws' ? WITHIN_LAW : JOINT);
    const last = endOf(words, at, list, plain, known);
    const parts = words.slice(first, last + 1);
    if (first === last || isOnlyInitials(words.slice(first, at), word)) return;
    const [start, end] = [parts[0]?.start ?? 0, parts.at(-1)?.end ?? 0];
    const name = plain.slice(start, end).replace(/(?:['’]s|[-–])$/, '');
    const beside = /^(?<blank>\s*)\((?<initials>[^()]{2,12})\)/.exec(plain.slice(end))?.groups;
    if (beside) add(list, `${name}${beside['blank']}(${beside['initials']})`, name, beside['initials'] ?? '');
    else add(list, name);
    from = last + 1;
  });
  return found;
}

/** "OECD and EU guidelines" are not the title of a guideline. */
const isOnlyInitials = (before: readonly Word[], head: Word): boolean =>
  !isCapital(head) && before.every(({ text }) => JOINT.test(text) || /^\p{Lu}{2}/u.test(text));

/** Whether nothing but blanks stands between two words. */
const isNext = (text: string, before: Word | undefined, word: Word | undefined): boolean =>
  before !== undefined && word !== undefined && /^\s+$/.test(text.slice(before.end, word.start));

/** Words before a head at the beginning of a sentence that belong to it: "Data sharing guidelines are …". */
const MOST_BEFORE = 3;

/** Whether capitalised words lead on to a law: "Public Procurement and Asset Disposal Act". */
function goesOnAsLaw(words: readonly Word[], from: number, text: string): boolean {
  for (let at = from + 1; at < words.length; at++) {
    const word = words[at];
    if (!word || !isNext(text, words[at - 1], word) || !(isCapital(word) || JOINT.test(word.text)))
      return false;
    if (headOf(word) !== undefined) return headOf(word) === 'laws';
  }
  return false;
}

/**
 * Place of a name's first word: back over capitalised words, and the small words between them.
 * @param within The small words.
 */
function startOf(words: readonly Word[], head: number, from: number, text: string, within: RegExp): number {
  let first = head;
  for (let at = head - 1; at >= from; at--) {
    const word = words[at];
    if (!word || !isNext(text, word, words[at + 1])) break;
    if (isCapital(word)) first = at;
    else if (!within.test(word.text)) break;
  }
  if (first === head) {
    for (let at = head - 1; at >= Math.max(from, head - MOST_BEFORE); at--) {
      const word = words[at];
      if (!word || !isNext(text, word, words[at + 1])) break;
      if (english.isStopWord(word.text)) break;
      if (/(?:^|[.;:]\s+)$/.test(text.slice(0, word.start))) return cannotBegin(word.text) ? at + 1 : at;
    }
  }
  while (first < head && cannotBegin(words[first]?.text)) first++;
  return first;
}

/** Place of a name's last word: forward over "of", "for" or "on" with capitalised words, over a year, or over "& Head". */
function endOf(
  words: readonly Word[],
  head: number,
  list: NameKey,
  text: string,
  known: readonly string[],
): number {
  const after = words[head + 1];
  const continues =
    after !== undefined && AFTER_HEAD.test(after.text) && list !== 'systems' && list !== 'programmes';
  let last = head;
  for (let at = head + 1; at < words.length; at++) {
    const word = words[at];
    if (!word || !isNext(text, words[at - 1], word)) break;
    const rest = text.slice(word.start).toLowerCase();
    if (at > head + 1 && known.some((name) => name.includes(' ') && rest.startsWith(name))) break;
    const isYear = /^(?:19|20)\d{2}$/.test(word.text);
    const isPaired = headOf(word) === list && JOINT.test(words[at - 1]?.text ?? '') && at === head + 2;
    const isPart = continues && isCapital(word) && !cannotBegin(word.text) && !startsName(words, at);
    if (isYear || isPaired || isPart) last = at;
    else if (!WITHIN_NAME.test(word.text)) {
      // "Policy guideline on information sharing", where nothing else follows
      const tail = words.slice(at);
      const isTail =
        continues &&
        last === head &&
        tail.length <= MOST_BEFORE &&
        /^[\s<(–-]*$/.test(text.slice(tail.at(-1)?.end));
      return isTail ? words.length - 1 : last;
    }
  }
  return last;
}

/** Whether another name begins here, with its own head before "of" or "for". */
function startsName(words: readonly Word[], at: number): boolean {
  const word = words[at];
  return word !== undefined && headOf(word) !== undefined && AFTER_HEAD.test(words[at + 1]?.text ?? '');
}

/** Words by which spellings of a name are compared. */
const keyWords = (name: string): string[] =>
  english
    .words(name.replaceAll('&', 'and'))
    .filter((word) => !/^(?:the|a|and|document)$/.test(word))
    .map(english.stem);

const yearsOf = (name: string): string | undefined =>
  name.matchAll(YEAR_PLAN).next().value?.groups?.['years']?.toLowerCase();

/** Whether two spellings name the same: but for a year, a word's misspelling, initials, or a longer form behind it. */
function isSame(one: string, other: string): boolean {
  const years = yearsOf(one);
  if (years !== undefined) return years === yearsOf(other);
  const [a, b] = [keyWords(one), keyWords(other)];
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 0) return false;
  if (short.join('') === long.join('')) return true;
  const begins = short.length > 1 && short.every((word, at) => isNear(word, long[at] ?? ''));
  const rest = long.slice(short.length);
  if (begins) return rest.every((word) => /^\d{4}$/.test(word)) || /^(?:of|for)$/.test(rest[0] ?? '');
  return sharesInitials(short, a.length <= b.length ? other : one);
}

const isNear = (one: string, other: string): boolean =>
  one === other ||
  (Math.min(one.length, other.length) >= 5 && editDistance(one, other) <= 2) ||
  (one.length >= 4 && other.startsWith(one)) ||
  (other.length >= 4 && one.startsWith(other));

/** "ICM Act 2018" and "Information Communication and Media Act of Bhutan 2018" */
function sharesInitials([initials = '', ...others]: readonly string[], name: string): boolean {
  const capitals =
    name
      .match(/(?<![\p{L}\p{N}])\p{Lu}/gu)
      ?.join('')
      .toLowerCase() ?? '';
  const words = keyWords(name);
  return (
    initials.length >= 3 && capitals.startsWith(initials) && others.every((word) => words.includes(word))
  );
}

interface Named {
  readonly name: string;
  readonly variants: readonly string[];
  readonly numbers: readonly number[];
}

/** Puts the spellings of one name together, the fullest first. */
function merged(found: readonly FoundName[]): Named[] {
  const groups: { spellings: string[]; numbers: Set<number> }[] = [];
  const fullness = ({ spellings: [name = ''] }: FoundName): number =>
    name.length + (/^\d+(?:st|nd|rd|th)/.test(name) ? 100 : 0);
  for (const { spellings, number } of [...found].sort(
    (a, b) => fullness(b) - fullness(a) || a.number - b.number,
  )) {
    const group = groups.find((one) =>
      spellings.some((name) => one.spellings.some((other) => isSame(name, other))),
    );
    if (group) {
      group.spellings.push(...spellings.filter((name) => !group.spellings.includes(name)));
      group.numbers.add(number);
    } else {
      groups.push({ spellings: [...spellings], numbers: new Set([number]) });
    }
  }
  return groups.map(({ spellings: [name = '', ...variants], numbers }) => ({
    name,
    variants,
    numbers: [...numbers],
  }));
}

/** "The national digital flagship" is the one flagship that has a name. */
const DEFINITE = /\bthe (?:\p{Ll}+ ){1,2}(?<head>flagship|roadmap|constitution)\b/gu;

/** Adds the questions that contain a name in words by which it is not found by itself. */
function spread(names: readonly Named[], questions: readonly Question[]): ListEntry[] {
  const texts = questions.map(({ number, answer }) => {
    const prose = proseOf(answer).join('\n');
    return { number, lowerCase: prose.toLowerCase(), definite: Array.from(prose.matchAll(DEFINITE)) };
  });
  const entries = names.map(({ name, variants, numbers }) => {
    const spellings = [name, ...variants].map((one) => one.toLowerCase()).filter(({ length }) => length > 4);
    const heads = new Set(keyWords(name));
    const definite = new Set<string>();
    const others = texts.filter((text) => {
      const meant = text.definite.filter(({ groups }) => {
        const head = english.stem(groups?.['head'] ?? '');
        return heads.has(head) && names.filter((one) => keyWords(one.name).includes(head)).length === 1;
      });
      for (const [words] of meant) definite.add(words);
      return meant.length > 0 || spellings.some((one) => text.lowerCase.includes(one));
    });
    const all = [...new Set([...numbers, ...others.map(({ number }) => number)])].sort((a, b) => a - b);
    return entryOf(name, all, { variants: [...variants, ...definite] });
  });
  return entries.sort((a, b) => (a.questions[0] ?? 0) - (b.questions[0] ?? 0));
}
