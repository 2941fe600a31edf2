import { replaceSpans } from '../questionnaire/spans.ts';

/** Characters that are not seen: a token is also found with some of them in it. */
const UNSEEN = /(?![\n\r\t])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Mn}\p{Zl}\p{Zp}\u115F\u1160\u2800\u3164\uFFA0]/gu;
/** A bot's token: its id, a time and a signature in base64, with full stops between them. Older ones begin with "mfa.". */
const TOKEN =
  /(?<![\w-])(?:mfa\.[\w-]{60,}|[\w-]{20,}(?:\.|%2E|[．。․])[\w-]{4,}(?:\.|%2E|[．。․])[\w-]{20,})/gi;
/** Secrets of other kinds: the address of a webhook, keys of GitHub, Slack and those that begin with "sk-". */
const OTHER_SECRET =
  /(?<=\/webhooks\/)\d+\/[\w-]{20,}|\b(?:gh[opsru]_[A-Za-z0-9]{20,}|xox[abeprs]-[\w-]{10,}|sk-[\w-]{20,})/g;
/** A full stop as people and programs write it, and any other sign. */
const SIGN = /(?<stop>%(?:25){0,3}2E|&#(?:x0*2e|0*46);?|&period;|[.．。․·‧・｡])|(?<other>.)/gisu;
const TOKEN_SIGN = /^[\w-]$/;
/** The lengths of a token's parts: the id of an account in base64, a time, a signature. */
const PARTED_TOKEN = /[MNO][\w-]{21,29}\.[\w-]{6}\.[\w-]{27,38}/y;
const SHORTEST_SIGNATURE = 27;

/** What stands in place of a token. */
const TOKEN_MARK = '[token]';

/**
 * Replaces everything that looks like a bot's token, which somebody may have pasted by mistake.
 * @param secrets Strings that are replaced as well, such as the bot's own token.
 */
export function hideTokens(text: string, secrets: readonly string[] = []): string {
  const shown = text.replace(UNSEEN, '');
  const plain = secrets
    .filter((secret) => secret !== '')
    .reduce((rest, secret) => rest.replaceAll(secret, TOKEN_MARK), shown)
    .replace(TOKEN, TOKEN_MARK)
    .replace(OTHER_SECRET, TOKEN_MARK);
  const signs = signsOf(plain);
  const skeleton = signs.map(({ sign }) => sign).join('');
  const spans = [
    ...partedTokens(skeleton, signs),
    ...secrets.flatMap((secret) => placesOf(secret, skeleton)),
  ];
  let done = 0;
  const places = spans
    .sort(([one], [other]) => one - other)
    .filter(([from, to]) => {
      if (from < done) return false;
      done = to;
      return true;
    });
  const hidden = replaceSpans(plain, places, ([from, to]) => [
    signs[from]?.start ?? 0,
    signs[to - 1]?.end ?? 0,
    TOKEN_MARK,
  ]);
  return hidden === shown ? text : hidden;
}

/** A sign of which tokens are made, and where it stands in a text: `[start, end)` in UTF-16 units. */
interface Sign {
  readonly sign: string;
  readonly start: number;
  readonly end: number;
}

/** The signs of a text of which tokens are made, so that one is found with whatever somebody's program put between them. */
function signsOf(text: string): Sign[] {
  return Array.from(text.matchAll(SIGN), ({ 0: written, index, groups }) => ({
    sign: groups?.['stop'] === undefined ? written.normalize('NFKC') : '.',
    start: index,
    end: index + written.length,
  })).filter(({ sign }) => sign === '.' || TOKEN_SIGN.test(sign));
}

/** The tokens in the signs of a text, as `[from, to)`. */
function partedTokens(skeleton: string, signs: readonly Sign[]): [from: number, to: number][] {
  const found: [number, number][] = [];
  for (let from = 0; from < skeleton.length; from++) {
    PARTED_TOKEN.lastIndex = from;
    const token = PARTED_TOKEN.exec(skeleton)?.[0];
    if (token === undefined || !isIdInBase64(token.slice(0, token.indexOf('.')))) continue;
    let to = from + token.lastIndexOf('.') + 1 + SHORTEST_SIGNATURE;
    // What stands apart behind the shortest signature is the next word.
    while (to < from + token.length && signs[to]?.start === signs[to - 1]?.end) to++;
    found.push([from, to]);
    from = to - 1;
  }
  return found;
}

/** Whether a part of a token is the id of an account: 17 to 20 digits in base64. */
function isIdInBase64(part: string): boolean {
  try {
    return /^\d{17,20}$/.test(atob(part.replaceAll('-', '+').replaceAll('_', '/')));
  } catch {
    return false;
  }
}

/** Where a secret stands among the signs of a text. */
function placesOf(secret: string, skeleton: string): [from: number, to: number][] {
  const own = signsOf(secret)
    .map(({ sign }) => sign)
    .join('');
  const found: [number, number][] = [];
  for (
    let at = own === '' ? -1 : skeleton.indexOf(own);
    at !== -1;
    at = skeleton.indexOf(own, at + own.length)
  ) {
    found.push([at, at + own.length]);
  }
  return found;
}
