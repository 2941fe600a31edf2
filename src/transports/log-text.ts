import { hideTokens } from '../bot/tokens.ts';
import { replaceAddresses } from '../questionnaire/privacy.ts';

/** Longest text of a query in a log, in UTF-16 units. */
const LONGEST_LOGGED = 200;
/** Mentions of users, roles and channels, and ids alone. */
const MENTION = /<[@#][!&]?\d{1,20}>|(?<!\d)\d{17,20}(?!\d)/g;
/** Seven digits or more, with what people put between them. Two years are no phone number. */
const PHONE = /(?<![\p{L}\p{Nd}])(?!\d{4}[-–/ ]\d{4}(?!\d))\+?\(?\p{Nd}(?:[ ().\-–]{0,2}\p{Nd}){6,}/gu;

/** A text of a person as a log may contain it: one short line without addresses, phone numbers, tokens and mentions. */
export function forLog(text: string): string {
  const read = hideTokens(text.slice(0, 20 * LONGEST_LOGGED));
  const line = replaceAddresses(read, '[address]')
    .replace(MENTION, '[mention]')
    .replace(PHONE, '[phone]')
    .toWellFormed()
    .replace(/[\s\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .trim();
  return line.length > LONGEST_LOGGED ? `${line.slice(0, LONGEST_LOGGED - 1).toWellFormed()}…` : line;
}
