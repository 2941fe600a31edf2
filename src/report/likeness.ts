/** A question as people put it, with how often and on how many days. */
export interface Asked {
  /** As logged first. */
  readonly query: string;
  /** The stems of its telling words, each once. */
  readonly stems: readonly string[];
  readonly count: number;
  readonly days: ReadonlySet<string>;
  /** What came of it, such as `not_found`. */
  readonly kinds: ReadonlySet<string>;
}

/** Questions that are alike; the one asked most stands for them. */
export interface Group {
  readonly query: string;
  /** Other ways in which it was put, those asked most first. */
  readonly others: readonly string[];
  readonly count: number;
  readonly days: number;
  readonly kinds: readonly string[];
}

/** Jaccard index of the stems of two questions from which they count as alike. */
const ALIKE_FROM = 0.5;
/** Groups that a question is compared with. Beyond them are only groups with words that nearly all have. */
const MOST_COMPARED = 50;
/** How many other ways of asking are kept of a group. */
const MOST_OTHERS = 5;

/**
 * Groups questions by likeness: each joins the first group with whose leading question it has enough words in common.
 * @returns The group asked most first.
 */
export function groupByLikeness(asked: Iterable<Asked>): Group[] {
  const groups: { leader: Asked; others: string[]; count: number; days: Set<string>; kinds: Set<string> }[] =
    [];
  const withStem = new Map<string, number[]>();
  for (const one of [...asked].sort((a, b) => b.count - a.count)) {
    const candidates = new Set(
      one.stems
        .map((stem) => withStem.get(stem) ?? [])
        .sort((a, b) => a.length - b.length)
        .flatMap((list) => list.slice(0, MOST_COMPARED)),
    );
    const like = [...candidates]
      .slice(0, MOST_COMPARED)
      .find((index) => likeness(groups[index]?.leader.stems ?? [], one.stems) >= ALIKE_FROM);
    const group = like === undefined ? undefined : groups[like];
    if (group) {
      group.count += one.count;
      for (const day of one.days) group.days.add(day);
      for (const kind of one.kinds) group.kinds.add(kind);
      if (group.others.length < MOST_OTHERS) group.others.push(one.query);
      continue;
    }
    for (const stem of one.stems) {
      const list = withStem.get(stem) ?? [];
      if (list.length < MOST_COMPARED) list.push(groups.length);
      withStem.set(stem, list);
    }
    groups.push({
      leader: one,
      others: [],
      count: one.count,
      days: new Set(one.days),
      kinds: new Set(one.kinds),
    });
  }
  return groups
    .map(({ leader, others, count, days, kinds }) => ({
      query: leader.query,
      others,
      count,
      days: days.size,
      kinds: [...kinds].sort(),
    }))
    .sort((a, b) => b.count - a.count || b.days - a.days);
}

/** Jaccard index of two sets. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const common = a.filter((stem) => b.includes(stem)).length;
  return common / (a.length + b.length - common || 1);
}
