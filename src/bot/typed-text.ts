import { QUERY_LENGTH } from './components/limits.ts';
import { cutUnits, oneLine } from './components/markdown.ts';

/** What Discord writes for a mention of somebody, a role, a channel or a command, and for a time. */
const MENTION = /<(?:@[!&]?|#|id:|t:-?|\/[^:<>]{1,100}:)[\w:-]{1,40}>/g;
/** What it writes for an emoji of a server. */
const CUSTOM_EMOJI = /<a?:\w{2,32}:\d{1,20}>/g;

/** The bot called by its name, as people write it where Discord offers no mention. */
const CALLED = /^\s*@msq[- ]?bot\b[\s,:]*/i;

/**
 * What somebody typed, as it is read wherever it is typed: one line of visible characters, without Discord's own marks,
 * whose names and numbers ask for nothing. Empty if nothing is left.
 * @param max Longest text, in UTF-16 units; the rest is left out. Discord enforces it for options, other places do not.
 */
export function typedText(text: string, max = QUERY_LENGTH): string {
  const bare = text.replace(CALLED, '').replace(MENTION, ' ').replace(CUSTOM_EMOJI, ' 🙂 ');
  return cutUnits(oneLine(bare), max).trim();
}
