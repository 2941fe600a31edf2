/** Where one thing asked ends and the next begins. */
const JOINT = /\s*(?:[,;&+]|\s\/\s|\b(?:and|n|vs|versus|plus|as well as|also)\b)\s*/iu;
/** Parts of a query that are looked at. */
const MOST_PARTS = 5;
const LONGEST = 300;

/** The parts of a query that names several things; the query alone when it does not. */
export function splitParts(text: string): string[] {
  if (text.length > LONGEST) return [text];
  return text
    .split(JOINT)
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
    .slice(0, MOST_PARTS);
}
