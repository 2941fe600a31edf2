import file from '../../data/countries.json' with { type: 'json' };
import { COUNTRY_LANGUAGES, type Country, countryOf } from './country.ts';

/** A place in a text that names a country, its people or its capital: `[start, end)` in UTF-16 units. */
export interface CountryMention {
  /** ISO 3166-1 codes; several where the words alone do not say which ("Congo", "Korean"). */
  readonly codes: readonly string[];
  readonly kind: 'name' | 'people' | 'capital';
  readonly start: number;
  readonly end: number;
}

/** `data/countries.json`: what {@link COUNTRY_LANGUAGES} do not know. The compiler checks its form. */
interface CountriesFile {
  readonly countries: Readonly<
    Record<
      string,
      {
        readonly names?: readonly string[];
        readonly capitals?: readonly string[];
        /** By language, in the masculine singular; Russian ones without their ending. */
        readonly people?: Readonly<Partial<Record<'en' | 'fr' | 'es' | 'ru', readonly string[]>>>;
      }
    >
  >;
  /** Names that contain a country's and mean something else. */
  readonly elsewhere: readonly string[];
  /** Names that are ordinary words too, in some language, unless they begin with a capital letter. */
  readonly ordinaryWords: readonly string[];
}

interface Token {
  /** In lower case and without accents. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface Name {
  readonly tokens: readonly string[];
  readonly code: string | undefined;
  readonly kind: CountryMention['kind'];
  /** What the text has to look like, accents aside: capitals where a word is an ordinary one without them. */
  readonly written: 'anyhow' | 'capitalised' | 'in capitals';
}

/** Abbreviations that no language has an ordinary word for. */
const CLEAR_ABBREVIATIONS = new Set(['uk', 'uae', 'drc', 'dprk', 'eeuu', 'сша', 'оаэ', 'кндр', 'юар']);
/** Words after which people write "us" and "usa" in lower case and mean the country. */
const BEFORE_US = new Set(['the']);
const BEFORE_USA = new Set(['the', 'in', 'of', 'from', 'for', 'about', 'to', 'and', 'with', 'vs']);

/** What may stand between the words of a name: "Guinea-Bissau", "St. Lucia", "Iran (Islamic Republic of)". */
const WITHIN_NAME = /^[\s\-–—.'’,()（）&/]{0,3}$/;

/** Words for a form of state, which belong to the name that they stand before ("Republic of Kenya"). */
const FORMS = wordSet(
  `republic kingdom commonwealth principality sultanate federation emirate republique royaume principaute
  republica reino principado республика королевство جمهورية مملكة`,
);
/** What stands before such a form ("the Lao People's Democratic Republic"). */
const OF_FORMS = wordSet(
  `federal democratic islamic people peoples s socialist united independent sovereign plurinational bolivarian
  arab hashemite oriental federative`,
);
const BETWEEN_FORMS = wordSet(
  `of de du des del d da federale democratique islamique populaire unie bolivariana plurinacional federativa
  islamica`,
);
const ARTICLES = wordSet('the la le el l les los');

const NISBA = /(?:يين|يون|يات|يه|ي)$/;

/**
 * The countries that a text in English, French, Spanish, Russian, Chinese or Arabic names, by their names in
 * those languages (with the form of state before it: "Republic of Kenya"), their people or their capitals.
 * The longest name counts: "Papua New Guinea" is not "Guinea".
 * @returns In the text's order; mentions do not overlap.
 */
export function countriesIn(text: string): CountryMention[] {
  const tokens = tokenise(text);
  const shouts = tokens.length > 2 && text === text.toUpperCase();
  const mentions: CountryMention[] = [];
  let from = 0;
  while (from < tokens.length) {
    const found = longestAt(tokens, from, text, shouts);
    if (!found) {
      from += 1;
      continue;
    }
    const { names, end } = found;
    const codes = [...new Set(names.flatMap(({ code }) => code ?? []))];
    const [{ kind }] = names;
    if (codes.length > 0) {
      const last = mentions.at(-1)?.end ?? 0;
      const begin = kind === 'name' ? formBefore(tokens, from, last) : from;
      const possessive = /^['’]s?(?![\p{L}\p{N}])/u.exec(text.slice(tokens[end - 1]?.end))?.[0] ?? '';
      mentions.push({
        codes,
        kind,
        start: tokens[begin]?.start ?? 0,
        end: (tokens[end - 1]?.end ?? 0) + possessive.length,
      });
    }
    from = end;
  }
  return mentions;
}

/** The places in a text that name one country, its people or its capital. */
export function ownMentions(text: string, { code }: Pick<Country, 'code'>): CountryMention[] {
  return countriesIn(text).filter(({ codes }) => codes.includes(code));
}

/** The mention that a word belongs to; undefined for one that names no country. */
export function mentionAt(
  mentions: readonly CountryMention[],
  { start, end }: { readonly start: number; readonly end: number },
): CountryMention | undefined {
  return mentions.find((place) => start < place.end && end > place.start);
}

/**
 * The country that a questionnaire's answer on the country names; addresses in it do not count.
 * @returns Undefined where it names none, several, or one that its words do not tell from another.
 */
export function readCountry(answer: string): Country | undefined {
  const alone = namedAlone(answer.trim());
  if (alone) return alone;
  const named = countriesIn(answer.replace(/(?:https?:\/\/|www\.)\S+/gi, ' ')).filter(
    ({ kind }) => kind === 'name',
  );
  const [first, ...rest] = named;
  const codes = first?.codes.filter((code) => rest.every((other) => other.codes.includes(code))) ?? [];
  return codes[0] === undefined || codes.length > 1 ? undefined : countryOf(codes[0]);
}

/**
 * The country whose English name a text is, where it is no part of another's, as "Congo" is. Most answers are nothing
 * else, and a bot starts sooner if it does not index the names in all languages for it.
 */
function namedAlone(text: string): Country | undefined {
  const [english] = COUNTRY_LANGUAGES;
  if (text === '' || !english) return undefined;
  const containing = [...english.names].filter(([, names]) => names.some((name) => name.includes(text)));
  const [[code, names = []] = [], ...others] = containing;
  return code !== undefined && others.length === 0 && names.includes(text) ? countryOf(code) : undefined;
}

/** The names that the tokens at a place spell out, the longest only. */
function longestAt(
  tokens: readonly Token[],
  from: number,
  text: string,
  shouts: boolean,
): { names: readonly [Name, ...Name[]]; end: number } | undefined {
  const first = tokens[from];
  if (!first) return undefined;
  const candidates = keysOf(first.text).flatMap((key) => namesByFirstWord().get(key) ?? []);
  const fitting = candidates.filter((name) => fits(name, tokens, from, text, shouts));
  const longest = Math.max(...fitting.map((name) => name.tokens.length));
  const [name, ...others] = fitting
    .filter((one) => one.tokens.length === longest)
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  if (!name) return undefined;
  return { names: [name, ...others.filter(({ kind }) => kind === name.kind)], end: from + longest };
}

const ORDER: readonly CountryMention['kind'][] = ['name', 'people', 'capital'];

function fits(name: Name, tokens: readonly Token[], from: number, text: string, shouts: boolean): boolean {
  const spelled = name.tokens.every((word, index) => {
    const token = tokens[from + index];
    const before = tokens[from + index - 1];
    if (!token || !keysOf(token.text).some((key) => key === word)) return false;
    return index === 0 || !before || WITHIN_NAME.test(text.slice(before.end, token.start));
  });
  if (!spelled || name.written === 'anyhow') return spelled;
  const first = tokens[from];
  const written = text.slice(first?.start, tokens[from + name.tokens.length - 1]?.end);
  if (name.written === 'capitalised') return /^\p{Lu}/u.test(written) && !shouts;
  if ((!shouts && written === written.toUpperCase()) || written.includes('.')) return true;
  const initials = name.tokens.join('');
  const previous = tokens[from - 1]?.text ?? '';
  return (initials === 'us' && BEFORE_US.has(previous)) || (initials === 'usa' && BEFORE_USA.has(previous));
}

/** Where a name begins, with the form of state and the article before it. */
function formBefore(tokens: readonly Token[], from: number, notBefore: number): number {
  const is = (at: number, ...sets: readonly ReadonlySet<string>[]): boolean => {
    const token = tokens[at];
    return token !== undefined && token.start >= notBefore && sets.some((set) => set.has(token.text));
  };
  let begin = from;
  for (let at = from - 1; is(at, FORMS, BETWEEN_FORMS, ARTICLES); at--) if (is(at, FORMS)) begin = at;
  while (begin < from && is(begin - 1, OF_FORMS)) begin--;
  return is(begin - 1, ARTICLES) ? begin - 1 : begin;
}

/** Letters or digits in runs, but each Chinese character by itself: Chinese puts nothing between words. */
const WORD = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}])+|\p{N}+/gu;

function tokenise(text: string): Token[] {
  return [...text.matchAll(WORD)].map(({ 0: found, index }) => ({
    text: fold(found),
    start: index,
    end: index + found.length,
  }));
}

/** In lower case and without accents; the Russian й is no и with an accent. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/(?<!и)\p{M}/giu, '')
    .normalize('NFC')
    .toLowerCase();
}

/** What a word is looked up by: its forms without the endings and prefixes of its language. */
function keysOf(word: string): string[] {
  if (/^\p{Script=Cyrillic}/u.test(word)) return [word, `${russianStem(word)}-`];
  if (!/^\p{Script=Arabic}/u.test(word)) return [word === 'st' ? 'saint' : word];
  return arabicKeys(word);
}

/** Without the ending of its case; "Нигер" and "Нигерия" stay apart. */
function russianStem(word: string): string {
  if (/(?:ия|ии|ию|ией|иям|иях|иями)$/.test(word)) return word.replace(/(?:я|и|ю|ей|ям|ях|ями)$/, '');
  return word.replace(
    /(?:ого|его|ому|ему|ыми|ими|ами|ями|ая|яя|ое|ее|ые|ие|ый|ий|ой|ей|ою|ею|ую|юю|ых|их|ым|им|ом|ем|ам|ям|ах|ях|ов|ев|а|я|ы|и|у|ю|е|о|ь|й)$/,
    '',
  );
}

/** With and without conjunction, preposition and article; the adjective and noun of its people too. */
function arabicKeys(word: string): string[] {
  const plain = word.replace(/ة$/, 'ه').replaceAll('ى', 'ي');
  const bare = [plain, plain.replace(/^[وفبلك](?=.{3})/u, '')].flatMap((one) => [
    one,
    one.replace(/^ال(?=.{2})/u, ''),
    one.replace(/^لل(?=.{2})/u, ''),
  ]);
  const people = bare.filter((one) => NISBA.test(one)).map((one) => `${one.replace(NISBA, '')}+`);
  return [...new Set([...bare, ...people])];
}

let names: ReadonlyMap<string, readonly Name[]> | undefined;

/** All names, by what their first word is looked up by. Built at the first use: it takes some milliseconds. */
function namesByFirstWord(): ReadonlyMap<string, readonly Name[]> {
  names ??= indexNames();
  return names;
}

function indexNames(): ReadonlyMap<string, readonly Name[]> {
  const { countries, elsewhere, ordinaryWords }: CountriesFile = file;
  const ordinary = new Set(ordinaryWords.map((word) => spelling(word).join(' ')));
  const unique = new Map<string, Name>();
  const add = (
    tokens: readonly string[],
    code: string | undefined,
    kind: Name['kind'],
    written: string,
  ): void => {
    const spelled = tokens.join(' ');
    unique.set(`${spelled}/${code}/${kind}`, {
      tokens,
      code,
      kind,
      written: mannerOf(written, spelled, ordinary),
    });
  };
  const addName = (name: string, code: string | undefined, kind: Name['kind']): void => {
    for (const part of new Set([name, name.replace(/\s*[,(（].*/, '')]))
      add(spelling(part), code, kind, part);
  };

  const [english] = COUNTRY_LANGUAGES;
  for (const code of english?.names.keys() ?? []) {
    const usual = english?.usual(code) ?? '';
    // "Bhutans" is how "Bhutan's" is typed. With shorter ones it is a word of its own: "malis", "cubas".
    if (usual.length >= SHORTEST_POSSESSIVE && !/s$/.test(usual)) addName(`${usual}s`, code, 'name');
  }
  for (const { names: byCode, usual } of COUNTRY_LANGUAGES) {
    for (const [code, all] of byCode) {
      if (AMBIGUOUS.has(code)) continue;
      for (const name of new Set([...all, usual(code) ?? ''])) {
        if (UNUSABLE.has(name)) continue;
        addName(name, code, 'name');
        const people = arabicPeople(name);
        if (people !== undefined) add([people], code, 'people', name);
      }
    }
  }
  for (const [code, { names: more = [], capitals = [], people = {} }] of Object.entries(countries)) {
    for (const name of more) addName(name, code, 'name');
    for (const capital of capitals) addName(capital, code, 'capital');
    for (const [language, all] of Object.entries(people)) {
      for (const one of all) {
        for (const form of peopleForms(one, language)) add(spelling(form), code, 'people', one);
      }
    }
  }
  for (const name of elsewhere) addName(name, undefined, 'name');
  const index = new Map<string, Name[]>();
  for (const name of unique.values()) {
    const [first] = name.tokens;
    if (first === undefined) continue;
    const same = index.get(first);
    if (same) same.push(name);
    else index.set(first, [name]);
  }
  return index;
}

/** Letters of the shortest name whose possessive is known without its apostrophe. */
const SHORTEST_POSSESSIVE = 5;

/** Réunion: its name is the French and Spanish word for a meeting. */
const AMBIGUOUS = new Set(['RE']);
/** "Financial" in Arabic; "between China and Africa" in Chinese; the tsar in Russian. */
const UNUSABLE = new Set(['مالي', '中非', 'ЦАР']);

/** A name as the keys of its words; a Russian noun without ending of its own keeps its very form. */
function spelling(name: string): string[] {
  return (fold(name).match(WORD) ?? []).map((text, _, all) => {
    if (/^\p{Script=Cyrillic}/u.test(text)) {
      const declines = all.length > 1 || !/[иоуэе]$/.test(text);
      return declines ? `${russianStem(text)}-` : text;
    }
    if (/^\p{Script=Arabic}/u.test(text))
      return text
        .replace(/ة$/, 'ه')
        .replaceAll('ى', 'ي')
        .replace(/^ال(?=.{2})/, '');
    return text === 'st' ? 'saint' : text;
  });
}

function mannerOf(written: string, spelled: string, ordinary: ReadonlySet<string>): Name['written'] {
  if (ordinary.has(spelled)) return 'capitalised';
  const letters = written.replace(/[^\p{L}]/gu, '');
  const isAbbreviation =
    letters.length <= 5 && /^\p{Lu}+$/u.test(letters) && !/\p{Script=Han}/u.test(letters);
  return isAbbreviation && !CLEAR_ABBREVIATIONS.has(letters.toLowerCase()) ? 'in capitals' : 'anyhow';
}

/** What an Arabic name's adjective is looked up by: "كينيا" and "كينية". */
function arabicPeople(name: string): string | undefined {
  if (!/^\p{Script=Arabic}/u.test(name)) return undefined;
  const [word, ...more] = spelling(name);
  if (word === undefined || more.length > 0 || word.length < 3) return undefined;
  return `${word.replace(/(?:يا|ا|ه)$/, '')}+`;
}

/** The forms of a word for a people: feminine and plural. */
function peopleForms(word: string, language: string): string[] {
  // Any ending will do: russianStem takes it off again.
  if (language === 'ru') return [`${word}ий`];
  if (language === 'en') return [word, `${word}s`];
  const plain = fold(word);
  if (language === 'fr') {
    const feminine = /(?:ien|een)$/.test(plain) ? `${plain}ne` : `${plain}e`;
    return [plain, `${plain}s`, feminine, `${feminine}s`];
  }
  if (plain.endsWith('o')) return ['o', 'a', 'os', 'as'].map((ending) => plain.replace(/o$/, ending));
  return [plain, `${plain}s`, `${plain}es`, `${plain}a`, `${plain}as`];
}

function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
