import { stemmer } from 'stemmer';
import { OWN_COUNTRY } from '../frames.ts';
import { jointsAt } from '../parts.ts';
import { createTextAnalysis, type Language } from '../text.ts';

/** "No" and "not" are not among them: they can carry the subject ("no one behind"). */
const STOP_WORDS = `
  a about all also am an and any anybody anyone anything are as at be been being but by can could d did do
  does doing done for from get gets getting give gives go goes going got gotta had has have having he her
  here hers hey hi him his how i if im in into is isnt it its ive just know let like ll look looking m made make
  makes me mean might mine more most much must my of off on one ones only or our out over please pls plz r re s
  say says she should so some somebody someone something stuff such t tell than that thats the their them then
  there theres these they theyre thing things this those thx to too u up ur us ve very want wanna was we well were
  what whats when where wheres which who whom whos whose why will with without would ya yall yes you your yours
  bot question answer response
  n lol lmao rn tbh btw abt wat wats dat dont doesnt even ever actually really exactly already yet still quite maybe
  perhaps thanks hello quick ok okay nah idk whether lot lots bit anyway though else whole`;

/** British spellings to American ones, so that both forms of a word share a stem. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/is(e|ed|er|es|ing|ation|ations|ational|ationally)$/, 'iz$1'],
  [/(?<=[a-z]{3})our(s|ed|ing)?$/, 'or$1'],
  [/amme(s|d)?$/, 'am$1'],
  [/(?<=[a-z]{3})tre(s)?$/, 'ter$1'],
];

/** Everyday short forms of words of this field. */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    gov: 'government',
    govt: 'government',
    govts: 'government',
    egov: 'egovernment',
    egovt: 'egovernment',
    dept: 'department',
    info: 'information',
    org: 'organization',
    orgs: 'organization',
    ppl: 'people',
    fb: 'facebook',
    insta: 'instagram',
    regs: 'regulation',
    stats: 'statistics',
    docs: 'document',
    doc: 'document',
    tech: 'technology',
    techs: 'technology',
  }),
);

/**
 * Porter's stem (M. F. Porter, "An algorithm for suffix stripping", 1980), with British and American spelling
 * made alike and short forms written out.
 */
function stem(word: string): string {
  const full = SHORT_FORMS.get(word) ?? word;
  return /^[a-z]{3,40}$/.test(full) ? stemmer(americanize(full)) : full;
}

function americanize(word: string): string {
  for (const [british, american] of SPELLINGS) {
    if (british.test(word)) return word.replace(british, american);
  }
  return word;
}

/** The response's country, or who is meant by it. */
const THEY = String.raw`(?:\uE000|they|it|we|you|u|ppl|people(?: there)?|the (?:country|govt?|government|place|kingdom)|th(?:is|at|eir) (?:country|govt?|government|place))`;
const ADVERB = String.raw`(?:even|actually|really|ever|already|still|like|currently|now)\s+`;
const ARTICLE = String.raw`(?:(?:any|an?|some|such(?: an?)?|any sort of|any kind of)\s+)?`;
const POLITE = String.raw`(?:please|pls+|plz|kindly|thanks?|thx|ty|cheers|bot|bro|bruh|mate|man|dude|guys?|fam|folks|sir|lol|lmao|haha+|tho|though|btw|rn|tbh|idk|asap|um+|uh+|hmm+|hey+|hi+|hello|yo+|sup|ok(?:ay)?|well|so|sorry|excuse me)`;
const OCCASION = String.raw`(?:homework|thesis|essay|research|article|story|report|project|class|assignment|paper|study|exam|presentation|blog)`;
const BEFORE = [
  POLITE,
  String.raw`(?:good|gud) (?:morning|afternoon|evening|day)(?: (?:all|everyone|team|dear))?`,
  String.raw`(?:greetings|dear (?:sir|madam|all|bot|team)(?: or madam)?|sorry to bother(?: you)?)`,
  String.raw`(?:(?:i|we) (?:do |only |just )?(?:hope|apologi[sz]e)|forgive me|pardon me|sorry|excuse me)[^.;:?!]{0,45}?,? but`,
  String.raw`(?:may|might|can|could) (?:i|we) (?:please |kindly |just )?(?:ask|enquire|inquire|know)(?: (?:you|if|whether|about))*`,
  String.raw`(?:i|we)(?: should| would|'d) (?:very much |really |dearly )?(?:like|love) to (?:know|learn|ask|hear|find out|understand)(?: (?:if|whether|about|more))*`,
  String.raw`(?:can|could|would|will) (?:you|u) be (?:so |very )?(?:kind|good)(?: enough)?(?: as)? (?:to|and) (?:tell|show|explain|give)(?: me| us)?(?: about)?`,
  String.raw`as an? [^,.;:?!]{1,40}?,?\s+(?=(?:i|we)\b)`,
  String.raw`for (?:my|our|an?|the) (?:\w+ )?${OCCASION}`,
  String.raw`(?:my|our) (?:\w+ )?(?:teacher|boss|friend|cousin|prof(?:essor)?|colleague|editor|organi[sz]ation|ngo|team|office)s? (?:asked|asks|needs?|wants?|would like|is asking)(?: (?:me|us))?(?: to know)?(?: (?:if|whether|about))?`,
  // What stands before "know if" says who asks and why; "it" would refer to it.
  String.raw`.{0,90}?\b(?:know|tell (?:me|us)|find out|wondering|curious|check|confirm|understand)(?: (?:please|pls))? (?:if|whether)(?: or not)?(?!.*\b(?:it|one|that|them)\b)`,
  String.raw`(?:i'?m|i am|im|we are|we'?re) (?:trying to (?:find|find out|understand|learn|figure out)|looking (?:for|into|to find(?: out)?)|searching(?: for)?|interested in|researching|doing research (?:on|about)|writing (?:about|on|an? (?:\w+ )?${OCCASION} (?:about|on)))(?: (?:if|whether|how|what))?`,
  String.raw`(?:(?:a )?(?:quick|dumb|stupid|random|serious|genuine|honest|real) )?q(?:uestion)?(?: (?:for (?:you|u)|here))?`,
  String.raw`(?:just |i'?m |im |was )*(?:wondering|curious)(?: (?:if|whether|about))?`,
  String.raw`(?:does |do )?(?:any ?one|any ?body|someone|somebody|you|u) (?:happen to )?knows?(?: (?:if|whether|about|anything about|something about))?`,
  String.raw`(?:any|got any|have any) (?:idea|clue|info|word|news|details)(?: (?:if|whether|about|on))?`,
  String.raw`i (?:wonder|heard|want|wanna|need|would like|'?d like|gotta|have)(?: to)?(?: know| learn| find| see)?(?: (?:if|whether|about|that))?`,
  String.raw`(?:can|could|would|will) (?:you|u|some ?one|any ?one) (?:(?:please|pls|plz|kindly|maybe) )?(?:tell|show|explain|give|find|share)(?: (?:to )?(?:me|us))?(?: (?:about|if|whether|more about|something about|smth about|what|how))?`,
  String.raw`(?:tell|show|give|find|get|teach) (?:me|us)(?: (?:about|if|whether|more about|more on|something about|all about|the info on))?`,
  String.raw`(?:what do (?:you|u) know|talk to me|let'?s talk|lets talk|info|information|details|more|anything|something) (?:about|on)`,
  String.raw`what(?:'?s| is| are)? (?:the (?:deal|story|situation|status|scoop) (?:with|on|about)|up with|going on with|about)`,
  String.raw`is it true(?: that)?`,
  String.raw`what (?:do|did|does) ${THEY} (?:write|say|put|answer|reply|state)(?: down)? (?:for|about|on)`,
  String.raw`how(?:'?s| is| about)? (?:the (?:situation|status) (?:with|on)|about)`,
  String.raw`(?:is|are|isn'?t|aren'?t|was|were) there (?:actually |even |really |already |like )?(?:such a thing as |anything (?:on|about|like|for) )?${ARTICLE}`,
  String.raw`(?:do|does|did|don'?t|doesn'?t|dont|doesnt) ${THEY} (?:${ADVERB})*(?:have|got|has) ${ARTICLE}`,
  String.raw`(?:have|has|hav) ${THEY} (?:${ADVERB})*got ${ARTICLE}`,
  String.raw`(?:in|for|about|from) \uE000`,
  String.raw`\uE000`,
];
const AFTER = [
  POLITE,
  String.raw`like i'?m (?:5|five|a (?:child|kid))`,
  String.raw`in (?:simple|plain) (?:words|english|terms|language)`,
  String.raw`for (?:my|our|an?|the) (?:\w+ )?${OCCASION}`,
  String.raw`(?:many thanks|thank you(?: (?:so|very) much)?|thanks in advance|kind regards|urgent(?:ly)?)`,
  String.raw`if (?:you|u) (?:know|can|may|please|don'?t mind|have (?:a|the) (?:sec|minute|time))`,
  String.raw`if (?:i|we|one) may (?:ask|enquire|inquire)|if it(?: is|'?s)?(?: not|n'?t)? (?:too much|any|no) trouble`,
  String.raw`(?:just (?:curious|wondering|asking)|i wonder|for real|fr|ngl|imo|if any)`,
  String.raw`(?:(?:is |are )?(?:an? )?(?:actual |real )?thing)`,
  String.raw`exist(?:s|ing)?`,
  String.raw`or (?:not|no|nah|nope|what|smth|something|anything|is it)`,
  String.raw`(?:over |out |up |down )?there`,
  String.raw`(?:in|for|of|by|from|at|within) (?:\uE000|(?:the|that|this|their) (?:country|kingdom|nation|place))`,
  String.raw`\uE000`,
  String.raw`at all|right now|these days|nowadays|anymore|any ?(?:one|body)|in general|exactly|yet`,
];

/** "IT" is a subject where capitals or its neighbour say so, and no stop word. */
const IT =
  /\bIT\b(?=.*\p{Ll})|(?<=\p{Ll}.*)\bIT\b|\bit(?= (?:dept|department|ministry|minister|sector|policy|polic|infrastructure|systems?|services?|staff|people|guys|industry|head|boss|skills)\b)/gu;
/** "Does the country have …" asks of the response's own. */
const THE_COUNTRY =
  /(?<=\b(?:do|does|did|has|have)\s)(?:the|this|that|their) (?:country|kingdom|nation)(?=\s)/giu;

const language: Language = {
  code: 'en',
  stopWords: new Set(STOP_WORDS.trim().split(/\s+/)),
  stem,
  prefixes: { letters: 'emt', joins: 'hyphens and blanks' },
  prepare: (word) => word,
  frames: {
    before: new RegExp(String.raw`^(?:${BEFORE.join('|')})(?![\p{L}\p{N}'’])[\s,:;.!?…–-]*`, 'iu'),
    after: new RegExp(String.raw`[\s,:;.!?…–-]+(?:${AFTER.join('|')})$`, 'iu'),
    closed: /(?:thing|exist(?:s|ing)?)$/iu,
    opening: /^(?:is|are|do|does|did|has|have)\s+/iu,
  },
  introduction: /^(?:an?\s+)?\p{L}+(?:\s+\p{L}+)?\s+here[^\p{L}?]*$/iu,
  joints: jointsAt(String.raw`\b(?:and|n(?!['’])|vs|versus|plus|as well as|also)\b`),
  clauseOpenings: String.raw`(?:(?:and|but|so)\s+)?(?:what|which|who|where|when|how|is|are|do|does|did|has|have|can|any)\b`,
  spellOut: (text) => text.replace(IT, 'information technology').replace(THE_COUNTRY, OWN_COUNTRY),
  beforeCountry: new RegExp(String.raw`\b(?:of|in|for|from|by|at)\s+(?=${OWN_COUNTRY})`, 'giu'),
  articles: new Set('the a an'.split(' ')),
  comparing:
    /\b(?:like|similar to|(?:the )?same as|(?:version|equivalent|counterpart)s? (?:of|to|in)|as in|such as|unlike|compared (?:to|with))\b[^.?!;]{0,24}$/iu,
  comingFrom: new RegExp(
    [
      String.raw`\b(?:i am|i['’]?m|we are|we['’]re)(?: an?(?: \p{L}+){1,3})? (?:from|in)`,
      String.raw`\b(?:i am|i['’]?m|we are|we['’]re)(?: (?!about|asking|curious|interested)(?!\p{L}+ing\b)\p{L}[\p{L}-]*){1,4} from`,
      String.raw`\b(?:i|we) (?:come|came|live|work|study|moved)(?: (?:at|for)(?: \p{L}+){1,3})? (?:from|in)`,
      String.raw`\bmy(?: \p{L}+){1,2} (?:is|are|came|comes)(?: home| back)? from`,
      String.raw`(?:^|[.!?,;]\s*)(?:hello|hi|hey|greetings|(?:good )?(?:morning|evening|day)|here|writing)(?: (?:all|everyone|everybody|folks|guys))? from`,
      String.raw`\b(?:in|from) my`,
    ]
      .map((before) => `${before}\\s+$`)
      .join('|'),
    'iu',
  ),
  fieldWords: {
    name: 'name who whos whom person people guy man woman he she called',
    title: 'title position rank designation post role job called',
    organization:
      'organization employer employ department agency office ministry where work works company belong',
    email: 'email mail address contact write reach inbox gmail message send',
  },
  commands: {
    names: {
      ask: 'ask',
      search: 'search',
      question: 'question q',
      summary: 'summary summarize summarise tldr overview everything',
      contents: 'contents sections toc',
      list: 'list lists',
      export: 'export download',
      help: 'help commands',
      status: 'status ping uptime',
    },
    all: 'all every everything each list lists listing which enumerate complete full',
    listing:
      'what whats who whos any anything how many name names named mention mentions mentioned listed cited cite give show count total there linked used',
    links: 'link links linked linking url urls web website websites site sites address addresses pdf pdfs',
    document:
      'answer answers question questions document doc docs text response page pages file files report',
    greetings: 'hello hi hey yo sup thanks thank bye good morning evening',
    yesAndNo: 'yes no yep nope yeah nah yea',
    citing:
      'cited cites cite mentioned mentions mention named quoted referenced references appear appears appearing occur occurs show shows come comes turn turns pop pops crop crops',
    asking:
      'mean means meaning stand stands stood mention mentions mentioned cited cite named explain define definition definition who dis whose mail exactly refer refers about tell supposed find text page word phrase line quote quoted written spelled appear appears question questions answer answers often',
  },
};

export const english = createTextAnalysis(language);
