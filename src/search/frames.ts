import type { Frames } from './text.ts';

/** Stands for the response's own country in a text whose frame is taken off. */
export const OWN_COUNTRY = '\uE000';
/** Frames within frames: "hey, quick question: do they even have ... over there?" */
const MOST_ROUNDS = 6;
/** Punctuation and emoji at either end of a text. */
const EDGE = /^[^\p{L}\p{N}"“”\uE000]+|[^\p{L}\p{N}"“”)\uE000.]+$|(?<![\p{L}]\.\p{L})\.+$/gu;

/**
 * Takes the everyday frame off a question, which says nothing of its subject: "is ... a thing over there", "tell me
 * about ... pls". What is left is what is searched for.
 * @param text With {@link OWN_COUNTRY} in place of the response's own country.
 * @returns The text itself where nothing but a frame would be left.
 */
export function withoutFrame(text: string, frames: Frames | undefined): string {
  if (!frames) return text;
  let rest = text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = rest;
    const trimmed = rest.replace(EDGE, '');
    const open = trimmed.replace(frames.after, '');
    // "is ... a thing", "does ... exist": what closes the frame was its verb.
    const isClosed = open !== trimmed && frames.closed.test(trimmed);
    rest = (isClosed ? open.replace(frames.opening, '') : open).replace(frames.before, '');
    if (rest === before) break;
  }
  return /[\p{L}\p{N}]/u.test(rest) ? rest : text;
}
