import type { SurveyResponse } from '../questionnaire/schema.ts';
import type { FullText } from '../search/full-text.ts';
import { ABOUT_KEYS, type Intent, isOfWords, LIST_KEYS, type ListKey } from '../search/intents.ts';
import type { Correction } from '../search/query.ts';
import type { Intents, SaidIntent } from '../search/ranking/intents.ts';
import { SURE_FROM } from '../search/search.ts';
import { type Chat, GREETING, THE_DOCUMENT } from './chat.ts';
import { createReadCitedName } from './cited-name.ts';
import { createLinkFilter, HOST } from './link-filter.ts';
import { hasMatch } from './lists/entry.ts';
import { hostsIn } from './lists/links.ts';
import type { Lists } from './lists/lists.ts';
import { createReadWords } from './read-words.ts';
import { isSectionWord, type NamedSection, sectionNamed, sectionOfLetter } from './sections-named.ts';
import { runCommand, sectionIn } from './typed.ts';

/** What is read. */
interface Utterance {
  readonly query: string;
  /** Probability, 0 to 1, that the search has found what is asked. */
  readonly confidence: number;
  /** Whether what it has found is which country this is. */
  readonly isCountryFound: boolean;
  /** Misspelt words and how the search reads them. */
  readonly corrections: readonly Correction[];
}

/** Reads what people say to a bot in one language; undefined for a text that asks for what the response says. */
export type ReadChat = (utterance: Utterance) => Chat | undefined;

/** An intent is taken if it is at least as probable as the topic that the search found, within these two bounds. */
const INTENT_FROM = 0.5;
const INTENT_OVER_TOPIC = 0.7;
/** For a single word, which names a topic as well ("privacy"), and for a command, which the search mistakes for none. */
const NEARLY_CERTAIN = 0.97;
/** For a list that a whole sentence asks for. */
const SENTENCE_FROM = 0.8;
/** A text is strange if at least one word in so many is unknown; its intent needs that probability. */
const MOST_UNKNOWN = 3;
const STRANGE_FROM = 0.85;
/** So few words without a question mark ask for nothing in particular; what they say of the bot needs that probability. */
const NOUN_WORDS = 2;
const NOUN_FROM = 0.9;
/** So few words name a topic rather than ask for a list. */
const TOPIC_WORDS = 3;
/** A greeting of more words may have a question in it. */
const GREETING_WORDS = 3;
/** Longer texts describe what they look for. */
const LONGEST = 200;
/** Platforms of social media by what they are called in other letters. */
const PLATFORMS: Readonly<Record<string, RegExp>> = {
  facebook: /фейсбук|脸书|臉書|فيس\s?بوك/iu,
  twitter: /твит+ер|推特|تويتر/iu,
};
const WITHOUT =
  /(?<!\p{L})(?:no|without|lack(?:s|ing)?|sans|sin|без|нет)(?!\p{L})|没有|沒有|无|無|بدون|بلا/iu;

/**
 * @param fullText The index of the response in the language.
 * @param intents What was learned of the language's ways of saying.
 * @param lists What the response names.
 */
export function createReadChat(
  response: SurveyResponse,
  fullText: FullText,
  intents: Intents,
  lists: Lists,
): ReadChat {
  const { analysis, wordsInAnswers } = fullText;
  const { commands } = analysis.language;
  const setOf = (...lists: readonly string[]): ReadonlySet<string> => new Set(lists.flatMap(analysis.words));
  const cues = setOf(commands.all, commands.listing);
  const document = setOf(commands.document);
  const links = setOf(commands.links);
  const linksWithin = createLinkFilter(response, fullText);
  const readCitedName = createReadCitedName(response, lists, fullText);
  const read = createReadWords(response, fullText, intents);
  const telling = (words: readonly string[]): string[] =>
    words.filter((word) => !analysis.isStopWord(word) && !document.has(word) && !cues.has(word));

  /** Whether a text means what it is likely to say to the bot, and does not look for something in the response. */
  const isMeant = ({ intent, share }: SaidIntent, words: readonly string[], query: string): boolean => {
    // "Fake news" is no question about the bot.
    const isNoun = words.length <= NOUN_WORDS && !/[?？؟]/.test(query);
    if (isNoun && intent.startsWith('about.') && share < NOUN_FROM) return false;
    const unknown = words.filter((word) => !intents.knows(word));
    // Names and other languages look like nothing, and so like a greeting.
    const isStrange = words.length > 1 && unknown.length * MOST_UNKNOWN >= words.length;
    if (isStrange && share < STRANGE_FROM) return false;
    // A name that stands in the response is what is asked for, and so is an address by itself.
    const isAddress = intent === 'list.links' && hasMatch(query, HOST);
    return !isAddress && !unknown.some((word) => wordsInAnswers.has(word));
  };

  /** The platforms of social media that are named, as their addresses have them. */
  const platformsIn = (query: string, words: readonly string[]): string[] => {
    const parts = hostsIn(lists('social_media')).flatMap(({ name }) => name.split('.'));
    const wanted = new Set(analysis.terms(words.join(' ')));
    const inLatin = parts.filter((part) => analysis.terms(part).some((term) => wanted.has(term)));
    const inOther = Object.entries(PLATFORMS).flatMap(([part, name]) => (name.test(query) ? [part] : []));
    return [...new Set([...inLatin, ...inOther])];
  };

  /** Whether links are asked for that are not there, of which there is no list: "answers that have no links". */
  const asksForNoLinks = (query: string, words: readonly string[]): boolean =>
    WITHOUT.test(query) && words.some((word) => links.has(word));

  return (utterance) => {
    const { query, confidence, corrections } = utterance;
    if (query.length > LONGEST) return undefined;
    const whole = read(query, corrections);
    const { foreign } = whole;
    if (foreign.length > 0 && telling(whole.words).every((word) => foreign.includes(word))) {
      return { kind: 'about', about: 'country' };
    }
    const isOfNone = asksForNoLinks(query, whole.words);
    const linked = isOfNone ? [] : linksWithin(query, whole.words, telling(whole.words));
    if (linked.length > 0) return { kind: 'list', list: 'links', section: undefined, within: linked };
    const cited = readCitedName(whole);
    if (cited) return cited;
    // "Lost ticks in section C" asks for the list; the section is read apart.
    const named = sectionNamed(query, response);
    const apart = named && read(named.rest, corrections).words;
    // "All answers in section F" are the section.
    if (named?.section && apart && telling(apart).length === 0) {
      return { kind: 'section', section: named.section };
    }
    const ofSection = apart && intents.read(apart);
    const isOfSection = ofSection && (listKeyOf(ofSection.intent) ?? ofSection.intent === 'export');
    const said = isOfSection ? ofSection : intents.read(whole.words);
    const words = isOfSection ? apart : whole.words;
    // "Bhutan?"
    const otherwise =
      whole.own?.isCountry === true && telling(whole.words).length === 0 ? THE_DOCUMENT : undefined;
    if (!said) return otherwise;
    const isCountryFound = utterance.isCountryFound && foreign.length === 0;
    const least = leastShare(said.intent, whole.words.length, { confidence, isCountryFound });
    if (said.share < least) return otherwise;
    if (foreign.length > 0 && said.intent !== 'about.country') return undefined;
    if (!isMeant(said, words, query)) return otherwise;
    const { intent } = said;
    const list = listKeyOf(intent);
    const isCertain = said.share >= (words.length > TOPIC_WORDS ? SENTENCE_FROM : NEARLY_CERTAIN);
    // "Urls" leaves no doubt, and neither does a whole sentence; "ministries" is a topic.
    const isClear = isCertain && (list === 'links' || words.length > TOPIC_WORDS || confidence < SURE_FROM);
    // "Laws in section D" asks for them as clearly as "all laws".
    const isSectionNamed = named !== undefined || namesSection(query, response);
    const isAsked = isClear || isSectionNamed || words.some((word) => cues.has(word));
    if (list && isOfWords(list) && !isAsked) return undefined;
    if (list === 'links' && isOfNone) return undefined;
    const within = list === 'social_media' ? platformsIn(query, words) : [];
    return runIntent({ query, intent, within, isCertain, named, isSectionNamed }, response);
  };
}

/** How probable an intent has to be, beside a topic that the search found. */
function leastShare(
  intent: Intent,
  words: number,
  { confidence, isCountryFound }: Pick<Utterance, 'confidence' | 'isCountryFound'>,
): number {
  const least = Math.min(INTENT_OVER_TOPIC, Math.max(INTENT_FROM, confidence));
  if (confidence < SURE_FROM) return least;
  // Polite words stand before a question; and which country this is, the response itself answers.
  const isPolite = intent === 'greeting' && words > GREETING_WORDS;
  if (isPolite || (intent === 'about.country' && isCountryFound)) return Number.POSITIVE_INFINITY;
  const isCommand = !/^(?:about|list)\./.test(intent);
  return words === 1 || isCommand ? NEARLY_CERTAIN : least;
}

const listKeyOf = (intent: Intent): ListKey | undefined => LIST_KEYS.find((key) => intent === `list.${key}`);

/** An intent that is taken, and what its text says of a section. */
interface Taken {
  readonly query: string;
  readonly intent: Intent;
  /** What of a list is asked for; all where there is none. */
  readonly within: readonly string[];
  readonly isCertain: boolean;
  /** The section that is named by its letter, or in whichever way. */
  readonly named: NamedSection | undefined;
  readonly isSectionNamed: boolean;
}

function runIntent(
  { query, intent, within, isCertain, named, isSectionNamed }: Taken,
  response: SurveyResponse,
): Chat | undefined {
  const list = listKeyOf(intent);
  // "All agencies" are more than the section of that title.
  const isCertainList = list !== undefined && isCertain;
  const isOfAll = isCertainList && !isSectionNamed;
  if (named && !named.section && !named.areSeveral) return { kind: 'no_such_section' };
  const section = isOfAll || named?.areSeveral === true ? undefined : sectionIn(query, response);
  // "The whole legal part": all of a section, not a list.
  const isWhole = intent !== 'export' && (intent === 'contents' || !(named ?? hasLoneLetter(query)));
  if (section && isWhole && !isCertainList) return { kind: 'section', section };
  if (list) return { kind: 'list', list, section, within };
  const about = ABOUT_KEYS.find((key) => intent === `about.${key}`);
  // How many questions a section has stands above its answers.
  if (about === 'questions' && named?.section) return { kind: 'section', section: named.section };
  if (about) return { kind: 'about', about };
  switch (intent) {
    case 'greeting':
      return GREETING;
    case 'lists':
      return { kind: 'command', command: { command: 'list', options: {} } };
    case 'next':
      return { kind: 'command', command: { command: 'next', options: {} } };
    case 'help':
    case 'contents':
    case 'summary':
    case 'export':
    case 'status':
      return runCommand(intent, query, section);
    default:
      return undefined;
  }
}

/** Whether a text says "section" without a letter, or has the letter alone: "laws in that section", "list laws D", "blank in D, please". */
function namesSection(text: string, response: SurveyResponse): boolean {
  const { last, inside } =
    /(?:^|\s)(?<last>\p{Lu})$|(?:^|\s)(?:in|of|from|dans|en|в|из)\s+(?<inside>\p{Lu})(?=\s)/u.exec(text)
      ?.groups ?? {};
  const letter = last ?? inside;
  const isNamed = letter !== undefined && sectionOfLetter(letter, response) !== undefined;
  return isNamed || text.split(/\P{L}+/u).some(isSectionWord);
}

/** Whether a letter stands alone in a text, as the name of a section. */
const hasLoneLetter = (text: string): boolean => /(?:^|\s)\p{L}(?:$|\s)/u.test(text);
