/** Where one thing asked ends and the next begins. */
const JOINT = /\s*(?:[,;&+?？؟]|\s\/\s|\b(?:and|n(?!['’])|vs|versus|plus|as well as|also)\b)\s*/iu;
/** Parts of a query that are looked at. */
const MOST_PARTS = 5;
/** Longer texts are not divided; no question that somebody sends is longer. */
const LONGEST = 300;
const HAS_WORD = /[\p{L}\p{N}]/u;

/** The parts of a query that names several things; the query alone when it does not. */
export function splitParts(text: string): string[] {
  if (text.length > LONGEST) return [text];
  return text
    .split(JOINT)
    .filter((part) => HAS_WORD.test(part))
    .slice(0, MOST_PARTS);
}

/** Where a sentence ends, or a clause begins that asks. */
const CLAUSE_END =
  /(?<=[\p{L}\p{N})]{2}[.!?…؟]+)\s|[。？！\n;]|\p{Extended_Pictographic}|(?<=\s)[-–—]+\s|,\s*(?=(?:(?:and|but|so)\s+)?(?:what|which|who|where|when|how|is|are|do|does|did|has|have|can|any)\b)/iu;
const MOST_CLAUSES = 8;

/** The sentences of a text, and the clauses of a sentence that ask; none where it is but one. */
export function splitClauses(text: string): string[] {
  if (text.length > LONGEST) return [];
  const clauses = text
    .split(CLAUSE_END)
    .map((clause) => clause.trim())
    .filter((clause) => HAS_WORD.test(clause));
  return clauses.length > 1 ? clauses.slice(0, MOST_CLAUSES) : [];
}
