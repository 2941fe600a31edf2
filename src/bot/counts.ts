/** How often something occurred. */
export interface Count {
  readonly name: string;
  readonly count: number;
}

/** Counts names. */
export interface Counts {
  readonly add: (name: string) => void;
  /** All that were counted, most frequent first, equally frequent ones by name. */
  readonly ranked: () => Count[];
}

/** @param most Names that are counted apart at most; later ones are not counted. Default: any number. */
export function createCounts(most = Number.POSITIVE_INFINITY): Counts {
  const counts = new Map<string, number>();
  return {
    add: (name) => {
      const known = counts.get(name);
      if (known === undefined && counts.size >= most) return;
      counts.set(name, (known ?? 0) + 1);
    },
    ranked: () =>
      [...counts]
        .map(([name, count]) => ({ name, count }))
        .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name)),
  };
}
