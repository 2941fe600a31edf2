import { INTENTS, type Intent } from '../intents.ts';
import type { Classifier } from './classifier.ts';
import { logOfSum } from './features.ts';

/** What a text says to the bot, if it says something to the bot at all. */
export interface SaidIntent {
  readonly intent: Intent;
  /** Probability, 0 to 1, that the text means this or something of the same kind: any list, or anything about the bot. */
  readonly share: number;
}

/** What was learned of the ways in which people speak to a bot. */
export interface Intents {
  /** Finds the likeliest intent of a text's folded words; undefined for no words. */
  readonly read: (words: readonly string[]) => SaidIntent | undefined;
  /** Whether a folded word was learned from. */
  readonly knows: (word: string) => boolean;
}

/** "heyyyy" is "hey". */
export const unstretched = (text: string): string => text.replace(/(\p{L})\1{2,}/gu, '$1');

/** @param classifier Its classes are intents, and others for texts that ask for a topic. */
export function createIntents(classifier: Classifier): Intents {
  const known = classifier.classes.map((name) => INTENTS.find((intent) => intent === name));
  const read: Intents['read'] = (words) => {
    if (words.length === 0) return undefined;
    const odds = classifier.classify(words.map(unstretched));
    const total = logOfSum(odds);
    const likely = known
      .flatMap((intent, at) => (intent ? [{ intent, share: Math.exp((odds[at] ?? 0) - total) }] : []))
      .sort((a, b) => b.share - a.share);
    const [best] = likely;
    if (!best) return undefined;
    const share = likely
      .filter(({ intent }) => kindOf(intent) === kindOf(best.intent))
      .reduce((sum, one) => sum + one.share, 0);
    return { intent: best.intent, share };
  };
  return { read, knows: (word) => classifier.knows(unstretched(word)) };
}

const kindOf = (intent: Intent): string => intent.replace(/\..*/, '');
