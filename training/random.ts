/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Shuffles in place, the same way for the same seed. */
export function shuffle<T>(list: T[], seed: number): void {
  const next = random(seed);
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1));
    const held = list[at];
    const taken = list[other];
    if (held === undefined || taken === undefined) continue;
    list[at] = taken;
    list[other] = held;
  }
}
